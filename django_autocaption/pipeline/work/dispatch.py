"""Put questions to the services: all of a wave at once, on the process's event loop; answers come back in groups."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import AsyncIterator, Callable, Collection, Generator, Iterable, Sequence
from contextlib import asynccontextmanager, nullcontext
from dataclasses import dataclass, replace
from queue import Empty, SimpleQueue
from urllib.parse import urljoin

from django.utils.translation import gettext as _

from django_autocaption import conf
from django_autocaption.exceptions import ErrorKind, ProviderError
from django_autocaption.models import Attempt, ErrorCode
from django_autocaption.pacing import pauses
from django_autocaption.pipeline.admission import rate_limit
from django_autocaption.pipeline.job.job import Job
from django_autocaption.pipeline.job.slots import Slot
from django_autocaption.pipeline.outcome.answered import LANGUAGE_MISSING
from django_autocaption.pipeline.records.files import file_of
from django_autocaption.pipeline.runtime import addresses, events, process, shutdown
from django_autocaption.providers import request_sent
from django_autocaption.types import Answer, CaptionRequest, CaptionResult, PendingJob

logger = logging.getLogger(__name__)

#: Languages that one request may ask for.
MOST_LANGUAGES = 12
#: Seconds that an answer waits for others, to be judged and stored together. To wake the caller for each one costs
#: more than the request.
GATHER = 0.25

_deadlines: set[asyncio.Timeout] = set()


@dataclass(frozen=True)
class Answered:
    """One job and what its service said."""

    job: Job
    answer: Answer | None
    """None = it was not asked: the worker is stopping, its service was paused, or its slot passed while the machine
    slept."""
    latency_ms: int


def requests_for(jobs: Iterable[Job]) -> list[list[Job]]:
    """Group these leased jobs into requests, and have the attempts of further languages say which one they are part of,
    before any is sent."""
    requests = grouped(jobs)
    _note_parts(requests)
    return requests


def ask(requests: Sequence[list[Job]]) -> Generator[list[Answered], None, None]:
    """Send these requests. Yields the answers in groups as they come, until all are there; nothing while there are no
    new ones: then the caller's bell tells when to look again. Closed before that, it sends no more."""
    answers = _Answers()
    for jobs in requests:
        _emit_sent(jobs)
        for job in jobs:
            _note_addresses(job)
    stopped: set[str | int] = set()
    process.submit(_ask_all(requests, answers, stopped))
    slots = {job.slots for jobs in requests for job in jobs if job.slots is not None}
    expected = sum(map(len, requests))
    try:
        while expected:
            group = answers.take()
            if not group and shutdown.is_overdue():
                process.submit(_hang_up())
            stopped |= pauses.paused()
            stopped |= pauses.paused_batches(str(requests[0][0].caption._state.db))
            expected -= len(group)
            for own in slots:
                own.keep_pace()
            rate_limit.note((answered.job, answered.answer) for answered in group if answered.answer is not None)
            for answered in group:
                _emit_ended(answered)
            yield group
    finally:
        stopped.add(pauses.SITE)  # nobody waits any more: what has not left stays


def _emit_sent(jobs: Sequence[Job]) -> None:
    first = jobs[0]
    events.emit(
        "request_sent",
        provider=first.question.alias,
        purpose=str(first.question.purpose),
        captions=[job.caption.pk for job in jobs],
        attempts=[str(job.attempt.uuid) for job in jobs if job.attempt],
    )


def _emit_ended(answered: Answered) -> None:
    job, answer = answered.job, answered.answer
    outcome = "unsent" if answer is None else "waiting" if isinstance(answer, PendingJob) else "answered"
    code = ""
    if isinstance(answer, ProviderError):
        outcome, code = str(answer.kind), answer.code
    attempt = str(job.attempt.uuid) if job.attempt else ""
    events.emit(
        "request_ended",
        provider=job.question.alias,
        caption=job.caption.pk,
        attempt=attempt,
        outcome=outcome,
        code=code,
        ms=answered.latency_ms,
    )


def grouped(jobs: Iterable[Job]) -> list[list[Job]]:
    """Jobs that one request can carry: one image in several languages, or the same question about several images."""
    requests: list[list[Job]] = []
    alike: dict[object, list[Job]] = {}
    for job in jobs:
        alike.setdefault(_shared(job), []).append(job)
    for group in alike.values():
        size = MOST_LANGUAGES if _in_several_languages(group[0]) else max(group[0].question.provider.batch_size, 1)
        for start in range(0, len(group), size):
            requests.append(group[start : start + size])
    return requests


