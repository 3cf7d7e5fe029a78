"""How a comparison is asked: each candidate about each image, by the round that every question goes. Its answers are
kept beside the captions, whose state and words stay as they are.

The bulk request is claimed by one worker at a time (``writer``), and gone on with by another where that one is lost.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.db.models import F
from django.utils.translation import gettext as _

from django_autocaption import conf
from django_autocaption.exceptions import ProviderError
from django_autocaption.models import (
    Attempt,
    Batch,
    Candidate,
    CandidateAnswer,
    Caption,
    Comparison,
    ErrorCode,
    Outcome,
    Rating,
    gate,
)
from django_autocaption.models.clock import DatabaseNow
from django_autocaption.pipeline.bulk import answers, writer
from django_autocaption.pipeline.job.job import Job
from django_autocaption.pipeline.job.question import question_about
from django_autocaption.pipeline.moderate import ratings
from django_autocaption.pipeline.outcome import answered, lost_claims, unasked
from django_autocaption.pipeline.outcome.ending import Ending, code_of
from django_autocaption.pipeline.records import reuse
from django_autocaption.pipeline.runtime import databases, process, shutdown
from django_autocaption.pipeline.runtime.process import Steps
from django_autocaption.pipeline.work import deferred
from django_autocaption.pipeline.work import round as rounds
from django_autocaption.pipeline.work.lookup import find_images
from django_autocaption.pipeline.work.preparation import prepare
from django_autocaption.pipeline.work.waves import Waves

logger = logging.getLogger(__name__)

#: Share of CLAIM_TIMEOUT after which the worker says again that it lives.
SIGN_OF_LIFE = 0.25


def ask(batch_id: int, *, using: str) -> None:
    """Ask for the answers of this comparison that are missing; nothing where another worker is at it, or it is paused.
    What cannot be asked yet is left to the next message. Raises ``writer.CancelledError``."""
    batch = writer.begin(batch_id, using=using)
    if batch is None:
        return
    try:
        again_in = None if batch.paused_at is not None else _ask(batch, using)
    except Exception as error:
        if not databases.tells_outage(error, using):
            writer.fail(batch, {"": error}, using=using)
        raise
    writer.hand_on(batch, using=using, delay=0.0 if shutdown.is_under_way() else again_in)


def _ask(batch: Batch, using: str) -> float | None:
    """Returns in how many seconds to go on; None = the sweep does. The request is over where nothing is left."""
    comparison = Comparison.objects.using(using).get(batch=batch)
    _release_lost(comparison, using)
    answers.collect(comparison, using=using)
    left = answers.open_ones(comparison, using=using)
    waiting = [a for a in left if a.attempt is not None and a.attempt.outcome == Outcome.ASKED]
    if waiting:
        deferred.poll_strays(using=using)
        answers.collect(comparison, using=using)
    keeper = _Keeper(batch, using)
    with Waves(partial(_go, using=using), using=using) as waves:
        for part in _parts(comparison, batch, [a for a in left if a not in waiting], keeper):
            waves.begin([part])
        while waves:
            waves.go_on()
            keeper.say_alive()
    if not answers.open_ones(comparison, using=using):
        writer.end(batch, using=using)
    return keeper.again_in


def _release_lost(comparison: Comparison, using: str) -> None:
    """Requests of a worker that was killed: whoever holds the claim knows that nobody waits for them any more."""
    about = CandidateAnswer.objects.using(using).filter(candidate__comparison=comparison).values("caption")
    sent = Attempt.objects.using(using).filter(caption__in=about, comparison=comparison, lease__isnull=False)
    lost_claims.unheard(sent.filter(external_id=""))


class _Keeper:
    """What one worker knows of the whole comparison while it asks."""

    def __init__(self, batch: Batch, using: str) -> None:
        self.using = using
        self.again_in: float | None = None
        """Seconds until the first of those that were put off is due."""
        self._own = Batch.objects.using(using).filter(pk=batch.pk, claim=batch.claim)
        self._told = time.monotonic()

    def is_wanted(self) -> bool:
        """It is neither cancelled nor taken over."""
        return bool(databases.patiently(self._own.filter(cancelled_at=None).exists, using=self.using))

    def say_alive(self, ended: int = 0) -> None:
        """So many answers more have ended; and now and then that this worker lives."""
        if ended or time.monotonic() - self._told >= conf.current().CLAIM_TIMEOUT * SIGN_OF_LIFE:
            count = partial(self._own.update, requested_count=F("requested_count") + ended, claimed_at=DatabaseNow())
            databases.patiently(count, using=self.using)
            self._told = time.monotonic()


class _Answers(rounds.Rows):
    """The answers of one candidate, by id of the caption; captions are but read."""

    def __init__(self, own: Mapping[int, CandidateAnswer], keeper: _Keeper) -> None:
        self._own = own
        self._keeper = keeper

    def finalise(self, endings: Sequence[Ending], *, using: str, held: list[Ending] | None = None) -> list[Ending]:
        ended = sum(answers.store(self._own[e.caption.pk], e, using=using) for e in endings)
        delays = [e.retry_in for e in endings if e.retry_in is not None]
        again_in = [delay for delay in (self._keeper.again_in, *delays) if delay is not None]
        self._keeper.again_in = min(again_in, default=None)
        self._keeper.say_alive(ended)
        return list(endings)

    def still_ours(self, captions: Sequence[Caption], *, using: str) -> set[int]:
        return {caption.pk for caption in captions} if self._keeper.is_wanted() else set()

    def release(self, captions: Sequence[Caption], *, using: str) -> None:
        pass

    def give_back(self, captions: Sequence[Caption], *, using: str) -> None:
        pass


@dataclass(kw_only=True)
class _Part:
    """What one candidate is asked about."""

    rows: _Answers
    jobs: list[Job] = field(default_factory=list)


def _parts(comparison: Comparison, batch: Batch, left: Sequence[CandidateAnswer], keeper: _Keeper) -> Iterator[_Part]:
    """The jobs of each candidate, with their images, which are read once for all. The others end here."""
    using = keeper.using
    captions = Caption.objects.using(using).select_related("published", "draft", "decision")
    found, unfound = find_images(list(captions.filter(pk__in={a.caption_id for a in left})), using=using)
    by_caption = {job.caption.pk: job for job in found}
    parts: list[_Part] = []
    for candidate in comparison.candidates.using(using).exclude(provider=""):
        own = {a.caption_id: a for a in left if a.candidate_id == candidate.pk}
        rows = _Answers(own, keeper)
        rows.finalise([e for e in unfound if e.caption.pk in own], using=using)
        jobs = [_job(by_caption[pk], a, candidate, batch) for pk, a in own.items() if pk in by_caption]
        refused = {job.caption.pk: ending for job in jobs if (ending := _refusal(job, own[job.caption.pk]))}
        rows.finalise(list(refused.values()), using=using)
        parts.append(_Part(rows=rows, jobs=[job for job in jobs if job.caption.pk not in refused]))
    prepared, unread = _through(prepare([job for part in parts for job in part.jobs]))
    for part in parts:
        own_captions = {id(job.caption) for job in part.jobs}
        part.rows.finalise([e for e in unread if id(e.caption) in own_captions], using=using)
        ready = [job for job in prepared if id(job.caption) in own_captions]
        part.jobs = _pose(ready, part.rows, using)
        yield part


def _job(found: Job, answer: CandidateAnswer, candidate: Candidate, batch: Batch) -> Job:
    """About a copy of the caption, whose bulk request chooses the candidate."""
    asked = copy(batch)
    asked.provider, asked.model, asked.prompt = candidate.provider, candidate.model, candidate.prompt
    asked.prompt_version_id = candidate.prompt_version_id
    caption = copy(found.caption)
    caption.batch = asked
    caption.request = caption.link = caption.abandoned = 0
    caption.attempts, caption.outages = answer.tries + 1, answer.outages
    caption.background, caption.error_code, caption.error_message = True, "", ""
    return Job(
        caption=caption,
        captioned=found.captioned,
        instance=found.instance,
        comparison=candidate.comparison_id,
    )


def _refusal(job: Job, answer: CandidateAnswer) -> Ending | None:
    """The end of an answer that is not asked for: another image is there by now, or moderation does not let it out."""
    caption, mode = job.caption, job.captioned.options.moderation_mode
    if caption.image_no != answer.image_no:
        return unasked.unasked(caption, ErrorCode.OBJECT_GONE, _("The image was replaced after the comparison began."))
    if caption.rating in gate.PARKED[mode]:
        code = ratings.code_of(caption)
        return unasked.unasked(caption, code, ratings.message_of(code))
    checks = conf.current().moderation
    if mode != "off" and caption.rating == Rating.UNCHECKED and (checks.services or checks.nsfw_local):
        return unasked.unasked(caption, ErrorCode.HELD, _("Moderation has not looked at the image yet."))
    return None


def _pose(jobs: Iterable[Job], rows: _Answers, using: str) -> list[Job]:
    """Say what is to be asked; where that fails, the answer says why and the others go on."""
    posed: list[Job] = []
    for job in jobs:
        try:
            with databases.contained(using):
                job.question = question_about(job.caption, job.captioned, job.instance)
        except (ProviderError, ImproperlyConfigured) as error:
            code = code_of(error) if isinstance(error, ProviderError) else ErrorCode.SETTINGS
            rows.finalise([unasked.unasked(job.caption, code, str(error))], using=using)
        except Exception as error:  # of the object's own code, which fills in the prompt
            if databases.tells_outage(error, using):
                raise
            logger.exception("No question of a comparison could be asked about caption %s.", job.caption.pk)
            rows.finalise([unasked.unreadable_object(job.caption, error)], using=using)
        else:
            posed.append(job)
    return posed


def _go(parts: Sequence[_Part], *, using: str) -> Steps[None]:
    for part in parts:
        known = partial(_answered_before, using=using)
        asker = rounds.Asker(known=known, ending_of=answered.ending_of, rows=part.rows)
        jobs = part.jobs
        while jobs:
            came = yield from rounds.go(jobs, asker, using=using)
            jobs = came.going_on
            if came.asked or came.going_on:
                jobs = [*jobs, *came.waiting]
            else:
                rounds.wait_for_answer(came.waiting, using=using, rows=part.rows)


def _answered_before(jobs: Sequence[Job], *, using: str) -> Mapping[int, Ending]:
    """What the same question about the same bytes was answered, whatever people made of it since."""
    found = reuse.answers_to(jobs, using=using)
    return {
        job.caption.pk: replace(
            answered.reused(job, replace(earlier, version=None), rejected=False), attempt=earlier.attempt
        )
        for job in jobs
        if (earlier := found.get(job.caption.pk)) is not None
    }


def _through(steps: Steps[Any]) -> Any:
    """All of something that waits in between."""
    while True:
        try:
            next(steps)
        except StopIteration as end:
            return end.value
        process.listen()
