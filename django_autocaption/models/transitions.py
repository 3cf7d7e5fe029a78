"""Every move of a caption's state, each as one complete set of columns: nobody else writes ``state``.

A move gives columns for ``QuerySet.update()``, for an INSERT or for a group write; whoever makes it says with which
condition. Moments are SQL for the database's clock, so that web servers and workers need not agree on the time.

    requested ──► PENDING ──claimed──► WORKING ──► done | failed | excluded
                     ▲                  │    └────► waiting ──looked_at──► (the same ends)
                     └──────put_back────┘

``replaced`` and ``cleared`` also say that another picture, or none, is under the field.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db.models import Case, Exists, F, OuterRef, Value, When
from django.utils.dateparse import parse_datetime

from django_autocaption.models.batch import Batch
from django_autocaption.models.caption import Caption
from django_autocaption.models.choices import Awaits, Rating, State
from django_autocaption.models.choices.error_codes import ErrorCode
from django_autocaption.models.clock import DatabaseNow, ahead
from django_autocaption.models.decision import UNCHECKED, Decision

Columns = dict[str, Any]

#: Columns of a row that nobody has tried yet.
UNTRIED: Columns = {"attempts": 0, "abandoned": 0, "outages": 0, "link": 0}
#: Columns of a row that no worker holds.
UNCLAIMED: Columns = {"claim": None, "claimed_at": None}
#: Columns of a row that has nothing to complain of.
NO_ERROR: Columns = {"error_code": "", "error_message": ""}
#: Columns of a row whose draft is withdrawn, or that nobody needs to look at.
NOTHING_AWAITED: Columns = {"draft_id": None, "review": Awaits.NOTHING, "review_at": None, "doubt": 0}
#: States that are over once a person wrote the words.
_OVER = (State.PENDING, State.FAILED, State.EXCLUDED)


def new(*, background: bool, now: Any = None) -> Columns:
    """Of a row that is inserted. ``now``: the database's clock as it was read, None = an expression for it."""
    moment = DatabaseNow() if now is None else now
    return {
        "state": State.PENDING,
        "due_at": moment,
        "queued_at": None if background else moment,
        "background": background,
    }


def requested(*, batch: Batch | None, background: bool = False) -> Columns:
    """Words are asked for anew, by a person or for another picture. What is published stays, and so does a draft.

    In the background, its message is left to ``runtime.backlog``.
    """
    return {
        **new(background=background),
        **UNCLAIMED,
        **NO_ERROR,
        **UNTRIED,
        "request": F("request") + 1,
        "rating": _checked_again(),
        "batch_id": batch.pk if batch is not None else None,
    }


def replaced(image_name: str, *, batch: Batch | None = None, background: bool = False) -> Columns:
    """Other bytes are, or may be, under the field: what was said is not about them, and nothing is known of them."""
    return {
        **requested(batch=batch, background=background),
        **another_picture(image_name),
    }


def another_picture(image_name: str, *, instead_of: Caption | None = None) -> Columns:
    """The part of ``replaced`` that says so, without asking anew: for whoever holds the row, and sees it.

    ``instead_of``: the row as it is, for values instead of SQL."""
    return {
        **NOTHING_AWAITED,
        **unrated(instead_of),
        "image_name": image_name,
        "image_no": F("image_no") + 1 if instead_of is None else instead_of.image_no + 1,
        "content_hash": "",
        "width": None,
        "height": None,
    }


def unrated(row: Caption | None = None) -> Columns:
    """Nothing is known of the picture. A block holds until a worker has seen that it is another file.

    ``row``: as it is, for a value instead of SQL."""
    rating: Any = Case(When(rating=Rating.BLOCKED, then=Value(Rating.BLOCKED)), default=Value(Rating.UNCHECKED))
    if row is not None:
        rating = Rating.BLOCKED if row.rating == Rating.BLOCKED else Rating.UNCHECKED
    return {"rating": rating, "moderated_hash": "", "decision_id": None}


def cleared(message: str) -> Columns:
    """The image field was emptied: there is nothing to caption."""
    return {
        **another_picture(""),
        **excluded(ErrorCode.NO_IMAGE, message),
        "request": F("request") + 1,
    }


def replaced_in(row: Caption, image_name: str, *, background: bool) -> Columns:
    """``replaced``, for a row at hand: values instead of SQL, so that many rows can be written at once."""
    return {
        **requested(batch=None, background=background),
        **another_picture(image_name, instead_of=row),
        "request": row.request + 1,
    }


def claimed(token: UUID) -> Columns:
    """A worker begins."""
    return {"state": State.WORKING, "claim": token, "claimed_at": DatabaseNow(), "attempts": F("attempts") + 1}


