"""Words that published themselves and were drawn for a spot check: they are confirmed, edited or rejected."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User

from django_autocaption.exceptions import ChangedMeanwhileError, NoWordsError
from django_autocaption.models import Awaits, Caption, Review, Verb
from django_autocaption.pipeline.words import many, reviews, undoing
from django_autocaption.pipeline.words.seen import By, Seen
from tests.pictures import upload
from tests.rows import awaits, caption
from tests.testapp.models import Photo

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("no_worker")]


@pytest.fixture
def by(editor: User) -> By:
    return By(user=editor)


@pytest.fixture
def drawn() -> Caption:
    made = caption(Photo.objects.create(image=upload()), "Old.", words={"provider": "default", "model": "model-1"})
    made.refresh_from_db()
    return awaits(made, Awaits.SPOT_CHECK)


def test_are_confirmed_once(drawn: Caption, by: By) -> None:
    seen, other = Seen.of(drawn), Caption.objects.get(pk=drawn.pk)
    review = reviews.approve(drawn, seen=seen, by=by)
    assert (review.verb, review.seen_id, review.result_id, review.kept) == (
        Verb.APPROVE,
        seen.published,
        seen.published,
        100,
    )
    assert (review.provider, review.model) == ("default", "model-1")
    assert (review.review_before, review.review_after) == (Awaits.SPOT_CHECK, Awaits.NOTHING)
    assert (drawn.published_id, drawn.review, drawn.review_at) == (seen.published, Awaits.NOTHING, None)
    with pytest.raises(ChangedMeanwhileError):
        reviews.approve(other, seen=seen, by=by)
    with pytest.raises(NoWordsError):
        reviews.approve(drawn, seen=seen, by=by)


def test_wait_again_where_that_is_taken_back(drawn: Caption, by: By) -> None:
    said = drawn.published
    undoing.undo(reviews.approve(drawn, seen=Seen.of(drawn), by=by), by=by)
    drawn.refresh_from_db()
    assert (drawn.published, drawn.review) == (said, Awaits.SPOT_CHECK)


def test_are_off_the_page_when_rejected(drawn: Caption, by: By) -> None:
    reviews.reject(drawn, seen=Seen.of(drawn), by=by)
    assert (drawn.published, drawn.review) == (None, Awaits.NOTHING)


def test_are_confirmed_in_bulk_as_well(drawn: Caption, by: By) -> None:
    shown = many.Shown(rows={drawn.pk: Seen.of(drawn)})
    decided = many.approve(Caption.objects.filter(pk=drawn.pk), shown=shown, by=by)
    drawn.refresh_from_db()
    review = Review.objects.get()
    assert (decided.changed, drawn.review) == (1, Awaits.NOTHING)
    assert (review.result_id, review.review_before, review.group is None) == (
        drawn.published_id,
        Awaits.SPOT_CHECK,
        False,
    )
