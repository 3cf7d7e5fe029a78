"""Budgets side by side, the numbers of reservations from both sides, and what a cap says of itself."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any
from unittest import mock

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.test import override_settings
from django.utils import timezone

from django_autocaption.exceptions import ErrorKind, ProviderError
from django_autocaption.models import Attempt, Caption, Outcome, Spending, State
from django_autocaption.pipeline.admission import first_price, reservations
from django_autocaption.pipeline.admission.budgets import Budget
from django_autocaption.pipeline.intake import requests
from django_autocaption.signals import budget_warning
from tests.pipeline.admission.test_reservations import answers, dollars, photos, with_budgets
from tests.pipeline.drive import produce, with_provider
from tests.testapp.models import Photo
from tests.testapp.providers import CarefulProvider, ScriptedProvider

pytestmark = pytest.mark.django_db


def waits(seconds: float, *, since: datetime) -> bool:
    """The row that waits is looked at again so many seconds after it was put back, which was since then."""
    due: Any = Caption.objects.get(state=State.PENDING).due_at
    wait = timedelta(seconds=seconds)
    return bool(since + wait - timedelta(seconds=0.1) <= due <= timezone.now() + wait)


def answered(provider: str, cost: str, unit: str = "USD", **more: Any) -> Attempt:
    """An answer of the past."""
    return Attempt.objects.create(
        request=1,
        provider=provider,
        asked_at=timezone.now(),
        outcome=Outcome.ANSWERED,
        cost_amount=Decimal(cost),
        cost_unit=unit,
        **more,
    )


def kept(**columns: Any) -> dict[str, tuple[Decimal, Decimal]]:
    """Spent and reserved, by budget."""
    rows = Spending.objects.filter(**columns)
    return {row.budget: (row.spent.normalize(), row.reserved.normalize()) for row in rows}


def test_a_spent_budget_is_looked_at_after_an_hour() -> None:
    with with_budgets({"LIMIT": 0, "UNIT": "USD", "PERIOD": "month"}):
        photos(1)
        began = timezone.now()
        with mock.patch.object(Budget, "period_end", return_value=datetime(2100, 1, 1, tzinfo=UTC)):
            produce()
    assert waits(3600, since=began)


@pytest.mark.parametrize(("left", "waited"), [(600, 600), (0, 1), (-5, 1)])
def test_or_when_it_is_filled_again(left: float, waited: float) -> None:
    end = timezone.now().replace(microsecond=0)
    now = timezone.now
    with with_budgets(dollars("0")), mock.patch.object(Budget, "period_end", return_value=end):
        photos(1)
        began = now()
        with mock.patch.object(reservations, "timezone") as clock:
            clock.now.side_effect = lambda: end - timedelta(seconds=left)
            produce()
    assert waits(waited, since=began)


def test_a_price_that_is_being_learnt_is_looked_at_after_three_seconds(scripted: type[ScriptedProvider]) -> None:
    with with_provider("LaterProvider", BUDGETS=[dollars("1")]):
        photos(2)
        began = timezone.now()
        produce()
    assert waits(3, since=began)


def test_a_price_is_the_dearest_of_fifty_answers_of_that_provider_in_that_unit() -> None:
    assert reservations.expected_price("a", "USD", using="default") is None
    answered("a", "9")
    for _count in range(50):
        assert reservations.expected_price("a", "USD", using="default") == 9
        answered("a", "0.01")
    assert reservations.expected_price("a", "USD", using="default") == Decimal("0.01")
    answered("b", "5")
    answered("a", "7", unit="CU")
    answered("a", "8", part_of=answered("a", "0.02"))
    assert reservations.expected_price("a", "USD", using="default") == Decimal("0.02")
    assert reservations.expected_price("a", "credits", using="default") == 0


def test_budgets_are_kept_apart(scripted: type[ScriptedProvider]) -> None:
    yesterday = Spending.objects.create(
        budget="* USD day", period_start=timezone.localdate() - timedelta(days=1), spent=9, reserved=4
    )
    other = Spending.objects.create(budget="other USD day", period_start=timezone.localdate(), spent=3, reserved=2)
    with with_budgets(dollars("5", PRICE="0.25"), {"LIMIT": 7, "UNIT": "requests", "PERIOD": "month"}):
        answers(scripted, "0.5")
        photos(1)
        produce()
        found = {(str(a.budget), a.row.spent.normalize(), a.left) for a in reservations.accounts()}
    assert found == {("5 USD a day", Decimal("0.5"), Decimal("4.5")), ("7 requests a month", Decimal(1), Decimal(6))}
    assert kept(period_start=timezone.localdate())["* USD day"] == (Decimal("0.5"), 0)
    for row, before in ((yesterday, (9, 4)), (other, (3, 2))):
        row.refresh_from_db()
        assert (row.spent, row.reserved, row.warned_at) == (*before, None)


def test_every_account_is_told_also_where_nothing_was_spent(scripted: type[ScriptedProvider]) -> None:
    with with_budgets(dollars("1"), dollars("2", PROVIDER="default"), {"LIMIT": 3, "UNIT": "CU"}):
        assert [str(account.budget) for account in reservations.accounts()] == [
            "1 USD a day",
            "2 USD a day for “default”",
            "3 CU a month",
        ]
        photos(1)
        produce()
        assert len(reservations.accounts()) == 3


def test_an_account_that_nothing_was_spent_of_is_that_of_its_budget_today() -> None:
    with with_budgets(dollars("1")):
        (account,) = reservations.accounts()
    assert (account.row.budget, account.row.period_start, account.left) == ("* USD day", timezone.localdate(), 1)


def test_an_earlier_period_of_one_budget_is_not_the_present_one_of_another(
    scripted: type[ScriptedProvider], monkeypatch: pytest.MonkeyPatch
) -> None:
    """An account of one begins when the present one of the other does."""
    monkeypatch.setattr("django_autocaption.pipeline.admission.budgets._today", lambda now: date(2026, 5, 10))
    with with_budgets(dollars("5"), dollars("50", PERIOD="month")):
        answers(scripted, "0.5", "0.5")
        photos(1)
        produce()
        for budget, start in (("* USD day", date(2026, 5, 1)), ("* USD month", date(2026, 5, 10))):
            Spending.objects.create(budget=budget, period_start=start, spent=99)
        photos(1)
        produce()
    assert kept(period_start=date(2026, 5, 10))["* USD day"] == (1, 0)
    assert kept(period_start=date(2026, 5, 1))["* USD month"] == (1, 0)


def test_users_of_one_wave_have_accounts_of_their_own(scripted: type[ScriptedProvider]) -> None:
    users = [User.objects.create(username=name) for name in ("anna", "ben")]
    photos(2)
    produce()
    with with_budgets({"LIMIT": 1, "UNIT": "requests", "PER_USER": True}):
        for user, photo in zip(users, Photo.objects.order_by("pk"), strict=True):
            requests.request(Photo.objects.filter(pk=photo.pk), recaption=True, user=user)
        produce()
    assert dict(Spending.objects.values_list("user", "spent")) == {str(user.pk): 1 for user in users}


class TestWhatCostsNothing:
    """In the unit of a budget, which counts another service."""

    @pytest.fixture(autouse=True)
    def _another_bills_in_it(self, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
        monkeypatch.setattr(ScriptedProvider, "cost_units", ("USD",))
        monkeypatch.setattr(CarefulProvider, "cost_units", ("CU",))
        other = {"other": {"BACKEND": "tests.testapp.providers.CarefulProvider"}}
        more = {**settings.AUTOCAPTION, "PROVIDERS": {**settings.AUTOCAPTION["PROVIDERS"], **other}}
        with override_settings(AUTOCAPTION=more):
            yield

    def test_stops_nothing_though_that_budget_is_overdrawn(self, scripted: type[ScriptedProvider]) -> None:
        answered("default", "0.02")
        start = timezone.localdate()
        Spending.objects.create(budget="* CU day", period_start=start, spent=9)
        with with_budgets({"LIMIT": 5, "UNIT": "CU", "PERIOD": "day"}):
            photos(2)
            produce()
        assert (len(scripted.asked), kept()) == (2, {"* CU day": (9, 0)})

    def test_leaves_all_of_a_budget_in_another_unit_to_the_others_of_its_wave(
        self, scripted: type[ScriptedProvider]
    ) -> None:
        answered("default", "0.02")
        with with_budgets({"LIMIT": 5, "UNIT": "CU"}):
            photos(2)
            produce()
        assert len(scripted.asked) == 2

    def test_is_a_request_that_failed_whatever_its_price(self, scripted: type[ScriptedProvider]) -> None:
        scripted.script.append(ProviderError("Wrong.", kind=ErrorKind.VALIDATION, status=400))
        with with_budgets(dollars("1", PRICE="0.3"), {"LIMIT": 5, "UNIT": "requests"}):
            photos(1)
            produce()
        assert kept() == {"* USD day": (0, 0), "* requests month": (0, 0)}


@pytest.mark.parametrize(("spent", "kept_back"), [("9.5", "0.5"), ("0", "1")])
def test_what_is_kept_for_an_unknown_outcome_is_no_more_than_was_left_and_only_its_own(
    spent: str, kept_back: str, scripted: type[ScriptedProvider]
) -> None:
    other = Attempt.objects.create(request=1, provider="other", asked_at=timezone.now())
    Spending.objects.create(budget="* USD day", period_start=timezone.localdate(), spent=Decimal(spent))
    scripted.script.append(ProviderError("No answer.", kind=ErrorKind.TIMEOUT, outcome_unknown=True))
    with with_provider("CarefulProvider", BUDGETS=[dollars("10")]):
        photos(1)
        produce()
    assert kept() == {"* USD day": (Decimal(spent), Decimal(kept_back))}
    other.refresh_from_db()
    assert other.reserved == {}


def test_of_two_workers_that_see_a_budget_nearly_spent_one_tells(
    scripted: type[ScriptedProvider], monkeypatch: pytest.MonkeyPatch, commit: Callable[[], AbstractContextManager[Any]]
) -> None:
    heard: list[Spending] = []

    def hear(spending: Spending, **told: Any) -> None:
        heard.append(spending)

    def while_another_tells() -> datetime:
        Spending.objects.update(warned_at=now)
        return now

    now = timezone.now()
    budget_warning.connect(hear)
    try:
        with with_budgets({"LIMIT": 1, "UNIT": "requests"}):
            photos(1)
            with commit(), mock.patch.object(reservations, "timezone") as clock:
                clock.now.side_effect = while_another_tells
                produce()
    finally:
        budget_warning.disconnect(hear)
    assert heard == []


def test_a_warning_is_about_its_own_budget(scripted: type[ScriptedProvider]) -> None:
    with with_budgets({"LIMIT": 1, "UNIT": "requests"}, {"LIMIT": 9, "UNIT": "requests", "PERIOD": "day"}):
        photos(1)
        produce()
    warned = dict(Spending.objects.values_list("budget", "warned_at"))
    assert {budget: at is not None for budget, at in warned.items()} == {
        "* requests month": True,
        "* requests day": False,
    }


def test_users_are_told_in_their_order() -> None:
    with with_budgets({"LIMIT": 1, "UNIT": "requests", "PER_USER": True}):
        for user in ("9", "1", "5"):
            start = Budget(LIMIT=Decimal(1), UNIT="requests").period_start()
            Spending.objects.create(budget="* requests month user", user=user, period_start=start)
        assert [account.row.user for account in reservations.accounts()] == ["1", "5", "9"]


def test_what_all_share_is_nobodys_though_somebody_asked(scripted: type[ScriptedProvider]) -> None:
    photos(1)
    with with_budgets({"LIMIT": 5, "UNIT": "requests"}):
        requests.request(Photo.objects.all(), recaption=True, user=User.objects.create(username="anna"))
        produce()
    assert list(Spending.objects.values_list("user", flat=True)) == [""]


@pytest.mark.parametrize(
    ("period", "today", "end"),
    [
        ("day", (2026, 5, 10), (2026, 5, 11)),
        ("day", (2026, 12, 31), (2027, 1, 1)),
        ("month", (2026, 5, 10), (2026, 6, 1)),
        ("month", (2026, 1, 31), (2026, 2, 1)),
        ("month", (2026, 12, 1), (2027, 1, 1)),
    ],
)
def test_a_period_ends_where_the_next_begins(period: str, today: tuple[int, int, int], end: Any) -> None:
    noon = datetime(*today, 12, tzinfo=UTC)
    with mock.patch("django.utils.timezone.now", return_value=noon):
        found = Budget(LIMIT=Decimal(1), UNIT="USD", PERIOD=period).period_end()
    assert timezone.localtime(found).timetuple()[:5] == (*end, 0, 0)


@pytest.mark.parametrize(
    ("keys", "named"),
    [
        ({"UNIT": 5}, "UNIT"),
        ({"PROVIDER": None}, "PROVIDER"),
        ({"PER_USER": "yes"}, "PER_USER"),
        ({"LIMIT": "1000000000.00000001"}, "LIMIT"),
        ({"LIMIT": "0.000000001"}, "LIMIT"),
        ({"LIMIT": 0.5}, "LIMIT"),
        ({"LIMIT": True}, "LIMIT"),
        ({"PRICE": False}, "PRICE"),
    ],
)
def test_a_value_of_the_wrong_kind_is_refused(keys: dict[str, Any], named: str) -> None:
    with pytest.raises(ValueError, match=f"'{named}' must"):
        Budget(**{"LIMIT": "1", "UNIT": "USD", **keys})


@pytest.mark.parametrize("amount", ["0", "0.00000001", "1000000000"])
def test_an_amount_at_the_bounds_is_one(amount: str) -> None:
    assert Decimal(amount) == Budget(LIMIT=Decimal(amount), UNIT="USD").LIMIT


def test_a_cap_for_each_user_says_so() -> None:
    assert str(Budget(LIMIT=Decimal("2.50"), UNIT="USD", PER_USER=True)) == "2.5 USD a month for each user"


@pytest.mark.parametrize(
    ("columns", "price"),
    [
        ({"outcome": Outcome.ANSWERED, "cost_amount": None, "cost_unit": ""}, Decimal(0)),
        ({"outcome": Outcome.ANSWERED, "cost_amount": Decimal("0.7"), "cost_unit": "USD"}, Decimal("0.7")),
        ({"outcome": Outcome.ANSWERED, "cost_amount": Decimal("0.7"), "cost_unit": "CU"}, Decimal(0)),
        ({"outcome": Outcome.FAILED, "cost_amount": Decimal("0.7"), "cost_unit": "USD"}, Decimal("0.7")),
        ({"outcome": Outcome.FAILED, "cost_amount": None, "cost_unit": ""}, None),
    ],
)
def test_a_price_is_known_from_answers_and_from_all_that_was_billed(
    columns: dict[str, Any], price: Decimal | None
) -> None:
    Attempt.objects.create(request=1, provider="default", asked_at=timezone.now(), **columns)
    assert reservations.expected_price("default", "USD", using="default") == price


def test_an_account_says_what_its_budget_counts() -> None:
    with with_budgets({"LIMIT": 3, "UNIT": "requests"}):
        (account,) = reservations.accounts()
        assert str(account.coverage) == "a price for each request of default"


@pytest.mark.parametrize("known", [True, False])
def test_only_a_price_that_nobody_knew_is_noted_as_guessed(known: bool) -> None:
    if known:
        answered("default", "0.5")
    with with_provider("CarefulProvider", BUDGETS=[dollars("10")]):
        photos(1)
        produce()
    (note,) = Attempt.objects.latest("pk").reserved.values()
    assert (first_price.GUESSED in note) is not known


def test_how_soon_a_full_budget_is_looked_at_goes_by_the_youngest_request_on_its_way() -> None:
    with with_budgets({"LIMIT": 2, "UNIT": "requests"}):
        row = Spending.objects.create(
            budget="* requests month", period_start=timezone.localdate().replace(day=1), reserved=2
        )
        for age in (20, 300):
            Attempt.objects.create(
                request=1,
                provider="default",
                asked_at=timezone.now() - timedelta(seconds=age),
                lease=uuid.uuid4().hex,
                reserved={str(row.pk): {"amount": "1", "unit": "requests", "price": "1"}},
            )
        before = timezone.now()
        photos(1)
        produce()
        due: Any = Caption.objects.get(state=State.PENDING).due_at
    assert 9 <= (due - before).total_seconds() < 60


def test_what_was_paid_for_is_booked_though_the_budgets_are_wrong_by_now(scripted: type[ScriptedProvider]) -> None:
    row = Spending.objects.create(budget="* USD day", period_start=timezone.localdate(), reserved=1)
    attempt = Attempt.objects.create(
        request=1,
        provider="default",
        asked_at=timezone.now(),
        reserved={str(row.pk): {"amount": "1", "unit": "USD", "price": "1"}},
    )
    ended = {"outcome": Outcome.ANSWERED, "cost_amount": Decimal("0.25"), "cost_unit": "USD"}
    with with_budgets({"LIMIT": "five", "UNIT": "USD"}):
        reservations.book([(attempt, ended)])
    assert kept() == {"* USD day": (Decimal("0.25"), 0)}
