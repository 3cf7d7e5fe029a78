"""Look at a job that a service works on. A look is free, an order is not: only the service's own word ends a job."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext as _

from django_autocaption import conf
from django_autocaption.exceptions import ErrorKind, ProviderError
from django_autocaption.models import ErrorCode
from django_autocaption.pipeline.outcome.ending import LONGEST_DELAY
from django_autocaption.pipeline.work.dispatch import defect_of
from django_autocaption.providers import providers
from django_autocaption.types import Answer, PendingJob

logger = logging.getLogger(__name__)

#: Seconds within which a look has to come back before another may look at the same job.
LOOK = 120.0
#: Seconds that it may take itself, and wait before that for others at the same service.
LONGEST_LOOK, LONGEST_QUEUE = 60.0, 30.0
#: A job is looked at after its age has grown by this share, but not before, and at the latest after, so many seconds.
GROWTH, SOONEST, LONGEST_WAIT = 0.5, 1.0, 60.0


@dataclass(frozen=True)
class Look:
    """One look at a job."""

    alias: str
    job: PendingJob
    answer: Answer
    """What the service says of the job; where the look ``failed``, why it did."""
    failed: bool = False
    untried: bool = False
    """There was no time for it."""

    @property
    def ended(self) -> bool:
        """The service itself says that the job is over, with words or without."""
        return not self.failed and not isinstance(self.answer, PendingJob)

    def verdict(self, age: timedelta) -> Answer:
        """What follows for a job of that age: its end, or a PendingJob with the seconds until the next look; after
        JOB_TIMEOUT an error of unknown outcome."""
        if self.ended:
            return self.answer
        if self.untried:
            return replace(self.job, poll_after=SOONEST)
        if age.total_seconds() > conf.current().JOB_TIMEOUT:
            return self._given_up()
        asked_to_wait = (self.answer.retry_after or 0) if isinstance(self.answer, ProviderError) else 0
        pause = min(max(age.total_seconds() * GROWTH, SOONEST), LONGEST_WAIT)
        return replace(self.job, poll_after=max(pause, min(asked_to_wait, LONGEST_DELAY)))

    def _given_up(self) -> ProviderError:
        message = _("%(service)s took the image but gave no words within %(seconds)d seconds.")
        message %= {"service": _service(self.alias), "seconds": conf.current().JOB_TIMEOUT}
        if isinstance(self.answer, ProviderError):
            message = _("%(message)s The last look failed: %(reason)s") % {
                "message": message,
                "reason": self.answer.message,
            }
        return ProviderError(message, kind=ErrorKind.TIMEOUT, retryable=False, outcome_unknown=True)


async def look_at_all(alias: str, jobs: Sequence[PendingJob]) -> list[Look]:
    """Look once at each of these jobs of one service, CONCURRENCY at once, all well within LOOK seconds. Requests do
    not wait for looks, nor looks for requests."""
    last = asyncio.get_running_loop().time() + LONGEST_QUEUE
    places = asyncio.Semaphore(conf.current().CONCURRENCY)
    return await asyncio.gather(*(_look_in_turn(alias, job, places, last) for job in jobs))


async def _look_in_turn(alias: str, job: PendingJob, places: asyncio.Semaphore, last: float) -> Look:
    try:
        async with asyncio.timeout_at(last):
            await places.acquire()
    except TimeoutError:
        return Look(alias, job, job, untried=True)
    try:
        return await look_at(alias, job)
    finally:
        places.release()


async def look_at(alias: str, job: PendingJob) -> Look:
    """Look once, whatever comes of it."""
    try:
        async with asyncio.timeout(LONGEST_LOOK):
            return Look(alias, job, await providers[alias].poll(job))
    except ProviderError as error:
        failure = error
    except ImproperlyConfigured as error:
        failure = ProviderError(str(error), kind=ErrorKind.VALIDATION, code=ErrorCode.SETTINGS)
    except TimeoutError:
        failure = ProviderError(_("No answer in time."), kind=ErrorKind.TIMEOUT)
    except (Exception, asyncio.CancelledError) as error:
        logger.exception("The provider %s failed on the job of attempt %s.", alias, job.uuid)
        failure = defect_of(alias, error)
    return Look(alias, job, failure, failed=True)


def _service(alias: str) -> str:
    try:
        return providers[alias].service
    except ImproperlyConfigured:
        return alias
