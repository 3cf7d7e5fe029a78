"""What follows from a service's answer: words, silence, an error, or that it answers later."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django.utils.translation import gettext as _

from django_autocaption import conf, pacing
from django_autocaption.exceptions import ErrorKind, ProviderError
from django_autocaption.models import Attempt, Awaits, Decision, ErrorCode, Origin, Outcome, Version
from django_autocaption.models.clock import ahead
from django_autocaption.models.transitions import UNCLAIMED, done, failed, waiting
from django_autocaption.models.version import NO_WORDS
from django_autocaption.pipeline.admission import rate_limit
from django_autocaption.pipeline.job import author
from django_autocaption.pipeline.job.answer import FORBIDDEN, Words, against_house_style, words_of
from django_autocaption.pipeline.job.job import Job
from django_autocaption.pipeline.moderate import assessment
from django_autocaption.pipeline.outcome.ending import (
    LONGEST_DELAY,
    Ending,
    code_of,
    code_of_earlier,
    may_be_billed,
    put_back_ending,
    repeat_after,
)
from django_autocaption.pipeline.records import leases, ledger
from django_autocaption.pipeline.records.reuse import Answered
from django_autocaption.pipeline.words.versions import Offer
from django_autocaption.types import Answer, CaptionResult, PendingJob

#: What it adds to the doubt about words that a service refused to say anything of the picture before.
REFUSED = 30
#: ``ProviderError.code`` where one answer was to have several languages, and lacks this one.
LANGUAGE_MISSING = "language_missing"


def ending_of(job: Job, answer: Answer, latency_ms: int) -> Ending:
    """What follows from the answer to the question for words, whenever and however it came."""
    if isinstance(answer, ProviderError):
        return without_answer(job, answer, latency_ms=latency_ms)
    if isinstance(answer, PendingJob):
        return deferred(job, answer, latency_ms=latency_ms)
    return with_answer(job, answer, latency_ms=latency_ms)


def with_answer(job: Job, result: CaptionResult, *, latency_ms: int) -> Ending:
    """A service answered. What it said becomes words only if the cleaner and the linter let it pass."""
    words = words_of(result, replace(job.question, given=_given(job)))
    job.was_refused = job.was_refused or "refusal" in words.reasons
    attempt_changes = ledger.answered(result, words=words.columns, latency_ms=latency_ms, held=words.needs_review)
    decision = assessment.of_words(job, words.columns or {}, result)
    further = None if assessment.stops(job, decision) else job.next_link
    if words.columns is None:
        if further is not None:
            return _next(job, attempt_changes)
        message = _(
            "%(service)s answered, but with nothing fit to publish (%(reasons)s). Write the words, or ask again."
        )
        message %= {"service": job.question.provider.service, "reasons": ", ".join(words.reasons)}
        return _no_words(job, ErrorCode.NOT_FIT_TO_PUBLISH, message, attempt_changes, decision)
    if further is not None and (result.draft or _is_foreign(job, result)):
        return _next(job, attempt_changes)  # these are kept in the history, for the case that nobody has better words
    origin = _origin(job, result, words.columns)
    offer = Offer(
        words=words.columns,
        origin=origin,
        provider="" if origin == Origin.AUTHOR else job.question.alias,  # it has only read what a person wrote
        model=ledger.storable_text(result.model, 200) or (job.attempt.model if job.attempt else ""),
        prompt_id=job.question.prompt_version,
        attempt=job.attempt,
        held=result.draft or job.is_read_first or words.needs_review,
        awaits=words.awaits,
        doubt=min(words.doubt + REFUSED * job.was_refused, 100),
        replaces_people=_replaces_people(job),
    )
    return Ending(
        caption=job.caption,
        move=done(*(_why_held(words) or job.remark)),
        picture=job.source,
        offer=offer,
        attempt=job.attempt,
        attempt_changes=attempt_changes,
        decision=decision,
    )


def by_author(job: Job, words: Words, columns: dict[str, Any]) -> Ending:
    """The file's author wrote ``words``, of which ``columns`` are stored: nobody is asked, and they are judged like a
    service's."""
    offer = Offer(
        words=columns,
        origin=Origin.AUTHOR,
        held=job.is_read_first or words.needs_review,
        awaits=words.awaits,
        doubt=words.doubt,
    )
    return Ending(
        caption=job.caption,
        move=done(*(_why_held(words) or job.remark)),
        picture=job.source,
        offer=offer,
        decision=assessment.of_words(job, columns, job.written.result() if job.written is not None else None),
    )


def _is_foreign(job: Job, result: CaptionResult) -> bool:
    """The author wrote in another language than the caption's."""
    return result.by_author and job.written is not None and not author.is_in(job.written, job.caption.language)


def _given(job: Job) -> str:
    """What the site and the file's author said of the image: names that stand there are no guess."""
    written = job.written
    if written is None:
        return job.question.given
    return " ".join((job.question.given, written.title, written.text, written.description, *written.keywords))


