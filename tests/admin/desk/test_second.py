"""Who comes second with a decision: somebody else, a machine, or the same person once more."""

from __future__ import annotations

from typing import Any

import pytest

from django_autocaption.models import Caption, Review, Verb
from django_autocaption.pipeline.words import reviews
from django_autocaption.pipeline.words.seen import By, Seen
from tests.admin.desk.drive import Desk, queued
from tests.admin.rows import staff
from tests.rows import REVIEW, fresh, says, stands, version

pytestmark = pytest.mark.django_db
ALREADY = "You decided about this image already"
SECOND = "Somebody decided first"


@pytest.mark.parametrize("typed", [{}, {"alt_text": "Mine."}])
def test_what_was_sent_twice_is_no_conflict(desk: Desk, typed: dict[str, str]) -> None:
    """As where the answer to the first was lost on its way."""
    a, b = queued(2)
    desk.begin()
    form = desk.form() | {f"en-{name}": text for name, text in typed.items()} | {"_approve": "1"}
    desk.post(form)
    page = desk.post(form)
    assert ALREADY in page and b.draft.alt_text in page
    assert Review.objects.count() == 1 and says(fresh(a)) == typed.get("alt_text", a.draft.alt_text)


def test_other_words_of_ones_own_are_shown_beside_the_first(desk: Desk) -> None:
    (a, _b) = queued(2)
    desk.begin()
    form = desk.form() | {"_approve": "1"}
    desk.post(form | {"en-alt_text": "Mine."})
    page = desk.post(form | {"en-alt_text": "Mine, and better."})
    assert desk.status == 409 and SECOND in page
    assert "Mine, and better." in page and says(fresh(a)) == "Mine."


@pytest.mark.parametrize("button", ["_approve", "_reject", "_decorative"])
def test_an_earlier_decision_of_ones_own_hides_no_new_draft(desk: Desk, button: str) -> None:
    """Left for later by the same person before; a machine's new words came while the page was open."""
    a, _b = queued(2)
    desk.begin()
    desk.press("_later", note="Ask the museum.")
    desk.reload(at=a.pk)
    form = desk.form()
    newer = version(fresh(a), "Newer words of a machine.", standing=REVIEW)
    page = desk.post(form | {button: "wrong"})
    assert desk.status == 409 and SECOND in page and ALREADY not in page
    assert "Newer words of a machine." in page
    assert (stands(fresh(a)), fresh(a).draft_id) == (REVIEW, newer.pk)


def test_nor_another_image(desk: Desk) -> None:
    a, _b = queued(2)
    desk.begin()
    form = desk.form() | {"_approve": "1"}
    desk.post(form)
    Caption.objects.filter(pk=a.pk).update(image_no=2, image_name="photos/another.jpg")
    page = desk.post(form)
    assert desk.status == 409 and "The image was replaced meanwhile" in page and ALREADY not in page


def test_nor_what_somebody_did_since(desk: Desk) -> None:
    a, _b = queued(2)
    desk.begin()
    form = desk.form() | {"_approve": "1"}
    desk.post(form)
    theirs: Any = fresh(a)
    reviews.reject(theirs, seen=Seen.of(theirs), by=By())
    desk.post(form)
    assert desk.status == 409 and SECOND in desk.page
    assert list(Review.objects.order_by("pk").values_list("verb", flat=True)) == [Verb.APPROVE, Verb.REJECT]


@pytest.mark.parametrize("typed", [{}, {"alt_text": "Mine."}])
def test_the_second_of_two_decisions_is_shown_both_texts(desk: Desk, typed: dict[str, str]) -> None:
    (a,) = queued(1)
    desk.begin()
    other = By(user=staff("autocaption.change_caption"))
    reviews.edit(fresh(a), {"alt_text": "Theirs."}, seen=Seen.of(fresh(a)), by=other)
    page = desk.press("_approve", **typed)
    mine = typed.get("alt_text", a.draft.alt_text)
    assert desk.status == 409
    assert "Theirs." in page and mine in page
    assert all(f'name="{name}"' in page for name in ("_approve", "_theirs")) and "Begin from theirs" in page
    assert str(other.user) not in page, "names are for those who may see users"
    assert says(fresh(a)) == "Theirs."
    desk.press("_approve")
    assert says(fresh(a)) == mine


def test_theirs_may_be_left(desk: Desk) -> None:
    a, b = queued(2)
    desk.begin()
    reviews.reject(fresh(a), seen=Seen.of(fresh(a)), by=By())
    assert SECOND in desk.press("_decorative")
    assert b.draft.alt_text in desk.press("_theirs")
    assert fresh(a).published is None
