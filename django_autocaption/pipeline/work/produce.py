"""From claimed rows to answers: look at the objects, prepare the images, ask the services, settle.

Images are prepared in threads and services are asked on the process's event loop, all rows of a wave at once. The
database is used from the calling thread only, in groups: so production runs alike in a worker, in eager mode and in a
test's transaction.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Sequence
from contextlib import suppress

from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext as _

from django_autocaption import conf, images, pacing
from django_autocaption.exceptions import ErrorKind, ImageError, ProviderError
from django_autocaption.models import Caption, Origin
from django_autocaption.pipeline.admission import rate_limit
from django_autocaption.pipeline.job.job import Job
from django_autocaption.pipeline.job.question import (
    PROMPT_NOT_SUPPORTED,
    Question,
    alias_for,
    question_about,
    smallest_limit,
)
from django_autocaption.pipeline.outcome import endings, unasked
from django_autocaption.pipeline.outcome.ending import Settlement
from django_autocaption.pipeline.outcome.reclaim import give_back
from django_autocaption.pipeline.outcome.store import settle
from django_autocaption.pipeline.records import leases
from django_autocaption.pipeline.runtime import databases, process, queue, shutdown
from django_autocaption.pipeline.work import asking, moderation_check
from django_autocaption.pipeline.work.affording import affordable
from django_autocaption.pipeline.work.claim import claim_in_turn, keep
from django_autocaption.pipeline.work.find import find_images
from django_autocaption.providers import providers
from django_autocaption.types import PreparedImage

logger = logging.getLogger(__name__)

#: Seconds until a question that another worker is asking is looked at again.
LOOK_AGAIN = 3.0
#: Share of CLAIM_TIMEOUT after which a worker says that it lives.
SIGN_OF_LIFE = 0.25


def caption_images(ids: Sequence[int], *, using: str) -> None:
    """Caption those of the rows that are due, at most CONCURRENCY at once; the others are left alone."""
    waiting, most = list(ids), conf.current().CONCURRENCY
    try:
        while waiting and not shutdown.is_under_way():
            wave, waiting = waiting[:most], waiting[most:]
            for captions in claim_in_turn(wave, using=using):
                _produce_or_give_back(captions, using)
    finally:
        if waiting:  # for another worker
            queue.send(waiting, using=using)


def _produce_or_give_back(captions: Sequence[Caption], using: str) -> None:
    try:
        _produce(captions, using)
    except BaseException as error:
        give_back(captions, using, blameless=not isinstance(error, Exception))
        raise


def _produce(captions: Sequence[Caption], using: str) -> None:
    claimed_at = time.monotonic()
    jobs, gone = find_images(captions, using=using)
    settle(gone, using=using)
    jobs = _look_ahead(jobs, using)
    jobs = _prepare(jobs, using)
    jobs = moderation_check.check(jobs, using=using)
    jobs = _keep_standing_words(jobs, using)
    while jobs := moderation_check.park(jobs, using=using):
        jobs = _pose_questions(jobs, using)
        jobs = _reuse(jobs, using)
        jobs = _go_on_with(jobs, claimed_at, using)
        taken = rate_limit.take(asking.grouped(jobs))
        _put_off(taken, using)
        asked, others = leases.lease(taken.admitted, using=using)
        asked = _not_answered_meanwhile(asked, using)
        going_on = _ask(affordable(asked, using=using), using)
        taken.close()
        if not asked and not taken.passed_on:
            settle([unasked.put_off(job.caption, LOOK_AGAIN) for job in others], using=using)
            return
        jobs = [*going_on, *others, *taken.passed_on]


def _look_ahead(jobs: Sequence[Job], using: str) -> list[Job]:
    """Put off new images that their service has no place for, before they are read from the storage."""
    aliases: dict[int, str] = {}
    for job in jobs:
        alias = alias_for(job.caption, job.captioned)
        with suppress(ImproperlyConfigured):  # told when the question is posed
            if job.caption.origin == Origin.NONE and providers[alias]:
                aliases[job.caption.pk] = alias
    taken = rate_limit.look_ahead(jobs, aliases)
    _put_off(taken, using)
    return taken.admitted


def _put_off(taken: rate_limit.Taken, using: str) -> None:
    settle([unasked.put_off(p.job.caption, p.delay, p.code, p.message) for p in taken.put_off], using=using)


def _prepare(jobs: Sequence[Job], using: str) -> list[Job]:
    """Read and shrink every image once, in threads; files that cannot be captioned are settled."""
    prepared: list[Job] = []
    broken: list[Settlement] = []
    images_of = {_file_of(job): job for job in jobs}
    outcomes = dict(zip(images_of, process.image_threads().map(_prepare_one, images_of.values()), strict=True))
    for job in jobs:
        outcome = outcomes[_file_of(job)]
        if isinstance(outcome, ImageError):
            broken.append(unasked.broken_image(job.caption, outcome))
        else:
            job.image = outcome
            prepared.append(job)
    settle(broken, using=using)
    return prepared


def _file_of(job: Job) -> tuple[object, ...]:
    """Equal for captions of one file, in several languages, that is shrunk alike."""
    return job.captioned.model, job.captioned.name, job.caption.image_name, smallest_limit(job.caption, job.captioned)


def _prepare_one(job: Job) -> PreparedImage | ImageError:
    name = job.caption.image_name
    settings = conf.current()
    bounds = images.ImageLimits(
        max_file_size=settings.MAX_FILE_SIZE,
        max_pixels=settings.MAX_PIXELS,
        max_edge=settings.MAX_EDGE,
        max_bytes=smallest_limit(job.caption, job.captioned),
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
        # Storages raise what they like (boto's errors, timeouts); one image must not stop the others. What they say is
        # not logged, as it may hold a signed address.
        logger.warning("The storage could not give %r (%s).", name, type(error).__name__)
        message = _("The storage could not give %(name)s (%(error)s).")
        return ImageError(message % {"name": name, "error": type(error).__name__}, code="storage", retryable=True)


def _keep_standing_words(jobs: Sequence[Job], using: str) -> list[Job]:
    """Settle rows whose words need no service: the same bytes saved again, and words of people."""
    others: list[Job] = []
    done: list[Settlement] = []
    for job in jobs:
        caption, batch = job.caption, job.caption.batch
        has_words = caption.origin != Origin.NONE
        if has_words and batch is None and caption.content_hash == job.content_hash:
            done.append(endings.same_image(job))
        elif caption.origin == Origin.HUMAN and not (batch and batch.replace_human):
            done.append(endings.replaced_under_human_words(job))
        else:
            others.append(job)
    settle(done, using=using)
    return others


def _pose_questions(jobs: Sequence[Job], using: str) -> list[Job]:
    """Say what is to be asked; where the settings are wrong, the row says so and the others go on."""
    posed: list[Job] = []
    wrong: list[Settlement] = []
    for job in jobs:
        batch = job.caption.batch
        try:
            if batch is not None and batch.cancelled_at is not None:
                wrong.append(unasked.cancelled(job.caption))
                continue
            job.question = _question(job)
        except (ProviderError, ImproperlyConfigured) as error:
            code = error.code if isinstance(error, ProviderError) else "settings"
            wrong.append(unasked.unasked(job.caption, code, str(error)))
        else:
            posed.append(job)
    settle(wrong, using=using)
    return posed


def _question(job: Job) -> Question:
    """The question to the first provider, from the job's link on, that is up and takes the prompt chosen for it."""
    while True:
        try:
            question = question_about(job.caption, job.captioned, job.instance)
        except ProviderError as error:
            if error.code != PROMPT_NOT_SUPPORTED or job.next_link is None:
                raise
        else:
            if job.next_link is None or not pacing.is_open(question.alias):
                return question
        job.caption.link = job.next_link


