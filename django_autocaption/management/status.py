"""``manage.py autocaption status``: the health report for an operator and for monitoring."""

from __future__ import annotations

import json as json_library
import sys
from argparse import ArgumentParser
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from django_autocaption.management.terminal.streams import write_data
from django_autocaption.models import State, clock
from django_autocaption.pacing import ProviderState
from django_autocaption.pipeline.runtime import queue
from django_autocaption.pipeline.upkeep.pausing import Paused
from django_autocaption.pipeline.upkeep.rounds import RoundState
from django_autocaption.pipeline.upkeep.status import Status, as_json, status

NAME = "status"
HELP = "Say how many captions wait and for how long, what fails and why, what was spent, and which service is down."

MEND_BROKER = "Start it, or mend CELERY_BROKER_URL; the next sweep sends what waits"
START_A_WORKER = "Start one, on the broker and queue of this site: celery -A your_project worker --pool threads"
START_SWEEPS = "have Celery beat start one each minute, or run: manage.py autocaption sweep"
#: For a site without workers, what does both.
RUN_WORK = "have cron run, every other minute: manage.py autocaption work"


def add_arguments(parser: ArgumentParser) -> None:
    """``--json``, ``--fail-after``."""
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument(
        "--fail-after",
        type=float,
        metavar="SECONDS",
        help="exit with status 1 where an image has been due, or a service down, for longer: for a monitor to notice",
    )


def run(command: BaseCommand, *, json: bool, fail_after: float | None, **options: Any) -> None:
    """Look and print."""
    try:
        found = status()
    except ImproperlyConfigured as error:
        raise CommandError(str(error)) from None
    unreachable = queue.unreachable()
    if json:
        write_data(command, [_json(found, unreachable), "\n"])
    else:
        for line in _lines(found, unreachable):
            command.stdout.write(line)
    if fail_after is not None and _held_up(found) > fail_after:
        sys.exit(1)


def _held_up(found: Status) -> float:
    """Seconds for which an image has been due, or a service has given no answers."""
    silent = [timezone.now() - since for provider in found.providers if (since := provider.silent_since) is not None]
    return max([found.oldest_due or 0.0, *(age.total_seconds() for age in silent)])


def _json(found: Status, unreachable: str) -> str:
    return json_library.dumps(as_json(found) | {"broker_problem": unreachable or None}, ensure_ascii=False)


def _lines(found: Status, unreachable: str) -> list[str]:
    age = f", the first for {_duration(found.oldest_due)}" if found.oldest_due is not None else ""
    lines = [_paused(pause) for pause in found.pauses]
    has_workers = queue.goes_to_workers()
    if unreachable:
        lines.append(f"broker:     takes no message: {unreachable}. {MEND_BROKER}")
    elif found.nobody_works:
        seen = "never" if found.worker_seen is None else f"{_duration(found.worker_seen)} ago"
        lines.append(
            f"worker:     none seems to run (last sign of life: {seen}). {START_A_WORKER}"
            if has_workers
            else f"work:       nobody seems to run it (last sign of life: {seen}); {RUN_WORK}"
        )
    swept = "none ran yet" if found.swept is None else f"the last ran {_duration(found.swept)} ago"
    lines += [
        f"due:        {found.due}{age}; {found.unsent} without a message",
        f"in flight:  {found.states[State.WORKING]} with workers, {found.states[State.WAITING]} with services",
        "for people: "
        + (", ".join(f"{number} {reason.value}" for reason, number in found.awaiting.items() if number) or "nothing"),
        "captions:   "
        + (", ".join(f"{number} {state.value}" for state, number in found.states.items() if number) or "none"),
    ]
    if found.following:
        lag = f", the first for {_duration(found.following_for)}" if found.following_for is not None else ""
        lines.append(
            f"to follow:  {found.following} captions whose words your own fields or files do not have yet{lag}"
        )
    for f in found.failures:
        lines.append(f"failed:     {f.number} {f.code}: {f.example}")
        lines += [f"            {f.advice}"] if f.advice and f.advice not in f.example else []
    todo = START_SWEEPS if has_workers else RUN_WORK
    lines.append(f"sweep:      {swept}" + (f"; {todo}" if found.nobody_sweeps else ""))
    lines += [
        f"sweep:      {row} fails since {clock.local(row.since):%Y-%m-%d %H:%M:%S}: {row.message}"
        for row in found.upkeep
    ]
    lines += [f"reconcile:  {_round(one)}" for one in found.rounds]
    lines += [f"before:     {one}" for one in found.before]
    if found.gone:
        lines.append(f"gone:       {found.gone} captions whose objects are gone; they are kept for a week at least")
    lines += [f"refused:    {label} cannot be captioned: see manage.py check" for label in found.refused]
    for account in found.accounts:
        user = f" (user {account.row.user})" if account.row.user else ""
        held = f", {account.held.normalize():f} held for bulk requests" if account.held else ""
        lines.append(
            f"budget:     {account.budget}{user}: {account.row.spent.normalize():f} spent,"
            f" {account.row.reserved.normalize():f} reserved{held}; counts {account.coverage}"
        )
    for provider in found.providers:
        lines.append(f"provider:   {provider.alias}: {_standing(provider)}")
    for gone in found.unregistered:
        todo = "" if gone.exists else f"; {gone.command}"
        lines.append(f"no field:   {gone.number} captions of {gone.label}, which is not registered{todo}")
    if found.other_languages:
        lines.append(f"languages:  {found.other_languages} captions in languages that are not in LANGUAGES any more")
    return lines


def _paused(paused: Paused) -> str:
    by = f" by {paused.by}" if paused.by else ""
    since = f"since {clock.local(paused.row.since):%Y-%m-%d %H:%M:%S}{by}"
    go_on = f"manage.py autocaption resume {paused.row.alias}".strip()
    return f"paused:     {paused.row} {since}; {paused.waiting} images wait; {go_on}"


def _round(one: RoundState) -> str:
    under_way = f"{one.rows} captions looked at in this round, {one.mended} disagreed with their objects"
    if one.last_rows is None:
        return f"{one.field}: {under_way}"
    took = _duration(one.last_seconds)
    last = f"in a round of {took}, {one.last_mended} of {one.last_rows} captions disagreed with their objects"
    return f"{one.field}: {last}" + (f"; {under_way}" if one.rows else "")


def _standing(provider: ProviderState) -> str:
    if provider.down_since is not None and provider.tried_again_at is not None:
        since, again = clock.local(provider.down_since), clock.local(provider.tried_again_at)
        return f"down since {since:%Y-%m-%d %H:%M:%S}, tried again at {again:%H:%M:%S}"
    if provider.refused_since is not None:
        since = clock.local(provider.refused_since)
        return f"has no key, refuses it, or has no credit left, since {since:%Y-%m-%d %H:%M:%S}"
    if provider.left_alone_until is not None:
        return f"asked to be left alone until {clock.local(provider.left_alone_until):%H:%M:%S}"
    return f"up, {provider.in_flight} counted in flight" if provider.in_flight else "up"


def _duration(seconds: float) -> str:
    if seconds < 120:
        return f"{seconds:.0f} s"
    return f"{seconds / 60:.0f} min" if seconds < 7200 else f"{seconds / 3600:.1f} h"
