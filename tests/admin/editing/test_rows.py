"""Alt texts edited in the list: what is stored, what is not, and that nothing typed is lost."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib import admin
from django.test import Client

from django_autocaption.admin.access import hosts
from django_autocaption.models import Caption, Rating, Review, Surface, Verb
from django_autocaption.pipeline.words.seen import Seen
from tests.admin.conftest import LIST
from tests.admin.rows import caption, draft, staff
from tests.rows import PUBLISHED, REVIEW, fresh, says, stands, version
from tests.testapp.models import Photo

pytestmark = pytest.mark.django_db
EDIT = f"{LIST}?edit=1"


def typed(words: dict[Caption, str], **more: Any) -> dict[str, Any]:
    """What the page posts that showed these rows as they are given."""
    found: dict[str, Any] = {"_save_words": "Save", **more}
    for row, text in words.items():
        found |= {f"c{row.pk}-seen_as": str(Seen.of(row)), f"c{row.pk}-alt_text": text}
    return found


def test_many_rows_are_saved_at_once_and_only_what_was_typed(
    editor: Client, messages: Callable[[Any], list[str]]
) -> None:
    first, second, left = draft(alt_text="A boat."), caption(alt_text="A ship."), draft(alt_text="A raft.")
    page = editor.get(EDIT)
    assert page.content.count(b"<textarea") == 3 and b'name="action"' not in page.content
    response = editor.post(EDIT, typed({first: "A red boat.", second: "A white ship.", left: "A raft."}))
    assert response["Location"] == EDIT
    assert messages(response) == ["2 captions saved and published."]
    assert [says(fresh(row)) for row in (first, second)] == ["A red boat.", "A white ship."]
    assert stands(fresh(left)) == REVIEW, "what nobody typed in is nobody's decision"
    decided = list(Review.objects.values_list("verb", "surface", "on_screen"))
    assert decided == [(Verb.EDIT, Surface.LIST, 3)] * 2


def test_whoever_may_not_publish_leaves_drafts(client: Client, messages: Callable[[Any], list[str]]) -> None:
    client.force_login(staff("autocaption.view_caption", "autocaption.change_caption"))
    row = caption(alt_text="A boat.")
    response = client.post(EDIT, typed({row: "A red boat."}))
    assert messages(response) == ["1 draft of yours waits for somebody else to approve it."]
    now = fresh(row)
    assert now.draft is not None and now.published is not None
    assert (now.published.alt_text, now.draft.alt_text) == ("A boat.", "A red boat.")


def test_who_comes_second_is_shown_both_texts_beside_nothing_but_what_was_not_stored(editor: Client) -> None:
    """Also where the row has left the list that was filtered."""
    rows = [draft(alt_text="A boat."), draft(alt_text="A ship."), draft()]
    posted = typed({rows[0]: "Mine.", rows[1]: "A white ship."})
    version(fresh(rows[0]), "Theirs.", standing=PUBLISHED)
    Caption.objects.filter(pk=rows[0].pk).update(draft=None, review="", review_at=None)
    response = editor.post(f"{EDIT}&review=draft", posted)
    assert response.status_code == 409
    html = response.content.decode()
    assert [row.pk for row in response.context["cl"].result_list] == [rows[0].pk]
    assert "Theirs." in html and ">\nMine.</textarea>" in html
    assert says(fresh(rows[1])) == "A white ship."
    again = typed({fresh(rows[0]): "Mine."})
    assert editor.post(EDIT, again)["Location"] == EDIT
    assert says(fresh(rows[0])) == "Mine."


def test_what_cannot_be_stored_stays_in_its_field_with_the_reason(editor: Client) -> None:
    row, other = caption(alt_text="A boat."), caption(alt_text="A ship.")
    response = editor.post(EDIT, typed({row: "x" * 300, other: " "}))
    assert response.status_code == 422
    html = response.content.decode()
    assert "the limit is 250" in html and "x" * 300 in html
    assert "Write the alt text, or mark the image as decorative." in html
    assert says(fresh(row)) == "A boat."


def test_sent_twice_is_no_conflict(editor: Client) -> None:
    posted = typed({caption(alt_text="A boat."): "A red boat."})
    assert editor.post(EDIT, posted).status_code == 302
    assert editor.post(EDIT, posted).status_code == 302


def test_a_form_that_lost_what_was_seen_saves_nothing(editor: Client) -> None:
    row = caption(alt_text="A boat.")
    posted = typed({row: "A red boat."}) | {f"c{row.pk}-seen_as": "rubbish"}
    assert editor.post(EDIT, posted).status_code == 422
    assert says(fresh(row)) == "A boat."


def test_rows_of_objects_that_one_may_not_change_are_text(
    editor: Client, monkeypatch: pytest.MonkeyPatch, messages: Callable[[Any], list[str]]
) -> None:
    row = caption(alt_text="A boat.")
    for host in hosts.of(Photo, admin.site):
        monkeypatch.setattr(type(host.admin), "has_change_permission", lambda self, request, obj=None: False)
    assert b"<textarea" not in editor.get(EDIT).content
    response = editor.post(EDIT, typed({row: "A red boat."}))
    assert says(fresh(row)) == "A boat."
    assert messages(response)[0] == "1 left alone: it is not there any more, or you may not change it."


def test_nobody_writes_words_for_an_image_that_moderation_withholds(editor: Client, settings: Any) -> None:
    settings.AUTOCAPTION = {**settings.AUTOCAPTION, "MODERATION": {"MODE": "flag"}}
    row = caption(alt_text="A boat.", rating=Rating.CLEAR)
    posted = typed({row: "A red boat."})
    Caption.objects.update(rating=Rating.BLOCKED)
    assert b"<textarea" not in editor.get(EDIT).content
    response = editor.post(EDIT, posted)
    assert response.status_code == 422
    html = response.content.decode()
    assert "Moderation withholds this image by now. Nothing was saved." in html
    assert ">\nA red boat.</textarea>" in html, "what was typed before that is not lost"
    assert says(fresh(row)) == "A boat."
    assert not Review.objects.exists()


def test_who_may_only_look_is_offered_no_field(client: Client) -> None:
    client.force_login(staff("autocaption.view_caption"))
    row = caption(alt_text="A boat.")
    page = client.get(EDIT).content
    assert b"<textarea" not in page and b"Edit alt texts" not in page and b"_save_words" not in page
    client.post(EDIT, typed({row: "A red boat."}))
    assert says(fresh(row)) == "A boat."


def test_fields_are_asked_for_at_once(editor: Client, django_assert_max_num_queries: Any) -> None:
    for _number in range(3):
        caption()
    editor.get(EDIT)
    with django_assert_max_num_queries(40) as few:
        editor.get(EDIT)
    for _number in range(20):
        caption()
    with django_assert_max_num_queries(len(few.captured_queries) + 1):
        editor.get(EDIT)
