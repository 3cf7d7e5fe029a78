"""What is left to do when the present transaction commits, done once for all that was gathered in it; and whether it
ever did."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any
from weakref import WeakKeyDictionary, WeakSet

from django.db import connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from django_autocaption.pipeline.runtime import databases

logger = logging.getLogger(__name__)


class Gathered:
    """One kind of work. ``work(items, using=…)`` gets what all transactions' parts brought; nothing that it raises
    reaches whoever commits."""

    def __init__(self, work: Callable[..., object]) -> None:
        self.work = work
        self.buffers: WeakKeyDictionary[BaseDatabaseWrapper, dict[str, _Buffer]] = WeakKeyDictionary()
        """By connection, and by the name of the tenant's schema; "" where there are none."""

    def add(self, items: Sequence[Any], *, using: str) -> None:
        """Of the present transaction of database ``using``; at once if there is none. Done for the tenant for whom this
        is called, whoever the connection serves then."""
        buffers = self.buffers.setdefault(connections[using], {})
        buffer = buffers.setdefault(databases.place(using)[1], _Buffer(self, using))
        if not buffer.is_awaited():
            buffer.waiting.clear()
        transaction.on_commit(_OnCommit(buffer, items), using=using, robust=True)


class _Buffer:
    """Items of one connection's transactions; of one tenant, where the connection serves several in turn."""

    def __init__(self, kind: Gathered, using: str) -> None:
        self.kind = kind
        self.using = using
        self.tenant = databases.tenant_of(using)
        self.items: list[Any] = []
        self.waiting: WeakSet[_OnCommit] = WeakSet()

    def is_awaited(self) -> bool:
        """A part of the present transaction is in it. Of one that somebody else's callback broke off, as it raised,
        those that were still to come are left, for as long as that error is kept."""
        callbacks = (entry[1] for entry in reversed(connections[self.using].run_on_commit))
        return any(isinstance(one, _OnCommit) and one.buffer is self for one in callbacks)


class _OnCommit:
    """A callback. Django drops it where a savepoint is rolled back, and the buffer then no longer waits for it; the
    last one that is left does what all have brought."""

    def __init__(self, buffer: _Buffer, items: Sequence[Any]) -> None:
        self.buffer = buffer
        self.items = items
        buffer.waiting.add(self)

    def __call__(self) -> None:
        self.buffer.items.extend(self.items)
        self.buffer.waiting.discard(self)
        if not self.buffer.waiting:
            items, self.buffer.items = self.buffer.items, []
            with databases.for_tenant(self.buffer.tenant, using=self.buffer.using):
                _do(partial(self.buffer.kind.work, items, using=self.buffer.using))


def after_commit(work: Callable[[], object], *, using: str) -> None:
    """Do this when the present transaction commits; at once if there is none. Nothing that it raises reaches whoever
    commits."""
    transaction.on_commit(partial(_do, work), using=using, robust=True)


def _do(work: Callable[[], object]) -> None:
    """Django's own ``robust`` fails on whatever has no name, as a partial has none."""
    try:
        work()
    except Exception:
        logger.exception("What was left for the commit failed; the sweep sees to it.")


class Commit:
    """The commit of an open transaction. Django forgets its callback where that, or a savepoint around it, is rolled
    back; so whoever finds it neither called nor remembered knows, unless another callback of the commit runs just now,
    or has raised: Django has forgotten those behind it then as well.

    In a copy of it, and in another thread, it counts as rolled back.
    """

    def __init__(self, using: str) -> None:
        self.using = using
        self.is_done = False

    def __call__(self) -> None:
        self.is_done = True

    def __deepcopy__(self, memo: Any) -> Commit:
        return self

    @property
    def is_rolled_back(self) -> bool:
        """What was written is not there. False = it is, or the transaction is still open."""
        return not self.is_done and all(entry[1] is not self for entry in connections[self.using].run_on_commit)


def watch(using: str) -> Commit | None:
    """The commit of the transaction that is open in this thread; None = there is none, and what was written stands."""
    if not connections[using].in_atomic_block:
        return None
    commit = Commit(using)
    transaction.on_commit(commit, using=using, robust=True)
    return commit