def _reuse(jobs: Sequence[Job], using: str) -> list[Job]:
    answers = databases.patiently(lambda: leases.reusable(jobs, using=using), using=using)
    settle([endings.reused(job, answers[job.caption.pk]) for job in jobs if job.caption.pk in answers], using=using)
    return [job for job in jobs if job.caption.pk not in answers]


def _go_on_with(jobs: list[Job], claimed_at: float, using: str) -> list[Job]:
    """The jobs that are still this worker's, before something is paid for them; none if it is to stop.

    ``claimed_at``: on the monotonic clock, which goes on while a process is frozen.
    """
    if shutdown.is_under_way():
        settle([unasked.put_off(job.caption, 0) for job in jobs], using=using)
        return []
    if time.monotonic() - claimed_at < conf.current().CLAIM_TIMEOUT * SIGN_OF_LIFE:
        return jobs
    ours = keep([job.caption for job in jobs], using=using)
    return [job for job in jobs if job.caption.pk in ours]


def _not_answered_meanwhile(jobs: Sequence[Job], using: str) -> list[Job]:
    """Another worker may have answered between our look for an answer and our lease. Under the lease nobody can."""
    fresh = [job for job in jobs if not job.repeats]
    left = _reuse(fresh, using)
    leases.withdraw([job for job in fresh if job not in left], using=using)
    return [job for job in jobs if job.repeats or job in left]


def _ask(requests: Sequence[list[Job]], using: str) -> list[Job]:
    """Send all requests at once, and settle the answers in groups as they come.

    Returns the jobs whose provider had no words and that have another one to ask.
    """
    going_on: list[Job] = []
    unanswered = {job.caption.pk: job.caption for request in requests for job in request}
    kept_at = time.monotonic()
    for group in asking.ask(requests):
        by_caption = {answered.job.caption.pk: answered.job for answered in group}
        for settlement in settle([_settlement_of(answered) for answered in group], using=using):
            if settlement.goes_on:
                going_on.append(by_caption[settlement.caption.pk])
        for pk in by_caption:
            del unanswered[pk]
        if time.monotonic() - kept_at > conf.current().CLAIM_TIMEOUT * SIGN_OF_LIFE:
            keep([*unanswered.values(), *(job.caption for job in going_on)], using=using)
            kept_at = time.monotonic()
    return going_on


def _settlement_of(answered: asking.Answered) -> Settlement:
    if answered.answer is None:
        return unasked.unsent(answered.job)
    try:
        return endings.ending_of(answered.job, answered.answer, latency_ms=answered.latency_ms)
    except Exception as error:
        # A defect of ours in judging one answer must neither lose the row nor stop the others.
        logger.exception("The answer for caption %s could not be judged.", answered.job.caption.pk)
        message = _("The answer could not be turned into words (%(error)s).") % {"error": type(error).__name__}
        bug = ProviderError(message, kind=ErrorKind.PROTOCOL, code="bug", retryable=False)
        return endings.failed(answered.job, bug, latency_ms=answered.latency_ms)
