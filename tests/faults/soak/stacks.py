"""What a site may stand on, on servers of its own, and the faults that each of them can have."""

from __future__ import annotations

import random
import sqlite3
import time
from collections.abc import Callable, Mapping
from contextlib import ExitStack, closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.faults import servers
from tests.faults.servers import Step
from tests.faults.soak import own_servers

THREADS = ("--pool", "threads", "-c", "2", "-l", "WARNING")
PREFORK = ("--pool", "prefork", "-c", "2", "-l", "WARNING")
#: Seconds for which SQLite lets a connection wait for the lock, and for which somebody holds it, at most.
SQLITE_TIMEOUT, LONGEST_LOCK = 5, 8.0


@dataclass(frozen=True, kw_only=True)
class Stack:
    """One of them, running."""

    database: dict[str, Any]
    """An entry for DATABASES."""
    broker: str
    transport: dict[str, Any] = field(default_factory=dict)
    pool: tuple[str, ...] = THREADS
    """Arguments of its workers."""
    faults: Mapping[str, Step]
    """Of its servers: what each is called, and how it is dealt."""


def postgres_redis(folder: Path, stack: ExitStack, dice: random.Random, pool: tuple[str, ...] = THREADS) -> Stack:
    """Worker threads on PostgreSQL and Redis."""
    database = stack.enter_context(servers.postgres(folder / "cluster"))
    broker, of_the_broker = _redis(stack, dice)
    return Stack(
        database=database.settings,
        broker=broker,
        pool=pool,
        faults={**of_the_broker, "database restart": lambda: database.restart(away=dice.uniform(0, 3))},
    )


def prefork(folder: Path, stack: ExitStack, dice: random.Random) -> Stack:
    """The same with child processes instead of threads."""
    return postgres_redis(folder, stack, dice, PREFORK)


def rabbitmq(folder: Path, stack: ExitStack, dice: random.Random) -> Stack:
    """Worker threads on PostgreSQL and RabbitMQ."""
    database = stack.enter_context(servers.postgres(folder / "cluster"))
    broker = stack.enter_context(own_servers.rabbitmq(folder / "rabbitmq"))
    faults: dict[str, Step] = {
        "wiped broker": broker.wipe,
        "killed broker": lambda: _kill_and_start(broker, dice),
        "closed connections": broker.close_connections,
        "stopped broker": lambda: broker.restart_app(away=dice.uniform(0, 2)),
        "database restart": lambda: database.restart(away=dice.uniform(0, 3)),
    }
    return Stack(database=database.settings, broker=broker.url, faults=faults)


def mariadb(folder: Path, stack: ExitStack, dice: random.Random) -> Stack:
    """Worker threads on MariaDB and Redis."""
    database = stack.enter_context(own_servers.mariadb(folder / "mariadb"))
    broker, of_the_broker = _redis(stack, dice)
    return Stack(
        database=database.settings,
        broker=broker,
        faults={**of_the_broker, "database restart": lambda: database.restart(away=dice.uniform(0, 3))},
    )


def sqlite(folder: Path, stack: ExitStack, dice: random.Random) -> Stack:
    """Worker threads on one file, and messages as files in a folder."""
    path, messages = folder / "site.sqlite3", folder / "messages"
    for name in ("queue", "control"):
        (messages / name).mkdir(parents=True)
    options = {"timeout": SQLITE_TIMEOUT, "transaction_mode": "IMMEDIATE", "init_command": "PRAGMA journal_mode=WAL"}
    inside = str(messages / "queue")
    return Stack(
        database={"ENGINE": "django.db.backends.sqlite3", "NAME": str(path), "OPTIONS": options},
        broker="filesystem://",
        transport={"data_folder_in": inside, "data_folder_out": inside, "control_folder": str(messages / "control")},
        faults={
            "wiped broker": lambda: _empty(messages / "queue"),
            "locked database": lambda: _lock(path, dice.uniform(1, LONGEST_LOCK)),
        },
    )


STACKS: Mapping[str, Callable[[Path, ExitStack, random.Random], Stack]] = {
    "postgres-redis": postgres_redis,
    "rabbitmq": rabbitmq,
    "prefork": prefork,
    "mariadb": mariadb,
    "sqlite": sqlite,
}


def _redis(stack: ExitStack, dice: random.Random) -> tuple[str, Mapping[str, Step]]:
    broker = stack.enter_context(servers.redis())
    broker.start()
    return broker.url, {"wiped broker": broker.wipe, "killed broker": lambda: _kill_and_start(broker, dice)}


def _kill_and_start(broker: servers.Redis | own_servers.RabbitMQ, dice: random.Random) -> None:
    broker.kill()
    time.sleep(dice.uniform(0, 2))
    broker.start()


def _empty(folder: Path) -> None:
    for path in folder.iterdir():
        path.unlink(missing_ok=True)  # a worker may have taken it just now


def _lock(path: Path, seconds: float) -> None:
    """Write nothing for so long, and let nobody else write."""
    with closing(sqlite3.connect(path, timeout=60, isolation_level=None)) as connection:
        connection.execute("BEGIN IMMEDIATE")
        time.sleep(seconds)
        connection.execute("ROLLBACK")
