"""What the dashboard tells of a site, from what was counted."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest
from django.conf import settings
from django.test import override_settings
from django.utils import timezone

from django_autocaption.audit import overview
from django_autocaption.models import Attempt, Covered, DailyCost, Origin, Outcome, State
from django_autocaption.pipeline.rollups import costs, coverage
from django_autocaption.registry import registry
from tests.admin.rows import caption
from tests.rows import paid
from tests.testapp.models import Photo

pytestmark = pytest.mark.django_db


def test_coverage_has_a_line_for_each_field_and_language() -> None:
    for columns in ({}, {"origin": Origin.HUMAN}, {"state": State.FAILED}, {"language": "fr"}):
        caption(**columns)
    coverage.count(using="default")
    field = registry.get(Photo, "image")
    assert field is not None
    with override_settings(AUTOCAPTION={**settings.AUTOCAPTION, "LANGUAGES": ["en", "de"]}):
        counted = overview.coverage_of([field])
    english, german = counted.lines
    assert (english.images, english.shown, english.percent) == (3, 2, 66)
    assert english.numbers[Covered.FAILED] == 1
    assert (german.images, german.percent) == (0, 0)
    assert overview.coverage_of([]).lines == []


def test_nothing_is_known_before_the_sweep_has_counted() -> None:
    assert overview.coverage_of(registry.all()).as_of is None
    assert overview.spent_this_month() == overview.Counted(lines=[], as_of=None)


def test_money_is_this_months_by_service_unit_and_day() -> None:
    paid("default", "0.25")
    Attempt.objects.update(asked_at=timezone.now())
    costs.count(using="default")
    DailyCost.objects.create(
        day=costs.site_day(timezone.now()) - timedelta(days=40), provider="old", unit="USD", requests=1
    )
    counted = overview.spent_this_month()
    (line,) = counted.lines
    assert (line.provider, line.unit, line.requests, line.amount) == ("default", "USD", 1, Decimal("0.25"))
    today = costs.site_day(timezone.now())
    assert len(line.days) == today.day
    assert {day: amount for day, amount in line.days.items() if amount} == {today: Decimal("0.25")}
    assert counted.as_of is not None


def test_speed_is_that_of_the_latest_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(overview, "LATEST", 4)
    for seconds in (90, 1, 2, 3):
        paid("default", None, latency_ms=seconds * 1000)
    paid("default", None, latency_ms=80_000, outcome=Outcome.FAILED)
    (one,) = overview.latencies()
    assert (one.provider, one.median, one.requests) == ("default", 2, 3)
    assert 2.8 < one.slowest <= 3
