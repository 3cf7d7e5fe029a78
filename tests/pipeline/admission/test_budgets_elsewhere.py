"""Budgets that a site's router keeps in another database than its captions."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any

import pytest
from django.conf import settings
from django.db import OperationalError, connection
from django.test import override_settings

from django_autocaption.models import Spending
from django_autocaption.pipeline.admission import reservations
from django_autocaption.signals import budget_warning
from tests.pipeline.admission.test_reservations import answers, dollars, photos, with_budgets
from tests.pipeline.drive import produce
from tests.rows import PUBLISHED, all_stand
from tests.testapp.providers import ScriptedProvider

pytestmark = pytest.mark.django_db(databases=["default", "other"])


class Router:
    """What is spent is counted in ``other``."""

    def db_for_read(self, model: type[Any], **hints: Any) -> str | None:
        return self.db_for_write(model)

    def db_for_write(self, model: type[Any], **hints: Any) -> str | None:
        return "other" if model is Spending else None


@pytest.fixture(autouse=True)
def site() -> Iterator[None]:
    with override_settings(DATABASE_ROUTERS=[Router()]), with_budgets(dollars("1", PRICE="0.3")):
        yield


def counted() -> tuple[Decimal, Decimal]:
    assert not Spending.objects.using("default").exists()
    row = Spending.objects.using("other").get()
    return row.spent.normalize(), row.reserved.normalize()


def test_what_a_request_cost_is_counted_there(scripted: type[ScriptedProvider]) -> None:
    answers(scripted, "0.5")
    photos(1)
    produce()
    assert (all_stand(), counted()) == ([PUBLISHED], (Decimal("0.5"), 0))
    assert [account.left for account in reservations.accounts()] == [Decimal("0.5")]


def test_a_warning_is_given_when_it_is_committed_there(
    scripted: type[ScriptedProvider], django_capture_on_commit_callbacks: Callable[..., Any]
) -> None:
    heard: list[Spending] = []

    def hear(spending: Spending, **told: Any) -> None:
        heard.append(spending)

    answers(scripted, "0.9")
    budget_warning.connect(hear)
    try:
        with django_capture_on_commit_callbacks(using="other", execute=True):
            photos(1)
            produce()
    finally:
        budget_warning.disconnect(hear)
    assert [spending.warned_at is not None for spending in heard] == [False]
    assert Spending.objects.using("other").get().warned_at is not None


def test_nothing_stays_reserved_there_for_a_request_that_could_not_be_noted() -> None:
    def refuse(run: Callable[..., Any], sql: str, *arguments: Any) -> Any:
        if sql.startswith("UPDATE") and "autocaption_attempt" in sql and '"reserved"' in sql:
            raise OperationalError("no space left")
        return run(sql, *arguments)

    photos(1)
    with connection.execute_wrapper(refuse), pytest.raises(OperationalError):
        produce()
    assert not Spending.objects.using("other").exclude(reserved=0).exists()


@pytest.mark.django_db(transaction=True, databases=["default", "other"])
@pytest.mark.usefixtures("no_worker")
def test_what_is_done_again_is_booked_once(scripted: type[ScriptedProvider]) -> None:
    """Somebody else's lock, after the money was booked."""
    lost: list[str] = []

    def lose_once(run: Callable[..., Any], sql: str, *arguments: Any) -> Any:
        if sql.startswith("INSERT") and "autocaption_decision" in sql and not lost:
            lost.append(sql)
            raise OperationalError(1213, "Deadlock found when trying to get lock")
        return run(sql, *arguments)

    answers(scripted, "0.5")
    moderated = {**settings.AUTOCAPTION, "MODERATION": {"MODE": "flag"}}
    with override_settings(AUTOCAPTION=moderated), connection.execute_wrapper(lose_once):
        photos(1)
        produce()
    assert (len(lost), all_stand(), counted()) == (1, [PUBLISHED], (Decimal("0.5"), 0))
