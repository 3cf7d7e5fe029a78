"""``manage.py autocaption move``: captions follow a model, an image field or a language that has another name."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.core.management.base import BaseCommand, CommandError
from django.db import DEFAULT_DB_ALIAS, connections

from django_autocaption import conf
from django_autocaption.management.terminal.streams import telling
from django_autocaption.options import did_you_mean
from django_autocaption.pipeline.records.unregistered import unregistered
from django_autocaption.pipeline.upkeep import moving
from django_autocaption.registry import CaptionedField, registry

NAME = "move"
HELP = "Have the captions of a renamed model, image field or language follow to its new name, or forget them."
_STOPPED = "Stopped: what was done stays so; the same command goes on with the rest."


def add_arguments(parser: ArgumentParser) -> None:
    """OLD, NEW, ``--languages``, ``--written``, ``--dry-run``, ``--forget``, ``--yes``, ``--database``."""
    parser.add_argument("old", metavar="OLD", help="app_label.Model.field as it was called, or a language")
    parser.add_argument(
        "new", metavar="NEW", nargs="?", default="", help="app_label.Model.field as it is called now, or a language"
    )
    parser.add_argument("--languages", action="store_true", help="OLD and NEW are language tags: en-us en")
    parser.add_argument(
        "--written",
        action="append",
        nargs="+",
        default=[],
        metavar="OLD=NEW",
        help="a text field that captions are written back to, and that was renamed as well",
    )
    parser.add_argument("--dry-run", action="store_true", help="only say what would be done")
    parser.add_argument("--forget", action="store_true", help="remove the captions of OLD, but for words of people")
    parser.add_argument("--yes", action="store_true", help="with --forget: words of people as well")
    parser.add_argument(
        "--database", choices=list(connections), default=DEFAULT_DB_ALIAS, help="the one that has the captions"
    )


def run(command: BaseCommand, *, old: str, new: str, forget: bool, **options: Any) -> None:
    """Check the names, move or remove, and say how many."""
    if forget == bool(new):
        raise CommandError("Name the new field, or say --forget.")
    try:
        if options["languages"]:
            if forget or options["written"]:
                raise CommandError("--languages goes with OLD, NEW, --dry-run and --database alone.")
            _move_language(command, old.lower(), new.lower(), options)
            return
        known = {field.label: field for field in registry.all()}
        if moving.field_named(old) in {moving.field_named(label) for label in known}:
            raise CommandError(f"{old} is registered: its captions belong where they are.")
        if forget:
            _forget(command, old, options["database"], human_too=options["yes"], dry_run=options["dry_run"])
            return
        if new not in known:
            raise CommandError(f"{new} is not registered.{did_you_mean(new, list(known))}")
        _move(command, old, known[new], options)
    except ImproperlyConfigured as error:
        raise CommandError(str(error)) from None


def _move(command: BaseCommand, old: str, new: CaptionedField, options: dict[str, Any]) -> None:
    using, dry_run = options["database"], options["dry_run"]
    written = _pairs([pair for pairs in options["written"] for pair in pairs], new)
    with telling(command, lambda: _STOPPED):
        found = moving.move(old, new.label, using=using, written=written, dry_run=dry_run)
    if not (found.moved or found.merged or found.refused):
        labels = [gone.label for gone in unregistered(using=using)]
        command.stdout.write(f"There are no captions of {old}.{did_you_mean(old, labels)}")
        return
    _say(command, found, old, new.label, dry_run=dry_run, kept="; --forget --yes removes them")


def _move_language(command: BaseCommand, old: str, new: str, options: dict[str, Any]) -> None:
    known = list(conf.current().languages)
    if old in known:
        raise CommandError(f"{old!r} is in LANGUAGES: its captions belong where they are.")
    if new not in known:
        raise CommandError(f"{new!r} is not in LANGUAGES.{did_you_mean(new, known)}")
    with telling(command, lambda: _STOPPED):
        found = moving.move_language(old, new, using=options["database"], dry_run=options["dry_run"])
    if not (found.moved or found.merged or found.refused):
        command.stdout.write(f"There are no captions in {old!r}.")
        return
    _say(command, found, repr(old), repr(new), dry_run=options["dry_run"])


def _say(command: BaseCommand, found: moving.Moved, old: str, new: str, *, dry_run: bool, kept: str = "") -> None:
    would = "would be " if dry_run else ""
    command.stdout.write(
        f"{found.moved} captions {would}moved from {old} to {new}; {found.merged} images had one there already, "
        f"of which the better {'would stay' if dry_run else 'stays'}; {found.refused} refused."
    )
    if found.refused:
        command.stderr.write(
            f"People wrote words under both names. Those of {new} stay published, those of {old} are kept where "
            f"they are{kept}. Objects: {', '.join(found.refused_ids)}"
            f"{' …' if found.refused > len(found.refused_ids) else ''}"
        )


def _forget(command: BaseCommand, old: str, using: str, *, human_too: bool, dry_run: bool) -> None:
    with telling(command, lambda: _STOPPED):
        removed, left = moving.forget(old, using=using, human_too=human_too, dry_run=dry_run)
    command.stdout.write(f"{removed} captions of {old} {'would be ' if dry_run else ''}removed.")
    if left:
        command.stderr.write(f"{left} have words that people wrote: --yes removes these, too.")


def _pairs(given: list[str], new: CaptionedField) -> dict[str, str]:
    """``old=new`` as a dict. Raises CommandError."""
    pairs: dict[str, str] = {}
    targets = sorted(new.target_names())
    for pair in given:
        before, sign, after = pair.partition("=")
        if not (before and sign and after):
            raise CommandError(f"--written {pair}: write it as old=new.")
        if after not in targets:
            named = did_you_mean(after, targets)
            raise CommandError(f"--written {pair}: captions of {new.label} are not written back to {after!r}.{named}")
        pairs[before] = after
    return pairs
