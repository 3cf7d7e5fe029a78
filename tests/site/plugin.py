"""The fixture ``site``: a factory of sites on the services of this machine, cleaned up behind each test."""

from __future__ import annotations

import re
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest
from psycopg import sql

from tests import services
from tests.emitted.collector import Collector
from tests.emulator.client import EmulatorClient
from tests.faults.servers import Redis
from tests.forking import Forked
from tests.site.live import Site

MakeSite = Callable[..., Site]
#: Django's development server names whatever address was called.
ACCESS = re.compile(r'"[A-Z]+ \S+ HTTP/[\d.]+"')


@pytest.fixture(scope="session")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Name of a migrated PostgreSQL database, for others to be copied from."""
    services.needs("postgres")
    name = f"autocaption_{uuid.uuid4().hex[:12]}"
    _postgres(f"CREATE DATABASE {name}")
    try:
        Site(configuration(services.database_settings(name)), tmp_path_factory.mktemp("logs"), Forked).migrate()
        yield name
    finally:
        _postgres(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")


def configuration(database: dict[str, Any], **others: Any) -> dict[str, Any]:
    """What ``tests.site.settings`` reads; its service and broker are nowhere unless they are named."""
    nowhere = {
        "broker": "memory://",
        "transport": {},
        "queue": "none",
        "media_root": "",
        "service": "http://127.0.0.1:1",
    }
    return {"database": database, **nowhere, **others}


def _postgres(command: str) -> None:
    with psycopg.connect(services.postgres_dsn(), autocommit=True) as connection:
        connection.execute(command)


@pytest.fixture
def redis_server() -> Iterator[Redis]:
    """A running Redis server that no other test uses, to be killed and started."""
    server = Redis()
    server.start()
    yield server
    server.kill()


@pytest.fixture
def site(
    tmp_path: Path, emulator: EmulatorClient, emitted: Collector, request: pytest.FixtureRequest
) -> Iterator[MakeSite]:
    """``site(broker="redis", database=None, **autocaption)``: a migrated site whose service is the emulator.

    ``broker``: a service of this machine, or an address; ``database``: an entry for DATABASES, None = a new one on the
    PostgreSQL server of this machine.

    What its processes wrote, to their logs and into the tables of this app, is searched for secrets in the end.
    """
    made: list[Site] = []
    name = f"autocaption_{uuid.uuid4().hex[:12]}"

    def make(*, broker: str = "redis", database: dict[str, Any] | None = None, **autocaption: Any) -> Site:
        if "://" not in broker:
            services.needs(broker)
            broker = services.url(broker)
        if database is None:
            _postgres(f"CREATE DATABASE {name} TEMPLATE {request.getfixturevalue('migrated')}")
        config = {
            "database": database or services.database_settings(name),
            "broker": broker,
            "transport": {"global_keyprefix": f"{name}:"} if broker.startswith("redis") else {},
            "queue": name,
            "media_root": str(tmp_path / "media"),
            "service": emulator.base_url("runware"),
            "autocaption": autocaption,
        }
        logs = tmp_path / "logs"
        logs.mkdir()
        made.append(Site(config, logs, Forked))
        if database is not None:
            made[-1].migrate()
        return made[-1]

    yield make
    for site in made:
        site.stop()
        emitted.text("a worker's log", site.log())
        if (site.logs / "web.log").exists():
            emitted.text("the web server's log", ACCESS.sub("", site.web_log()))
        if site.config["database"]["NAME"] == name:
            emitted.text("the rows of a site", "\n".join(rows_of(name)))
    _postgres(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")


def rows_of(database: str) -> Iterator[str]:
    """Every row of this app's tables, as text."""
    with psycopg.connect(services.postgres_dsn(), dbname=database) as connection:
        tables = connection.execute("SELECT tablename FROM pg_tables WHERE tablename LIKE 'autocaption%'").fetchall()
        for (table,) in tables:
            query = sql.SQL("SELECT t::text FROM {} t").format(sql.Identifier(table))
            yield from (row[0] for row in connection.execute(query))
