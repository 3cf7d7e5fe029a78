"""Put questions to the services: all of a wave at once, on the process's event loop; answers come back in groups."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from functools import partial
from queue import Empty, SimpleQueue
from urllib.parse import urljoin

from django.utils.translation import gettext as _

from django_autocaption import conf
from django_autocaption.exceptions import ErrorKind, ProviderError
from django_autocaption.pipeline import breaker, callbacks, loop
from django_autocaption.pipeline.job import Job
from django_autocaption.types import Answer, CaptionRequest

logger = logging.getLogger(__name__)

#: Share of CLAIM_TIMEOUT after which a request is given up, so that a claim outlives its request.
DEADLINE = 0.8


@dataclass(frozen=True)
class Answered:
    """One job and what its service said."""

    job: Job
    answer: Answer
    latency_ms: int


def ask(jobs: Sequence[Job], *, most: int) -> Iterator[list[Answered]]:
    """Ask about these leased jobs. Yields the answers as they come, at most so many in a group, until all are there."""
    answers: SimpleQueue[list[Answered]] = SimpleQueue()
    for together in _batches(jobs):
        loop.submit(_ask_together(together)).add_done_callback(partial(_note, answers, together))
    expected = len(jobs)
    while expected:
        group = answers.get()
        while len(group) < most:
            try:
                group += answers.get_nowait()
            except Empty:
                break
        expected -= len(group)
        yield group


def _batches(jobs: Sequence[Job]) -> Iterator[list[Job]]:
    """Jobs that one request can carry: the same question, and as many images as the service takes."""
    by_question: dict[object, list[Job]] = {}
    for job in jobs:
        by_question.setdefault(job.question, []).append(job)
    for alike in by_question.values():
        size = max(alike[0].question.provider.batch_size, 1)
        for start in range(0, len(alike), size):
            yield alike[start : start + size]


async def _ask_together(jobs: list[Job]) -> list[Answered]:
    settings = conf.current()
    provider = jobs[0].question.provider
    requests = [_request(job) for job in jobs]
    async with loop.in_flight(settings.CONCURRENCY):
        started = time.perf_counter()
        answers: Sequence[Answer]
        try:
            async with asyncio.timeout(settings.CLAIM_TIMEOUT * DEADLINE):
                if len(requests) == 1:
                    answers = [await provider.caption(requests[0])]
                else:
                    answers = await provider.caption_batch(requests)
        except ProviderError as error:
            answers = [error] * len(jobs)
        except TimeoutError:
            message = _("%(service)s did not answer in time.") % {"service": provider.service}
            answers = [ProviderError(message, kind=ErrorKind.TIMEOUT, outcome_unknown=True)] * len(jobs)
        latency_ms = round((time.perf_counter() - started) * 1000)
    for answer in answers:
        breaker.note(provider.alias, answer if isinstance(answer, ProviderError) else None)
    return [Answered(job, answer, latency_ms) for job, answer in zip(jobs, answers, strict=True)]


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
        callback_url=callbacks.address(job.attempt, alias=question.alias) if question.provider.takes_webhooks else "",
        image_url=_public_address(job) if question.provider.wants_image_url else "",
    )


def _public_address(job: Job) -> str:
    """Where a service can fetch the stored original, for a provider that was told to send addresses; "" = nowhere."""
    address = str(job.captioned.field.storage.url(job.caption.image_name))
    site = conf.current().SITE_URL
    if address.startswith(("http://", "https://")):
        return address
    return urljoin(site, address) if site else ""


def _note(answers: SimpleQueue[list[Answered]], jobs: list[Job], future: Future[list[Answered]]) -> None:
    """Pass the answers on; a provider that raised something else has a bug, which is told without its data."""
    error = future.exception()
    if error is None:
        answers.put(future.result())
        return
    alias = jobs[0].question.alias
    logger.error("The provider %s failed on captions %s.", alias, [job.caption.pk for job in jobs], exc_info=error)
    message = _("The provider “%(alias)s” failed with %(error)s; the worker's log has the details.")
    message %= {"alias": alias, "error": type(error).__name__}
    bug = ProviderError(message, kind=ErrorKind.PROVIDER, code="bug", retryable=False)
    answers.put([Answered(job, bug, 0) for job in jobs])