def reused(job: Job, earlier: Answered, *, rejected: bool) -> Ending:
    """The same question about the same bytes was answered before. ``rejected``: and a person rejected what it said."""
    attempt, version = earlier.attempt, earlier.version
    if attempt.outcome == Outcome.SILENT or rejected or (version is None and not attempt.words):
        if job.next_link is not None and not rejected:
            return _next(job, {})
        message = attempt.error_message or _(
            "The same question about the same image brought no words that may be used. Write them, or ask again."
        )
        return _no_words(job, code_of_earlier(attempt), message, {})
    if version is None and attempt.is_label and job.next_link is not None:
        return _next(job, {})
    # Without a version, the answer came when its row had moved on: to the same file under another name, it may be.
    held = attempt.held if version is None else not earlier.is_published
    by_people = version is not None and version.human_fields
    words = NO_WORDS | attempt.words if version is None else version.words
    offer = Offer(
        words=words,
        origin=Origin.REUSED,
        provider=attempt.provider,
        model=attempt.model,
        prompt_id=attempt.prompt_version_id,
        based_on=version,
        human_fields=version.human_fields if version is not None else (),
        held=held or job.is_read_first or (not by_people and _is_forbidden(job, words)),
        replaces_people=_replaces_people(job),
    )
    return Ending(
        caption=job.caption,
        move=done(*job.remark),
        picture=job.source,
        offer=offer,
        decision=assessment.of_words(job, words if version is None else assessment.by_machines(version)),
    )


def _is_forbidden(job: Job, words: Mapping[str, Any]) -> bool:
    """They were said before the site's word list forbade it."""
    return FORBIDDEN in against_house_style(words, job.caption.language)


def same_bytes(job: Job, version: Version | None) -> Ending:
    """The file has bytes that this caption has words for: they stand as they stood; nobody is asked.

    ``version``: from when they were under the field before; None = the row's own words are about these very bytes.
    """
    return Ending(caption=job.caption, move=done(*job.remark), picture=job.source, stands=version)


def without_answer(job: Job, error: ProviderError, *, latency_ms: int) -> Ending:
    """A service gave no words: tried again if that may help, else shown to an editor."""
    attempt_changes = ledger.failed(error, latency_ms=latency_ms, repeated=job.repeats) if job.attempt else {}
    code, message = code_of(error), ledger.storable_text(error.message)
    if error.code == LANGUAGE_MISSING:
        job.alone = True
        return Ending(caption=job.caption, attempt=job.attempt, attempt_changes=attempt_changes, goes_on=True)
    if error.silent:
        job.was_refused = job.was_refused or error.kind is ErrorKind.SAFETY
        if job.next_link is not None:
            return _next(job, attempt_changes)
        return _no_words(job, code, message, attempt_changes)
    is_unknown = error.outcome_unknown or attempt_changes.get("outcome") == Outcome.UNKNOWN
    may_repeat = error.retryable and not error.outcome_unknown
    if is_unknown:  # also where a repetition was refused: that says nothing of the request before it, and is free
        may_repeat = may_repeat or _may_repeat_unknown(job, error)
    if may_repeat and not job.is_to_blame:
        pause = pacing.tried_again_in(job.question.alias, failed_before=True)
        if pause and job.next_link is not None and not is_unknown:
            may_repeat = False  # the next provider is asked
        elif pause or pacing.may_be_the_services_fault(error):
            if job.caption.outages + 1 < rate_limit.PATIENCE * conf.current().MAX_ATTEMPTS:
                return _not_counted(job, error, pause, attempt_changes)
            may_repeat, message = False, _nothing_got_through(job, message)
    if may_repeat and job.caption.attempts < conf.current().MAX_ATTEMPTS:
        delay = repeat_after(error.retry_after, job.caption.attempts)
        return put_back_ending(job.caption, delay, code, message, attempt=job.attempt, attempt_changes=attempt_changes)
    if may_repeat and job.is_to_blame:
        message = _others_got_through(job, message)
    if is_unknown:  # nobody else is paid for it
        code, message = ErrorCode.OUTCOME_UNKNOWN, may_be_billed(message)
    elif job.next_link is not None:
        return _next(job, attempt_changes)
    ending = Ending(
        caption=job.caption,
        move=failed(code, message),
        picture=job.source,
        attempt=job.attempt,
        attempt_changes=attempt_changes,
    )
    return _with_label(job, ending, code, message)


def _may_repeat_unknown(job: Job, error: ProviderError) -> bool:
    """One that the service has given a job for was taken, and one whose answer came but cannot be read was done:
    another would be billed as well."""
    if job.attempt is not None and job.attempt.external_id:
        return False
    if error.unreadable and not job.question.provider.knows_repeats:
        return False
    return leases.may_repeat_unknown(job.key, job.question.alias, using=str(job.caption._state.db))


