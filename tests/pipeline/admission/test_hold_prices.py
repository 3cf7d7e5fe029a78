"""What a caption of a bulk request may cost, by what its services were paid, and which requests still hold it."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.conf import settings
from django.test import override_settings
from django.utils import timezone

from django_autocaption.models import Attempt, Batch, Outcome, Purpose
from django_autocaption.pipeline.admission import holds
from django_autocaption.pipeline.admission.budgets import Budget
from tests.rows import paid

pytestmark = pytest.mark.django_db
SCRIPTED = {"BACKEND": "tests.testapp.providers.ScriptedProvider"}
EMBEDDED = {"BACKEND": "django_autocaption.providers.embedded.EmbeddedProvider"}
PROVIDERS = {"default": SCRIPTED, "one": SCRIPTED, "two": SCRIPTED, "local": EMBEDDED}


@pytest.fixture(autouse=True)
def _site() -> Any:
    budgets = [{"LIMIT": 9, "UNIT": "USD"}]
    with override_settings(AUTOCAPTION={**settings.AUTOCAPTION, "PROVIDERS": PROVIDERS, "BUDGETS": budgets}):
        yield


def columns(*chains: tuple[int, str], **more: Any) -> dict[str, Any]:
    """Of a bulk request about so many captions, whose aliases are asked in their order."""
    return holds.columns({tuple(aliases.split()): number for number, aliases in chains}, using="default", **more)


@pytest.mark.parametrize(
    ("chains", "prices"),
    [
        ([(4, "one")], {"one": {"USD": "0.10000000", "requests": "1.00000000"}}),
        ([(4, "two")], {"two": {"CU": "3.00000000", "requests": "1.00000000"}}),
        ([(4, "default")], {"default": {"requests": "1.00000000"}}),  # nobody knows its price
        ([(4, "one one")], {"one": {"USD": "0.10000000", "requests": "1.00000000"}}),
        (
            [(1, "one"), (2, "two")],
            {
                "one": {"USD": "0.03333334", "requests": "0.33333334"},
                "two": {"CU": "2.00000000", "requests": "0.66666667"},
            },
        ),
        (
            [(1, "one"), (1, "two one")],
            {
                "one": {"USD": "0.10000000", "requests": "1.00000000"},
                "two": {"CU": "1.50000000", "requests": "0.50000000"},
            },
        ),
        ([(4, "local")], {}),
        ([(4, "no-more-there")], {}),
        ([(0, "one")], {}),
        ([], {}),
    ],
    ids=str,
)
def test_a_caption_may_cost_its_share_of_what_each_service_bills(
    chains: list[tuple[int, str]], prices: dict[str, Any]
) -> None:
    paid("one", "0.1")
    paid("two", "3", unit="CU")
    planned = sum(number for number, _aliases in chains)
    assert columns(*chains) == {"planned": planned, "prices": prices, "holds": bool(prices)}


def test_a_look_of_moderation_is_a_request_of_its_own() -> None:
    paid("one", "0.1")
    paid("one", "0.5", purpose=Purpose.MODERATION)
    paid("one", "0.3", model="m")
    both = columns((4, "one"), check="one", checks=2)["prices"]
    assert both == {"one": {"USD": "0.45000000", "requests": "1.50000000"}}
    assert columns((4, "one"), check="one", checks=0)["prices"]["one"]["USD"] == "0.20000000"
    named = columns((4, "one"), check="one", checks=4, model="m")["prices"]["one"]["USD"]
    assert named == "0.80000000", "the model is that of the words"


def test_without_a_budget_nothing_is_held() -> None:
    paid("one", "0.1")
    with override_settings(AUTOCAPTION={**settings.AUTOCAPTION, "BUDGETS": []}):
        assert columns((4, "one")) == {"planned": 4, "prices": {}, "holds": False}


class TestAnAveragePrice:
    def average(self, alias: str = "one", **more: Any) -> dict[str, Decimal]:
        found = holds.average_prices(alias, using="default", **{"purpose": Purpose.CAPTION, **more})
        return {unit: price.normalize() for unit, price in found.items()}

    def test_is_of_that_service_and_unit_the_most_used_first(self) -> None:
        paid("one", "7", unit="CU")
        paid("two", "9")
        for amount in ("1", "2"):
            paid("one", amount)
        assert list(self.average().items()) == [("USD", Decimal("1.5")), ("CU", Decimal(7))]
        assert self.average("default") == {}

    @pytest.mark.parametrize(
        "other",
        [
            {"amount": "5", "purpose": Purpose.MODERATION},
            {"amount": "5", "outcome": Outcome.FAILED},
            {"amount": "5", "outcome": Outcome.UNKNOWN},
            {"amount": None},
        ],
        ids=str,
    )
    def test_counts_only_what_was_answered_and_priced(self, other: dict[str, Any]) -> None:
        paid("one", "1")
        paid("one", "2", outcome=Outcome.SILENT)
        paid("one", **other)
        assert self.average() == {"USD": Decimal("1.5")}

    def test_is_of_one_model_where_one_is_named(self) -> None:
        paid("one", "1", model="small")
        paid("one", "3", model="large")
        assert [self.average(model=model)["USD"] for model in ("small", "large", "")] == [1, 3, 2]

    def test_is_of_the_latest_thousand(self) -> None:
        paid("one", "9")
        old = Attempt.objects.get()
        assert self.average() == {"USD": 9}
        Attempt.objects.bulk_create(
            Attempt(
                provider="one",
                request=1,
                asked_at=old.asked_at,
                outcome=Outcome.ANSWERED,
                cost_amount=Decimal(0),
                cost_unit="USD",
            )
            for _number in range(holds.LATEST - 1)
        )
        assert self.average() == {"USD": Decimal("0.009")}
        paid("one", "0")
        assert self.average() == {"USD": 0}


@pytest.mark.parametrize(
    ("budget", "price"),
    [
        ({"UNIT": "USD"}, "0.5"),
        ({"UNIT": "CU"}, "3"),
        ({"UNIT": "USD", "PROVIDER": "one"}, "0.5"),
        ({"UNIT": "USD", "PROVIDER": "two"}, "0"),
        ({"UNIT": "CU", "PROVIDER": "one"}, "0"),
        ({"UNIT": "USD", "PRICE": "2"}, "4.5"),  # "two" tells none
        ({"UNIT": "CU", "PRICE": "2", "PROVIDER": "one"}, "3"),
        ({"UNIT": "credits"}, "0"),
        ({"UNIT": "credits", "PRICE": "1"}, "3.5"),
        ({"UNIT": "requests"}, "3.5"),
        ({"UNIT": "requests", "PROVIDER": "two"}, "2"),
    ],
    ids=str,
)
def test_a_budget_counts_its_own_unit_and_service(budget: dict[str, Any], price: str) -> None:
    prices = {"one": {"USD": "0.5", "requests": "1.5"}, "two": {"CU": "3", "requests": "2"}}
    assert holds.price_of(Batch(prices=prices), Budget(LIMIT=Decimal(9), **budget)) == Decimal(price)


def test_those_confirmed_first_come_first() -> None:
    now = timezone.now()
    made = [Batch.objects.create(holds=True) for _number in range(5)]
    late, first, second, cancelled, unpriced = made
    for batch, minutes in ((late, 9), (first, 1), (second, 1), (cancelled, 0), (unpriced, 0)):
        Batch.objects.filter(pk=batch.pk).update(requested_at=now + timedelta(minutes=minutes))
        batch.refresh_from_db()
    Batch.objects.filter(pk=cancelled.pk).update(cancelled_at=now)
    Batch.objects.filter(pk=unpriced.pk).update(holds=False)
    assert holds.open_batches() == [first, second, late]
    assert [holds.open_batches(before=batch) for batch in (first, second, late)] == [[], [first], [first, second]]
