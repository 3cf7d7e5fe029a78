"""A price from outside: what counts as one, and how it is split."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from django_autocaption.cost import Cost


@pytest.mark.parametrize(
    ("said", "amount"),
    [
        (3, "3"),
        (0.1, "0.1"),  # not what binary makes of it
        (1e-9, "0.00000001"),
        ("0.00130", "0.0013"),
        ("1e3", "1000"),
        ("12E+1", "120"),
        ("1e-07", "0.0000001"),
        (Decimal("2.50"), "2.5"),
        (-0.0, "0"),
        ("-0", "0"),
        ("0" * 30 + ".5", "0.5"),
        ("0." + "0" * 29 + "1", "0.00000001"),
        *(
            (said, None)
            for said in (True, False, None, "", "dear", "$1", "1 USD", " 1", "1,5", ".5", "1.", [1], {"usd": 1})
        ),
        *((said, None) for said in ("NaN", "Infinity", float("nan"), float("inf"), Decimal("NaN"), Decimal("sNaN"))),
        *((said, None) for said in ("0" * 31 + ".5", "0." + "0" * 31, "1e1000", "1e-1000", "١", "1\n")),
    ],
)
def test_a_number_is_a_price_and_nothing_else_is(said: Any, amount: str | None) -> None:
    cost = Cost.said(said, "USD")
    assert (None if cost is None else str(cost.amount)) == (None if amount is None else str(Decimal(amount)))
    assert cost is None or cost.unit == "USD"


def test_one_that_is_made_is_rounded_like_one_that_is_said() -> None:
    assert Cost(amount=Decimal("0.000000011"), unit="USD").amount == Decimal("0.00000002")


@pytest.mark.parametrize(("amount", "unit"), [(Decimal(-1), "USD"), (Decimal("NaN"), "USD"), (Decimal(1), "")])
def test_what_is_no_price_is_none_however_it_is_made(amount: Decimal, unit: str) -> None:
    with pytest.raises(ValueError, match=r"is no price\. Read what a service says"):
        Cost(amount=amount, unit=unit)


@pytest.mark.parametrize(
    ("amount", "shares"),
    [
        ("1", ["1"]),
        ("1", ["0.33333334", "0.33333333", "0.33333333"]),
        ("0.00000002", ["0.00000002", "0", "0"]),
        ("0", ["0", "0"]),
        ("10000000", ["5000000", "5000000"]),
    ],
)
def test_shares_of_a_price_add_up_to_it(amount: str, shares: list[str]) -> None:
    cost = Cost(amount=Decimal(amount), unit="CU")
    assert cost.shares(len(shares)) == [Cost(amount=Decimal(share), unit="CU") for share in shares]
