"""``manage.py autocaption prune``: old attempts and versions leave the history."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.core.management.base import BaseCommand, CommandError

from django_autocaption import conf
from django_autocaption.management.terminal.streams import telling
from django_autocaption.pipeline.runtime import databases
from django_autocaption.pipeline.upkeep import history

NAME = "prune"
HELP = "Delete requests and machines’ words older than KEEP_ATTEMPTS and KEEP_VERSIONS days, but for what still counts."


def add_arguments(parser: ArgumentParser) -> None:
    """``--dry-run``."""
    parser.add_argument("--dry-run", action="store_true", help="only say how many rows would go")


def run(command: BaseCommand, *, dry_run: bool, verbosity: int, **options: Any) -> None:
    """Go through the history of every database; broken off, the next run goes on."""
    try:
        days = conf.current()
    except ImproperlyConfigured as error:
        raise CommandError(str(error)) from None
    if not days.KEEP_ATTEMPTS and not days.KEEP_VERSIONS:
        raise CommandError("Everything is kept: set AUTOCAPTION['KEEP_ATTEMPTS'] and ['KEEP_VERSIONS'] in days.")
    for using in databases.with_captions():
        with telling(command, lambda: "Stopped: what went is gone, and the next run goes on from there."):
            found = history.prune(using=using, delete=not dry_run)
        if verbosity:
            command.stdout.write(
                f"{using}: {found.versions} versions and {found.attempts} attempts "
                f"{'would go' if dry_run else 'went'}; "
                f"{found.raw} attempts that stay {'would lose' if dry_run else 'lost'} their raw answers."
            )
