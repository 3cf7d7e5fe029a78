"""``python -m tests.benchmarks.database postgres|sqlite [rows] [--keep]``: a site with a million captions.

Rows are spread over states, origins, ratings, providers and languages as on a real site, with a few rare values of
each. The database is called ``autocaption_bench``; it is dropped in the end unless ``--keep`` is given.
"""

from __future__ import annotations

import argparse
import os
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg

from tests import services

ROWS = 1_000_000
NAME = "autocaption_bench"
KINDS = ("postgres", "sqlite")


@contextmanager
def empty(kind: str, name: str = NAME, *, keep: bool = False) -> Iterator[dict[str, Any]]:
    """An entry for DATABASES: a new database without tables, dropped on leaving; one left behind goes first."""
    settings = entry(kind, name)
    _drop(kind, settings["NAME"])
    if kind == "postgres":
        _postgres(f"CREATE DATABASE {name}")
    try:
        yield settings
    finally:
        if not keep:
            _drop(kind, settings["NAME"])


def entry(kind: str, name: str = NAME) -> dict[str, Any]:
    """Where that database is."""
    if kind == "postgres":
        return services.database_settings(name)
    return {"ENGINE": "django.db.backends.sqlite3", "NAME": str(Path(tempfile.gettempdir()) / f"{name}.sqlite3")}


def _drop(kind: str, name: str) -> None:
    if kind == "postgres":
        _postgres(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
    else:
        for suffix in ("", "-wal", "-shm", "-journal"):
            Path(name + suffix).unlink(missing_ok=True)


def _postgres(command: str) -> None:
    with psycopg.connect(services.postgres_dsn(), autocommit=True) as connection:
        connection.execute(command)


def set_up(settings: dict[str, Any]) -> None:
    """Django on that database, with its tables; to be called once in a process."""
    import json

    os.environ["AUTOCAPTION_BENCHMARK_DATABASE"] = json.dumps(settings)
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.benchmarks.settings"
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", run_syncdb=True, verbosity=0)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.database", description=__doc__)
    parser.add_argument("kind", choices=KINDS)
    parser.add_argument("rows", type=int, nargs="?", default=ROWS)
    parser.add_argument("--name", default=NAME)
    parser.add_argument("--versions", type=int, default=3, help="of the words of each image")
    parser.add_argument("--backlog", action="store_true", help="a fifth of the captions waits for its turn")
    parser.add_argument("--keep", action="store_true", help="do not drop it in the end")
    options = parser.parse_args()
    with empty(options.kind, options.name, keep=options.keep) as settings:
        set_up(settings)
        from tests.benchmarks import rows

        started = time.perf_counter()
        counts = rows.fill(options.rows, options.versions, backlog=options.backlog)
        print(f"{settings['NAME']}: {counts} in {time.perf_counter() - started:.0f} s")


if __name__ == "__main__":
    main()
