"""The same bytes at several places: listed, and taken along by choice."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User

from django_autocaption.models import Awaits, Caption, Origin, Reason, Review, Surface, Verb
from django_autocaption.pipeline.words import places, reviews, undoing
from django_autocaption.pipeline.words.seen import By, Seen
from tests.admin.rows import caption, draft
from tests.rows import awaits, fresh

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("no_worker")]
PICTURE, OTHER = "a" * 64, "b" * 64


@pytest.fixture
def by(editor: User) -> By:
    return By(user=editor, surface=Surface.DESK, on_screen=1)


def seen(*rows: Caption) -> dict[int, Seen]:
    return {row.pk: Seen.of(row) for row in rows}


def test_the_other_places_of_a_picture_are_listed(monkeypatch: pytest.MonkeyPatch) -> None:
    here, there, elsewhere = (draft(content_hash=PICTURE) for _number in range(3))
    draft(content_hash=OTHER)
    draft(content_hash=PICTURE, language="de")
    found = places.also_at(here)
    assert ([row.pk for row in found.captions], found.more) == ([there.pk, elsewhere.pk], False)
    monkeypatch.setattr(places, "MOST", 1)
    found = places.also_at(here)
    assert ([row.pk for row in found.captions], found.more) == ([there.pk], True)
    unread = [draft(content_hash=""), draft(content_hash="")]
    assert places.also_at(unread[0]).captions == ()


def test_an_approval_is_taken_along_with_what_it_is_made_of(by: By) -> None:
    here = draft(alt_text="A red boat.", content_hash=PICTURE, model="model-1")
    same, other, empty, not_chosen = (
        draft(alt_text="A red boat.", content_hash=PICTURE),
        draft(alt_text="Something red.", content_hash=PICTURE),
        caption(alt_text="", content_hash=PICTURE),
        draft(alt_text="Another.", content_hash=PICTURE),
    )
    review = reviews.approve(here, seen=Seen.of(here), by=by)
    decided = places.take_along(review, seen(same, other, empty), by=by)
    assert (sorted(decided.ids), decided.left_alone) == ([same.pk, other.pk, empty.pk], 0)
    said = [fresh(row).published for row in (same, other, empty)]
    assert [version.alt_text if version else "" for version in said] == ["A red boat."] * 3
    assert fresh(same).published_id == same.draft_id, "it is the same draft"
    made = fresh(other).published
    assert made is not None
    assert (made.based_on, made.origin, made.model, made.human_fields) == (
        here.published,
        Origin.PROVIDER,
        "model-1",
        [],
    )
    assert fresh(not_chosen).published is None
    groups = Review.objects.exclude(pk=review.pk).values_list("verb", "group")
    assert {verb for verb, _group in groups} == {Verb.APPROVE}
    assert len({group for _verb, group in groups}) == 1, "one bulk action, which no score counts"


def test_an_edit_stays_a_persons(by: By) -> None:
    here, there = (draft(alt_text="A boat.", content_hash=PICTURE) for _number in range(2))
    review = reviews.edit(here, {"alt_text": "A red boat."}, seen=Seen.of(here), by=by)
    assert review is not None
    places.take_along(review, seen(there), by=by)
    made = fresh(there).published
    assert made is not None
    assert (made.alt_text, made.human_fields, made.author_id) == ("A red boat.", ["alt_text"], by.user_id)


def test_a_rejection_takes_its_reason_along(by: By) -> None:
    here, there = (draft(content_hash=PICTURE) for _number in range(2))
    review = reviews.reject(here, seen=Seen.of(here), by=by, reason=Reason.WRONG, note="No boat.")
    assert places.take_along(review, seen(there), by=by).changed == 1
    assert fresh(there).draft is None
    taken = Review.objects.get(caption=there)
    assert (taken.verb, taken.reason, taken.note) == (Verb.REJECT, Reason.WRONG, "No boat.")


def test_what_changed_or_is_another_picture_is_left_alone(by: By) -> None:
    here, changed, replaced, published = (draft(alt_text="A boat.", content_hash=PICTURE) for _number in range(4))
    reviews.approve(published, seen=Seen.of(published), by=by)
    shown = seen(changed, replaced, fresh(published))
    reviews.edit(changed, {"alt_text": "Meanwhile."}, seen=Seen.of(changed), by=by)
    Caption.objects.filter(pk=replaced.pk).update(content_hash=OTHER)
    review = reviews.approve(here, seen=Seen.of(here), by=by)
    decided = places.take_along(review, shown, by=by)
    assert (decided.ids, decided.meanwhile, decided.unfit) == ([], 2, 1), "one says the same already"
    with pytest.raises(ValueError, match="nothing to take along"):
        places.take_along(undoing.undo(review, by=by), shown, by=by)


def test_drawn_words_that_say_the_same_are_confirmed(by: By) -> None:
    here = draft(alt_text="A boat.", content_hash=PICTURE)
    drawn = awaits(caption(alt_text="A boat.", content_hash=PICTURE), Awaits.SPOT_CHECK)
    places.take_along(reviews.approve(here, seen=Seen.of(here), by=by), seen(drawn), by=by)
    assert (fresh(drawn).published_id, fresh(drawn).review) == (drawn.published_id, Awaits.NOTHING)
