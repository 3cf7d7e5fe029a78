"""What a person typed at the desk: stored as they are told, left out where they want that, and back again with Undo."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from django_autocaption.models import Review, Verb
from tests.admin.desk.drive import Desk, queued
from tests.admin.desk.test_sheet import SheetDesk, name
from tests.admin.rows import draft, staff
from tests.rows import REVIEW, fresh, says, stands

pytestmark = pytest.mark.django_db
BACK = "What you had typed is in the field again."
TIDIED = "Alt text is stored as “A red boat.”. Blanks beside blanks were taken out."


@pytest.fixture
def sheet(client: Client) -> SheetDesk:
    return SheetDesk(client, staff(*Desk.PERMISSIONS))


@pytest.mark.parametrize("fetched", [True, False])
def test_what_is_stored_otherwise_is_told(desk: Desk, fetched: bool) -> None:
    desk.fetched = fetched
    rows = queued(2)
    desk.begin()
    assert TIDIED in desk.press("_approve", alt_text="A  red boat.")
    assert says(fresh(rows[0])) == "A red boat."
    assert "is stored as" not in desk.press("_as_drafted", alt_text="A  red  boat.")


def test_on_a_sheet_too(sheet: SheetDesk) -> None:
    a, _b = queued(2)
    sheet.begin()
    assert TIDIED in sheet.approve(**{name(a): "A  red boat."})


@pytest.mark.parametrize(("button", "value"), [("_reject", "wrong"), ("_later", "1")])
def test_what_would_be_lost_may_be_left_out(desk: Desk, button: str, value: str) -> None:
    (a,) = queued(1)
    desk.begin()
    page = desk.press(button, value, alt_text="Half of a sentence", note="Ask the museum.")
    assert desk.status == 422 and "approve or save them, or leave out what you typed" in page
    assert "Leave out what I typed" in page and "Half of a sentence" in page
    assert "Ask the museum.</textarea>" in page and 'data-desk="reject" open' in page, "the note stays, too"
    page = desk.reload(at=a.pk)
    assert "Half of a sentence" not in page and "Leave out what I typed" not in page
    desk.press(button, value, note="Ask the museum.")
    assert Review.objects.get().note == "Ask the museum."


@pytest.mark.parametrize("button", ["_approve", "_as_drafted", "_decorative", "_save", "_later", "_reject"])
def test_a_note_is_kept_with_whatever_is_decided(desk: Desk, button: str) -> None:
    (row,) = queued(1)
    desk.begin()
    typed = {} if button in ("_as_drafted", "_later", "_reject") else {"alt_text": "Mine."}
    desk.press(button, "wrong" if button == "_reject" else "1", note="Ask the museum.", **typed)
    assert Review.objects.get().note == "Ask the museum."
    assert fresh(row).note == ("Ask the museum." if button == "_later" else "")


def test_a_note_is_about_one_image(desk: Desk) -> None:
    queued(2)
    desk.begin()
    assert "Ask the museum." not in desk.press("_later", note="Ask the museum.")
    assert 'data-desk="reject" open' not in desk.page


@pytest.mark.parametrize("button", ["_approve", "_as_drafted", "_decorative"])
def test_undo_brings_it_back(desk: Desk, button: str) -> None:
    a, b = queued(2)
    desk.begin()
    desk.press(button, alt_text="Mine.")
    assert b.draft.alt_text in desk.page and BACK not in desk.page
    page = desk.undo()
    assert "1 of 2" in page and "Mine.</textarea>" in page and BACK in page
    assert (stands(fresh(a)), fresh(a).draft_id) == (REVIEW, a.draft_id)
    assert "checked" not in page.partition('name="en-decorative"')[2].partition(">")[0], "a button said that"
    desk.press("_approve")
    assert says(fresh(a)) == "Mine." and not fresh(a).published.decorative


@pytest.mark.parametrize("fetched", [True, False])
@pytest.mark.parametrize(("button", "value"), [("_reject", "wrong"), ("_later", "1")])
def test_undo_brings_the_note_back(desk: Desk, button: str, value: str, fetched: bool) -> None:
    desk.fetched = fetched
    queued(2)
    desk.begin()
    desk.press(button, value, note="Ask the museum.")
    page = desk.undo()
    assert "1 of 2" in page and "Ask the museum.</textarea>" in page and 'data-desk="reject" open' in page
    assert BACK not in page, "no words were typed"


@pytest.mark.parametrize("button", ["_approve", "_as_drafted", "_decorative", "_reject", "_later"])
def test_undo_brings_back_nothing_where_nothing_was_typed(desk: Desk, button: str) -> None:
    (a,) = queued(1)
    desk.begin()
    desk.press(button, "wrong")
    page = desk.undo()
    assert a.draft.alt_text in page and BACK not in page


def test_of_twenty_decisions_it_is_remembered_what_was_left_out(desk: Desk) -> None:
    rows = queued(22)
    desk.begin()
    for n, _row in enumerate(rows):
        desk.press("_as_drafted", alt_text=f"Mine, number {n}.")
    found = []
    for n, _row in reversed(list(enumerate(rows))):
        desk.undo()
        found += [n] if f"Mine, number {n}." in desk.page else []
    assert found == list(range(21, 1, -1))


def test_undo_of_a_sheet_brings_it_back_to_the_cards(sheet: SheetDesk) -> None:
    a, b, c = queued(3)
    sheet.begin()
    sheet.approve(**{name(a): "Mine.", name(c): "Mine as well."})
    page = sheet.undo()
    assert "Mine.</textarea>" in page and "Mine as well.</textarea>" in page
    assert b.draft.alt_text in page
    sheet.approve()
    assert [says(fresh(row)) for row in (a, b, c)] == ["Mine.", b.draft.alt_text, "Mine as well."]
    assert sorted(Review.objects.filter(undone_by=None).exclude(verb=Verb.UNDO).values_list("verb", flat=True)) == [
        Verb.APPROVE,
        Verb.EDIT,
        Verb.EDIT,
    ]


def test_and_to_each_image_alone(sheet: SheetDesk) -> None:
    a, b, c = queued(3)
    sheet.begin()
    sheet.approve(**{name(a): "Mine.", name(c): "Mine as well."})
    desk = Desk(sheet.client, sheet.user)
    page = desk.undo(sheet.undo_key)
    assert "1 of 3" in page and "Mine.</textarea>" in page and BACK in page
    assert b.draft.alt_text in desk.press("_approve") and BACK not in desk.page
    page = desk.press("_approve")
    assert "Mine as well.</textarea>" in page and BACK in page
    desk.press("_as_drafted")
    desk.undo()
    assert "Mine as well.</textarea>" in desk.page, "it was left out"
    desk.press("_reject", "wrong", alt_text=c.draft.alt_text)
    assert [says(fresh(row)) for row in (a, b)] == ["Mine.", b.draft.alt_text] and fresh(c).draft is None
    desk.undo()
    assert BACK not in desk.page, "what was decided about is forgotten"


def test_keywords_and_lines_outlive_a_request_without_a_script(desk: Desk, scripted: Any) -> None:
    desk.fetched = False
    draft(description="One line.\nAnother.", keywords=["boat"])
    desk.begin()
    asked = {"ask-prompt_text": "Say the colour.", "description": "One line.\r\nAnother."}
    assert BACK not in desk.press("_recaption", **asked), "a browser's ends of lines are nobody's words"
    page = desk.press("_recaption", **asked, keywords="boat, harbour")
    assert 'value="boat, harbour"' in page and BACK in page


def test_without_a_script_it_comes_again_after_skip(desk: Desk) -> None:
    desk.fetched = False
    a, b = queued(2)
    desk.begin()
    assert b.draft.alt_text in desk.press("_skip", alt_text="Half of", title="A title") and BACK not in desk.page
    page = desk.press("_approve")
    assert BACK in page and "Half of</textarea>" in page and 'value="A title"' in page
    desk.press("_approve")
    assert (says(fresh(a)), fresh(a).published.title) == ("Half of", "A title")


@pytest.mark.parametrize("fetched", [True, False])
def test_who_looks_elsewhere_has_it_again_and_the_note_too(desk: Desk, fetched: bool) -> None:
    desk.fetched = fetched
    a, b = queued(2)
    desk.begin()
    typed = {} if fetched else {"alt_text": "Half of", "title": "A title"}
    page = desk.press("_go", b.pk, note="Ask the museum.", **typed)
    assert b.draft.alt_text in page and BACK not in page and "Ask the museum." not in page
    page = desk.press("_go", a.pk)
    assert (BACK in page) is not fetched and "Ask the museum.</textarea>" in page
    assert "Nobody" not in page and not Review.objects.exists()
    desk.press("_go", "leave", note="", **typed)
    page = desk.reload()
    assert "Ask the museum." not in page, "it was emptied"
    assert ("Half of</textarea>" in page and 'value="A title"' in page) is not fetched


def test_without_a_script_it_goes_to_the_sheet_and_back(sheet: SheetDesk) -> None:
    a, b = queued(2)
    sheet.begin()
    half = {f"{name(a)}-alt_text": "Half of", "ticked": str(b.pk)}
    page = sheet.post(sheet.form() | half | {"_cards": "48"})
    assert "24 at once" in page and "Half of</textarea>" in page
    assert f'name="ticked" value="{b.pk}" checked' in page
    desk = Desk(sheet.client, sheet.user)
    desk.fetched = False
    page = desk._read(sheet.client.post(sheet.url, sheet.form() | {"_go": "desk"}, follow=True))
    assert BACK in page and "Half of</textarea>" in page
    sheet.page = desk.press("_go", "sheet", alt_text="Half of a", title="A title")
    assert "Half of a</textarea>" in sheet.page and "2 of 2" not in sheet.page
    page = desk._read(sheet.client.post(sheet.url, sheet.form() | {"_go": str(a.pk)}, follow=True))
    assert "Half of a</textarea>" in page and 'value="A title"' in page


def test_without_a_script_undo_loses_nothing_of_the_next_image(desk: Desk) -> None:
    desk.fetched = False
    a, b = queued(2)
    desk.begin()
    desk.press("_approve")
    half = desk.form() | {"_undo": desk.undo_key, "en-alt_text": "Half of"}
    assert a.draft.alt_text in desk.post(half) and BACK not in desk.page
    page = desk.press("_approve")
    assert "2 of 2" in page and "Half of</textarea>" in page and BACK in page
    assert stands(fresh(b)) == REVIEW


def test_nor_does_undo_on_a_sheet(sheet: SheetDesk) -> None:
    a, b = queued(2)
    sheet.begin()
    sheet.approve(ticked=(b,))
    page = sheet.post(sheet.form() | {"_undo": str(sheet.undo_key), f"{name(b)}-alt_text": "Half of"})
    assert a.draft.alt_text in page and "Half of</textarea>" in page
