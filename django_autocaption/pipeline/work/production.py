"""From claimed rows to answers: look at the objects, prepare the images, have them rated, ask for words.

Images are prepared in threads and services are asked on the process's event loop, all rows of a wave at once; several
waves take turns in a thread. The database is used from the calling thread only, in groups: so production runs alike in
a worker, in eager mode and in a test's transaction.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from contextlib import nullcontext, suppress
from functools import partial

from django.core.exceptions import ImproperlyConfigured

from django_autocaption import conf, pacing
from django_autocaption.exceptions import ProviderError
from django_autocaption.models import Caption, ErrorCode
from django_autocaption.pipeline.admission import rate_limit
from django_autocaption.pipeline.job import answer, subject
from django_autocaption.pipeline.job.job import Job
from django_autocaption.pipeline.job.question import Question, alias_for, question_about
from django_autocaption.pipeline.outcome import answered, unasked
from django_autocaption.pipeline.outcome.ending import Ending, code_of
from django_autocaption.pipeline.outcome.finalisation import finalise
from django_autocaption.pipeline.records import leases, reuse
from django_autocaption.pipeline.runtime import databases, queue, shutdown
from django_autocaption.pipeline.runtime.process import Steps
from django_autocaption.pipeline.words import versions
from django_autocaption.pipeline.work import claims, moderation_check
from django_autocaption.pipeline.work import round as rounds
from django_autocaption.pipeline.work.lookout import Lookout
from django_autocaption.pipeline.work.lookup import find_images
from django_autocaption.pipeline.work.preparation import prepare
from django_autocaption.pipeline.work.recognition import recognised, same_pictures, tell_others, written_by_authors
from django_autocaption.pipeline.work.waves import Waves
from django_autocaption.providers import providers

logger = logging.getLogger(__name__)


def warm_up() -> None:
    """What a worker does before its first message, and before it forks."""
    with suppress(ImproperlyConfigured):  # told by whoever asks
        answer.warm_up(conf.current().languages)


def caption_images(ids: Sequence[int], *, using: str, background: bool = False) -> None:
    """Caption those of the rows that are due, at most CONCURRENCY at once; the others are left alone. While their
    service is asked and there is room for more, other due rows are taken along.

    ``background``: the message is one of bulk requests.
    """
    waiting, most = list(ids), conf.current().CONCURRENCY
    suspects: list[int] = []
    work = partial(_produce_or_give_back, using=using)
    try:
        with Lookout(using=using, background=background) as lookout, Waves(work, using=using) as waves:

            def is_wanted() -> bool:
                return waves.error is None and not shutdown.is_under_way()

            while waves or (waiting and is_wanted()):
                if waiting and is_wanted() and (not waves or lookout.has_room(waiting)):
                    wave, waiting = waiting[:most], waiting[most:]
                    with waves.first_error():
                        won = claims.claim(wave, using=using)
                        waves.begin(won)
                        if not {caption.pk for caption in won}.issuperset(wave):
                            suspects += claims.suspects(wave, using=using)
                elif is_wanted():
                    waves.begin(lookout.others())
                waves.go_on(lookout.pause)
            with lookout.nobody_else() if suspects else nullcontext():
                while waves or (suspects and is_wanted()):
                    if not waves:
                        waves.begin(claims.claim_suspect(suspects.pop(0), using=using))
                    waves.go_on()
    finally:
        if left := [*waiting, *suspects]:  # for another worker
            queue.send(left, using=using)


def _produce_or_give_back(captions: Sequence[Caption], *, using: str) -> Steps[None]:
    try:
        yield from _produce(captions, using)
    except BaseException as error:
        claims.give_back(captions, using=using, blameless=not isinstance(error, Exception))
        raise
    finally:
        claims.release(captions, using=using)


def _produce(captions: Sequence[Caption], using: str) -> Steps[None]:
    jobs, endings = find_images(captions, using=using)
    _give_back_others(captions, [*(job.caption for job in jobs), *(ending.caption for ending in endings)], using)
    finalise(endings, using=using)
    jobs = _look_ahead(jobs, using)
    jobs, endings = yield from prepare(jobs)
    finalise(endings, using=using)
    claims.beat(using=using)
    read, jobs = jobs, same_pictures(jobs, using=using)
    _give_back_others([job.caption for job in read], [job.caption for job in jobs], using)
    tell_others(jobs, using=using)
    jobs = yield from moderation_check.check(jobs, using=using)
    jobs, endings = recognised(jobs, using=using)
    finalise(endings, using=using)
    jobs, endings = written_by_authors(moderation_check.park(jobs, using=using), using=using)
    finalise(endings, using=using)
    asker = rounds.Asker(known=partial(_answered_before, using=using), ending_of=answered.ending_of)
    while jobs := moderation_check.park(jobs, using=using):
        jobs = _pose_questions(jobs, using)
        came = yield from rounds.go(jobs, asker, using=using)
        jobs = [*came.going_on, *came.passed_on]
        if came.asked or came.passed_on or came.going_on:
            jobs += came.waiting
        else:
            rounds.wait_for_answer(came.waiting, using=using)


def _give_back_others(captions: Sequence[Caption], kept: Sequence[Caption], using: str) -> None:
    """Of a caption that is not kept somebody has said already that another file is there: a save, which took it from
    this worker, or one that was taken for dead. What is this worker's still goes to the next one."""
    going_on = {caption.pk for caption in kept}
    if lost := [caption for caption in captions if caption.pk not in going_on]:
        claims.give_back(lost, using=using, blameless=True)


