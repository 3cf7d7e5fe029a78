"""A person changed what is said in one language: the words in the others were there before it, and wait for somebody.

A mark is set in the transaction of the decision, and taken back with it.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Exists, Max, OuterRef, QuerySet

from django_autocaption import conf
from django_autocaption.models import Awaits, Caption, Origin, Review, Verb, Version
from django_autocaption.models.choices import OPEN_STATES
from django_autocaption.models.transitions import NOTHING_AWAITED, awaiting
from django_autocaption.models.version import TEXT_FIELDS

#: Decisions by which words that a person wrote come to a page. An import is the answer to another language's words.
_CHANGING = (Verb.EDIT, Verb.WRITE_BACK, Verb.APPROVE)
_SAID = (*TEXT_FIELDS, "decorative")


def follow(review: Review) -> None:
    """See to the other languages of the picture that this decision, just stored, is about."""
    if len(conf.current().languages) < 2 or review.caption is None:
        return
    if review.verb == Verb.UNDO:
        if review.undoes is not None:
            _unmark(review.undoes)
    elif _changes(review):
        _mark(review)


def follow_all(reviews: Iterable[Review]) -> None:
    """The same for many."""
    for review in reviews:
        follow(review)


def _changes(review: Review) -> bool:
    """It publishes other texts than those before, in a person's words. Whoever brings a language up to date that is
    marked changes nothing for the others."""
    result = review.result
    if review.verb not in _CHANGING or result is None or result.origin != Origin.HUMAN:
        return False
    if review.published_after == review.published_before or review.review_before == Awaits.SOURCE_CHANGED:
        return False
    base: Version | None = result.based_on
    return base is None or any(getattr(base, name) != getattr(result, name) for name in _SAID)


def _mark(review: Review) -> None:
    rows = _others(review).filter(review=Awaits.NOTHING, published__isnull=False).exclude(state__in=OPEN_STATES)
    if review.group is not None:  # those that were decided about on the same page are as their person wants them
        together = Review.objects.using(rows.db).filter(caption=OuterRef("pk"), group=review.group)
        rows = rows.exclude(Exists(together))
    rows.update(**awaiting(Awaits.SOURCE_CHANGED))


def _unmark(undone: Review) -> None:
    """Unless another person's edit, which stands, calls for the mark."""
    if not _changes(undone):
        return
    others = _others(undone)
    for row in others.filter(review=Awaits.SOURCE_CHANGED):
        standing = Review.objects.using(others.db).filter(undone_by=None)
        decided = standing.filter(caption=row).aggregate(last=Max("pk"))["last"] or 0
        of_same = standing.filter(caption__in=_picture(row).exclude(pk=row.pk), pk__gt=decided, verb__in=_CHANGING)
        if not any(_changes(one) for one in of_same.exclude(pk=undone.pk).select_related("result__based_on")):
            others.filter(pk=row.pk, review=Awaits.SOURCE_CHANGED).update(**NOTHING_AWAITED)


def _others(review: Review) -> QuerySet[Caption]:
    caption = review.caption
    assert caption is not None  # noqa: S101 - for the type checker
    return _picture(caption).exclude(pk=caption.pk)


def _picture(caption: Caption) -> QuerySet[Caption]:
    """The captions of its picture in the languages of the site, by the index of its key."""
    rows = Caption.objects.using(caption._state.db)
    return rows.filter(caption.same_image, language__in=conf.current().languages)
