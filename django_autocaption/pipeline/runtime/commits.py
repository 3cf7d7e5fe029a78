"""Whether what was written in a transaction stands, told later and without a query."""

from __future__ import annotations

from typing import Any

from django.db import connections, transaction


class Commit:
    """The commit of an open transaction. Django forgets its callback where that, or a savepoint around it, is rolled
    back; so whoever finds it neither called nor remembered knows.

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
