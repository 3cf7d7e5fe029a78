"""The list of decisions: who decided what, one by one and in bulk."""

from __future__ import annotations

import pytest
from django.test import Client

from django_autocaption.models import Caption, Review
from tests.admin.conftest import LIST
from tests.admin.rows import action, draft, staff

pytestmark = pytest.mark.django_db
DECISIONS = "/admin/autocaption/review/"


def keys(client: Client, address: str) -> list[int]:
    return [row.pk for row in client.get(address).context["cl"].result_list]


@pytest.fixture
def bulk(editor: Client) -> list[Review]:
    """Two captions approved at once."""
    editor.post(LIST, action("approve", [draft(alt_text="A boat."), draft(alt_text="A lake.")]))
    return list(Review.objects.order_by("-pk"))


def test_a_bulk_action_is_found_from_each_of_its_decisions(editor: Client, bulk: list[Review]) -> None:
    editor.post(LIST, action("approve", [draft()]))
    row = bulk[0]
    link = f"{DECISIONS}?group={row.group}"
    assert f'href="{link}"' in editor.get(DECISIONS).content.decode()
    assert f'href="{link}"' in editor.get(f"{LIST}{row.caption_id}/change/").content.decode()
    assert keys(editor, link) == [decision.pk for decision in bulk]


def test_each_tells_who_what_and_about_which_words(editor: Client, bulk: list[Review]) -> None:
    page = editor.get(DECISIONS).content.decode()
    for told in (str(bulk[0].by), "Approved", "A boat.", f'href="{LIST}{bulk[0].caption_id}/change/"'):
        assert told in page
    assert str(bulk[0].by) in editor.get(f"{DECISIONS}{bulk[0].pk}/change/").content.decode()


def test_a_persons_decisions_are_found(editor: Client, bulk: list[Review]) -> None:
    assert keys(editor, f"{DECISIONS}?by={bulk[0].by_id}") == [decision.pk for decision in bulk]
    for nobody in ("by=0", "by=x", "group=x"):
        assert keys(editor, f"{DECISIONS}?{nobody}") == []


def test_what_became_of_the_caption_and_the_person_is_told(editor: Client, bulk: list[Review]) -> None:
    Caption.objects.filter(pk=bulk[0].caption_id).delete()
    client = Client()
    client.force_login(staff("autocaption.view_caption"))
    Review.objects.filter(pk=bulk[1].pk).update(by=None)
    page = client.get(DECISIONS).content.decode()
    assert "gone" in page


def test_the_number_of_queries_does_not_grow(
    editor: Client, django_assert_max_num_queries: object, bulk: list[Review]
) -> None:
    editor.post(LIST, action("approve", [draft() for _number in range(20)]))
    with django_assert_max_num_queries(9):  # type: ignore[operator] # a fixture
        editor.get(DECISIONS)
