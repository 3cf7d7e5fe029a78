"""Two moderators at the same image: what one decided is not undone by whoever did not know of it, and both are told."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import User
from django.http import HttpResponse
from django.test import Client

from django_autocaption.models import Caption, Decision, ModeratedImage, Rating
from django_autocaption.models.decision import PERSON
from django_autocaption.pipeline.moderate import rulings
from tests.admin.rows import caption, confirmed

pytestmark = pytest.mark.django_db
Messages = Callable[[HttpResponse], list[str]]
QUEUE = "/admin/autocaption/moderatedimage/"
EVERY_RATING = f"{QUEUE}?rating=all"
LEFT = "1 image was left as it is: somebody decided about it, or replaced it, after you saw it."
DECISIONS = ["clear", "keep_flag", "block"]


@pytest.fixture
def colleague() -> User:
    return User.objects.create(username="colleague")


def flagged() -> ModeratedImage:
    row = caption(rating=Rating.REVIEW, rule="straddling")
    return ModeratedImage.objects.get(pk=row.pk)


def form_of(c: Caption, **data: Any) -> dict[str, Any]:
    """What the image's own page posts, as it was drawn just now."""
    hidden = {"judged": str(rulings.Seen.of(c)), "decisions-TOTAL_FORMS": "0", "decisions-INITIAL_FORMS": "0"}
    return {"reason": ""} | hidden | data


def block(c: Caption, colleague: User) -> None:
    rulings.block(Caption.objects.filter(pk=c.pk), user=colleague, reason="No.")


def about(c: Caption) -> Any:
    return Caption.objects.filter(pk=c.pk)


def decisions_of(user: User) -> int:
    return Decision.objects.filter(source=PERSON).exclude(decided_by=user).count()


@pytest.mark.parametrize("reason", ["", "It is a statue."])
@pytest.mark.parametrize("name", DECISIONS)
def test_the_page_of_the_image_shows_how_it_stands_now(
    name: str, reason: str, moderator: Client, colleague: User
) -> None:
    c = flagged()
    form = form_of(c, reason=reason, **{f"_{name}": "1"})
    block(c, colleague)
    response = moderator.post(f"{QUEUE}{c.pk}/change/", form)
    assert response.status_code == 200
    page = response.content.decode()
    assert "Somebody decided about this image, or replaced it" in page
    assert '<span class="autocaption-badge autocaption-rated-blocked">Blocked</span>' in page
    assert reason in page
    c.refresh_from_db()
    assert (c.rating, decisions_of(colleague), LogEntry.objects.count()) == (Rating.BLOCKED, 0, 0)
    assert f'name="judged" value="{rulings.Seen.of(c)}"' in page


def test_who_has_looked_again_may_lift_it_with_a_reason(moderator: Client, colleague: User) -> None:
    c = flagged()
    block(c, colleague)
    c.refresh_from_db()
    address = f"{QUEUE}{c.pk}/change/"
    assert moderator.post(address, form_of(c, _clear="1")).status_code == 200
    assert moderator.post(address, form_of(c, _clear="1", reason="It is a statue.")).status_code == 302
    c.refresh_from_db()
    assert (c.rating, c.decision.reason) == (Rating.CLEAR, "It is a statue.")


@pytest.mark.parametrize("name", DECISIONS)
def test_after_the_form_was_checked(
    name: str, moderator: Client, colleague: User, messages: Messages, monkeypatch: pytest.MonkeyPatch
) -> None:
    c = flagged()
    decide = rulings._decide

    def late(*args: Any, **kwargs: Any) -> Any:
        monkeypatch.setattr(rulings, "_decide", decide)
        block(c, colleague)
        return decide(*args, **kwargs)

    monkeypatch.setattr(rulings, "_decide", late)
    response = moderator.post(f"{QUEUE}{c.pk}/change/", form_of(c, reason="Mine.", **{f"_{name}": "1"}))
    assert messages(response) == [LEFT]
    c.refresh_from_db()
    assert (c.rating, decisions_of(colleague), LogEntry.objects.count()) == (Rating.BLOCKED, 0, 0)


@pytest.mark.parametrize("across", ["0", "1"])
@pytest.mark.parametrize("name", DECISIONS)
def test_in_the_list_the_others_are_decided_about(
    name: str, across: str, moderator: Client, colleague: User, messages: Messages
) -> None:
    chosen = [flagged(), flagged()]
    form = confirmed(name, chosen, reason="Mine.", select_across=across)
    block(chosen[1], colleague)
    response = moderator.post(EVERY_RATING, form)
    assert response.status_code == 302
    assert messages(response)[1:] == [LEFT]
    assert about(chosen[1]).get().rating == Rating.BLOCKED
    assert about(chosen[1]).get().decision.decided_by == colleague
    assert about(chosen[0]).get().decision.reason == "Mine."
    assert [entry.object_id for entry in LogEntry.objects.all()] == [str(chosen[0].pk)]


def test_an_image_that_was_replaced_meanwhile_is_not_cleared(moderator: Client, messages: Messages) -> None:
    c = flagged()
    form = confirmed("clear", [c])
    about(c).update(image_no=2)
    assert messages(moderator.post(QUEUE, form)) == [LEFT]
    assert about(c).get().rating == Rating.REVIEW


def test_one_that_left_the_list_meanwhile_is_counted(moderator: Client, colleague: User, messages: Messages) -> None:
    chosen = [flagged(), flagged()]
    form = confirmed("clear", chosen)
    block(chosen[1], colleague)
    assert messages(moderator.post(QUEUE, form)) == ["1 image allowed.", LEFT]


def test_the_page_in_between_carries_what_the_list_showed(moderator: Client) -> None:
    chosen, other = flagged(), flagged()
    posted = confirmed("clear", [chosen])
    del posted["confirm"]
    posted["_seen"] = [*posted["_seen"], f"{other.pk} {rulings.Seen.of(other)}"]
    page = moderator.post(QUEUE, posted).content.decode()
    assert f'<input type="hidden" name="_seen" value="{chosen.pk} {rulings.Seen.of(chosen)}">' in page
    assert f'value="{other.pk} ' not in page
    assert f'<input type="hidden" name="_newest" value="{posted["_newest"]}">' in page
