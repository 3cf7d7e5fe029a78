"""Figures as people read them: in the page's language, and from left to right in every one."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.utils.translation import override

from django_autocaption import figures
from django_autocaption.pipeline.admission.budgets import Budget
from django_autocaption.pipeline.bulk.estimate import Estimate, Total

#: What keeps each of them from being turned around.
BEGIN, END = "\u2066", "\u2069"


def told() -> list[str]:
    """One of every kind."""
    estimate = Estimate(alias="default", captions=2, costs=(Total(amount=Decimal("1.5"), unit="USD"),))
    return [
        figures.capped(12_000, 10_000),
        figures.amount(Decimal("1234.50"), "USD"),
        figures.percent(79.65),
        estimate.price.removeprefix("about "),
        str(Budget(LIMIT=Decimal(50), UNIT="USD")).partition(" a ")[0],
    ]


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", ["10,000+", "1,234.5 USD", "79.65 %", "1.50 USD", "50 USD"]),
        ("de", ["10.000+", "1.234,5 USD", "79,65 %"]),
    ],
)
def test_they_are_written_as_the_language_writes_numbers(language: str, expected: list[str]) -> None:
    with override(language):
        assert [text.replace(figures.BLANK, " ") for text in told()][: len(expected)] == expected


@pytest.mark.parametrize("language", ["ar", "he", "fa"])
def test_no_sign_or_unit_changes_sides_where_text_runs_from_right_to_left(language: str) -> None:
    with override(language):
        for text in told():
            assert text.startswith(BEGIN) and text.endswith(END), ascii(text)
        assert figures.amount(Decimal(0), "").strip(BEGIN + END) == "0"


def test_of_a_share_zeros_are_left_out_unless_they_are_asked_for() -> None:
    assert [figures.percent(60).split(figures.BLANK), figures.percent(60.0, 1).split(figures.BLANK)] == [
        ["60", "%"],
        ["60.0", "%"],
    ]


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        ("0", "USD", "0\N{NO-BREAK SPACE}USD"),
        ("12.50000000", "USD", "12.5\N{NO-BREAK SPACE}USD"),
        ("1000", "credits", "1,000\N{NO-BREAK SPACE}credits"),
        ("0.00012", "", "0.00012"),
    ],
)
def test_money_has_no_idle_zeros(value: str, unit: str, text: str) -> None:
    assert figures.amount(Decimal(value), unit) == text


def test_numbers_are_capped_as_people_read_them() -> None:
    assert [figures.capped(number, 10_000) for number in (0, 10_000, 10_001)] == ["0", "10,000", "10,000+"]
