"""What moderation learnt of people is forgotten after a while; what was decided is not."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta
from typing import Any
from weakref import WeakKeyDictionary

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.test import override_settings
from django.utils import timezone

from django_autocaption.models import Attempt, Caption, Decision, Rating
from django_autocaption.pipeline.moderate import ratings, rulings
from django_autocaption.pipeline.records.decisions import findings_of, standing_decisions
from django_autocaption.pipeline.runtime import queue
from django_autocaption.pipeline.upkeep import retention, sweep
from tests import rows
from tests.pictures import upload
from tests.testapp.models import Photo

Commit = Callable[[], AbstractContextManager[Any]]

pytestmark = pytest.mark.django_db

HASH = "a" * 64


def keep(days: int) -> Any:
    return override_settings(AUTOCAPTION={**settings.AUTOCAPTION, "MODERATION": {"MODE": "flag", "RETENTION": days}})


@pytest.fixture(autouse=True)
def first_look(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(retention, "_next_look", {})
    monkeypatch.setattr(queue._announced, "buffers", WeakKeyDictionary())
    monkeypatch.setattr(queue, "send", lambda *_, **__: True)


@pytest.fixture
def decision() -> Decision:
    """Ten days old, with all that it knows."""
    rows.caption(Photo.objects.create(image=upload()), "A bridge.", content_hash=HASH)
    made = Decision(
        content_hash=HASH,
        rating=Rating.REVIEW,
        rule="straddling",
        source="ages ages-1",
        raw_label="13-20",
        age_group="13-20",
        age_min=13,
        age_max=20,
        confidence=0.7965,
        nsfw=False,
        thresholds={"minor_upper_limit": 0.2},
        reason="The age group 13-20 includes minors.",
        decided_at=timezone.now() - timedelta(days=10),
    )
    ratings.record(made, Caption.objects.get(), using="default")
    Attempt.objects.create(
        caption=Caption.objects.get(),
        request=1,
        provider="ages",
        asked_at=made.decided_at,
        raw={"ageGroup": "13-20"},
        words={"alt_text": "A bridge."},
        cost_amount=1,
    )
    return made


def test_ages_are_forgotten_and_ratings_are_not(decision: Decision) -> None:
    with keep(9):
        assert retention.forget(using="default") == 2
        assert retention.forget(using="default") == 0, "there is nothing left to forget"
    decision.refresh_from_db()
    caption, attempt = Caption.objects.get(), Attempt.objects.get()
    told = [getattr(decision, name) for name in ("age_group", "age_min", "age_max", "nsfw")]
    assert told == ["", None, None, None]
    assert (decision.raw_label, decision.confidence, decision.reason) == ("", None, "")
    assert (caption.rating, caption.decision, caption.moderated_hash) == (Rating.REVIEW, decision, HASH)
    assert (decision.rating, decision.rule, decision.thresholds["minor_upper_limit"]) == ("review", "straddling", 0.2)
    assert (attempt.raw, attempt.words, attempt.cost_amount) == (None, {"alt_text": "A bridge."}, 1)
    assert standing_decisions([HASH], using="default")[HASH] == decision


@pytest.mark.parametrize("days", [0, 11])
def test_nothing_is_forgotten_before_its_time(decision: Decision, days: int) -> None:
    with keep(days):
        assert retention.forget(using="default") == 0
    assert findings_of(Caption.objects.get()).age_min == 13


def test_what_a_moderator_wrote_stays(decision: Decision) -> None:
    rulings.clear(Caption.objects.all(), user=User.objects.create(username="m"), reason="An actor.")
    Decision.objects.update(decided_at=timezone.now() - timedelta(days=10))
    with keep(9):
        retention.forget(using="default")
    caption = Caption.objects.get()
    assert (caption.decision.reason, caption.rating) == ("An actor.", Rating.CLEAR)
    assert findings_of(caption).age_min is None
    assert set(Decision.objects.values_list("reason", flat=True)) == {"", "An actor."}


def test_the_sweep_looks_once_an_hour(decision: Decision, monkeypatch: pytest.MonkeyPatch) -> None:
    looks: list[str] = []
    monkeypatch.setattr(retention, "forget", lambda *, using: looks.append(using))
    sweep.sweep()
    assert looks == [], "everything is kept"
    with keep(9):
        sweep.sweep()
        sweep.sweep()
        assert looks == ["default"]


def test_with_the_object_goes_what_was_learnt_of_it(decision: Decision, commit: Commit) -> None:
    with commit():
        Photo.objects.get().delete()
    decision.refresh_from_db()
    assert (decision.caption, decision.age_min, decision.raw_label, decision.reason) == (None, None, "", "")
    assert decision.rating == Rating.REVIEW
