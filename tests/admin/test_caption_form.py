"""One caption's page: its words can be changed, all else is to be read."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from django_autocaption.models import Attempt, Caption, Origin, Outcome, State
from tests.admin.conftest import LIST
from tests.admin.rows import caption, staff

pytestmark = pytest.mark.django_db


def page_of(c: Caption) -> str:
    return f"{LIST}{c.pk}/change/"


def posted(c: Caption, **words: Any) -> dict[str, Any]:
    """What the form posts: the words as they were shown, but for those given."""
    data = {
        "alt_text": c.alt_text,
        "title": c.title,
        "description": c.description,
        "meta_description": c.meta_description,
        "keywords": ", ".join(c.keywords),
        "history-TOTAL_FORMS": "0",
        "history-INITIAL_FORMS": "0",
    }
    if c.decorative:
        data["decorative"] = "on"
    return data | words


def as_shown(c: Caption) -> dict[str, Any]:
    """What the browser adds: the words that the form was drawn with."""
    names = ("alt_text", "title", "description", "meta_description")
    hidden = {f"initial-{name}": getattr(c, name) for name in names}
    return hidden | {"initial-keywords": ", ".join(c.keywords), "initial-decorative": str(c.decorative)}


def save(client: Client, c: Caption, **data: Any) -> HttpResponse:
    response = client.post(page_of(c), data)
    assert response.status_code == 302, response.context["errors"]
    return response


def test_changed_words_are_a_persons_and_published(editor: Client) -> None:
    c = caption(state=State.REVIEW, revision=3)
    save(editor, c, **posted(c, alt_text="A blue boat."))
    c.refresh_from_db()
    assert (c.alt_text, c.origin, c.state, c.revision) == ("A blue boat.", Origin.HUMAN, State.PUBLISHED, 4)
    assert c.edited_by == User.objects.get(username__startswith="editor")


@pytest.mark.parametrize("browser", [True, False])
def test_saving_without_a_change_changes_nothing(editor: Client, browser: bool) -> None:
    c = caption(
        state=State.REVIEW,
        title="Boat",
        description="Two\nlines.",
        keywords=["boat", "lake"],
        meta_description="A boat.",
    )
    before = Caption.objects.values().get(pk=c.pk)
    data = posted(c, description="Two\r\nlines.") | (as_shown(c) if browser else {})
    save(editor, c, **data)
    assert Caption.objects.values().get(pk=c.pk) == before


def test_words_that_came_while_the_page_was_open_are_not_undone(editor: Client) -> None:
    c = caption(state=State.PENDING, origin=Origin.NONE, alt_text="", title="Old")
    form = posted(c, title="New") | as_shown(c)
    Caption.objects.filter(pk=c.pk).update(alt_text="A cat.", state=State.PUBLISHED, origin=Origin.PROVIDER)
    save(editor, c, **form)
    c.refresh_from_db()
    assert (c.alt_text, c.title, c.state) == ("A cat.", "New", State.PUBLISHED)


def test_an_untouched_page_leaves_words_that_came_meanwhile_to_the_machine(editor: Client) -> None:
    c = caption(state=State.PENDING, origin=Origin.NONE, alt_text="")
    form = posted(c) | as_shown(c)
    Caption.objects.filter(pk=c.pk).update(alt_text="A cat.", state=State.PUBLISHED, origin=Origin.PROVIDER)
    save(editor, c, **form)
    c.refresh_from_db()
    assert (c.alt_text, c.origin) == ("A cat.", Origin.PROVIDER)


def test_emptied_words_go_back_to_review(editor: Client) -> None:
    c = caption()
    save(editor, c, **posted(c, alt_text=""), **as_shown(c))
    c.refresh_from_db()
    assert (c.alt_text, c.state, c.origin) == ("", State.REVIEW, Origin.NONE)


def test_decorative_needs_no_words(editor: Client) -> None:
    c = caption(state=State.REVIEW, alt_text="", origin=Origin.NONE)
    save(editor, c, **posted(c, decorative="on"))
    c.refresh_from_db()
    assert (c.decorative, c.state, c.origin) == (True, State.PUBLISHED, Origin.HUMAN)


def test_keywords_are_a_line_with_commas(editor: Client) -> None:
    c = caption(keywords=["boat"])
    assert 'value="boat"' in editor.get(page_of(c)).content.decode()
    save(editor, c, **posted(c, keywords=" boat ,, red  lake,boat"))
    c.refresh_from_db()
    assert c.keywords == ["boat", "red lake"]


def test_alt_text_becomes_one_line(editor: Client) -> None:
    c = caption()
    save(editor, c, **posted(c, alt_text=" A boat\r\non a  lake. "))
    c.refresh_from_db()
    assert c.alt_text == "A boat on a lake."


@pytest.mark.parametrize("text", ["a" * 250, "क्षि" * 250], ids=["latin", "devanagari"])
def test_250_characters_fit_as_readers_count_them(editor: Client, text: str) -> None:
    c = caption()
    save(editor, c, **posted(c, alt_text=text))
    c.refresh_from_db()
    assert c.alt_text == text


@pytest.mark.parametrize(
    "words",
    [{"alt_text": "a" * 251}, {"alt_text": "a\0b"}, {"keywords": "a\0b"}, {"title": "a" * 301}],
    ids=["too long", "NUL", "NUL in a keyword", "long title"],
)
def test_words_that_cannot_be_stored_are_refused_with_a_reason(editor: Client, words: dict[str, str]) -> None:
    c = caption()
    response = editor.post(page_of(c), posted(c, **words))
    assert response.status_code == 200
    assert list(response.context["adminform"].errors) == list(words)
    c.refresh_from_db()
    assert c.origin == Origin.PROVIDER


def test_nothing_but_words_can_be_changed(editor: Client) -> None:
    c = caption(state=State.FAILED)
    save(
        editor, c, **posted(c, state="published", origin="human", image_name="other.jpg", rating="clear", object_id="9")
    )
    c.refresh_from_db()
    assert (c.state, c.origin, c.rating) == (State.FAILED, Origin.PROVIDER, "unchecked")


def test_who_may_only_look_cannot_edit(client: Client) -> None:
    client.force_login(staff("autocaption.view_caption"))
    c = caption()
    assert client.get(page_of(c)).status_code == 200
    assert client.post(page_of(c), posted(c, alt_text="Mine.")).status_code == 403
    c.refresh_from_db()
    assert c.origin == Origin.PROVIDER


def test_deleting_takes_the_normal_permission(editor: Client, client: Client) -> None:
    c = caption()
    address = f"{LIST}{c.pk}/delete/"
    assert editor.post(address, {"post": "yes"}).status_code == 403
    client.force_login(staff("autocaption.view_caption", "autocaption.delete_caption"))
    assert client.post(address, {"post": "yes"}).status_code == 302
    assert not Caption.objects.exists()


def test_the_page_shows_the_image_its_words_and_what_went_wrong(editor: Client) -> None:
    c = caption(state=State.FAILED, error_message="The file is broken. Upload it again.", width=640, height=480)
    page = editor.get(page_of(c)).content.decode()
    assert f'src="/media/{c.image_name}"' in page
    assert 'width="640" height="480"' in page
    assert "The file is broken. Upload it again." in page
    assert "Aim for 125 characters; the limit is 250" in page


def test_the_history_tells_what_was_asked_and_what_it_cost(editor: Client) -> None:
    c = caption()
    Attempt.objects.create(
        caption=c,
        revision=1,
        provider="default",
        model="scripted-1",
        prompt="Describe the boat.",
        asked_at=timezone.now(),
        outcome=Outcome.ANSWERED,
        words={"alt_text": "An older boat."},
        cost_amount=Decimal("0.00120000"),
        cost_unit="USD",
        latency_ms=432,
        raw={"secret": "not for this page"},
    )
    page = editor.get(page_of(c)).content.decode()
    for text in ("Describe the boat.", "scripted-1", "Answered with words", "An older boat.", "0.0012 USD", "432"):
        assert text in page
    assert "not for this page" not in page


def test_every_control_has_a_label(editor: Client) -> None:
    page = editor.get(page_of(caption())).content.decode()
    for name in ("alt_text", "title", "description", "meta_description", "keywords", "decorative"):
        assert f'for="id_{name}"' in page
