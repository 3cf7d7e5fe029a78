"""Jobs get slots at their service, in groups, or go back to the queue until there is one.

A short wait is slept on the event loop; a long one puts the row back, due then, and counts as no try.
"""

from __future__ import annotations

import math
import time
import uuid
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.core.exceptions import ImproperlyConfigured
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from django_autocaption import conf, pacing
from django_autocaption.exceptions import ProviderError
from django_autocaption.models import ErrorCode, clock
from django_autocaption.pipeline.admission import recovery
from django_autocaption.pipeline.job.job import Job
from django_autocaption.pipeline.job.slots import Slots
from django_autocaption.pipeline.records import leases
from django_autocaption.providers import providers
from django_autocaption.types import Answer, CaptionResult, PendingJob

#: Times MAX_ATTEMPTS: so often a row may fail while its service is down before it counts as the cause of that.
PATIENCE = 10
#: Seconds by which a row comes back later for each such failure, and at most.
BEHIND, MOST_BEHIND = 1.0, 60.0
MOST_ROUNDS = 8
#: Rows that come back within so many seconds share a message.
SHARED = 2
#: Seconds that a hold outlives the longest request, and that the hold of a running job lives from look to look.
GRACE, JOB_HOLD = 30.0, 180.0


@dataclass(frozen=True, kw_only=True)
class PutOff:
    """A job that goes back to the queue, and why."""

    job: Job
    delay: float
    code: str
    message: str


@dataclass(kw_only=True)
class Taken:
    """What came of asking for slots."""

    admitted: list[Job] = field(default_factory=list)
    """These may be asked about; each knows its ``slots``."""
    passed_on: list[Job] = field(default_factory=list)
    """Their service is down, and they have gone on to the next link of their chain."""
    put_off: list[PutOff] = field(default_factory=list)

    def close(self) -> None:
        """Give back the holds that nobody used."""
        for slots in {job.slots for job in self.admitted if job.slots is not None}:
            slots.close()


def take(requests: Sequence[Sequence[Job]]) -> Taken:
    """Get slots for requests, each about one or more jobs whose question is posed."""
    taken = Taken()
    by_pk = {request[0].caption.pk: request for request in requests}
    first = [request[0] for request in requests]
    taken.admitted += [job for r in requests if r[0].question.provider.is_local for job in r]
    for alias, group, wish in _wishes(first, {job.caption.pk: job.question.alias for job in first}, per_request=1):
        admission = pacing.reserve(alias, wish)
        slots = Slots(alias, admission, wish.holder)
        for number, job in enumerate(group):
            together = by_pk[job.caption.pk]
            if number < len(admission.slots):
                for job in together:
                    job.slots = slots
                taken.admitted += together
            else:
                _send_away(together, alias, admission, number - len(admission.slots), taken)
    return taken


