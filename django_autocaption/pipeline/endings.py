"""How one image's way can end: each function gives the columns of its row, and of its attempt if it made one."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from django_autocaption import conf, pacing
from django_autocaption.exceptions import ImageError, ProviderError
from django_autocaption.models import Attempt, Caption, Decision, Origin, Rating, State
from django_autocaption.models.caption import SUSPECT, WORD_FIELDS
from django_autocaption.models.choices import OPEN_STATES
from django_autocaption.models.clock import ahead
from django_autocaption.pipeline import judging, ledger, limits, turns
from django_autocaption.pipeline.decisions import FORGOTTEN
from django_autocaption.pipeline.job import Job
from django_autocaption.pipeline.words import words_of
from django_autocaption.types import Answer, CaptionResult, PendingJob

LONGEST_DELAY = 3600.0
OUTCOME_UNKNOWN = "outcome_unknown"
#: ``ProviderError.code`` where one answer was to have several languages, and lacks this one.
LANGUAGE_MISSING = "language_missing"
CANCELLED = "cancelled"
_NO_WORDS: dict[str, Any] = dict.fromkeys(WORD_FIELDS[:4], "") | {
    "keywords": [],
    "decorative": False,
    "origin": Origin.NONE,
    "model": "",
    "stale": False,
}
#: What a reused answer brings along besides its words.
_SHARED_PROVENANCE = ("provider", "model", "prompt", "error_code", "error_message")


@dataclass(frozen=True, kw_only=True)
class Settlement:
    """How one job ends: columns of its row, and columns of its attempt if it made one."""

    caption: Caption
    changes: dict[str, Any]
    attempt: Attempt | None = None
    attempt_changes: dict[str, Any] = field(default_factory=dict)
    retry_in: float | None = None
    """Seconds until the row is due again, where it goes back to PENDING."""
    delete: bool = False
    """The object is gone, and the row goes with it."""
    while_claimed: bool = False
    """Only if the row is still under the claim that was seen: another sweep may have taken it back already."""
    goes_on: bool = False
    """The next provider of the chain is to be asked at once, by whoever holds the job."""
    decision: Decision | None = None
    """What moderation makes of the image; holds for all captions of the same bytes."""

    @property
    def is_final(self) -> bool:
        """Nothing more happens to the row by itself."""
        return not self.delete and self.changes.get("state", State.WORKING) not in OPEN_STATES


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
    changes = _file(job)
    decision = judging.of_words(job, result.text, result)
    further = None if judging.stops(job, decision) else job.next_link
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
    changes |= _final(State.REVIEW if held else State.PUBLISHED)
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
        changes=_file(job)
        | changes
        | {"origin": Origin.REUSED if spoken else Origin.NONE}
        | _final(State.PUBLISHED if published else State.REVIEW, answer.error_code, answer.error_message),
        decision=judging.of_words(job, f"{answer.alt_text} {answer.description}") if spoken else None,
    )


def same_image(job: Job) -> Settlement:
    """The file was saved again with the same bytes: its words stand as they stood."""
    state = job.caption.standing or State.REVIEW
    return Settlement(caption=job.caption, changes=_file(job) | _final(state))


def replaced_under_human_words(job: Job) -> Settlement:
    """A person wrote words for another image: they are kept, unpublished, until a person has looked.

    Words that came with the file, before any worker had seen it, are about this one.
    """
    if not job.caption.stale and not job.caption.content_hash:
        return same_image(job)
    message = _("The image was replaced after a person wrote these words. Check that they still fit, then approve.")
    changes = _file(job) | _final(State.REVIEW, "stale", message) | {"stale": True}
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
        return _no_words(job, code, message, _file(job), attempt_changes)
    may_repeat = error.retryable
    if error.outcome_unknown:
        may_repeat = limits.may_repeat_unknown(job.caption, job.question.alias)
        if not may_repeat:
            code = OUTCOME_UNKNOWN
            message = _("%(message)s The request may have been carried out and billed; ask again to repeat it.") % {
                "message": message
            }
    pause = pacing.tried_again_in(job.question.alias)
    if may_repeat and pause and job.next_link is None:
        message = turns.down_message(job.question.alias, pause)
        return put_off(job.caption, pause, turns.DOWN, message, job.attempt, attempt_changes)
    if may_repeat and not pause and job.caption.attempts < conf.current().MAX_ATTEMPTS:
        delay = error.retry_after if error.retry_after is not None else _backoff(job.caption.attempts)
        return again(job, delay, code, message, attempt_changes)
    if job.next_link is not None and code != OUTCOME_UNKNOWN:
        return _next(job, attempt_changes)
    changes = _draft(job, code, message) or _ended_without_words(job.caption, code, message)
    return Settlement(caption=job.caption, changes=changes, attempt=job.attempt, attempt_changes=attempt_changes)


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
            "external_id": ledger.storable_text(pending.job_id, 200),
            "model": ledger.storable_text(pending.model, 200),
            "latency_ms": latency_ms,
        },
    )


def still_waiting(job: Job, delay: float) -> Settlement:
    """The service is not done yet; look again after ``delay`` seconds."""
    changes = {"due_at": ahead(delay), "claim": None}
    return Settlement(caption=job.caption, changes=changes, while_claimed=True)


def held(job: Job, code: str, message: str) -> Settlement:
    """Moderation keeps the image from every (further) service; words that stand stay, unseen."""
    changes = _file(job) | _ended_without_words(job.caption, code, message, otherwise=State.REVIEW)
    if not _has_words_to_stand(job.caption):
        changes |= _NO_WORDS | {"provider": "", "prompt": "", "edited_by": None, "edited_at": None}
    return Settlement(caption=job.caption, changes=changes)


def broken_image(caption: Caption, error: ImageError) -> Settlement:
    """The stored file cannot be captioned, or the storage could not give it."""
    if error.retryable and caption.attempts < conf.current().MAX_ATTEMPTS:
        return _again(caption, _backoff(caption.attempts), error.code, error.message)
    if error.retryable:  # that says nothing about the file, whose words may stand
        return unasked(caption, error.code, error.message)
    state = State.EXCLUDED if error.excluded else State.FAILED
    changes = _final(state, error.code, error.message) | {"stale": bool(caption.alt_text)}
    if not caption.alt_text:
        changes["content_hash"] = ""  # that of another file, if of any
    if caption.moderated_hash:
        changes |= FORGOTTEN | {"rating": Rating.BLOCKED if caption.rating == Rating.BLOCKED else Rating.UNCHECKED}
    return Settlement(caption=caption, changes=changes)


def excluded(caption: Caption, code: str, message: str) -> Settlement:
    """A rule leaves the image out."""
    return Settlement(caption=caption, changes=_final(State.EXCLUDED, code, message))


def gone(caption: Caption) -> Settlement:
    """The object was deleted behind our back."""
    return Settlement(caption=caption, changes={}, delete=True)


def unasked(caption: Caption, code: str, message: str) -> Settlement:
    """No service could be asked, and asking again would not help: wrong settings, a missing prompt, a bug."""
    return Settlement(caption=caption, changes=_ended_without_words(caption, code, message))


def cancelled(caption: Caption) -> Settlement:
    """The bulk request was cancelled: words that it was to replace stand; else the image is left out until a backfill
    or an editor asks again."""
    changes = _ended_without_words(caption, CANCELLED, cancelled_message(), otherwise=State.EXCLUDED)
    return Settlement(caption=caption, changes=changes)


def cancelled_message() -> str:
    """What such a row says."""
    return _("The bulk request was cancelled.")


def again(job: Job, delay: float, code: str, message: str, attempt_changes: dict[str, Any]) -> Settlement:
    """Back to PENDING, due after ``delay`` seconds."""
    return _again(job.caption, delay, code, message, job.attempt, attempt_changes)


def abandoned(caption: Caption, asked: Attempt | None, *, blameless: bool = False) -> Settlement:
    """The worker that claimed the row did not come back. ``asked``: the request that it had sent, if any.

    The row is due again at once, unless that request would be billed twice or the image kills every worker.
    ``blameless``: the worker was told to stop, and the image has nothing to do with it.
    """
    stops = caption.abandoned if blameless else caption.abandoned + 1
    if stops >= max(conf.current().MAX_ATTEMPTS, SUSPECT + 1):
        message = _(
            "%(count)d workers stopped while they worked on %(name)s. Look into their logs before asking again."
        )
        changes = _ended_without_words(caption, "abandoned", message % {"count": stops, "name": caption.image_name})
    elif asked is not None and not limits.may_repeat_unknown(caption, asked.provider):
        message = _(
            "The worker stopped after it had asked “%(alias)s”. The request may be billed; ask again to repeat it."
        )
        changes = _ended_without_words(caption, OUTCOME_UNKNOWN, message % {"alias": asked.provider})
    else:
        changes = _again(caption, 0, "", "").changes
    changes["abandoned"] = stops
    if blameless and asked is None:
        changes["attempts"] = max(caption.attempts - 1, 0)
    unheard = ledger.unheard() if asked else {}
    return Settlement(caption=caption, changes=changes, attempt=asked, attempt_changes=unheard, while_claimed=True)


def unsent(job: Job) -> Settlement:
    """The worker was told to stop before the request was sent: another one takes over. Counts as no try."""
    settlement = put_off(job.caption, 0)
    return replace(settlement, attempt=job.attempt, attempt_changes=ledger.unsent(repeated=job.repeats))


def put_off(
    caption: Caption,
    delay: float,
    code: str = "",
    message: str = "",
    attempt: Attempt | None = None,
    attempt_changes: dict[str, Any] | None = None,
) -> Settlement:
    """Another worker is asking the same question just now, its service takes none, or no budget is left: look again
    after ``delay`` seconds. Says nothing about the image, so it counts as no try."""
    settlement = _again(caption, delay, code, message, attempt, attempt_changes)
    settlement.changes["attempts"] = max(caption.attempts - 1, 0)
    return settlement


def _file(job: Job) -> dict[str, Any]:
    """The words that are stored now, or their absence, are about this file."""
    return job.source | {"stale": False} if job.source else {}


def _next(job: Job, attempt_changes: dict[str, Any]) -> Settlement:
    """The next provider of the chain is asked: at once where the image is at hand, else by the next worker."""
    changes: dict[str, Any] = {"link": job.next_link}
    if job.image is None:
        changes |= _again(job.caption, 0, "", "").changes | {"attempts": 0}
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


def _final(state: str, code: str = "", message: str = "") -> dict[str, Any]:
    return {
        "state": state,
        "standing": "",
        "claim": None,
        "settled_at": timezone.now(),
        "error_code": code,
        "error_message": message,
    }


def _no_words(
    job: Job, code: str, message: str, columns: dict[str, Any], attempt_changes: dict[str, Any]
) -> Settlement:
    """A service had nothing to say: an editor's turn, unless words that stood before still stand."""
    if draft := _draft(job, code, message):
        changes = columns | draft
        return Settlement(caption=job.caption, changes=changes, attempt=job.attempt, attempt_changes=attempt_changes)
    changes = columns | _ended_without_words(job.caption, code, message, otherwise=State.REVIEW)
    if not _has_words_to_stand(job.caption):
        changes |= _provenance(job) | _NO_WORDS
    return Settlement(caption=job.caption, changes=changes, attempt=job.attempt, attempt_changes=attempt_changes)


