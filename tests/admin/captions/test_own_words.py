"""What the admin tells people of their own words: that they wait for somebody else, and how they were tidied."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.http import HttpResponse
from django.test import Client

from django_autocaption.admin.captions.difference import as_text
from django_autocaption.models import Caption, Origin, Review, Verb, Version
from django_autocaption.pipeline.words.seen import Seen
from tests.admin.conftest import LIST
from tests.admin.desk.drive import Desk
from tests.admin.rows import action, caption, draft, staff, words_of
from tests.rows import PUBLISHED, REVIEW, says, stands, version

pytestmark = pytest.mark.django_db
Messages = Callable[[HttpResponse], list[str]]


def form(row: Caption, **changes: str) -> dict[str, Any]:
    row = Caption.objects.select_related("published", "draft").get(pk=row.pk)
    assert row.offered is not None
    said = {name: value for name, value in row.offered.words.items() if isinstance(value, str)}
    formset = {"history-TOTAL_FORMS": 0, "history-INITIAL_FORMS": 0}
    return said | {"seen_as": str(Seen.of(row)), "reason": "", "note": ""} | formset | changes


def test_their_draft_waits_for_somebody_else(editor: Client, settings: Any, messages: Messages) -> None:
    settings.AUTOCAPTION = {**django_settings.AUTOCAPTION, "APPROVE_OWN": False}
    row = caption(alt_text="A machine's.")
    page = f"{LIST}{row.pk}/change/"
    assert "Save as draft" in editor.get(page).content.decode()
    editor.post(page, form(row, alt_text="Mine."))
    html = editor.get(page).content.decode()
    assert 'name="_approve"' not in html
    refused = editor.post(page, form(row, _approve="1"))
    assert "You wrote these words: somebody else has to approve them." in refused.content.decode()
    response = editor.post(LIST, action("approve", [row]))
    assert "1 left alone: you wrote its draft, which somebody else has to approve." in messages(response)
    assert (words_of(row).alt_text, Caption.objects.get().published.alt_text) == ("Mine.", "A machine's.")


BREAKS, BLANKS = "Line breaks became blanks.", "Blanks beside blanks were taken out."
UNSEEN, TWICE = "Characters that nobody sees were taken out.", "What was there twice was taken out."


@pytest.mark.parametrize(
    ("field", "typed", "stored", "rules"),
    [
        ("alt_text", "A boat.\r\nOn a lake.", "A boat. On a lake.", [BREAKS]),
        ("alt_text", "A \u202eboat\u200b.", "A boat.", [UNSEEN]),
        ("alt_text", "A  boat\u00a0here.", "A boat here.", [BLANKS]),
        ("keywords", "boat, lake, boat", "boat, lake", [TWICE]),
        ("description", "Two  blanks.\u200b\r\nA line.", "Two  blanks.\nA line.", [UNSEEN]),
    ],
)
def test_saving_tells_what_it_tidied_by_which_rules(
    editor: Client, messages: Messages, field: str, typed: str, stored: str, rules: list[str]
) -> None:
    row = caption(alt_text="Old.")
    response = editor.post(f"{LIST}{row.pk}/change/", form(row, **{field: typed}))
    assert as_text(words_of(row).words[field]) == stored
    label = {"alt_text": "Alt text", "keywords": "Keywords", "description": "Description"}[field]
    assert " ".join((f"{label} is stored as “{stored}”.", *rules)) in messages(response)


def test_what_is_stored_as_it_was_typed_is_not_told(editor: Client, messages: Messages) -> None:
    row = caption(alt_text="Old.")
    response = editor.post(f"{LIST}{row.pk}/change/", form(row, alt_text="A boat on a lake."))
    assert not any("stored as" in message for message in messages(response))


def test_a_field_is_given_back_to_machines_alone_and_undo_takes_that_back(editor: Client, messages: Messages) -> None:
    row = caption(alt_text="Mine.", title="My title", origin=Origin.HUMAN, human_fields=("alt_text", "title"))
    version(row, "A machine's draft.", standing=REVIEW)
    page = f"{LIST}{row.pk}/change/"
    html = editor.get(page).content.decode()
    assert 'value="title"' in html and "Give “Title” back to machines" in html

    told = editor.post(page, form(row, _unlock="title"))
    assert "Machines may write that field again" in " ".join(messages(told))
    row = Caption.objects.select_related("published", "draft").get()
    assert row.published is not None and row.draft is not None
    assert (row.published.human_fields, row.published.title, row.draft.alt_text) == (
        ["alt_text"],
        "My title",
        "A machine's draft.",
    )
    html = editor.get(page).content.decode()
    assert '<td>Unlocked for machines<span class="autocaption-note">Title</span>' in html
    assert 'value="title"' not in html
    refused = editor.post(page, form(row, _unlock="title")).content.decode()
    assert "No person wrote that field of the published words." in refused

    editor.post(page, form(row, _undo=str(Review.objects.get(verb=Verb.UNLOCK).pk)))
    row = Caption.objects.select_related("published", "draft").get()
    assert row.published is not None and row.draft is not None
    assert (row.published.human_fields, row.human) == (["alt_text", "title"], True)


def test_who_may_not_approve_gives_nothing_back(client: Client) -> None:
    client.force_login(staff("autocaption.view_caption", "autocaption.change_caption"))
    row = caption(alt_text="Mine.", origin=Origin.HUMAN)
    page = f"{LIST}{row.pk}/change/"
    assert "Give “Alt text” back" not in client.get(page).content.decode()
    client.post(page, form(row, _unlock="alt_text"))
    assert not Review.objects.exists()


def test_the_form_lists_the_same_picture_at_other_places_and_takes_it_along(
    editor: Client, messages: Messages, settings: Any
) -> None:
    settings.AUTOCAPTION = {**django_settings.AUTOCAPTION, "APPROVE_OWN": False}
    here, there, mine, other = (draft(alt_text=text) for text in ("Here.", "There.", "Here.", "Another picture."))
    Caption.objects.exclude(pk=other.pk).update(content_hash="a" * 64)
    me = editor.get(LIST).wsgi_request.user
    Version.objects.filter(caption=mine).update(author=me)
    page = f"{LIST}{here.pk}/change/"
    html = editor.get(page).content.decode()
    assert "Also at 2 places" in html
    places = re.findall(r'name="en-place" value="([^"]+)"', html)

    editor.post(f"{LIST}{there.pk}/change/", form(there, _approve="1") | {"en-place": places})
    assert [stands(Caption.objects.get(pk=row.pk)) for row in (there, here)] == [PUBLISHED, REVIEW], "not ticked"

    places = re.findall(r'name="en-place" value="([^"]+)"', editor.get(page).content.decode())
    told = messages(editor.post(page, form(here, _approve="1") | {"en-place": places, "en-along": "1"}))
    assert "The same at 1 other place." in told
    assert "1 left alone: you wrote its draft, which somebody else has to approve." in told
    rows = [Caption.objects.get(pk=row.pk) for row in (here, there, mine, other)]
    assert [stands(row) for row in rows] == [PUBLISHED, PUBLISHED, REVIEW, REVIEW]
    assert says(rows[1]) == "Here."


def test_nor_do_they_approve_their_own_at_the_desk(client: Client, settings: Any) -> None:
    settings.AUTOCAPTION = {**django_settings.AUTOCAPTION, "APPROVE_OWN": False}
    row = draft(alt_text="A machine's.")
    desk = Desk(client, staff(*Desk.PERMISSIONS))
    desk.begin()
    desk.press("_save", alt_text="Mine.")
    page = desk.begin()
    assert 'name="_as_drafted"' not in page
    desk.press("_as_drafted")
    assert "You wrote these words: somebody else has to approve them." in desk.page
    desk.press("_approve")
    assert (words_of(row).alt_text, stands(Caption.objects.get(pk=row.pk))) == ("Mine.", REVIEW)

    colleague = Desk(client, staff(*Desk.PERMISSIONS))
    colleague.begin()
    colleague.press("_take_over")
    colleague.press("_as_drafted")
    assert stands(Caption.objects.get(pk=row.pk)) == PUBLISHED
