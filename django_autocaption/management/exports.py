"""``manage.py autocaption export``: words as a file for editors and translators."""

from __future__ import annotations

from argparse import ArgumentParser
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any, TypeVar

from django.core.exceptions import ImproperlyConfigured
from django.core.management.base import BaseCommand, CommandError
from django.db import DEFAULT_DB_ALIAS, connections

from django_autocaption import conf
from django_autocaption.exchange import files, rows, spreadsheet, xliff
from django_autocaption.exchange.pairs import LeftOut, pairs
from django_autocaption.management.terminal.streams import telling, write_data
from django_autocaption.models import Awaits, State

NAME = "export"
HELP = "Write captions to a CSV file for editors, or to an XLIFF 1.2 file for translators."
T = TypeVar("T")


def add_arguments(parser: ArgumentParser) -> None:
    """``--format``, ``--language``, ``--source-language``, ``--state``, ``--awaiting``, ``--output``…"""
    parser.add_argument("--format", choices=["csv", "xliff"], default="csv", help="default: csv")
    parser.add_argument("--language", default="", help="csv: only this language; xliff: the one to translate into")
    parser.add_argument(
        "--source-language", default="", help="xliff: the one to translate from (default: the site's first)"
    )
    parser.add_argument("--state", nargs="+", choices=State.values, default=[], help="only captions in these states")
    parser.add_argument(
        "--awaiting",
        nargs="+",
        choices=[reason for reason in Awaits.values if reason],
        default=[],
        help="only captions that wait for a person, for these reasons",
    )
    parser.add_argument("--output", metavar="FILE", default="", help="default: standard output")
    parser.add_argument("--bom", action="store_true", help="csv: begin with a mark by which Excel knows UTF-8")
    parser.add_argument(
        "--database", choices=list(connections), default=DEFAULT_DB_ALIAS, help="the one that has the captions"
    )


def run(command: BaseCommand, **options: Any) -> None:
    """Write the file and say what was left out."""
    captions = rows.select(
        options["database"], language=options["language"], states=options["state"], awaiting=options["awaiting"]
    )
    left_out: Counter[LeftOut] = Counter()
    exported: Counter[str] = Counter()
    if options["format"] == "xliff":
        source = _source(options["language"], options["source_language"])
        found = _counted(pairs(rows.chunks(captions), source=source, left_out=left_out), exported)
        pieces = xliff.write(found, source=source, target=options["language"])
    else:
        chunks = ([*_counted(chunk, exported)] for chunk in rows.chunks(captions))
        pieces = spreadsheet.write(chunks, bom=options["bom"])
    with telling(command, lambda: _how_far(exported["captions"], options["output"])):
        if options["output"]:
            try:
                files.write(options["output"], pieces)
            except rows.FileRefused as error:
                raise CommandError(f"{options['output']}: {error}") from None
        else:
            write_data(command, pieces)
    held = rows.held(captions).count() + left_out[LeftOut.HELD]
    command.stderr.write(f"{exported['captions']} captions exported.")
    if held:
        command.stderr.write(f"{held} left out: moderation has not allowed their images.")
    if left_out[LeftOut.WORDLESS]:
        command.stderr.write(f"{left_out[LeftOut.WORDLESS]} left out: there is nothing to translate from.")


def _how_far(number: int, output: str) -> str:
    left = f"{output} is as it was" if output else "the file ends early"
    return f"Stopped after {number} captions: {left}."


def _source(language: str, source: str) -> str:
    """The language to translate from. Raises CommandError."""
    if not language:
        raise CommandError("XLIFF needs --language: the one to translate into.")
    try:
        source = source or conf.current().languages[0]
    except ImproperlyConfigured as error:
        raise CommandError(str(error)) from None
    if source == language:
        raise CommandError(f"{language} cannot be translated into itself: choose another --language.")
    return source


def _counted(items: Iterable[T], counter: Counter[str]) -> Iterator[T]:
    for item in items:
        counter["captions"] += 1
        yield item
