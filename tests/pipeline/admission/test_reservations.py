"""Budgets: nothing is sent that they do not allow, and what it cost is counted once."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any
from unittest import mock

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.db import DataError
from django.test import override_settings
from django.utils import timezone

from django_autocaption.exceptions import ErrorKind, ProviderError
from django_autocaption.models import Attempt, Caption, Outcome, Spending, State
from django_autocaption.pipeline.admission import reservations
from django_autocaption.pipeline.intake import requests
from django_autocaption.pipeline.outcome.finalisation import _write
from django_autocaption.types import CaptionResult, Cost
from tests.pictures import upload
from tests.pipeline.drive import WORDS, one, produce, with_provider
from tests.rows import PUBLISHED, all_stand, stands
from tests.testapp.models import Photo
from tests.testapp.providers import ScriptedProvider

pytestmark = pytest.mark.django_db


def with_budgets(*caps: dict[str, Any], **more: Any) -> Any:
    return override_settings(AUTOCAPTION={**settings.AUTOCAPTION, "BUDGETS": caps, **more})


def dollars(limit: str, **more: Any) -> dict[str, Any]:
    return {"LIMIT": limit, "UNIT": "USD", "PERIOD": "day", **more}


def answers(provider: type[ScriptedProvider], *costs: str) -> None:
    """The next answers cost so much."""
    for cost in costs:
        provider.script.append(CaptionResult(text=WORDS, cost=Cost(amount=Decimal(cost), unit="USD")))


def photos(number: int) -> None:
    """So many images that are unlike all others."""
    for _count in range(number):
        Photo.objects.create(image=upload((Photo.objects.count() * 10, 0, 0)))


def states() -> list[str]:
    return sorted(all_stand())


def spent() -> tuple[Decimal, Decimal]:
    row = Spending.objects.get()
    return row.spent.normalize(), row.reserved.normalize()


def due() -> None:
    Caption.objects.update(due_at=timezone.now())


class TestACap:
    def test_holds_to_the_last_request(self, scripted: type[ScriptedProvider]) -> None:
        with with_budgets(dollars("0.05")):
            for _round in range(10):
                answers(scripted, "0.02")
                photos(1)
                due()
                produce()
        assert len(scripted.asked) == 2, "a third could cost 0.02, and only 0.01 is left"
        assert spent() == (Decimal("0.04"), Decimal(0))

    def test_says_why_rows_wait_and_counts_no_try(self, scripted: type[ScriptedProvider]) -> None:
        with with_budgets(dollars("0.02", PROVIDER="default")):
            answers(scripted, "0.02")
            photos(1)
            produce()
            photos(1)
            produce()
        waiting = Caption.objects.get(state=State.PENDING)
        assert (waiting.error_code, waiting.attempts) == ("budget_spent", 0)
        assert "0.02 USD a day for “default” is spent" in waiting.error_message
        assert waiting.due_at > timezone.now()
        assert Attempt.objects.filter(caption=waiting).count() == 0

    def test_is_spent_where_too_little_is_left_and_nothing_is_being_asked(
        self, scripted: type[ScriptedProvider]
    ) -> None:
        answers(scripted, "0.02", "0.02")
        with with_budgets(dollars("0.05")):
            for _count in range(3):
                photos(1)
                produce()
        waiting = Caption.objects.get(state=State.PENDING)
        assert "is spent" in waiting.error_message
        assert waiting.due_at > timezone.now() + timedelta(minutes=1), "nothing changes within seconds"

    def test_says_so_while_a_request_may_leave_something(self, scripted: type[ScriptedProvider]) -> None:
        with with_provider("LaterProvider", BUDGETS=[dollars("0.05", PRICE="0.03")]):
            for _count in range(2):
                photos(1)
                produce()
        waiting = Caption.objects.get(state=State.PENDING)
        assert "beside what is being asked" in waiting.error_message
        assert waiting.due_at < timezone.now() + timedelta(minutes=1)

    @pytest.mark.parametrize(("minutes", "seconds"), [(0, 3), (1, 30), (4, 120), (50, 600)])
    def test_lets_rows_rest_the_longer_the_older_that_request_is(
        self, scripted: type[ScriptedProvider], minutes: int, seconds: int
    ) -> None:
        with with_provider("LaterProvider", BUDGETS=[dollars("0.05", PRICE="0.03")]):
            photos(1)
            produce()
            Attempt.objects.update(asked_at=timezone.now() - timedelta(minutes=minutes))
            photos(1)
            produce()
        waiting = Caption.objects.get(state=State.PENDING)
        assert waiting.error_code == "budget_spent"
        assert waiting.due_at is not None
        left = (waiting.due_at - timezone.now()).total_seconds()
        assert seconds - 10 < left < seconds + 10

    def test_lets_them_go_on_when_it_is_raised(self, scripted: type[ScriptedProvider]) -> None:
        answers(scripted, "0.02", "0.02")
        with with_budgets(dollars("0.02")):
            photos(1)
            produce()
            photos(1)
            produce()
        due()
        with with_budgets(dollars("0.04")):
            produce()
        assert states() == [PUBLISHED] * 2

    def test_of_another_provider_or_unit_stops_nothing(self, scripted: type[ScriptedProvider]) -> None:
        other = {"other": {"BACKEND": "tests.testapp.providers.ScriptedProvider"}, **settings.AUTOCAPTION["PROVIDERS"]}
        answers(scripted, "0.02", "0.02")
        with with_budgets(dollars("0", PROVIDER="other"), {"LIMIT": 1, "UNIT": "CU"}, PROVIDERS=other):
            for _count in range(2):
                photos(1)
                produce()
        assert states() == [PUBLISHED] * 2

    def test_of_zero_stops_a_service_before_its_first_request(self, scripted: type[ScriptedProvider]) -> None:
        with with_budgets(dollars("0")):
            photos(1)
            produce()
        assert (scripted.asked, stands(one()), one().error_code) == ([], State.PENDING, "budget_spent")

    def test_counts_requests_where_a_service_tells_no_cost(self, scripted: type[ScriptedProvider]) -> None:
        with with_budgets({"LIMIT": 3, "UNIT": "requests", "PERIOD": "month"}):
            photos(5)
            produce()
        assert len(scripted.asked) == 3
        assert spent() == (Decimal(3), Decimal(0))

    def test_counts_a_price_of_its_own_where_a_service_tells_none(self, scripted: type[ScriptedProvider]) -> None:
        with with_budgets(dollars("0.05", PRICE="0.02")):
            photos(5)
            produce()
        assert len(scripted.asked) == 2
        assert spent() == (Decimal("0.04"), Decimal(0))

    def test_never_holds_up_the_embedded_provider(self) -> None:
        with with_budgets(
            dollars("0"), PROVIDERS={"default": {"BACKEND": "django_autocaption.providers.embedded.EmbeddedProvider"}}
        ):
            photos(1)
            produce()
        assert stands(one()) != State.PENDING

    def test_of_each_user_counts_what_that_user_asked_for(self, scripted: type[ScriptedProvider]) -> None:
        anna, ben = User.objects.create(username="anna"), User.objects.create(username="ben")
        photos(1)
        produce()
        with with_budgets({"LIMIT": 1, "UNIT": "requests", "PER_USER": True}):
            for user in (anna, anna, ben):
                requests.request(Photo.objects.all(), recaption=True, user=user)
                produce()
        assert len(scripted.asked) == 3, "the upload, one for Anna, one for Ben"
        assert set(Spending.objects.values_list("user", flat=True)) == {str(anna.pk), str(ben.pk)}


class TestThePrice:
    def test_is_learnt_from_one_request_alone(self, scripted: type[ScriptedProvider]) -> None:
        answers(scripted, *["0.02"] * 5)
        with with_budgets(dollars("0.06")):
            photos(5)
            produce()
            assert len(scripted.asked) == 1, "nobody knows yet what a request costs"
            due()
            produce()
        assert len(scripted.asked) == 3
        assert spent() == (Decimal("0.06"), Decimal(0))

    def test_is_that_of_the_dearest_of_the_last(self, scripted: type[ScriptedProvider]) -> None:
        answers(scripted, "0.01", "0.03", "0.01")
        for _count in range(3):
            photos(1)
            produce()
        assert reservations.expected_price("default", "USD", using="default") == Decimal("0.03")

    def test_of_several_languages_is_paid_once(self, scripted: type[ScriptedProvider]) -> None:
        with with_provider(
            "PolyglotProvider", LANGUAGES=["en", "de", "fr"], BUDGETS=[{"LIMIT": 1, "UNIT": "requests"}]
        ):
            photos(2)
            produce()
        assert states() == [State.PENDING] * 3 + [PUBLISHED] * 3
        assert spent() == (Decimal(1), Decimal(0))

    def test_of_a_batch_is_paid_for_each_image(self, scripted: type[ScriptedProvider]) -> None:
        with with_provider("BatchProvider", BUDGETS=[{"LIMIT": 2, "UNIT": "requests"}]):
            photos(3)
            produce()
        assert states() == [State.PENDING] + [PUBLISHED] * 2


class TestTheEnd:
    def test_of_a_failed_request_costs_nothing(self, scripted: type[ScriptedProvider]) -> None:
        scripted.script.append(ProviderError("Wrong key.", kind=ErrorKind.AUTH))
        with with_budgets(dollars("1")):
            photos(1)
            produce()
        assert spent() == (Decimal(0), Decimal(0))

    def test_that_nobody_knows_stays_reserved(self, scripted: type[ScriptedProvider]) -> None:
        scripted.script.append(ProviderError("No answer.", kind=ErrorKind.TIMEOUT, outcome_unknown=True))
        with with_budgets({"LIMIT": 3, "UNIT": "requests"}):
            photos(1)
            produce()
        assert spent() == (Decimal(0), Decimal(1))

    def test_that_nobody_knows_at_a_price_that_nobody_knows_leaves_most_of_the_budget(
        self, scripted: type[ScriptedProvider]
    ) -> None:
        scripted.script.append(ProviderError("No answer.", kind=ErrorKind.TIMEOUT, outcome_unknown=True))
        answers(scripted, "0.02")
        kept = []
        with with_provider("CarefulProvider", BUDGETS=[dollars("5")]):
            for _count in range(2):
                photos(1)
                produce()
                kept.append(spent())
        assert states() == [State.FAILED, PUBLISHED]
        assert kept == [(0, Decimal("0.5")), (Decimal("0.02"), Decimal("0.02"))], "set right by the first price"

    def test_that_nobody_knew_gives_back_what_was_kept_when_it_is_known(self, scripted: type[ScriptedProvider]) -> None:
        scripted.script.append(ProviderError("No answer.", kind=ErrorKind.TIMEOUT, outcome_unknown=True))
        answers(scripted, "0.02")
        with with_provider("RepeatableProvider", BUDGETS=[dollars("5")]):
            photos(1)
            for _count in range(2):
                due()
                produce()
        assert spent() == (Decimal("0.02"), Decimal(0))

    def test_is_counted_though_the_database_refuses_the_words(self, scripted: type[ScriptedProvider]) -> None:
        def refuse(endings: Any, using: str, patient: bool) -> Any:
            if any(e.offer for e in endings):
                raise DataError("value too long")
            return _write(endings, using, patient)

        answers(scripted, "0.2")
        refusing = mock.patch("django_autocaption.pipeline.outcome.finalisation._write", side_effect=refuse)
        with with_budgets(dollars("1")), refusing:
            photos(1)
            produce()
        assert (stands(one()), one().error_code, Attempt.objects.get().outcome) == (
            State.FAILED,
            "not_storable",
            Outcome.SILENT,
        )
        assert spent() == (Decimal("0.2"), Decimal(0))
