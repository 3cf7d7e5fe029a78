"""``manage.py autocaption resume``: let requests go on that ``pause`` stopped."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from django_autocaption.management.pause import name_of
from django_autocaption.models import clock
from django_autocaption.pacing import pauses
from django_autocaption.pipeline.upkeep import pausing

NAME = "resume"
HELP = "Let requests go on that “pause” stopped under the same name."


def add_arguments(parser: ArgumentParser) -> None:
    """PROVIDER."""
    parser.add_argument(
        "provider", metavar="PROVIDER", nargs="?", default=pauses.SITE, help="its alias (default: the whole site)"
    )


def run(command: BaseCommand, *, provider: str, **options: Any) -> None:
    """Let them go on; say what is still stopped."""
    said = "go on" if pausing.resume(provider) else "were not paused"
    command.stdout.write(f"Requests to {name_of(provider)} {said}.")
    for row in pauses.pauses():
        command.stdout.write(f"Still paused since {clock.local(row.since):%Y-%m-%d %H:%M}: {name_of(row.alias)}.")
