"""A budget that cannot count is an error; one that can, counts in money what a service bills in tokens."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from django.core import checks

from django_autocaption.models import Attempt, Caption, Outcome, State
from django_autocaption.providers.openai import OpenAICompatibleProvider
from tests.emulator.client import EmulatorClient
from tests.emulator.openai import USAGE
from tests.ledger.site import booked, reserved, save, site, spent, work
from tests.rows import PUBLISHED, all_stand

pytestmark = pytest.mark.django_db
PRICES = {"price_input": "0.15", "price_output": 0.6}
#: Of one answer of the emulator.
DOLLARS = (USAGE["prompt_tokens"] * Decimal("0.15") + USAGE["completion_tokens"] * Decimal("0.6")) / 1_000_000


def problems() -> list[tuple[str, str]]:
    found = checks.run_checks(tags=["autocaption"])
    return [(str(problem.id), problem.msg) for problem in found if problem.level >= checks.ERROR]


@pytest.mark.parametrize(
    ("name", "unit", "says"),
    [
        ("openai", "USD", "'default' tells its cost in 'tokens'"),
        ("wavespeed", "USD", "'default' tells no cost"),
        ("runware", "CU", "'default' tells its cost in 'USD'"),
        ("runware", "usd", "Did you mean 'USD'?"),
        ("runware", "EUR", "Valid: CU, USD, credits, requests, tokens."),
        ("moondream", "token", "Did you mean 'tokens'?"),
    ],
)
@pytest.mark.parametrize("limit", ["0", "5.00"])
def test_a_budget_that_cannot_count_is_told_and_lets_nothing_out(
    emulator: EmulatorClient, name: str, unit: str, says: str, limit: str
) -> None:
    with site(emulator, name, {"LIMIT": limit, "UNIT": unit}):
        ((code, message),) = problems()
        assert code == "autocaption.E006"
        assert "AUTOCAPTION['BUDGETS'][0]" in message
        assert says in message
        save()
        work(1)
    assert emulator.ledger() == [], "a worker does not run the checks"
    row = Caption.objects.get()
    assert (row.state, row.error_code) == (State.FAILED, "settings")
    assert says in row.error_message


@pytest.mark.parametrize(
    ("name", "cap", "options"),
    [
        ("openai", {"UNIT": "tokens"}, {}),
        ("openai", {"UNIT": "USD"}, PRICES),
        ("openai", {"UNIT": "USD", "PRICE": "0.01"}, {}),
        ("openai", {"UNIT": "requests"}, {}),
        ("wavespeed", {"UNIT": "USD", "PRICE": "0.005"}, {}),
        ("moondream", {"UNIT": "USD"}, PRICES),
        ("scenario", {"UNIT": "CU"}, {}),
    ],
)
def test_a_budget_that_counts_is_none(
    emulator: EmulatorClient, name: str, cap: dict[str, Any], options: dict[str, Any]
) -> None:
    with site(emulator, name, {"LIMIT": 5, **cap}, **options):
        assert problems() == []


def test_openrouter_tells_dollars() -> None:
    def units(**options: Any) -> Any:
        return OpenAICompatibleProvider("default", {"model": "m", **options}).cost_units

    assert units(base_url="https://openrouter.ai/api/v1") == ("USD",)
    assert units(base_url="https://notopenrouter.ai/api/v1") == ("tokens",)


def test_prices_for_tokens_make_a_cap_in_dollars(emulator: EmulatorClient) -> None:
    with site(emulator, "openai", {"LIMIT": str(DOLLARS * 3 + Decimal("0.00001")), "UNIT": "USD"}, **PRICES):
        save(5)
        work()
    assert sorted(all_stand()) == ["pending"] * 2 + [PUBLISHED] * 3
    assert len(emulator.ledger(billed=True)) == 3
    assert (spent(), reserved(), booked()) == (DOLLARS * 3, 0, {"USD": DOLLARS * 3})


@pytest.mark.parametrize(
    ("usage", "dollars"),
    [
        ({"prompt_tokens": 1000, "completion_tokens": 100}, "0.00021"),
        ({"prompt_tokens": 1000, "total_tokens": 1100}, "0.00021"),
        ({"completion_tokens": 100, "total_tokens": 1100}, "0.00021"),
        ({"prompt_tokens": 1000, "completion_tokens": 50, "total_tokens": 1100}, "0.00021"),
        ({"total_tokens": 1000}, "0.0006"),
        ({"prompt_tokens": 1000}, "0.00015"),
        ({"prompt_tokens": 1000, "completion_tokens": 100, "cost": 0.0005}, "0.0005"),
        ({"prompt_tokens": 1000, "completion_tokens": 100, "cost": -1}, "0.00021"),
        ({"prompt_tokens": 1000, "completion_tokens": "many"}, None),
        ({}, None),
        (None, None),
    ],
)
def test_what_tokens_cost(emulator: EmulatorClient, usage: Any, dollars: str | None) -> None:
    with site(emulator, "openai", **PRICES):
        emulator.fail({"kind": "usage", "usage": usage})
        save()
        work()
    assert booked() == ({} if dollars is None else {"USD": Decimal(dollars)})


@pytest.mark.parametrize(
    ("prices", "says"),
    [
        ({"price_input": 1}, "needed together"),
        ({"price_output": "0.6"}, "needed together"),
        ({"price_input": "cheap", "price_output": 1}, "'price_input' must be USD"),
        ({"price_input": 1, "price_output": -1}, "'price_output' must be USD"),
        ({"price_input": True, "price_output": 1}, "'price_input' must be USD"),
        ({"price_input": 1, "price_output": float("nan")}, "'price_output' must be USD"),
    ],
)
def test_a_wrong_price_is_told(emulator: EmulatorClient, prices: dict[str, Any], says: str) -> None:
    with site(emulator, "openai", **prices):
        assert [says in message for _code, message in problems()] == [True]


@pytest.mark.parametrize("cap", [{"LIMIT": 0, "UNIT": "USD"}, {"LIMIT": 0, "UNIT": "EUR"}])
def test_what_may_be_billed_is_not_forgotten_when_a_budget_stops_its_repetition(
    emulator: EmulatorClient, cap: dict[str, Any]
) -> None:
    with site(emulator, "runware"):
        emulator.fail("drop_after_work")
        save()
        work(1)
    with site(emulator, "runware", cap):
        work(1)
    assert len(emulator.ledger(billed=True)) == 1
    attempt = Attempt.objects.get()
    assert (attempt.outcome, attempt.lease) == (Outcome.UNKNOWN, None)
