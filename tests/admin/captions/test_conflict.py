"""Two people at one form, and an image that is replaced while a form is open: whoever comes second sees both texts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.admin import ModelAdmin
from django.contrib.admin.models import LogEntry
from django.http import HttpResponse
from django.test import Client

from django_autocaption.admin.captions.review_form import ReviewForm
from django_autocaption.exceptions import ChangedMeanwhileError
from django_autocaption.models import Caption, Origin, Review, Version
from django_autocaption.pipeline.words import reviews
from django_autocaption.pipeline.words.seen import By, Seen
from tests.admin.captions.test_form import page_of, posted
from tests.admin.rows import caption, draft, staff, words_of
from tests.rows import REVIEW, version

pytestmark = pytest.mark.django_db
FASTER = "The words were changed while you looked at the old ones. Nothing was saved."
REPLACED = "The image was replaced while you looked at the old one. Nothing was saved."


def errors(response: HttpResponse) -> list[str]:
    assert response.status_code == (409 if response.context["conflict"] else 200)
    return list(response.context["adminform"].form.non_field_errors())


def typed(response: HttpResponse, name: str) -> Any:
    """What stands in a field of the form that comes back."""
    return response.context["adminform"].form[name].value()


class TestTwoEditors:
    @pytest.mark.parametrize("sees_users", [True, False])
    def test_the_second_sees_both_texts_and_loses_nothing(
        self, client: Client, admin_user: Any, sees_users: bool
    ) -> None:
        names = [f"autocaption.{verb}_caption" for verb in ("view", "change", "approve", "request")]
        client.force_login(staff(*names, *(["auth.view_user"] if sees_users else [])))
        editor = client
        c = caption(alt_text="A red boat.", title="Boat", description="A boat.")
        form = posted(c, alt_text="My words.", title="My title.")
        reviews.edit(c, {"alt_text": "Their words.", "description": "Theirs."}, seen=Seen.of(c), by=By(user=admin_user))
        response = editor.post(page_of(c), form)
        assert errors(response) == [FASTER]
        conflict = response.context["conflict"]
        assert conflict.texts == [("Alt text", "Their words.", "My words."), ("Title", "Boat", "My title.")]
        assert (typed(response, "alt_text"), typed(response, "title")) == ("My words.", "My title.")
        assert typed(response, "description") == "Theirs.", "what I did not touch is as it is now"
        page = response.content.decode()
        conflicting = page.partition('id="autocaption-conflict"')[2].partition("</section>")[0]
        assert "Last decision: Edited" in conflicting and ("by admin" in conflicting) is sees_users
        assert "Save mine on top" in page
        assert "Take theirs" in page
        assert words_of(c).alt_text == "Their words."
        assert Review.objects.count() == 1
        assert not LogEntry.objects.exists()

    def test_mine_on_top_keeps_what_i_did_not_touch(self, editor: Client) -> None:
        c = caption(alt_text="A red boat.", description="A boat.")
        form = posted(c, alt_text="My words.")
        version(c, "Their words.", description="Theirs.")
        response = editor.post(page_of(c), form)
        again = {name: typed(response, name) for name in ("alt_text", "title", "description", "meta_description")}
        again |= {"keywords": typed(response, "keywords"), "seen_as": typed(response, "seen_as")}
        assert editor.post(page_of(c), form | again).status_code == 302
        said = words_of(c)
        assert (said.alt_text, said.description, said.human_fields) == ("My words.", "Theirs.", ["alt_text"])

    def test_nothing_of_the_first_is_lost(self, editor: Client) -> None:
        c = caption()
        version(c, "Their words.", origin=Origin.HUMAN, human_fields=("alt_text",))
        editor.post(page_of(c), posted(c, alt_text="My words."))
        assert Version.objects.filter(caption=c, alt_text="Their words.").exists()
        assert "Their words." in editor.get(page_of(c)).content.decode()

    @pytest.mark.parametrize("button", ["_approve", "_decorative", "_reject", "_exclude"])
    def test_a_decision_about_words_that_nobody_saw_is_none(self, editor: Client, button: str) -> None:
        c = draft(alt_text="A red boat.")
        form = posted(c, reason="wrong", **{button: "1"})
        version(c, "Nobody has read this.", standing=REVIEW)
        response = editor.post(page_of(c), form)
        assert errors(response) == [FASTER]
        assert typed(response, "alt_text") == "Nobody has read this."
        assert "Load the page again" in response.content.decode()
        assert words_of(c).alt_text == "Nobody has read this."
        assert not Review.objects.exists()

    def test_what_was_decorative_is_shown_as_it_is_now(self, editor: Client) -> None:
        c = caption(alt_text="A line.", decorative=True)
        form = posted(c, title="Mine.")
        version(c, "A line of text.", decorative=False)
        response = editor.post(page_of(c), form)
        assert typed(response, "decorative") is False

    def test_in_the_last_moment(self, editor: Client, monkeypatch: pytest.MonkeyPatch) -> None:
        """The form is checked, and then a worker is faster: all is rolled back, and looked at again."""
        c = caption(alt_text="A red boat.")
        view = ModelAdmin.changeform_view
        looks: list[int] = []

        def look(model_admin: Any, *args: Any) -> Any:
            looks.append(1)
            if len(looks) == 2:
                version(c, "Their words.")
            return view(model_admin, *args)

        def too_late(form: ReviewForm, by: By) -> Review | None:
            raise ChangedMeanwhileError(form.instance)

        monkeypatch.setattr(ModelAdmin, "changeform_view", look)
        monkeypatch.setattr(ReviewForm, "decide", too_late)
        response = editor.post(page_of(c), posted(c, alt_text="My words."))
        assert errors(response) == [FASTER]
        assert response.context["conflict"].texts == [("Alt text", "Their words.", "My words.")]
        assert typed(response, "alt_text") == "My words."
        assert len(looks) == 2


class TestTheObjectIsDeleted:
    """PostgreSQL shows what others have committed at each statement: the row was read, and its words are gone."""

    @pytest.fixture
    def vanishing(self, monkeypatch: pytest.MonkeyPatch) -> Caption:
        c = caption(alt_text="A red boat.")
        read, view = ModelAdmin.get_object, ModelAdmin.changeform_view
        looks: list[int] = []

        def get_object(*args: Any) -> Any:
            found = read(*args)
            Caption.objects.filter(pk=c.pk).delete()
            return found

        def look(model_admin: Any, *args: Any) -> Any:
            looks.append(1)
            if len(looks) == 2:  # the first look was rolled back, and with it what this test deleted
                Caption.objects.filter(pk=c.pk).delete()
            return view(model_admin, *args)

        monkeypatch.setattr(ModelAdmin, "get_object", get_object)
        monkeypatch.setattr(ModelAdmin, "changeform_view", look)
        return c

    @pytest.mark.parametrize(
        "how", [{"alt_text": "My words."}, {"_decorative": "1"}, {"_reject": "1", "reason": "wrong"}], ids=str
    )
    def test_while_somebody_decides_about_its_words(
        self, editor: Client, vanishing: Caption, messages: Callable[[HttpResponse], list[str]], how: dict[str, Any]
    ) -> None:
        form = posted(Caption.objects.with_words().get(pk=vanishing.pk), **how)
        response = editor.post(page_of(vanishing), form)
        assert response.status_code == 302
        assert ["exist" in message for message in messages(response)] == [True]
        assert not Version.objects.exists()
        assert not Review.objects.exists()

    def test_while_somebody_opens_it(self, editor: Client, vanishing: Caption) -> None:
        assert editor.get(page_of(vanishing)).status_code == 302


class TestTheImageIsReplaced:
    @pytest.fixture
    def replaced(self) -> tuple[Caption, dict[str, Any]]:
        """A caption whose image is another one by now, and the form about the old one."""
        c = caption(alt_text="A red boat.")
        form = posted(c, alt_text="A red boat with a flag.")
        Caption.objects.filter(pk=c.pk).update(image_no=2, image_name="photos/house.jpg")
        return c, form

    def test_words_about_the_old_one_are_not_the_new_ones(
        self, editor: Client, replaced: tuple[Caption, dict[str, Any]]
    ) -> None:
        c, form = replaced
        response = editor.post(page_of(c), form)
        assert errors(response) == [REPLACED]
        page = response.content.decode()
        assert "The image was replaced meanwhile" in page
        assert f"/{c.pk}/preview/" in page
        assert editor.get(page_of(c).replace("change", "preview"))["Location"] == "/media/photos/house.jpg"
        assert typed(response, "alt_text") == "A red boat with a flag."
        assert Caption.objects.get(pk=c.pk).current is None
        assert not Review.objects.exists()

    def test_after_a_look_at_the_new_one_they_may_be(
        self, editor: Client, replaced: tuple[Caption, dict[str, Any]]
    ) -> None:
        c, form = replaced
        response = editor.post(page_of(c), form)
        assert editor.post(page_of(c), form | {"seen_as": typed(response, "seen_as")}).status_code == 302
        said = words_of(c)
        assert (said.image_no, said.alt_text) == (2, "A red boat with a flag.")


@pytest.mark.parametrize("seen_as", ["", "nonsense", "1.2", "..", "x.1.2"])
def test_a_form_that_does_not_say_what_it_showed_is_refused(editor: Client, seen_as: str) -> None:
    c = caption()
    response = editor.post(page_of(c), posted(c, alt_text="Mine.", seen_as=seen_as))
    assert errors(response) == ["The form did not arrive as a whole. Load the page again."]
    assert words_of(c) == c.published
