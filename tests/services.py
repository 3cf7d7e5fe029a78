"""Services of this machine that some tests need: where they are, and whether a test may do without them.

Addresses come from the environment (AUTOCAPTION_TEST_POSTGRES, _MARIADB, _REDIS, _RABBITMQ: URLs). A service that
does not answer skips the test with the reason; named in AUTOCAPTION_REQUIRE
(``postgres,mariadb,redis,rabbitmq,browser,gettext,docs``) it fails.
"""

from __future__ import annotations

import os
import socket
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest

URLS = {
    "postgres": "postgres://postgres@127.0.0.1:5432/postgres",
    "mariadb": "mysql://root@127.0.0.1:3306/mysql",
    "redis": "redis://127.0.0.1:6379/0",
    "rabbitmq": "amqp://guest:guest@127.0.0.1:5672//",
}

#: Engine, port and user of each kind of database.
_ENGINES = {"postgres": ("postgresql", 5432, "postgres"), "mariadb": ("mysql", 3306, "root")}


def url(service: str) -> str:
    """Address of a service, e.g. a Celery broker URL."""
    return os.environ.get(f"AUTOCAPTION_TEST_{service.upper()}", URLS[service])


def required(name: str) -> bool:
    """A test may not be skipped for want of this."""
    return name in os.environ.get("AUTOCAPTION_REQUIRE", "").replace(" ", "").split(",")


def missing(name: str, reason: str) -> None:
    """Skip the test, or fail it where what is missing is required."""
    if required(name):
        pytest.fail(reason)
    pytest.skip(reason)


def needs(service: str) -> None:
    """Let the test go on only if the service takes connections."""
    parts = urlsplit(url(service))
    address = (parts.hostname or "127.0.0.1", parts.port or 0)
    try:
        socket.create_connection(address, timeout=2).close()
    except OSError as error:
        missing(service, f"{service} does not answer on {address[0]}:{address[1]} ({error})")


def postgres_dsn() -> str:
    """Address of the server's maintenance database, for psycopg."""
    return url("postgres").replace("postgres://", "postgresql://", 1)


def database_settings(name: str, service: str = "postgres") -> dict[str, Any]:
    """Entry in DATABASES for a database of that name, of ``postgres`` or ``mariadb``."""
    parts, (engine, port, user) = urlsplit(url(service)), _ENGINES[service]
    return {
        "ENGINE": f"django.db.backends.{engine}",
        "NAME": name,
        "HOST": parts.hostname or "127.0.0.1",
        "PORT": str(parts.port or port),
        "USER": unquote(parts.username or user),
        "PASSWORD": unquote(parts.password or ""),
    }
