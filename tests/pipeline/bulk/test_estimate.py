"""What a bulk request may cost: from the ledger, in each provider's own unit, and honest where nothing is known."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from django.conf import settings
from django.test import override_settings

from django_autocaption.models import Outcome, Purpose
from django_autocaption.pipeline.bulk.estimate import Estimate, Total, estimate, estimate_chains, estimate_checks
from tests.rows import paid

pytestmark = pytest.mark.django_db
SCRIPTED = {"BACKEND": "tests.testapp.providers.ScriptedProvider"}
EMBEDDED = {"BACKEND": "django_autocaption.providers.embedded.EmbeddedProvider"}


@pytest.fixture(autouse=True)
def _providers() -> Any:
    providers = {"default": SCRIPTED, "other": SCRIPTED, "embedded": EMBEDDED}
    with override_settings(AUTOCAPTION={**settings.AUTOCAPTION, "PROVIDERS": providers}):
        yield


def test_is_the_average_of_what_was_billed() -> None:
    paid("default", "0.001")
    paid("default", "0.003", outcome=Outcome.SILENT)
    paid("default", None)
    paid("default", "9", outcome=Outcome.FAILED)
    paid("other", "5")
    (cost,) = estimate("default", 1000, using="default").costs
    assert (round(cost.amount, 9), cost.unit) == (Decimal(2), "USD")


def test_many_images_may_cost_more_than_one_ever_does() -> None:
    paid("default", "1190", "tokens")
    assert str(estimate("default", 1_000_000, using="default")).endswith("about 1,190,000,000 tokens")


def test_units_are_never_added() -> None:
    paid("default", "1", "CU")
    paid("default", "3", "CU")
    paid("default", "0.5", "USD")
    costs = estimate("default", 10, using="default").costs
    assert [(round(cost.amount, 9), cost.unit) for cost in costs] == [(20, "CU"), (5, "USD")]


def test_checks_by_moderation_have_a_price_of_their_own() -> None:
    paid("default", "0.001")
    paid("default", "0.01", purpose=Purpose.MODERATION)
    (words,) = estimate("default", 1000, using="default").costs
    assert round(words.amount, 9) == 1
    told = str(estimate_checks("default", 1000, using="default"))
    assert told == "default: at most 1000 checks by moderation, at most about 10.00 USD"


def test_another_model_has_another_price() -> None:
    paid("default", "1", model="small")
    paid("default", "9", model="large")
    (cost,) = estimate("default", 2, using="default", model="large").costs
    assert cost.amount == 18


def test_old_prices_are_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django_autocaption.pipeline.admission.holds.LATEST", 2)
    for amount in ("100", "1", "1"):
        paid("default", amount)
    (cost,) = estimate("default", 1, using="default").costs
    assert cost.amount == 1


def test_nothing_billed_yet_is_not_free() -> None:
    assert estimate("default", 10, using="default") == Estimate(alias="default", captions=10)
    assert estimate("default", 10, using="default").price == "price not known yet"


def test_what_runs_on_this_machine_is_free() -> None:
    assert estimate("embedded", 10, using="default").price == "free of charge"
    chat = "django_autocaption.providers.openai.OpenAICompatibleProvider"
    ollama = {"BACKEND": chat, "OPTIONS": {"preset": "ollama", "model": "m"}}
    with override_settings(AUTOCAPTION={**settings.AUTOCAPTION, "PROVIDERS": {"default": ollama}}):
        assert estimate("default", 10, using="default").price == "free of charge"


def test_an_alias_that_is_gone_is_no_error() -> None:
    assert estimate("gone", 10, using="default").costs == ()


def test_later_providers_of_a_chain_are_asked_for_the_rest() -> None:
    paid("default", "0.5")
    first, second = estimate_chains({("embedded", "default"): 10, ("default",): 4, ("other",): 0}, using="default")
    assert str(first) == "embedded: 10 captions, free of charge"
    assert str(second) == "default: at most 14 captions, at most about 7.00 USD"


@pytest.mark.parametrize(
    ("amount", "shown"),
    [("1234.567", "1,235"), ("0.0654321", "0.065"), ("0", "0.00"), ("0.000004", "0.000004"), ("1", "1.00")],
)
def test_small_amounts_keep_what_matters(amount: str, shown: str) -> None:
    cost = Total(amount=Decimal(amount), unit="USD")
    assert Estimate(alias="default", captions=1, costs=(cost,)).price == f"about {shown} USD"


def test_one_caption_is_one() -> None:
    assert str(Estimate(alias="default", captions=1)) == "default: 1 caption, price not known yet"
