"""``manage.py autocaption import FILE``: words that editors and translators sent back."""

from __future__ import annotations

from argparse import ArgumentParser
from collections import Counter
from itertools import islice
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.base_user import AbstractBaseUser
from django.core.exceptions import ObjectDoesNotExist
from django.core.management.base import BaseCommand, CommandError
from django.db import DEFAULT_DB_ALIAS, connections

from django_autocaption.audit.report import plain
from django_autocaption.exchange import files
from django_autocaption.exchange.incoming import Status, Verdict, compare, store
from django_autocaption.exchange.rows import CHUNK, FileRefused, as_text, words_of
from django_autocaption.management.terminal.streams import telling

NAME = "import"
HELP = "Take words from a file that export wrote, as words of people: published, and overwritten by no machine."


def add_arguments(parser: ArgumentParser) -> None:
    """FILE, ``--dry-run``, ``--user``, ``--force``, ``--skip-errors``, ``--database``."""
    parser.add_argument("file", metavar="FILE", help="CSV or XLIFF 1.2")
    parser.add_argument("--dry-run", action="store_true", help="only show what would change")
    parser.add_argument("--user", default="", metavar="NAME", help="who is shown as the editor (default: nobody)")
    parser.add_argument("--force", action="store_true", help="also change captions that say something else since")
    parser.add_argument("--skip-errors", action="store_true", help="leave out lines that cannot be read")
    parser.add_argument(
        "--database", choices=list(connections), default=DEFAULT_DB_ALIAS, help="the one that has the captions"
    )


def run(command: BaseCommand, *, file: str, dry_run: bool, **options: Any) -> None:
    """Look at the whole file first; write only if every line can be read, or with ``--skip-errors``."""
    user = user_named(options["user"])
    looked: Counter[Status] = Counter()
    written: Counter[Status] = Counter()
    compared = {"using": options["database"], "force": options["force"]}
    try:
        for verdict in compare(files.read(file), **compared):
            looked[verdict.status] += 1
            _say(command, verdict, changes=dry_run)
        if looked[Status.MALFORMED] and not options["skip_errors"]:
            left = "correct these lines, or leave them out with --skip-errors"
            raise CommandError(f"Nothing was written: {_lines(looked[Status.MALFORMED])} cannot be read; {left}.")
        if dry_run:
            command.stdout.write(f"{_summary(looked)} Nothing was written.")
            return
        with telling(command, lambda: f"Stopped: {_summary(written)} Take the file once more for the rest."):
            waiting = compare(files.read(file), **compared)
            while chunk := list(islice(waiting, CHUNK)):
                for verdict, stored in zip(chunk, store(chunk, user=user, using=options["database"]), strict=True):
                    written[stored.status] += 1
                    if stored is not verdict:
                        _say(command, stored, changes=False)
    except FileRefused as error:
        so_far = f" {written[Status.CHANGED]} captions were changed before." if written[Status.CHANGED] else ""
        raise CommandError(f"{file}: {error}{so_far}") from None
    command.stdout.write(_summary(written))


def user_named(name: str) -> AbstractBaseUser:
    """The user of that name; for "" one who is nobody. Raises CommandError."""
    model = get_user_model()
    if not name:
        return model(pk=None)
    try:
        found: AbstractBaseUser = model._default_manager.get(**{model.USERNAME_FIELD: name})
    except ObjectDoesNotExist:
        raise CommandError(f"There is no user {name!r}.") from None
    return found


def _say(command: BaseCommand, verdict: Verdict, *, changes: bool) -> None:
    where = f"line {verdict.number}: " + (f"{plain(str(verdict.key))}: " if verdict.key else "")
    if verdict.message:
        command.stderr.write(f"{where}{verdict.status}: {plain(verdict.message)}")
    if changes and verdict.caption is not None:
        for name, value in verdict.changes.items():
            old, new = as_text(name, words_of(verdict.caption)[name]), as_text(name, value)
            command.stdout.write(f"{where}{name}: “{plain(old)}” → “{plain(new)}”")
    for finding in verdict.findings:
        command.stderr.write(f"{where}warning: {finding.message}")


def _summary(counts: Counter[Status]) -> str:
    return ", ".join(f"{counts[status]} {status}" for status in Status) + "."


def _lines(number: int) -> str:
    return "1 line" if number == 1 else f"{number} lines"
