"""In which databases captions live: beside the objects that they describe."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

from django.db import InterfaceError, OperationalError, connections, models, router, transaction
from django.db.models import F, Func, Value
from django.db.models.functions import Cast, Concat, Substr

from django_autocaption import conf
from django_autocaption.models import Caption
from django_autocaption.pipeline.runtime import locks
from django_autocaption.registry import CaptionedField, key_column, registry

T = TypeVar("T")
Place = tuple[str, str]
"""A database, and a tenant in it."""
logger = logging.getLogger(__name__)

#: Pages of a table now and when its statistics were made, if they ever were.
_HAS_DOUBLED = """
    SELECT pg_relation_size(c.oid) > 2 * c.relpages::bigint * current_setting('block_size')::bigint
        OR NOT EXISTS (SELECT FROM pg_stats s WHERE s.tablename = c.relname)
    FROM pg_class c WHERE c.oid = %s::regclass
"""

#: PostgreSQL: classes of errors of a connection, and of a server that ends; those without any are its client's own.
_POSTGRESQL_BREAKS = ("08", "57P")
#: MariaDB and MySQL: the server ends, a connection was killed, is gone, was lost, broke, or was idle for too long.
_MYSQL_BREAKS = frozenset({1053, 1927, 2006, 2013, 2055, 4031})
#: Seconds that what was paid for waits for a database that is away, and between two tries at most.
PATIENCE, LONGEST_PAUSE = 120.0, 5.0


def patiently(work: Callable[[], T], *, using: str) -> T:
    """Do what may be done twice; while its database is away (a restart), or others hold what it needs (``locks``),
    wait and try again, PATIENCE seconds at most.

    Raises what ``work`` raises; at once inside a transaction of the caller's, which is lost with its connection.
    """
    until, pause = time.monotonic() + PATIENCE, 0.2
    while True:
        try:
            return locks.retried(work, using=using, patience=PATIENCE)
        except (OperationalError, InterfaceError) as error:
            connection = connections[using]
            if connection.in_atomic_block or not tells_outage(error, using) or time.monotonic() > until:
                raise
            logger.warning("The database %r is away; trying again in %.1f s.", using, pause)
            connection.close()
        time.sleep(pause)
        pause = min(2 * pause, LONGEST_PAUSE)


def lock_for_writing(using: str) -> None:
    """SQLite, in a transaction: take the lock for writing now, or wait for it. A transaction that has read before it
    writes is refused at once where somebody else has written meanwhile ("database is locked"), however long its
    timeout (https://www.sqlite.org/rescode.html#busy_snapshot)."""
    if connections[using].vendor == "sqlite":
        write_nothing(using)


def write_nothing(using: str) -> None:
    """A statement that writes to no row. Raises what the database says where it takes no writes at all: a replica, a
    file that is read-only."""
    Caption.objects.using(using).filter(pk=0).update(request=F("request"))


def locks_late(using: str) -> bool:
    """It is SQLite in a file, with transactions that take no lock for writing before they write."""
    connection: Any = connections[using]
    if connection.vendor != "sqlite" or connection.is_in_memory_db():
        return False
    return connection.settings_dict["OPTIONS"].get("transaction_mode") not in ("IMMEDIATE", "EXCLUSIVE")


def is_away(using: str) -> bool:
    """This thread's connection to the database is broken, or could not be made."""
    connection = connections[using]
    return connection.connection is None or not connection.is_usable()


def tells_outage(error: Exception, using: str) -> bool:
    """The error is of the database, which is away, or was: nothing else would do better.

    A transaction that its connection broke off leaves a new one behind, where Django could make one.
    """
    return isinstance(error, OperationalError | InterfaceError) and (is_away(using) or _tells_break(error))


def _tells_break(error: OperationalError | InterfaceError) -> bool:
    cause = error.__cause__
    if error.args and error.args[0] in _MYSQL_BREAKS:
        return True
    for name in ("sqlstate", "pgcode"):
        if hasattr(cause, name):
            state = getattr(cause, name)
            return state is None or state.startswith(_POSTGRESQL_BREAKS)
    return False


@contextmanager
def contained(using: str) -> Iterator[None]:
    """What fails inside leaves a transaction of the caller's usable. Opens none where there is none."""
    if not connections[using].in_atomic_block:
        yield
        return
    with transaction.atomic(using=using):
        yield


def place(using: str) -> Place:
    """Which database, and in it which tenant, this thread speaks to now: what a process remembers of one says nothing
    of another. django-tenants and its kin switch the connection's schema."""
    return using, str(getattr(connections[using], "schema_name", ""))


def tenant_of(using: str) -> Any:
    """Whom the connection serves now, as django-tenants keeps it; None without it."""
    return getattr(connections[using], "tenant", None)


@contextmanager
def for_tenant(tenant: Any, *, using: str) -> Iterator[None]:
    """Have the connection serve that tenant meanwhile, by django-tenants' own methods; None = whom it serves now."""
    connection: Any = connections[using]
    before = tenant_of(using)
    if tenant is None or tenant is before:
        yield
        return
    connection.set_tenant(tenant)
    try:
        yield
    finally:
        if before is None:
            connection.set_schema_to_public()
        else:
            connection.set_tenant(before)


def beside(using: str) -> str:
    """Alias of the database that holds the captions of objects saved in ``using``.

    It is the same database, so that row and object share a transaction, unless the site's routers keep captions out.
    """
    return using if router.allow_migrate_model(using, Caption) else router.db_for_write(Caption)


def home_of(model: type[models.Model], captions_in: str) -> str:
    """Alias of the database that holds the model's objects whose captions are in the given one: the same, unless the
    site's routers keep these objects out of it."""
    return captions_in if holds(model, captions_in) else router.db_for_write(model)


def homes_of(model: type[models.Model], captions_in: str) -> list[str]:
    """Aliases of all databases that may hold the model's objects whose captions are in the given one, the likeliest
    first."""
    others = (alias for alias in connections if holds(model, alias))
    likely = dict.fromkeys([router.db_for_write(model), *others])
    return [alias for alias in likely if beside(alias) == captions_in]


def written_to(queryset: models.QuerySet[Any]) -> str:
    """Where the rows of a queryset are written: the database that it names, else the routers' choice; not a replica."""
    named: str | None = queryset._db  # type: ignore[attr-defined]  # ``db`` would give the database for reading
    return named or router.db_for_write(queryset.model)


def with_captions() -> tuple[str, ...]:
    """Aliases of all databases that the sweep has to visit."""
    given = conf.current().DATABASES
    if given:
        return tuple(given)
    homes = [router.db_for_write(Caption), *(router.db_for_write(f.model) for f in registry.all())]
    return tuple(dict.fromkeys(beside(alias) for alias in homes))


def holds(model: type[models.Model], using: str) -> bool:
    """The objects of this model may be in that database."""
    return router.allow_migrate_model(using, model)


def key_as_text(field: CaptionedField, using: str) -> models.Expression | models.F:
    """SQL for the primary key of the field's objects as ``CaptionedField.as_key`` writes it, to compare with
    ``Caption.object_id``.

    Databases without a UUID type store 32 hexadecimal digits; ``str()`` of a UUID has dashes. SQLite stores decimals as
    floating-point numbers.
    """
    key, column, connection = F(field.model._meta.pk.attname), key_column(field.model), connections[using]
    output = models.CharField(max_length=255)
    if isinstance(column, models.BinaryField):
        template = (
            "ENCODE(%(expressions)s, 'hex')" if connection.vendor == "postgresql" else "LOWER(HEX(%(expressions)s))"
        )
        return Func(key, template=template, output_field=output)
    if isinstance(column, models.DecimalField) and connection.vendor == "sqlite":
        template = f"PRINTF('%%%%.{column.decimal_places}f', %(expressions)s)"
        return Func(key, template=template, output_field=output)
    text = Cast(key, output)
    if not isinstance(column, models.UUIDField) or connection.features.has_native_uuid_field:
        return text
    parts: list[models.Expression] = []
    for start, length in ((1, 8), (9, 4), (13, 4), (17, 4), (21, 12)):
        parts += [Value("-"), Substr(text, start, length)]
    return Concat(*parts[1:], output_field=output)


def refresh_statistics(using: str) -> None:
    """Have PostgreSQL look at the captions' table anew if it has doubled since it last did; a fraction of a second.

    While it believes a table of a million rows to be empty, it looks for missing rows in quadratic time, and
    autovacuum corrects it a minute too late. Other databases keep to the unique index by themselves.
    """
    connection = connections[using]
    if connection.vendor != "postgresql":
        return
    table = connection.ops.quote_name(Caption._meta.db_table)
    with connection.cursor() as cursor:
        cursor.execute(_HAS_DOUBLED, [table])
        if cursor.fetchone()[0]:
            cursor.execute(f"ANALYZE {table}")
