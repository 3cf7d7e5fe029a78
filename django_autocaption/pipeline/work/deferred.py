"""Answers that come later: looked for by one sweep for all jobs, or posted by the service; one result either way."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from concurrent.futures import as_completed
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from django_autocaption import conf
from django_autocaption.exceptions import ProviderError
from django_autocaption.models import Attempt, Caption, ErrorCode, Outcome, Purpose, State
from django_autocaption.models.choices import OPEN_STATES
from django_autocaption.models.clock import DatabaseNow, ago
from django_autocaption.models.transitions import looked_at
from django_autocaption.pipeline.admission import rate_limit
from django_autocaption.pipeline.job.answer import words_of
from django_autocaption.pipeline.job.job import Job
from django_autocaption.pipeline.job.question import Question
from django_autocaption.pipeline.outcome import answered, unasked
from django_autocaption.pipeline.outcome.ending import Ending
from django_autocaption.pipeline.outcome.finalisation import book, finalise
from django_autocaption.pipeline.records import bulk_update, ledger
from django_autocaption.pipeline.records.fields import field_of
from django_autocaption.pipeline.runtime import databases, locks, next_look, process
from django_autocaption.pipeline.work import moderation_check
from django_autocaption.pipeline.work.looks import LOOK, SOONEST, Look, look_at_all
from django_autocaption.types import Answer, CaptionResult, PendingJob

logger = logging.getLogger(__name__)

#: What a job needs of its row.
_WITH = (
    "caption__batch",
    "caption__published",
    "caption__draft",
    "caption__decision",
)
#: Jobs that one look takes on; the next look goes on.
MOST = 1000


def poll_on_time(*, using: str) -> int:
    """A message for a look has come: look, unless that look was taken, or put off, meanwhile."""
    return poll_jobs(using=using) if next_look.take(using=using, hold=LOOK) else 0


def poll_overdue(*, using: str, late: float = next_look.LOST) -> int:
    """Look if no message for a look is on its way, or one is so many seconds ``late``; 0 = whatever is on its way."""
    return poll_jobs(using=using) if not late or next_look.take(using=using, hold=LOOK, late=late) else 0


def poll_jobs(*, using: str) -> int:
    """Look once at every job that is due, all at once on the event loop. Returns how many were looked at.

    While jobs are left, one message for the next look is on its way; if it is lost, the sweep looks.
    """
    aged = {job.attempt.pk: (job, age) for job, age in _due(using) if job.attempt is not None}
    for looks in _look_at([job.attempt for job, _age in aged.values() if job.attempt is not None]):
        group = [(*aged[attempt.pk], look) for attempt, look in looks]
        rate_limit.note_looks((job, None if look.untried else look.answer, not look.ended) for job, _age, look in group)
        finalise([_ending(job, age, look) for job, age, look in group], using=using)
    waiting = Caption.objects.using(using).filter(state=State.WAITING).order_by("due_at")
    next_due = waiting.values_list("due_at", DatabaseNow()).first()
    if next_due is not None:
        due_at, now = next_due
        next_look.want(using=using, seconds=max((due_at - now).total_seconds(), SOONEST))
    return len(aged)


def poll_strays(*, using: str) -> None:
    """Look at jobs whose rows moved on or ended meanwhile, until JOB_TIMEOUT: what they cost is to be booked all the
    same."""
    moved_on = Q(caption=None) | ~Q(caption__request=F("request")) | ~Q(caption__state__in=OPEN_STATES)
    strays = list(
        Attempt.objects.using(using)
        .filter(moved_on, outcome__in=(Outcome.ASKED, Outcome.UNKNOWN), asked_at__gte=ago(conf.current().JOB_TIMEOUT))
        .exclude(external_id="")
        .select_related(*_WITH)
        .order_by("pk")[:MOST]
    )
    for looks in _look_at(strays):
        for attempt, look in looks:
            if look.ended:
                answer_came(attempt, look.answer, using=using)


def answer_came(attempt: Attempt, answer: Answer, *, using: str, posted: bool = False) -> bool:
    """The answer to this attempt is there. Returns whether it was still wanted; a second one is not.

    What it cost is booked even where nobody wants the words any more. ``posted``: as of ``Ending``.
    """
    if attempt.outcome not in (Outcome.ASKED, Outcome.UNKNOWN):
        return False
    if isinstance(answer, PendingJob) or (isinstance(answer, ProviderError) and answer.outcome_unknown):
        return False  # it goes on, as far as anybody knows: the service posts again, and is looked at
    age = timezone.now() - attempt.asked_at
    job = _job_of(attempt)
    if job is None:
        logger.info("A late answer to attempt %s was dropped: its image was edited or asked for anew.", attempt.pk)
        book(attempt, _columns_of_dropped(attempt, answer, latency_ms=_ms(age)), using=using)
        return False
    rate_limit.note_looks([(job, answer, False)])
    stored = finalise([replace(_ending_of(job, answer, _ms(age)), posted=posted)], using=using)
    return bool(stored)


def attempt_of(job_id: str, *, alias: str, using: str, uuid: UUID | None = None) -> Attempt | None:
    """The attempt that a posted answer is about: by the service's id of the job, or by ours where the service uses it.

    ``uuid``: of a token, which is good for this attempt only. An answer is believed about its own job only.
    """
    attempts = Attempt.objects.using(using).filter(provider=alias).select_related(*_WITH)
    job_id = ledger.external_id(job_id)
    if not job_id:
        return None
    if uuid is None:
        return attempts.filter(external_id=job_id).first()
    own = Q(external_id=job_id)
    with suppress(ValueError):
        own |= Q(uuid=UUID(job_id))
    return attempts.filter(own, uuid=uuid).first()


def awaits_job_id(uuid: UUID, *, alias: str, using: str) -> bool:
    """Nobody knows yet which job of the service this attempt is: what was posted to it may be about it, or not."""
    attempts = Attempt.objects.using(using).filter(provider=alias, uuid=uuid)
    return attempts.filter(external_id="", outcome=Outcome.ASKED).exists()


def lock(attempt: Attempt, *, using: str, patience: int) -> None:
    """See that nobody holds the rows that an answer to this attempt is written to, and wait no longer than so many
    seconds. Raises OperationalError."""
    with transaction.atomic(using=using), locks.short_waits(using, patience * 1000):
        bulk_update.lock(Caption.objects.using(using), [attempt.caption_id])
        bulk_update.lock(Attempt.objects.using(using), [attempt.pk])


def _due(using: str) -> list[tuple[Job, timedelta]]:
    """Waiting rows that are due, leased to this look; each with its age since it was asked."""
    token = uuid4()
    rows = Caption.objects.using(using).filter(state=State.WAITING, due_at__lte=DatabaseNow())
    ids = list(rows.order_by("due_at").values_list("pk", flat=True)[:MOST])
    columns = looked_at(token, until=LOOK)
    if not databases.patiently(lambda: locks.change(rows, ids, columns, patient=False), using=using):
        return []
    attempts = (
        Attempt.objects.using(using)
        .filter(caption__claim=token, caption__state=State.WAITING, outcome=Outcome.ASKED)
        .select_related(*_WITH)
        .annotate(now=DatabaseNow())
    )
    jobs = [(job, a.now - a.asked_at) for a in attempts if (job := _job_of(a)) is not None]
    found = {job.caption.pk for job, _age in jobs}
    lost = Caption.objects.using(using).filter(claim=token).exclude(pk__in=found).select_related("batch")
    message = _("The request that this image waited for is gone. Ask again.")
    finalise([unasked.unasked(caption, ErrorCode.JOB_LOST, message) for caption in lost], using=using)
    return jobs


def _job_of(attempt: Attempt) -> Job | None:
    """The job as it stood when it was asked; None if its row is gone, asked anew, or no longer captioned."""
    caption = attempt.caption
    is_check = attempt.purpose == Purpose.MODERATION  # whose answer is about the bytes, whatever becomes of the row
    if caption is None or (caption.request != attempt.request and not is_check):
        return None
    captioned = field_of(caption)
    if captioned is None:
        return None
    job = Job(caption=caption, captioned=captioned, attempt=attempt)
    job.question = _question_of(attempt, caption)
    return job


def _question_of(attempt: Attempt, caption: Caption) -> Question:
    return Question(
        alias=attempt.provider,
        model=attempt.model if caption.batch is not None and caption.batch.model else "",
        prompt=attempt.prompt,
        language=caption.language,
        purpose=attempt.purpose,
        prompt_version=attempt.prompt_version_id,
    )


def _columns_of_dropped(attempt: Attempt, answer: CaptionResult | ProviderError, *, latency_ms: int) -> dict[str, Any]:
    """How a request ended that nobody waits for: in the history, as long as there is a caption that has one."""
    if isinstance(answer, ProviderError):
        return ledger.failed(answer, latency_ms=latency_ms)
    if attempt.caption is None:
        return ledger.answered(answer, words={}, latency_ms=latency_ms) | {"raw": None}
    is_check = attempt.purpose == Purpose.MODERATION
    if is_check:
        return ledger.answered(answer, words={}, latency_ms=latency_ms)
    words = words_of(answer, _question_of(attempt, attempt.caption))
    return ledger.answered(answer, words=words.columns, latency_ms=latency_ms, held=words.needs_review)


def _look_at(attempts: Iterable[Attempt]) -> Iterator[list[tuple[Attempt, Look]]]:
    """Look at these jobs, and yield what each service says as it is done: one that is silent keeps no other waiting."""
    by_alias: dict[str, list[Attempt]] = {}
    for attempt in attempts:
        by_alias.setdefault(attempt.provider, []).append(attempt)
    under_way = {
        process.submit(look_at_all(alias, [_pending(attempt) for attempt in group])): group
        for alias, group in by_alias.items()
    }
    for looks in as_completed(under_way):
        yield list(zip(under_way[looks], looks.result(), strict=True))


def _pending(attempt: Attempt) -> PendingJob:
    return PendingJob(uuid=str(attempt.uuid), job_id=attempt.external_id, model=attempt.model)


def _ending(job: Job, age: timedelta, look: Look) -> Ending:
    verdict = look.verdict(age)
    if isinstance(verdict, PendingJob):
        return answered.still_running(job, verdict.poll_after)
    return _ending_of(job, verdict, _ms(age))


def _ending_of(job: Job, answer: Answer, latency_ms: int) -> Ending:
    if not job.is_check:
        return answered.ending_of(job, answer, latency_ms)
    ending = moderation_check.ending_of(job, answer, latency_ms)
    return ending if _is_waited_for(job) else replace(ending, move={}, retry_in=None)


def _is_waited_for(check: Job) -> bool:
    """The row waits for this answer, and not for one about another picture, or to another question, by now: what was
    decided about the bytes holds all the same."""
    attempt = check.attempt
    return attempt is not None and attempt.outcome == Outcome.ASKED and attempt.request == check.caption.request


def _ms(age: timedelta) -> int:
    return max(round(age.total_seconds() * 1000), 0)
