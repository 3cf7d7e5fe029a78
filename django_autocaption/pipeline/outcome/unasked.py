"""How a row ends, or waits, that no service answered about: broken and missing files, lost workers, full queues."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.utils.translation import gettext as _

from django_autocaption import conf
from django_autocaption.exceptions import ImageError
from django_autocaption.models import Attempt, Caption, Rating, State
from django_autocaption.models.caption import SUSPECT
from django_autocaption.pipeline.job.job import Job
from django_autocaption.pipeline.outcome.ending import (
    NO_WORDS,
    OUTCOME_UNKNOWN,
    Settlement,
    backoff,
    ended_without_words,
    file_columns,
    final_columns,
    has_words_to_stand,
    pending_again,
)
from django_autocaption.pipeline.records import leases, ledger
from django_autocaption.pipeline.records.decisions import FORGOTTEN

CANCELLED = "cancelled"


def held(job: Job, code: str, message: str) -> Settlement:
    """Moderation keeps the image from every (further) service; words that stand stay, unseen."""
    changes = file_columns(job) | ended_without_words(job.caption, code, message, otherwise=State.REVIEW)
    if not has_words_to_stand(job.caption):
        changes |= NO_WORDS | {"provider": "", "prompt": "", "edited_by": None, "edited_at": None}
    return Settlement(caption=job.caption, changes=changes)


def broken_image(caption: Caption, error: ImageError) -> Settlement:
    """The stored file cannot be captioned, or the storage could not give it."""
    if error.retryable and caption.attempts < conf.current().MAX_ATTEMPTS:
        return pending_again(caption, backoff(caption.attempts), error.code, error.message)
    if error.retryable:  # that says nothing about the file, whose words may stand
        return unasked(caption, error.code, error.message)
    state = State.EXCLUDED if error.excluded else State.FAILED
    changes = final_columns(state, error.code, error.message) | {"stale": bool(caption.alt_text)}
    if not caption.alt_text:
        changes["content_hash"] = ""  # that of another file, if of any
    if caption.moderated_hash:
        changes |= FORGOTTEN | {"rating": Rating.BLOCKED if caption.rating == Rating.BLOCKED else Rating.UNCHECKED}
    return Settlement(caption=caption, changes=changes)


def excluded(caption: Caption, code: str, message: str) -> Settlement:
    """A rule leaves the image out."""
    return Settlement(caption=caption, changes=final_columns(State.EXCLUDED, code, message))


def gone(caption: Caption) -> Settlement:
    """The object was deleted behind our back."""
    return Settlement(caption=caption, changes={}, delete=True)


def unasked(caption: Caption, code: str, message: str) -> Settlement:
    """No service could be asked, and asking again would not help: wrong settings, a missing prompt, a bug."""
    return Settlement(caption=caption, changes=ended_without_words(caption, code, message))


def cancelled(caption: Caption) -> Settlement:
    """The bulk request was cancelled: words that it was to replace stand; else the image is left out until a backfill
    or an editor asks again."""
    changes = ended_without_words(caption, CANCELLED, cancelled_message(), otherwise=State.EXCLUDED)
    return Settlement(caption=caption, changes=changes)


def cancelled_message() -> str:
    """What such a row says."""
    return _("The bulk request was cancelled.")


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
        changes = ended_without_words(caption, "abandoned", message % {"count": stops, "name": caption.image_name})
    elif asked is not None and not leases.may_repeat_unknown(caption, asked.provider):
        message = _(
            "The worker stopped after it had asked “%(alias)s”. The request may be billed; ask again to repeat it."
        )
        changes = ended_without_words(caption, OUTCOME_UNKNOWN, message % {"alias": asked.provider})
    else:
        changes = pending_again(caption, 0, "", "").changes
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
    settlement = pending_again(caption, delay, code, message, attempt, attempt_changes)
    settlement.changes["attempts"] = max(caption.attempts - 1, 0)
    return settlement