def deferred(job: Job, pending: PendingJob, *, latency_ms: int) -> Ending:
    """The service has the request and answers later; the attempt keeps its lease and learns the job's id."""
    return Ending(
        caption=job.caption,
        move=waiting(pending.poll_after, *job.remark),
        attempt=job.attempt,
        attempt_changes={
            "external_id": ledger.external_id(pending.job_id),
            "model": ledger.storable_text(pending.model, 200),
            "latency_ms": latency_ms,
        },
    )


def still_running(job: Job, delay: float) -> Ending:
    """The service is not done yet; look again after ``delay`` seconds."""
    return Ending(caption=job.caption, move={**UNCLAIMED, "due_at": ahead(delay)}, while_claimed=True)


def _replaces_people(job: Job) -> bool:
    return job.caption.batch is not None and job.caption.batch.replace_human


def _origin(job: Job, result: CaptionResult, columns: dict[str, Any]) -> Origin:
    """Words in the file are its author's, unless it was this app that wrote them there (field option ``embed``)."""
    if not result.by_author:
        return Origin.PROVIDER
    before = job.caption.published
    if before is not None and job.captioned.options.embed and before.alt_text == columns["alt_text"]:
        return Origin(before.origin)
    return Origin.AUTHOR


def _why_held(words: Words) -> tuple[str, str] | None:
    """An error code and a sentence, where a person's words wait for an editor."""
    if not words.unfit:
        return None
    message = _(
        "The words that the author wrote into the file are not published as they stand (%(reasons)s). Mend or approve"
        " them."
    )
    return ErrorCode.NOT_FIT_TO_PUBLISH, message % {"reasons": ", ".join(words.unfit)}


def _not_counted(job: Job, error: ProviderError, pause: float, attempt_changes: dict[str, Any]) -> Ending:
    """As long as the service answers about no other image, a failure says nothing about this one: it counts as no try.

    ``pause``: seconds until the service is tried again, with another image if there is one; 0 = it does not count as
    down yet, so that the next try comes soon, and later ones slower.
    """
    outages = job.caption.outages + 1
    if pause:
        delay = pause + rate_limit.behind(outages)
        code, message = ErrorCode.PROVIDER_DOWN, rate_limit.down_message(job.question.alias, pause)
    else:
        delay = min(pacing.PAUSE * 2.0 ** min(outages - 1, 20), conf.current().RETRY_DELAY)
        code, message = code_of(error), ledger.storable_text(error.message)
    return put_back_ending(
        job.caption,
        max(delay, min(error.retry_after or 0, LONGEST_DELAY)),
        code,
        message,
        counts=False,
        attempt=job.attempt,
        attempt_changes=attempt_changes,
        more={"outages": outages},
    )


def _nothing_got_through(job: Job, message: str) -> str:
    return _(
        "%(message)s %(service)s failed on this image %(number)d times, and nothing else got through meanwhile: it is"
        " down, or cannot take the image. Ask again when it answers about others."
    ) % {"message": message, "service": job.question.provider.service, "number": job.caption.outages + 1}


def _others_got_through(job: Job, message: str) -> str:
    number = job.caption.outages + job.caption.attempts
    return _(
        "%(message)s %(service)s failed on this image %(number)d times, and answered about others meanwhile: it cannot"
        " take the image. Replace the file, or choose another provider."
    ) % {"message": message, "service": job.question.provider.service, "number": number}


def _next(job: Job, attempt_changes: dict[str, Any]) -> Ending:
    """The next provider of the chain is asked: at once where the image is at hand, else by the next worker."""
    columns = {"link": job.next_link, "outages": 0}
    if job.image is None:
        return put_back_ending(
            job.caption, 0, attempt=job.attempt, attempt_changes=attempt_changes, more={"attempts": 0, **columns}
        )
    return Ending(caption=job.caption, move=columns, attempt=job.attempt, attempt_changes=attempt_changes, goes_on=True)


def _no_words(
    job: Job, code: str, message: str, attempt_changes: dict[str, Any], decision: Decision | None = None
) -> Ending:
    """A service had nothing to say: an editor has to, unless there are words already."""
    ending = Ending(
        caption=job.caption,
        move=done(code, message),
        picture=job.source,
        awaits=Awaits.NO_WORDS,
        attempt=job.attempt,
        attempt_changes=attempt_changes,
        decision=decision,
    )
    return _with_label(job, ending, code, message)


def _with_label(job: Job, ending: Ending, code: str, message: str) -> Ending:
    """Words for review of a provider further up the chain: a label, for which better ones never came."""
    label: Attempt | None = leases.draft_of(job.caption) if job.caption.link else None
    if label is None or job.caption.current is not None:
        return ending
    offer = Offer(
        words=NO_WORDS | label.words,
        origin=Origin.PROVIDER,
        provider=label.provider,
        model=label.model,
        prompt_id=label.prompt_version_id,
        attempt=label,
        held=True,
    )
    decision = assessment.stricter(assessment.of_words(job, offer.words), ending.decision)
    return replace(ending, move=done(code, message), offer=offer, awaits=Awaits.NOTHING, decision=decision)
