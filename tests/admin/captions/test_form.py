"""One caption's page: its words can be changed, all else is to be read."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import User
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from django_autocaption.models import Attempt, Caption, Origin, Outcome, Review, State, Verb, Version
from django_autocaption.models.version import NO_WORDS
from django_autocaption.pipeline.words.seen import Seen
from tests.admin.conftest import LIST
from tests.admin.rows import caption, draft, staff, words_of
from tests.rows import PUBLISHED, REVIEW, stands, version

pytestmark = pytest.mark.django_db


def page_of(c: Caption) -> str:
    return f"{LIST}{c.pk}/change/"


def posted(c: Caption, **words: Any) -> dict[str, Any]:
    """What the form posts: the words as they were shown, but for those given."""
    shown = c.offered.words if c.offered is not None else dict(NO_WORDS)
    data = shown | {
        "keywords": ", ".join(shown["keywords"]),
        "seen_as": str(Seen.of(c)),
        "history-TOTAL_FORMS": "0",
        "history-INITIAL_FORMS": "0",
    }
    if not data.pop("decorative"):
        return data | words
    return data | {"decorative": "on"} | words


def save(client: Client, c: Caption, **data: Any) -> HttpResponse:
    response = client.post(page_of(c), data)
    assert response.status_code == 302, response.context["errors"]
    return response


def test_changed_words_are_a_persons_and_published(editor: Client) -> None:
    c = draft(title="A boat")
    save(editor, c, **posted(c, alt_text="A blue boat."))
    c.refresh_from_db()
    assert c.current is not None
    assert (c.current.alt_text, c.origin, stands(c)) == ("A blue boat.", Origin.HUMAN, PUBLISHED)
    assert c.current.author == User.objects.get(username__startswith="editor")


def test_fields_say_which_language_their_words_are_in(editor: Client) -> None:
    """Screen readers pronounce them, spelling is checked, and Arabic begins at the right."""
    page = editor.get(page_of(draft(alt_text="قارب أحمر.", language="ar"))).content.decode()
    assert page.count('lang="ar" dir="auto"') >= 5
    for name in ("alt_text", "title", "description", "meta_description", "keywords"):
        field = page[page.index(f'name="{name}"') :].partition(">")[0]
        assert 'lang="ar"' in field, name


def test_only_what_a_person_wrote_is_theirs(editor: Client) -> None:
    """Four unread fields of a machine are not written by an editor, nor locked."""
    c = draft(title="A boat", description="A boat on a lake.")
    save(editor, c, **posted(c, alt_text="A blue boat."))
    said = words_of(c)
    assert (said.human_fields, said.title) == (["alt_text"], "A boat")
    assert said.based_on == c.draft


def test_the_log_tells_which_words(editor: Client) -> None:
    c = caption()
    save(editor, c, **posted(c, alt_text="A blue boat.", title="Boat"))
    assert LogEntry.objects.get().get_change_message() == "Edited. Alt text, Title"


def test_saving_without_a_change_changes_nothing_and_says_so(editor: Client, messages: Any) -> None:
    c = caption(title="Boat", description="Two\nlines.", keywords=["boat", "lake"], meta_description="A boat.")
    before = Caption.objects.values().get(pk=c.pk)
    response = save(editor, c, **posted(c, description="Two\r\nlines."))
    assert Caption.objects.values().get(pk=c.pk) == before
    assert messages(response) == ["Nothing was changed."]
    assert not LogEntry.objects.exists()
    assert not Review.objects.exists()


def test_saving_a_draft_without_a_change_offers_to_approve_it(editor: Client, messages: Any) -> None:
    c = draft()
    response = save(editor, c, **posted(c))
    assert response["Location"] == page_of(c)
    (told,) = messages(response)
    assert told == "Nothing was changed, and nothing published. To publish the draft as it is, press Approve."
    assert 'name="_approve"' in editor.get(page_of(c)).content.decode()
    assert not Version.objects.exclude(pk=c.draft_id).exists()


def test_an_untouched_page_leaves_words_that_came_meanwhile_to_the_machine(editor: Client) -> None:
    c = caption(state=State.PENDING)
    form = posted(c)
    version(c, "A cat.")
    save(editor, c, **form)
    c.refresh_from_db()
    assert (words_of(c).alt_text, c.origin) == ("A cat.", Origin.PROVIDER)


def test_emptied_words_are_refused(editor: Client) -> None:
    c = caption()
    response = editor.post(page_of(c), posted(c, alt_text=""))
    assert response.context["adminform"].errors == {
        "alt_text": ["Write the alt text, or mark the image as decorative."]
    }
    assert words_of(c) == c.published


def test_decorative_needs_no_words(editor: Client) -> None:
    c = draft(alt_text="")
    save(editor, c, **posted(c, decorative="on"))
    c.refresh_from_db()
    assert (words_of(c).decorative, stands(c), c.origin) == (True, PUBLISHED, Origin.HUMAN)


def test_keywords_are_a_line_with_commas(editor: Client) -> None:
    c = caption(keywords=["boat"])
    assert 'value="boat"' in editor.get(page_of(c)).content.decode()
    save(editor, c, **posted(c, keywords=" boat ,, red  lake,boat"))
    assert words_of(c).keywords == ["boat", "red lake"]


def test_alt_text_becomes_one_line(editor: Client) -> None:
    c = caption()
    save(editor, c, **posted(c, alt_text=" A boat\r\non a  lake. "))
    assert words_of(c).alt_text == "A boat on a lake."


@pytest.mark.parametrize("text", ["a" * 250, "क्षि" * 250], ids=["latin", "devanagari"])
def test_250_characters_fit_as_readers_count_them(editor: Client, text: str) -> None:
    c = caption()
    save(editor, c, **posted(c, alt_text=text))
    assert words_of(c).alt_text == text


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
    c = caption(state=State.FAILED, alt_text="A boat.")
    save(
        editor,
        c,
        **posted(c, state="done", origin="human", human="on", image_name="other.jpg", rating="clear", object_id="9"),
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


def test_a_draft_is_all_that_who_may_not_approve_can_write(client: Client, messages: Any) -> None:
    client.force_login(staff("autocaption.view_caption", "autocaption.change_caption"))
    c = caption(alt_text="A red boat.")
    page = client.get(page_of(c)).content.decode()
    assert "Save as draft" in page
    for button in ("_approve", "_reject", "_decorative", "_exclude", "_publish_version", "_undo"):
        assert f'name="{button}"' not in page
    response = save(client, c, **posted(c, alt_text="A blue boat."))
    assert "saved as a draft" in messages(response)[0]
    c.refresh_from_db()
    assert (c.current.alt_text, c.draft.alt_text, stands(c)) == ("A red boat.", "A blue boat.", REVIEW)
    assert Review.objects.get().verb == Verb.SUGGEST


def test_a_caption_cannot_be_deleted(admin_client: Client) -> None:
    c = caption()
    assert admin_client.get(f"{LIST}{c.pk}/delete/").status_code == 403
    assert admin_client.post(f"{LIST}{c.pk}/delete/", {"post": "yes"}).status_code == 403
    admin_client.post(LIST, {"action": "delete_selected", "_selected_action": [c.pk], "post": "yes"})
    assert "deletelink" not in admin_client.get(page_of(c)).content.decode()
    assert Caption.objects.filter(pk=c.pk).exists()


def test_the_page_shows_the_image_its_words_and_what_went_wrong(editor: Client) -> None:
    c = caption(
        state=State.FAILED,
        error_code="server",
        error_message="The file is broken. Upload it again.",
        width=640,
        height=480,
    )
    page = editor.get(page_of(c)).content.decode()
    shown = re.search(r'class="autocaption-preview" src="([^"]+)"', page)
    assert shown is not None
    assert editor.get(shown[1])["Location"] == f"/media/{c.image_name}", "no worker has made a smaller one"
    assert 'width="640" height="480"' in page
    assert "The file is broken. Upload it again." in page
    assert "Aim for 125 characters; the limit is 250" in page


def test_the_history_tells_what_was_asked_and_what_it_cost(editor: Client) -> None:
    c = caption()
    Attempt.objects.create(
        caption=c,
        request=1,
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
    for text in (
        "Describe the boat.",
        "scripted-1",
        "Answered with words",
        "An older boat.",
        "0.0012\N{NO-BREAK SPACE}USD",
        "432",
    ):
        assert text in page
    assert "not for this page" not in page


def test_every_control_has_a_label(editor: Client) -> None:
    page = editor.get(page_of(caption())).content.decode()
    for name in ("alt_text", "title", "description", "meta_description", "keywords", "decorative"):
        assert f'for="id_{name}"' in page


def test_who_may_only_look_reads_the_words_as_text(client: Client) -> None:
    client.force_login(staff("autocaption.view_caption"))
    c = draft(alt_text="A red boat.", title="Boat")
    page = client.get(page_of(c)).content.decode()
    assert "<textarea" not in page
    assert '<dt>Alt text</dt><dd lang="en" dir="auto">A red boat.</dd>' in page


def test_remarks_about_a_persons_words_are_told_and_hold_nothing(editor: Client, messages: Any) -> None:
    c = draft(title="A boat")
    response = save(editor, c, **posted(c, alt_text="Photo of a boat", title="A disabled man"))
    told = messages(response)
    assert [line.partition(":")[0] for line in told[1:]] == ["Alt text", "Alt text", "Title"], told
    c.refresh_from_db()
    assert stands(c) == PUBLISHED
    page = editor.get(page_of(c)).content.decode()
    assert "Remarks about what people wrote" in page and "begin with what it shows" in page


def test_no_remarks_about_a_machines_words(editor: Client) -> None:
    assert "Remarks about" not in editor.get(page_of(draft(alt_text="Photo of a boat"))).content.decode()


def test_while_the_settings_are_wrong_it_leads_to_the_list_which_says_so(admin_client: Client, settings: Any) -> None:
    c = draft(title="A boat")
    settings.AUTOCAPTION = {**settings.AUTOCAPTION, "NONSENSE": 1}
    for response in (
        admin_client.get(page_of(c), follow=True),
        admin_client.post(page_of(c), posted(c, alt_text="A blue boat."), follow=True),
    ):
        assert response.redirect_chain == [(LIST, 302)]
        assert "The settings of this app are wrong" in response.content.decode()
    assert not Review.objects.exists()
