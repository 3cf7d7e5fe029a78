"""How one image's way can end: each function gives the columns of its row, and of its attempt if it made one."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.utils.translation import gettext as _

from django_autocaption import conf, pacing
from django_autocaption.exceptions import ProviderError
from django_autocaption.models import Caption, Origin, State
from django_autocaption.models.caption import WORD_FIELDS
from django_autocaption.models.clock import ahead
from django_autocaption.pipeline.admission import rate_limit
from django_autocaption.pipeline.job.answer import words_of
from django_autocaption.pipeline.job.job import Job
from django_autocaption.pipeline.moderate import assessment
from django_autocaption.pipeline.outcome.ending import (
    NO_WORDS,
    OUTCOME_UNKNOWN,
    Settlement,
    ended_without_words,
    file_columns,
    final_columns,
    has_words_to_stand,
    pending_again,
    repeat_after,
)
from django_autocaption.pipeline.outcome.unasked import put_off
from django_autocaption.pipeline.records import leases, ledger
from django_autocaption.types import Answer, CaptionResult, PendingJob

#: ``ProviderError.code`` where one answer was to have several languages, and lacks this one.
LANGUAGE_MISSING = "language_missing"
#: What a reused answer brings along besides its words.
_SHARED_PROVENANCE = ("provider", "model", "prompt", "error_code", "error_message")


def ending_of(job: Job, answer: Answer, *, latency_ms: int) -> Settlement:
    """What follows from a service's answer, whenever and however it came."""
    if isinstance(answer, ProviderError):
        return failed(job, answer, latency_ms=latency_ms)
    if isinstance(answer, PendingJob):
        return waiting(job, answer, latency_ms=latency_ms)
    return answered(job, answer, latency_ms=latency_ms)


def answered(job: Job, result: CaptionResult, *, latency_ms: int) -> Settlement:
    """A service answered. What it said becomes words only if the cleaner and the linter let it pass."""
    words = words_of(result, job.question)
    attempt_changes = ledger.answered(result, words=words.columns, latency_ms=latency_ms)
    changes = file_columns(job)
    decision = assessment.of_words(job, result.text, result)
    further = None if assessment.stops(job, decision) else job.next_link
    if words.columns is None:
        message = _(
            "%(service)s answered, but with nothing fit to publish (%(reasons)s). Write the words, or ask again."
        )
        reasons = ", ".join(words.reasons)
        message %= {"service": job.question.provider.service, "reasons": reasons}
        if further is not None:
            return _next(job, attempt_changes)
        ending = _no_words(job, "not_fit_to_publish", message, changes, attempt_changes)
        return replace(ending, decision=decision)
    if result.draft and further is not None:  # kept in the history, for the case that nobody has better words
        return _next(job, attempt_changes)
    held = result.draft or job.captioned.options.always_reviewed or words.needs_review
    changes |= words.columns
    changes |= _provenance(job) | {
        "origin": _origin(job, result, words.columns),
        "model": ledger.storable_text(result.model, 200) or (job.attempt.model if job.attempt else ""),
    }
    changes |= final_columns(State.REVIEW if held else State.PUBLISHED)
    return Settlement(
        caption=job.caption,
        changes=changes,
        attempt=job.attempt,
        attempt_changes=attempt_changes,
        decision=decision,
    )


def _origin(job: Job, result: CaptionResult, columns: dict[str, Any]) -> str:
    """Words in the file are its author's, unless it was this app that wrote them there (field option ``embed``)."""
    before = job.caption
    ours = before.origin in (Origin.PROVIDER, Origin.REUSED) and before.alt_text == columns["alt_text"]
    if result.by_author and ours and job.captioned.options.embed:
        return before.origin
    return Origin.AUTHOR if result.by_author else Origin.PROVIDER


def reused(job: Job, answer: Caption) -> Settlement:
    """The same question about the same bytes was answered before."""
    changes = {name: getattr(answer, name) for name in (*WORD_FIELDS, *_SHARED_PROVENANCE)}
    spoken = answer.origin != Origin.NONE
    published = answer.state == State.PUBLISHED and not job.captioned.options.always_reviewed
    return Settlement(
        caption=job.caption,
        changes=file_columns(job)
        | changes
        | {"origin": Origin.REUSED if spoken else Origin.NONE}
        | final_columns(State.PUBLISHED if published else State.REVIEW, answer.error_code, answer.error_message),
        decision=assessment.of_words(job, f"{answer.alt_text} {answer.description}") if spoken else None,
    )


def same_image(job: Job) -> Settlement:
    """The file was saved again with the same bytes: its words stand as they stood."""
    state = job.caption.standing or State.REVIEW
    return Settlement(caption=job.caption, changes=file_columns(job) | final_columns(state))


def replaced_under_human_words(job: Job) -> Settlement:
    """A person wrote words for another image: they are kept, unpublished, until a person has looked.

    Words that came with the file, before any worker had seen it, are about this one.
    """
    if not job.caption.stale and not job.caption.content_hash:
        return same_image(job)
    message = _("The image was replaced after a person wrote these words. Check that they still fit, then approve.")
    changes = file_columns(job) | final_columns(State.REVIEW, "stale", message) | {"stale": True}
    return Settlement(caption=job.caption, changes=changes)


