"""One worker at a time asks a question about the same bytes: attempts are written, with a lease, before any is sent."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import partial
from uuid import UUID

from django.core.exceptions import ImproperlyConfigured
from django.db.models import QuerySet

from django_autocaption.models import Attempt, Caption, Outcome, Purpose, clock
from django_autocaption.models.clock import DatabaseNow
from django_autocaption.pipeline.job.job import Job
from django_autocaption.pipeline.records import ledger
from django_autocaption.pipeline.runtime import databases
from django_autocaption.providers import providers


def lease(jobs: Sequence[Job], *, using: str) -> tuple[list[Job], list[Job]]:
    """Write the attempts of these jobs before their requests are sent.

    Returns (jobs to ask now, jobs whose question another worker or another of these jobs is asking at this moment).
    The first get their ``attempt``. A request of unknown outcome towards a service that recognises repeats is taken
    up again under its old uuid, so that it cannot be billed twice.
    """
    if not jobs:
        return [], []
    now = databases.patiently(partial(clock.read, using), using=using)
    attempts = [_repeat(job, using) or _new_attempt(job, now) for job in jobs]
    leased = databases.patiently(lambda: _write(attempts, using), using=using)
    leaders: list[Job] = []
    followers: list[Job] = []
    for job, attempt in zip(jobs, attempts, strict=True):
        job.repeats = attempt.pk is not None
        attempt.pk = leased.get(attempt.uuid)
        attempt._state.db, attempt._state.adding = using, False
        job.attempt = None if attempt.pk is None else attempt
        (followers if job.attempt is None else leaders).append(job)
    return leaders, followers


def may_repeat_unknown(caption: Caption, alias: str) -> bool:
    """A request of unknown outcome may be sent again: the service recognises repeats, or the site accepts that one
    repetition may be billed twice. Asked before the attempt in question is marked as unknown."""
    try:
        provider = providers[alias]
    except ImproperlyConfigured:
        return True  # that alias is gone: the next request goes elsewhere
    if provider.knows_repeats:
        return True
    return provider.retry_unknown and not _of_request(caption).filter(provider=alias, outcome=Outcome.UNKNOWN).exists()


def draft_of(caption: Caption) -> Attempt | None:
    """The first attempt for the caption's present request that gave words, if any did."""
    answered = _of_request(caption).filter(purpose=Purpose.CAPTION, outcome=Outcome.ANSWERED)
    return answered.order_by("pk").first()


def withdraw(jobs: Sequence[Job], *, using: str) -> None:
    """Forget the attempts of these jobs: their requests were not sent after all. One that was taken up again is as
    unknown as before, and may be billed."""
    fresh = [job.attempt.pk for job in jobs if job.attempt and not job.repeats]
    repeated = [job.attempt.pk for job in jobs if job.attempt and job.repeats]
    if fresh:
        Attempt.objects.using(using).filter(pk__in=fresh).delete()
    if repeated:
        Attempt.objects.using(using).filter(pk__in=repeated).update(outcome=Outcome.UNKNOWN, lease=None)


def release(attempts: QuerySet[Attempt]) -> None:
    """Give back the leases of these requests; they ended without an answer that anyone saw."""
    attempts.filter(outcome=Outcome.ASKED).update(**ledger.unheard())


def _write(attempts: Sequence[Attempt], using: str) -> dict[UUID, int]:
    """Keys of those attempts that got their lease, by uuid; may be repeated."""
    Attempt.objects.using(using).bulk_create([a for a in attempts if a.pk is None], ignore_conflicts=True)
    written = Attempt.objects.using(using).filter(uuid__in=[a.uuid for a in attempts], lease__isnull=False)
    return dict(written.values_list("uuid", "pk"))


def _new_attempt(job: Job, now: datetime) -> Attempt:
    key = job.question.key(job.content_hash)
    return Attempt(
        caption=job.caption,
        request=job.caption.request,
        image_no=job.caption.image_no,
        key=key,
        lease=key,
        **job.source,
        purpose=job.question.purpose,
        provider=job.question.alias,
        model=job.question.model or job.question.provider.model,
        prompt=job.question.prompt,
        prompt_version_id=job.question.prompt_version,
        asked_at=now,
    )


def _repeat(job: Job, using: str) -> Attempt | None:
    """The attempt of unknown outcome that this job may take up again, with its lease taken back."""
    if not job.question.provider.knows_repeats or job.caption.attempts + job.caption.outages < 2:
        return None
    unknown = _of_request(job.caption).filter(
        purpose=job.question.purpose, provider=job.question.alias, outcome=Outcome.UNKNOWN
    )
    attempt = unknown.order_by("-pk").first()
    if attempt is None:
        return None
    key = job.question.key(job.content_hash)
    if Attempt.objects.using(using).filter(lease=key).exists():
        return None
    taken = unknown.filter(pk=attempt.pk).update(outcome=Outcome.ASKED, lease=key, asked_at=DatabaseNow())
    return Attempt.objects.using(using).get(pk=attempt.pk) if taken else None


def _of_request(caption: Caption) -> QuerySet[Attempt]:
    return Attempt.objects.using(caption._state.db).filter(caption=caption, request=caption.request)
