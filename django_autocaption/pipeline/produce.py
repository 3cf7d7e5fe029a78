"""From claimed rows to answers: look at the objects, prepare the images, ask the services, settle.

Images are prepared in threads and services are asked on the process's event loop, all rows of a wave at once. The
database is used from the calling thread only, in groups: so production runs alike in a worker, in eager mode and in a
test's transaction.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Iterable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from functools import partial
from itertools import islice
from queue import Empty, SimpleQueue

from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext as _

from django_autocaption import conf, images
from django_autocaption.exceptions import ErrorKind, ImageError, ProviderError
from django_autocaption.models import Caption, Origin
from django_autocaption.pipeline import endings, limits, loop, queue, settle
from django_autocaption.pipeline.claim import claim
from django_autocaption.pipeline.find import find_images
from django_autocaption.pipeline.job import Job
from django_autocaption.pipeline.question import question_about
from django_autocaption.types import CaptionRequest, CaptionResult, PendingJob, PreparedImage

logger = logging.getLogger(__name__)

#: Rows written in one transaction at most.
GROUP = 50
#: Seconds until a question that another worker is asking is looked at again.
LOOK_AGAIN = 3.0
#: Share of CLAIM_TIMEOUT after which a request is given up, so that a claim outlives its request.
DEADLINE = 0.8


@dataclass(frozen=True)
class _Answer:
    job: Job
    result: CaptionResult | ProviderError
    latency_ms: int


def caption_images(ids: Sequence[int], *, using: str) -> None:
    """Caption those of the rows that are due, at most CONCURRENCY at once; the others are left alone."""
    waiting = iter(ids)
    while wave := list(islice(waiting, conf.current().CONCURRENCY)):
        captions = claim(wave, using=using)
        if captions:
            _produce(captions, using)


def _produce(captions: Sequence[Caption], using: str) -> None:
    jobs, gone = find_images(captions, using=using)
    _settle(gone, using)
    jobs = _prepare(jobs, using)
    jobs = _keep_standing_words(jobs, using)
    jobs = _pose_questions(jobs, using)
    while jobs:
        jobs = _reuse(jobs, using)
        asked, others = limits.lease(jobs, using=using)
        if not asked:
            _settle([endings.put_off(job.caption, LOOK_AGAIN) for job in others], using)
            return
        _ask(asked, using)
        jobs = others


def _prepare(jobs: Sequence[Job], using: str) -> list[Job]:
    """Read and shrink every job's image, in threads; files that cannot be captioned are settled."""
    prepared: list[Job] = []
    broken: list[endings.Settlement] = []
    for job, outcome in zip(jobs, loop.image_threads().map(_prepare_one, jobs), strict=True):
        if isinstance(outcome, ImageError):
            broken.append(endings.broken_image(job.caption, outcome))
        else:
            job.image = outcome
            prepared.append(job)
    _settle(broken, using)
    return prepared


def _prepare_one(job: Job) -> PreparedImage | ImageError:
    name = job.caption.image_name
    settings = conf.current()
    bounds = images.ImageLimits(
        max_file_size=settings.MAX_FILE_SIZE, max_pixels=settings.MAX_PIXELS, max_edge=settings.MAX_EDGE
    )
    try:
        with job.captioned.field.storage.open(name, "rb") as file:
            return images.prepare(file, name=name, limits=bounds)
    except ImageError as error:
        return error
    except FileNotFoundError:
        message = _("%(name)s is not in the storage. Upload the image again.") % {"name": name}
        return ImageError(message, code="missing")
    except Exception as error:
        # Storages raise what they like (boto's errors, timeouts); one image must not stop the others.
        logger.warning("The storage could not give %s.", name, exc_info=True)
        message = _("The storage could not give %(name)s (%(error)s).")
        return ImageError(message % {"name": name, "error": type(error).__name__}, code="storage", retryable=True)


def _keep_standing_words(jobs: Sequence[Job], using: str) -> list[Job]:
    """Settle rows whose words need no service: the same bytes saved again, and words of people."""
    others: list[Job] = []
    done: list[endings.Settlement] = []
    for job in jobs:
        caption, batch = job.caption, job.caption.batch
        has_words = caption.origin != Origin.NONE
        if has_words and batch is None and caption.content_hash == job.image.content_hash:
            done.append(endings.same_image(job))
        elif caption.origin == Origin.HUMAN and not (batch and batch.replace_human):
            done.append(endings.replaced_under_human_words(job))
        else:
            others.append(job)
    _settle(done, using)
    return others


