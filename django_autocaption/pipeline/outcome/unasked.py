"""How a row ends, or waits, that no service answered about: broken and missing files, lost workers, full queues."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.utils.translation import gettext as _

from django_autocaption import conf
from django_autocaption.exceptions import ImageError
from django_autocaption.models import Attempt, Caption, ErrorCode, Origin
from django_autocaption.models.caption import SUSPECT
from django_autocaption.models.transitions import done, excluded, failed, unrated
from django_autocaption.models.transitions import gone as gone_for_now
from django_autocaption.models.version import NO_WORDS
from django_autocaption.pipeline.job.job import Job
from django_autocaption.pipeline.outcome.ending import Ending, backoff, code_of, put_back_ending
from django_autocaption.pipeline.records import leases, ledger
from django_autocaption.pipeline.words.versions import Offer
from django_autocaption.types import Lack


def held(job: Job, code: str, message: str) -> Ending:
    """Moderation keeps the image from every (further) service; words that stand stay, unseen."""
    return Ending(caption=job.caption, move=done(code, message), picture=job.source)


def broken_image(caption: Caption, error: ImageError) -> Ending:
    """The stored file cannot be captioned, or the storage could not give it."""
    code = code_of(error)
    if error.retryable and caption.attempts < conf.current().MAX_ATTEMPTS:
        return put_back_ending(caption, backoff(caption.attempts), code, error.message)
    if error.retryable:  # that says nothing about the file
        return unasked(caption, code, error.message)
    move = excluded(code, error.message) if error.excluded else failed(code, error.message)
    unread: dict[str, Any] = {"content_hash": "", "width": None, "height": None}  # those of another file, if of any
    if caption.moderated_hash:
        unread |= unrated(caption)
    return Ending(caption=caption, move=move, picture=unread)


def unreadable_object(caption: Caption, error: Exception) -> Ending:
    """The object, or the whole table of its model, cannot be read: a migration is still to come, or the site's own code
    fails."""
    message = _("The image's object could not be read (%(error)s).") % {"error": type(error).__name__}
    if caption.attempts < conf.current().MAX_ATTEMPTS:
        return put_back_ending(caption, backoff(caption.attempts), ErrorCode.OBJECT, message)
    return unasked(caption, ErrorCode.OBJECT, message)


def left_out(caption: Caption, code: str, message: str) -> Ending:
    """A rule leaves the image out."""
    return Ending(caption=caption, move=excluded(code, message))


def ruled_out(caption: Caption, message: str) -> Ending:
    """A rule of the site leaves the image out. Words that stand about it stay: asking anew is what is refused."""
    has_words = caption.draft_id is not None or caption.current is not None
    end = done if has_words else excluded
    return Ending(caption=caption, move=end(ErrorCode.CONDITION, message))


def nothing_to_describe(job: Job, lack: Lack, message: str) -> Ending:
    """The image has nothing that could be described. One colour is decoration: screen readers shall pass over it. What
    is tiny, such as an icon, may well mean something, which its pixels do not tell: that is for a person to say."""
    if lack is not Lack.ONE_COLOUR:
        return Ending(caption=job.caption, move=excluded(ErrorCode(lack), message), picture=job.source)
    offer = Offer(
        words={**NO_WORDS, "decorative": True},
        origin=Origin.RULE,
        held=job.is_read_first,
    )
    return Ending(caption=job.caption, move=done(ErrorCode(lack), message), picture=job.source, offer=offer)


def gone(caption: Caption) -> Ending:
    """No object is found: it was deleted behind our back, or a manager or a half-done restore hides it. The row is kept
    until a sweep has missed the object for long (``pipeline.upkeep.mending``)."""
    return Ending(caption=caption, move=gone_for_now(gone_message()))


def gone_message() -> str:
    """What such a row says."""
    return _("The object of this image is gone.")


def unasked(caption: Caption, code: str, message: str) -> Ending:
    """No service could be asked, and asking again would not help: wrong settings, a missing prompt, a bug."""
    return Ending(caption=caption, move=failed(code, message))


def cancelled(caption: Caption) -> Ending:
    """The bulk request was cancelled before the image was asked about."""
    has_words = caption.published_id is not None or caption.draft_id is not None
    end = done if has_words else excluded  # until a backfill or an editor asks again
    return Ending(caption=caption, move=end(ErrorCode.CANCELLED, cancelled_message()))


def cancelled_message() -> str:
    """What such a row says."""
    return _("The bulk request was cancelled.")


def abandoned(caption: Caption, asked: Attempt | None, *, blameless: bool = False) -> Ending:
    """The worker that claimed the row did not come back. ``asked``: the request that it had sent, if any.

    The row is due again at once, unless that request would be billed twice or the image kills every worker.
    ``blameless``: the worker was told to stop, and the image has nothing to do with it.
    """
    stops = caption.abandoned if blameless else caption.abandoned + 1
    if stops >= max(conf.current().MAX_ATTEMPTS, SUSPECT + 1):
        message = _(
            "%(count)d workers stopped while they worked on the image. Look into their logs before asking again."
        )
        ending = unasked(caption, ErrorCode.ABANDONED, message % {"count": stops})
    elif asked is not None and not leases.may_repeat_unknown(asked.key, asked.provider, using=str(asked._state.db)):
        message = _(
            "The worker stopped after it had asked “%(alias)s”. The request may be billed; ask again to repeat it."
        )
        ending = unasked(caption, ErrorCode.OUTCOME_UNKNOWN, message % {"alias": asked.provider})
    else:
        ending = put_back_ending(caption, 0, counts=not (blameless and asked is None))
    return replace(
        ending,
        move=ending.move | {"abandoned": stops},
        attempt=asked,
        attempt_changes=ledger.unheard() if asked else {},
        retry_in=None,
        while_claimed=True,
    )


def unsent(job: Job) -> Ending:
    """The worker was told to stop before the request was sent: another one takes over. Counts as no try."""
    return replace(put_off(job.caption, 0), attempt=job.attempt, attempt_changes=ledger.unsent(repeated=job.repeats))


def put_off(caption: Caption, delay: float, code: str = "", message: str = "") -> Ending:
    """Another worker is asking the same question just now, its service takes none, or no budget is left: look again
    after ``delay`` seconds. Says nothing about the image, so it counts as no try."""
    return put_back_ending(caption, delay, code, message, counts=False)


def paused(caption: Caption) -> Ending:
    """Somebody stopped requests to its service after the row was claimed. It has no message until they go on."""
    return replace(put_off(caption, 0), retry_in=None)
