"""The fixture ``world``."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack
from typing import Any

import pytest

from tests.effects.world import World


@pytest.fixture
def world(
    db: None, monkeypatch: pytest.MonkeyPatch, commit: Callable[[], AbstractContextManager[Any]]
) -> Iterator[World]:
    with ExitStack() as stack:
        yield World(stack, monkeypatch, commit)
