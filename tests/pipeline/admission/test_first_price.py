"""The first price that a service tells sets right what requests before it count."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from django.utils import timezone

from django_autocaption.models import Attempt, Outcome
from django_autocaption.pipeline.admission import first_price
from django_autocaption.pipeline.admission.first_price import GUESSED, Corrections, correct

pytestmark = pytest.mark.django_db
TOLD = {"cost_amount": Decimal("0.25"), "cost_unit": "USD"}


def note(amount: str = "1", *, guessed: bool = True, unit: str = "USD") -> dict[str, Any]:
    return {"amount": amount, "price": amount, "unit": unit, **({GUESSED: True} if guessed else {})}


def attempt(outcome: str = Outcome.FAILED, **columns: Any) -> Attempt:
    """One that counts 1 USD on account 7, of which nobody knows whether it costs that."""
    columns = {"provider": "default", "reserved": {"7": note()}, **columns}
    return Attempt.objects.create(request=1, asked_at=timezone.now(), outcome=outcome, **columns)


def corrected(told: Any = TOLD, **columns: Any) -> tuple[dict[str, Decimal], dict[str, Decimal]]:
    """(spent, reserved): by how much less, once an attempt ends with what was told."""
    found = correct(attempt(Outcome.ASKED, **columns), told)
    return found.spent, found.reserved


@pytest.mark.parametrize("outcome", [Outcome.FAILED, Outcome.ANSWERED, Outcome.SILENT])
def test_what_ended_without_a_price_cost_that_much(outcome: str) -> None:
    earlier = attempt(outcome)
    assert corrected() == ({"7": Decimal("0.75")}, {})
    earlier.refresh_from_db()
    assert earlier.reserved == {"7": {"amount": "1", "price": "0.25", "unit": "USD"}}
    assert corrected() == ({}, {}), "once"


def test_what_may_have_been_billed_keeps_that_much() -> None:
    earlier = attempt(Outcome.UNKNOWN)
    assert corrected() == ({}, {"7": Decimal("0.75")})
    earlier.refresh_from_db()
    assert earlier.reserved == {"7": {"amount": "0.25", "price": "1", "unit": "USD"}}


def test_all_before_it_are_summed_account_by_account() -> None:
    for outcome in (Outcome.FAILED, Outcome.SILENT, Outcome.UNKNOWN, Outcome.UNKNOWN):
        attempt(outcome, reserved={"7": note(), "8": note("2")})
    assert corrected(reserved={"7": note(), "8": note("2")}) == (
        {"7": Decimal("1.5"), "8": Decimal("3.5")},
        {"7": Decimal("1.5"), "8": Decimal("3.5")},
    )


@pytest.mark.parametrize("cost", ["1", "1.5"])
def test_nobody_counts_more_than_before(cost: str) -> None:
    earlier = attempt()
    assert corrected({"cost_amount": cost, "cost_unit": "USD"})[0] == {"7": 0}
    earlier.refresh_from_db()
    assert earlier.reserved == {"7": note(guessed=False)}


@pytest.mark.parametrize(
    "columns",
    [
        {"provider": "other"},
        {"outcome": Outcome.ASKED},
        {"cost_amount": Decimal("0.1"), "cost_unit": "USD"},
        {"reserved": {"7": note(guessed=False)}},
        {"reserved": {"8": note()}},
        {"reserved": {}},
    ],
    ids=["of another service", "on its way", "priced", "known", "on another account", "on none"],
)
def test_others_count_what_they_did(columns: dict[str, Any]) -> None:
    other = attempt(**columns)
    assert corrected() == ({}, {})
    before = other.reserved
    other.refresh_from_db()
    assert other.reserved == before


@pytest.mark.parametrize(
    ("told", "own"),
    [
        ({}, note()),
        ({"cost_amount": None, "cost_unit": "USD"}, note()),
        ({"cost_amount": Decimal("0.25"), "cost_unit": "CU"}, note()),
        (TOLD, note(guessed=False)),
        (TOLD, note(unit="CU")),
    ],
    ids=["nothing", "no price", "another unit", "no first price", "an account in another unit"],
)
def test_nothing_is_set_right_by_what_is_no_first_price(told: dict[str, Any], own: dict[str, Any]) -> None:
    attempt()
    assert corrected(told, reserved={"7": own}) == ({}, {})


def test_what_came_after_it_has_its_price_from_it() -> None:
    first = attempt(Outcome.ASKED)
    attempt()
    assert correct(first, TOLD) == Corrections()


def test_no_more_are_set_right_than_a_limit_has_room_for() -> None:
    Attempt.objects.bulk_create(
        Attempt(request=1, asked_at=timezone.now(), provider="default", outcome=Outcome.FAILED, reserved={"7": note()})
        for _number in range(first_price.MOST + 1)
    )
    assert corrected()[0] == {"7": Decimal("0.75") * 50}
    assert GUESSED in Attempt.objects.earliest("pk").reserved["7"], "the latest ones are"
