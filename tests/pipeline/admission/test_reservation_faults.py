"""Budgets while the database is busy or away: nothing waits for each other for ever, and nothing is reserved twice."""

from __future__ import annotations

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
from django_autocaption.pipeline.runtime import databases
from tests.pipeline.admission.test_reservations import dollars, photos, with_budgets
from tests.pipeline.drive import one, produce
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
def test_who_reserves_and_who_books_take_the_accounts_in_one_order(scripted: type[ScriptedProvider]) -> None:
    caps = [dollars("1000", PRICE="0.01"), {"LIMIT": 9000, "UNIT": "requests"}, dollars("1000", PERIOD="month")]
    with with_budgets(*caps):
        photos(1)
        produce()
        keys = sorted(Spending.objects.values_list("pk", flat=True))
        caption = Caption.objects.get()

        def reserve() -> None:
            job = mock.Mock(caption=caption, attempt=mock.Mock(reserved={}, part_of_id=None))
            job.question.alias, job.question.provider.is_local = "default", False
            with transaction.atomic():
                reservations._Accounts(reservations.budgets(), [[job]])

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
