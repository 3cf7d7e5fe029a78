"""How long the database may keep whoever wants a row that somebody else has locked."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connections, transaction

#: How the present limit is read and set, by vendor; a limit in milliseconds but for MariaDB and MySQL (seconds).
_LIMITS = {
    "postgresql": ("SELECT setting FROM pg_settings WHERE name = 'lock_timeout'", "SET LOCAL lock_timeout = {}", 1000),
    "mysql": ("SELECT @@SESSION.innodb_lock_wait_timeout", "SET SESSION innodb_lock_wait_timeout = {}", 1),
    "sqlite": ("PRAGMA busy_timeout", "PRAGMA busy_timeout = {}", 1000),
}


@contextmanager
def at_most(seconds: int, *, using: str) -> Iterator[None]:
    """A transaction in which a statement that waits longer for a lock raises OperationalError. No limit on other
    databases than PostgreSQL, MariaDB, MySQL and SQLite."""
    connection = connections[using]
    read, write, unit = _LIMITS.get(connection.vendor, ("", "", 0))
    # One transaction around all of it, so that a pool of connections (PgBouncer) gives the same one to each statement.
    with transaction.atomic(using=using):
        if not read:
            yield
            return
        with connection.cursor() as cursor:
            cursor.execute(read)
            before = int(cursor.fetchone()[0])
            cursor.execute(write.format(seconds * unit))
            try:
                with transaction.atomic(using=using):
                    yield
            finally:
                cursor.execute(write.format(before))
