"""What each day cost is counted by service and unit, once, however late the answers come."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.db.models.functions import Now
from django.test.utils import CaptureQueriesContext

from django_autocaption.models import Attempt, DailyCost, clock
from django_autocaption.pipeline.rollups import costs
from django_autocaption.pipeline.upkeep.sweep import sweep
from tests.rows import paid

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 3, 10, 12, tzinfo=UTC)
DAY = timedelta(days=1)


@pytest.fixture
def at(monkeypatch: pytest.MonkeyPatch) -> list[datetime]:
    """The time by the database; its last entry."""
    moments = [NOON]
    monkeypatch.setattr(clock, "read", lambda using: moments[-1])
    return moments


def asked(when: datetime, alias: str = "default", amount: str | None = "0.5", unit: str = "USD") -> Attempt:
    paid(alias, amount, unit)
    made = Attempt.objects.latest("pk")
    made.asked_at = when
    made.save()
    return made


def counted() -> list[tuple[date, str, str, int, Decimal]]:
    costs.count_if_due(using="default")
    rows = DailyCost.objects.order_by("day", "provider", "unit")
    return list(rows.values_list("day", "provider", "unit", "requests", "amount"))


def test_days_services_and_units_are_apart(at: list[datetime]) -> None:
    asked(NOON - 20 * DAY)
    asked(NOON - 2 * DAY)
    asked(NOON)
    asked(NOON)
    asked(NOON, unit="credits")
    asked(NOON, "other", None)
    assert counted() == [
        (date(2026, 3, 8), "default", "USD", 1, Decimal("0.5")),
        (date(2026, 3, 10), "default", "USD", 2, Decimal("1")),
        (date(2026, 3, 10), "default", "credits", 1, Decimal("0.5")),
        (date(2026, 3, 10), "other", "", 1, Decimal("0")),
    ]


def test_further_languages_of_a_request_are_no_requests(at: list[datetime]) -> None:
    first = asked(NOON)
    second = asked(NOON, amount=None)
    Attempt.objects.filter(pk=second.pk).update(part_of=first, cost_unit="USD")
    assert counted() == [(date(2026, 3, 10), "default", "USD", 1, Decimal("0.5"))]


def test_a_price_that_comes_on_the_next_day_is_added_to_its_own(at: list[datetime]) -> None:
    late = asked(NOON, amount=None)
    assert [row[2:] for row in counted()] == [("", 1, Decimal(0))]
    Attempt.objects.filter(pk=late.pk).update(cost_amount=Decimal("0.5"))
    asked(NOON + DAY)
    at.append(NOON + DAY)
    assert [(row[0].day, row[4]) for row in counted()] == [(10, Decimal("0.5")), (11, Decimal("0.5"))]


def test_after_a_pause_of_the_sweep_every_day_is_there(at: list[datetime]) -> None:
    asked(NOON)
    counted()
    for days in range(1, 6):
        asked(NOON + days * DAY)
    at.append(NOON + 5 * DAY)
    assert [row[3] for row in counted()] == [1] * 6


def test_what_was_pruned_stays_counted(at: list[datetime]) -> None:
    asked(NOON)
    asked(NOON).delete()
    asked(NOON)
    assert counted()[0][3] == 2
    Attempt.objects.latest("pk").delete()
    at.append(NOON + timedelta(hours=1))
    assert counted()[0][3] == 2


def test_days_are_those_of_the_site(at: list[datetime], settings: object) -> None:
    settings.TIME_ZONE = "America/New_York"  # type: ignore[attr-defined]  # the fixture's
    asked(datetime(2026, 3, 10, 3, tzinfo=UTC))
    assert counted()[0][0] == date(2026, 3, 9)


def test_a_count_reads_the_days_that_are_open_and_is_not_made_at_each_sweep(at: list[datetime]) -> None:
    asked(NOON - DAY)
    asked(NOON)
    counted()
    asked(NOON)
    assert counted()[-1][3] == 1
    at.append(NOON + costs.PAUSE)
    assert counted()[-1][3] == 2


def test_a_count_reads_no_attempts_of_long_ago(at: list[datetime], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(costs, "BESIDE", 2)
    for days in range(60, -1, -1):
        asked(NOON - days * DAY)
    counted()
    at.append(NOON + costs.PAUSE)
    with CaptureQueriesContext(connection) as asked_for:
        assert counted()[-1][3] == 1
    (summing,) = [query["sql"] for query in asked_for if "SUM(" in query["sql"]]
    lowest = int(re.search(r'"autocaption_attempt"."id" >= (\d+)', summing)[1])  # type: ignore[index]  # it is there
    pks = list(Attempt.objects.order_by("pk").values_list("pk", flat=True))
    assert pks[-4] - 3 <= lowest <= pks[-4]


def test_one_that_was_asked_again_counts_on_its_last_day(at: list[datetime]) -> None:
    again = asked(NOON - DAY)
    for _number in range(3):
        asked(NOON - DAY)
    again.asked_at = NOON
    again.save()
    assert [(row[0].day, row[3]) for row in counted()] == [(9, 3), (10, 1)]


def test_a_sweep_that_paused_for_months_counts_every_day(at: list[datetime]) -> None:
    asked(NOON)
    counted()
    asked(NOON + 50 * DAY)
    asked(NOON + 100 * DAY)
    at.append(NOON + 100 * DAY)
    assert [row[0] for row in counted()] == [date(2026, 3, 10), date(2026, 4, 29), date(2026, 6, 18)]


def test_the_sweep_counts() -> None:
    paid("default", "0.5")
    Attempt.objects.update(asked_at=Now())
    sweep()
    assert DailyCost.objects.get().requests == 1
