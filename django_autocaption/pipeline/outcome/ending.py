"""One settlement: what becomes of a row, and of its attempt if it made one; and the columns that many ends share."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django.utils import timezone

from django_autocaption import conf
from django_autocaption.models import Attempt, Caption, Decision, Origin, State
from django_autocaption.models.caption import WORD_FIELDS
from django_autocaption.models.choices import OPEN_STATES
from django_autocaption.models.clock import ahead
from django_autocaption.pipeline.job.job import Job

LONGEST_DELAY = 3600.0
OUTCOME_UNKNOWN = "outcome_unknown"
#: Columns of a row that has nothing to say.
NO_WORDS: dict[str, Any] = dict.fromkeys(WORD_FIELDS[:4], "") | {
    "keywords": [],
    "decorative": False,
    "origin": Origin.NONE,
    "model": "",
    "stale": False,
}


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


def file_columns(job: Job) -> dict[str, Any]:
    """The words that are stored now, or their absence, are about this file."""
    return job.source | {"stale": False} if job.source else {}


def final_columns(state: str, code: str = "", message: str = "") -> dict[str, Any]:
    return {
        "state": state,
        "standing": "",
        "claim": None,
        "settled_at": timezone.now(),
        "error_code": code,
        "error_message": message,
    }


def ended_without_words(caption: Caption, code: str, message: str, otherwise: str = State.FAILED) -> dict[str, Any]:
    """Words that an editor only wanted replaced stand as before; else ``otherwise``."""
    state = caption.standing if has_words_to_stand(caption) else otherwise
    return final_columns(state, code, message)


def has_words_to_stand(caption: Caption) -> bool:
    return bool(caption.standing) and not caption.stale


def pending_again(
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


def repeat_after(asked_to_wait: float | None, attempts: int) -> float:
    """Seconds until the next try where a service said how long to wait (None = it did not): so long, an hour at most.

    One that says "at once" each time must not use the tries up in a moment, so later ones come slower all the same.
    """
    if asked_to_wait is None:
        return backoff(attempts)
    least = backoff(attempts - 1) if attempts > 1 else 0.0
    return min(max(asked_to_wait, least), LONGEST_DELAY)


def backoff(attempts: int) -> float:
    doubled: float = conf.current().RETRY_DELAY * 2 ** max(attempts - 1, 0)
    return min(doubled, LONGEST_DELAY)
