"""Before any words are asked for: is the image rated, and may it go on? One request for each file, whatever the
languages and rows that show it.

What was decided about the same bytes holds. Else the model on this machine looks first, where the site says so, and
then the age model. A check that cannot be made is no pass: it is told to the moderators.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from django.core.exceptions import ImproperlyConfigured
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from django_autocaption import conf
from django_autocaption.exceptions import ProviderError
from django_autocaption.models import Caption, Decision, Origin, Purpose, Rating, State, gate
from django_autocaption.models.caption import UNTRIED
from django_autocaption.models.decision import PERSON
from django_autocaption.pipeline.admission import rate_limit
from django_autocaption.pipeline.job.job import Job
from django_autocaption.pipeline.job.question import Question
from django_autocaption.pipeline.moderate import assessment, rulings
from django_autocaption.pipeline.outcome import endings, unasked
from django_autocaption.pipeline.outcome.ending import Settlement
from django_autocaption.pipeline.outcome.store import settle
from django_autocaption.pipeline.records import leases, ledger
from django_autocaption.pipeline.records.decisions import (
    FORGOTTEN,
    MODERATION_COLUMNS,
    UNCHECKED,
    hash_of,
    standing_decisions,
)
from django_autocaption.pipeline.runtime import process
from django_autocaption.pipeline.work import asking
from django_autocaption.pipeline.work.affording import affordable
from django_autocaption.providers import providers
from django_autocaption.providers.embedded import safety
from django_autocaption.registry import registry
from django_autocaption.types import Answer, CaptionResult, PendingJob

#: Seconds until a check that another worker is making is looked at again.
LOOK_AGAIN = 3.0


def check(jobs: Sequence[Job], *, using: str) -> list[Job]:
    """Have the images rated where their fields want that. Returns the jobs to go on with; the others wait.

    Where no age model is set, a job goes on unrated: its caption's own answer will tell.
    """
    going_on: list[Job] = []
    while jobs:
        jobs = _without_decision(jobs, going_on, using)
        jobs = _look_locally(jobs, going_on, using)
        taken, followers = _take_turns(jobs, going_on, using)
        leaders, others = leases.lease(taken.admitted, using=using)
        leaders, decided = _not_decided_meanwhile(leaders, using)
        others += decided
        rated = _ask(leaders, using)
        taken.close()
        followers += others
        going_on += rated
        hashes = {job.content_hash for job in rated}
        late = [job for job in followers if job.content_hash not in hashes]
        settle([unasked.put_off(job.caption, LOOK_AGAIN) for job in late], using=using)
        jobs = _refreshed([_for_words(job) for job in followers if job.content_hash in hashes], using)
    return sorted(going_on, key=lambda job: job.caption.pk)


def park(jobs: Sequence[Job], *, using: str) -> list[Job]:
    """Settle the jobs whose images no (further) service may see; returns the others."""
    parked: list[Settlement] = []
    others: list[Job] = []
    for job in jobs:
        if job.caption.rating in gate.PARKED[job.captioned.options.moderation_mode]:
            code = rulings.code_of(job.caption)
            parked.append(unasked.held(job, code, rulings.message_of(code)))
        else:
            others.append(job)
    settle(parked, using=using)
    return others


def ending_of(job: Job, answer: Answer, *, latency_ms: int) -> Settlement:
    """What follows from a service's answer, to moderation's question or to the one for words."""
    if not job.is_check:
        return endings.ending_of(job, answer, latency_ms=latency_ms)
    if isinstance(answer, PendingJob):
        ending = endings.waiting(job, answer, latency_ms=latency_ms)
        return replace(ending, changes=ending.changes | {"nsfw": job.caption.nsfw})
    if isinstance(answer, CaptionResult):
        attempt_changes = ledger.answered(answer, words={}, latency_ms=latency_ms)
        return _rated(job, _decided(job, answer), attempt_changes)
    ending = endings.failed(job, answer, latency_ms=latency_ms)
    if ending.changes.get("state") == State.PENDING:
        return ending
    reason = f"{job.question.provider.service}: {ending.changes.get('error_message') or answer.message}"
    return _rated(job, _unchecked(job, reason), ending.attempt_changes)


def announce(*, using: str, most: int) -> int:
    """Have images rated whose words came before moderation did, or from people. Returns how many captions are due."""
    chosen = conf.current().moderation
    moderated = Q(pk__in=())
    for field in registry.all():
        if field.options.moderation_mode != "off":
            meta = field.model._meta
            of_model = Q(content_type__app_label=meta.app_label, content_type__model=meta.model_name)
            moderated |= of_model & Q(field_name=field.name)
    if not (chosen.PROVIDER or chosen.NSFW) or not moderated.children:
        return 0
    rows = Caption.objects.using(using).filter(moderated, rating=Rating.UNCHECKED).exclude(image_name="")
    spoken = rows.filter(state__in=(State.PUBLISHED, State.REVIEW)).exclude(origin=Origin.NONE)
    ids = list(spoken.order_by("pk").values_list("pk", flat=True)[:most])
    due = 0
    for state in (State.PUBLISHED, State.REVIEW):
        due += (
            Caption.objects.using(using)
            .filter(pk__in=ids, state=state)
            .update(
                state=State.PENDING,
                standing=state,
                batch=None,
                due_at=timezone.now(),
                queued_at=None,
                background=True,
                **UNTRIED,
            )
        )
    return due


def _without_decision(jobs: Iterable[Job], going_on: list[Job], using: str) -> list[Job]:
    """The jobs to be checked. Those that need no check, or that a decision about the same bytes serves, go on."""
    standing = standing_decisions([job.content_hash for job in jobs], using=using)
    found: list[Settlement] = []
    left: list[Job] = []
    for job in jobs:
        caption, mode = job.caption, job.captioned.options.moderation_mode
        decision = standing.get(job.content_hash)
        if caption.moderation_source == PERSON and not caption.moderated_hash:
            found.append(_note(job, assessment.by_person(caption, job.content_hash)))
        elif caption.rating != Rating.UNCHECKED and hash_of(caption) == job.content_hash:
            pass
        elif decision is not None and _serves(decision, mode):
            found.append(_note(job, decision))
        elif mode != "off" and not _cancelled(job):
            left.append(job)
            continue
        elif caption.rating != Rating.UNCHECKED:  # of another file
            found.append(
                Settlement(caption=caption, changes=dict(FORGOTTEN) | {"rating": Rating.UNCHECKED}, goes_on=True)
            )
        going_on.append(job)
    _settle_rated(found, going_on, using)
    return left


def _serves(decision: Decision, mode: str) -> bool:
    """It holds for another image of the same bytes. A check that failed is made again."""
    if mode == "off":
        return decision.by_person or decision.rating == Rating.BLOCKED
    return decision.rule != UNCHECKED


def _cancelled(job: Job) -> bool:
    return job.caption.batch is not None and job.caption.batch.cancelled_at is not None


def _look_locally(jobs: Sequence[Job], going_on: list[Job], using: str) -> list[Job]:
    """Nothing leaves the site before the local model has looked, where the site wants it to. Returns the jobs about
    which the age model is to be asked."""
    chosen = conf.current().moderation
    if chosen.NSFW == "local":
        one_each = {job.content_hash: job for job in jobs}
        looks = process.image_threads().map(_look_at, one_each.values())
        seen = dict(zip(one_each, looks, strict=True))
    else:
        seen = {}
    found: list[Settlement] = []
    left: list[Job] = []
    for job in jobs:
        looked = seen.get(job.content_hash)
        if isinstance(looked, ProviderError):
            found.append(_note(job, _unchecked(job, looked.message, source=assessment.LOCAL)))
        elif looked and (not chosen.PROVIDER or job.captioned.options.moderation_mode == "hold"):
            job.caption.nsfw = True
            found.append(_note(job, _locally_unsafe(job)))
        elif chosen.PROVIDER:
            job.caption.nsfw = looked
            left.append(job)
            continue
        else:
            known = FORGOTTEN | {"rating": Rating.UNCHECKED, "nsfw": looked, "moderated_hash": job.content_hash}
            found.append(Settlement(caption=job.caption, changes=known, goes_on=True))
        going_on.append(job)
    _settle_rated(found, going_on, using)
    return left


def _look_at(job: Job) -> bool | ProviderError:
    if job.image is None:
        raise AssertionError("A job is checked after its image was prepared.")
    try:
        return safety.unsafe_score(job.image.data) >= conf.current().moderation.NSFW_THRESHOLD
    except ProviderError as error:
        return error


def _take_turns(jobs: Sequence[Job], going_on: list[Job], using: str) -> tuple[rate_limit.Taken, list[Job]]:
    """Pose moderation's question once for each file. Returns (the checks that may be made now, jobs that wait for one);
    where the question cannot be posed, the jobs go on as not checked."""
    if not jobs:
        return rate_limit.Taken(), []
    alias = conf.current().moderation.PROVIDER
    try:
        problem = "" if providers[alias].tells_age else _("%(alias)s tells no ages.") % {"alias": alias}
    except ImproperlyConfigured as error:
        problem = str(error)
    if problem:
        going_on += jobs
        _settle_rated([_note(job, _unchecked(job, problem, source=alias)) for job in jobs], going_on, using)
        return rate_limit.Taken(), []
    checks: dict[str, Job] = {}
    followers: list[Job] = []
    for job in jobs:
        if job.content_hash in checks:
            followers.append(job)
        else:
            checks[job.content_hash] = _check_of(job, alias)
    taken = rate_limit.take(asking.grouped(checks.values()))
    settle([unasked.put_off(p.job.caption, p.delay, p.code, p.message) for p in taken.put_off], using=using)
    return taken, followers


def _check_of(job: Job, alias: str) -> Job:
    """The job of the check, which knows the same image; the one for words is left as it is."""
    check = Job(caption=job.caption, captioned=job.captioned, instance=job.instance, image=job.image, alone=True)
    language = conf.current().languages[0]
    check.question = Question(alias=alias, model="", prompt="", language=language, purpose=Purpose.MODERATION)
    return check


def _not_decided_meanwhile(checks: Sequence[Job], using: str) -> tuple[list[Job], list[Job]]:
    """Another worker may have decided between our look for a decision and our lease. Returns (to ask, decided)."""
    standing = standing_decisions([check.content_hash for check in checks], using=using)
    decided = [
        check
        for check in checks
        if (found := standing.get(check.content_hash)) is not None
        and _serves(found, check.captioned.options.moderation_mode)
    ]
    leases.withdraw(decided, using=using)
    pks = {check.caption.pk for check in decided}
    return [check for check in checks if check.caption.pk not in pks], decided


def _ask(checks: Sequence[Job], using: str) -> list[Job]:
    """Ask about all of these at once. Returns the jobs that are rated now."""
    rated: list[Job] = []
    for group in asking.ask(affordable(checks, using=using)):
        by_caption = {answered.job.caption.pk: answered.job for answered in group}
        ended = [
            unasked.unsent(a.job) if a.answer is None else ending_of(a.job, a.answer, latency_ms=a.latency_ms)
            for a in group
        ]
        for settlement in settle(ended, using=using):
            if settlement.goes_on:
                rated.append(_for_words(by_caption[settlement.caption.pk]))
    return rated


def _for_words(check: Job) -> Job:
    return Job(caption=check.caption, captioned=check.captioned, instance=check.instance, image=check.image)


def _refreshed(jobs: Sequence[Job], using: str) -> list[Job]:
    """What was decided at one row holds for the others of the same bytes: read it anew."""
    columns = [name.removesuffix("_id") for name in MODERATION_COLUMNS]
    for job in jobs:
        job.caption.refresh_from_db(using=using, fields=columns)
    return list(jobs)


def _decided(job: Job, result: CaptionResult) -> Decision:
    if result.age is None and result.nsfw is None:
        return _unchecked(job, _("%(service)s told no age.") % {"service": job.question.provider.service})
    nsfw = result.nsfw if job.caption.nsfw is None else job.caption.nsfw or bool(result.nsfw)
    source = f"{job.question.alias} {result.model or (job.attempt.model if job.attempt else '')}".strip()
    return assessment.before_words(job.caption, job.content_hash, age=result.age, nsfw=nsfw, source=source)


def _locally_unsafe(job: Job) -> Decision:
    return assessment.before_words(job.caption, job.content_hash, age=None, nsfw=True, source=assessment.LOCAL)


def _unchecked(job: Job, reason: str, *, source: str = "") -> Decision:
    return assessment.unchecked(job.caption, job.content_hash, reason, source=source or job.question.alias)


def _note(job: Job, decision: Decision) -> Settlement:
    return Settlement(caption=job.caption, changes={}, decision=decision, goes_on=True)


def _rated(job: Job, decision: Decision, attempt_changes: dict[str, object]) -> Settlement:
    """The job goes on at once where the image is at hand, else with the next worker."""
    if job.image is not None:
        rated = _note(job, decision)
    else:
        rated = replace(endings.again(job, 0, "", "", {}), decision=decision)
        rated.changes["attempts"] = 0
    return replace(rated, attempt=job.attempt, attempt_changes=dict(attempt_changes))


def _settle_rated(found: Sequence[Settlement], going_on: list[Job], using: str) -> None:
    """Store the ratings; jobs that nobody wants any more are taken off the list."""
    lost = {s.caption.pk for s in found} - {s.caption.pk for s in settle(found, using=using)}
    going_on[:] = [job for job in going_on if job.caption.pk not in lost]