def put_back(delay: float, code: str = "", message: str = "") -> Columns:
    """Due again after ``delay`` seconds, for whichever worker."""
    return {
        "state": State.PENDING,
        **UNCLAIMED,
        "due_at": ahead(delay),
        "queued_at": None,
        "error_code": code,
        "error_message": message,
    }


def called(*, is_sent: bool) -> Columns:
    """What a row waited for has come: due now. ``is_sent``: whoever calls it sends its message."""
    return {"due_at": DatabaseNow(), "queued_at": DatabaseNow() if is_sent else None}


def waiting(delay: float, code: str = "", message: str = "") -> Columns:
    """The service has the request and answers later; looked at after ``delay`` seconds. ``code``: what is wrong with
    the file."""
    return {
        "state": State.WAITING,
        **UNCLAIMED,
        "error_code": code,
        "error_message": message,
        "due_at": ahead(delay),
    }


def looked_at(token: UUID, *, until: float) -> Columns:
    """Somebody looks at the job that the row waits for; the next may after ``until`` seconds."""
    return {"claim": token, "claimed_at": DatabaseNow(), "due_at": ahead(until)}


def done(code: str = "", message: str = "") -> Columns:
    """Nothing more is asked. ``code``: why there are no (new) words, or what is wrong with the file."""
    return {**_ended(code, message), "state": State.DONE}


def failed(code: str, message: str) -> Columns:
    """No answer came. What is published stays."""
    return {**_ended(code, message), "state": State.FAILED}


def excluded(code: str, message: str) -> Columns:
    """A rule or an editor leaves the image out."""
    return {**_ended(code, message), "state": State.EXCLUDED}


def gone(message: str) -> Columns:
    """No object has the row's key any more: what was said stays, for the case that it comes back.

    Of excluded rows these alone have no ``due_at``, so that an index finds them among all.
    """
    return {**excluded(ErrorCode.OBJECT_GONE, message), "due_at": None}


def recalled(message: str) -> Columns:
    """A bulk request was cancelled before any worker took the row: what it has stands; without words it is left out,
    so that no sweep asks for it again."""
    said = When(published__isnull=False, then=Value(State.DONE))
    drafted = When(draft__isnull=False, then=Value(State.DONE))
    return {
        **_ended(ErrorCode.CANCELLED, message),
        "state": Case(said, drafted, default=Value(State.EXCLUDED)),
        "queued_at": None,
    }


def served(row: Caption) -> Columns:
    """A person wrote the words: what no worker has begun to ask need not be asked, and no failure matters any more.
    What is under way goes on. ``row``: held."""
    return {"state": State.DONE if row.state in _OVER else row.state, "queued_at": None, **NO_ERROR}


def remembered(row: Caption) -> dict[str, Any]:
    """Of a row that a person is about to decide about, what no other column of their ``Review`` has, as JSON: since
    when it waited, how doubtful it was, and the state that ``served`` ends."""
    kept: dict[str, Any] = {}
    if row.review_at is not None:
        kept |= {"review_at": row.review_at.isoformat(), "doubt": row.doubt}
    if row.state in _OVER:
        kept |= {name: getattr(row, name) for name in ("state", *NO_ERROR)}
    return kept


def put_back_as(before: Mapping[str, Any], row: Caption) -> Columns:
    """The decision is taken back: the row is as it was remembered, as far as nobody has asked anew since. Goes with
    ``awaiting``."""
    columns: Columns = {}
    if "review_at" in before:
        columns |= {"review_at": parse_datetime(before["review_at"]), "doubt": before["doubt"]}
    if "state" in before and row.state in (State.DONE, State.EXCLUDED):
        problem = (before["error_code"], before["error_message"])
        columns |= put_back(0.0, *problem) if before["state"] == State.PENDING else _ended(*problem)
        columns["state"] = before["state"]
    elif row.state == State.EXCLUDED:
        columns |= done()
    return columns


# -- what waits for a person -------------------------------------------------------------------------------------------


def awaiting(reason: Awaits, *, doubt: int = 0) -> Columns:
    """A person has to look. Goes with the pointers that ``pipeline.words`` gives."""
    if reason == Awaits.NOTHING:
        return {"review": reason, "review_at": None, "doubt": 0}
    return {"review": reason, "review_at": DatabaseNow(), "doubt": doubt}


def _checked_again() -> Case:
    """A check that could not be made is made again."""
    failed_check = Exists(Decision.objects.filter(pk=OuterRef("decision_id"), rule=UNCHECKED))
    return Case(When(failed_check, then=Value(Rating.UNCHECKED)), default=F("rating"))


def _ended(code: str, message: str) -> Columns:
    return {**UNCLAIMED, "finalised_at": DatabaseNow(), "error_code": code, "error_message": message}
