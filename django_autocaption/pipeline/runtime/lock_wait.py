"""How long the database may keep whoever wants a row that somebody else has locked."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connections

#: How the present limit is read and set, by vendor; a limit in milliseconds but for MariaDB and MySQL (seconds).
_LIMITS = {
    "postgresql": ("SELECT setting FROM pg_settings WHERE name = 'lock_timeout'", "SET lock_timeout = {}", 1000),
    "mysql": ("SELECT @@SESSION.innodb_lock_wait_timeout", "SET SESSION innodb_lock_wait_timeout = {}", 1),
    "sqlite": ("PRAGMA busy_timeout", "PRAGMA busy_timeout = {}", 1000),
}


@contextmanager
def at_most(seconds: int, *, using: str) -> Iterator[None]:
    """Within, a statement that waits longer for a lock raises OperationalError. No limit on other databases than
    PostgreSQL, MariaDB, MySQL and SQLite."""
    connection = connections[using]
    read, write, unit = _LIMITS.get(connection.vendor, ("", "", 0))
    if not read:
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute(read)
        before = int(cursor.fetchone()[0])
        cursor.execute(write.format(seconds * unit))
    try:
        yield
    finally:
        # In a transaction that failed, PostgreSQL takes no statement, and forgets the limit with the transaction.
        if not connection.needs_rollback and connection.connection is not None:
            with connection.cursor() as cursor:
                cursor.execute(write.format(before))
