"""Check: the linter looks at words that are there, and what it has a remark about comes to the desk."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from django_autocaption.admin.recaption import typed
from django_autocaption.models import Awaits, Batch, Caption, Kind, State, Version
from django_autocaption.pipeline.bulk import recaption
from django_autocaption.pipeline.words import dismissals
from django_autocaption.pipeline.words.seen import By, Seen
from tests.admin.conftest import LIST
from tests.admin.rows import action, caption, confirmed, draft, staff
from tests.rows import fresh
from tests.testapp.providers import ScriptedProvider

pytestmark = pytest.mark.django_db
Messages = Callable[[HttpResponse], list[str]]


def reviews() -> dict[str, str]:
    """By what is said, why a person has to look."""
    rows = Caption.objects.with_words()
    return {row.offered.alt_text: row.review for row in rows if row.offered is not None}


def test_what_has_a_remark_comes_to_the_desk_and_nobody_is_asked(
    editor: Client, scripted: type[ScriptedProvider], commit: Any, messages: Messages, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recaption, "PORTION", 2)
    fine, bad, drafted = caption(alt_text="A boat."), caption(alt_text="A picture of a boat."), draft(alt_text="Image")
    dismissed, empty = caption(alt_text="A photo of a kite."), caption(state=State.FAILED)
    seen = Seen.of(fresh(dismissed))
    dismissals.dismiss(fresh(dismissed), "redundant_start", seen=seen, by=By())
    chosen = [fine, bad, drafted, dismissed, empty]
    page = editor.post(LIST, action("check_words", chosen)).content.decode()
    assert "The linter looks at the words of <strong>4</strong> captions." in page
    assert "<strong>1</strong> is left alone because it has no words." in page
    assert not Batch.objects.exists()
    with commit():
        response = editor.post(f"{LIST}?state__exact=done", confirmed("check_words", chosen))
    assert response.url == f"{LIST}?state__exact=done"
    assert reviews() == {
        "A boat.": Awaits.NOTHING,
        "A picture of a boat.": Awaits.SENT_BACK,
        "Image": Awaits.DRAFT,
        "A photo of a kite.": Awaits.NOTHING,
    }
    row, batch = fresh(bad), Batch.objects.get()
    assert row.note == "Screen readers say that it is an image: begin with what it shows."
    assert row.published_id == bad.published_id
    assert (batch.kind, batch.requested_count, batch.found, batch.unwritten) == (Kind.CHECK, 4, 1, False)
    assert scripted.asked == []


def test_its_page_tells_how_far_it_is_and_can_only_be_cancelled(client: Client, commit: Any) -> None:
    permissions = (f"autocaption.{name}" for name in ("view_caption", "change_caption", "view_batch", "view_attempt"))
    client.force_login(staff(*permissions))
    row = caption(alt_text="A picture of a boat.")
    client.post(LIST, confirmed("check_words", [row]))
    batch = Batch.objects.get()
    page = client.get(f"/admin/autocaption/batch/{batch.pk}/change/").content.decode()
    assert "Yet to be checked" in page and "Spent" not in page
    assert "Show these captions" not in page and "field-model" not in page
    assert 'value="Cancel this request"' in page and 'value="Pause"' not in page
    recaption.write_rows(batch.pk, using="default")
    page = client.get(f"/admin/autocaption/batch/{batch.pk}/change/").content.decode()
    assert "100\N{NO-BREAK SPACE}% have ended." in page
    assert (
        f'<a href="{LIST}?review=sent_back">Sent to the review desk</a></th><td class="autocaption-number">1</td>'
        in page
    )
    assert "Cancel this request" not in page


def test_many_are_checked_by_who_types_their_number_and_nothing_by_nobody(
    editor: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(typed, "ABOVE", 1)
    rows = [caption(), caption()]
    for wrong in ({}, {"number": "3"}):
        refused = editor.post(LIST, confirmed("check_words", rows, **wrong)).content.decode()
        assert "2 captions would be asked for: type this number." in refused
    refused = editor.post(LIST, confirmed("check_words", [caption(state=State.FAILED)])).content.decode()
    assert "None of the selected captions has words." in refused
    assert not Batch.objects.exists()
    editor.post(LIST, confirmed("check_words", rows, number="2"))
    assert Batch.objects.get().planned == 2


def test_the_list_finds_words_with_remarks_that_stand(editor: Client) -> None:
    def listed() -> set[str]:
        found = editor.get(LIST, {"remarks": "yes"}).context_data["cl"].result_list  # type: ignore[attr-defined]  # of a template response
        return {row.offered.alt_text for row in found}

    bad, fine = caption(alt_text="Old."), caption(alt_text="A boat.")
    assert listed() == set()
    for row, text in ((bad, "A picture of a boat."), (fine, "Two boats.")):
        form = {"alt_text": text, "seen_as": str(Seen.of(row)), "history-TOTAL_FORMS": 0, "history-INITIAL_FORMS": 0}
        editor.post(f"{LIST}{row.pk}/change/", form)
    assert listed() == {"A picture of a boat."}
    dismissals.dismiss(fresh(bad), "redundant_start", seen=Seen.of(fresh(bad)), by=By())
    assert listed() == set()
    dismissals.dismiss_no_more(fresh(bad), "redundant_start", seen=Seen.of(fresh(bad)))
    assert listed() == {"A picture of a boat."}
    Version.objects.update(remarked=True)
    assert listed() == {"A picture of a boat.", "Two boats."}, "of what is offered now, and of nothing older"
