"""The round that every question goes: who is asked, who is not, and what each row says afterwards."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.test import override_settings
from django.utils import timezone

from django_autocaption.models import Attempt, Caption, State, Worker
from django_autocaption.models.clock import ago
from django_autocaption.models.transitions import done
from django_autocaption.pipeline.admission import rate_limit, reservations
from django_autocaption.pipeline.job.job import Job
from django_autocaption.pipeline.outcome import answered
from django_autocaption.pipeline.outcome.ending import Ending
from django_autocaption.pipeline.runtime import shutdown
from django_autocaption.pipeline.work import claims, dispatch
from django_autocaption.pipeline.work import round as rounds
from django_autocaption.pipeline.work.round import Asker, Came
from django_autocaption.types import Answer, CaptionRequest, CaptionResult, Cost, PreparedImage
from tests.pipeline.drive import finish
from tests.pipeline.outcome.jobs import claimed, job
from tests.rows import PUBLISHED, stands
from tests.site.live import wait_until
from tests.testapp.providers import ScriptedProvider

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("no_worker")]


@pytest.fixture(autouse=True)
def _works_on() -> Iterator[None]:
    shutdown.reset()
    yield
    shutdown.reset()


def new(letter: str = "b", **columns: Any) -> Job:
    """A job about bytes of its own, whose question is posed."""
    image = PreparedImage(data=b"x", media_type="image/jpeg", width=640, height=480, content_hash=letter * 64)
    return job(claimed(**columns), image=image, asked=False)


def go(jobs: Sequence[Job], *known: Mapping[int, Ending], ending_of: Any = None) -> Came:
    """``known``: what is found at the first look, at the second…"""
    looks = iter(known)

    def judge(job: Job, answer: Answer, latency_ms: int) -> Ending:
        return answered.ending_of(job, answer, latency_ms)

    asker = Asker(known=lambda _jobs: next(looks, {}), ending_of=ending_of or judge)
    return finish(rounds.go(jobs, asker, using="default"))


def row(job: Job) -> Caption:
    return Caption.objects.get(pk=job.caption.pk)


@pytest.mark.parametrize(("asked_for", "seconds"), [(None, 3), (1, 3), (40, 10), (3_600, 60)])
def test_who_waits_for_anothers_answer_looks_again_the_later_the_longer_that_takes(
    asked_for: int | None, seconds: int
) -> None:
    own = new()
    if asked_for is not None:
        moment = timezone.now() - timedelta(seconds=asked_for)
        Attempt.objects.create(
            caption=new().caption, request=1, provider="default", key=own.key, lease=own.key, asked_at=moment
        )
    rounds.wait_for_answer([own], using="default")
    assert seconds - 0.5 < (row(own).due_at - timezone.now()).total_seconds() <= seconds + 0.5


def test_all_are_asked_and_end_with_what_was_said() -> None:
    jobs = [new("b"), new("c")]
    came = go(jobs)
    assert ([stands(row(j)) for j in jobs], len(ScriptedProvider.asked)) == ([PUBLISHED, PUBLISHED], 2)
    assert (came.asked, came.going_on, came.waiting, came.passed_on) == (True, [], [], [])


def test_nobody_is_asked_about_nothing() -> None:
    came = go([])
    assert (came.asked, came.going_on, came.waiting, came.passed_on) == (False, [], [], [])


class TestWhatIsKnown:
    def test_is_not_asked(self) -> None:
        known, unknown = new("b"), new("c")
        came = go([known, unknown], {known.caption.pk: Ending(caption=known.caption, move=done("safety"))})
        assert (row(known).error_code, stands(row(unknown))) == ("safety", PUBLISHED)
        assert (len(ScriptedProvider.asked), came.asked, Attempt.objects.count()) == (1, True, 1)
        assert came.going_on == []

    def test_may_lead_to_another_question(self) -> None:
        known = new()
        came = go([known], {known.caption.pk: Ending(caption=known.caption, move={"link": 1}, goes_on=True)})
        assert (came.going_on, came.asked, ScriptedProvider.asked) == ([known], False, [])

    def test_since_another_worker_answered_meanwhile_is_not_asked_either(self) -> None:
        known, unknown = new("b"), new("c")
        came = go([known, unknown], {}, {known.caption.pk: Ending(caption=known.caption, move=done("safety"))})
        assert (row(known).error_code, stands(row(unknown))) == ("safety", PUBLISHED)
        assert [a.caption_id for a in Attempt.objects.all()] == [unknown.caption.pk]
        assert (len(ScriptedProvider.asked), came.asked) == (1, True)

    def test_of_a_request_that_is_repeated_is_asked_all_the_same(self) -> None:
        repeatable = {"default": {"BACKEND": "tests.testapp.providers.RepeatableProvider"}}
        with override_settings(AUTOCAPTION={**settings.AUTOCAPTION, "PROVIDERS": repeatable}):
            own = new(attempts=2)
            key = own.question.key(own.content_hash)
            Attempt.objects.create(
                caption=own.caption, request=1, provider="default", asked_at=own.caption.created_at, key=key,
                outcome="unknown", content_hash=own.content_hash,
            )  # fmt: skip
            go([own], {}, {own.caption.pk: Ending(caption=own.caption, move=done("safety"))})
        assert (stands(row(own)), len(ScriptedProvider.asked), Attempt.objects.count()) == (PUBLISHED, 1, 1)


class TestWhoIsNotAsked:
    def test_the_second_of_two_with_one_question_waits_for_the_first(self) -> None:
        first, second = new(), new()
        came = go([first, second])
        assert (came.waiting, stands(row(first)), row(second).state) == ([second], PUBLISHED, State.WORKING)
        assert (len(ScriptedProvider.asked), came.asked) == (1, True)

    def test_nobody_where_another_worker_asks_the_same(self) -> None:
        own = new()
        key = own.question.key(own.content_hash)
        Attempt.objects.create(request=1, provider="default", asked_at=own.caption.created_at, key=key, lease=key)
        came = go([own])
        assert (came.waiting, came.asked, ScriptedProvider.asked) == ([own], False, [])

    def test_nobody_by_a_worker_that_is_to_stop(self) -> None:
        own = new(attempts=2)
        shutdown.begin()
        came = go([own])
        assert (row(own).state, row(own).attempts, came.asked) == (State.PENDING, 1, False)
        assert (row(own).due_at - timezone.now()).total_seconds() < 0.5, "another worker may begin at once"
        assert (ScriptedProvider.asked, Attempt.objects.count()) == ([], 0)

    def test_nobody_about_rows_that_are_another_workers_by_now(self) -> None:
        lost, own = new("b"), new("c")
        Caption.objects.filter(pk=lost.caption.pk).update(claimed_at=ago(0))
        go([lost, own])
        assert (row(lost).state, stands(row(own))) == (State.WORKING, PUBLISHED)
        assert len(ScriptedProvider.asked) == 1

    def test_those_for_whom_no_money_is_left_are_put_off(self) -> None:
        with override_settings(AUTOCAPTION={**settings.AUTOCAPTION, "BUDGETS": [{"LIMIT": 1, "UNIT": "requests"}]}):
            jobs = [new("b", attempts=2), new("c", attempts=2)]
            go(jobs)
        found = {row(j).state: row(j) for j in jobs}
        assert set(found) == {State.DONE, State.PENDING}
        late = found[State.PENDING]
        assert (late.error_code, late.attempts) == ("budget_spent", 1)
        assert late.error_message
        assert late.due_at is not None
        assert Attempt.objects.count() == 1, "the other request was never made"

    def test_nobody_where_the_settings_are_wrong(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def wrong(*_arguments: Any) -> Any:
            raise ImproperlyConfigured("BUDGETS is wrong.")

        monkeypatch.setattr(reservations, "reserve", wrong)
        own = new()
        go([own])
        found = row(own)
        assert (found.state, found.error_code, found.error_message) == (State.FAILED, "settings", "BUDGETS is wrong.")
        assert (Attempt.objects.count(), ScriptedProvider.asked) == (0, [])

    def test_those_whose_service_is_down_go_on_and_slots_that_nobody_used_go_back(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        closed: list[rate_limit.Taken] = []
        own = new()
        taken = rate_limit.Taken(passed_on=[own])
        monkeypatch.setattr(rate_limit.Taken, "close", lambda self: closed.append(self))
        monkeypatch.setattr(rate_limit, "take", lambda requests: taken)
        came = go([own])
        assert (came.passed_on, came.asked, closed) == ([own], False, [taken])

    def test_those_that_have_no_slot_are_put_off(self) -> None:
        paced = {"default": {"BACKEND": "tests.testapp.providers.PacedProvider", "OPTIONS": {"rate": "1/hour"}}}
        with override_settings(AUTOCAPTION={**settings.AUTOCAPTION, "PROVIDERS": paced}):
            jobs = [new("b", attempts=2), new("c", attempts=2)]
            go(jobs)
        late = [row(j) for j in jobs if row(j).state == State.PENDING]
        assert [(r.error_code, r.attempts) for r in late] == [("in_line", 1)]
        assert Attempt.objects.count() == 1


class TestAnswers:
    def test_may_lead_to_another_question(self) -> None:
        own = new()

        def on(job: Job, answer: Answer, latency_ms: int) -> Ending:
            return Ending(caption=job.caption, move={"link": 1}, goes_on=True)

        came = go([own], ending_of=on)
        assert (came.going_on, row(own).link) == ([own], 1)

    def test_that_cannot_be_judged_fail_their_row_and_no_other(self, caplog: pytest.LogCaptureFixture) -> None:
        bad, good = new("b"), new("c")

        def judge(job: Job, answer: Answer, latency_ms: int) -> Ending:
            if job is bad and not isinstance(answer, Exception):
                raise KeyError("of ours")
            return answered.ending_of(job, answer, latency_ms)

        go([bad, good], ending_of=judge)
        found = row(bad)
        assert (found.state, found.error_code, stands(row(good))) == (State.FAILED, "bug", PUBLISHED)
        assert "KeyError" in found.error_message
        assert f"The answer for caption {found.pk} could not be judged." in caplog.text
        assert Attempt.objects.get(caption=found).outcome == "failed"

    @pytest.mark.parametrize(("price", "unit"), [(Cost(amount=Decimal(2), unit="USD"), "USD"), (None, "")])
    def test_that_cannot_be_judged_are_booked_all_the_same(
        self, scripted: type[ScriptedProvider], price: Cost | None, unit: str
    ) -> None:
        scripted.script.append(CaptionResult(text="A red boat on a lake.", cost=price))
        bad = new("b")

        def judge(job: Job, answer: Answer, latency_ms: int) -> Ending:
            if not isinstance(answer, Exception):
                raise KeyError("of ours")
            return answered.ending_of(job, answer, latency_ms)

        go([bad], ending_of=judge)
        attempt = Attempt.objects.get()
        # An answer that tells no price is not free: NULL counts what others cost.
        assert (attempt.cost_amount, attempt.cost_unit) == (price and price.amount, unit)

    def test_that_came_too_late_for_a_worker_that_stops_leave_the_row_to_another(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        own = new(attempts=2)
        unsent = dispatch.Answered(job=own, answer=None, latency_ms=0)
        monkeypatch.setattr(dispatch, "ask", lambda requests: (group for group in [[unsent]]))
        go([own])
        assert (row(own).state, row(own).attempts) == (State.PENDING, 1)
        assert (Attempt.objects.get().outcome, Attempt.objects.get().lease) == ("failed", None)

    def test_are_not_bought_where_nobody_waits_for_them_any_more(self, scripted: type[ScriptedProvider]) -> None:
        """The message's time is up, or its database is away: what has not left by then is the next worker's."""

        async def slow(request: CaptionRequest) -> CaptionResult:
            await asyncio.sleep(0.3)
            return CaptionResult(text="A boat.")

        scripted.script.append(slow)
        asker = Asker(known=lambda _jobs: {}, ending_of=answered.ending_of)
        with override_settings(AUTOCAPTION={**settings.AUTOCAPTION, "CONCURRENCY": 1}):
            under_way = rounds.go([new("b"), new("c")], asker, using="default")
            next(under_way)
            wait_until(lambda: len(scripted.asked) == 1, seconds=5, what="the first request")
            under_way.close()
            time.sleep(0.8)
        assert len(scripted.asked) == 1

    def test_are_waited_for_by_a_worker_that_says_that_it_lives(self) -> None:
        def judge(job: Job, answer: Answer, latency_ms: int) -> Ending:
            Worker.objects.update(alive_at=ago(1000))
            claims._process.beats.clear()
            return answered.ending_of(job, answer, latency_ms)

        claims.beat(using="default")
        go([new()], ending_of=judge)
        assert not Worker.objects.filter(alive_at__lt=ago(500)).exists()
