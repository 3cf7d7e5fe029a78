"""Search in the lists of captions: all of a short list, the newest of a long one unless all of it is asked for."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from django_autocaption.admin.base.search import SearchedList
from django_autocaption.admin.moderation.images import ImageList
from django_autocaption.models import Rating
from tests.admin.conftest import LIST
from tests.admin.rows import action, caption, content_type, draft, staff
from tests.rows import PUBLISHED, REVIEW, stands
from tests.testapp.models import Product

pytestmark = pytest.mark.django_db
QUEUE = "/admin/autocaption/moderatedimage/"
NOTE = "Only the newest 3 of this list were searched."


@pytest.fixture(autouse=True)
def short(monkeypatch: pytest.MonkeyPatch) -> None:
    """A search reads three rows."""
    for list_of_captions in (SearchedList, ImageList):
        monkeypatch.setattr(list_of_captions, "most_searched", 3)


def found(client: Client, address: str = LIST, **query: Any) -> tuple[list[int], bool]:
    """Keys of the captions that a search lists, and whether it says that it did not look at all of them."""
    response = client.get(address, query)
    return [c.pk for c in response.context["cl"].result_list], NOTE in response.content.decode()


def test_a_list_that_is_no_longer_is_searched_as_a_whole(editor: Client) -> None:
    oldest = caption(alt_text="A red lighthouse.")
    caption()
    caption()
    assert found(editor, q="lighthouse") == ([oldest.pk], False)


def test_of_a_longer_list_the_newest_are_searched_and_the_page_says_so(editor: Client) -> None:
    caption(alt_text="A red lighthouse.")
    lighthouse = caption(alt_text="A blue lighthouse.")
    caption()
    caption()
    assert found(editor, q="lighthouse") == ([lighthouse.pk], True)


def test_a_link_searches_all_of_it(editor: Client) -> None:
    old = caption(alt_text="A red lighthouse.", standing=REVIEW)
    for _number in range(3):
        draft()
    query = {"q": "lighthouse", "review": "draft"}
    page = editor.get(LIST, query)
    assert not page.context["cl"].result_list
    address = page.context["cl"].everywhere_url
    assert f'href="{address.replace("&", "&amp;")}"' in page.content.decode()
    assert found(editor, LIST + address) == ([old.pk], False)


def test_filters_say_what_is_newest(editor: Client) -> None:
    old = caption(alt_text="A red lighthouse.", standing=REVIEW)
    for _number in range(5):
        caption()
    assert found(editor, q="lighthouse", review="draft") == ([old.pk], False)


def test_an_objects_captions_are_found_by_its_whole_id_however_old(editor: Client) -> None:
    old = [caption(object_id="x1", language="de"), caption(object_id="x1", content_type=content_type(Product))]
    caption(object_id="x12", image_name="other.jpg")
    words = caption(alt_text="The x1 rocket.")
    caption()
    caption()
    assert found(editor, q="x1") == ([words.pk, old[1].pk, old[0].pk], True)
    assert found(editor, q="x1", language="de") == ([old[0].pk], False)


def test_an_action_on_all_that_was_found_changes_what_was_shown(editor: Client) -> None:
    old = caption(object_id="x1", standing=REVIEW)
    passed_over = caption(alt_text="The x1 ship.", standing=REVIEW)
    words = caption(alt_text="The x1 rocket.", standing=REVIEW)
    draft()
    draft()
    editor.post(f"{LIST}?q=x1", action("approve", [words], select_across="1"))
    for c in (old, passed_over, words):
        c.refresh_from_db()
    assert [stands(c) for c in (old, passed_over, words)] == [PUBLISHED, REVIEW, PUBLISHED]


def test_the_moderation_queue_searches_in_the_same_way(client: Client) -> None:
    client.force_login(staff("autocaption.moderate_caption"))
    old = caption(rating=Rating.REVIEW, image_name="lighthouse.jpg", object_id="x1")
    for number in range(3):
        caption(rating=Rating.REVIEW, image_name=f"{number}.jpg")
    assert found(client, QUEUE, q="lighthouse") == ([], True)
    assert found(client, QUEUE, q="x1") == ([old.pk], True)
    assert found(client, QUEUE, q="lighthouse", everywhere="1") == ([old.pk], False)
