"""Approve, Reject, Mark decorative and Unlock: about what the list showed, and told in numbers."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.http import HttpResponse
from django.test import Client

from django_autocaption.admin.recaption import counted
from django_autocaption.models import Caption, Origin, Reason, Review, State, Surface, Verb
from tests.admin.conftest import LIST
from tests.admin.rows import action, caption, confirmed, draft, staff
from tests.pictures import upload
from tests.rows import PUBLISHED, REVIEW, fresh, stands, version
from tests.testapp.models import Photo

pytestmark = pytest.mark.django_db
Messages = Callable[[HttpResponse], list[str]]
MEANWHILE = "1 left alone: its image or words were changed after this list was shown."


def test_approve_publishes_what_can_be_published_and_tells_of_the_rest(editor: Client, messages: Messages) -> None:
    wanted = draft()
    failed = caption(state=State.FAILED)
    silent = draft(alt_text="")
    response = editor.post(LIST, action("approve", [wanted, failed, silent]))
    assert messages(response) == ["1 caption approved.", "2 left alone: they have no draft."]
    assert [stands(fresh(row)) for row in (wanted, failed, silent)] == [PUBLISHED, State.FAILED, REVIEW]
    assert fresh(wanted).origin == Origin.PROVIDER
    review = Review.objects.get()
    assert (review.verb, review.by, review.surface, review.on_screen) == (
        Verb.APPROVE,
        response.wsgi_request.user,
        Surface.LIST,
        3,
    )


def test_what_was_approved_is_in_the_admins_log(editor: Client) -> None:
    wanted, other = draft(), draft(alt_text="")
    response = editor.post(LIST, action("approve", [wanted, other]))
    entry = LogEntry.objects.get()
    assert (entry.object_id, entry.user) == (str(wanted.pk), response.wsgi_request.user)
    assert entry.get_change_message() == "Approved."


def test_approve_counts_rightly_in_a_filtered_list(editor: Client, messages: Messages) -> None:
    drafts = [draft() for _number in range(3)]
    response = editor.post(f"{LIST}?review=draft", action("approve", drafts))
    assert messages(response) == ["3 captions approved."]


def test_all_pages_can_be_approved_at_once(editor: Client, messages: Messages) -> None:
    drafts = [draft() for _number in range(3)]
    caption(state=State.FAILED)
    response = editor.post(f"{LIST}?review=draft&q=boat", action("approve", drafts[:1], select_across="1"))
    assert messages(response) == ["3 captions approved."]


class TestWhatTheListShowed:
    """The list carries, for each row, which picture and which versions it showed."""

    def test_is_in_the_page(self, editor: Client) -> None:
        row = draft()
        page = editor.get(LIST).content.decode()
        assert f'<input type="hidden" name="_seen" value="{row.pk} 1..{row.draft_id}">' in page
        assert f'<input type="hidden" name="_newest" value="{row.draft_id}">' in page

    @pytest.mark.parametrize("name", ["approve", "mark_decorative", "reject"])
    def test_words_that_came_meanwhile_are_left_alone(self, editor: Client, messages: Messages, name: str) -> None:
        shown, changed = draft(), draft()
        posted = confirmed(name, [shown, changed], reason="wrong", note="")
        unread = version(changed, "Nobody has read this.", standing=REVIEW)
        response = editor.post(LIST, posted)
        assert messages(response)[1] == MEANWHILE
        assert fresh(changed).draft == unread
        assert fresh(changed).published is None
        assert fresh(shown).draft is None
        assert [entry.object_id for entry in LogEntry.objects.all()] == [str(shown.pk)]

    @pytest.mark.parametrize("name", ["approve", "mark_decorative"])
    def test_an_image_that_was_replaced_meanwhile_is_left_alone(
        self, editor: Client, messages: Messages, name: str
    ) -> None:
        shown, changed = draft(), draft()
        posted = action(name, [shown, changed])
        Caption.objects.filter(pk=changed.pk).update(image_no=2, draft=None, review="", review_at=None)
        response = editor.post(LIST, posted)
        assert MEANWHILE in messages(response)
        assert fresh(changed).published is None

    def test_a_row_that_somebody_else_approved_is_counted_as_left_alone(
        self, editor: Client, messages: Messages
    ) -> None:
        drafts = [draft(), draft()]
        posted = action("approve", drafts)
        editor.post(LIST, action("approve", drafts[:1]))
        response = editor.post(f"{LIST}?review=draft", posted)
        assert messages(response)[-2:] == ["1 caption approved.", MEANWHILE]

    def test_of_all_that_match_only_what_was_there_is_approved(self, editor: Client, messages: Messages) -> None:
        shown, changed = draft(), draft()
        posted = action("approve", [shown], select_across="1")
        version(changed, "Nobody has read this.", standing=REVIEW)
        late = draft()
        response = editor.post(f"{LIST}?review=draft", posted)
        assert messages(response)[0] == "1 caption approved."
        assert [stands(fresh(row)) for row in (shown, changed, late)] == [PUBLISHED, REVIEW, REVIEW]

    def test_of_all_that_match_a_replaced_image_is_not_decorative(self, editor: Client) -> None:
        shown, replaced = caption(), caption()
        posted = action("mark_decorative", [shown], select_across="1")
        Caption.objects.filter(pk=replaced.pk).update(image_no=2)
        editor.post(LIST, posted)
        assert fresh(replaced).published == replaced.published
        assert fresh(shown).current != shown.published

    @pytest.mark.parametrize("across", ["0", "1"])
    def test_a_page_that_does_not_say_what_it_showed_changes_nothing(
        self, editor: Client, messages: Messages, across: str
    ) -> None:
        row = draft()
        posted = action("approve", [row], select_across=across, _seen=[f"{row.pk} nonsense"], _newest="nonsense")
        assert messages(editor.post(LIST, posted)) == ["0 captions approved.", MEANWHILE]
        assert fresh(row).published is None

    def test_words_that_a_person_wrote_meanwhile_are_not_asked_for_anew(
        self, editor: Client, messages: Messages
    ) -> None:
        shown, changed = caption(), caption()
        posted = confirmed("recaption", [shown, changed], replace_human="on")
        version(changed, "A person wrote this.", origin=Origin.HUMAN, human_fields=("alt_text",))
        response = editor.post(LIST, posted)
        assert messages(response) == ["Asked for the words of 1 caption.", MEANWHILE]
        assert fresh(changed).state == State.DONE


def test_reject_asks_why_and_tells_what_goes(editor: Client, messages: Messages) -> None:
    waiting = version(caption(), "A new draft.", standing=REVIEW).caption
    published = caption()
    page = editor.post(LIST, action("reject", [waiting, published])).content.decode()
    assert "<strong>1</strong> draft; what is published beside it stays." in page
    assert "<strong>1</strong> published text, which then is on no page." in page
    response = editor.post(LIST, confirmed("reject", [waiting, published], reason="", note="x"))
    assert list(response.context["errors"]) == ["reason"]
    assert not Review.objects.exists()
    response = editor.post(LIST, confirmed("reject", [waiting, published], reason="invented", note="No boat."))
    assert messages(response) == ["2 captions rejected."]
    assert fresh(waiting).draft is None
    assert fresh(waiting).current is not None
    assert fresh(published).published is None
    assert {(r.verb, r.reason, r.note) for r in Review.objects.all()} == {(Verb.REJECT, Reason.INVENTED, "No boat.")}
    assert {entry.get_change_message() for entry in LogEntry.objects.all()} == {"Rejected. Invented detail. No boat."}


def test_mark_decorative_leaves_rows_without_an_image_alone(editor: Client, messages: Messages) -> None:
    divider = draft(alt_text="A line.")
    empty = caption(image_name="", state=State.EXCLUDED)
    response = editor.post(LIST, action("mark_decorative", [divider, empty]))
    assert messages(response) == ["1 caption marked decorative.", "1 left alone: it has no image."]
    divider.refresh_from_db()
    assert divider.current is not None
    assert (divider.current.decorative, stands(divider), divider.origin) == (True, PUBLISHED, Origin.HUMAN)
    assert divider.current.alt_text == "A line."


def test_unlock_lets_machines_write_again(editor: Client, messages: Messages) -> None:
    mine, theirs = caption(origin=Origin.HUMAN), caption()
    response = editor.post(LIST, action("unlock", [mine, theirs]))
    assert messages(response) == [
        "1 caption unlocked.",
        "1 left alone: no person wrote its published words.",
    ]
    assert not fresh(mine).human


def test_reject_counts_no_more_than_a_page_can_wait_for(
    editor: Client, messages: Messages, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(counted, "MOST", 1)
    chosen = [draft(), caption()]
    page = editor.post(LIST, action("reject", chosen)).content.decode()
    assert "More than 1 are chosen." in page and "<strong>1</strong>" not in page
    assert "<strong>1</strong> draft" in editor.post(LIST, action("reject", chosen[:1])).content.decode()
    assert messages(editor.post(LIST, confirmed("reject", chosen, reason="invented"))) == ["2 captions rejected."]


@pytest.mark.parametrize("name", ["approve", "reject", "mark_decorative", "unlock", "recaption"])
def test_actions_take_the_change_permission(client: Client, name: str) -> None:
    client.force_login(staff("autocaption.view_caption", "autocaption.approve_caption"))
    row = draft()
    before = Caption.objects.values().get()
    assert "Approve" not in client.get(LIST).content.decode()
    client.post(LIST, confirmed(name, [row], reason="wrong"))
    assert Caption.objects.values().get() == before


@pytest.mark.parametrize("name", ["approve", "reject", "mark_decorative", "unlock"])
def test_decisions_take_the_permission_to_approve(client: Client, name: str) -> None:
    client.force_login(staff("autocaption.request_caption", "autocaption.change_caption"))
    row = draft()
    before = Caption.objects.values().get()
    page = client.get(LIST).content.decode()
    assert "Re-caption…" in page
    assert "Approve" not in page
    client.post(LIST, confirmed(name, [row], reason="wrong"))
    assert Caption.objects.values().get() == before


def test_only_who_may_approve_has_words_of_people_replaced(client: Client) -> None:
    client.force_login(staff("autocaption.request_caption", "autocaption.change_caption"))
    mine, theirs = caption(origin=Origin.HUMAN), caption()
    client.post(LIST, confirmed("recaption", [mine, theirs], replace_human="on"))
    assert (fresh(mine).state, fresh(theirs).state) == (State.DONE, State.PENDING)


def test_approve_pressed_on_a_list_whose_image_was_replaced_by_its_owner(editor: Client, commit: Any) -> None:
    """The whole way: a real object, a new file, a new draft."""
    with commit():
        photo = Photo.objects.create(image=upload())
    row = Caption.objects.get()
    version(row, "About the first picture.", standing=REVIEW)
    posted = action("approve", [row])
    with commit():
        photo.image = upload("red", "b.jpg")
        photo.save()
    editor.post(LIST, posted)
    assert not Review.objects.exists()
