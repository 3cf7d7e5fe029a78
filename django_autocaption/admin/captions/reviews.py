"""What people decided about a caption, and whether the last of it can be taken back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch, QuerySet

from django_autocaption.admin.captions.form import WordsForm
from django_autocaption.models import Caption, Review, Verb
from django_autocaption.models.version import WORD_FIELDS

#: Decisions that the page of a caption lists.
MOST = 50


@dataclass(frozen=True, kw_only=True)
class ReviewLine:
    """One decision, for the page."""

    review: Review
    undone: bool
    undoable: bool
    fields: Sequence[str]
    """Labels of the fields that it gave back to machines."""


def lines(caption: Caption, people: Prefetch[Any]) -> list[ReviewLine]:
    """The last decisions, the newest first. ``people``: those who may be named."""
    rows = (
        _of(caption)
        .order_by("-pk")
        .select_related("seen", "result__based_on", "undone_by")
        .prefetch_related(people)[:MOST]
    )
    last = undoable(caption)
    return [
        ReviewLine(review=row, undone=hasattr(row, "undone_by"), undoable=row == last, fields=unlocked(row))
        for row in rows
    ]


def unlocked(review: Review) -> list[str]:
    """Labels of the fields that a decision gave back to machines. ``review``: with the version it came to, and that
    one's base."""
    result = review.result
    if review.verb != Verb.UNLOCK or result is None or result.based_on is None:
        return []
    given = result.based_on.by_people - result.by_people
    return [str(WordsForm.base_fields[name].label) for name in WORD_FIELDS if name in given]


def undoable(caption: Caption) -> Review | None:
    """The last decision, if nothing came after it: no other decision, no words of a machine, no other image."""
    last = _of(caption).order_by("-pk").select_related("seen", "result").first()
    if last is None or last.verb == Verb.UNDO:
        return None
    stands = (last.published_after, last.draft_after) == (caption.published_id, caption.draft_id)
    about = last.result or last.seen
    same_image = about is None or about.image_no == caption.image_no
    return last if stands and same_image else None


def _of(caption: Caption) -> QuerySet[Review]:
    return Review.objects.using(caption._state.db).filter(caption=caption.pk)
