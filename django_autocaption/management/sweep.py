"""``manage.py autocaption sweep``: find what was lost and send it to the workers."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from django_autocaption.management.terminal.streams import telling
from django_autocaption.pipeline.upkeep import sweep

NAME = "sweep"
HELP = "Find images whose message, worker or row was lost, and send them to the workers."


def add_arguments(parser: ArgumentParser) -> None:
    """``--now``, ``--reconcile``, ``--remove-gone``."""
    parser.add_argument(
        "--now",
        action="store_true",
        help="do not wait for messages and workers that may only be slow; use it when no worker is running",
    )

    parser.add_argument(
        "--reconcile",
        action="store_true",
        help="hold all captions against their objects, not a share of them: after a restore, or a large update()",
    )
    parser.add_argument(
        "--remove-gone",
        action="store_true",
        help="remove all captions whose objects have been gone for a week, not one in a hundred a day; "
        "those with words of people stay",
    )


def run(command: BaseCommand, *, now: bool, reconcile: bool, remove_gone: bool, verbosity: int, **options: Any) -> None:
    """Sweep once and say what was found. Exit status 1 where a step failed."""
    with telling(command, lambda: "Stopped: what was found is on its way, and the next sweep finds the rest."):
        found = sweep.sweep(patience=0 if now else None, whole_round=reconcile or remove_gone, remove_gone=remove_gone)
    if verbosity:
        command.stdout.write(
            f"{found.unannounced} images without a caption requested, "
            f"{found.mended} captions mended that disagreed with their objects, {found.removed} of lost objects "
            f"removed, {found.abandoned} taken back from lost workers, {found.looked_at} jobs of services looked at, "
            f"{found.resent} sent to the workers, {found.followed} followed into the site's own fields; "
            f"{found.resumed} bulk requests resumed."
        )
    if found.failed:
        raise CommandError(
            f"{found.failed} steps failed; the others were done. See the log, or: manage.py autocaption status"
        )