def _draft(job: Job, code: str, message: str) -> dict[str, Any]:
    """Words for review of a provider further up the chain, whose draft was passed on for better ones that never came;
    empty where there is none, or where words that stood before still stand."""
    draft = limits.draft_of(job.caption) if job.caption.link and not _has_words_to_stand(job.caption) else None
    if draft is None:
        return {}
    provenance = {"provider": draft.provider, "model": draft.model, "prompt": draft.prompt, "origin": Origin.PROVIDER}
    words: dict[str, Any] = draft.words
    return _file(job) | words | provenance | _final(State.REVIEW, code, message)


def _ended_without_words(caption: Caption, code: str, message: str, otherwise: str = State.FAILED) -> dict[str, Any]:
    """Words that an editor only wanted replaced stand as before; else ``otherwise``."""
    state = caption.standing if _has_words_to_stand(caption) else otherwise
    return _final(state, code, message)


def _has_words_to_stand(caption: Caption) -> bool:
    return bool(caption.standing) and not caption.stale


def _again(
    caption: Caption,
    delay: float,
    code: str,
    message: str,
    attempt: Attempt | None = None,
    attempt_changes: dict[str, Any] | None = None,
) -> Settlement:
    changes = {
        "state": State.PENDING,
        "claim": None,
        "due_at": ahead(delay),
        "queued_at": None,
        "error_code": code,
        "error_message": message,
    }
    return Settlement(
        caption=caption, changes=changes, attempt=attempt, attempt_changes=attempt_changes or {}, retry_in=delay
    )


def _backoff(attempts: int) -> float:
    doubled: float = conf.current().RETRY_DELAY * 2 ** max(attempts - 1, 0)
    return min(doubled, LONGEST_DELAY)
