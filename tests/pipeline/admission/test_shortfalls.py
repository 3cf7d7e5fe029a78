"""Who confirms a bulk request is told which budgets it does not fit into."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from django.contrib.auth.models import User

from django_autocaption.models import Spending
from django_autocaption.pipeline.admission import reservations
from tests.pipeline.admission.test_holds import batch_of, dollars, photos, priced, with_budgets

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("no_worker")]


def wanted(captions: int, price: str = "2") -> dict[str, Any]:
    return {"planned": captions, "prices": {"default": {"USD": price}}, "holds": True}


def spend(amount: str, user: str = "") -> None:
    """The account is there, with so much spent."""
    budget = reservations.budgets()[0]
    start = budget.period_start()
    Spending.objects.update_or_create(
        budget=budget.key, period_start=start, user=user, defaults={"spent": Decimal(amount)}
    )


def told(budget: str, left: str, held: str) -> str:
    return f"Of the budget of {budget} {left} is left, and {held} held for earlier bulk requests: the rest waits."


@pytest.mark.parametrize(("captions", "short"), [(4, False), (5, False), (6, True)])
def test_all_that_is_left_may_be_asked_for(captions: int, short: bool) -> None:
    with with_budgets(dollars("10")):
        found = reservations.shortfalls(wanted(captions))
    assert found == ([told("10 USD a month", "10 USD", "0 USD")] if short else [])


def test_what_is_spent_and_what_is_held_for_earlier_ones_is_not_left() -> None:
    priced("1")
    with with_budgets(dollars("10")):
        spend("4.5")
        batch_of(photos(3))
        assert reservations.shortfalls(wanted(1, "2.5")) == []
        assert reservations.shortfalls(wanted(1, "2.6")) == [told("10 USD a month", "5.5 USD", "3 USD")]


def test_money_is_told_without_digits_that_nobody_reads() -> None:
    priced("0.33333367")
    with with_budgets(dollars("10")):
        batch_of(photos(3))
        assert reservations.shortfalls(wanted(1, "10")) == [told("10 USD a month", "10 USD", "1.000001 USD")]


def test_a_limit_that_was_lowered_leaves_nothing_rather_than_less() -> None:
    with with_budgets(dollars("10")):
        spend("40")
        assert reservations.shortfalls(wanted(1)) == [told("10 USD a month", "0 USD", "0 USD")]


def test_each_budget_that_is_too_small_is_told() -> None:
    with with_budgets(dollars("3"), dollars("100", PROVIDER="default"), dollars("1", PERIOD="day")):
        found = reservations.shortfalls(wanted(2))
    assert found == [told("3 USD a month", "3 USD", "0 USD"), told("1 USD a day", "1 USD", "0 USD")]


def test_of_budgets_of_users_only_the_own_one_counts() -> None:
    me, other = User.objects.create_user("me"), User.objects.create_user("other")
    with with_budgets(dollars("10", PER_USER=True)):
        spend("9", str(other.pk))
        spend("2", str(me.pk))
        assert reservations.shortfalls(wanted(4), by=me.pk) == []
        (found,) = reservations.shortfalls(wanted(5), by=me.pk)
        assert "8 USD is left" in found
        (found,) = reservations.shortfalls(wanted(4), by=other.pk)
        assert "1 USD is left" in found
        assert reservations.shortfalls(wanted(4)) == []


def test_without_budgets_there_is_nothing_to_tell() -> None:
    with with_budgets():
        assert reservations.shortfalls(wanted(1000)) == []
