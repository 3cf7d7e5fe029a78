"""Which services a budget counts, and by what; one that counts none of them is refused."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings
from django.test import override_settings

from django_autocaption.exceptions import ConfigurationError
from django_autocaption.pipeline.admission.budgets import Coverage, budgets, coverage
from django_autocaption.types import CaptionResult, Cost
from tests.pipeline.admission.test_reservations import photos, spent
from tests.pipeline.drive import WORDS, produce
from tests.testapp.providers import CarefulProvider, ScriptedProvider

EMBEDDED = {"BACKEND": "django_autocaption.providers.embedded.EmbeddedProvider"}
RUNWARE = {"BACKEND": "django_autocaption.providers.runware.RunwareProvider", "OPTIONS": {"api_key": "k"}}
WAVESPEED = {"BACKEND": "django_autocaption.providers.wavespeed.WaveSpeedProvider", "OPTIONS": {"api_key": "k"}}
BROKEN = {"BACKEND": "nowhere.Provider"}
SILENT = {**RUNWARE, "OPTIONS": {"api_key": "k", "include_cost": False}}
ALL = {"default": RUNWARE, "waves": WAVESPEED, "local": EMBEDDED, "broken": BROKEN}


def with_providers(cap: dict[str, Any], **providers: Any) -> Any:
    own = {"PROVIDERS": providers or ALL, "BUDGETS": [{"LIMIT": 5, **cap}]}
    return override_settings(AUTOCAPTION={**settings.AUTOCAPTION, **own})


@pytest.mark.parametrize(
    ("cap", "told", "priced", "uncounted"),
    [
        ({"UNIT": "USD"}, ("default",), (), ("waves",)),
        ({"UNIT": "USD", "PRICE": "0.01"}, ("default",), ("waves",), ()),
        ({"UNIT": "USD", "PROVIDER": "default"}, ("default",), (), ()),
        ({"UNIT": "USD", "PROVIDER": "waves", "PRICE": "0.01"}, (), ("waves",), ()),
        ({"UNIT": "requests"}, (), ("default", "waves"), ()),
    ],
)
def test_counts_what_is_told_or_has_a_price(
    cap: dict[str, Any], told: tuple[str, ...], priced: tuple[str, ...], uncounted: tuple[str, ...]
) -> None:
    with with_providers(cap):
        (budget,) = budgets()
        found = coverage(budget)
    assert (found.told, found.priced, found.uncounted) == (told, priced, uncounted)


@pytest.mark.parametrize(
    ("counted", "says"),
    [
        (Coverage(told=("a", "b")), "what a, b says that it cost"),
        (
            Coverage(told=("a",), priced=("b", "c"), uncounted=("d", "e")),
            "what a says that it cost; a price for each request of b, c; nothing of d, e",
        ),
        (Coverage(), "nothing: no service is billed"),
    ],
)
def test_says_so(counted: Coverage, says: str) -> None:
    assert str(counted) == says


@pytest.mark.parametrize(
    ("cap", "providers", "says"),
    [
        ({"UNIT": "USD", "PROVIDER": "waves"}, ALL, "'waves' tells no cost"),
        ({"UNIT": "CU"}, ALL, "'default' tells its cost in 'USD', 'waves' tells no cost"),
        ({"UNIT": "USD"}, {"default": SILENT}, "'default' tells no cost"),
        ({"UNIT": "EUR", "PRICE": "0.01"}, ALL, "'EUR'"),
        ({"UNIT": "Usd", "PRICE": "0.01"}, ALL, "Did you mean 'USD'?"),
        ({"UNIT": "Requests"}, ALL, "Did you mean 'requests'?"),
    ],
)
def test_one_that_counts_nothing_is_refused(cap: dict[str, Any], providers: Any, says: str) -> None:
    with with_providers(cap, **providers), pytest.raises(ConfigurationError) as caught:
        budgets()
    assert says in str(caught.value)


def test_where_nothing_is_billed_there_is_nothing_to_count() -> None:
    with with_providers({"UNIT": "USD"}, default=EMBEDDED):
        assert len(budgets()) == 1


def test_a_provider_of_the_sites_own_brings_its_unit(monkeypatch: pytest.MonkeyPatch) -> None:
    own = {"BACKEND": "tests.testapp.providers.ScriptedProvider"}
    monkeypatch.setattr(ScriptedProvider, "cost_units", ("EUR",))
    with with_providers({"UNIT": "EUR"}, default=own):
        (budget,) = budgets()
        assert coverage(budget).told == ("default",)


@pytest.mark.parametrize("key", ["LIMIT", "PRICE"])
@pytest.mark.parametrize("amount", ["1e30", "NaN", "-1", "0.123456789", 10**12])
def test_an_amount_that_no_column_holds_is_refused(key: str, amount: Any) -> None:
    with with_providers({"UNIT": "USD", key: amount}), pytest.raises(ConfigurationError, match=f"'{key}' must be"):
        budgets()


class TestAnAnswerThatTellsNoPrice:
    """``say``: what the answers cost, one after another."""

    @pytest.fixture(autouse=True)
    def _two(self, db: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
        monkeypatch.setattr(CarefulProvider, "cost_units", ())
        scripted = {"BACKEND": "tests.testapp.providers.ScriptedProvider"}
        careful = {"BACKEND": "tests.testapp.providers.CarefulProvider"}
        with with_providers({"UNIT": "USD", "LIMIT": 100}, default=scripted, careful=careful):
            yield

    def say(self, *dollars: str | None) -> None:
        for amount in dollars:
            ScriptedProvider.script.append(CaptionResult(text=WORDS, cost=Cost.said(amount, "USD")))
            photos(1)
            produce()

    def test_counts_what_the_dearest_did(self) -> None:
        self.say("2", "3", "1", None)
        assert spent() == (9, 0)

    def test_counts_a_tenth_of_the_limit_while_nobody_knows(self) -> None:
        self.say(None, None)
        assert spent() == (20, 0)

    def test_is_set_right_by_the_first_that_tells_one(self) -> None:
        self.say(None, None, "2", None)
        assert spent() == (8, 0)

    def test_counts_the_price_where_there_is_one(self) -> None:
        with with_providers({"UNIT": "USD", "LIMIT": 100, "PRICE": 5}, default=settings_of("default")):
            self.say("2", None)
        assert spent() == (7, 0)

    def test_counts_nothing_of_a_service_that_never_tells_one(self) -> None:
        with with_providers({"UNIT": "USD"}, default=settings_of("careful"), other=settings_of("default")):
            (budget,) = budgets()
            assert coverage(budget).uncounted == ("default",), "which Status tells"
            self.say(None, None)
        assert spent() == (0, 0)


def settings_of(alias: str) -> Any:
    return settings.AUTOCAPTION["PROVIDERS"][alias]
