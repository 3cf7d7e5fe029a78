"""One worker at a time asks a question about the same bytes: attempts are written, with a lease, before any is sent.

Whether a question was asked before is known by its key, whichever row asked it: a file that is saved again, or that
another object has too, is no reason to pay twice.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from typing import Any
from uuid import UUID

from django.core.exceptions import ImproperlyConfigured
from django.db import IntegrityError, connections, transaction
from django.db.models import QuerySet

from django_autocaption.models import Attempt, Caption, Outcome, Purpose, clock
from django_autocaption.models.clock import DatabaseNow
from django_autocaption.pipeline.job.job import Job
from django_autocaption.pipeline.records import bulk_update
from django_autocaption.pipeline.runtime import databases, locks
from django_autocaption.providers import providers


@dataclass(kw_only=True)
class Leased:
    """What became of jobs that were to be asked about."""

    leaders: list[Job] = field(default_factory=list)
    """To be asked now; they have their ``attempt``."""
    followers: list[Job] = field(default_factory=list)
    """Another worker, or another of these jobs, asks their question at this moment."""
    unrepeatable: list[Job] = field(default_factory=list)
    """Their question was asked before, nobody knows how that ended, and asking again may be billed again."""

    # Jobs whose captions are gone are in none of these.


def lease(jobs: Sequence[Job], *, using: str) -> Leased:
    """Write the attempts of these jobs before their requests are sent.

    A request of unknown outcome towards a service that recognises repeats is taken up again under its old uuid, by
    whoever asks that question next, so that it cannot be billed twice.
    """
    leased = Leased()
    if not jobs:
        return leased
    now = databases.patiently(partial(clock.read, using), using=using)
    without_answer = databases.patiently(partial(_without_answer, jobs, using), using=using)
    wanted: list[tuple[Job, Attempt]] = []
    for job in jobs:
        before = without_answer.get(job.key, [])
        job.failed_at = _failed_at(before, now) if job.failed_before else None
        earlier = [attempt for attempt in before if attempt.outcome == Outcome.UNKNOWN]
        if not earlier:
            wanted.append((job, _new_attempt(job, now)))
        elif job.question.provider.knows_repeats:
            repeated = _take_up(earlier[-1], job, using)
            if repeated is None:
                leased.followers.append(job)
            else:
                wanted.append((job, repeated))
        elif job.question.provider.retry_unknown and len(earlier) == 1 and not earlier[0].external_id:
            wanted.append((job, _new_attempt(job, now)))
        else:
            leased.unrepeatable.append(job)
    try:
        written = databases.patiently(lambda: _write([attempt for _job, attempt in wanted], using), using=using)
    except IntegrityError:  # the object of one was deleted meanwhile, and its caption: the others go on
        if connections[using].in_atomic_block:
            raise
        keys = [job.caption.pk for job, _attempt in wanted]
        there = set(Caption.objects.using(using).filter(pk__in=keys).values_list("pk", flat=True))
        wanted = [(job, attempt) for job, attempt in wanted if job.caption.pk in there]
        written = databases.patiently(lambda: _write([attempt for _job, attempt in wanted], using), using=using)
    for job, attempt in wanted:
        job.repeats = attempt.pk is not None
        attempt.pk = written.get(attempt.uuid)
        attempt._state.db, attempt._state.adding = using, False
        job.attempt = None if attempt.pk is None else attempt
        (leased.followers if job.attempt is None else leased.leaders).append(job)
    return leased


def may_repeat_unknown(key: str, alias: str, *, using: str) -> bool:
    """A request of unknown outcome may be sent again: the service recognises repeats, or the site accepts that one
    repetition of this question about these bytes may be billed twice. Asked before the attempt in question is marked as
    unknown."""
    try:
        provider = providers[alias]
    except ImproperlyConfigured:
        return True  # that alias is gone: the next request goes elsewhere
    if provider.knows_repeats:
        return True
    return provider.retry_unknown and not _of_unknown_outcome(using).filter(key=key).exists()


def is_unknown(key: str, *, using: str) -> bool:
    """This question about these bytes was asked before, and nobody knows how that ended: no other service is paid."""
    return _of_unknown_outcome(using).filter(key=key).exists()


def asked_for(jobs: Sequence[Job], *, using: str) -> dict[int, float]:
    """Seconds for which others have been asking the questions of these jobs just now, by the caption's id."""
    keys = {job.caption.pk: job.key for job in jobs if job.asked}
    leased = Attempt.objects.using(using).filter(lease__in=keys.values()).annotate(now=DatabaseNow())
    ages = {attempt.lease: (attempt.now - attempt.asked_at).total_seconds() for attempt in leased} if keys else {}
    return {pk: ages[key] for pk, key in keys.items() if key in ages}


