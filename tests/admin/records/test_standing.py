"""The list of bulk requests says how each stands, and what is left of it."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from django_autocaption.admin.records import standing
from django_autocaption.models import Batch, Comparison, Kind, State
from tests.admin.rows import caption, staff

pytestmark = pytest.mark.django_db
LIST = "/admin/autocaption/batch/"


@pytest.fixture
def chief(client: Client) -> Client:
    client.force_login(staff("autocaption.view_batch"))
    return client


def told(client: Client) -> list[str]:
    """As the list says it, in the order in which the requests were made."""
    page = client.get(LIST).content.decode()
    return list(reversed(re.findall(r'field-standing">(.*?)</td>', page)))


def made(*states: State, **columns: Any) -> Batch:
    batch = Batch.objects.create(**{"planned": len(states), "requested_count": len(states)} | columns)
    for state in states:
        caption(batch=batch, state=state, alt_text="" if state != State.DONE else "A kite.")
    return batch


def test_each_request_says_how_it_stands(chief: Client) -> None:
    now = timezone.now()
    made(State.DONE, State.DONE)
    made(State.DONE, State.FAILED)
    made(State.DONE, State.EXCLUDED)
    made(State.DONE, State.PENDING, State.WAITING, State.FAILED)
    made(State.DONE, State.PENDING, paused_at=now)
    made(State.DONE, paused_at=now)
    made(State.PENDING, cancelled_at=now, paused_at=now)
    made(State.DONE, State.PENDING, unwritten=True, planned=7)
    made(State.DONE, unwritten=True, planned=1)
    made(State.DONE, error="Given up after 5 tries.")
    made(State.PENDING, error="Given up after 5 tries.")
    assert told(chief) == [
        "done",
        "done, some failed",
        "done",
        "running, 2 left",
        "paused, 1 left",
        "done",
        "cancelled",
        "running, 6 left",
        "running, 0 left",
        "given up in part",
        "running, 1 left",
    ]


def test_a_check_and_a_comparison_have_captions_of_no_request(chief: Client) -> None:
    made(kind=Kind.CHECK, unwritten=True, planned=5, requested_count=2)
    made(kind=Kind.CHECK, planned=5, requested_count=5)
    Comparison.objects.create(batch=made(kind=Kind.COMPARE, unwritten=True, planned=8))
    Comparison.objects.create(batch=made(kind=Kind.COMPARE, planned=8))
    assert told(chief) == ["running, 3 left", "done", "running, 8 left", "done"]


def test_what_is_left_is_counted_no_further_than_a_page_can_wait_for(
    chief: Client, monkeypatch: pytest.MonkeyPatch, django_assert_num_queries: Any
) -> None:
    monkeypatch.setattr(standing, "MOST", 2)
    for number in (2, 3):
        made(*[State.PENDING] * number)
    made(State.PENDING, unwritten=True, planned=3, requested_count=1)
    made(unwritten=True, planned=1000, requested_count=0)
    assert told(chief) == ["running, 2 left", "running, 2+ left", "running, 2+ left", "running, 2+ left"]
    for _number in range(20):
        made(State.DONE)
    with django_assert_num_queries(10):  # three of them count, of those that run
        chief.get(LIST)
