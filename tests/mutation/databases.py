"""Plugin: the databases are there since before the fork. Those of SQLite in memory, which can be kept as files."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from django.db import connections
from django.test.utils import setup_databases


@pytest.fixture(scope="session")
def django_db_setup() -> None:
    """Stands in for pytest-django's, which would make them again in each process."""


def make(kept: Path) -> None:
    """Make all databases: with all migrations, which takes seconds, or as they were ``kept`` in that folder."""
    if not kept.exists():
        setup_databases(verbosity=0, interactive=False, serialized_aliases=[])
        kept.mkdir()
        for alias in connections:
            with closing(sqlite3.connect(kept / alias)) as file:
                connections[alias].connection.backup(file)
        return
    for alias in connections:
        connection = connections[alias]
        connection.close()
        connection.settings_dict["NAME"] = connection.creation._get_test_db_name()
        connection.ensure_connection()
        with closing(sqlite3.connect(kept / alias)) as file:
            file.backup(connection.connection)
