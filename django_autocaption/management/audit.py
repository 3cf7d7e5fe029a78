"""``manage.py autocaption audit``: how good the words of this site are."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, ArgumentTypeError
from collections.abc import Callable
from functools import partial
from shutil import get_terminal_size
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.core.management.base import BaseCommand, CommandError

from django_autocaption import conf
from django_autocaption.audit import fetch, report
from django_autocaption.audit.fields import fields_named, measure
from django_autocaption.audit.pages import PageReport, read_page
from django_autocaption.management.terminal.progress import progress
from django_autocaption.management.terminal.streams import telling, write_data

NAME = "audit"
HELP = "Measure coverage and quality of the alt texts of registered fields, and of rendered pages."
_FOR_PROGRAMS = {"json": report.as_json, "csv": report.as_csv}


def add_arguments(parser: ArgumentParser) -> None:
    """FIELD, ``--url``, ``--allow-private``, ``--html``, ``--format``, ``--fail-under``."""
    parser.add_argument(
        "fields", metavar="FIELD", nargs="*", help="app_label.Model.field (default: every captioned one)"
    )
    parser.add_argument("--url", nargs="+", default=[], action="extend", help="addresses of pages to look at as well")
    parser.add_argument(
        "--allow-private",
        action="store_true",
        help="the addresses may be in a private network; 127.0.0.1 may be always",
    )
    parser.add_argument("--html", nargs="+", default=[], action="extend", help="HTML files to look at as well")
    parser.add_argument("--format", choices=["table", *_FOR_PROGRAMS], default="table", help="default: table")
    parser.add_argument(
        "--fail-under",
        type=_percent,
        metavar="PERCENT",
        help="exit status 1 if the quality of the fields, or of the pages, is below",
    )


def run(
    command: BaseCommand,
    *,
    fields: list[str],
    url: list[str],
    html: list[str],
    fail_under: float | None,
    **options: Any,
) -> None:
    """Measure and print. Exits with status 1 below ``fail_under`` or where a page or a field cannot be read."""
    try:
        chosen = fields_named(fields)
        language = conf.current().languages[0]
    except ImproperlyConfigured as error:
        raise CommandError(str(error)) from None
    pages = [_page(fetch.from_file, name, language) for name in html]
    from_url = partial(fetch.from_url, private=options["allow_private"])
    pages += [_page(from_url, name, language, shown=fetch.without_secrets(name)) for name in url]
    with (
        telling(command, lambda: "Stopped: nothing was measured whole."),
        progress(None, what="Looking", unit="images") as shown,
    ):
        audit = report.Audit(fields=measure(chosen, progress=shown.update), pages=pages)
    if options["format"] in _FOR_PROGRAMS:
        write_data(command, [_FOR_PROGRAMS[options["format"]](audit), "\n" if options["format"] == "json" else ""])
    else:
        command.stdout.write(report.as_table(audit, width=_width(command)))
    failed = bool(audit.unread or audit.unmeasured)
    for label, problem in audit.unmeasured.items():
        command.stderr.write(f"{label} could not be looked at: {report.plain(problem)}")
    for page in audit.unread:
        command.stderr.write(f"{report.plain(page.name)} {report.plain(page.problem)}")
    for what, tally in (("fields", audit.of_fields), ("pages", audit.of_pages)):
        if fail_under is not None and not tally.reaches(fail_under):
            command.stderr.write(f"The quality of the {what} is {tally.quality:.1f} %, below {fail_under:g} %.")
            failed = True
    if failed:
        sys.exit(1)


def _page(read: Callable[[str], str], name: str, language: str, *, shown: str = "") -> PageReport:
    shown = shown or name
    try:
        return read_page(read(name), name=shown, language=language)
    except fetch.PageUnavailable as error:
        return PageReport(name=shown, problem=str(error))


def _width(command: BaseCommand) -> int | None:
    """Columns of the terminal; None where the table goes elsewhere."""
    return get_terminal_size().columns if command.stdout.isatty() else None


def _percent(text: str) -> float:
    try:
        number = float(text)
    except ValueError:
        number = -1.0
    if not 0 <= number <= 100:
        raise ArgumentTypeError(f"{text!r} is no percentage: write a number from 0 to 100.")
    return number
