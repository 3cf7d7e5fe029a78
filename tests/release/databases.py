"""The database that each release leaves: ``python -m tests.release.databases`` keeps that of the present version.

It is made by the migrations of that version, with a row in every table, as SQL for SQLite and for PostgreSQL (whose
``pg_dump`` it takes). From then on ``test_databases.py`` brings it to the tables of today, by the migrations since.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import django
import psycopg
from django.apps import apps
from django.core.management import call_command
from django.db import DEFAULT_DB_ALIAS, connections, models

from tests import services
from tests.release.archives import ROOT, version_here

KEPT = Path(__file__).with_name("kept")
KINDS = ("sqlite", "postgres")
#: The connection through which all of it goes.
ALIAS = "released"
WORDS = "Apricot dahlia, “in full bloom” · 花 😀"
THEN = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
_VALUES: dict[type[models.Field[Any, Any]], Any] = {
    models.DateTimeField: THEN,
    models.DateField: THEN.date(),
    models.UUIDField: uuid.UUID(int=1),
    models.JSONField: [],
    models.BooleanField: True,
    models.CharField: "a",
    models.TextField: "a",
    models.FileField: "photos/dahlia.jpg",
    models.BinaryField: b"a",
    models.DecimalField: 1,
    models.FloatField: 1.0,
    models.IntegerField: 1,
}
#: What a table's own constraints want to be so.
_FITTING: dict[str, dict[str, Any]] = {"Caption": {"state": "done"}}


def path_of(version: str, kind: str) -> Path:
    """Where the database of a release is kept."""
    return KEPT / f"{version}.{kind}.sql"


@contextmanager
def empty(kind: str) -> Iterator[None]:
    """A database without tables, behind ALIAS."""
    with tempfile.TemporaryDirectory() as folder:
        given = {"ENGINE": "django.db.backends.sqlite3", "NAME": f"{folder}/released.sqlite3"}
        if kind == "postgres":
            given = services.database_settings(f"autocaption_released_{uuid.uuid4().hex[:8]}")
            _on_server(f"CREATE DATABASE {given['NAME']}")
        connections.databases[ALIAS] = connections.configure_settings({DEFAULT_DB_ALIAS: given})[DEFAULT_DB_ALIAS]
        try:
            yield
        finally:
            connections[ALIAS].close()
            del connections[ALIAS], connections.databases[ALIAS]
            if kind == "postgres":
                _on_server(f"DROP DATABASE {given['NAME']}")


def _on_server(statement: str) -> None:
    with psycopg.connect(services.postgres_dsn(), autocommit=True) as connection:
        connection.execute(statement.encode())


def migrate() -> None:
    """Bring it to the tables of today."""
    call_command("migrate", database=ALIAS, verbosity=0)


def fill() -> None:
    """A row in each table of the app; one caption says WORDS."""
    made: dict[type[models.Model], models.Model] = {}
    for model in _models():
        _one(model, made)


def _models() -> list[type[models.Model]]:
    """Those with a table of their own."""
    return [model for model in apps.get_app_config("autocaption").get_models() if not model._meta.proxy]


def _one(model: type[models.Model], made: dict[type[models.Model], models.Model]) -> models.Model:
    """The row of that model, and those that it points to."""
    if model not in made:
        if model._meta.app_label != "autocaption":
            made[model] = model._base_manager.using(ALIAS).first() or model(pk=1)
            return made[model]
        given = dict(_FITTING.get(model.__name__, {}))
        for field in model._meta.concrete_fields:
            if field.primary_key or field.generated or field.has_default() or field.null:
                continue
            if field.remote_field is not None:
                given[field.name] = _one(field.remote_field.model, made)
            elif field.name == "alt_text":
                given[field.name] = WORDS
            elif not field.blank:
                given[field.name] = next((v for kind, v in _VALUES.items() if isinstance(field, kind)), None)
                assert given[field.name] is not None, f"A value for {field}"
        made[model] = model._base_manager.using(ALIAS).create(**given)
    return made[model]


def dump() -> str:
    """All of it, as SQL."""
    connection = connections[ALIAS]
    if connection.vendor == "sqlite":
        connection.ensure_connection()
        return "\n".join(connection.connection.iterdump())
    told = connection.get_connection_params()
    address = ["-h", told["host"], "-p", str(told["port"]), "-U", told["user"]]
    command = ["pg_dump", "--inserts", "--no-owner", "--no-privileges", *address, told["dbname"]]
    environment = os.environ | {"PGPASSWORD": told.get("password") or ""}
    done = subprocess.run(command, check=True, capture_output=True, text=True, env=environment)
    # Without what only psql understands.
    return "".join(line for line in done.stdout.splitlines(keepends=True) if not line.startswith(("\\", "--")))


def load(sql: str) -> None:
    """Make an empty one what it was."""
    connection = connections[ALIAS]
    connection.disable_constraint_checking()  # SQLite's dump has tables by their names
    with connection.cursor() as cursor:
        (cursor.cursor.executescript if connection.vendor == "sqlite" else cursor.execute)(sql)
    connection.close()  # with what the script had set


def tables() -> dict[str, set[tuple[Any, ...]]]:
    """What the tables of the app are like: their columns, and the names of their indexes and constraints."""
    of = _of_sqlite_table if connections[ALIAS].vendor == "sqlite" else _of_postgres_table
    with connections[ALIAS].cursor() as cursor:
        return {model._meta.db_table: of(cursor, model._meta.db_table) for model in _models()}


def _of_sqlite_table(cursor: Any, table: str) -> set[tuple[Any, ...]]:
    """Django's own account stumbles over a default with a comma."""
    cursor.execute('SELECT name, type, "notnull", hidden FROM pragma_table_xinfo(%s)', [table])
    columns = cursor.fetchall()
    cursor.execute("SELECT type, name, sql FROM sqlite_master WHERE tbl_name = %s AND sql IS NOT NULL", [table])
    made = cursor.fetchall()
    checks = [(name,) for _kind, _name, sql in made for name in re.findall(r'CONSTRAINT "(\w+)"', sql)]
    return {*columns, *checks, *((name,) for kind, name, _sql in made if kind == "index")}


def _of_postgres_table(cursor: Any, table: str) -> set[tuple[Any, ...]]:
    cursor.execute(
        "SELECT column_name, data_type, is_nullable, is_generated FROM information_schema.columns"
        " WHERE table_name = %s",
        [table],
    )
    return {*cursor.fetchall(), *((name,) for name in connections[ALIAS].introspection.get_constraints(cursor, table))}


def rows() -> dict[str, int]:
    """How many each table of the app has, whatever its columns are."""
    with connections[ALIAS].cursor() as cursor:
        names = connections[ALIAS].introspection.table_names(cursor)
        found = {}
        for name in sorted(each for each in names if each.startswith("autocaption_")):
            cursor.execute(f'SELECT COUNT(*) FROM "{name}"')
            found[name] = cursor.fetchone()[0]
    return found


def made_today(kind: str) -> str:
    """The database that this very commit leaves."""
    with empty(kind):
        migrate()
        fill()
        return dump()


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    django.setup()
    KEPT.mkdir(exist_ok=True)
    for each in KINDS:
        target = path_of(version_here(), each)
        if target.exists():
            sys.exit(f"{target.relative_to(ROOT)} is there: what a release left does not change.")
        target.write_text(made_today(each), "utf-8")
        print(f"{target.relative_to(ROOT)}: {target.stat().st_size // 1000} kB")
