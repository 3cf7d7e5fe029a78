"""The contact sheet without a script: many images, one button for all but the ticked, and each decided for itself."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from django_autocaption.admin.desk import cards
from django_autocaption.models import Awaits, Caption, Lease, Rating, Review, Surface, Verb
from django_autocaption.pipeline.scores.counting import counts
from django_autocaption.pipeline.words import reviews
from django_autocaption.pipeline.words.seen import By, Seen
from tests.admin.desk.drive import BEGIN, Desk, queued
from tests.admin.rows import caption, draft, staff
from tests.rows import PUBLISHED, REVIEW, awaits, fresh, says, stands, version

pytestmark = pytest.mark.django_db


class SheetDesk(Desk):
    """The same person at the sheet."""

    @property
    def url(self) -> str:
        return reverse("admin:autocaption_sitting_sheet", args=[self.sitting.pk])

    def begin(self, chosen: dict[str, Any] | None = None) -> str:
        return super().begin({"_sheet": "1"} | (chosen or {}))

    @property
    def keys(self) -> list[int]:
        """The cards on the page."""
        return [int(key) for key in re.findall(r'name="item" value="(\d+)"', self.page)]

    def form(self) -> dict[str, Any]:
        data: dict[str, Any] = {"item": [str(key) for key in self.keys]}
        for prefix in re.findall(r'name="(c\d+)-alt_text"', self.page):
            data |= {f"{prefix}-{name}": self._value(f"{prefix}-{name}") for name in ("alt_text", "seen_as")}
        ticked = re.findall(r'name="ticked" value="(\d+)" checked', self.page)
        return data | ({"ticked": ticked} if ticked else {})

    def approve(self, button: str = "_approve", *, ticked: tuple[Caption, ...] = (), **typed: str) -> str:
        """``typed``: by ``c<id>``."""
        data = self.form() | {button: "1"} | {f"{name}-alt_text": text for name, text in typed.items()}
        if ticked:
            data["ticked"] = [str(row.pk) for row in ticked]
        return self.post(data)


@pytest.fixture
def sheet(client: Client) -> SheetDesk:
    return SheetDesk(client, staff(*Desk.PERMISSIONS))


def name(row: Caption) -> str:
    return f"c{row.pk}"


def test_all_but_the_ticked_are_approved_and_edited_ones_are_a_persons(sheet: SheetDesk) -> None:
    a, b, c, d = queued(4)
    assert "Begin with a contact sheet" in sheet.client.get(BEGIN).content.decode()
    page = sheet.begin()
    assert sheet.keys == [a.pk, b.pk, c.pk, d.pk]
    assert all(row.draft.alt_text in page for row in (a, b, c, d)), "a draft under each"
    page = sheet.approve(ticked=(c,), **{name(b): "A red boat in the harbour."})
    assert [stands(fresh(row)) for row in (a, b, c, d)] == [PUBLISHED, PUBLISHED, REVIEW, PUBLISHED]
    assert says(fresh(b)) == "A red boat in the harbour."
    made = {review.caption_id: review for review in Review.objects.all()}
    assert {pk: review.verb for pk, review in made.items()} == {
        a.pk: Verb.APPROVE,
        b.pk: Verb.EDIT,
        d.pk: Verb.APPROVE,
    }
    assert {(one.surface, one.on_screen, one.by) for one in made.values()} == {(Surface.DESK, 4, sheet.user)}
    assert not any(counts(one) for one in made.values()), "nobody looked at one image"
    assert {entry.get_change_message() for entry in LogEntry.objects.all()} == {"Approved.", "Edited."}
    assert "3 captions approved. 1 of them as you edited it." in page
    assert sheet.keys == [c.pk], "what was ticked comes again"
    assert "3 of 4 done" in page
    sheet.approve()
    assert "All of it was looked at." in sheet.page and not Lease.objects.exists()


def test_what_changed_meanwhile_is_left_alone_and_named(sheet: SheetDesk) -> None:
    a, b, c = queued(3)
    sheet.begin()
    form = sheet.form()
    theirs = fresh(a)
    reviews.edit(theirs, {"alt_text": "Their words."}, seen=Seen.of(theirs), by=By())
    version(fresh(b), "Newer words of a machine.", standing=REVIEW)
    page = sheet.post(form | {"_approve": "1"})
    assert says(fresh(a)) == "Their words."
    assert (stands(fresh(b)), stands(fresh(c))) == (REVIEW, PUBLISHED)
    told = f"meanwhile: \u2068photo {a.object_id}\u2069 (en), \u2068photo {b.object_id}\u2069 (en)."
    assert told in page and "1 caption approved." in page
    assert sheet.keys == [b.pk] and "Newer words of a machine." in page


def test_what_was_typed_over_that_stays_in_its_field(sheet: SheetDesk) -> None:
    a, b, c, d = queued(4)
    sheet.begin()
    form = sheet.form()
    theirs = fresh(a)
    reviews.edit(theirs, {"alt_text": "Their words."}, seen=Seen.of(theirs), by=By())
    words = {a: "Mine.", c: "x" * 251, d: "Half of"}
    typed = {f"{name(row)}-alt_text": text for row, text in words.items()}
    page = sheet.post(form | typed | {"_approve": "1", "ticked": [str(d.pk)]})
    assert sheet.status == 409
    assert sheet.keys == [a.pk, c.pk, d.pk], "and what could be done is done"
    assert stands(fresh(b)) == PUBLISHED
    assert "Their words." in page and ">\nMine.</textarea>" in page and "Half of</textarea>" in page
    assert "The alt text has 251 characters; the limit is 250." in page
    assert f'value="{d.pk}" checked' in page
    sheet.approve(**{name(c): "A lake."})
    assert (says(fresh(a)), says(fresh(c))) == ("Mine.", "A lake.")
    assert sheet.keys == [d.pk] and "Half of</textarea>" in sheet.page, "a tick loses nothing either"
    sheet.approve()
    assert says(fresh(d)) == "Half of"


def test_sent_twice_it_is_done_once(sheet: SheetDesk) -> None:
    a, _b = queued(2)
    sheet.begin()
    form = sheet.form() | {"_approve": "1", f"c{a.pk}-alt_text": "Mine."}
    sheet.post(form)
    sheet.post(form)
    assert Review.objects.count() == 2 and says(fresh(a)) == "Mine."
    assert sheet.status == 200 and "Left alone" not in sheet.page


def test_undo_takes_the_whole_sheet_back_but_what_was_built_upon(sheet: SheetDesk) -> None:
    rows = queued(25)
    sheet.begin()
    assert len(sheet.keys) == 24
    sheet.approve(**{name(rows[0]): "Mine."})
    built = fresh(rows[3])
    reviews.edit(built, {"alt_text": "Later words."}, seen=Seen.of(built), by=By())
    assert "Contact sheet: 23 captions" in sheet.reload()
    page = sheet.undo()
    assert "Taken back: Contact sheet: 23 captions" in page and "1 was left alone" in page
    assert says(fresh(rows[3])) == "Later words."
    assert {stands(fresh(row)) for row in rows if row != rows[3]} == {REVIEW}
    assert sheet.keys == [row.pk for row in rows if row != rows[3]][:24], "and they are next"


def test_others_are_not_given_these_images(sheet: SheetDesk, client: Client) -> None:
    rows = queued(30)
    sheet.begin()
    assert Lease.objects.filter(user=sheet.user).count() == 24
    other = SheetDesk(Client(), staff(*Desk.PERMISSIONS))
    other.begin()
    assert other.keys == [row.pk for row in rows[24:]]
    leave = reverse("admin:autocaption_sitting_leave", args=[sheet.sitting.pk])
    sheet.client.post(leave, {"item": [str(row.pk) for row in rows]})
    assert {lease.user_id for lease in Lease.objects.all()} == {other.user.pk}
    other.approve("_skip")
    assert other.keys[:24] == [row.pk for row in rows[:24]]


def test_nobody_approves_what_they_wrote_themselves(sheet: SheetDesk, settings: Any) -> None:
    settings.AUTOCAPTION = settings.AUTOCAPTION | {"APPROVE_OWN": False}
    a, b = queued(2)
    row = fresh(a)
    reviews.edit(row, {"alt_text": "My draft."}, seen=Seen.of(row), by=By(user=sheet.user))
    sheet.begin()
    page = sheet.approve(**{name(b): "My edit."})
    assert [stands(fresh(row)) for row in (a, b)] == [REVIEW, REVIEW]
    left = f"\u2068photo {a.object_id}\u2069 (en)"
    assert f"Left alone, as you wrote it and somebody else has to approve it: {left}." in page
    assert says(fresh(b)) == "My edit." and "1 draft of yours waits for somebody else" in page


def test_who_may_not_publish_leaves_drafts(sheet: SheetDesk) -> None:
    a, b = queued(2)
    sheet.user.user_permissions.remove(sheet.permission("approve_caption"))
    sheet.begin()
    assert 'name="_approve"' not in sheet.page and 'name="ticked"' not in sheet.page
    sheet.approve("_approve", **{name(a): "Mine."})
    assert says(fresh(a)) == "Mine." and stands(fresh(a)) == stands(fresh(b)) == REVIEW
    assert [review.verb for review in Review.objects.all()] == [Verb.SUGGEST]


def test_withheld_images_and_those_without_words(sheet: SheetDesk) -> None:
    held, bare, decorative = queued(3)
    Caption.objects.filter(pk=bare.pk).update(draft=None)
    awaits(fresh(bare), Awaits.NO_WORDS)
    decorative.draft.__class__.objects.filter(pk=decorative.draft_id).update(decorative=True)
    sheet.begin()
    Caption.objects.filter(pk=held.pk).update(rating=Rating.BLOCKED)
    assert held.pk in sheet.keys
    form = sheet.form()
    page = sheet.reload()
    assert sheet.keys == [decorative.pk, bare.pk] and f"photos/{held.object_id}.jpg" not in page
    assert "Decorative: screen readers skip it" in sheet.page
    page = sheet.approve(**{name(decorative): "A boat."})
    assert f"Left, as there is nothing to approve: \u2068photo {bare.object_id}\u2069 (en)." in page
    assert not fresh(decorative).published.decorative, "whoever writes words means them to be read"
    sheet.approve(**{name(bare): "A lake."})
    assert says(fresh(bare)) == "A lake."
    page = sheet.post(form | {"_approve": "1"})
    assert stands(fresh(held)) == REVIEW and "1 image is not on the desk any more." in page


def test_every_language_that_waits_is_on_the_card(
    sheet: SheetDesk, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.AUTOCAPTION = settings.AUTOCAPTION | {"LANGUAGES": ["en", "de"]}
    (a, b) = queued(2)
    de = draft(object_id=a.object_id, language="de", alt_text="Ein Boot.")
    monkeypatch.setattr(cards, "MOST_FIELDS", 2)
    sheet.begin()
    assert sheet.keys == [a.pk], "more fields do not fit"
    sheet.approve()
    assert [stands(fresh(row)) for row in (a, de, b)] == [PUBLISHED, PUBLISHED, REVIEW]
    assert {review.on_screen for review in Review.objects.all()} == {1}
    assert sheet.keys == [b.pk]


def test_a_card_with_one_of_several_languages_names_it(sheet: SheetDesk, settings: Any) -> None:
    settings.AUTOCAPTION = settings.AUTOCAPTION | {"LANGUAGES": ["en", "de"]}
    (alone,) = queued(1)
    assert "Alt text <span" in sheet.begin()
    caption(object_id=alone.object_id, language="de", alt_text="Ein Boot.")
    assert "Alt text (en) <span" in sheet.reload()


def test_a_larger_sheet_asks_no_more(sheet: SheetDesk) -> None:
    asked: dict[int, int] = {}
    for number in (4, 24):
        Caption.objects.update(review=Awaits.NOTHING, review_at=None, draft=None)
        queued(number)
        sheet.begin()
        with CaptureQueriesContext(connection) as captured:
            sheet.reload()
        assert len(sheet.keys) == number
        asked[number] = len(captured)
    assert asked[24] == asked[4]


def test_undo_leaves_no_image_taken_that_it_does_not_show(sheet: SheetDesk) -> None:
    rows = queued(30)
    sheet.begin()
    sheet.approve()
    assert Lease.objects.count() == 6
    sheet.post(sheet.form() | {"_undo": str(sheet.undo_key)})
    assert sheet.keys == [row.pk for row in rows[:24]] and Lease.objects.count() == 24


def test_what_was_ticked_is_not_approved_after_another_button(sheet: SheetDesk) -> None:
    a, b, c = queued(3)
    sheet.begin()
    sheet.approve(ticked=(b, c))
    sheet.post(sheet.form() | {"ticked": [str(c.pk)], "_dismiss": f"{b.pk} long"})
    assert sheet.form()["ticked"] == [str(c.pk)]
    sheet.post(sheet.form() | {"_undo": str(sheet.undo_key)})
    assert sheet.form()["ticked"] == [str(c.pk)]
    sheet.approve()
    assert [stands(fresh(row)) for row in (a, b, c)] == [PUBLISHED, PUBLISHED, REVIEW]
