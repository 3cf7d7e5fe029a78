"""Approve and Mark decorative."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.http import HttpResponse
from django.test import Client

from django_autocaption.models import Caption, Origin, State
from tests.admin.conftest import LIST
from tests.admin.rows import action, caption, staff

pytestmark = pytest.mark.django_db
Messages = Callable[[HttpResponse], list[str]]


def test_approve_publishes_what_can_be_published_and_tells_of_the_rest(editor: Client, messages: Messages) -> None:
    draft = caption(state=State.REVIEW)
    failed = caption(state=State.FAILED)
    silent = caption(state=State.REVIEW, alt_text="", origin=Origin.NONE)
    response = editor.post(LIST, action("approve", [draft, failed, silent]))
    assert messages(response) == [
        "1 caption approved.",
        "1 left alone: it is not in review.",
        "1 left alone: it has no words to publish.",
    ]
    states = {c.pk: c.state for c in Caption.objects.all()}
    assert states == {draft.pk: State.PUBLISHED, failed.pk: State.FAILED, silent.pk: State.REVIEW}
    draft.refresh_from_db()
    assert draft.origin == Origin.PROVIDER
    assert draft.edited_by is not None


def test_approve_counts_rightly_in_a_filtered_list(editor: Client, messages: Messages) -> None:
    drafts = [caption(state=State.REVIEW) for _number in range(3)]
    response = editor.post(f"{LIST}?state__exact=review", action("approve", drafts))
    assert messages(response) == ["3 captions approved."]


def test_all_pages_can_be_approved_at_once(editor: Client, messages: Messages) -> None:
    drafts = [caption(state=State.REVIEW) for _number in range(3)]
    caption(state=State.FAILED)
    response = editor.post(f"{LIST}?state__exact=review&q=boat", action("approve", drafts[:1], select_across="1"))
    assert messages(response) == ["3 captions approved."]


def test_mark_decorative_leaves_rows_without_an_image_alone(editor: Client, messages: Messages) -> None:
    divider = caption(state=State.REVIEW, alt_text="A line.")
    empty = caption(image_name="", state=State.EXCLUDED)
    response = editor.post(LIST, action("mark_decorative", [divider, empty]))
    assert messages(response) == ["1 caption marked decorative.", "1 left alone: it has no image."]
    divider.refresh_from_db()
    assert (divider.decorative, divider.state, divider.origin) == (True, State.PUBLISHED, Origin.HUMAN)
    assert divider.alt_text == "A line."


@pytest.mark.parametrize("name", ["approve", "mark_decorative", "recaption"])
def test_actions_take_the_change_permission(client: Client, name: str) -> None:
    client.force_login(staff("autocaption.view_caption"))
    draft = caption(state=State.REVIEW)
    before = Caption.objects.values().get()
    assert "Approve" not in client.get(LIST).content.decode()
    client.post(LIST, action(name, [draft], confirm="1"))
    assert Caption.objects.values().get() == before