def _in_several_languages(job: Job) -> bool:
    return job.question.provider.several_languages and not job.alone


def _shared(job: Job) -> object:
    """Equal for jobs that may go together."""
    question = job.question
    if _in_several_languages(job):
        return job.content_hash, question.alias, question.model, question.template
    return question


def _note_parts(requests: Sequence[list[Job]]) -> None:
    parts: list[Attempt] = []
    for leader, *others in requests:
        for job in others if _in_several_languages(leader) else ():
            if job.attempt is not None:
                job.attempt.part_of = leader.attempt
                parts.append(job.attempt)
    if parts:
        Attempt.objects.using(parts[0]._state.db).bulk_update(parts, ["part_of"])


class _Answers:
    """On their way from the event loop to the thread that stores them, whose bell they ring."""

    def __init__(self) -> None:
        self._groups: SimpleQueue[list[Answered]] = SimpleQueue()
        self._bell = process.bell()

    def put(self, group: list[Answered]) -> None:
        self._groups.put(group)
        self.ring()

    def ring(self) -> None:
        """There is something to look at, if no answers."""
        self._bell.set()

    def take(self) -> list[Answered]:
        """A group that has come; [] = none has."""
        try:
            return self._groups.get_nowait()
        except Empty:
            return []


async def _ask_all(requests: Sequence[list[Job]], answers: _Answers, stopped: Collection[str | int]) -> None:
    answered: asyncio.Queue[list[Answered]] = asyncio.Queue()
    wake = answers.ring
    tasks = {asyncio.create_task(_ask_one(jobs, answered, wake, stopped)) for jobs in requests}
    missing = len(tasks)
    while missing:
        groups = [await answered.get()]
        if missing > 1:
            await asyncio.sleep(GATHER)
        while not answered.empty():
            groups.append(answered.get_nowait())
        missing -= len(groups)
        answers.put([one for group in groups for one in group])


def defect_of(alias: str, error: BaseException) -> ProviderError:
    """What a provider's bug means for a job: it raised something else than its errors. Told without its data."""
    message = _("The provider “%(alias)s” failed with %(error)s; the worker's log has the details.")
    message %= {"alias": alias, "error": type(error).__name__}
    return ProviderError(message, kind=ErrorKind.PROVIDER, code=ErrorCode.BUG, retryable=False, billed=True)


async def _ask_one(
    jobs: list[Job], answered: asyncio.Queue[list[Answered]], wake: Callable[[], None], stopped: Collection[str | int]
) -> None:
    """One request, about one or more jobs. ``wake``, ``stopped``: as of ``_send``."""
    try:
        answered.put_nowait(await _send(jobs, wake, stopped))
    except (Exception, asyncio.CancelledError) as error:  # of a task of its own, which it did not wait for
        alias = jobs[0].question.alias
        logger.exception("The provider %s failed on captions %s.", alias, [job.caption.pk for job in jobs])
        defect = defect_of(alias, error)
        answered.put_nowait([Answered(job, defect, 0) for job in jobs])


async def _send(jobs: list[Job], wake: Callable[[], None], stopped: Collection[str | int]) -> list[Answered]:
    """``wake``: has the thread that uses the database look at how late requests are. ``stopped``: aliases and bulk
    requests that somebody paused, which that thread keeps up to date."""
    settings = conf.current()
    provider = jobs[0].question.provider
    slots = jobs[0].slots
    place = process.in_flight(settings.CONCURRENCY, background=jobs[0].caption.background)
    async with slots.next() if slots else nullcontext() as slot, place:
        is_paused = pauses.stops(jobs[0].question.alias, stopped) or jobs[0].caption.batch_id in stopped
        if is_paused or shutdown.is_under_way() or (slot is not None and slot.is_missed):
            return [Answered(job, None, 0) for job in jobs]
        started = time.perf_counter()
        answers: Sequence[Answer]
        try:
            async with _within(settings.longest_wave), _leaving(slot, wake):
                if _in_several_languages(jobs[0]):
                    answers = await _ask_in_several_languages(jobs)
                elif len(jobs) == 1:
                    answers = [await provider.caption(_request(jobs[0]))]
                else:
                    answers = await provider.caption_batch([_request(job) for job in jobs])
        except ProviderError as error:
            answers = _each_its_share(error, jobs)
        except TimeoutError:
            message = _("%(service)s did not answer in time.") % {"service": provider.service}
            answers = [ProviderError(message, kind=ErrorKind.TIMEOUT, outcome_unknown=True)] * len(jobs)
        took = time.perf_counter() - started
        for job in jobs:
            job.took = took
        latency_ms = round(took * 1000)
    return [Answered(job, answer, latency_ms) for job, answer in zip(jobs, answers, strict=True)]