def look_ahead(jobs: Sequence[Job], aliases: Mapping[int, str]) -> Taken:
    """Put off those that would get no slot just now, before their images are read. ``aliases``: who would be asked, by
    caption id; jobs without one go on."""
    taken = Taken()
    for alias, group, wish in _wishes(jobs, aliases):
        outlook = pacing.look_ahead(alias, wish)
        size = max(providers[alias].batch_size, 1)
        for number, job in enumerate(group):
            has_another = outlook.is_open and job.next_link is not None  # which is found when the question is posed
            if number // size >= len(outlook.slots) and not has_another:
                _send_away([job], alias, outlook, number // size - len(outlook.slots), taken)
    put_off = {put_off.job.caption.pk for put_off in taken.put_off}
    taken.admitted = [job for job in jobs if job.caption.pk not in put_off]
    return taken


def note(answered: Iterable[tuple[Job, Answer]]) -> None:
    """Tell how requests ended, once for each service, and learn which jobs are to blame for that; where a service is
    back, those that wait for it are called. A job that the service works on keeps its hold."""
    by_alias: dict[str, list[tuple[Job, Answer]]] = {}
    for job, answer in answered:
        if not job.question.provider.is_local:
            by_alias.setdefault(job.question.alias, []).append((job, answer))
    for alias, group in by_alias.items():
        provider = providers[alias]
        slots = {job.slots for job, _answer in group if job.slots is not None}
        holders = {p.holder: p.holds for p in slots}
        if provider.concurrency:
            holders |= {str(j.attempt.uuid): 1 for j, a in group if isinstance(a, PendingJob) and j.attempt}
        errors = (answer if isinstance(answer, ProviderError) else None for _job, answer in group)
        now = time.monotonic()
        ago = [None if job.failed_at is None else now - job.failed_at for job, _answer in group]
        lease = max(provider.longest_request + GRACE, JOB_HOLD)
        took = [j.took for j, answer in group if j.took is not None and isinstance(answer, CaptionResult)]
        noted = pacing.note(alias, *errors, ago=ago, took=took, holders=holders, lease=lease)
        for (job, _answer), is_to_blame in zip(group, noted.blamed, strict=True):
            job.is_to_blame = is_to_blame
        if noted.is_back:
            recovery.call(using=str(group[0][0].caption._state.db))


def note_looks(looks: Iterable[tuple[Job, Answer | None, bool]]) -> None:
    """Tell how looks at running jobs ended (None = nobody looked), and whether each job still runs."""
    by_alias: dict[str, list[tuple[Job, Answer | None, bool]]] = {}
    for look in looks:
        by_alias.setdefault(look[0].question.alias, []).append(look)
    for alias, group in by_alias.items():
        with suppress(ImproperlyConfigured):  # that alias is gone, and its holds with it
            counted = providers[alias].concurrency
            holders = {str(job.attempt.uuid): int(runs) for job, _a, runs in group if counted and job.attempt}
            said = (answer for _job, answer, _runs in group if answer is not None)
            errors = (answer if isinstance(answer, ProviderError) else None for answer in said)
            pacing.note(alias, *errors, holders=holders, lease=JOB_HOLD)


def behind(outages: int) -> float:
    """Seconds by which a row that failed so often while its service was down comes back after the others, so that one
    of them is the next probe."""
    return min(outages * BEHIND, MOST_BEHIND)


def down_message(alias: str, seconds: float) -> str:
    """Why a row waits while its service is down. ``seconds``: until that is tried again, by whichever row."""
    return _("%(service)s gives no answers just now; it is tried again at %(time)s.") % {
        "service": providers[alias].service,
        "time": clock_time(timezone.now() + timedelta(seconds=seconds)),
    }


def clock_time(moment: datetime) -> str:
    """The time in the site's zone, with the day where that is not today."""
    local, now = clock.local(moment), clock.local(timezone.now())
    return date_format(local, "H:i" if local.date() == now.date() else "DATETIME_FORMAT")


def _send_away(jobs: Sequence[Job], alias: str, admission: pacing.Admission, number: int, taken: Taken) -> None:
    wait = admission.comebacks[number]
    delay = max(float(wait // SHARED * SHARED), 1.0)
    if admission.is_open:  # who comes before a probe may be sent comes in vain
        delay = max(math.ceil(wait), 1.0)
        code, message = ErrorCode.PROVIDER_DOWN, down_message(alias, pacing.tried_again_in(alias))
    else:
        code = ErrorCode.IN_LINE
        message = _("%(service)s takes no more requests just now; this image is in line.")
        message %= {"service": providers[alias].service}
    for job in jobs:
        further = job.next_link if admission.is_open else None
        if further is not None and not leases.is_unknown(job.key, using=str(job.caption._state.db)):
            job.caption.link = further
            taken.passed_on.append(job)
        else:
            later = delay + (behind(job.caption.outages) if admission.is_open else 0)
            taken.put_off.append(PutOff(job=job, delay=later, code=code, message=message))


def _wishes(
    jobs: Sequence[Job], aliases: Mapping[int, str], per_request: int = 0
) -> Iterator[tuple[str, list[Job], pacing.Wish]]:
    """Jobs for the same service, and what they wish for: those last that failed before, the least first; of the others
    those first who stood in line already.

    ``per_request``: jobs that one request carries; 0 = as many as the service takes.
    """
    groups: dict[tuple[bool, bool, str], list[Job]] = {}
    for job in sorted(jobs, key=lambda job: job.caption.outages):
        alias = aliases.get(job.caption.pk)
        if alias is not None and not providers[alias].is_local:
            groups.setdefault((job.failed_before, not _stood_in_line(job), alias), []).append(job)
    for failed_before, is_new, alias in sorted(groups):
        provider, group = providers[alias], groups[failed_before, is_new, alias]
        wish = pacing.Wish(
            wanted=-(-len(group) // (per_request or max(provider.batch_size, 1))),
            rate=provider.rate,
            concurrency=provider.concurrency,
            stood_in_line=not is_new,
            failed_before=failed_before,
            rounds=max(min(int(conf.current().longest_wave / provider.longest_request), MOST_ROUNDS), 1),
            holder=uuid.uuid4().hex,
            lease=provider.longest_request + GRACE,
        )
        yield alias, group, wish


def _stood_in_line(job: Job) -> bool:
    caption = job.caption
    return caption.error_code == ErrorCode.IN_LINE or (
        caption.error_code == ErrorCode.PROVIDER_DOWN and not caption.outages
    )
