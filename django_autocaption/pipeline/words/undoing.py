"""Undo: one decision is taken back, or, at the review desk, what one person decided there last, step after step.

A step is what one page decided: about one image, in one language or several. A step that somebody, or something, built
upon since is left as it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.db import transaction
from django.db.models import Max, QuerySet

from django_autocaption.exceptions import ChangedMeanwhileError
from django_autocaption.models import Awaits, Caption, Review, Surface, Verb, Version
from django_autocaption.models.transitions import awaiting, put_back_as
from django_autocaption.models.version import NO_WORDS
from django_autocaption.pipeline.records import bulk_update
from django_autocaption.pipeline.runtime import locks
from django_autocaption.pipeline.words import versions
from django_autocaption.pipeline.words.deciding import Decides, Planned, store
from django_autocaption.pipeline.words.seen import By, Seen

#: Decisions that are looked at to find the one that is taken back next. Those that were taken back are not among them,
#: so that there is no end to going back.
LOOKED_AT = 20


def undo(review: Review, *, by: By) -> Review:
    """Take a decision back: pointers, place in the queue and state are what they were before. Raises
    ChangedMeanwhileError where something else was decided, or came, since; ValueError where the caption is gone or the
    decision was taken back already."""
    if review.caption is None or hasattr(review, "undone_by"):
        raise ValueError("There is nothing to undo.")
    seen = Seen(review.caption.image_no, review.published_after, review.draft_after)
    return _undo(review.caption, review, seen=seen, by=by)


@Decides
def _undo(caption: Caption, review: Review, *, seen: Seen, by: By) -> Planned:
    return _undone([(caption, review)], by, str(caption._state.db))[0]


def _undone(decided: Sequence[tuple[Caption, Review]], by: By, using: str) -> list[Planned]:
    """``decided``: rows that are held, with their versions, and what is taken back of each. Two queries at most."""
    found = [review for _row, review in decided]
    shown = Version.objects.using(using).in_bulk({r.published_before for r in found if r.published_before is not None})
    notes = _notes_before(found, using)
    planned = []
    for row, review in decided:
        result = shown.get(review.published_before)
        columns = versions.published(row, result) if result is not None else versions.withdrawn(row)
        columns |= {"draft_id": review.draft_before, **awaiting(Awaits(review.review_before))}
        columns |= put_back_as(review.before, row)
        if review.verb == Verb.LATER:
            columns["note"] = notes.get(row.pk, "")
        planned.append(Planned(caption=row, by=by, verb=Verb.UNDO, columns=columns, result=result, undoes=review))
    return planned


def _notes_before(found: Iterable[Review], using: str) -> dict[int | None, str]:
    """By caption, of those that were sent back before as well, the note that was left then."""
    about = {r.caption_id: r.pk for r in found if (r.verb, r.review_before) == (Verb.LATER, Awaits.SENT_BACK)}
    left = Review.objects.using(using).filter(caption__in=about, verb=Verb.LATER, undone_by=None).order_by("pk")
    notes = left.values_list("caption_id", "pk", "note") if about else ()
    return {caption: note for caption, pk, note in notes if pk < about[caption]}


@dataclass(frozen=True, kw_only=True)
class Step:
    """What a person decided on one page."""

    reviews: Sequence[Review]
    """With their captions; the last one first."""
    built_upon: bool
    """Something else was decided, or came, since: it stays."""
    left: int = 0
    """Captions of a bulk decision that somebody built upon since: they stay, and the others are taken back."""

    @property
    def key(self) -> int:
        """Names the step in a form: the key of its last decision."""
        return self.reviews[0].pk

    @property
    def caption(self) -> Caption | None:
        """One of the captions that it was about; None = it is gone."""
        return self.reviews[0].caption

    @property
    def is_bulk(self) -> bool:
        """Of a contact sheet: about several images."""
        return is_bulk(self.reviews[0])


def steps(user: Any, *, using: str) -> list[Step]:
    """What that person decided at the desk and did not take back, the last step first. Three queries, or five."""
    rows = Review.objects.using(using).filter(by=user.pk, surface=Surface.DESK, undone_by=None)
    rows = rows.exclude(verb=Verb.UNDO).order_by("-pk")
    rows = rows.select_related("caption__content_type", "seen", "result")
    found = _latest(rows, user, using)
    newest = _newest(found, using)
    pages = [tuple(page) for _key, page in groupby(found, key=_page)]
    if len(found) == LOOKED_AT and (group := found[-1].group) is not None:  # its page may be cut
        pages[-1] = tuple(rows.filter(group=group))
        newest |= _newest(pages[-1], using)
    return [_step(page, newest) for page in pages]


def _latest(rows: QuerySet[Review], user: Any, using: str) -> list[Review]:
    """The LOOKED_AT last of these decisions of the person, among ever more of theirs: of all at once, what was taken
    back would be looked up for each of a million."""
    own = Review.objects.using(using).filter(by=user.pk).order_by("-pk").values_list("pk", flat=True)
    looked = 10 * LOOKED_AT
    while (first := own[looked : looked + 1].first()) is not None:
        found = list(rows.filter(pk__gt=first)[:LOOKED_AT])
        if len(found) == LOOKED_AT:
            return found
        looked *= 10
    return list(rows[:LOOKED_AT])


def _step(page: Sequence[Review], newest: dict[int | None, int]) -> Step:
    standing = [review for review in page if _stands(review, newest)]
    if standing and is_bulk(page[0]):  # of a contact sheet each card is for itself
        return Step(reviews=standing, built_upon=False, left=len(page) - len(standing))
    return Step(reviews=page, built_upon=len(standing) < len(page))


def next_step(steps: Iterable[Step]) -> tuple[Step | None, list[Step]]:
    """The step that Undo takes back next, and the later ones that it has to leave alone."""
    left: list[Step] = []
    for step in steps:
        if not step.built_upon:
            return step, left
        left.append(step)
    return None, left


def take_back(step: Step, *, by: By, using: str) -> list[Review]:
    """Put everything back to what it was before the step: all of it, or nothing.

    Raises ChangedMeanwhileError where it was built upon, or taken back, by now.
    """
    return locks.retried(lambda: _take_back(step, by, using), using=using)


def _take_back(step: Step, by: By, using: str) -> list[Review]:
    with transaction.atomic(using=using):
        keys = [review.caption_id for review in step.reviews if review.caption_id is not None]
        held = bulk_update.lock(Caption.objects.using(using), keys)
        versions.attach(held.values(), using=using)
        rows = Review.objects.using(using).filter(pk__in=[review.pk for review in step.reviews], undone_by=None)
        found = list(rows.select_related("seen", "result").order_by("-pk"))
        for review in found:
            review.caption = held.get(review.caption_id)
        newest = _newest(found, using)
        if len(found) < len(step.reviews) or not all(_stands(review, newest) for review in found):
            raise ChangedMeanwhileError(step.caption)
        return store(_undone([(held[review.caption_id], review) for review in found], by, using), using=using)


def is_bulk(review: Review) -> bool:
    """Decided together with those of other images."""
    return review.group is not None and (review.on_screen or 1) > 1


def _page(review: Review) -> Any:
    return review.group or review.pk


def _newest(found: Sequence[Review], using: str) -> dict[int | None, int]:
    """By caption, the key of the newest decision of anybody that stands."""
    about = {review.caption_id for review in found if review.caption_id is not None}
    standing = Review.objects.using(using).filter(caption__in=about, undone_by=None).exclude(verb=Verb.UNDO)
    return dict(standing.order_by().values_list("caption").annotate(newest=Max("pk")))


def _stands(review: Review, newest: dict[int | None, int]) -> bool:
    """The caption is as the decision left it."""
    caption = review.caption
    if caption is None or newest[caption.pk] != review.pk:
        return False
    about = review.result or review.seen
    return (
        (caption.published_id, caption.draft_id) == (review.published_after, review.draft_after)
        and caption.review == review.review_after
        and (about is None or about.image_no == caption.image_no)
    )


def typed(reviews: Iterable[Review]) -> Iterator[tuple[int, dict[str, Any]]]:
    """(caption, words) that a person wrote in these decisions, to be put back into the form."""
    for review in reviews:
        if review.result is None or review.caption_id is None or review.verb not in _WRITTEN:
            continue
        before = review.seen.words if review.seen is not None else NO_WORDS
        words = review.result.words
        if review.verb == Verb.DECORATIVE:  # said the button, not what was typed
            words |= {"decorative": before["decorative"]}
        if words != before:
            yield review.caption_id, words


#: Decisions that come with words of their own.
_WRITTEN = (Verb.EDIT, Verb.SUGGEST, Verb.DECORATIVE)
