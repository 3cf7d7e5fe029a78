"""Before any words are asked for: is the image rated, and may it go on? One request for each file, whatever the
languages and rows that show it.

What was decided about the same bytes holds. Else the model on this machine looks first, where the site says so, then
the services that look for nudity alone, and then the age model: unsafe is what one of them calls so. A check that
cannot be made is no pass: it is told to the moderators.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial

from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext as _

from django_autocaption import conf
from django_autocaption.conf import LOCAL
from django_autocaption.exceptions import ProviderError
from django_autocaption.models import Decision, Purpose, Rating, State, gate
from django_autocaption.models.decision import LOOKED, UNCHECKED
from django_autocaption.pipeline.job import subject
from django_autocaption.pipeline.job.job import Job
from django_autocaption.pipeline.job.question import Question
from django_autocaption.pipeline.moderate import assessment, ratings
from django_autocaption.pipeline.outcome import answered, unasked
from django_autocaption.pipeline.outcome.ending import Ending, put_back_ending
from django_autocaption.pipeline.outcome.finalisation import finalise
from django_autocaption.pipeline.records import ledger
from django_autocaption.pipeline.records.decisions import hash_of, standing_decisions
from django_autocaption.pipeline.runtime import process
from django_autocaption.pipeline.work import round as rounds
from django_autocaption.providers import providers
from django_autocaption.providers.embedded import safety
from django_autocaption.types import Answer, CaptionResult, PendingJob


def check(jobs: Sequence[Job], *, using: str) -> process.Steps[list[Job]]:
    """Have the images rated where their fields want that. Returns the jobs to go on with; the others wait. Yields while
    it waits.

    Where no age model is set, a job goes on unrated: its caption's own answer will tell.
    """
    going_on: list[Job] = []
    while jobs:
        jobs = _without_decision(jobs, going_on, using)
        jobs = yield from _look_locally(jobs, going_on, using)
        served: list[Job] = []
        for alias in conf.current().moderation.services:
            jobs = yield from _ask(alias, jobs, going_on, served, using)
        going_on += jobs  # seen to be safe, and their caption's own answer tells the rest
        jobs = _refreshed(served, using)
    return sorted(going_on, key=lambda job: job.caption.pk)


def _ask(
    alias: str, jobs: Sequence[Job], going_on: list[Job], served: list[Job], using: str
) -> process.Steps[list[Job]]:
    """Have this service look. Returns the jobs that the next one is to look at; those of the same bytes as one that got
    an answer are added to ``served``."""
    seen = [job for job in jobs if alias in job.looked_by]
    asker = rounds.Asker(known=partial(_decided_meanwhile, using=using), ending_of=ending_of)
    checks, followers = _pose_questions(alias, [job for job in jobs if job not in seen], going_on, using)
    came = yield from rounds.go(checks, asker, using=using)
    answered = [_job_about_same(check) for check in came.going_on]
    followers += came.waiting
    hashes = {check.content_hash for check in came.going_on}
    rounds.wait_for_answer([job for job in followers if job.content_hash not in hashes], using=using)
    served += [_job_about_same(job) for job in followers if job.content_hash in hashes]
    looked = [job for job in answered if job.caption.rating == Rating.UNCHECKED]
    going_on += [job for job in answered if job not in looked]
    return seen + looked


def park(jobs: Sequence[Job], *, using: str) -> list[Job]:
    """Store that these images are held where no (further) service may see them; returns the other jobs."""
    parked: list[Ending] = []
    others: list[Job] = []
    for job in jobs:
        if job.caption.rating in gate.PARKED[job.captioned.options.moderation_mode]:
            code = ratings.code_of(job.caption)
            parked.append(unasked.held(job, code, ratings.message_of(code)))
        else:
            others.append(job)
    finalise(parked, using=using)
    return others


def ending_of(job: Job, answer: Answer, latency_ms: int) -> Ending:
    """What follows from a service's answer to moderation's question."""
    if isinstance(answer, PendingJob):
        ending = answered.deferred(job, answer, latency_ms=latency_ms)
        seen = job.nsfw
        by = job.looked_by
        looked = None if seen is None else assessment.looked(job.caption, job.content_hash, nsfw=seen, by=by)
        return replace(ending, decision=looked)
    if isinstance(answer, CaptionResult):
        attempt_changes = ledger.answered(answer, words={}, latency_ms=latency_ms)
        return _rated(job, _decided(job, answer), attempt_changes)
    ending = answered.without_answer(job, answer, latency_ms=latency_ms)
    if ending.move.get("state") == State.PENDING:
        return ending
    reason = f"{job.question.provider.service}: {ending.move.get('error_message') or answer.message}"
    return _rated(job, _unchecked(job, reason), ending.attempt_changes)


def _without_decision(jobs: Iterable[Job], going_on: list[Job], using: str) -> list[Job]:
    """The jobs to be checked. Those that need no check, or that a decision about the same bytes serves, go on."""
    standing = standing_decisions([job.content_hash for job in jobs], using=using)
    found: list[Ending] = []
    left: list[Job] = []
    for job in jobs:
        caption, mode = job.caption, job.captioned.options.moderation_mode
        decision = standing.get(job.content_hash)
        own = caption.decision
        if own is not None and own.by_person and not caption.moderated_hash:
            found.append(_note(job, assessment.by_person(own, job.content_hash)))
        elif caption.rating != Rating.UNCHECKED and hash_of(caption) == job.content_hash:
            pass
        elif decision is not None and _serves(decision, mode):
            found.append(_note(job, decision))
        elif mode != "off" and not _cancelled(job):
            if decision is not None and assessment.lookers(decision):
                _remember(job, decision)
                if own is None or own.pk != decision.pk:
                    found.append(_note(job, decision))
            left.append(job)
            continue
        elif caption.rating != Rating.UNCHECKED:  # of another file
            unrated = {"rating": Rating.UNCHECKED, "moderated_hash": "", "decision_id": None}
            found.append(Ending(caption=caption, move=unrated, goes_on=True))
        going_on.append(job)
    _store_rated(found, going_on, using)
    return left


def _serves(decision: Decision, mode: str) -> bool:
    """It holds for another image of the same bytes. A check that failed is made again."""
    if mode == "off":
        return decision.by_person or decision.rating == Rating.BLOCKED
    unsafe = decision.rule == UNCHECKED and bool(decision.nsfw)  # found, though nobody looked at ages
    return decision.rule not in (UNCHECKED, LOOKED) or (unsafe and _is_enough(mode))


def _cancelled(job: Job) -> bool:
    return job.caption.batch is not None and job.caption.batch.cancelled_at is not None


def _look_locally(jobs: Sequence[Job], going_on: list[Job], using: str) -> process.Steps[list[Job]]:
    """Nothing leaves the site before the local model has looked, where the site wants it to. Returns the jobs about
    which the age model is to be asked."""
    chosen = conf.current().moderation
    if chosen.nsfw_local:
        one_each = {job.content_hash: job for job in jobs}
        looks = yield from process.on_pixels(_look_at, one_each.values())
        seen = dict(zip(one_each, looks, strict=True))
    else:
        seen = {}
    found: list[Ending] = []
    left: list[Job] = []
    for job in jobs:
        looked = seen.get(job.content_hash)
        if isinstance(looked, ProviderError):
            found.append(_note(job, _unchecked(job, looked.message, source=LOCAL)))
        elif looked and _is_enough(job.captioned.options.moderation_mode):
            job.nsfw = True
            found.append(_note(job, _locally_unsafe(job)))
        elif chosen.services:
            if looked is not None:
                job.nsfw = looked or bool(job.nsfw)
                job.looked_by = tuple(dict.fromkeys((LOCAL, *job.looked_by)))
            left.append(job)
            continue
        elif looked is not None:
            found.append(_note(job, assessment.looked(job.caption, job.content_hash, nsfw=looked)))
        going_on.append(job)
    _store_rated(found, going_on, using)
    return left


def _look_at(job: Job) -> bool | ProviderError:
    if job.image is None:
        raise AssertionError("A job is checked after its image was prepared.")
    try:
        return safety.unsafe_score(job.image.data) >= conf.current().moderation.NSFW_THRESHOLD
    except ProviderError as error:
        return error


def _is_enough(mode: str) -> bool:
    """Nobody else need see an unsafe image: nobody is to tell ages, or it is held for a moderator anyway."""
    return not conf.current().moderation.PROVIDER or mode == "hold"


def _pose_questions(alias: str, jobs: Sequence[Job], going_on: list[Job], using: str) -> tuple[list[Job], list[Job]]:
    """Pose moderation's question once for each file. Returns (the checks, jobs that wait for one); where the question
    cannot be posed, or there is too little to see, the jobs go on as not checked."""
    if not jobs:
        return [], []
    try:
        problem = _lack_of(alias)
    except ImproperlyConfigured as error:
        problem = str(error)
    if problem:
        going_on += jobs
        _store_rated([_note(job, _unchecked(job, problem, source=alias)) for job in jobs], going_on, using)
        return [], []
    checks: dict[str, Job] = {}
    followers: list[Job] = []
    unseen: list[Ending] = []
    for job in jobs:
        lack = subject.lack_of(job, alias)
        if lack is not None:
            unseen.append(_note(job, _unchecked(job, subject.told(job, lack, alias), source=alias)))
            going_on.append(job)
        elif job.content_hash in checks:
            followers.append(job)
        else:
            checks[job.content_hash] = _check_of(job, alias)
    _store_rated(unseen, going_on, using)
    return list(checks.values()), followers


def _lack_of(alias: str) -> str:
    """Why this provider cannot say what it is to look for; "" = it can. Raises ConfigurationError."""
    if alias == conf.current().moderation.PROVIDER:
        return "" if providers[alias].tells_age else _("%(alias)s tells no ages.") % {"alias": alias}
    return "" if providers[alias].tells_nsfw else _("%(alias)s does not look for nudity.") % {"alias": alias}


def _check_of(job: Job, alias: str) -> Job:
    """The job of the check, which knows the same image; the one for words is left as it is."""
    check = _job_about_same(job, alone=True)
    language = conf.current().languages[0]
    check.question = Question(alias=alias, model="", prompt="", language=language, purpose=Purpose.MODERATION)
    return check


def _decided_meanwhile(checks: Sequence[Job], *, using: str) -> Mapping[int, Ending]:
    """Another worker may have decided about the same bytes."""
    standing = standing_decisions([check.content_hash for check in checks], using=using)
    known: dict[int, Ending] = {}
    for check in checks:
        found = standing.get(check.content_hash)
        if found is None:
            continue
        if check.question.alias in assessment.lookers(found):
            _remember(check, found)
        elif not _serves(found, check.captioned.options.moderation_mode):
            continue
        known[check.caption.pk] = _note(check, found)
    return known


def _remember(job: Job, decision: Decision) -> None:
    """Who has looked at the image, and what they saw."""
    job.looked_by = tuple(dict.fromkeys((*job.looked_by, *assessment.lookers(decision))))
    job.nsfw = decision.nsfw if job.nsfw is None else job.nsfw or bool(decision.nsfw)


def _job_about_same(job: Job, *, alone: bool = False) -> Job:
    """A job about the same image, to which no question is posed yet."""
    return Job(
        caption=job.caption,
        captioned=job.captioned,
        instance=job.instance,
        image=job.image,
        nsfw=job.nsfw,
        looked_by=job.looked_by,
        alone=alone,
    )


def _refreshed(jobs: Sequence[Job], using: str) -> list[Job]:
    """What was decided at one row holds for the others of the same bytes: read it anew."""
    for job in jobs:
        job.caption.refresh_from_db(using=using, fields=["rating", "moderated_hash", "decision"])
    return list(jobs)


def _decided(job: Job, result: CaptionResult) -> Decision:
    own = job.caption.decision
    if own is not None and own.content_hash == job.content_hash and assessment.lookers(own):
        _remember(job, own)  # of before this service answered later
    nsfw = result.nsfw if job.nsfw is None else job.nsfw or bool(result.nsfw)
    source = f"{job.question.alias} {result.model or (job.attempt.model if job.attempt else '')}".strip()
    if job.question.alias in conf.current().moderation.nsfw_services:
        return _looked_for_nudity(job, result.nsfw, nsfw=bool(nsfw), source=source)
    if result.age is None and result.nsfw is None and not result.nobody:
        return _unchecked(job, _("%(service)s told no age.") % {"service": job.question.provider.service})
    return assessment.before_words(
        job.caption, job.content_hash, age=result.age, nsfw=nsfw, source=source, nobody=result.nobody
    )


def _looked_for_nudity(job: Job, said: bool | None, *, nsfw: bool, source: str) -> Decision:
    """What such a service's answer means: ``said`` is its own, ``nsfw`` that of all who looked so far."""
    if said is None:
        reason = _("%(service)s did not say whether the image is unsafe.")
        return _unchecked(job, reason % {"service": job.question.provider.service})
    job.nsfw = nsfw
    job.looked_by = (*job.looked_by, job.question.alias)
    if nsfw and _is_enough(job.captioned.options.moderation_mode):
        return assessment.before_words(job.caption, job.content_hash, age=None, nsfw=True, source=source)
    return assessment.looked(job.caption, job.content_hash, nsfw=nsfw, by=job.looked_by)


def _locally_unsafe(job: Job) -> Decision:
    return assessment.before_words(job.caption, job.content_hash, age=None, nsfw=True, source=LOCAL)


def _unchecked(job: Job, reason: str, *, source: str = "") -> Decision:
    return assessment.unchecked(job.caption, job.content_hash, reason, source=source or job.question.alias)


def _note(job: Job, decision: Decision) -> Ending:
    return Ending(caption=job.caption, decision=decision, goes_on=True)


def _rated(job: Job, decision: Decision, attempt_changes: dict[str, object]) -> Ending:
    """The job goes on at once where the image is at hand, else with the next worker."""
    rated = _note(job, decision) if job.image is not None else put_back_ending(job.caption, 0, more={"attempts": 0})
    return replace(rated, decision=decision, attempt=job.attempt, attempt_changes=dict(attempt_changes))


def _store_rated(found: Sequence[Ending], going_on: list[Job], using: str) -> None:
    """Store the ratings; jobs that nobody wants any more are taken off the list."""
    lost = {s.caption.pk for s in found} - {s.caption.pk for s in finalise(found, using=using)}
    going_on[:] = [job for job in going_on if job.caption.pk not in lost]
