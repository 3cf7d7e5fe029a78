"""Later: left for a colleague with a note, alone or many at once; and what Undo makes of the notes."""

from __future__ import annotations

import pytest

from django_autocaption.models import Awaits, Caption, Review, Verb
from django_autocaption.pipeline.words import many, reviews, undoing
from django_autocaption.pipeline.words.many import Shown
from django_autocaption.pipeline.words.seen import By, Seen
from tests.rows import REVIEW, caption, version

pytestmark = pytest.mark.django_db
ME = By()


def left(row: Caption, note: str) -> Review:
    review = reviews.leave(row, seen=Seen.of(row), by=ME, note=note)
    row.refresh_from_db()
    return review


def taken_back(row: Caption, review: Review) -> Caption:
    undoing.undo(Review.objects.get(pk=review.pk), by=ME)
    row.refresh_from_db()
    return row


@pytest.fixture
def row(db: None) -> Caption:
    return caption(alt_text="A red bridge.", image_name="photos/a.jpg", doubt=35)


def test_the_words_stay_and_the_note_is_read_with_the_image(row: Caption) -> None:
    review = left(row, "Which bridge?")
    assert (row.review, row.note, row.doubt) == (Awaits.SENT_BACK, "Which bridge?", 35)
    assert (review.verb, review.note) == (Verb.LATER, "Which bridge?")
    assert row.published is not None
    assert row.published.alt_text == "A red bridge."


def test_undo_brings_the_note_before_back(row: Caption) -> None:
    other = caption(alt_text="A dog.", image_name="photos/b.jpg", object_id="2")
    first = left(row, "First.")
    left(other, "Of another image.")
    dropped = left(row, "Taken back.")
    taken_back(row, dropped)
    last = left(row, "Last.")
    assert taken_back(row, last).note == "First."
    assert taken_back(row, first).note == ""
    assert row.review == Awaits.NOTHING


def test_undo_of_what_was_left_among_the_drafts_leaves_no_note() -> None:
    row = caption(alt_text="A red bridge.", standing=REVIEW, image_name="photos/a.jpg")
    assert taken_back(row, left(row, "Which bridge?")).note == ""
    assert row.review == Awaits.DRAFT


def test_undo_of_what_was_left_among_later_drafts_brings_no_older_note_back(row: Caption) -> None:
    left(row, "Which bridge?")
    reviews.approve(row, seen=Seen.of(row), by=ME)
    row.refresh_from_db()
    version(row, "Another draft.", standing=REVIEW)
    assert taken_back(row, left(row, "Look at this.")).note == ""


def test_of_many_those_are_left_that_wait_for_nobody(row: Caption) -> None:
    caption(alt_text="A dog.", standing=REVIEW, image_name="photos/b.jpg", object_id="2")
    caption(alt_text="A cat.", object_id="3")  # without an image
    shown = Shown(newest=many.newest_version(using="default"))
    decided = many.leave(Caption.objects.all(), shown=shown, by=ME)
    assert (decided.ids, decided.left_alone) == ([row.pk], 2)
    review = Review.objects.get()
    assert (review.caption, review.seen) == (row, row.published)
