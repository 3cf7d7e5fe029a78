"""What the figures were measured on."""

from __future__ import annotations

import os
import platform
import sqlite3
from importlib.metadata import version

import psycopg

from tests import services


def describe() -> str:
    """Cores, versions, and how busy the machine was with other work."""
    with psycopg.connect(services.postgres_dsn()) as connection:
        postgres = connection.info.parameter_status("server_version")
    packages = ", ".join(f"{name} {version(name)}" for name in ("Django", "celery", "httpx", "Pillow"))
    load = ", ".join(f"{value:.1f}" for value in os.getloadavg())
    return (
        f"{os.cpu_count()} cores, Python {platform.python_version()}, {packages}, PostgreSQL {postgres},"
        f" SQLite {sqlite3.sqlite_version}; load {load} at the end."
    )
