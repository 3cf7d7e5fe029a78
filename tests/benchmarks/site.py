"""The million-row database and its small sister in one process, under the same alias in turn."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

from django.db import connections

from tests.benchmarks import database

SMALL = f"{database.NAME}_small"
SMALL_ROWS = 1000


@contextmanager
def use(size: str) -> Iterator[None]:
    """``large`` or ``small``: which database ``default`` means inside."""
    before = connections["default"]
    connections["default"] = _connection(size)
    try:
        yield
    finally:
        connections["default"] = before


@cache
def _connection(size: str) -> Any:
    if size == "large":
        return connections["default"]
    kind = "postgres" if connections["default"].vendor == "postgresql" else "sqlite"
    given = json.loads(os.environ["AUTOCAPTION_BENCHMARK_DATABASE"])
    connection = connections.create_connection("default")
    connection.settings_dict = {**connection.settings_dict, "NAME": database.entry(kind, SMALL)["NAME"]}
    assert connection.settings_dict["NAME"] != given["NAME"]
    return connection
