"""``manage.py autocaption check``: whether all is set up, and what on this machine could write sentences."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from django.core import checks
from django.core.exceptions import ImproperlyConfigured
from django.core.management.base import BaseCommand, CommandError
from django.db import connections
from django.db.migrations.executor import MigrationExecutor

from django_autocaption import conf
from django_autocaption.models import Caption
from django_autocaption.pipeline.runtime import databases
from django_autocaption.providers import providers
from django_autocaption.providers.hosted import HostedOptions
from django_autocaption.providers.nearby import Nearby, look_around

NAME = "check"
HELP = (
    "Check settings and database, and say which server on this machine (Ollama, LM Studio, llama.cpp, Moondream "
    "Station) has a model that could write sentences. None is used unless the settings name it."
)


def add_arguments(parser: ArgumentParser) -> None:
    """``--fail-level``."""
    # They are run here, the database's among them.
    parser.set_defaults(skip_checks=True)
    parser.add_argument(
        "--fail-level",
        default="ERROR",
        choices=("INFO", "WARNING", "ERROR", "CRITICAL"),
        help="end with status 1 for a message of this level or a higher one (default: %(default)s)",
    )


def run(command: BaseCommand, *, fail_level: str, **options: Any) -> None:
    """Check, then look around. Raises SystemCheckError or CommandError, which end the command with status 1."""
    try:
        for line in _lines():
            command.stdout.write(line)
    finally:
        command.check(
            tags=["autocaption", checks.Tags.database],
            display_num_errors=True,
            fail_level=getattr(checks, fail_level),
            databases=_databases(),
        )
    for alias in _databases():
        if _is_behind(alias):
            raise CommandError(f"The database {alias!r} is behind this release. Run: manage.py migrate")


def _is_behind(alias: str) -> bool:
    """Migrations of this app have yet to run there."""
    executor = MigrationExecutor(connections[alias])
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes(Caption._meta.app_label)))


def _databases() -> list[str]:
    """Those that hold captions; none where the settings are so wrong that nobody knows them."""
    try:
        return [alias for alias in databases.with_captions() if alias in connections]
    except ImproperlyConfigured:
        return []


def _lines() -> Iterator[str]:
    """What writes the words, and what could."""
    try:
        aliases = list(conf.current().PROVIDERS)
        configured = {alias: providers[alias] for alias in aliases}
    except ImproperlyConfigured:  # told by the checks
        return
    for alias, provider in configured.items():
        yield f"{alias}: {provider.service}" + (f", {provider.model}" if provider.model else "")
    used = {_place(p.options.base_url) for p in configured.values() if isinstance(p.options, HostedOptions)}
    for server in look_around():
        if _place(server.base_url) not in used:
            yield from _offer(server)


def _offer(server: Nearby) -> Iterator[str]:
    models = f": {', '.join(server.models)}" if server.models else ""
    yield ""
    yield f"{server.service} runs on this machine, with a model that sees images{models}."
    yield 'It would write sentences for nothing. In AUTOCAPTION["PROVIDERS"]:'
    yield f'    "default": {json.dumps(server.entry())}'


def _place(base_url: str) -> tuple[str, int | None]:
    """Host and port, alike for all names of this machine."""
    parts = urlsplit(base_url)
    return ("localhost" if parts.hostname in ("127.0.0.1", "::1") else parts.hostname or "", parts.port)
