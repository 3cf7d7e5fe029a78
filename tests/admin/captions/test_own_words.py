"""What the admin tells people of their own words: that they wait for somebody else, and how they were tidied."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.http import HttpResponse
from django.test import Client

from django_autocaption.models import Caption
from django_autocaption.pipeline.words.reviews import Seen
from tests.admin.conftest import LIST
from tests.admin.rows import action, caption, words_of

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


@pytest.mark.parametrize(
    ("typed", "stored"), [("A boat.\r\nOn a lake.", "A boat. On a lake."), ("A \u202eboat\u200b.", "A boat.")]
)
def test_saving_tells_what_it_tidied(editor: Client, messages: Messages, typed: str, stored: str) -> None:
    row = caption(alt_text="Old.")
    response = editor.post(f"{LIST}{row.pk}/change/", form(row, alt_text=typed))
    assert words_of(row).alt_text == stored
    (told,) = [message for message in messages(response) if "stored as" in message]
    assert told.startswith(f"Alt text is stored as “{stored}”")


def test_what_is_stored_as_it_was_typed_is_not_told(editor: Client, messages: Messages) -> None:
    row = caption(alt_text="Old.")
    response = editor.post(f"{LIST}{row.pk}/change/", form(row, alt_text="A boat on a lake."))
    assert not any("stored as" in message for message in messages(response))
