"""What the environment says about this site: database, broker, secret key."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured
from django.core.management.utils import get_random_secret_key

FILESYSTEM = "filesystem://"
#: Two workers and the site write to one file: wait for each other, and let readers go on meanwhile.
_SQLITE_OPTIONS = {"timeout": 30, "transaction_mode": "IMMEDIATE", "init_command": "PRAGMA journal_mode=WAL"}


def database(url: str, var: Path) -> dict[str, Any]:
    """A value for DATABASES from ``sqlite:///file`` or ``postgres://user:password@host:port/name?sslmode=…``.

    A relative file is in ``var``, so that every process finds the same one; an absolute one has a fourth slash.
    Special characters in user and password are percent-encoded. Raises ImproperlyConfigured.
    """
    parts = urlsplit(url)
    if parts.scheme == "sqlite":
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": var / unquote(parts.path.removeprefix("/")),
            "OPTIONS": _SQLITE_OPTIONS,
        }
    if parts.scheme in ("postgres", "postgresql"):
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": unquote(parts.path.removeprefix("/")),
            "USER": unquote(parts.username or ""),
            "PASSWORD": unquote(parts.password or ""),
            "HOST": unquote(parts.hostname or ""),
            "PORT": str(parts.port or ""),
            "OPTIONS": dict(parse_qsl(parts.query)),
        }
    raise ImproperlyConfigured(
        f"DATABASE_URL starts with {parts.scheme!r}. Write sqlite:///file or postgres://user:password@host:port/name."
    )


def broker_transport_options(url: str, var: Path) -> dict[str, Any]:
    """Options that the broker needs; for the file system also the folders, which are made here.

    Messages in work are moved to ``taken``, beside the queue: a move on one disk is won by one worker only.
    """
    if not url.startswith(FILESYSTEM):
        return {}
    folders = {name: var / "broker" / name for name in ("queue", "taken", "bindings")}
    for folder in folders.values():
        folder.mkdir(parents=True, exist_ok=True)
    return {
        "data_folder_in": str(folders["queue"]),
        "data_folder_out": str(folders["queue"]),
        "store_processed": True,
        "processed_folder": str(folders["taken"]),
        "control_folder": str(folders["bindings"]),
        "polling_interval": 0.1,
    }


def secret_key(path: Path) -> str:
    """This installation's own SECRET_KEY, made on first use and kept in a file that only its owner can read."""
    if not path.exists():
        path.touch(mode=0o600)
        path.write_text(get_random_secret_key(), encoding="utf-8")
    return path.read_text(encoding="utf-8")


def chosen_provider() -> tuple[str, dict[str, Any]] | None:
    """Alias and entry in AUTOCAPTION["PROVIDERS"] that ``manage.py demo`` was told to ask; else None."""
    given = os.environ.get("PHOTOSITE_PROVIDER")
    if not given:
        return None
    alias, entry = json.loads(given)
    return alias, entry
