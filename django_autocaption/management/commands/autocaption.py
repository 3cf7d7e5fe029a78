"""``manage.py autocaption <what>``: the app's work from the shell."""

from __future__ import annotations

from argparse import SUPPRESS
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from django_autocaption.management import (
    ask,
    audit,
    backfill,
    check,
    digest,
    exports,
    imports,
    move,
    pause,
    prune,
    resume,
    status,
    sweep,
    work,
)
from django_autocaption.management.terminal import streams

SUBCOMMANDS = (ask, audit, backfill, check, digest, exports, imports, move, pause, prune, resume, status, sweep, work)


class Command(BaseCommand):
    """One subcommand per module of ``django_autocaption.management``."""

    help = "Captions for the image fields of this site."

    def add_arguments(self, parser: CommandParser) -> None:
        subcommands = parser.add_subparsers(dest="subcommand", required=True, metavar="COMMAND")
        for module in SUBCOMMANDS:
            sub = subcommands.add_parser(module.NAME, help=module.HELP, description=module.HELP)
            _add_djangos(sub)
            module.add_arguments(sub)
            sub.set_defaults(run=module.run)

    def handle(self, *args: Any, **options: Any) -> None:
        with streams.among_programs(self):
            options["run"](self, **options)


def _add_djangos(sub: CommandParser) -> None:
    """Take the options of every command of Django's behind the subcommand as well, where people write them."""
    sub.add_argument("-v", "--verbosity", type=int, choices=range(4), default=SUPPRESS, help=SUPPRESS)
    for name in ("--settings", "--pythonpath"):  # which Django has heeded before this command was loaded
        sub.add_argument(name, default=SUPPRESS, help=SUPPRESS)
    for name in ("--traceback", "--no-color", "--force-color", "--skip-checks"):
        sub.add_argument(name, action="store_true", default=SUPPRESS, help=SUPPRESS)