def failed(job: Job, error: ProviderError, *, latency_ms: int) -> Settlement:
    """A service gave no words: tried again if that may help, else shown to an editor."""
    attempt_changes = ledger.failed(error, latency_ms=latency_ms, repeated=job.repeats) if job.attempt else {}
    code, message = error.code or error.kind, ledger.storable_text(error.message)
    if code == LANGUAGE_MISSING:
        job.alone = True
        return Settlement(
            caption=job.caption, changes={}, attempt=job.attempt, attempt_changes=attempt_changes, goes_on=True
        )
    if error.silent:
        if job.next_link is not None:
            return _next(job, attempt_changes)
        return _no_words(job, code, message, file_columns(job), attempt_changes)
    may_repeat = error.retryable
    if error.outcome_unknown:
        may_repeat = leases.may_repeat_unknown(job.caption, job.question.alias)
        if not may_repeat:
            code = OUTCOME_UNKNOWN
            message = _("%(message)s The request may have been carried out and billed; ask again to repeat it.") % {
                "message": message
            }
    pause = pacing.tried_again_in(job.question.alias)
    if may_repeat and pause and job.next_link is None:
        if job.caption.outages + 1 < rate_limit.PATIENCE * conf.current().MAX_ATTEMPTS:
            return _while_down(job, pause, attempt_changes)
        message = _(
            "%(message)s %(service)s failed on this image %(number)d times, and nothing else got through meanwhile: "
            "it is down, or cannot take the image. Ask again when it answers about others."
        ) % {"message": message, "service": job.question.provider.service, "number": job.caption.outages + 1}
    if may_repeat and not pause and job.caption.attempts < conf.current().MAX_ATTEMPTS:
        return again(job, repeat_after(error.retry_after, job.caption.attempts), code, message, attempt_changes)
    if job.next_link is not None and code != OUTCOME_UNKNOWN:
        return _next(job, attempt_changes)
    changes = _draft(job, code, message) or ended_without_words(job.caption, code, message)
    return Settlement(caption=job.caption, changes=changes, attempt=job.attempt, attempt_changes=attempt_changes)


def _while_down(job: Job, pause: float, attempt_changes: dict[str, Any]) -> Settlement:
    """An outage says nothing about the image, so it counts as no try; but the next probe is to be another one."""
    outages = job.caption.outages + 1
    message = rate_limit.down_message(job.question.alias, pause)
    ending = put_off(
        job.caption, pause + rate_limit.behind(outages), rate_limit.DOWN, message, job.attempt, attempt_changes
    )
    ending.changes["outages"] = outages
    return ending


def waiting(job: Job, pending: PendingJob, *, latency_ms: int) -> Settlement:
    """The service has the request and answers later; the attempt keeps its lease and learns the job's id."""
    return Settlement(
        caption=job.caption,
        changes={
            "state": State.WAITING,
            "claim": None,
            "due_at": ahead(pending.poll_after),
            "error_code": "",
            "error_message": "",
        },
        attempt=job.attempt,
        attempt_changes={
            "external_id": ledger.external_id(pending.job_id),
            "model": ledger.storable_text(pending.model, 200),
            "latency_ms": latency_ms,
        },
    )


def still_waiting(job: Job, delay: float) -> Settlement:
    """The service is not done yet; look again after ``delay`` seconds."""
    changes = {"due_at": ahead(delay), "claim": None}
    return Settlement(caption=job.caption, changes=changes, while_claimed=True)


def again(job: Job, delay: float, code: str, message: str, attempt_changes: dict[str, Any]) -> Settlement:
    """Back to PENDING, due after ``delay`` seconds."""
    return pending_again(job.caption, delay, code, message, job.attempt, attempt_changes)


def _next(job: Job, attempt_changes: dict[str, Any]) -> Settlement:
    """The next provider of the chain is asked: at once where the image is at hand, else by the next worker."""
    changes: dict[str, Any] = {"link": job.next_link, "outages": 0}
    if job.image is None:
        changes |= pending_again(job.caption, 0, "", "").changes | {"attempts": 0}
    return Settlement(
        caption=job.caption,
        changes=changes,
        attempt=job.attempt,
        attempt_changes=attempt_changes,
        retry_in=None if job.image else 0,
        goes_on=job.image is not None,
    )


def _provenance(job: Job) -> dict[str, Any]:
    return {"provider": job.question.alias, "prompt": job.question.prompt, "edited_by": None, "edited_at": None}


def _no_words(
    job: Job, code: str, message: str, columns: dict[str, Any], attempt_changes: dict[str, Any]
) -> Settlement:
    """A service had nothing to say: an editor's turn, unless words that stood before still stand."""
    if draft := _draft(job, code, message):
        changes = columns | draft
        return Settlement(caption=job.caption, changes=changes, attempt=job.attempt, attempt_changes=attempt_changes)
    changes = columns | ended_without_words(job.caption, code, message, otherwise=State.REVIEW)
    if not has_words_to_stand(job.caption):
        changes |= _provenance(job) | NO_WORDS
    return Settlement(caption=job.caption, changes=changes, attempt=job.attempt, attempt_changes=attempt_changes)


def _draft(job: Job, code: str, message: str) -> dict[str, Any]:
    """Words for review of a provider further up the chain, whose draft was passed on for better ones that never came;
    empty where there is none, or where words that stood before still stand."""
    draft = leases.draft_of(job.caption) if job.caption.link and not has_words_to_stand(job.caption) else None
    if draft is None:
        return {}
    provenance = {"provider": draft.provider, "model": draft.model, "prompt": draft.prompt, "origin": Origin.PROVIDER}
    words: dict[str, Any] = draft.words
    return file_columns(job) | words | provenance | final_columns(State.REVIEW, code, message)