def draft_of(caption: Caption) -> Attempt | None:
    """The first attempt for the caption's present request that gave words, if any did."""
    answered = _of_request(caption).filter(purpose=Purpose.CAPTION, outcome=Outcome.ANSWERED)
    return answered.order_by("pk").first()


def withdraw(jobs: Sequence[Job], *, using: str) -> None:
    """Forget the attempts of these jobs: their requests were not sent after all. Of repetitions only that they were
    taken up: how the request before them ended is as unknown as it was."""
    new = [job.attempt.pk for job in jobs if job.attempt and not job.repeats]
    repeated = [job.attempt.pk for job in jobs if job.attempt and job.repeats]
    attempts = Attempt.objects.using(using)
    if new:
        databases.patiently(lambda: attempts.filter(pk__in=new).delete(), using=using)
    columns = {"outcome": Outcome.UNKNOWN, "lease": None}
    databases.patiently(lambda: locks.change(attempts, repeated, columns), using=using)


def _write(attempts: Sequence[Attempt], using: str) -> dict[UUID, int]:
    """Keys of those attempts that got their lease, by uuid; may be repeated."""
    new = [a for a in attempts if a.pk is None]
    with transaction.atomic(using=using):
        if not connections[using].features.can_defer_constraint_checks:
            # MariaDB shares the lock of each caption with its attempt at once: those that are held are asked later.
            captions = bulk_update.lock(Caption.objects.using(using), [a.caption_id for a in new], patient=False)
            new = [a for a in new if a.caption_id in captions]
        Attempt.objects.using(using).bulk_create(new, ignore_conflicts=True)
    written = Attempt.objects.using(using).filter(uuid__in=[a.uuid for a in attempts], lease__isnull=False)
    return dict(written.values_list("uuid", "pk"))


def _new_attempt(job: Job, now: datetime) -> Attempt:
    return Attempt(
        **_asked_for(job),
        key=job.key,
        lease=job.key,
        **job.source,
        purpose=job.question.purpose,
        provider=job.question.alias,
        model=job.question.model or job.question.provider.model,
        prompt=job.question.prompt,
        prompt_version_id=job.question.prompt_version,
        asked_at=now,
    )


def _asked_for(job: Job) -> dict[str, Any]:
    """Columns of an attempt that say whose answer it will be."""
    caption = job.caption
    return {
        "caption": caption,
        "request": caption.request,
        "image_no": caption.image_no,
        "comparison_id": job.comparison,
    }


def _of_unknown_outcome(using: str) -> QuerySet[Attempt]:
    return Attempt.objects.using(using).filter(outcome=Outcome.UNKNOWN)


def _without_answer(jobs: Sequence[Job], using: str) -> dict[str, list[Attempt]]:
    """Attempts at the questions of these jobs that failed, or whose outcome is unknown, by key, the oldest first."""
    found: dict[str, list[Attempt]] = {}
    ended = Attempt.objects.using(using).filter(outcome__in=(Outcome.UNKNOWN, Outcome.FAILED))
    attempts = ended.filter(key__in={job.key for job in jobs}).only(
        "key", "outcome", "external_id", "asked_at", "latency_ms"
    )
    for attempt in attempts.order_by("pk"):
        found.setdefault(attempt.key, []).append(attempt)
    return found


def _failed_at(attempts: Sequence[Attempt], now: datetime) -> float | None:
    """When the last of these requests that was sent ended, on the monotonic clock. ``now``: by the database's."""
    ends = [a.asked_at + timedelta(milliseconds=a.latency_ms) for a in attempts if a.latency_ms is not None]
    return time.monotonic() - (now - max(ends)).total_seconds() if ends else None


def _take_up(attempt: Attempt, job: Job, using: str) -> Attempt | None:
    """The attempt, which is this job's now, with its lease taken back; None = another worker was faster."""
    unknown = _of_unknown_outcome(using).filter(pk=attempt.pk)
    try:
        with transaction.atomic(using=using):
            taken = unknown.update(**_asked_for(job), outcome=Outcome.ASKED, lease=attempt.key, asked_at=DatabaseNow())
    except IntegrityError:  # the question is leased under another uuid
        return None
    return Attempt.objects.using(using).get(pk=attempt.pk) if taken else None


def _of_request(caption: Caption) -> QuerySet[Attempt]:
    return Attempt.objects.using(caption._state.db).filter(caption=caption, request=caption.request)
