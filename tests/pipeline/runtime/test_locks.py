"""What is done again for somebody else's lock, and what waits for one. (AUTOCAPTION_TEST_DATABASE=postgres, mariadb)"""

from __future__ import annotations

import threading
import time
from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, OperationalError, transaction

from django_autocaption.models import Caption
from django_autocaption.pipeline.records import bulk_update
from django_autocaption.pipeline.runtime import databases, locks
from tests.pictures import upload
from tests.pipeline.beside import Beside, held, needs_row_locks
from tests.testapp.models import Photo
from tests.watch import Watch


class _DriverError(Exception):
    def __init__(self, **facts: Any) -> None:
        self.__dict__.update(facts)


def refused(*args: Any, **facts: Any) -> OperationalError:
    """As Django hands on an error of a driver."""
    error = OperationalError(*args)
    error.__cause__ = _DriverError(**facts)
    return error


class TestWhatTheDatabaseCallsRepeatable:
    @pytest.mark.parametrize("code", ["40001", "40P01", "55P03"])
    @pytest.mark.parametrize("name", ["sqlstate", "pgcode"])
    def test_of_postgresql(self, name: str, code: str) -> None:
        assert locks.tells_contention(refused("…", **{name: code}))

    @pytest.mark.parametrize("code", [1205, 1213, 1020, 3572])
    def test_of_mariadb_and_mysql(self, code: int) -> None:
        assert locks.tells_contention(refused(code, "…"))

    @pytest.mark.parametrize("code", [5, 6, 261, 517])
    def test_of_sqlite(self, code: int) -> None:
        assert locks.tells_contention(refused("database is locked", sqlite_errorcode=code))

    @pytest.mark.parametrize(
        "error",
        [
            refused("no such column", sqlstate="42703"),
            refused(1406, "Data too long"),
            refused("disk full", sqlite_errorcode=13),
            IntegrityError("…"),
            OperationalError(),
            ValueError(1213),
        ],
    )
    def test_is_nothing_else(self, error: Exception) -> None:
        assert not locks.tells_contention(error)


class TestRetried:
    def fails(self, times: int, error: Exception) -> Any:
        left = [error] * times
        self.tries = 0

        def work() -> str:
            self.tries += 1
            if left:
                raise left.pop()
            return "done"

        return work

    def test_is_what_others_locks_made_fail(self) -> None:
        assert locks.retried(self.fails(3, refused(1213, "Deadlock")), using="default") == "done"
        assert self.tries == 4

    def test_is_nothing_that_fails_by_itself(self) -> None:
        with pytest.raises(OperationalError):
            locks.retried(self.fails(1, refused(1406, "Data too long")), using="default")
        assert self.tries == 1

    @pytest.mark.timed
    def test_has_an_end(self) -> None:
        started, watch = time.monotonic(), Watch()
        with pytest.raises(OperationalError):
            locks.retried(self.fails(1000, refused(1205, "Lock wait timeout")), using="default", patience=0.2)
        assert watch.spent < 3
        assert time.monotonic() - started >= 0.2

    @pytest.mark.django_db
    def test_is_nothing_inside_a_transaction_of_the_sites(self) -> None:
        with pytest.raises(OperationalError), transaction.atomic():
            locks.retried(self.fails(1, refused("…", sqlstate="40P01")), using="default")
        assert self.tries == 1

    @pytest.mark.django_db(transaction=True)
    def test_is_done_by_whoever_waits_for_the_database(self) -> None:
        assert databases.patiently(self.fails(2, refused("…", sqlstate="40001")), using="default") == "done"


@needs_row_locks
@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("no_worker")
class TestWithRealLocks:
    @pytest.fixture(autouse=True)
    def _rows(self) -> None:
        for number in range(4):
            Photo.objects.create(image=upload((number, 0, 0)))
        self.rows = list(Caption.objects.order_by("pk"))
        self.ids = [row.pk for row in self.rows]

    def notes(self) -> list[str]:
        return list(Caption.objects.order_by("pk").values_list("note", flat=True))

    def test_a_deadlock_costs_nobody_their_transaction(self) -> None:
        first, second = self.ids[:2]
        both = threading.Barrier(2)

        def note(one: int, other: int, text: str) -> None:
            tries: list[None] = []

            def work() -> None:
                tries.append(None)
                with transaction.atomic():
                    Caption.objects.filter(pk=one).update(note=text)
                    if len(tries) == 1:
                        both.wait(10)
                    Caption.objects.filter(pk=other).update(note=text)

            locks.retried(work, using="default")

        here, there = Beside(lambda: note(first, second, "A")), Beside(lambda: note(second, first, "B"))
        here.ends()
        there.ends()
        assert self.notes()[:2] in (["A", "A"], ["B", "B"])

    @pytest.mark.timed
    def test_a_lock_that_is_waited_for_too_long_is_told_as_one(self) -> None:
        watch = Watch()
        with held(self.rows[0]):
            with pytest.raises(DatabaseError) as told, transaction.atomic(), locks.short_waits("default", 300):
                Caption.objects.filter(pk=self.ids[0]).update(note="Mine.")
            assert locks.tells_contention(told.value)
        assert watch.spent < 4

    def test_rows_that_somebody_holds_are_left_as_they_are_where_nobody_waits(self) -> None:
        with held(self.rows[1]):
            rows = Caption.objects.using("default")
            assert locks.change(rows, self.ids, {"note": "New."}, patient=False) == 3
        assert self.notes() == ["New.", "", "New.", "New."]

    def test_what_was_waited_for_is_looked_at_again(self) -> None:
        """Whoever held the row changed it: it is none of those that were meant any more."""
        locked = threading.Event()

        def other() -> None:
            with transaction.atomic():
                Caption.objects.filter(pk=self.ids[0]).update(note="Theirs.")
                locked.set()
                time.sleep(0.5)

        holder = Beside(other)
        assert locked.wait(10)
        assert locks.change(Caption.objects.using("default").filter(note=""), self.ids, {"note": "Mine."}) == 3
        holder.ends()
        assert self.notes() == ["Theirs.", "Mine.", "Mine.", "Mine."]

    @pytest.mark.timed
    def test_whoever_waits_for_a_row_holds_no_other(self) -> None:
        seen: list[list[int]] = []
        with held(self.rows[0]) as let_go:
            work = Beside(
                lambda: bulk_update.each_locked(
                    Caption.objects.using("default"), self.ids, lambda rows: seen.append([r.pk for r in rows]), size=2
                )
            )
            until = time.monotonic() + 10
            while len(seen) < 2 and time.monotonic() < until:
                time.sleep(0.02)
            assert seen == [self.ids[1:2], self.ids[2:]], "those that are free come first"
            watch = Watch()
            assert locks.change(Caption.objects.using("default"), self.ids[1:], {"note": "Free."}) == 3
            assert watch.spent < 2
            let_go()
            work.ends()
        assert seen[2:] == [self.ids[:1]]
