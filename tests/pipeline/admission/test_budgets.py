"""What a site writes into AUTOCAPTION["BUDGETS"], and the day or month that a budget is for."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any
from unittest import mock

import pytest
from django.db import connection
from django.test import override_settings
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from django_autocaption.exceptions import ConfigurationError
from django_autocaption.models import Spending, State, clock
from django_autocaption.pipeline.admission import reservations
from django_autocaption.pipeline.admission.budgets import Budget, budgets
from tests.pipeline.admission.test_reservations import answers, dollars, photos, states, with_budgets
from tests.pipeline.drive import produce
from tests.rows import PUBLISHED
from tests.testapp.providers import ScriptedProvider

pytestmark = pytest.mark.django_db


class TestAPeriod:
    def test_that_follows_fills_the_budget_again(self, scripted: type[ScriptedProvider]) -> None:
        answers(scripted, "0.02", "0.02")
        with with_budgets(dollars("0.02")):
            photos(1)
            produce()
            photos(1)
            tomorrow = timezone.localdate() + timedelta(days=1)
            with mock.patch("django_autocaption.pipeline.admission.budgets.timezone.localdate", return_value=tomorrow):
                produce()
        assert states() == [PUBLISHED] * 2
        assert Spending.objects.count() == 2

    @pytest.mark.skipif(connection.vendor == "sqlite", reason="its clock is that of the process")
    @pytest.mark.parametrize("wrong", [timedelta(days=40), timedelta(days=-40)])
    def test_is_that_of_the_database_whatever_a_worker_s_clock_says(
        self, scripted: type[ScriptedProvider], wrong: timedelta
    ) -> None:
        answers(scripted, "0.02", "0.02")
        now = timezone.now
        with with_budgets(dollars("0.02", PERIOD="month")):
            photos(1)
            produce()
            photos(1)
            with mock.patch("django.utils.timezone.now", lambda: now() + wrong):
                produce()
        assert states() == [State.PENDING, PUBLISHED]
        assert Spending.objects.count() == 1

    def test_is_the_sites_whoever_looks_at_it(self, scripted: type[ScriptedProvider]) -> None:
        late_evening = datetime(2026, 5, 10, 23, 30, tzinfo=UTC)
        answers(scripted, "0.02")
        now = mock.patch("django.utils.timezone.now", return_value=late_evening)
        read = mock.patch.object(clock, "read", return_value=late_evening)
        with with_budgets(dollars("1")), override_settings(TIME_ZONE="UTC"), now, read:
            photos(1)
            produce()
            with timezone.override("Asia/Tokyo"):
                (account,) = reservations.accounts()
        assert (account.row.period_start, account.row.spent) == (date(2026, 5, 10), Decimal("0.02"))

    def test_is_known_on_a_site_without_time_zones(self, scripted: type[ScriptedProvider]) -> None:
        answers(scripted, "0.02")
        with override_settings(USE_TZ=False), with_budgets(dollars("0.02")):
            for _count in range(2):
                photos(1)
                produce()
        assert states() == [State.PENDING, PUBLISHED]

    def test_that_ends_in_the_middle_of_a_request_is_that_of_its_beginning(
        self, scripted: type[ScriptedProvider]
    ) -> None:
        today = timezone.localdate()
        days = [today, *[today + timedelta(days=1)] * 9]
        answers(scripted, "0.02")
        with with_budgets(dollars("1")):
            photos(1)
            with mock.patch.object(Budget, "period_start", side_effect=days):
                produce()
        assert (states(), Spending.objects.get().period_start) == ([PUBLISHED], today)


@pytest.mark.parametrize(
    ("cap", "says"),
    [
        ({"UNIT": "USD"}, "needs 'LIMIT'"),
        ({"LIMIT": "five", "UNIT": "USD"}, "must be an amount"),
        ({"LIMIT": "-1", "UNIT": "USD"}, "must be an amount"),
        ({"LIMIT": float("nan"), "UNIT": "USD"}, "must be an amount"),
        ({"LIMIT": 1, "UNIT": ""}, "must name a unit"),
        ({"LIMIT": 1, "UNIT": "USD", "PERIODE": "day"}, "Did you mean 'PERIOD'?"),
        ({"LIMIT": 1, "UNIT": "USD", "PROVIDER": "defualt"}, "Did you mean 'default'?"),
    ],
)
def test_a_wrong_budget_is_told_with_what_to_write(cap: dict[str, Any], says: str) -> None:
    with with_budgets(cap), pytest.raises(ConfigurationError, match=says.replace("?", r"\?")):
        budgets()


def test_two_caps_on_the_same_are_told() -> None:
    with with_budgets(dollars("1"), dollars("2")), pytest.raises(ConfigurationError, match="same as another"):
        budgets()


@given(st.dates(min_value=date(2020, 1, 1), max_value=date(2100, 1, 1)), st.sampled_from(["day", "month"]))
def test_a_period_ends_where_the_next_begins(today: date, period: str) -> None:
    budget = Budget(LIMIT=Decimal(1), UNIT="USD", PERIOD=period)
    with mock.patch("django_autocaption.pipeline.admission.budgets.timezone.localdate", return_value=today):
        start, end = budget.period_start(), budget.period_end()
        assert start <= today < timezone.localtime(end).date()
    following = timezone.localtime(end).date()
    with mock.patch("django_autocaption.pipeline.admission.budgets.timezone.localdate", return_value=following):
        assert budget.period_start() == following
