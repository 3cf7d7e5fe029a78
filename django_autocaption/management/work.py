"""``manage.py autocaption work``: what is due, done here and now."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.core.management.base import BaseCommand, CommandError

from django_autocaption.management.terminal.streams import telling
from django_autocaption.pipeline.drain.work_off import work_off

NAME = "work"
HELP = "Caption whatever is due in this process, without a worker and a broker, and end: for cron."


def add_arguments(parser: ArgumentParser) -> None:
    """``--seconds``."""
    parser.add_argument("--seconds", type=float, metavar="N", help="begin nothing new after so many seconds")


def run(command: BaseCommand, *, seconds: float | None, verbosity: int, **options: Any) -> None:
    """Exit status 1 where the settings are wrong, or a step of the sweep failed."""
    with telling(command, lambda: "Stopped: what is under way is given back, and the next run goes on."):
        try:
            done = work_off(seconds=seconds)
        except ImproperlyConfigured as error:
            raise CommandError(str(error)) from None
    if verbosity:
        command.stdout.write(
            f"{done.ended} captions were worked on; {done.left} wait for another try, a service or a budget."
        )
    if done.failed_steps:
        raise CommandError(
            f"{done.failed_steps} steps of the sweep failed; the rest was done. See the log, or: manage.py autocaption "
            "status"
        )
