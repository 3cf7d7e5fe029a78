"""How one job ends: what becomes of its row, of its attempt and of the words that it brings.

Which ending it is, ``answered`` and ``unasked`` say.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from django_autocaption import conf
from django_autocaption.exceptions import NOTHING_TO_SAY, PROMPT_NOT_SUPPORTED, ImageError, ProviderError
from django_autocaption.models import Attempt, Awaits, Caption, Decision, ErrorCode, Outcome, State, Version
from django_autocaption.models.transitions import Columns, put_back
from django_autocaption.pipeline.words.versions import Offer

LONGEST_DELAY = 3600.0
#: Codes that this app's providers give themselves; they know no models.
_SAID_BY_PROVIDERS = {
    NOTHING_TO_SAY: ErrorCode.NOTHING_TO_SAY,
    PROMPT_NOT_SUPPORTED: ErrorCode.PROMPT_NOT_SUPPORTED,
}
_FINAL = (State.DONE, State.FAILED, State.EXCLUDED)


@dataclass(frozen=True, kw_only=True, eq=False)
class Ending:
    """How one job ends. ``caption``: the row as it was claimed; it has to ask for the same still."""

    caption: Caption
    move: Columns = field(default_factory=dict)
    """A move of ``models.transitions``; {} = the row stays where it is."""
    picture: Columns = field(default_factory=dict)
    """Columns of the file that was read: hash, width, height."""
    offer: Offer | None = None
    """Words for the caption."""
    stands: Version | None = None
    """A version that was about these bytes already: it is copied, with the standing that it had."""
    awaits: Awaits = Awaits.NOTHING
    """What waits for a person, where the row has no words at all."""
    attempt: Attempt | None = None
    attempt_changes: dict[str, Any] = field(default_factory=dict)
    retry_in: float | None = None
    """Seconds until the row is due again, where it is put back."""
    while_claimed: bool = False
    """Only if the row is still under the claim that was seen: another sweep may have taken it back already."""
    goes_on: bool = False
    """Something else is to be asked at once, by whoever holds the job."""
    posted: bool = False
    """The service called: whoever stores this answers a web request, and leaves to workers what takes time."""
    decision: Decision | None = None
    """What moderation makes of the image; holds for all captions of the same bytes."""

    @property
    def is_final(self) -> bool:
        """Nothing more happens to the row by itself."""
        return self.move.get("state") in _FINAL


def put_back_ending(
    caption: Caption,
    delay: float,
    code: str = "",
    message: str = "",
    *,
    counts: bool = True,
    attempt: Attempt | None = None,
    attempt_changes: dict[str, Any] | None = None,
    more: Columns | None = None,
) -> Ending:
    """Another worker tries after ``delay`` seconds. ``counts``: this was a try of the image. ``more``: columns
    besides."""
    move = put_back(delay, code, message) | (more or {})
    if not counts:
        move["attempts"] = max(caption.attempts - 1, 0)
    return Ending(caption=caption, move=move, attempt=attempt, attempt_changes=attempt_changes or {}, retry_in=delay)


def code_of(error: ProviderError | ImageError) -> ErrorCode:
    """What a row says of what a service, a provider or the file's reader said.

    A service's own code is never taken for one of ours, though it may be the same word: "cancelled" means more here.
    """
    if isinstance(error, ImageError):
        return ErrorCode(error.code) if error.code in ErrorCode.values else ErrorCode.UNREADABLE
    if isinstance(error.code, ErrorCode):
        return error.code
    return _SAID_BY_PROVIDERS.get(error.code) or ErrorCode(error.kind.value)


def code_of_earlier(attempt: Attempt) -> ErrorCode:
    """The same for the attempt that an answer without (usable) words is known from."""
    if attempt.error_code == ErrorCode.PROTOCOL:
        return ErrorCode.PROTOCOL
    refused = attempt.outcome == Outcome.SILENT and attempt.error_code not in ("", NOTHING_TO_SAY)
    return ErrorCode.SAFETY if refused else ErrorCode.NOTHING_TO_SAY


def may_be_billed(message: str) -> str:
    """What people are told where nobody knows what became of a request."""
    return _("%(message)s The request may have been carried out and billed; ask again to repeat it.") % {
        "message": message
    }


def repeat_after(asked_to_wait: float | None, attempts: int) -> float:
    """Seconds until the next try where a service said how long to wait (None = it did not): so long, an hour at most.

    One that says "at once" each time must not use the tries up in a moment, so later ones come slower all the same.
    """
    if asked_to_wait is None:
        return backoff(attempts)
    least = backoff(attempts - 1) if attempts > 1 else 0.0
    return min(max(asked_to_wait, least), LONGEST_DELAY)


def backoff(attempts: int) -> float:
    """Seconds until the next try after so many."""
    doubled: float = conf.current().RETRY_DELAY * 2 ** max(attempts - 1, 0)
    return min(doubled, LONGEST_DELAY)
