"""``manage.py autocaption sweep``: find what was lost and send it to the workers."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from django_autocaption.pipeline.upkeep import sweep

NAME = "sweep"
HELP = "Find images whose message, worker or row was lost, and send them to the workers."


def add_arguments(parser: ArgumentParser) -> None:
    """``--now``."""
    parser.add_argument(
        "--now",
        action="store_true",
        help="do not wait for messages and workers that may only be slow; use it when no worker is running",
    )


def run(command: BaseCommand, *, now: bool, **options: Any) -> None:
    """Sweep once and say what was found. Exit status 1 where a step failed."""
    found = sweep.sweep(patience=0 if now else None)
    command.stdout.write(
        f"{found.unannounced} images without a caption requested, {found.abandoned} taken back from lost workers, "
        f"{found.looked_at} jobs of services looked at, "
        f"{found.resent} sent to the workers, {found.followed} followed into the site's own fields; "
        f"{found.resumed} bulk requests resumed."
    )
    if found.failed:
        raise CommandError(
            f"{found.failed} steps failed; the others were done. See the log, or: manage.py autocaption status"
        )
