"""The answers of a comparison: stored as they come, one by one, and what they cost booked."""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from django_autocaption.models import (
    Attempt,
    CandidateAnswer,
    Caption,
    Comparison,
    Decision,
    ErrorCode,
    Outcome,
    Rating,
    State,
    gate,
)
from django_autocaption.models.decision import UNCHECKED
from django_autocaption.models.version import NO_WORDS
from django_autocaption.pipeline.job.job import Job
from django_autocaption.pipeline.moderate import assessment, ratings
from django_autocaption.pipeline.outcome import finalisation
from django_autocaption.pipeline.outcome.ending import Ending
from django_autocaption.pipeline.records import ledger
from django_autocaption.pipeline.records.fields import field_of
from django_autocaption.pipeline.runtime import databases, locks
from django_autocaption.pipeline.words import versions

logger = logging.getLogger(__name__)

_ENDED = (Outcome.ANSWERED, Outcome.SILENT, Outcome.FAILED)


def open_ones(comparison: Comparison, *, using: str) -> list[CandidateAnswer]:
    """Those that have neither words nor a reason why there are none, with their requests."""
    rows = CandidateAnswer.objects.using(using).filter(candidate__comparison=comparison, ended=False)
    return list(rows.select_related("attempt").order_by("pk"))


@dataclass(frozen=True, kw_only=True)
class Progress:
    """How far a comparison is, in answers."""

    with_words: int
    without_words: int
    left: int
    reasons: Sequence[str]
    """Why some of those that are left wait."""
    spent: Mapping[str, Decimal]
    """By unit, for this comparison: what was known already is not in it."""

    @property
    def whole(self) -> int:
        """All that are asked for."""
        return self.with_words + self.without_words + self.left


def progress(comparison: Comparison) -> Progress:
    """One query."""
    rows = CandidateAnswer.objects.using(comparison._state.db).filter(candidate__comparison=comparison)
    asked = list(rows.exclude(candidate__provider=""))
    spent: dict[str, Decimal] = {}
    for answer in asked:
        if answer.cost_amount is not None and answer.cost_unit and not answer.reused:
            spent[answer.cost_unit] = spent.get(answer.cost_unit, Decimal(0)) + answer.cost_amount
    return Progress(
        with_words=sum(bool(answer.words) for answer in asked),
        without_words=sum(answer.ended and not answer.words for answer in asked),
        left=sum(not answer.ended for answer in asked),
        reasons=sorted({answer.error_message for answer in asked if not answer.ended and answer.error_message}),
        spent=spent,
    )


def collect(comparison: Comparison, *, using: str) -> None:
    """End those whose service answered later."""
    for answer in open_ones(comparison, using=using):
        if answer.attempt is not None and answer.attempt.outcome in _ENDED:
            _collect(answer, answer.attempt, using)


def store(answer: CandidateAnswer, ending: Ending, *, using: str) -> bool:
    """Book what the request cost, judge what was said, and keep it. Returns whether nothing more is asked."""
    columns = _columns(ending)
    if ending.attempt is not None and ending.attempt_changes:
        try:
            finalisation.book(ending.attempt, ending.attempt_changes, using=using)
        except finalisation.REFUSALS as error:
            if databases.tells_outage(error, using) or locks.tells_contention(error):
                raise
            logger.exception("The answer for caption %s could not be stored.", ending.caption.pk)
            message = _("The answer could not be stored (%(error)s).") % {"error": type(error).__name__}
            booked = ledger.without_words(ending.attempt_changes, message)
            finalisation.book(ending.attempt, booked, using=using)
            columns = {"ended": True, "error_code": ErrorCode.NOT_STORABLE, "error_message": message}
    _judge(ending.decision, ending.caption, using)
    _write(answer, columns, using)
    return bool(columns.get("ended"))


def _columns(ending: Ending) -> dict[str, Any]:
    move = finalisation.telling_no_name(ending.move, ending.caption.image_name)
    columns: dict[str, Any] = {
        "error_code": str(move.get("error_code", "")),
        "error_message": str(move.get("error_message", "")),
    }
    is_over = ending.offer is not None or ending.is_final
    if ending.attempt is not None and (is_over or move.get("state") == State.WAITING):  # else another one is made
        columns |= {"attempt": ending.attempt, "reused": not ending.attempt_changes}
    if is_over:
        columns |= _costs(ending.attempt, ending.attempt_changes) | {"ended": True}
    if ending.offer is not None:
        columns["words"] = versions.tidied(ending.offer.words)
    if ending.retry_in is not None:
        columns["tries"] = move.get("attempts", ending.caption.attempts)
        columns["outages"] = move.get("outages", ending.caption.outages)
    return columns


def _costs(attempt: Attempt | None, changes: dict[str, Any]) -> dict[str, Any]:
    """What the request cost and how long it took: as it ends now, or ended before."""
    names = ("cost_amount", "cost_unit", "latency_ms")
    if changes:
        return {name: changes[name] for name in names if name in changes}
    return {} if attempt is None else {name: getattr(attempt, name) for name in names}


def _collect(answer: CandidateAnswer, attempt: Attempt, using: str) -> None:
    columns = {
        **_costs(attempt, {}),
        "ended": True,
        "words": {**NO_WORDS, **attempt.words} if attempt.words else {},
        "error_code": "" if attempt.words else attempt.error_code or ErrorCode.NOTHING_TO_SAY,
        "error_message": "" if attempt.words else attempt.error_message,
    }
    caption = Caption.objects.using(using).select_related("decision").get(pk=answer.caption_id)
    captioned = field_of(caption)
    if attempt.words and captioned is not None:
        job = Job(caption=caption, captioned=captioned, attempt=attempt)
        _judge(assessment.of_words(job, attempt.words), caption, using)
    _write(answer, columns, using)


def _write(answer: CandidateAnswer, columns: dict[str, Any], using: str) -> None:
    rows = CandidateAnswer.objects.using(using).filter(pk=answer.pk, ended=False)
    databases.patiently(partial(rows.update, **columns), using=using)


def _judge(decision: Decision | None, caption: Caption, using: str) -> None:
    """What was said may tell moderators something of the image, but lets nothing out: these are not its words yet."""
    if decision is None or decision.rule == UNCHECKED or decision.rating not in (Rating.REVIEW, Rating.BLOCKED):
        return

    def record() -> None:
        with transaction.atomic(using=using):
            row = Caption.objects.using(using).select_related("decision").filter(pk=caption.pk).first()
            if row is None or gate.strictest(decision.rating, row.rating) == row.rating:
                return
            versions.emit_change(ratings.record(copy(decision), row, using=using), using=using, in_worker=True)

    databases.patiently(record, using=using)