def _pose_questions(jobs: Sequence[Job], using: str) -> list[Job]:
    """Say what is to be asked; where the settings are wrong, the row says so and the others go on."""
    posed: list[Job] = []
    wrong: list[endings.Settlement] = []
    for job in jobs:
        batch = job.caption.batch
        try:
            if batch is not None and batch.cancelled_at is not None:
                wrong.append(endings.unasked(job.caption, "cancelled", _("The bulk request was cancelled.")))
                continue
            job.question = question_about(job.caption, job.captioned.options)
        except (ProviderError, ImproperlyConfigured) as error:
            code = error.code if isinstance(error, ProviderError) else "settings"
            wrong.append(endings.unasked(job.caption, code, str(error)))
        else:
            posed.append(job)
    _settle(wrong, using)
    return posed


def _reuse(jobs: Sequence[Job], using: str) -> list[Job]:
    answers = limits.reusable(jobs, using=using)
    _settle([endings.reused(job, answers[job.caption.pk]) for job in jobs if job.caption.pk in answers], using)
    return [job for job in jobs if job.caption.pk not in answers]


def _ask(jobs: Sequence[Job], using: str) -> None:
    """Ask about all jobs at once on the event loop; settle the answers in groups as they come."""
    answers: SimpleQueue[_Answer] = SimpleQueue()
    for job in jobs:
        loop.submit(_ask_one(job)).add_done_callback(partial(_note_answer, answers, job))
    expected = len(jobs)
    while expected:
        group = [answers.get(), *_at_hand(answers)]
        expected -= len(group)
        _settle([_settlement_of(answer) for answer in group], using)


def _note_answer(answers: SimpleQueue[_Answer], job: Job, future: Future[_Answer]) -> None:
    answers.put(_answer_of(job, future))


def _at_hand(answers: SimpleQueue[_Answer]) -> Iterable[_Answer]:
    for _count in range(GROUP - 1):
        try:
            yield answers.get_nowait()
        except Empty:
            return


async def _ask_one(job: Job) -> _Answer:
    assert job.attempt is not None  # noqa: S101 - leased
    settings = conf.current()
    request = CaptionRequest(
        uuid=job.attempt.uuid,
        image=job.image,
        prompt=job.question.prompt,
        language=job.question.language,
        model=job.question.model,
    )
    async with loop.in_flight(settings.CONCURRENCY):
        started = time.perf_counter()
        result: CaptionResult | ProviderError
        try:
            async with asyncio.timeout(settings.CLAIM_TIMEOUT * DEADLINE):
                answer = await job.question.provider.caption(request)
            result = answer if isinstance(answer, CaptionResult) else _answers_later(job, answer)
        except ProviderError as error:
            result = error
        except TimeoutError:
            message = f"{job.question.provider.service} did not answer in time."
            result = ProviderError(message, kind=ErrorKind.TIMEOUT, outcome_unknown=True)
        return _Answer(job, result, round((time.perf_counter() - started) * 1000))


def _answers_later(job: Job, pending: PendingJob) -> ProviderError:
    message = _("%(service)s answers later, which this version cannot wait for. Use its synchronous mode.")
    return ProviderError(message % {"service": job.question.provider.service}, kind=ErrorKind.VALIDATION)


def _answer_of(job: Job, future: Future[_Answer]) -> _Answer:
    """The answer, or what became of a provider that raised something else: a bug in it, told without its data."""
    error = future.exception()
    if error is None:
        return future.result()
    logger.error("The provider %s failed on caption %s.", job.question.alias, job.caption.pk, exc_info=error)
    message = _("The provider “%(alias)s” failed with %(error)s; the worker's log has the details.")
    message %= {"alias": job.question.alias, "error": type(error).__name__}
    return _Answer(job, ProviderError(message, kind=ErrorKind.PROVIDER, code="bug", retryable=False), 0)


def _settlement_of(answer: _Answer) -> endings.Settlement:
    job = answer.job
    if isinstance(answer.result, ProviderError):
        return endings.failed(job, answer.result, latency_ms=answer.latency_ms)
    try:
        return endings.answered(job, answer.result, latency_ms=answer.latency_ms)
    except Exception as error:
        # A defect of ours in judging one answer must neither lose the row nor stop the others.
        logger.exception("The answer for caption %s could not be judged.", job.caption.pk)
        message = _("The answer could not be turned into words (%(error)s).") % {"error": type(error).__name__}
        bug = ProviderError(message, kind=ErrorKind.PROTOCOL, code="bug", retryable=False)
        return endings.failed(job, bug, latency_ms=answer.latency_ms)


def _settle(settlements: Sequence[endings.Settlement], using: str) -> None:
    """Store, and send the rows that are due again soon; those due much later are the sweep's."""
    for start in range(0, len(settlements), GROUP):
        stored = settle.store(settlements[start : start + GROUP], using=using)
        by_delay: dict[float, list[int]] = {}
        for s in stored:
            if s.retry_in is not None:
                by_delay.setdefault(s.retry_in, []).append(s.caption.pk)
        for delay, ids in by_delay.items():
            queue.send_later(ids, using=using, delay=delay)