def _look_ahead(jobs: Sequence[Job], using: str) -> list[Job]:
    """Put off new images that their service has no place for, before they are read from the storage."""
    aliases: dict[int, str] = {}
    for job in jobs:
        alias = alias_for(job.caption, job.captioned)
        with suppress(ImproperlyConfigured):  # told when the question is posed
            if job.caption.image_no == 1 and job.caption.offered is None and providers[alias]:
                aliases[job.caption.pk] = alias
    taken = rate_limit.look_ahead(jobs, aliases)
    rounds.put_off(taken, using=using)
    return taken.admitted


def _pose_questions(jobs: Sequence[Job], using: str) -> list[Job]:
    """Say what is to be asked; where the settings are wrong, or there is nothing to ask about, the row says so and the
    others go on."""
    posed: list[Job] = []
    unposed: list[Ending] = []
    for job in jobs:
        batch = job.caption.batch
        try:
            if batch is not None and batch.cancelled_at is not None:
                unposed.append(unasked.cancelled(job.caption))
                continue
            with databases.contained(using):
                job.question = _question(job)
                lack = subject.lack_of(job, job.question.alias)
                if lack is not None and (reader := subject.link_that_reads(job)) is not None:
                    job.caption.link = reader
                    job.question, lack = _question(job), None
        except (ProviderError, ImproperlyConfigured) as error:
            code = code_of(error) if isinstance(error, ProviderError) else ErrorCode.SETTINGS
            unposed.append(unasked.unasked(job.caption, code, str(error)))
        except Exception as error:  # of the object's own code, which fills in the prompt
            if databases.tells_outage(error, using):
                raise
            logger.exception("No question could be asked about caption %s.", job.caption.pk)
            unposed.append(unasked.unreadable_object(job.caption, error))
        else:
            if lack is None:
                posed.append(job)
            else:
                unposed.append(unasked.nothing_to_describe(job, lack, subject.told(job, lack, job.question.alias)))
    finalise(unposed, using=using)
    return posed


def _question(job: Job) -> Question:
    """The question to the first provider, from the job's link on, that is up, or may have been paid for it already, and
    takes the prompt chosen for it."""
    while True:
        try:
            question = question_about(job.caption, job.captioned, job.instance)
        except ProviderError as error:
            if error.code != ErrorCode.PROMPT_NOT_SUPPORTED or job.next_link is None:
                raise
        else:
            if job.next_link is None or not pacing.is_open(question.alias):
                return question
            if leases.is_unknown(question.key(job.content_hash), using=str(job.caption._state.db)):
                return question
        job.caption.link = job.next_link


def _answered_before(jobs: Sequence[Job], *, using: str) -> Mapping[int, Ending]:
    earlier = reuse.answers_to(jobs, using=using)
    made = [found.version.pk for found in earlier.values() if found.version is not None]
    rejected = versions.rejected_by_people(made, using=using)
    return {
        job.caption.pk: answered.reused(job, found, rejected=found.version is not None and found.version.pk in rejected)
        for job in jobs
        if (found := earlier.get(job.caption.pk)) is not None
    }
