"""History has an end, and forgets nothing that still counts: not who was paid, not what a person wrote or saw."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.db import IntegrityError, connection
from django.test import override_settings
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from hypothesis import HealthCheck, Phase, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from django_autocaption.models import (
    Attempt,
    Caption,
    Cursor,
    Decision,
    Origin,
    Outcome,
    PrunedCost,
    Rating,
    Review,
    State,
    Verb,
    Version,
)
from django_autocaption.pipeline.outcome import answered
from django_autocaption.pipeline.records import pruning
from django_autocaption.pipeline.records.pruning import Pruned
from django_autocaption.pipeline.runtime import shutdown
from django_autocaption.pipeline.upkeep import history, sweep
from tests import rows
from tests.pictures import upload
from tests.pipeline.drive import produce
from tests.testapp.models import Photo
from tests.testapp.providers import ScriptedProvider

pytestmark = pytest.mark.django_db
DAYS = 30
YOUNG, OLD = timedelta(days=29, hours=23), timedelta(days=30, hours=1)


def keep(attempts: int = DAYS, versions: int = DAYS) -> Any:
    return override_settings(AUTOCAPTION={**settings.AUTOCAPTION, "KEEP_ATTEMPTS": attempts, "KEEP_VERSIONS": versions})


@pytest.fixture(autouse=True)
def _kept() -> Iterator[None]:
    shutdown.reset()
    with keep():
        yield
    shutdown.reset()


def attempt(key: str = "a", *, age: timedelta = OLD, outcome: str = Outcome.ANSWERED, **columns: Any) -> Attempt:
    columns = {"provider": "default", "request": 1, "raw": {"text": "A bridge."}, **columns}
    return Attempt.objects.create(key=key * 64, asked_at=timezone.now() - age, outcome=outcome, **columns)


def version(row: Caption, text: str = "A bridge.", *, age: timedelta = OLD, **columns: Any) -> Version:
    columns = {"standing": "", **columns}
    made = rows.version(row, text, **columns)
    Version.objects.filter(pk=made.pk).update(created_at=timezone.now() - age)
    return made


def prune(**more: Any) -> Pruned:
    return history.prune(using="default", **more)


def left(model: type[Any] = Attempt) -> list[int]:
    return list(model.objects.order_by("pk").values_list("pk", flat=True))


@pytest.fixture
def row() -> Caption:
    """With published words."""
    return rows.caption(Photo.objects.create(image=upload()), "A bridge in the fog.")


class TestAttempts:
    @pytest.mark.parametrize(("age", "gone"), [(YOUNG, False), (OLD, True)])
    def test_go_after_so_many_days(self, age: timedelta, gone: bool) -> None:
        first, second = attempt(age=age), attempt(age=timedelta(0))
        assert prune() == Pruned(attempts=int(gone))
        assert left() == ([second.pk] if gone else [first.pk, second.pk])

    def test_the_newest_of_each_key_stays_without_its_raw_answer(self) -> None:
        attempt("a"), attempt("b")
        last = attempt("a"), attempt("b", outcome=Outcome.SILENT)
        other = attempt("b")
        assert prune() == Pruned(attempts=3, raw=2)
        assert left() == sorted([last[0].pk, other.pk])
        assert not Attempt.objects.exclude(raw=None).exists()

    def test_an_answer_stays_whatever_came_after_it(self) -> None:
        answered = attempt()
        failed = attempt(outcome=Outcome.FAILED)
        prune()
        assert left() == [answered.pk, failed.pk]

    def test_a_failure_goes_when_anything_came_after_it(self) -> None:
        attempt(outcome=Outcome.FAILED)
        later = attempt(outcome=Outcome.FAILED)
        prune()
        assert left() == [later.pk]

    @pytest.mark.parametrize("outcome", [Outcome.UNKNOWN, Outcome.ASKED])
    def test_what_nobody_knows_the_end_of_stays(self, outcome: str) -> None:
        kept = attempt(outcome=outcome), attempt()
        prune()
        assert left() == [one.pk for one in kept]

    def test_what_a_version_names_stays(self, row: Caption) -> None:
        named = attempt()
        version(row, age=YOUNG, attempt=named)
        latest = attempt()
        prune()
        assert left() == [named.pk, latest.pk]

    def test_what_others_are_part_of_stays_as_long_as_they_do(self) -> None:
        leader = attempt("a")
        part = attempt("b", part_of=leader)
        latest = attempt("a", age=YOUNG)
        prune()
        assert left() == [leader.pk, part.pk, latest.pk]
        attempt("b", age=YOUNG)
        prune(), prune()
        assert leader.pk not in left()

    @pytest.mark.parametrize(("state", "stays"), [(State.PENDING, True), (State.WAITING, True), (State.DONE, False)])
    def test_the_request_that_a_row_is_about_stays(self, row: Caption, state: str, stays: bool) -> None:
        """A label of the first provider of a chain, for which a better one is looked for for months."""
        Caption.objects.filter(pk=row.pk).update(**rows.in_state(state), request=3)
        label = attempt(caption=row, request=3)
        attempt()
        prune()
        assert (label.pk in left()) is stays

    def test_nothing_is_paid_again(self, scripted: type[ScriptedProvider]) -> None:
        """The same image, uploaded once more long after."""
        Photo.objects.create(image=upload("red"))
        produce()
        Attempt.objects.update(asked_at=timezone.now() - OLD)
        Version.objects.update(created_at=timezone.now() - OLD)
        prune()
        Photo.objects.create(image=upload("red"))
        produce()
        assert len(scripted.asked) == 1
        assert rows.all_stand() == ["published", "published"]


class TestMoney:
    def test_is_kept_as_a_sum_for_each_month(self) -> None:
        for amount in ("0.01", "0.02"):
            attempt(cost_amount=Decimal(amount), cost_unit="USD", model="m-1")
        attempt(outcome=Outcome.FAILED, cost_amount=Decimal(0), cost_unit="")
        attempt(cost_amount=Decimal(9), cost_unit="USD")
        prune()
        told = PrunedCost.objects.order_by("outcome").values_list("model", "outcome", "unit", "requests", "amount")
        assert list(told) == [
            ("m-1", "answered", "USD", 2, Decimal("0.03")),
            ("", "failed", "", 1, Decimal(0)),
        ]
        assert {cost.month.day for cost in PrunedCost.objects.all()} == {1}

    @override_settings(TIME_ZONE="Pacific/Auckland")
    def test_a_month_is_the_sites(self) -> None:
        old = attempt(cost_amount=Decimal(1), cost_unit="USD")
        attempt()
        Attempt.objects.filter(pk=old.pk).update(asked_at=datetime.fromisoformat("2024-01-31T11:30:00+00:00"))
        prune()
        assert str(PrunedCost.objects.get().month) == "2024-02-01"

    @hypothesis_settings(
        max_examples=25, phases=[Phase.generate], suppress_health_check=[HealthCheck.function_scoped_fixture]
    )
    @given(data=st.data())
    def test_adds_up_whatever_went(self, data: st.DataObject) -> None:
        """And whatever stays after one round stays after any number of them, unless others came."""
        for model in (Attempt, PrunedCost, Cursor):
            model.objects.all().delete()
        one = st.tuples(
            st.sampled_from("abc"),
            st.sampled_from([YOUNG, OLD, OLD * 3]),
            st.sampled_from(list(Outcome.values)),
            st.one_of(st.none(), st.decimals(0, 99, places=8)),
            st.sampled_from(["USD", "CU"]),
        )
        for key, age, outcome, amount, unit in data.draw(st.lists(one, max_size=12)):
            attempt(key, age=age, outcome=outcome, cost_amount=amount, cost_unit="" if amount is None else unit)
        before = ledger()
        answers = {a.key: a.pk for a in Attempt.objects.filter(outcome__in=pruning._ANSWERS).order_by("pk")}
        newest = {a.key: a.pk for a in Attempt.objects.order_by("pk")}
        prune()
        assert ledger() == before
        assert {*answers.values(), *newest.values()} <= set(left())
        assert Attempt.objects.filter(outcome__in=(Outcome.ASKED, Outcome.UNKNOWN)).count() == before["open"]
        assert prune().attempts == 0


def ledger() -> Counter[Any]:
    """Requests and money, in the ledger and in the sums."""
    found: Counter[Any] = Counter()
    for a in Attempt.objects.all():
        unit = "" if a.cost_amount is None else a.cost_unit
        found[a.provider, a.outcome, unit, "n"] += 1
        found[a.provider, a.outcome, unit, "amount"] += a.cost_amount or Decimal(0)  # type: ignore[operator, assignment]  # no int
        found["open"] += a.outcome in (Outcome.ASKED, Outcome.UNKNOWN)
    for c in PrunedCost.objects.all():
        found[c.provider, c.outcome, c.unit, "n"] += c.requests
        found[c.provider, c.outcome, c.unit, "amount"] += c.amount  # type: ignore[operator, assignment]  # no int
    return found


class TestVersions:
    @pytest.mark.parametrize(("age", "gone"), [(YOUNG, 0), (OLD, 1)])
    def test_of_machines_go_after_so_many_days(self, row: Caption, age: timedelta, gone: int) -> None:
        version(row, age=age)
        assert prune() == Pruned(versions=gone)

    def test_what_is_published_or_drafted_stays(self, row: Caption) -> None:
        version(row, standing=rows.REVIEW)
        Version.objects.update(created_at=timezone.now() - OLD)
        assert prune().versions == 0
        assert Version.objects.count() == 2

    @pytest.mark.parametrize(
        "columns", [{"human_fields": ("title",)}, {"origin": Origin.HUMAN}, {"author_id": 1}], ids=str
    )
    def test_what_a_person_wrote_stays(self, row: Caption, columns: dict[str, Any]) -> None:
        User.objects.create(pk=1)
        version(row, **columns)
        assert prune().versions == 0

    @pytest.mark.parametrize(
        "column", ["seen_id", "result_id", "published_before", "published_after", "draft_before", "draft_after"]
    )
    def test_what_a_decision_names_stays(self, row: Caption, column: str) -> None:
        named, other = version(row), version(row, "A boat.")
        Review.objects.create(caption=row, verb=Verb.REJECT, surface="list", **{column: named.pk})
        assert prune().versions == 1
        assert named.pk in left(Version)
        assert other.pk not in left(Version)

    def test_what_was_made_of_one_that_goes_stays(self, row: Caption) -> None:
        base = version(row)
        copy = version(row, age=YOUNG, based_on=base)
        decision = Decision.objects.create(
            version=base, rating=Rating.CLEAR, rule="adult_clear", source="caption", decided_at=timezone.now()
        )
        assert prune().versions == 1
        copy.refresh_from_db()
        decision.refresh_from_db()
        assert (copy.based_on_id, decision.version_id) == (None, None)

    def test_their_attempts_go_in_the_same_round(self, row: Caption) -> None:
        version(row, attempt=attempt())
        attempt()
        found = prune()
        assert (found.versions, found.attempts) == (1, 1)


class TestBesideWorkers:
    def test_words_that_are_based_on_what_goes_at_this_moment_are_stored(
        self, scripted: type[ScriptedProvider], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Another object has the same image: its words are based on a version that is pruned before they are stored."""
        Photo.objects.create(image=upload("red"))
        produce()
        first = Caption.objects.get()
        version(first, "A newer one.", standing=rows.PUBLISHED, content_hash="f" * 64)
        Version.objects.update(created_at=timezone.now() - OLD)
        reused = answered.reused

        def pruned_meanwhile(*args: Any, **named: Any) -> Any:
            ending = reused(*args, **named)
            assert ending.offer is not None
            assert ending.offer.based_on is not None
            assert prune().versions == 1
            return ending

        monkeypatch.setattr(answered, "reused", pruned_meanwhile)
        Photo.objects.create(image=upload("red"))
        produce([Caption.objects.latest("pk")])
        assert rows.all_stand() == ["published", "review"], "that version stood published nowhere any more"
        assert len(scripted.asked) == 1


