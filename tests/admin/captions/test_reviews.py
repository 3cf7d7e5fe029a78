"""The buttons on the page of one caption, and the list of what was decided."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.http import HttpResponse
from django.test import Client

from django_autocaption.models import Awaits, Caption, Origin, Reason, Review, State, Surface, Verb
from tests.admin.captions.test_form import page_of, posted
from tests.admin.conftest import LIST
from tests.admin.rows import caption, draft, staff, words_of
from tests.rows import PUBLISHED, REVIEW, awaits, fresh, stands, version

pytestmark = pytest.mark.django_db


def press(client: Client, c: Caption, button: str, value: object = "1", **data: Any) -> HttpResponse:
    now = Caption.objects.get(pk=c.pk)
    return client.post(page_of(c), posted(now, **{button: str(value)}) | data)


def errors(response: HttpResponse) -> list[str]:
    assert response.status_code == 200
    return [str(error) for found in response.context["adminform"].form.errors.values() for error in found]


def log() -> list[str]:
    return [entry.get_change_message() for entry in LogEntry.objects.order_by("pk")]


def test_approve_publishes_the_draft_as_it_is(editor: Client, messages: Any) -> None:
    c = draft(alt_text="A red boat.")
    response = press(editor, c, "_approve")
    assert response["Location"] == LIST
    assert "The words are approved and published." in messages(response)[0]
    assert (stands(fresh(c)), fresh(c).published) == (PUBLISHED, c.draft)
    review = Review.objects.get()
    assert (review.verb, review.surface, review.by, review.on_screen) == (
        Verb.APPROVE,
        Surface.FORM,
        response.wsgi_request.user,
        1,
    )
    assert log() == ["Approved."]


def test_approve_confirms_words_that_were_drawn_for_a_spot_check(editor: Client) -> None:
    c = caption(alt_text="A red boat.")
    assert 'name="_approve"' not in editor.get(page_of(c)).content.decode(), "there is nothing to approve"
    awaits(c, Awaits.SPOT_CHECK)
    assert 'name="_approve"' in editor.get(page_of(c)).content.decode()
    press(editor, c, "_approve")
    assert (stands(fresh(c)), fresh(c).published) == (PUBLISHED, c.published)
    assert Review.objects.get().verb == Verb.APPROVE


def test_approve_takes_along_what_was_typed(editor: Client) -> None:
    c = draft(alt_text="A red boat.")
    press(editor, c, "_approve", alt_text="A blue boat.")
    assert (words_of(c).alt_text, words_of(c).origin, stands(fresh(c))) == ("A blue boat.", Origin.HUMAN, PUBLISHED)


def test_there_is_no_button_where_there_is_nothing_to_approve(editor: Client) -> None:
    c = caption()
    assert 'name="_approve"' not in editor.get(page_of(c)).content.decode()
    assert errors(press(editor, c, "_approve")) == ["There is no draft to approve."]


def test_reject_takes_a_reason_and_keeps_the_note(editor: Client) -> None:
    c = draft(alt_text="A red boat.")
    assert errors(press(editor, c, "_reject")) == ["Say why: it helps to choose better services and prompts."]
    assert not Review.objects.exists()
    press(editor, c, "_reject", reason="vague", note="Which boat?")
    review = Review.objects.get()
    assert (review.verb, review.reason, review.note, review.seen) == (
        Verb.REJECT,
        Reason.VAGUE,
        "Which boat?",
        c.draft,
    )
    assert (fresh(c).draft, fresh(c).review) == (None, "")
    assert log() == ["Rejected. Too vague. Which boat?"]
    page = editor.get(page_of(c)).content.decode()
    assert "Which boat?" in page
    assert '<span class="autocaption-badge autocaption-failed">Rejected</span>' in page


@pytest.mark.parametrize("reason", [reason.value for reason in Reason if reason])
def test_every_reason_can_be_chosen(editor: Client, reason: str) -> None:
    c = draft()
    assert f'<option value="{reason}">' in editor.get(page_of(c)).content.decode()
    press(editor, c, "_reject", reason=reason)
    assert Review.objects.get().reason == reason


def test_mark_decorative_keeps_the_words_in_the_version(editor: Client) -> None:
    c = draft(alt_text="A line.")
    press(editor, c, "_decorative")
    assert (words_of(c).decorative, words_of(c).alt_text, stands(fresh(c))) == (True, "A line.", PUBLISHED)
    assert log() == ["Marked decorative."]


def test_exclude_takes_everything_off_the_pages(editor: Client) -> None:
    c = caption()
    press(editor, c, "_exclude", note="Not ours.")
    assert (fresh(c).state, fresh(c).published) == (State.EXCLUDED, None)
    assert log() == ["Excluded. Not ours."]


@pytest.mark.parametrize("state", [State.FAILED, State.EXCLUDED])
def test_words_of_a_person_end_a_failure(editor: Client, state: str) -> None:
    c = caption(state=state, error_message="It did not work.")
    press(editor, c, "_save", alt_text="A red boat.")
    after = fresh(c)
    assert (stands(after), after.error_code, after.error_message) == (PUBLISHED, "", "")


@pytest.mark.parametrize("button", ["_reject", "_exclude", "_undo", "_publish_version"])
def test_what_was_typed_is_not_thrown_away_by_a_decision(editor: Client, button: str) -> None:
    c = draft(alt_text="A red boat.")
    response = press(editor, c, button, c.draft_id, reason="wrong", alt_text="Typed with care.")
    assert errors(response) == ["You changed the words in this form. Save them first, or load the page again."]
    assert "Typed with care." in response.content.decode()
    assert not Review.objects.exists()


class TestVersions:
    def test_another_version_is_published(self, editor: Client, messages: Any) -> None:
        c = caption(alt_text="The first.")
        first = c.published
        version(c, "The second.")
        page = editor.get(page_of(c)).content.decode()
        assert f'name="_publish_version" value="{first.pk}"' in page
        assert f'name="_publish_version" value="{c.published_id}"' not in page
        response = press(editor, c, "_publish_version", first.pk)
        assert response["Location"] == page_of(c)
        assert fresh(c).published == first
        assert log() == ["Published an earlier version."]

    def test_one_about_an_earlier_image_is_marked_and_taken_to_be_about_this_one(self, editor: Client) -> None:
        c = caption(alt_text="A red boat.")
        Caption.objects.filter(pk=c.pk).update(image_no=2)
        assert "About an earlier image" in editor.get(page_of(c)).content.decode()
        press(editor, c, "_publish_version", c.published_id)
        assert (words_of(c).alt_text, words_of(c).image_no) == ("A red boat.", 2)

    @pytest.mark.parametrize("value", ["", "x", "999999999", "foreign"])
    def test_only_versions_of_this_caption(self, editor: Client, value: str) -> None:
        c, other = caption(), caption()
        key = other.published_id if value == "foreign" else value
        assert errors(press(editor, c, "_publish_version", key)) == ["There is no such version of this caption."]
        assert fresh(c).published == c.published


class TestUndo:
    def test_the_last_decision_is_taken_back(self, editor: Client) -> None:
        c = draft(alt_text="A red boat.")
        press(editor, c, "_approve")
        review = Review.objects.get()
        assert f'name="_undo" value="{review.pk}"' in editor.get(page_of(c)).content.decode()
        assert press(editor, c, "_undo", review.pk)["Location"] == page_of(c)
        assert (fresh(c).draft, fresh(c).published, stands(fresh(c))) == (c.draft, None, REVIEW)
        page = editor.get(page_of(c)).content.decode()
        assert "taken back" in page
        assert 'name="_undo"' not in page
        assert log() == ["Approved.", "Undone."]

    @pytest.mark.parametrize("after", ["words", "an image", "a decision"])
    def test_not_where_something_came_after_it(self, editor: Client, after: str) -> None:
        c = draft(alt_text="A red boat.")
        press(editor, c, "_approve")
        review = Review.objects.get()
        if after == "words":
            version(fresh(c), "A new draft.", standing=REVIEW)
        elif after == "an image":
            Caption.objects.filter(pk=c.pk).update(image_no=2)
        else:
            press(editor, c, "_exclude")
        assert f'name="_undo" value="{review.pk}"' not in editor.get(page_of(c)).content.decode()
        told = "That decision cannot be taken back any more: something else came after it."
        assert errors(press(editor, c, "_undo", review.pk)) == [told]

    def test_a_former_user_is_called_so_where_people_are_named(self, editor: Client, admin_user: Any) -> None:
        c = draft()
        press(editor, c, "_approve")
        Review.objects.update(by_id=999_999)
        page = editor.get(page_of(c)).content.decode()
        assert "a former user" not in page and "<td>Somebody</td>" in page
        editor.force_login(admin_user)
        assert "a former user" in editor.get(page_of(c)).content.decode()


@pytest.mark.parametrize("button", ["_approve", "_reject", "_decorative", "_exclude", "_publish_version", "_undo"])
def test_decisions_take_the_permission_to_approve(client: Client, button: str) -> None:
    client.force_login(staff("autocaption.view_caption", "autocaption.change_caption"))
    c = draft()
    response = press(client, c, button, c.draft_id, reason="wrong")
    told = "Only people who may approve captions decide about them. Save writes a draft."
    assert errors(response) == [told]
    assert not Review.objects.exists()


def test_a_withheld_image_is_told_when_its_words_are_approved(client: Client, messages: Any) -> None:
    client.force_login(staff(*(f"autocaption.{verb}_caption" for verb in ("view", "change", "approve", "moderate"))))
    c = draft(rating="blocked")
    assert messages(press(client, c, "_approve"))[-1] == "On no page: moderation withholds the image."
