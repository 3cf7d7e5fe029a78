"""The desk over the moderation queue: an image, what was found in it, and a verdict that can be taken back."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from hashlib import sha256
from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.test import Client

from django_autocaption.models import Caption, Decision, Lease, Rating, State
from django_autocaption.pipeline.moderate import rulings
from django_autocaption.pipeline.moderate.rulings import Seen
from django_autocaption.pipeline.records.decisions import standing_decisions
from tests.admin.desk.drive import BEGIN, Desk
from tests.admin.rows import caption, staff
from tests.rows import fresh

pytestmark = pytest.mark.django_db
FOUND = {
    "rule": "straddling",
    "source": "default scripted-1",
    "reason": "The age group 13-20 includes minors.",
    "raw_label": "Teenager 13–20",
    "age_group": "13-20",
    "confidence": 0.7965,
    "nsfw": False,
}


class Moderator(Desk):
    """One with the permission to moderate, and no other."""

    begins = f"{BEGIN}moderation/"
    PERMISSIONS = ("autocaption.moderate_caption",)

    def form(self) -> dict[str, Any]:
        return {name: self._value(name) for name in ("item", "judged", "reason")}


@pytest.fixture
def desk(db: None, client: Client) -> Moderator:
    return Moderator(client, staff(*Moderator.PERMISSIONS))


def held(number: int = 1, **given: Any) -> list[Caption]:
    """Flagged by an age model, the one that has waited longest first."""
    hashes = (sha256(str(n).encode()).hexdigest() for n in range(number))
    return [caption(rating=Rating.REVIEW, moderated_hash=each, **FOUND | given) for each in hashes]


def rating(row: Caption) -> str:
    return str(fresh(row).rating)


def test_one_after_the_other_with_what_was_found(desk: Moderator) -> None:
    a, b, c = held(3)
    caption(rating=Rating.BLOCKED, **FOUND)
    page = desk.begin()
    assert "1 of 3" in page
    told = ("The age group includes minors", FOUND["reason"], "Teenager 13–20 (13-20)", "79.65", "A red boat")
    assert all(text in page for text in told)
    assert "autocaption-veil" in page and 'aria-pressed="false"' in page and f'href="/media/{a.image_name}"' in page
    assert f'src="/admin/autocaption/moderatedimage/{a.pk}/preview/?v=' in page
    assert f"/moderatedimage/{b.pk}/preview/" in page, "the next one is fetched, and blurred when it is shown"
    page = desk.press("_clear")
    assert "Allowed" in page and "2 of 3" in page
    page = desk.press("_block", reason="Not for this site.")
    assert "Blocked" in page and "3 of 3" in page
    page = desk.press("_later", reason="Ask for consent.")
    assert [rating(row) for row in (a, b, c)] == [Rating.CLEAR, Rating.BLOCKED, Rating.REVIEW]
    assert list(Decision.objects.filter(source="person").order_by("pk").values_list("reason", flat=True)) == [
        "",
        "Not for this site.",
        "Ask for consent.",
    ]
    assert LogEntry.objects.filter(user=desk.user).count() == 3
    assert re.search(r"Allowed</th><td>1<.*Blocked</th><td>1<.*Left for later</th><td>1<", page, re.DOTALL)
    assert not Lease.objects.exists()
    page = desk.begin()
    assert "1 of 1" in page and "Ask for consent." in page, "left for a colleague"
    assert "Somebody has looked at it" in page and "The age group includes minors" in page
    assert str(desk.user) not in page, "names are for those who may see users"


def test_a_block_takes_a_reason_and_what_was_typed_stays(desk: Moderator) -> None:
    (a,) = held()
    desk.begin()
    page = desk.press("_block")
    assert desk.status == 422 and "Give a reason" in page
    assert rating(a) == Rating.REVIEW
    assert "Choose a decision" in desk.press("_nothing", reason="Hm.")
    assert "Hm." in desk.page


@pytest.mark.parametrize("number", [2, 3])
def test_undo_goes_back_through_all_that_one_moderator_decided_about_an_image(desk: Moderator, number: int) -> None:
    """What holds again is the decision before it, also for copies of the file that come; and that is next."""
    a, _other = held(2)
    found = fresh(a).decision
    assert found is not None
    desk.begin()
    reasons = [f"Thought {n}." for n in range(number)]
    for reason in reasons:
        desk.reload(at=a.pk)
        desk.press("_later", reason=reason)
    for holds in (*reversed(reasons[:-1]), found.reason):
        page = desk.undo()
        assert "leaves alone" not in page and fresh(a).decision.reason == holds
        (standing,) = standing_decisions([a.moderated_hash], using="default").values()
        assert (standing.rating, standing.reason) == (rating(a), holds)
    assert desk.undo_key is None and "leaves alone" not in desk.page
    desk.press("_clear")
    assert desk.undo_key is not None and rating(a) == Rating.CLEAR
    desk.undo()
    assert fresh(a).decision.reason == found.reason


def test_undo_has_what_stood_before_hold_again(desk: Moderator) -> None:
    rows = held(3)
    before = [fresh(row).decision for row in rows]
    desk.begin()
    desk.press("_clear")
    desk.press("_block", reason="No.")
    desk.press("_later", reason="Later.")
    for number, (row, found) in reversed(list(enumerate(zip(rows, before, strict=True), 1))):
        page = desk.reload() if desk.undo_key is None else desk.page
        page = desk.undo()
        assert f"{number} of 3" in page, "at its place"
        now = fresh(row).decision
        assert found is not None and now is not None and now.undoes is not None
        same = ("rating", "rule", "source", "reason", "raw_label", "confidence", "nsfw", "decided_by_id")
        assert [getattr(now, name) for name in same] == [getattr(found, name) for name in same]
        assert rating(row) == Rating.REVIEW
    assert desk.undo_key is None
    assert Decision.objects.count() == 9, "nothing is forgotten"
    history = desk.client.get(f"/admin/autocaption/moderatedimage/{rows[0].pk}/change/").content.decode()
    assert "Taken back" in history and "Holds again" in history


def test_the_reason_comes_back_with_the_image(desk: Moderator) -> None:
    held()
    desk.begin()
    desk.press("_block", reason="Waiting for consent.")
    desk.page = desk.client.get(desk.url.replace("/change", "") + "end/").content.decode()
    assert "Waiting for consent." in desk.undo()


def test_and_after_a_look_at_another_image_or_skip(desk: Moderator) -> None:
    first, second = (row.pk for row in held(2))
    desk.begin()
    desk.press("_go", second, reason="Ask the parents.")
    assert "Ask the parents." not in desk.page
    assert "Ask the parents.</textarea>" in desk.press("_go", first)
    desk.press("_skip", reason="Ask the school.")
    assert "Ask the school." not in desk.page
    assert "Ask the school.</textarea>" in desk.press("_skip")


def test_what_somebody_decided_since_is_named_and_left_alone(desk: Moderator) -> None:
    a, b = held(2)
    desk.begin()
    desk.press("_clear")
    key = desk.undo_key
    desk.press("_clear")
    rulings.block(Caption.objects.filter(pk=b.pk), user=staff(), reason="Theirs.")
    page = desk.client.get(f"{BEGIN}{desk.sitting.pk}/end/").content.decode()
    assert re.search("Undo leaves alone: Allowed: \u2068photo .*Something else came after it", page)
    stale = Decision.objects.get(caption=b, decided_by=desk.user).pk
    assert "cannot be taken back any more" in desk.undo(stale)
    desk.undo(key)
    assert [rating(row) for row in (a, b)] == [Rating.REVIEW, Rating.BLOCKED]


@pytest.mark.parametrize("race", [False, True])
def test_the_second_of_two_decisions_is_told(desk: Moderator, race: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    (a,) = held()
    desk.begin()
    form = desk.form() | {"_clear": "1", "reason": "Mine."}

    def first() -> None:
        rulings.block(Caption.objects.filter(pk=a.pk), user=staff(), reason="Theirs.")

    if race:
        decide = rulings._decide_chunk

        def late(*args: Any, **kwargs: Any) -> Any:
            monkeypatch.setattr(rulings, "_decide_chunk", decide)
            first()
            return decide(*args, **kwargs)

        monkeypatch.setattr(rulings, "_decide_chunk", late)
    else:
        first()
    page = desk.post(form)
    assert desk.status == 409
    assert "Somebody decided first" in page and "Theirs." in page and "Mine." in page
    assert "left it for another look" not in page
    assert rating(a) == Rating.BLOCKED
    desk.press("_theirs")
    assert rating(a) == Rating.BLOCKED


def test_ones_own_second_tab_is_no_conflict(desk: Moderator) -> None:
    held(2)
    desk.begin()
    form = desk.form() | {"_clear": "1"}
    desk.post(form)
    page = desk.post(form)
    assert desk.status == 200 and "You decided about this image already" in page and "2 of 2" in page


def test_words_that_waited_are_asked_for_and_no_more_when_it_is_undone(
    desk: Moderator, settings: Any, commit: Callable[[], AbstractContextManager[Any]]
) -> None:
    settings.AUTOCAPTION = {**settings.AUTOCAPTION, "MODERATION": {"MODE": "hold"}}
    (a,) = held(alt_text="", error_code="held", error_message="Held.")
    desk.begin()
    desk.press("_clear")
    assert fresh(a).state == State.PENDING
    desk.page = desk.client.get(f"{BEGIN}{desk.sitting.pk}/end/").content.decode()
    desk.undo()
    assert (fresh(a).state, fresh(a).error_code) == (State.DONE, "held")


def test_who_may_not_moderate_does_not_come_in(desk: Moderator, client: Client) -> None:
    held()
    desk.begin()
    url = desk.url
    assert client.get(f"{BEGIN}{desk.sitting.pk}/sheet/").status_code == 404
    assert client.get(BEGIN).status_code == 403, "the review desk is for who may write"
    desk.user.user_permissions.set([Desk.permission("change_caption")])
    assert client.get(url).status_code == 403
    assert client.get(desk.begins).status_code == 403


def test_the_queue_and_the_dashboard_lead_there(desk: Moderator, client: Client) -> None:
    held()
    assert f'href="{desk.begins}"' in client.get("/admin/autocaption/moderatedimage/").content.decode()
    desk.user.user_permissions.add(Desk.permission("view_caption"))
    assert f'href="{desk.begins}"' in client.get("/admin/autocaption/caption/dashboard/").content.decode()


def test_a_narrowed_sitting_names_what_it_is_about(desk: Moderator) -> None:
    a, _b = held(2)
    page = desk.begin({"field": "testapp.Photo.image", "object_id": a.object_id})
    assert "1 of 1" in page
    assert Seen.of(a)
    assert a.object_id in desk.client.get(desk.begins).content.decode()
