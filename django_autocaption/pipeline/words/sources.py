"""A person changed what is said in one language: the words in the others were there before it, and wait for somebody.

A mark is set in the transaction of the decision, and taken back with it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import Exists, Max, OuterRef, QuerySet, prefetch_related_objects

from django_autocaption import conf
from django_autocaption.models import Awaits, Caption, Origin, Review, Verb
from django_autocaption.models.choices import OPEN_STATES
from django_autocaption.models.transitions import NOTHING_AWAITED, Columns, awaiting
from django_autocaption.models.version import TEXT_FIELDS

#: Decisions by which words that a person wrote come to a page. An import is the answer to another language's words.
_CHANGING = (Verb.EDIT, Verb.WRITE_BACK, Verb.APPROVE)
_SAID = (*TEXT_FIELDS, "decorative")
#: What tells a picture, whatever the language.
_PICTURE = ("content_type_id", "object_id", "field_name", "image_name")


def follow_all(reviews: Sequence[Review], *, using: str) -> None:
    """See to the other languages of the pictures that these decisions, just stored together, are about."""
    if len(conf.current().languages) < 2:
        return
    if changing := _changing(reviews):
        _mark(changing, using)
    if undone := _changing(review.undoes for review in reviews if review.undoes is not None):
        _unmark(undone, using)


def _changing(reviews: Iterable[Review]) -> list[Review]:
    """Those that publish other texts than those before, in a person's words. Whoever brings a language up to date that
    is marked changes nothing for the others."""
    by_people = [
        (review, review.result)
        for review in reviews
        if review.verb in _CHANGING
        and review.result is not None
        and review.result.origin == Origin.HUMAN
        and review.published_after != review.published_before
        and review.review_before != Awaits.SOURCE_CHANGED
    ]
    prefetch_related_objects([result for _review, result in by_people], "based_on")
    return [
        review
        for review, result in by_people
        if result.based_on is None or any(getattr(result.based_on, name) != getattr(result, name) for name in _SAID)
    ]


def _mark(changing: Sequence[Review], using: str) -> None:
    rows = _captions(changing, using).filter(review=Awaits.NOTHING, published__isnull=False)
    rows = rows.exclude(state__in=OPEN_STATES)
    if groups := {review.group for review in changing if review.group is not None}:
        # Those that were decided about on the same page are as their person wants them.
        together = Review.objects.using(using).filter(caption=OuterRef("pk"), group__in=groups)
        rows = rows.exclude(Exists(together))
    _update(_others(changing, rows), Awaits.NOTHING, awaiting(Awaits.SOURCE_CHANGED), using)


def _unmark(undone: Sequence[Review], using: str) -> None:
    """Unless another person's edit, which stands, calls for the mark."""
    rows = _captions(undone, using)
    marked = _others(undone, rows.filter(review=Awaits.SOURCE_CHANGED))
    if not marked:
        return
    standing = Review.objects.using(using).filter(undone_by=None).exclude(verb=Verb.UNDO)
    decided = standing.filter(caption__in=marked).order_by().values_list("caption").annotate(last=Max("pk"))
    last = dict(decided)
    edits = defaultdict[Any, list[Review]](list)
    for edit in _changing(standing.filter(caption__in=rows, verb__in=_CHANGING).select_related("caption", "result")):
        edits[_picture(edit.caption)].append(edit)
    free = [
        row
        for row in marked
        if not any(edit.caption_id != row.pk and edit.pk > last.get(row.pk, 0) for edit in edits[_picture(row)])
    ]
    _update(free, Awaits.SOURCE_CHANGED, NOTHING_AWAITED, using)


def _update(rows: Sequence[Caption], awaited: Awaits, columns: Columns, using: str) -> None:
    if rows:
        Caption.objects.using(using).filter(pk__in=[row.pk for row in rows], review=awaited).update(**columns)


def _captions(reviews: Iterable[Review], using: str) -> QuerySet[Caption]:
    """The captions in the languages of the site of the objects that these decisions are about, by the index of their
    key."""
    about = [review.caption for review in reviews if review.caption is not None]
    return Caption.objects.using(using).filter(
        content_type__in={caption.content_type_id for caption in about},
        object_id__in={caption.object_id for caption in about},
        language__in=conf.current().languages,
    )


def _others(reviews: Iterable[Review], rows: QuerySet[Caption]) -> list[Caption]:
    """Those of the rows that say something of a picture about which, in another language, one of these decisions is."""
    decided = defaultdict[Any, set[int | None]](set)
    for review in reviews:
        decided[_picture(review.caption)].add(review.caption_id)
    return [row for row in rows.only(*_PICTURE) if decided[_picture(row)] - {row.pk}]


def _picture(caption: Caption | None) -> tuple[Any, ...]:
    return tuple(getattr(caption, name) for name in _PICTURE)
