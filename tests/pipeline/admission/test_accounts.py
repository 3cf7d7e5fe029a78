"""What a site is told of its budgets: a warning before one is spent, wrong settings, and how each account stands."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from decimal import Decimal
from typing import Any

import pytest

from django_autocaption.models import Attempt, Outcome, Spending, State
from django_autocaption.pipeline.admission import reservations
from django_autocaption.pipeline.admission.budgets import Budget
from django_autocaption.signals import budget_warning
from tests.pictures import upload
from tests.pipeline.admission.test_reservations import answers, dollars, photos, with_budgets
from tests.pipeline.drive import one, produce
from tests.rows import stands
from tests.testapp.models import Photo
from tests.testapp.providers import ScriptedProvider

pytestmark = pytest.mark.django_db


def test_a_site_hears_once_that_a_budget_is_nearly_spent(
    scripted: type[ScriptedProvider], commit: Callable[[], AbstractContextManager[Any]]
) -> None:
    heard: list[tuple[Decimal, str]] = []

    def listen(spending: Spending, budget: Budget, **kwargs: Any) -> None:
        heard.append((spending.spent.normalize(), str(budget)))

    budget_warning.connect(listen)
    try:
        with with_budgets({"LIMIT": 5, "UNIT": "requests", "PERIOD": "month"}):
            for _count in range(5):
                with commit():
                    Photo.objects.create(image=upload((Photo.objects.count() * 30, 0, 0)))
                with commit():
                    produce()
    finally:
        budget_warning.disconnect(listen)
    assert heard == [(Decimal(4), "5 requests a month")]


def test_wrong_budgets_at_run_time_send_nothing_and_say_so(scripted: type[ScriptedProvider]) -> None:
    with with_budgets({"LIMIT": "1", "UNIT": "USD", "PERIOD": "week"}):
        photos(1)
        produce()
    assert (scripted.asked, stands(one()), one().error_code) == ([], State.FAILED, "settings")
    assert "'day', 'month'" in one().error_message


def test_the_ledger_tells_every_account(scripted: type[ScriptedProvider]) -> None:
    answers(scripted, "0")
    with with_budgets({"LIMIT": 5, "UNIT": "requests"}, dollars("1")):
        photos(1)
        produce()
        told = {str(account.budget): account.left.normalize() for account in reservations.accounts()}
    assert told == {"5 requests a month": Decimal(4), "1 USD a day": Decimal(1)}
    assert Attempt.objects.get().outcome == Outcome.ANSWERED
