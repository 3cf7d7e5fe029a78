"""A remark that is wrong is dismissed with a button, and taken back: on the caption's page, the desk and the sheet."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client

from django_autocaption.models import Caption, Dismissal
from tests.admin.captions.test_form import page_of, posted, save
from tests.admin.desk.drive import Desk, queued
from tests.admin.desk.test_sheet import SheetDesk
from tests.admin.rows import draft, staff
from tests.rows import fresh, says, version

pytestmark = pytest.mark.django_db
EMOJI = "Remove the emoji: screen readers say their long names."


def value(row: Caption, code: str = "emoji") -> str:
    return f"{row.pk} {code}"


@pytest.fixture
def row() -> Caption:
    (made,) = queued(1, alt_text="A red boat 😀 on a lake.")
    return made


def test_on_the_page_of_the_caption(editor: Client, row: Caption, messages: Any) -> None:
    page = editor.get(page_of(row)).content.decode()
    assert f"<li>{EMOJI}</li>" in page and f'name="_dismiss" value="{value(row)}"' in page
    response = save(editor, row, **posted(row, _dismiss=value(row)))
    assert messages(response) == ["The remark is dismissed, for these words about this image."]
    made = Dismissal.objects.get()
    assert (made.caption, made.version_id, made.code) == (row, row.draft_id, "emoji")
    assert fresh(row).draft_id == row.draft_id, "nothing is published or changed"
    page = editor.get(page_of(row)).content.decode()
    assert f"<li>{EMOJI}</li>" not in page and f'name="_stands" value="{value(row)}"' in page
    save(editor, row, **posted(row, _stands=value(row)))
    assert not Dismissal.objects.exists()


def test_typed_words_are_neither_lost_nor_published_by_it(editor: Client, row: Caption) -> None:
    response = editor.post(page_of(row), posted(row, _dismiss=value(row), alt_text="Something else."))
    page = response.content.decode()
    assert "You changed the words in this form." in page and "Something else." in page
    assert not Dismissal.objects.exists() and says(fresh(row)) == row.draft.alt_text


def test_hard_ones_and_what_is_not_said_have_no_button(editor: Client) -> None:
    row = draft(alt_text="IMG_2041.jpg")
    page = editor.get(page_of(row)).content.decode()
    assert "A file name is no description" in page and value(row, "file_name") not in page
    for code in ("file_name", "emoji", "nonsense"):
        response = editor.post(page_of(row), posted(row, _dismiss=value(row, code)))
        assert response.status_code == 200, code
    other = draft(alt_text="A red boat 😀 on a lake.")
    assert editor.post(page_of(row), posted(row, _dismiss=value(other))).status_code == 200
    assert not Dismissal.objects.exists()


def test_who_may_only_look_has_no_button(client: Client, row: Caption) -> None:
    client.force_login(staff("autocaption.view_caption"))
    assert "_dismiss" not in client.get(page_of(row)).content.decode()


@pytest.mark.parametrize("kind", [Desk, SheetDesk])
def test_at_the_desk_and_on_the_sheet(client: Client, row: Caption, kind: type[Desk]) -> None:
    desk = kind(client, staff(*Desk.PERMISSIONS))
    page = desk.begin()
    assert f"<li>{EMOJI}</li>" in page
    typed = next(name for name in desk.form() if name.endswith("-alt_text"))
    given = desk.form() | {"_dismiss": value(row), typed: "Half of a"}
    page = desk.client.post(desk.url, given, follow=True).content.decode()
    assert "The remark is dismissed" in page
    assert re.search(r">\s*Half of a</textarea>", page), "and nothing typed is lost"
    desk.reload()
    assert Dismissal.objects.get().by == desk.user
    desk.post(desk.form() | {"_dismiss": value(row), typed: row.draft.alt_text})
    assert f"<li>{EMOJI}</li>" not in desk.page and "Say it again" in desk.page
    stale = desk.form()
    version(fresh(row), "A blue boat 😀 on a lake.", standing="review")
    desk.post(stale | {"_stands": value(row)})
    assert "The words were changed while you looked" in desk.page
    assert f"<li>{EMOJI}</li>" in desk.page, "with other words it lapses"
    desk.post(desk.form() | {"_dismiss": "0 emoji"})
    assert "There is no such remark" in desk.page and Dismissal.objects.count() == 1