def _each_its_share(error: ProviderError, jobs: Sequence[Job]) -> list[ProviderError]:
    """The error of a request as a whole, for each of its jobs, with its share of what the request cost. Of several
    languages the first pays."""
    if len(jobs) == 1:
        return [error]
    if _in_several_languages(jobs[0]):
        return [error, *[error.with_cost(None, billed=False)] * (len(jobs) - 1)]
    shares = error.cost.shares(len(jobs)) if error.cost is not None else [None] * len(jobs)
    return [error.with_cost(share, billed=error.billed) for share in shares]


@asynccontextmanager
async def _leaving(slot: Slot | None, wake: Callable[[], None]) -> AsyncIterator[None]:
    """Note when the request leaves: now, and as soon as its provider tells, which not every provider does."""

    def leave() -> None:
        if slot is not None and slot.leave():
            wake()

    leave()
    with request_sent.heard_by(leave):
        yield


async def _ask_in_several_languages(jobs: Sequence[Job]) -> Sequence[Answer]:
    """One request in the first job's language and prompt; a language that its answer lacks is an error of that job."""
    first, *others = jobs
    languages = tuple(job.question.language for job in others)
    answer = await first.question.provider.caption(replace(_request(first), other_languages=languages))
    if not isinstance(answer, CaptionResult):
        return [answer] * len(jobs)
    return [answer, *(answer.translations.get(job.question.language) or _missing(job) for job in others)]


def _missing(job: Job) -> ProviderError:
    message = _("%(service)s answered without words in the language “%(language)s”.")
    message %= {"service": job.question.provider.service, "language": job.question.language}
    return ProviderError(message, kind=ErrorKind.PROTOCOL, code=LANGUAGE_MISSING)


@asynccontextmanager
async def _within(seconds: float) -> AsyncIterator[None]:
    """Raise TimeoutError after so many seconds, or where ``_hang_up`` says so."""
    async with asyncio.timeout(seconds) as deadline:
        _deadlines.add(deadline)
        try:
            yield
        finally:
            _deadlines.discard(deadline)


async def _hang_up() -> None:
    now = asyncio.get_running_loop().time()
    while _deadlines:
        _deadlines.pop().reschedule(now)


def _request(job: Job) -> CaptionRequest:
    if job.attempt is None or job.image is None:
        raise AssertionError("A job is asked about after it was leased and its image prepared.")
    question = job.question
    return CaptionRequest(
        uuid=job.attempt.uuid,
        image=job.image,
        prompt=question.prompt,
        language=question.language,
        model=question.model,
        callback_url=job.callback_url,
        image_url=job.image_url,
    )


def _note_addresses(job: Job) -> None:
    """Where its answer may be posted and its image be fetched. Asked here, not on the event loop, since the site's code
    and storages may look at the database, and at which tenant it serves in this thread."""
    provider = job.question.provider
    try:
        if provider.takes_webhooks and job.attempt is not None:
            job.callback_url = addresses.address(job.attempt, alias=job.question.alias)
        if provider.wants_image_url:
            job.image_url = _public_address(job)
    except Exception:  # of the site's code: asked as where there are none, its answer is polled
        logger.exception("Caption %s is asked for without the addresses of this site.", job.caption.pk)


def _public_address(job: Job) -> str:
    """Where a service can fetch the stored original, for a provider that was told to send addresses; "" = nowhere."""
    address = str(file_of(job.captioned.field, job.instance, job.caption.image_name).url)
    if address.startswith(("http://", "https://")):
        return address
    site = addresses.site()
    return urljoin(site, address) if site else ""
