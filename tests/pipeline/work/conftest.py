"""What tests of a worker at work stand on."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from django_autocaption.pipeline.runtime import queue, shutdown
from django_autocaption.pipeline.work import lookout


@pytest.fixture
def worker(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """This process is a worker: messages are no function calls in it."""
    monkeypatch.setattr(queue, "is_eager", lambda: False)
    yield
    shutdown.reset()
    lookout._Process.looking.clear()