class TestARound:
    def test_nothing_goes_unless_a_setting_says_when(self, row: Caption) -> None:
        attempt(), attempt(), version(row)
        with keep(0, 0), CaptureQueriesContext(connection) as queries:
            assert prune() == Pruned()
        assert len(queries) == 0
        with keep(DAYS, 0):
            assert prune() == Pruned(attempts=1, raw=1)
        with keep(0, DAYS):
            assert prune() == Pruned(versions=1)

    def test_is_gone_through_in_steps_and_taken_up_where_it_stopped(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(history, "STEP", 2)
        for _number in range(6):
            attempt()
        assert [prune(most=2).attempts for _sweep in range(3)] == [2, 2, 1]
        assert len(left()) == 1

    def test_a_step_that_fails_leaves_the_ones_before_it(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(history, "STEP", 2)
        for _number in range(6):
            attempt()
        really, calls = pruning.prune_attempts, iter([False, True])

        def fails(*args: Any, **named: Any) -> Pruned:
            if next(calls, False):
                raise IntegrityError
            return really(*args, **named)

        monkeypatch.setattr(pruning, "prune_attempts", fails)
        with pytest.raises(IntegrityError):
            prune()
        assert len(left()) == 4
        assert prune().attempts == 3

    def test_a_worker_that_is_told_to_stop_leaves_the_rest(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(history, "STEP", 2)
        attempt(), attempt(), attempt(), attempt()
        shutdown.begin()
        assert prune() == Pruned()
        shutdown.reset()
        assert prune().attempts == 3

    def test_the_sweep_begins_one_a_day(self) -> None:
        attempt(), attempt()
        sweep.sweep()
        assert len(left()) == 1
        attempt()
        sweep.sweep()
        assert len(left()) == 2, "it is not time yet"
        Cursor.objects.update(round_started_at=timezone.now() - timedelta(hours=25))
        sweep.sweep()
        assert len(left()) == 1

    def test_to_count_changes_nothing(self, row: Caption) -> None:
        attempt(), attempt(), version(row)
        assert prune(delete=False) == prune(delete=False) == Pruned(versions=1, attempts=1, raw=1)
        assert not Cursor.objects.exclude(name__startswith="stock of").exists()
        assert len(left()) == 2
        assert prune() == Pruned(versions=1, attempts=1, raw=1)
