"""``manage.py autocaption backfill``: words for images that have none yet, counted and priced first."""

from __future__ import annotations

import sys
import time
from argparse import ArgumentParser, ArgumentTypeError
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser
from django.core.exceptions import ImproperlyConfigured
from django.core.management.base import BaseCommand, CommandError
from django.db import DEFAULT_DB_ALIAS, DatabaseError, connections

from django_autocaption.audit.fields import fields_named
from django_autocaption.management.imports import user_named
from django_autocaption.management.terminal.progress import progress
from django_autocaption.management.terminal.streams import INTERRUPTED, Terminated
from django_autocaption.models import Batch
from django_autocaption.models.choices import OPEN_STATES
from django_autocaption.pipeline.bulk import backfill, batches, planning, writer

NAME = "backfill"
HELP = "Ask for the words of images that have none yet, below fresh uploads. Says number and price first."
#: Seconds between two looks at what the workers have done.
LOOK_EVERY = 2.0


def add_arguments(parser: ArgumentParser) -> None:
    """FIELD, ``--where``, ``--limit``, ``--provider``, ``--dry-run``, ``--yes``, ``--wait``, ``--cancel``, …"""
    parser.add_argument(
        "fields", metavar="FIELD", nargs="*", help="app_label.Model.field (default: every captioned one)"
    )
    parser.add_argument(
        "--where",
        action="append",
        default=[],
        metavar="LOOKUP=VALUE",
        help="only objects that Django's lookup finds, e.g. created__gte=2024-01-01; may be repeated",
    )
    parser.add_argument("--limit", type=_number, metavar="N", help="at most so many images")
    parser.add_argument("--provider", default="", metavar="ALIAS", help="ask this one instead of each field's own")
    parser.add_argument("--dry-run", action="store_true", help="only say what would be asked, and what it may cost")
    parser.add_argument("--yes", action="store_true", help="do not ask before it begins")
    parser.add_argument("--wait", action="store_true", help="then watch until the workers are done")
    parser.add_argument("--cancel", type=_number, metavar="ID", help="stop this bulk request instead")
    parser.add_argument("--user", default="", metavar="NAME", help="who is shown as having asked (default: nobody)")
    parser.add_argument(
        "--database", choices=list(connections), default=DEFAULT_DB_ALIAS, help="the one that has the captions"
    )


def run(command: BaseCommand, *, database: str, cancel: int | None, fields: list[str], **options: Any) -> None:
    """Count, ask, write the rows, and watch. Ctrl-C while rows are written cancels the bulk request."""
    if cancel is not None:
        _cancel(command, _batch(cancel, database))
        return
    user = user_named(options["user"])
    chosen = {name: options[name] for name in ("where", "limit", "provider")}
    try:
        planned = planning.plan(fields_named(fields), using=database, **chosen)
    except (ImproperlyConfigured, DatabaseError) as error:  # a condition may be right for Django only: a wrong pattern
        raise CommandError(str(error)) from None
    _tell(command, planned, user)
    if options["dry_run"] or not planned.images:
        _fail_if_incomplete(planned)
        return
    if not options["yes"]:
        _confirm(command)
    batch = backfill.start(planned, user=user)
    command.stdout.write(f"{batch}; stop it with Ctrl-C, or with: manage.py autocaption backfill --cancel {batch.pk}")
    _write_rows(command, batch, planned)
    if options["wait"]:
        _wait(command, batch)
    _fail_if_incomplete(planned)


def _tell(command: BaseCommand, planned: planning.Plan, by: AbstractBaseUser) -> None:
    for part in planned.parts:
        said = f", {part.with_text} more have words of people on the site: nobody is asked" if part.with_text else ""
        command.stdout.write(f"{part.field.label}: {part.images} images lack {part.captions} captions{said}.")
    for label, number in planned.drift:
        command.stdout.write(
            f"{label}: {number} images have captions of another file. Sweeps ask for their words; all of them at once: "
            "manage.py autocaption sweep --reconcile"
        )
    for sentence in (*planned.held_back, *planned.failed):
        command.stderr.write(sentence)
    if not (planned.images or planned.held_back or planned.failed or planned.drift):
        command.stdout.write("Nothing is missing.")
    for one in planned.costs:
        command.stdout.write(str(one))
    if any(not (one.free or one.costs) for one in planned.costs):
        command.stdout.write("Few images make the price known: begin with --limit 20.")
    for sentence in planned.shortfalls(by=by.pk) if planned.captions else ():
        command.stdout.write(sentence)


def _fail_if_incomplete(planned: planning.Plan) -> None:
    if planned.failed:
        raise CommandError(f"{len(planned.failed)} image fields were left out; the log has the reasons.")


def _confirm(command: BaseCommand) -> None:
    if not sys.stdin.isatty():
        raise CommandError("Nothing was asked: nobody can answer here. Run it with --yes, or with --dry-run first.")
    command.stdout.write("Continue? [y/N] ", ending="")
    command.stdout.flush()
    if sys.stdin.readline().strip().lower() not in ("y", "yes"):
        raise CommandError("Nothing was asked.")


def _write_rows(command: BaseCommand, batch: Batch, planned: planning.Plan) -> None:
    database = planned.using
    try:
        with progress(planned.captions + planned.with_text, what="Asking") as shown:
            total = backfill.write_rows(batch.pk, using=database, progress=shown.update)
    except KeyboardInterrupt:
        _cancel(command, batch)
        sys.exit(INTERRUPTED)
    except Terminated:
        batch.refresh_from_db()
        command.stderr.write(f"Stopped after {batch.requested_count} captions: a sweep has the rest asked for.")
        raise
    except writer.CancelledError:
        _cancel(command, batch)  # what was written between the decision and now is taken back, too
        sys.exit(1)
    except ExceptionGroup as errors:
        raise CommandError(f"{errors.message}. The log has the reasons.") from None
    except writer.TakenOverError:  # this process was frozen, or somebody swept with --now
        command.stdout.write("A worker has taken over, and asks for the rest.")
        return
    command.stdout.write(f"{total} captions asked for.")


def _wait(command: BaseCommand, batch: Batch) -> None:
    done = 0
    counts = batches.counts(batch)
    try:
        with progress(sum(counts.values()), what="Captioning") as shown:
            while True:
                ended = sum(number for state, number in counts.items() if state not in OPEN_STATES)
                shown.update(ended - done)
                done = ended
                if done == sum(counts.values()):
                    break
                time.sleep(LOOK_EVERY)
                counts = batches.counts(batch)
    except KeyboardInterrupt:
        command.stdout.write("The workers go on; only this watch has ended.")
        sys.exit(INTERRUPTED)
    command.stdout.write(", ".join(f"{number} {state.label}" for state, number in counts.items()))


def _cancel(command: BaseCommand, batch: Batch) -> None:
    taken = batches.cancel(batch)
    command.stdout.write(
        f"{batch} is cancelled: {taken} captions that no worker had begun are left out, until the next backfill."
    )


def _batch(pk: int, database: str) -> Batch:
    try:
        return Batch.objects.using(database).get(pk=pk)
    except Batch.DoesNotExist:
        raise CommandError(f"There is no bulk request {pk}.") from None


def _number(text: str) -> int:
    if not text.isdecimal() or not int(text):
        raise ArgumentTypeError(f"{text!r} is no number above 0.")
    return int(text)
