"""The round that every question goes, for words, moderation or a comparison: was it answered? → a slot → a lease →
money → asked → ended. What was known before and what an answer means is for whoever goes it."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field

from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext as _

from django_autocaption.exceptions import ErrorKind, ProviderError
from django_autocaption.models import Caption, ErrorCode
from django_autocaption.pacing import pauses
from django_autocaption.pipeline.admission import rate_limit, reservations
from django_autocaption.pipeline.job.job import Job
from django_autocaption.pipeline.outcome import unasked
from django_autocaption.pipeline.outcome.ending import Ending
from django_autocaption.pipeline.outcome.finalisation import finalise
from django_autocaption.pipeline.records import leases
from django_autocaption.pipeline.runtime import databases, shutdown
from django_autocaption.pipeline.runtime.process import Steps
from django_autocaption.pipeline.work import claims, dispatch
from django_autocaption.types import Answer

logger = logging.getLogger(__name__)

#: Seconds until a question that another worker is asking is looked up again: at least, at most, and as a share of how
#: long it has been asked. Each look reads and decodes the image again.
RECHECK, LONGEST_RECHECK, RECHECK_SHARE = 3.0, 60.0, 0.25


class Rows:
    """What jobs stand for, and where their ends are stored: captions that this process has claimed."""

    def finalise(self, endings: Sequence[Ending], *, using: str, held: list[Ending] | None = None) -> list[Ending]:
        """Store these endings; returns those that were still wanted. ``held``: as of ``finalisation.finalise``."""
        return finalise(endings, using=using, held=held)

    def still_ours(self, captions: Sequence[Caption], *, using: str) -> set[int]:
        """Ids of those that nobody has taken from this worker."""
        return claims.still_ours(captions, using=using)

    def release(self, captions: Sequence[Caption], *, using: str) -> None:
        """The worker is done with these."""
        claims.release(captions, using=using)

    def give_back(self, captions: Sequence[Caption], *, using: str) -> None:
        """Of these, the rows that have not moved on: the database takes nothing of their answers, or somebody holds
        them for long. They are taken up again as those of a worker that was killed."""
        claims.give_back(captions, using=using, blameless=False)


#: Captions, claimed by this process.
CAPTIONS = Rows()


@dataclass(frozen=True, kw_only=True)
class Asker:
    """What differs between the kinds of questions, and between those who ask."""

    known: Callable[[Sequence[Job]], Mapping[int, Ending]]
    """Endings, by caption id, of jobs whose question needs not be asked: it was answered before."""
    ending_of: Callable[[Job, Answer, int], Ending]
    """What follows from an answer that took so many milliseconds."""
    rows: Rows = CAPTIONS


@dataclass(kw_only=True)
class Came:
    """What came of a round. Jobs that ended are in none of these."""

    going_on: list[Job] = field(default_factory=list)
    """Their ending says that something else is to be asked at once."""
    waiting: list[Job] = field(default_factory=list)
    """Another worker, or another of these jobs, asks the same just now."""
    passed_on: list[Job] = field(default_factory=list)
    """Their service is down, and they have gone on to the next link of their chain."""
    asked: bool = False
    """Something was leased, so that those who wait may find an answer."""


def go(jobs: Sequence[Job], asker: Asker, *, using: str) -> Steps[Came]:
    """Ask about these jobs, whose questions are posed, and store how they end; yields while it waits for answers."""
    came = Came()
    jobs = _without_known(jobs, asker, came, using)
    jobs = _not_paused(_still_wanted(jobs, asker.rows, using), asker.rows, using)
    taken = rate_limit.take(dispatch.grouped(jobs))
    put_off(taken, using=using, rows=asker.rows)
    leased = leases.lease(taken.admitted, using=using)
    leaders, came.waiting = leased.leaders, leased.followers
    unrepeatable = [asker.ending_of(job, _unknown_before(), 0) for job in leased.unrepeatable]
    asker.rows.finalise(unrepeatable, using=using)
    came.passed_on = taken.passed_on
    came.asked = bool(leaders)
    # Another worker may have answered between our look for an answer and our lease. Under the lease nobody can.
    fresh = [job for job in leaders if not job.repeats]
    left = _without_known(fresh, asker, came, using)
    leases.withdraw([job for job in fresh if job not in left], using=using)
    wanted = [job for job in leaders if job.repeats or job in left]
    yield from _ask(_affordable(wanted, asker.rows, using), asker, came, using)
    taken.close()
    return came


def _unknown_before() -> ProviderError:
    """What is known of a question that is not asked again, since it may be billed again."""
    message = _("The same question about the same image was asked before, and how that ended is not known.")
    return ProviderError(message, kind=ErrorKind.TIMEOUT, outcome_unknown=True)


def put_off(taken: rate_limit.Taken, *, using: str, rows: Rows = CAPTIONS) -> None:
    """Store that these jobs wait for a slot."""
    rows.finalise([unasked.put_off(p.job.caption, p.delay, p.code, p.message) for p in taken.put_off], using=using)


def wait_for_answer(jobs: Sequence[Job], *, using: str, rows: Rows = CAPTIONS) -> None:
    """Store that these jobs wait for the answer to a question that another worker is asking just now."""
    ages = databases.patiently(lambda: leases.asked_for(jobs, using=using), using=using)
    rows.finalise([unasked.put_off(job.caption, _recheck(ages.get(job.caption.pk, 0))) for job in jobs], using=using)


def _recheck(age: float) -> float:
    return min(max(age * RECHECK_SHARE, RECHECK), LONGEST_RECHECK)


def _without_known(jobs: Sequence[Job], asker: Asker, came: Came, using: str) -> list[Job]:
    if not jobs:
        return []
    known = databases.patiently(lambda: asker.known(jobs), using=using)
    by_caption = {job.caption.pk: job for job in jobs}
    for ending in asker.rows.finalise(list(known.values()), using=using):
        if ending.goes_on:
            came.going_on.append(by_caption[ending.caption.pk])
    return [job for job in jobs if job.caption.pk not in known]


def _still_wanted(jobs: Sequence[Job], rows: Rows, using: str) -> list[Job]:
    """The jobs that are still this worker's, before something is paid for them; none if it is to stop."""
    if not jobs:
        return []
    if shutdown.is_under_way():
        rows.finalise([unasked.put_off(job.caption, 0) for job in jobs], using=using)
        return []
    ours = rows.still_ours([job.caption for job in jobs], using=using)
    return [job for job in jobs if job.caption.pk in ours]


