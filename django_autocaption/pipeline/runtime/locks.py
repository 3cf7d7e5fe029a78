"""Locks: in which order rows are taken, and what is done again where the database refuses that two wait in a circle.

Rows are locked in one order: the site's object, captions, versions, decisions, attempts, spending, each by key. The
site's own transactions take objects in whatever order they like, and cannot be repeated. So:

- whoever waits for a caption holds no other one: of a group of rows those that are free are taken (SKIP LOCKED), and
  the rest each in a transaction of its own (``records.bulk_update``); where all are needed at once, the transaction is
  given up and done again (``HeldError``);
- what only marks rows (claims, messages, shares of work) leaves alone what somebody holds;
- what still fails for somebody else's lock is done again, as a whole transaction, by ``retried``. Inside a transaction
  of the site's nothing is: after a deadlock MariaDB has rolled all of it back.
"""

from __future__ import annotations

import logging
import random
import time
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from typing import Any, TypeVar

from django.db import DatabaseError, Error, OperationalError, connections, transaction
from django.db.models import QuerySet

T = TypeVar("T")
logger = logging.getLogger(__name__)

#: PostgreSQL: serialization failure, deadlock, lock timeout.
POSTGRESQL = frozenset({"40001", "40P01", "55P03"})
#: MariaDB and MySQL: lock wait timeout, deadlock, a row that changed since it was read; MySQL: a lock was not free.
MYSQL = frozenset({1205, 1213, 1020, 3572})
#: SQLite: the database, or a table of a shared cache, is locked. The lower byte of an error's code.
SQLITE = frozenset({5, 6})
#: Seconds that somebody at a page waits for others' locks, over all tries.
PATIENCE = 10.0
#: Seconds until the next try, at first and at most; each is drawn anew, so that two do not meet again.
PAUSE, LONGEST_PAUSE = 0.02, 1.0


#: The same where the transaction is given up for a row that somebody holds.
HELD_PATIENCE = 60.0
_repeats: ContextVar[bool] = ContextVar("autocaption_repeats", default=False)


class HeldError(OperationalError):
    """Somebody holds one of several rows; the transaction is to be given up rather than to wait for it."""


def gives_up() -> bool:
    """What runs now is repeated as a whole: it need not wait for a row while it may hold others."""
    return _repeats.get()


def tells_contention(error: BaseException) -> bool:
    """The database says: somebody else holds, or has just changed, what this needed; the same may succeed next time."""
    if isinstance(error, HeldError):
        return True
    if not isinstance(error, DatabaseError):
        return False
    cause = error.__cause__
    if getattr(cause, "sqlstate", None) in POSTGRESQL or getattr(cause, "pgcode", None) in POSTGRESQL:
        return True
    code = getattr(cause, "sqlite_errorcode", None)
    if code is not None:
        return code & 0xFF in SQLITE
    return bool(error.args) and error.args[0] in MYSQL


def retried(work: Callable[[], T], *, using: str, patience: float = PATIENCE) -> T:
    """Do ``work``, whole transactions that may be done twice, again while others' locks make it fail: for ``patience``
    seconds at most. Raises what it raises; at once inside a transaction of the caller's."""
    if connections[using].in_atomic_block:
        return work()
    started, pause = time.monotonic(), PAUSE
    while True:
        before = _repeats.set(True)
        try:
            return work()
        except DatabaseError as error:
            most = max(patience, HELD_PATIENCE) if isinstance(error, HeldError) else patience
            if not tells_contention(error) or time.monotonic() - started > most:
                raise
            logger.info("A transaction in %r lost to another one (%s); trying again.", using, type(error).__name__)
        finally:
            _repeats.reset(before)
        time.sleep(pause * random.uniform(0.5, 1.5))  # noqa: S311 - no secret
        pause = min(2 * pause, LONGEST_PAUSE)


def hold(rows: QuerySet[Any], key: Any) -> bool:
    """Lock the row until the caller's transaction ends, before anything that refers to it is written. False = it is
    gone. SQLite takes its lock with the first write."""
    features = connections[rows.db].features
    found = rows.filter(pk=key)
    if features.has_select_for_update:
        found = found.select_for_update(no_key=features.has_select_for_no_key_update)
    return bool(found.values_list("pk"))


def hold_all(rows: QuerySet[Any], keys: Collection[Any]) -> None:
    """Lock those of the rows that are there until the caller's transaction ends, without waiting. Raises HeldError."""
    features = connections[rows.db].features
    wanted = rows.filter(pk__in=keys).order_by("pk")
    free = wanted.select_for_update(
        skip_locked=features.has_select_for_update_skip_locked, no_key=features.has_select_for_no_key_update
    )
    if len(free.values_list("pk")) < wanted.order_by().count():
        raise HeldError("Somebody holds one of the rows.")


def change(rows: QuerySet[Any], keys: Collection[Any], columns: Mapping[str, Any], *, patient: bool = True) -> int:
    """Give those of the rows that have these keys the columns; returns how many.

    Rows are locked by key, so that two who change the same ones do not wait for each other. ``patient``: wait for
    whoever holds one, or raise HeldError inside ``retried``; else it is left as it is.
    """
    if not keys:
        return 0
    using = rows.db
    features, everything = connections[using].features, rows.model._base_manager.using(using)
    if not features.has_select_for_update:
        return rows.filter(pk__in=keys).update(**columns)
    options: dict[str, Any] = {"skip_locked": not patient and features.has_select_for_update_skip_locked}
    with transaction.atomic(using=using, savepoint=False):
        if patient and gives_up():
            hold_all(everything, keys)
        if features.has_select_for_no_key_update:  # PostgreSQL looks again at a row that it had to wait for
            found = rows.filter(pk__in=keys).order_by("pk").select_for_update(no_key=True, **options).values("pk")
            return int(everything.filter(pk__in=found).update(**columns))
        # By the primary key alone: others would lock the entries of whatever index MariaDB reads before the rows.
        held = everything.filter(pk__in=keys).order_by("pk").select_for_update(**options)
        still = rows.filter(pk__in=list(held.values_list("pk", flat=True)))
        if not (found_keys := list(still.order_by().values_list("pk", flat=True))):
            return 0
        return int(everything.filter(pk__in=found_keys).update(**columns))


@contextmanager
def short_waits(using: str, milliseconds: int) -> Iterator[None]:
    """In the caller's transaction, no statement inside waits longer for a lock; what does raises what
    ``tells_contention`` knows. MariaDB counts whole seconds."""
    connection = connections[using]
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT set_config('lock_timeout', %s, true)", [f"{milliseconds}ms"])
        yield  # ends with the transaction
    elif connection.vendor == "mysql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT @@innodb_lock_wait_timeout")
            before = cursor.fetchone()[0]
            cursor.execute("SET SESSION innodb_lock_wait_timeout = %s", [max(-(-milliseconds // 1000), 1)])
        try:
            yield
        finally:
            # Past Django, which lets nothing through after an error; a session that broke has no setting any more.
            with suppress(Error), connection.wrap_database_errors, connection.connection.cursor() as cursor:
                cursor.execute("SET SESSION innodb_lock_wait_timeout = %s", [before])
    elif connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA busy_timeout")
            before = cursor.fetchone()[0]
            cursor.execute(f"PRAGMA busy_timeout = {int(milliseconds)}")
        try:
            yield
        finally:
            connection.connection.execute(f"PRAGMA busy_timeout = {int(before)}")  # past Django, likewise
    else:
        yield
