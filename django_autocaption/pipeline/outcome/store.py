"""The end of the way: what production found is stored on the row, if the row still asks for it.

Every ending is a ``Settlement`` (made in ``endings``): columns for the row and for its attempt. ``store`` writes a
group of them, each under the condition that the row's revision is the one that was worked on and that no other result
was faster.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from copy import copy
from dataclasses import replace
from functools import partial
from typing import Any

from django.db import DatabaseError, transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from django_autocaption.models import Attempt, Caption, Decision, Outcome, Rating, State
from django_autocaption.models.choices import OPEN_STATES
from django_autocaption.pipeline.admission import reservations
from django_autocaption.pipeline.follow import embedding, writeback
from django_autocaption.pipeline.moderate import assessment, rulings
from django_autocaption.pipeline.outcome.ending import Settlement
from django_autocaption.pipeline.outcome.unasked import unasked
from django_autocaption.pipeline.records import bulk_update, ledger
from django_autocaption.pipeline.records.decisions import hash_of
from django_autocaption.pipeline.runtime import databases, events, queue
from django_autocaption.signals import caption_settled

logger = logging.getLogger(__name__)

FINAL_STATES = (State.REVIEW, State.PUBLISHED, State.FAILED, State.EXCLUDED)
#: ``error_code`` of rows that show no image, or whose check somebody called off.
UNMODERATED = ("no_image", "not_registered", "cancelled")

#: Columns that have to be as they were, for a result to be wanted; and while the row is claimed.
ASKED_FOR = ("revision",)
CLAIMED = (*ASKED_FOR, "claim", "claimed_at")
#: Rows written in one transaction at most.
GROUP = 50
#: Seconds until the first look at a job that a service works on.
FIRST_LOOK = 1.0


def settle(settlements: Sequence[Settlement], *, using: str) -> list[Settlement]:
    """Store these endings in groups, and send what they leave to do: rows that are due again soon, and a look at the
    jobs that services work on. Returns those that were still wanted."""
    stored: list[Settlement] = []
    settlements = sorted(settlements, key=lambda s: s.caption.pk)  # whoever writes rows takes them in the same order
    for start in range(0, len(settlements), GROUP):
        stored += store(settlements[start : start + GROUP], using=using)
    by_delay: dict[float, list[int]] = {}
    for s in stored:
        if (
            s.retry_in is not None and not s.caption.background
        ):  # those are sent by pipeline.runtime.backlog when they are due
            by_delay.setdefault(s.retry_in, []).append(s.caption.pk)
    for delay, ids in by_delay.items():
        queue.send_later(ids, using=using, delay=delay)
    jobs = [s.caption.pk for s in stored if s.changes.get("state") == State.WAITING]
    others = Caption.objects.using(using).filter(state=State.WAITING).exclude(pk__in=jobs)
    if jobs and not databases.patiently(others.exists, using=using):  # else a look is under way already
        queue.send_look(using=using, countdown=FIRST_LOOK)
    return stored


def store(settlements: Sequence[Settlement], *, using: str) -> list[Settlement]:
    """Write a group; returns those that were still wanted. One that the database refuses does not take others along."""
    try:
        return _store_together(settlements, using)
    except DatabaseError:
        if databases.is_away(using):
            raise
        logger.exception(
            "A group of %d results could not be stored at once; they are stored one by one.", len(settlements)
        )
        return [s for single in settlements for s in _store_alone(single, using)]


def _store_together(settlements: Sequence[Settlement], using: str) -> list[Settlement]:
    stored, final = databases.patiently(partial(_write, settlements, using), using=using)
    for s in stored:
        _tell(s)
        if s.is_final:
            transaction.on_commit(partial(caption_settled.send_robust, Caption, caption=s.caption), using=using)
    if final and embedding.is_used():
        transaction.on_commit(partial(embedding.embed, final, using=using), using=using)
    return stored


def book(attempt: Attempt, changes: dict[str, Any], *, using: str) -> None:
    """Store how a request ended whose row is gone, or asks for something else by now: it was paid for all the same.

    ``changes``: columns of the attempt. A second answer to the same request changes nothing.
    """

    def write() -> None:
        with transaction.atomic(using=using):
            if _unanswered(using).filter(pk=attempt.pk).update(**changes):
                reservations.settle([(attempt, changes)])

    databases.patiently(write, using=using)


def _tell(s: Settlement) -> None:
    facts = {"caption": s.caption.pk, "state": str(s.changes.get("state", "")), "code": s.changes.get("error_code", "")}
    if s.is_final:
        events.tell("caption_settled", **facts, provider=s.caption.provider, rating=str(s.caption.rating))
    elif s.retry_in is not None:
        events.tell("captions_put_off", **facts, seconds=s.retry_in)


def _write(settlements: Sequence[Settlement], using: str) -> tuple[list[Settlement], list[int]]:
    """Returns (those that were still wanted, ids of the captions that are final by them)."""
    with transaction.atomic(using=using):
        writeback.lock([s.caption for s in settlements], using=using)
        stored = _store_rows(settlements, using)
        ended = _end_attempts(settlements, stored, using)
        reservations.settle((s.attempt, s.attempt_changes) for s in ended if s.attempt is not None)
        after = {id(s): s.caption for s in ended} | {id(s): bulk_update.changed(s.caption, s.changes) for s in stored}
        rated = _record_decisions([(s, after[id(s)]) for s in settlements if id(s) in after], using)
        final = [s.caption.pk for s in stored if s.is_final]
        writeback.follow(list(dict.fromkeys([*final, *rated])), using=using)
    for s in stored:  # not before the commit: what is rolled back may be tried again
        s.caption.__dict__.update(after[id(s)].__dict__)
    return stored, final


def _record_decisions(settled: Sequence[tuple[Settlement, Caption]], using: str) -> list[int]:
    """What moderation decided, paid for even where the row moved on. Returns the ids of the captions it holds for.

    No row ends unrated where its field is moderated: a check that was not made is not a pass.
    """
    rated: list[int] = []
    for s, caption in settled:
        decision = s.decision or _decision_missing(s, caption)
        if decision is not None:
            rated += rulings.record(copy(decision), caption, using=using)  # what is rolled back may be tried again
    return rated


def _decision_missing(s: Settlement, caption: Caption) -> Decision | None:
    code = s.changes.get("error_code")
    if s.delete or s.changes.get("state") not in FINAL_STATES or caption.rating != Rating.UNCHECKED:
        return None
    if code in UNMODERATED or caption.moderation_mode == "off":
        return None
    return assessment.unchecked(
        caption, hash_of(caption), str(s.changes.get("error_message", "")), source=assessment.WORDS
    )


def _store_alone(settlement: Settlement, using: str) -> list[Settlement]:
    try:
        return _store_together([settlement], using)
    except DatabaseError as error:
        logger.exception("The result for caption %s could not be stored.", settlement.caption.pk)
        message = _("The answer could not be stored (%(error)s).") % {"error": type(error).__name__}
        ending = unasked(settlement.caption, "not_storable", message)
        paid = ledger.without_words(settlement.attempt_changes, message)
        return _store_together([replace(ending, attempt=settlement.attempt, attempt_changes=paid)], using)


def _store_rows(settlements: Sequence[Settlement], using: str) -> list[Settlement]:
    """Those that were still wanted."""
    rows = Caption.objects.using(using).filter(state__in=OPEN_STATES)
    wanted = {id(s) for s in settlements if s.delete and _delete(s, rows)}
    for as_seen in (ASKED_FOR, CLAIMED):
        group = [s for s in settlements if not s.delete and _columns_seen(s) == as_seen]
        changes = [(s.caption, {"image_name": s.caption.image_name} | s.changes) for s in group]
        found = bulk_update.update(rows, changes, as_seen=as_seen)
        wanted |= {id(s) for s, stands in zip(group, found, strict=True) if stands}
    for s in settlements:
        if id(s) not in wanted and not s.delete:
            logger.info("A late answer for caption %s was dropped: it was edited or asked for anew.", s.caption.pk)
    return [s for s in settlements if id(s) in wanted]


def _delete(s: Settlement, rows: QuerySet[Caption]) -> bool:
    seen = {name: getattr(s.caption, name) for name in _columns_seen(s)}
    return bool(rows.filter(pk=s.caption.pk, **seen).delete()[0])


def _columns_seen(s: Settlement) -> tuple[str, ...]:
    return CLAIMED if s.while_claimed else ASKED_FOR


def _end_attempts(settlements: Sequence[Settlement], stored: Sequence[Settlement], using: str) -> list[Settlement]:
    """Those whose attempts end with them: what a request cost is known even where its row moved on."""
    wanted = {id(s) for s in stored}
    ending = [(s, s.attempt) for s in settlements if s.attempt is not None and (id(s) in wanted or not s.while_claimed)]
    found = bulk_update.update(_unanswered(using), [(attempt, s.attempt_changes) for s, attempt in ending])
    return [s for (s, _attempt), ends in zip(ending, found, strict=True) if ends]


def _unanswered(using: str) -> QuerySet[Attempt]:
    """Attempts whose end is not known yet."""
    return Attempt.objects.using(using).filter(outcome__in=(Outcome.ASKED, Outcome.UNKNOWN))
