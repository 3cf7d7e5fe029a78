"""Claims of rows that nobody has told this process about: taken along, beside other workers."""

from __future__ import annotations

import threading
from datetime import timedelta
from types import SimpleNamespace
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection, connections, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from django_autocaption.models import Caption, State
from django_autocaption.models.clock import ago
from django_autocaption.pacing import pauses
from django_autocaption.pipeline.runtime import locks, queue
from django_autocaption.pipeline.work import claims
from django_autocaption.pipeline.work.claims import (
    beat,
    claim_others,
    claim_suspect,
    held,
    release,
    suspects,
)
from tests.pipeline.work.test_claims import pending, won
from tests.watch import Watch

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("no_worker")]


class Locking:
    """What a database says of itself that locks rows; SQLite passes over what is asked of it for that."""

    features = SimpleNamespace(
        has_select_for_update=True, has_select_for_update_skip_locked=True, has_select_for_no_key_update=False
    )

    @staticmethod
    def ensure_connection() -> None:
        connection.ensure_connection()


@pytest.fixture
def locking(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(claims, "connections", {"default": Locking})


class TestOthers:
    """Rows that nobody has told this process about."""

    @pytest.fixture(params=["as it is", "locking"], autouse=True)
    def _database(self, request: pytest.FixtureRequest) -> None:
        if request.param == "locking":
            request.getfixturevalue("locking")

    def others(self, most: int = 10, *, background: bool = False) -> list[int]:
        return [row.pk for row in claim_others(most, background=background, using="default")]

    def test_those_first_that_have_been_due_longest(self) -> None:
        ids = pending(3)
        Caption.objects.filter(pk=ids[2]).update(due_at=ago(60))
        assert self.others(1) == [ids[2]]
        assert self.others() == ids[:2]
        assert self.others() == []

    def test_only_of_the_kind_that_is_wanted(self) -> None:
        (upload,) = pending()
        (bulk,) = pending(background=True)
        assert self.others(background=True) == [bulk]
        assert self.others() == [upload]

    def test_not_what_is_not_due_and_not_what_may_kill_its_worker(self) -> None:
        early, suspect, stopped_once = pending(3)
        Caption.objects.filter(pk=early).update(due_at=timezone.now() + timedelta(seconds=60))
        Caption.objects.filter(pk=suspect).update(abandoned=2)
        Caption.objects.filter(pk=stopped_once).update(abandoned=1)
        assert self.others() == [stopped_once]

    def test_where_nothing_is_due_that_is_one_query(self) -> None:
        beat(using="default")
        pauses.paused(), pauses.paused_batches("default")  # are known for a second
        with CaptureQueriesContext(connection) as captured:
            assert self.others() == []
        assert len(captured) == 1

    def test_are_not_won_again_by_their_own_message(self) -> None:
        ids = pending(2)
        assert self.others() == ids
        assert won(ids) == []

    def test_are_counted_by_kind_until_they_are_released(self) -> None:
        pending(2)
        pending(3, background=True)
        uploads = claim_others(10, background=False, using="default")
        claim_others(10, background=True, using="default")
        assert (held(), held(background=False), held(background=True)) == (5, 2, 3)
        release(uploads[:1], using="default")
        assert (held(), held(background=False)) == (4, 1)


@pytest.mark.usefixtures("locking")
class TestWhereRowsAreLocked:
    def test_what_somebody_else_takes_between_look_and_lock_is_passed_over(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        ids = pending(3)
        transactions: list[bool] = []
        begin = transaction.atomic

        def somebody_else_is_quicker(*arguments: Any, **options: Any) -> Any:
            assert options["using"] == "default"
            if not transactions:
                Caption.objects.filter(pk=ids[0]).update(state=State.WORKING, claim=uuid4(), claimed_at=ago(0))
            transactions.append(True)
            return begin(*arguments, **options)

        monkeypatch.setattr(claims.transaction, "atomic", somebody_else_is_quicker)
        assert [row.pk for row in claim_others(2, background=False, using="default")] == ids[1:], "the next one instead"

    @pytest.mark.parametrize("paused", [False, True])
    def test_nobody_waits_for_a_row_that_somebody_holds(self, paused: bool, monkeypatch: pytest.MonkeyPatch) -> None:
        due, early = pending(2)
        Caption.objects.filter(pk=early).update(due_at=timezone.now() + timedelta(seconds=60))
        patient: list[bool] = []

        def nothing_is_free(rows: Any, keys: Any, columns: Any, **options: Any) -> int:
            patient.append(options.get("patient", True))
            return 0

        monkeypatch.setattr(locks, "change", nothing_is_free)
        monkeypatch.setattr(queue, "send_again", lambda *_arguments, **_options: None)
        if paused:
            pauses.pause()
        assert (won([due]), claim_suspect(due, using="default")) == ([], [])
        suspects([due, early], using="default")
        assert patient == [False] * (4 if paused else 3)

    def test_a_row_that_somebody_holds_gets_another_message(self, monkeypatch: pytest.MonkeyPatch) -> None:
        done, held_row, free = pending(3)
        Caption.objects.filter(pk=done).update(state=State.DONE)
        sent: list[tuple[list[int], str, float]] = []

        def passes_over(rows: Any, keys: Any, columns: Any, *, patient: bool = True) -> int:
            assert not patient, "it keeps no other waiting"
            return int(rows.filter(pk__in=keys).exclude(pk=held_row).update(**columns))

        monkeypatch.setattr(locks, "change", passes_over)
        monkeypatch.setattr(queue, "send_again", lambda ids, *, using, delay: sent.append((ids, using, delay)))
        assert [row.pk for row in won([done, held_row, free])] == [free]
        assert sent == [([held_row], "default", 2.0)]
        sent.clear()
        assert won([done, free]) == []
        monkeypatch.undo()
        assert (sent, [row.pk for row in won([held_row])]) == ([], [held_row])


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite locks the database as a whole")
@pytest.mark.django_db(transaction=True)
class TestOthersBesideAnotherWorker:
    @pytest.mark.timed
    def test_rows_that_somebody_holds_are_passed_over_at_once(self) -> None:
        ids = pending(4)
        holds, goes_on = threading.Event(), threading.Event()

        def hold() -> None:
            with transaction.atomic():
                list(Caption.objects.select_for_update().filter(pk__in=ids[:2]))
                holds.set()
                goes_on.wait(20)
            connections.close_all()

        somebody = threading.Thread(target=hold)
        somebody.start()
        assert holds.wait(10)
        watch = Watch()
        found = claim_others(2, background=False, using="default")
        took = watch.spent
        goes_on.set()
        somebody.join(20)
        assert [row.pk for row in found] == ids[2:], "the next ones instead"
        assert took < 2

    def test_each_row_is_won_by_one(self) -> None:
        ids = pending(60)
        won_by: list[list[int]] = [[], []]
        begin = threading.Barrier(2)

        def claim_all(number: int) -> None:
            begin.wait(10)
            while found := claim_others(7, background=False, using="default"):
                won_by[number] += [row.pk for row in found]
            connections.close_all()

        workers = [threading.Thread(target=claim_all, args=(number,)) for number in range(2)]
        for worker in workers:
            worker.start()
        for worker in workers:
            worker.join(30)
        assert sorted(won_by[0] + won_by[1]) == ids

    def test_they_are_found_by_an_index(self) -> None:
        (pk,) = pending()
        done = "jsonb_build_object('id', c.id + n, 'object_id', 'x' || n, 'state', 'done')"
        columns = [field.column for field in Caption._meta.local_concrete_fields if not field.generated]
        made = f"generate_series(1, 20000) n, jsonb_populate_record(c, to_jsonb(c) || {done}) r"
        more = f"SELECT {', '.join(f'r.{name}' for name in columns)} FROM autocaption_caption c, {made} WHERE c.id = %s"
        with connection.cursor() as cursor:
            cursor.execute(f"INSERT INTO autocaption_caption ({', '.join(columns)}) {more}", [pk])
            cursor.execute("ANALYZE autocaption_caption")
        due = Caption.objects.due().unsuspected().in_background(False).order_by("due_at").values_list("pk")
        assert "autocaption_state_due" in due[:64].explain()