def _not_paused(jobs: Sequence[Job], rows: Rows, using: str) -> list[Job]:
    """The jobs whose service, or bulk request, somebody has not stopped since they were claimed; the others wait."""
    stopped, batches = pauses.paused(), pauses.paused_batches(using)
    held = [job for job in jobs if pauses.stops(job.question.alias, stopped) or job.caption.batch_id in batches]
    rows.finalise([unasked.paused(job.caption) for job in held], using=using)
    return [job for job in jobs if job not in held]


def _affordable(jobs: Sequence[Job], rows: Rows, using: str) -> list[list[Job]]:
    """The requests about these leased jobs that the budgets allow, and that are reserved for. The others are put off,
    or told that the settings are wrong; their attempts were never made."""
    try:
        requests, refused = reservations.reserve(dispatch.requests_for(jobs))
    except ImproperlyConfigured as error:
        leases.withdraw(jobs, using=using)
        rows.finalise([unasked.unasked(job.caption, ErrorCode.SETTINGS, str(error)) for job in jobs], using=using)
        return []
    leases.withdraw([r.job for r in refused], using=using)
    endings = [unasked.put_off(r.job.caption, r.delay, ErrorCode.BUDGET_SPENT, r.message) for r in refused]
    rows.finalise(endings, using=using)
    return requests


def _ask(requests: Sequence[list[Job]], asker: Asker, came: Came, using: str) -> Steps[None]:
    """Send all requests at once, and store the answers in groups as they come."""
    held: list[Ending] = []
    by_caption = {job.caption.pk: job for request in requests for job in request}
    with closing(dispatch.ask(requests)) as groups:
        for group in groups:
            if not group:
                yield
                continue
            endings = [_ending_of(answered, asker, using) for answered in group]
            stored = asker.rows.finalise(endings, using=using, held=held)
            _go_on(stored, by_caption, asker.rows, came, using)
            _give_back([e for e in endings if e not in stored and e not in held], asker.rows, using)
            claims.beat(using=using)
    # Rows that somebody held keep none of the others waiting.
    stored = asker.rows.finalise(held, using=using)
    _go_on(stored, by_caption, asker.rows, came, using)
    _give_back([ending for ending in held if ending not in stored], asker.rows, using)


def _give_back(unstored: Sequence[Ending], rows: Rows, using: str) -> None:
    if unstored:
        rows.give_back([ending.caption for ending in unstored], using=using)


def _go_on(stored: Sequence[Ending], by_caption: Mapping[int, Job], rows: Rows, came: Came, using: str) -> None:
    came.going_on += [by_caption[ending.caption.pk] for ending in stored if ending.goes_on]
    rows.release([ending.caption for ending in stored if not ending.goes_on], using=using)


def _ending_of(answered: dispatch.Answered, asker: Asker, using: str) -> Ending:
    job, answer = answered.job, answered.answer
    if answer is None:
        return unasked.unsent(job)
    try:
        return databases.patiently(lambda: asker.ending_of(job, answer, answered.latency_ms), using=using)
    except Exception as error:
        if databases.tells_outage(error, using):
            raise
        # A defect of ours in judging one answer must neither lose the row nor stop the others.
        logger.exception("The answer for caption %s could not be judged.", job.caption.pk)
        message = _("The answer could not be turned into words (%(error)s).") % {"error": type(error).__name__}
        bug = ProviderError(message, kind=ErrorKind.PROTOCOL, code=ErrorCode.BUG, retryable=False)
        bug.cost = getattr(answer, "cost", None)
        bug.billed = getattr(answer, "billed", True)
        return asker.ending_of(job, bug, answered.latency_ms)
