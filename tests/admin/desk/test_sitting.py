"""The review desk without a script: an image, what is decided about it, and the next one."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import User
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from django_autocaption.models import Awaits, Lease, Reason, Review, Sitting, Surface, Verb
from tests.admin.desk.drive import BEGIN, Desk, queued
from tests.admin.rows import action, caption, draft
from tests.rows import PUBLISHED, REVIEW, fresh, says, stands
from tests.testapp.models import Photo

pytestmark = pytest.mark.django_db


def test_the_oldest_comes_first_and_a_decision_brings_the_next(desk: Desk) -> None:
    desk.fetched = False
    a, b = queued(2)
    page = desk.begin()
    assert "1 of 2" in page and a.draft.alt_text in page
    page = desk.press("_approve")
    assert "2 of 2" in page and b.draft.alt_text in page
    assert (stands(fresh(a)), fresh(a).published_id) == (PUBLISHED, a.draft_id)
    review = Review.objects.get()
    assert (review.verb, review.surface, review.on_screen, review.by) == (Verb.APPROVE, Surface.DESK, 1, desk.user)
    assert [entry.get_change_message() for entry in LogEntry.objects.all()] == ["Approved."]
    assert "Approved." in page, "the person is told"
    end = desk.press("_approve")
    assert "A sitting of 2 images" in end and "All of it was looked at." in end
    assert not Lease.objects.exists()


@pytest.mark.parametrize("button", ["_approve", "_save"])
def test_what_was_typed_is_a_persons(desk: Desk, button: str) -> None:
    (a,) = queued(1)
    desk.begin()
    if button == "_save":
        desk.user.user_permissions.remove(desk.permission("approve_caption"))
    desk.press(button, alt_text="A red boat in the harbour.", seconds="7")
    review = Review.objects.get()
    assert (review.verb, review.seconds) == (Verb.EDIT if button == "_approve" else Verb.SUGGEST, 7)
    assert says(fresh(a)) == "A red boat in the harbour."
    assert (fresh(a).published is not None) is (button == "_approve")


def test_as_drafted_leaves_out_what_was_typed(desk: Desk) -> None:
    (a,) = queued(1)
    desk.begin()
    desk.press("_as_drafted", alt_text="Something else.")
    assert (fresh(a).published_id, Review.objects.get().verb) == (a.draft_id, Verb.APPROVE)


def test_the_other_verbs(desk: Desk) -> None:
    rejected, decorative, skipped, later = queued(4)
    desk.begin()
    desk.press("_reject", "vague", note="Which boat?")
    desk.press("_decorative")
    assert skipped.draft.alt_text in desk.page
    assert later.draft.alt_text in desk.press("_skip")
    assert skipped.draft.alt_text in desk.press("_later", note="Ask the museum.")
    review = Review.objects.get(verb=Verb.REJECT)
    assert (review.reason, review.note, fresh(rejected).draft) == (Reason.VAGUE, "Which boat?", None)
    assert fresh(decorative).published.decorative
    assert fresh(skipped).review == Awaits.DRAFT
    assert not Review.objects.filter(caption=skipped).exists()
    assert (fresh(later).review, fresh(later).note, fresh(later).draft_id) == (
        Awaits.SENT_BACK,
        "Ask the museum.",
        later.draft_id,
    )
    assert "left it on the desk: “Ask the museum.”" in desk.begin({"reason": "sent_back"})


def test_what_cannot_be_decided_is_told_and_nothing_typed_is_lost(desk: Desk) -> None:
    desk.fetched = False
    (a,) = queued(1)
    desk.begin()
    for button, value in (("_reject", "wrong"), ("_reject", "nonsense"), ("_later", "1")):
        page = desk.press(button, value, alt_text="Half of a sentence")
        assert desk.status == 422 and "errornote" in page
        assert "Half of a sentence" in page
    desk.press("_approve", alt_text="x" * 251)
    assert desk.status == 422 and "the limit is 250" in desk.page
    assert not Review.objects.exists() and fresh(a).draft_id == a.draft_id
    desk.reload()
    assert "Nothing was changed" in desk.press("_save")


def test_what_was_decided_can_be_sent_to_the_desk_again(desk: Desk, messages: Any) -> None:
    published, waiting = caption(alt_text="A red boat."), draft()
    response = desk.client.post("/admin/autocaption/caption/", action("send_to_desk", [published, waiting]))
    assert messages(response) == [
        "1 caption waits on the review desk.",
        "1 left alone: it waits already, or has no image.",
    ]
    assert (stands(fresh(published)), says(fresh(published))) == (REVIEW, "A red boat.")
    assert fresh(published).current is not None, "its page says it meanwhile"
    page = desk.begin({"reason": "sent_back"})
    assert "1 of 1" in page and "Somebody left it on the desk for another look." in page
    desk.press("_approve")
    assert (stands(fresh(published)), Review.objects.latest("pk").verb) == (PUBLISHED, Verb.APPROVE)


def test_undo_goes_back_in_order_and_after_a_reload(desk: Desk) -> None:
    desk.fetched = False
    rows = queued(3)
    desk.begin()
    desk.press("_approve")
    desk.press("_approve", alt_text="Mine.")
    desk.press("_reject", "wrong")
    for n, row in reversed(list(enumerate(rows, 1))):
        desk.reload()
        page = desk.undo()
        assert f"{n} of 3" in page, "at its place"
        assert fresh(row).draft_id == row.draft_id
        assert ("Mine." in page) is (n == 2)
    assert desk.undo_key is None
    assert [fresh(row).published_id for row in rows] == [None] * 3


def test_the_user_of_a_sitting_can_be_deleted(desk: Desk, admin_client: Client) -> None:
    queued(1)
    desk.begin()
    url = reverse("admin:auth_user_delete", args=[desk.user.pk])
    assert admin_client.post(url, {"post": "yes"}).status_code == 302
    assert not User.objects.filter(pk=desk.user.pk).exists()
    assert not Sitting.objects.exists()


def test_single_keys_can_be_switched_off_for_the_person(desk: Desk) -> None:
    queued(1)
    assert 'data-keys="on"' in desk.begin()
    assert 'data-keys="off"' in desk.press("_keys", "off")
    assert 'data-keys="off"' in desk.begin(), "in the next sitting, too"


def test_a_service_is_asked_anew_without_leaving(desk: Desk, scripted: Any) -> None:
    desk.fetched = False
    a, _b = queued(2)
    desk.begin()
    page = desk.press("_recaption", alt_text="Half a sentence", **{"ask-prompt_text": "Say the colour."})
    assert "1 of 2" in page and "Half a sentence" in page
    assert "Asked for the words of 1 caption." in page
    assert fresh(a).batch.prompt == "Say the colour."
    page = desk.press("_recaption", **{"ask-model": "large", "ask-prompt": "99"})
    assert desk.status == 422 and "errorlist" in page


def test_an_empty_desk_says_so(desk: Desk) -> None:
    response: HttpResponse = desk.client.post(BEGIN, {"order": "oldest"}, follow=True)
    assert "Nothing waits for you. Look again later." in response.content.decode()
    response = desk.client.post(BEGIN, {"order": "doubt"}, follow=True)
    assert "Nothing waits for you. Look again later." in response.content.decode()
    response = desk.client.post(BEGIN, {"reason": "spot_check"}, follow=True)
    assert "Nothing waits for you there. Choose less, or look again later." in response.content.decode()
    response = desk.client.post(BEGIN, {"object_id": "1"})
    assert "Choose the image field of the object." in response.content.decode()


def test_look_back_and_ahead(desk: Desk) -> None:
    a, b, _c = queued(3)
    desk.begin()
    desk.press("_approve")
    page = desk.reload(at=a.pk)
    assert "1 of 3" in page and a.draft.alt_text in page
    desk.press("_approve", alt_text="A second thought.")
    assert "2 of 3" in desk.page and b.draft.alt_text in desk.page
    assert says(fresh(a)) == "A second thought."


def test_who_looks_ahead_and_decides_goes_on_from_there(desk: Desk) -> None:
    a, b, c, d = queued(4)
    desk.begin()
    desk.press("_go", b.pk)
    desk.press("_go", c.pk)
    desk.press("_approve")
    assert d.draft.alt_text in desk.page and "2 of 4" in desk.page
    assert {lease.object_id for lease in Lease.objects.all()} == {d.object_id}, "what was passed over is free"
    assert f"/{a.pk}/preview/" in desk.page, "its picture is fetched ahead"
    desk.press("_approve")
    assert a.draft.alt_text in desk.page
    desk.press("_approve")
    assert b.draft.alt_text in desk.page


def test_what_is_looked_at_in_passing_is_free_again(desk: Desk) -> None:
    a, b, c = queued(3)

    def held() -> set[str]:
        return set(Lease.objects.values_list("object_id", flat=True))

    def follow(name: str) -> None:
        (key,) = re.findall(rf'data-desk="{name}" name="_go" value="(\d+)"', desk.page)
        desk.press("_go", key)

    desk.begin()
    follow("after")
    assert b.draft.alt_text in desk.page and held() == {a.object_id, b.object_id}, "the first is to be decided about"
    follow("after")
    assert c.draft.alt_text in desk.page and held() == {a.object_id, c.object_id}
    follow("before")
    follow("before")
    assert a.draft.alt_text in desk.page and held() == {a.object_id}
    follow("after")
    assert "are still to be looked at" in desk.press("_go", "leave")
    assert held() == set()


def test_what_undo_leads_away_from_is_free_again(desk: Desk) -> None:
    a, b = queued(2)
    desk.begin()
    desk.press("_approve")
    desk.post(desk.form() | {"_undo": str(desk.undo_key)})
    assert a.draft.alt_text in desk.page
    assert [lease.object_id for lease in Lease.objects.all()] == [a.object_id]
    assert b.draft.alt_text in desk.press("_approve")


def test_an_image_is_called_what_its_object_is_called(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Photo, "__str__", lambda photo: photo.title)
    boats = [Photo.objects.create(title=f"Boat {number}") for number in range(2)]
    for boat in boats:
        draft(object_id=str(boat.pk))
    page = desk.begin()
    first, second = sorted(boats, key=lambda boat: f"<bdi>{boat}</bdi>" not in page)
    assert f"<bdi>{first}</bdi>" in page
    page = desk.press("_approve")
    assert f"Approved. \u2068{first}\u2069" in page, "what was decided"
    assert f"Approved: \u2068{first}\u2069" in page, "what Undo would take back"
    assert f"<bdi>{second}</bdi>" in page
    desk.undo()
    assert f"Taken back: Approved: \u2068{first}\u2069" in desk.page


def test_a_decision_costs_the_same_however_long_the_sitting(desk: Desk, django_assert_max_num_queries: Any) -> None:
    """Queries of the decision, of the next image and of all that stands beside it, with Django's own, and with the
    savepoints of a site whose every request is a transaction."""
    queued(12)
    desk.begin()
    desk.press("_approve")
    url, form = desk.url, desk.form() | {"_approve": "1", "fetched": "1"}
    with django_assert_max_num_queries(45) as made:
        page = desk.client.post(url, form).content.decode()
    assert "3 of 12" in page
    desk.page, first = page, len(made)
    form = desk.form() | {"_approve": "1", "fetched": "1"}
    with django_assert_max_num_queries(first):
        desk.client.post(url, form)


def test_an_image_costs_the_same_in_many_languages(
    desk: Desk, settings: Any, django_assert_max_num_queries: Any
) -> None:
    languages = ["en", "de", "fr", "es", "it", "nl", "pl"]
    settings.AUTOCAPTION = {**settings.AUTOCAPTION, "LANGUAGES": languages}
    queued(1)
    many = draft()
    same = {"content_type": many.content_type, "object_id": many.object_id, "image_name": many.image_name}
    for language in languages[1:]:
        draft(language=language, **same)
    desk.begin()
    with CaptureQueriesContext(connection) as made:
        desk.client.get(desk.url)
    alone = len(made)
    desk.press("_skip")
    with django_assert_max_num_queries(alone + 1):  # whether one can be translated from another
        page = desk.client.get(desk.url).content.decode()
    assert page.count('class="desk-length"') == len(languages)


def test_the_sites_own_code_tells_when_no_transaction_is_open(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """What fails there in the database is then no failure of the page, and nobody waits for the row of the sitting."""
    depths = []
    monkeypatch.setattr(Photo, "__str__", lambda photo: depths.append(len(connection.savepoint_ids)) or photo.title)
    for _ in range(3):
        draft(object_id=str(Photo.objects.create(title="Boat").pk))
    desk.begin()
    outside = max(depths)
    depths.clear()
    desk.press("_approve")
    assert depths and max(depths) == outside


def test_while_the_settings_are_wrong_the_first_page_says_so(desk: Desk, settings: Any) -> None:
    queued(1)
    desk.begin()
    settings.AUTOCAPTION = {**settings.AUTOCAPTION, "FIELDS": {"no.Such.field": {}}}
    page = desk.reload()
    assert "“manage.py check” says what to write" in page and "Begin" not in page.partition("<form")[2]
    assert desk.begin().count("errornote") == 1
