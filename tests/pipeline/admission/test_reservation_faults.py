"""Budgets while the database is busy or away: nothing waits for each other for ever, and nothing is reserved twice."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from decimal import Decimal
from itertools import count
from typing import Any
from unittest import mock

import pytest
from django.db import OperationalError, connection, connections, transaction
from django.db.models import F

from django_autocaption.models import Attempt, Caption, Spending
from django_autocaption.pipeline.admission import reservations
from django_autocaption.pipeline.job.job import Job
from django_autocaption.pipeline.runtime import databases
from tests.pipeline.admission.test_reservations import dollars, photos, with_budgets
from tests.pipeline.drive import one, produce
from tests.pipeline.outcome.jobs import job
from tests.rows import PUBLISHED, stands
from tests.testapp.providers import ScriptedProvider

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def away(monkeypatch: pytest.MonkeyPatch) -> None:
    """The database seems to be away, and is back at once."""
    monkeypatch.setattr(databases, "is_away", lambda using: True)
    monkeypatch.setattr(databases.time, "sleep", lambda seconds: None)


def failing_first(place: str) -> Any:
    """The statement that writes to this column fails once."""
    numbers: Iterator[int] = count()

    def execute(run: Callable[..., Any], sql: str, *args: Any) -> Any:
        if sql.startswith("UPDATE") and place in sql.partition("WHERE")[0] and not next(numbers):
            raise OperationalError("the server closed the connection")
        return run(sql, *args)

    return connection.execute_wrapper(execute)


@pytest.mark.usefixtures("away")
@pytest.mark.parametrize("column", ["autocaption_spending", "autocaption_attempt"])
def test_a_restart_while_money_is_reserved_reserves_it_once(scripted: type[ScriptedProvider], column: str) -> None:
    with with_budgets(dollars("1", PRICE="0.3")), failing_first(column), mock.patch.object(connection, "close"):
        photos(1)
        produce()
    assert (stands(one()), one().attempts, one().abandoned) == (PUBLISHED, 1, 0)
    assert (len(scripted.asked), Attempt.objects.count()) == (1, 1)
    row = Spending.objects.get()
    assert (row.spent, row.reserved) == (Decimal("0.3"), 0)


@pytest.mark.skipif(connection.vendor == "sqlite", reason="SQLite takes one writer at a time")
def test_two_workers_do_not_reserve_the_same_money(monkeypatch: pytest.MonkeyPatch) -> None:
    close = reservations._Accounts.close

    def close_late(accounts: reservations._Accounts) -> None:
        time.sleep(0.3)  # as long as the other one has to read what is left
        close(accounts)

    monkeypatch.setattr(reservations._Accounts, "close", close_late)

    def reserve(own: Job) -> int:
        with closing(connections["default"]):
            affordable, _refused = reservations.reserve([[own]])
        return len(affordable)

    waiting = [job() for _number in range(4)]
    with with_budgets({"LIMIT": 3, "UNIT": "requests"}), ThreadPoolExecutor(2) as pool:
        reservations.reserve([[waiting.pop()]])  # the account is there
        allowed = list(pool.map(reserve, waiting))
    assert sum(allowed) == 2, "three in all"
    assert Spending.objects.get().reserved == 3


@pytest.mark.skipif(connection.vendor == "sqlite", reason="SQLite takes one writer at a time")
def test_who_reserves_and_who_books_take_the_accounts_in_one_order(scripted: type[ScriptedProvider]) -> None:
    caps = [dollars("1000", PRICE="0.01"), {"LIMIT": 9000, "UNIT": "requests"}, dollars("1000", PERIOD="month")]
    with with_budgets(*caps):
        photos(1)
        produce()
        keys = sorted(Spending.objects.values_list("pk", flat=True))
        caption = Caption.objects.get()

        def reserve() -> None:
            asked = mock.Mock(caption=caption, attempt=mock.Mock(reserved={}, part_of_id=None))
            asked.question.alias, asked.question.provider.is_local = "default", False
            with transaction.atomic():
                reservations._Accounts(reservations.budgets(), [[asked]])

        def book() -> None:
            with transaction.atomic():
                for key in keys:
                    Spending.objects.filter(pk=key).update(spent=F("spent") + 1)

        def thirty_times(work: Callable[[], None]) -> None:
            with closing(connections["default"]):
                for _count in range(30):
                    work()

        with ThreadPoolExecutor(4) as pool:
            for done in [pool.submit(thirty_times, work) for work in (reserve, book, reserve, book)]:
                done.result()
    assert len(keys) == 3
