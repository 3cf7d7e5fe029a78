"""The same picture at several places of the site: what is decided about its words at one can be taken along to others.

The same picture is the same bytes, whatever the file is called.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from django_autocaption.exceptions import ChangedMeanwhileError
from django_autocaption.models import Caption, Reason, Review, Verb
from django_autocaption.models.caption import CaptionQuerySet
from django_autocaption.models.choices import APPROVING
from django_autocaption.pipeline.words import many, reviews
from django_autocaption.pipeline.words.deciding import Planned
from django_autocaption.pipeline.words.many import Decided, Shown
from django_autocaption.pipeline.words.seen import By, Seen

#: Places that are listed, and that can be taken along at once.
MOST = 100


@dataclass(frozen=True, kw_only=True)
class Places:
    """Where else the picture is, in the same language."""

    captions: Sequence[Caption]
    """With their versions; MOST at most."""
    more: bool
    """There are others."""


def also_at(caption: Caption) -> Places:
    """The other places of this caption's picture; none while no worker has read the file. By an index, whatever the
    size of the table."""
    if not caption.content_hash:
        return Places(captions=(), more=False)
    found = list(_same(caption).exclude(pk=caption.pk).with_words().order_by("pk")[: MOST + 1])
    return Places(captions=found[:MOST], more=len(found) > MOST)


def take_along(review: Review, places: Mapping[int, Seen], *, by: By) -> Decided:
    """Decide at these places what was decided in ``review``: publish its words, or reject what is said there.

    ``places``: by id of the caption, what was seen of it. Left alone are those that are something else by now, or
    another picture. Raises ValueError for a decision that says nothing for other places.
    """
    caption = review.caption
    if caption is None or (review.verb not in APPROVING and review.verb != Verb.REJECT):
        raise ValueError("There is nothing to take along.")

    def plan(row: Caption, *, seen: Seen, by: By) -> Planned | None:
        if row.content_hash != caption.content_hash:
            raise ChangedMeanwhileError(row)
        if review.result is not None:
            return reviews.adopted(row, review.result, Verb(review.verb), seen=seen, by=by)
        return reviews.reject.plan(row, seen=seen, by=by, reason=Reason(review.reason), note=review.note)

    if not caption.content_hash:
        return Decided(ids=(), meanwhile=len(places), unfit=0)
    chosen = _same(caption).exclude(pk=caption.pk).filter(pk__in=list(places)[:MOST])
    decided = many.each(chosen, Shown(rows=places), by, plan)
    gone = len(places) - decided.changed - decided.left_alone
    return replace(decided, meanwhile=decided.meanwhile + gone)


def _same(caption: Caption) -> CaptionQuerySet:
    rows: CaptionQuerySet = Caption.objects.using(caption._state.db).filter(
        content_hash=caption.content_hash, language=caption.language
    )
    return rows
