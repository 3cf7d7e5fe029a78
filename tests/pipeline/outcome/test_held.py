"""Answers for rows that somebody holds, or that a deadlock hits: they wait for nobody else's, and none is lost."""

from __future__ import annotations

import time
from typing import Any

import pytest
from django.conf import settings
from django.db import OperationalError
from django.test import override_settings

from django_autocaption.models import Attempt, Caption, Decision, ErrorCode, Outcome, Rating, State
from django_autocaption.models.clock import ago
from django_autocaption.models.transitions import done
from django_autocaption.pipeline.moderate import assessment
from django_autocaption.pipeline.outcome import finalisation, lost_claims
from django_autocaption.pipeline.outcome.ending import Ending
from django_autocaption.pipeline.records import bulk_update
from tests.pipeline.beside import Beside, held, needs_row_locks, states
from tests.pipeline.outcome.jobs import HASH, claimed, with_words
from tests.watch import Watch

pytestmark = [pytest.mark.usefixtures("no_worker"), pytest.mark.django_db(transaction=True)]


def deadlock() -> OperationalError:
    return OperationalError(1213, "Deadlock found when trying to get lock; try restarting transaction")


class TestADeadlock:
    def test_fails_no_paid_answer(self, monkeypatch: pytest.MonkeyPatch) -> None:
        endings = [with_words() for _number in range(3)]
        real, left = bulk_update.write, [deadlock(), deadlock()]

        def write(*args: Any, **more: Any) -> None:
            if left:
                raise left.pop()
            real(*args, **more)

        monkeypatch.setattr(bulk_update, "write", write)
        assert finalisation.finalise(endings, using="default") == endings
        assert set(states()) == {State.DONE}
        assert not Caption.objects.filter(error_code=ErrorCode.NOT_STORABLE).exists()
        assert set(Attempt.objects.values_list("outcome", flat=True)) == {Outcome.ANSWERED}

    def test_that_does_not_end_is_no_fault_of_the_answer(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """The row is left to the end of its worker's claim."""
        ending = with_words()

        def write(*args: Any, **more: Any) -> None:
            raise deadlock()

        monkeypatch.setattr(bulk_update, "write", write)
        monkeypatch.setattr("django_autocaption.pipeline.runtime.databases.PATIENCE", 0.1)
        with pytest.raises(OperationalError):
            finalisation.finalise([ending], using="default")
        assert states() == [State.WORKING]


class TestARowThatIsFoundHeld:
    """Whatever the database: it is stored alone, after the others."""

    @pytest.fixture(autouse=True)
    def _held(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(finalisation, "_store_or_split", lambda endings, using, busy: busy.extend(endings) or [])
        monkeypatch.setattr("django_autocaption.pipeline.runtime.databases.PATIENCE", 0.1)

    def test_is_stored_with_its_words(self) -> None:
        ending = with_words()
        assert finalisation.finalise([ending], using="default") == [ending]
        assert Caption.objects.with_words().get().current is not None

    def test_is_left_alone_where_it_stays_so_and_had_no_request(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def write(*args: Any, **more: Any) -> None:
            raise deadlock()

        monkeypatch.setattr(bulk_update, "write", write)
        assert finalisation.finalise([Ending(caption=claimed(), move=done())], using="default") == []
        assert states() == [State.WORKING]

    def test_is_told_as_away_where_the_database_is(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """The caller keeps its answers until it is there again."""

        def away(*args: Any, **more: Any) -> None:
            raise OperationalError("server closed the connection unexpectedly")

        monkeypatch.setattr(bulk_update, "write", away)
        monkeypatch.setattr(finalisation.databases, "is_away", lambda using: True)
        with pytest.raises(OperationalError):
            finalisation.finalise([Ending(caption=claimed(), move=done())], using="default")


@needs_row_locks
class TestARowThatSomebodyHolds:
    @pytest.mark.timed
    def test_keeps_none_of_the_other_49_answers_waiting(self) -> None:
        """It is held for 20 seconds; the others take a fraction of one (two where the machine has much to do)."""
        endings = [with_words() for _number in range(50)]
        watch = Watch()
        with held(endings[20].caption) as let_go:
            store = Beside(lambda: finalisation.finalise(endings, using="default"))
            while states().count(State.DONE) < 49 and watch.spent < 10:
                time.sleep(0.1)
            assert watch.spent < 10
            assert states().count(State.WORKING) == 1
            let_go()
            assert len(store.ends()) == 50
        assert set(states()) == {State.DONE}

    def test_comes_after_the_groups_behind_it(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(finalisation, "GROUP", 2)
        endings = [Ending(caption=claimed(), move=done()) for _number in range(5)]
        late: list[Ending] = []
        with held(endings[0].caption):
            assert finalisation.finalise(endings, using="default", held=late) == endings[1:]
        assert late == endings[:1]
        assert finalisation.finalise(late, using="default") == late

    def test_for_long_keeps_what_its_answer_cost_and_said(self, monkeypatch: pytest.MonkeyPatch) -> None:
        ending = with_words()
        monkeypatch.setattr(finalisation, "LONGEST_WAIT", 100)
        monkeypatch.setattr("django_autocaption.pipeline.runtime.databases.PATIENCE", 0.2)
        with held(ending.caption):
            assert finalisation.finalise([ending], using="default") == []
        assert (states(), Attempt.objects.get().outcome) == ([State.WORKING], Outcome.ANSWERED)

    @pytest.mark.timed
    def test_holds_no_sweep_up(self) -> None:
        rows = [claimed(), claimed()]
        Caption.objects.update(claimed_at=ago(700))
        watch = Watch()
        with held(rows[0]):
            assert lost_claims.expired("default", patience=600, most=10) == 1
            assert watch.spent < 3
        assert lost_claims.expired("default", patience=600, most=10) == 1
        assert set(states()) == {State.PENDING}

    @pytest.mark.timed
    def test_gets_what_was_decided_about_its_bytes_when_it_is_free(self) -> None:
        with override_settings(AUTOCAPTION={**settings.AUTOCAPTION, "MODERATION": {"MODE": "flag"}}):
            row, copy = claimed(content_hash=HASH), claimed("Words.", content_hash=HASH, state=State.DONE, claim=None)
            found = assessment.before_words(row, HASH, age=None, nsfw=True, source=assessment.LOCAL)
            with held(copy) as let_go:
                ending = Ending(caption=row, move=done(), decision=found)
                store = Beside(lambda: finalisation.finalise([ending], using="default"))
                watch = Watch()
                while states() != [State.DONE, State.DONE] and watch.spent < 10:
                    time.sleep(0.05)
                assert watch.spent < 2
                let_go()
                store.ends()
        assert Decision.objects.count() == 1
        assert {c.rating for c in Caption.objects.all()} != {Rating.UNCHECKED}
        assert len(set(Caption.objects.values_list("rating", "decision"))) == 1
