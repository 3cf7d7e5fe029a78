"""The desk over failed captions: what happened, and what a person does about it."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.test import Client

from django_autocaption.models import Caption, ErrorCode, Review, State, Verb
from tests.admin.desk.drive import BEGIN, Desk
from tests.admin.rows import caption, staff
from tests.rows import PUBLISHED, fresh, says, stands

pytestmark = pytest.mark.django_db


class Mender(Desk):
    begins = f"{BEGIN}failures/"


@pytest.fixture
def desk(db: None, client: Client) -> Mender:
    return Mender(client, staff(*Desk.PERMISSIONS))


@pytest.fixture(autouse=True)
def _no_worker(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django_autocaption.pipeline.runtime.queue.send", lambda *_, **__: True)


def failed(number: int = 1, **given: Any) -> list[Caption]:
    problem = {"error_code": "safety", "error_message": "The service finds the image unsafe."}
    return [caption(state=State.FAILED, **problem | given) for _ in range(number)]


def test_what_happened_and_what_to_do_stands_above_the_field(desk: Mender) -> None:
    failed(error_code="too_small", error_message="")
    (_a,) = failed()
    caption()
    page = desk.begin()
    assert "1 of 2" in page and "The image is too small to describe." in page and "Write the words or mark it" in page
    page = desk.press("_skip")
    assert "The service finds the image unsafe. Write the words, or re-caption with another provider." in page
    assert "1 of 1" in desk.begin({"error_code": "safety"})
    listed = desk.client.get(desk.begins).content.decode()
    assert "The service refuses the image." in listed, "a sitting says what it was narrowed to"


def test_what_to_do_is_said_once(desk: Mender) -> None:
    advice = str(ErrorCode.TRUNCATED.advice)
    failed(
        error_code=ErrorCode.TRUNCATED, error_message=f"The file breaks off: the end of the file is missing. {advice}"
    )
    assert desk.begin().count(advice) == 1


def test_each_verb(desk: Mender) -> None:
    again, written, decorative, last = failed(4)
    desk.begin()
    page = desk.press("_retry")
    assert "1 caption is tried again" in page and "2 of 4" in page
    assert fresh(again).state == State.PENDING
    assert "Write the alt text, or mark the image as decorative." in desk.press("_approve")
    page = desk.press("_approve", alt_text="Our own boat.")
    assert "3 of 4" in page
    assert (says(fresh(written)), stands(fresh(written)), fresh(written).error_code) == ("Our own boat.", PUBLISHED, "")
    desk.press("_decorative")
    assert fresh(decorative).published is not None and fresh(decorative).published.decorative
    page = desk.press("_recaption", **{"ask-provider": "default", "ask-prompt_text": "Name the colours."})
    assert "Asked for the words of 1 caption." in page and "4 of 4" in page, "its words come to this page"
    assert fresh(last).state == State.PENDING
    assert list(Review.objects.order_by("pk").values_list("verb", flat=True)) == [Verb.EDIT, Verb.DECORATIVE]


def test_at_the_end_stands_what_was_asked_anew(desk: Mender) -> None:
    failed(2)
    desk.begin()
    assert "Nothing was decided." in desk.client.get(f"{desk.url}end/").content.decode()
    desk.press("_retry")
    page = desk.client.get(f"{desk.url}end/").content.decode()
    assert "A service was asked anew about 1 image." in page and "Nothing was decided." not in page


def test_undo_brings_the_failure_back(desk: Mender) -> None:
    (a,) = failed()
    desk.begin()
    page = desk.press("_approve", alt_text="Our own boat.")
    assert "All of it was looked at." in page
    page = desk.undo()
    assert "The service finds the image unsafe." in page and "Our own boat." in page, "with what was typed"
    assert (fresh(a).state, fresh(a).error_code, fresh(a).published) == (State.FAILED, "safety", None)


def test_who_may_not_publish_leaves_a_draft_and_who_may_not_ask_is_not_offered_it(desk: Mender) -> None:
    a, b = failed(2)
    desk.user.user_permissions.remove(*Permission.objects.filter(codename__in=("approve_caption", "request_caption")))
    page = desk.begin()
    assert 'name="_retry"' not in page and 'name="_approve"' not in page
    assert desk.press_status("_retry") == 403
    desk.reload()
    page = desk.press("_save", alt_text="Our own boat.")
    assert "2 of 2" in page, "it waits on the review desk now"
    assert fresh(a).draft is not None and fresh(b).state == State.FAILED
    assert "1 of 1" in desk.begin()


def test_published_words_stay_while_one_tries(desk: Mender) -> None:
    (a,) = failed(alt_text="A boat.")
    page = desk.begin()
    assert "The words that were published before stay on their page." in page
    desk.press("_retry")
    assert fresh(a).published is not None


def test_the_list_and_the_dashboard_lead_there(desk: Mender) -> None:
    failed()
    for page in ("", "dashboard/"):
        assert f'href="{desk.begins}"' in desk.client.get(f"/admin/autocaption/caption/{page}").content.decode()
    desk.user.user_permissions.set(Permission.objects.filter(codename="view_caption"))
    for page in ("", "dashboard/"):
        assert desk.begins not in desk.client.get(f"/admin/autocaption/caption/{page}").content.decode()
    assert desk.client.get(desk.begins).status_code == 403
