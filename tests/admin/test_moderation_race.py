"""Two moderators at the same image: a block is not lifted by whoever did not know of it, and both are told."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.db.models import QuerySet
from django.http import HttpResponse
from django.test import Client

from django_autocaption.models import Caption, Decision, Rating
from django_autocaption.pipeline.moderate import rulings
from tests.admin.rows import caption, confirmed, staff

pytestmark = pytest.mark.django_db
QUEUE = "/admin/autocaption/moderatedimage/"
EVERY_RATING = f"{QUEUE}?rating=all"
TOLD = "Somebody has blocked an image meanwhile that you decided about."


@pytest.fixture
def moderator(client: Client) -> Client:
    client.force_login(staff("autocaption.moderate_caption"))
    return client


@pytest.fixture(params=["after the form was checked", "after the decision was begun"])
def colleague(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> list[Caption]:
    """Blocks the images in this list, as soon as somebody has seen that they are not blocked."""
    images: list[Caption] = []
    looks_left = 1 if request.param == "after the form was checked" else 2
    lifts_block = rulings.lifts_block

    def looked(captions: QuerySet[Caption]) -> bool:
        nonlocal looks_left
        found = lifts_block(captions)
        looks_left -= 1
        if not looks_left:
            Caption.objects.filter(pk__in=[c.pk for c in images]).update(rating=Rating.BLOCKED)
        return found

    monkeypatch.setattr(rulings, "lifts_block", looked)
    return images


def flagged() -> Caption:
    return caption(rating=Rating.REVIEW, moderation_rule="straddling")


@pytest.mark.parametrize("name", ["clear", "keep_flag"])
def test_on_the_page_of_the_image(
    name: str, moderator: Client, colleague: list[Caption], messages: Callable[[HttpResponse], list[str]]
) -> None:
    c = flagged()
    colleague.append(c)
    form: dict[str, Any] = {"reason": "", "decisions-TOTAL_FORMS": "0", "decisions-INITIAL_FORMS": "0"}
    response = moderator.post(f"{QUEUE}{c.pk}/change/", form | {f"_{name}": "1"})
    assert response.status_code == 302
    assert [text.startswith(TOLD) for text in messages(response)] == [True]
    c.refresh_from_db()
    assert (c.rating, Decision.objects.count(), LogEntry.objects.count()) == (Rating.BLOCKED, 0, 0)


@pytest.mark.parametrize("name", ["clear", "keep_flag"])
def test_in_the_list(
    name: str, moderator: Client, colleague: list[Caption], messages: Callable[[HttpResponse], list[str]]
) -> None:
    chosen = [flagged(), flagged()]
    colleague.append(chosen[1])
    response = moderator.post(EVERY_RATING, confirmed(name, chosen))
    assert response.status_code == 302
    assert [text.startswith(TOLD) for text in messages(response)] == [True]
    ratings = sorted(Caption.objects.values_list("rating", flat=True))
    assert (ratings, Decision.objects.count()) == ([Rating.BLOCKED, Rating.REVIEW], 0), "the whole group was left"


def test_a_reason_lifts_it_all_the_same(moderator: Client, colleague: list[Caption]) -> None:
    c = flagged()
    colleague.append(c)
    moderator.post(EVERY_RATING, confirmed("clear", [c], reason="It is a statue."))
    c.refresh_from_db()
    assert (c.rating, Decision.objects.get().reason) == (Rating.CLEAR, "It is a statue.")
