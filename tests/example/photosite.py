"""The sample site as a process of its own: run its commands, and look into its database from outside."""

from __future__ import annotations

import os
import socket
import sqlite3
import subprocess
import sys
import uuid
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psycopg

import django_autocaption
from tests import services
from tests.forking import Forked

ROOT = Path(__file__).parents[2]
MANAGE = ROOT / "example_project" / "manage.py"
#: What of the environment would lead the site elsewhere.
FOREIGN: tuple[str, ...] = (
    "DJANGO_SETTINGS_MODULE",
    "DATABASE_URL",
    "CELERY_BROKER_URL",
    "RUNWARE_API_KEY",
    "RUNWARE_BASE_URL",
)
FOREIGN += ("PHOTOSITE_PROVIDER", "PHOTOSITE_EMULATED", "OLLAMA_HOST")


@dataclass(kw_only=True)
class Site:
    """A site with a folder, a database and a queue of its own."""

    var: Path
    database: str = ""
    """A postgres:// URL; "" = the site's default, a file in ``var``."""
    broker: str = ""
    """"" = the site's default, files in ``var``."""
    more: Mapping[str, str] = field(default_factory=dict)
    """Further environment variables."""
    queue: str = field(default_factory=lambda: f"photosite-{uuid.uuid4().hex}")

    @property
    def environment(self) -> dict[str, str]:
        """Environment variables of the site's processes; they import the package that the tests import."""
        own = {
            "PYTHONPATH": str(Path(django_autocaption.__file__).parents[1]),
            "PYTHONIOENCODING": "utf-8",
            "PHOTOSITE_VAR": str(self.var),
            "PHOTOSITE_QUEUE": self.queue,
            "DATABASE_URL": self.database,
            "CELERY_BROKER_URL": self.broker,
        }
        return {name: value for name, value in os.environ.items() if name not in FOREIGN} | own | dict(self.more)

    def start(self, *arguments: str, **options: Any) -> subprocess.Popen[str]:
        """``manage.py …`` in a session of its own; it says everything on its standard output."""
        return Forked(
            [sys.executable, str(MANAGE), *arguments],
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            **options,
        )

    def run(self, *arguments: str) -> tuple[int, str]:
        """Exit status and output of ``manage.py …``."""
        process = self.start(*arguments)
        try:
            output, _none = process.communicate(timeout=240)
        finally:
            process.kill()
        return process.returncode, output

    @contextmanager
    def demo(self) -> Iterator[tuple[subprocess.Popen[str], str]]:
        """``manage.py demo`` once all is captioned and served, and its address."""
        with socket.create_server(("127.0.0.1", 0)) as free:
            port = free.getsockname()[1]
        process = self.start("demo", "--port", str(port))
        assert process.stdout is not None
        try:
            said = ""
            while "Ctrl-C ends" not in said:
                line = process.stdout.readline()
                assert line, said
                said += line
            yield process, f"http://127.0.0.1:{port}/"
        finally:
            process.terminate()
            with suppress(subprocess.TimeoutExpired):
                process.wait(30)
            process.kill()
            process.stdout.close()

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        """What the site's database answers."""
        if self.database:
            with psycopg.connect(self.database) as connection:
                return connection.execute(query).fetchall()
        with closing(sqlite3.connect(self.var / "photosite.sqlite3")) as connection:
            return connection.execute(query).fetchall()


@contextmanager
def postgres_database() -> Iterator[str]:
    """URL of a new, empty PostgreSQL database, dropped afterwards."""
    name = f"photosite_{uuid.uuid4().hex}"
    with psycopg.connect(services.postgres_dsn(), autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')
    try:
        yield services.url("postgres").rsplit("/", 1)[0] + f"/{name}"
    finally:
        with psycopg.connect(services.postgres_dsn(), autocommit=True) as connection:
            connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)')
