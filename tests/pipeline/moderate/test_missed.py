"""A decision that a killed worker did not have hold for a row which somebody else held: the sweep has it hold."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest
from django.contrib.auth.models import User

from django_autocaption.models import Caption, Decision, Rating
from django_autocaption.pipeline.moderate import missed, rulings
from django_autocaption.pipeline.upkeep import sweep
from django_autocaption.signals import image_blocked
from tests.pipeline.moderate.images import HASH, WORDS, image, machine

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("no_worker")]

Commit = Callable[[], AbstractContextManager[Any]]


@pytest.fixture
def decided() -> Decision:
    """Blocked at one photograph, as far as its worker came."""
    found = machine(Rating.BLOCKED)
    found.save()
    image(WORDS, rating=Rating.BLOCKED, moderated_hash=HASH, decision=found)
    return found


def test_holds_for_a_copy_that_was_rated_otherwise(decided: Decision, django_capture_on_commit_callbacks: Any) -> None:
    copy = image(WORDS, rating=Rating.CLEAR, moderated_hash=HASH)
    told: list[int] = []

    def note(caption: Caption, **_more: Any) -> None:
        told.append(caption.pk)

    image_blocked.connect(note)
    try:
        with django_capture_on_commit_callbacks(execute=True):
            sweep.sweep()
    finally:
        image_blocked.disconnect(note)
    row = copy.get()
    assert (row.rating, row.decision, told) == (Rating.BLOCKED, decided, [row.pk])
    assert missed.catch_up(using="default") == 0


def test_holds_for_a_copy_that_nothing_was_decided_about(decided: Decision) -> None:
    copy = image(WORDS)
    assert missed.catch_up(using="default") == 1
    assert copy.get().rating == Rating.BLOCKED


@pytest.mark.parametrize("other", [{"content_hash": "b" * 64}, {"moderated_hash": "b" * 64}, {"content_hash": ""}])
def test_leaves_other_pictures_alone(decided: Decision, other: dict[str, str]) -> None:
    copy = image(WORDS, **other)
    assert missed.catch_up(using="default") == 0
    assert copy.get().rating == Rating.UNCHECKED


def test_leaves_what_a_person_decided_about_that_row(decided: Decision, moderator: User) -> None:
    copy = image(WORDS, content_hash="")
    rulings.clear(copy, user=moderator)
    copy.update(content_hash=HASH)
    assert missed.catch_up(using="default") == 0
    assert copy.get().rating == Rating.CLEAR


def test_has_the_last_of_a_persons_decisions_hold(decided: Decision) -> None:
    machine(Rating.CLEAR, source="person").save()
    copy = image(WORDS)
    assert missed.catch_up(using="default") == 2
    assert set(Caption.objects.values_list("rating", flat=True)) == {Rating.CLEAR}
    assert copy.get().rating == Rating.CLEAR


def test_asks_one_query_where_nothing_was_decided(django_assert_num_queries: Any) -> None:
    image(WORDS)
    with django_assert_num_queries(1):
        assert missed.catch_up(using="default") == 0
