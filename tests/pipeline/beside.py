"""Somebody else at the same rows: real locks, held by another connection."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import connection, connections, transaction

from django_autocaption.models import Caption

#: SQLite locks the database as a whole.
needs_row_locks = pytest.mark.skipif(connection.vendor == "sqlite", reason="locks the database as a whole")


class Beside:
    """Does something in a thread, with a connection of its own, and keeps what it gave and what went wrong there."""

    def __init__(self, work: Callable[[], Any]) -> None:
        self.result: Any = None
        self.errors: list[BaseException] = []
        self.thread = threading.Thread(target=self._run, args=(work,))
        self.thread.start()

    def _run(self, work: Callable[[], Any]) -> None:
        try:
            self.result = work()
        except BaseException as error:
            self.errors.append(error)
        finally:
            connections.close_all()

    def ends(self, seconds: float = 20) -> Any:
        """Wait for it; returns what it gave."""
        self.thread.join(seconds)
        assert not self.thread.is_alive()
        assert self.errors == []
        return self.result


@contextmanager
def held(*rows: Any, seconds: float = 20) -> Iterator[Callable[[], None]]:
    """Another connection holds these rows, until the end of the block, or the call of what it gives."""
    taken, over = threading.Event(), threading.Event()

    def hold() -> None:
        with transaction.atomic():
            for row in rows:
                type(row)._base_manager.select_for_update().get(pk=row.pk)
            taken.set()
            over.wait(seconds)

    holder = Beside(hold)
    try:
        assert taken.wait(10)
        yield over.set
    finally:
        over.set()
        holder.ends()


def states() -> list[str]:
    """Of all captions, by key."""
    return list(Caption.objects.order_by("pk").values_list("state", flat=True))
