"""The fixture ``site``: a factory of sites on the services of this machine, cleaned up behind each test."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest

from tests import services
from tests.emulator.client import EmulatorClient
from tests.site.live import Site

MakeSite = Callable[..., Site]


@pytest.fixture
def site(tmp_path: Path, emulator: EmulatorClient) -> Iterator[MakeSite]:
    """``site(database="postgres", broker="redis", **autocaption)``: a migrated site whose service is the emulator."""
    made: list[Site] = []
    databases: list[str] = []
    name = f"autocaption_{uuid.uuid4().hex[:12]}"

    def make(*, database: str = "postgres", broker: str = "redis", **autocaption: Any) -> Site:
        services.needs(database)
        services.needs(broker)
        if database == "postgres":
            with psycopg.connect(services.postgres_dsn(), autocommit=True) as connection:
                connection.execute(f"CREATE DATABASE {name}")
            databases.append(name)
        config = {
            "database": services.database_settings(name),
            "broker": services.url(broker),
            "transport": {"global_keyprefix": f"{name}:"} if broker == "redis" else {},
            "queue": name,
            "media_root": str(tmp_path / "media"),
            "service": emulator.base_url("runware"),
            "autocaption": autocaption,
        }
        logs = tmp_path / "logs"
        logs.mkdir()
        made.append(Site(config, logs))
        made[-1].manage("migrate", "--run-syncdb", "-v", "0")
        return made[-1]

    yield make
    for site in made:
        site.stop()
    for database in databases:
        with psycopg.connect(services.postgres_dsn(), autocommit=True) as connection:
            connection.execute(f"DROP DATABASE IF EXISTS {database} WITH (FORCE)")
