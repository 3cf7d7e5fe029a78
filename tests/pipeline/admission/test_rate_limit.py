"""Turns: rows that their service takes no more of wait, without a try and without being forgotten."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator
from datetime import timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.conf import settings
from django.db.models import F
from django.test import override_settings
from django.utils import timezone

from django_autocaption import pacing
from django_autocaption.exceptions import ErrorKind, ProviderError
from django_autocaption.models import Attempt, Caption, Pace, State
from django_autocaption.pacing import state as pace_state
from django_autocaption.pacing.database import DatabaseStore
from django_autocaption.pacing.store import StoreUnavailableError
from django_autocaption.pipeline.job import slots
from django_autocaption.pipeline.job.slots import Slot
from django_autocaption.pipeline.upkeep import sweep
from django_autocaption.pipeline.work import deferred
from django_autocaption.providers import request_sent
from django_autocaption.types import CaptionRequest, CaptionResult
from tests.pacing.clocked import age
from tests.pictures import upload
from tests.pipeline.admission.paced import with_provider
from tests.pipeline.drive import produce
from tests.rows import PUBLISHED, all_stand
from tests.testapp.models import Photo
from tests.testapp.providers import LaterProvider, ScriptedProvider
from tests.watch import Watch

pytestmark = pytest.mark.django_db
DOWN = ProviderError("Down.", kind=ErrorKind.SERVER)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """``clock(60)``: a minute passes, for rows and services."""

    def passes(seconds: float) -> None:
        Caption.objects.update(due_at=timezone.now())
        Attempt.objects.update(asked_at=F("asked_at") - timedelta(seconds=seconds))
        for gate in Pace.objects.all():
            state = pace_state.State.from_json(gate.state)
            age(state, seconds)
            Pace.objects.update(state=state.as_json())
        pacing.reset()

    yield passes


def saved(count: int) -> None:
    for number in range(Photo.objects.count(), Photo.objects.count() + count):
        Photo.objects.create(image=upload((number * 7, 0, 90)))


def states() -> dict[str, int]:
    found = all_stand()
    return {state: found.count(state) for state in set(found)}


def waiting() -> Caption:
    return Caption.objects.filter(state=State.PENDING).order_by("due_at")[0]


class TestRate:
    def test_what_is_beyond_it_goes_back_to_the_queue(self, clock: Any, scripted: type[ScriptedProvider]) -> None:
        with with_provider(rate="2/minute"):
            saved(4)
            began = timezone.now()
            produce()
            assert states() == {PUBLISHED: 2, State.PENDING: 2}
            row = waiting()
            assert (row.attempts, row.error_code) == (0, "in_line")
            assert row.error_message == "Paced takes no more requests just now; this image is in line."
            assert began + timedelta(seconds=55) < row.due_at < timezone.now() + timedelta(seconds=65)
            assert (len(scripted.asked), Attempt.objects.count()) == (2, 2)
            clock(62)
            produce()
            assert (states(), waiting_codes()) == ({PUBLISHED: 4}, {""})

    @pytest.mark.timed
    def test_a_short_wait_is_slept_out(self, scripted: type[ScriptedProvider]) -> None:
        with with_provider(rate="4/second"):
            saved(6)
            began, watch = time.monotonic(), Watch()
            produce()
            assert states() == {PUBLISHED: 6}
            assert watch.spent < 5
            assert time.monotonic() - began > 1.0

    def test_what_passes_between_its_place_and_the_wire_holds_up_who_comes_later(
        self, scripted: type[ScriptedProvider], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """A first request makes its client: the service counts it from when it left."""
        passed = 0.0
        monkeypatch.setattr(slots, "time", SimpleNamespace(monotonic=lambda: time.monotonic() + passed))

        async def cold(request: CaptionRequest) -> CaptionResult:
            nonlocal passed
            passed += 0.5
            request_sent.emit()
            passed += 5  # until the answer
            request_sent.emit()
            return CaptionResult(text="A red bridge over a river.")

        scripted.script.append(cold)
        with with_provider(rate="20/3 seconds"):
            saved(1)
            produce()
        state = pace_state.State.from_json(Pace.objects.get().state)
        assert 0.5 - 0.12 <= state.slipped < 3, "but for half of the slack"
        assert state.times[-1] > time.time() - 5

    def test_a_place_that_passed_while_the_machine_slept_is_not_used(
        self, scripted: type[ScriptedProvider], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        looks = iter([True, False])
        monkeypatch.setattr(Slot, "is_missed", property(lambda slot: next(looks)))
        with with_provider(rate="20/3 seconds"):
            saved(1)
            produce()
        assert (states(), len(scripted.asked)) == ({PUBLISHED: 1}, 1)
        assert len(pace_state.State.from_json(Pace.objects.get().state).times) == 2, "it got another one"
        assert Caption.objects.get().attempts == 1

    def test_other_services_do_not_wait(self, scripted: type[ScriptedProvider]) -> None:
        with with_provider(rate="1/hour"):
            saved(3)
            produce()
        with with_provider("ScriptedProvider"):
            Pace.objects.all().delete()
            pacing.reset()
            Caption.objects.update(due_at=timezone.now())
            produce()
        assert states() == {PUBLISHED: 3}

    def test_too_many_requests_hold_back_every_row(self, clock: Any, scripted: type[ScriptedProvider]) -> None:
        scripted.script.append(ProviderError("Busy.", kind=ErrorKind.RATE_LIMIT, retry_after=40))
        saved(1)
        produce()
        saved(2)
        produce()
        assert (len(scripted.asked), states()) == (1, {State.PENDING: 3})
        clock(41)
        produce()
        assert states() == {PUBLISHED: 3}


class TestConcurrency:
    def test_so_many_are_in_flight_at_once(self, scripted: type[ScriptedProvider]) -> None:
        now, most = 0, 0

        async def slow(request: CaptionRequest) -> CaptionResult:
            nonlocal now, most
            now += 1
            most = max(most, now)
            await asyncio.sleep(0.02)
            now -= 1
            return CaptionResult(text="A red bridge over a river.")

        scripted.script.extend([slow] * 9)
        with with_provider(concurrency=2):
            saved(9)
            produce()
            assert (most, states()) == (2, {PUBLISHED: 9})
            assert pacing.states()[0].in_flight == 0, "all holds are given back"

    def test_a_job_that_runs_at_the_service_keeps_its_slot(self, clock: Any, scripted: type[ScriptedProvider]) -> None:
        with with_provider("PacedLaterProvider", concurrency=1):
            saved(1)
            produce()
            assert (states(), pacing.states()[0].in_flight) == ({State.WAITING: 1}, 1)
            saved(1)
            produce()
            assert len(scripted.asked) == 1
            Caption.objects.update(due_at=timezone.now())
            scripted.script.append(CaptionResult(text="A red bridge over a river."))
            deferred.poll_jobs(using="default")
            assert (len(LaterProvider.polled), pacing.states()[0].in_flight) == (1, 0)
            clock(10)
            produce()
            assert len(scripted.asked) == 2


class TestOutage:
    def go_down(self) -> None:
        pacing.note("default", *[DOWN] * pacing.FAILURES)

    def test_burns_no_tries(self, clock: Any, scripted: type[ScriptedProvider]) -> None:
        saved(8)
        scripted.script.extend([DOWN] * 40)
        for _count in range(12):
            produce()
            clock(1000)
        assert states() == {State.PENDING: 8}
        assert max(Caption.objects.values_list("attempts", flat=True)) <= 1
        assert len(scripted.asked) == 8 + 11, "one probe after each pause"
        scripted.script.clear()
        produce()
        clock(1000)
        produce()
        assert states() == {PUBLISHED: 8}

    def test_is_told_on_the_rows_that_wait(self, scripted: type[ScriptedProvider]) -> None:
        self.go_down()
        saved(3)
        began = timezone.now()
        produce()
        row = waiting()
        assert (scripted.asked, row.error_code, row.attempts) == ([], "provider_down", 0)
        assert row.error_message.startswith("Scripted gives no answers just now; it is tried again at ")
        assert began < row.due_at <= timezone.now() + timedelta(seconds=2)

    @pytest.mark.parametrize(("kind", "status"), [(ErrorKind.AUTH, 401), (ErrorKind.QUOTA, 402)])
    def test_is_also_a_service_that_lets_nobody_in(
        self, kind: ErrorKind, status: int, clock: Any, scripted: type[ScriptedProvider]
    ) -> None:
        """Without credit, a backfill does not fail image by image to its end."""
        saved(pacing.FAILURES)
        scripted.script.extend([ProviderError("No.", kind=kind, status=status)] * (pacing.FAILURES + 1))
        produce()
        saved(3)
        produce()
        assert states() == {State.FAILED: pacing.FAILURES, State.PENDING: 3}
        clock(70)
        produce()
        assert states() == {State.FAILED: pacing.FAILURES + 1, State.PENDING: 2}, "the probe is told why"
        clock(200)
        produce()
        clock(10)
        produce()
        assert states() == {State.FAILED: pacing.FAILURES + 1, PUBLISHED: 2}

    def test_of_a_poisoned_image_alone_ends_as_soon_as_another_succeeds(
        self, clock: Any, scripted: type[ScriptedProvider]
    ) -> None:
        """An image on which the service always breaks is not an outage, once others get through."""
        saved(1)
        for _count in range(14):
            scripted.script.extend([DOWN])
            produce()
            clock(1000)
            pacing.note("default", None)
        assert states() == {State.FAILED: 1}

    def test_tries_another_image_each_time(self, clock: Any, scripted: type[ScriptedProvider]) -> None:
        saved(4)
        self.go_down()
        produce()
        scripted.script.extend([DOWN] * 8)
        for _count in range(8):
            clock(1000)
            produce()
        images = [request.image.content_hash for request in scripted.asked]
        assert (len(set(images[:4])), len(set(images[4:]))) == (4, 4)
        assert set(Caption.objects.values_list("state", "attempts", "outages")) == {(State.PENDING, 0, 2)}

    def test_that_one_image_causes_does_not_keep_the_others_waiting(
        self, clock: Any, scripted: type[ScriptedProvider]
    ) -> None:
        saved(1)
        scripted.script.extend([DOWN] * 6)
        for _count in range(6):
            clock(1000)
            produce()
        assert (bool(pacing.states()[0].down_since), len(scripted.asked)) == (True, 6)
        poison = scripted.asked[0].image.content_hash

        async def breaks_on_it(request: CaptionRequest) -> CaptionResult:
            if request.image.content_hash == poison:
                raise DOWN
            return CaptionResult(text="A red bridge over a river.")

        scripted.script.extend([breaks_on_it] * 20)
        clock(1000)
        saved(3)
        produce()
        assert states() == {State.PENDING: 3, PUBLISHED: 1}, "the probe is one that did not fail yet"
        for _count in range(5):
            clock(1000)
            pacing.note("default", None)
            produce()
        assert states() == {PUBLISHED: 3, State.FAILED: 1}, "and with that it is known whose fault it was"

    def test_of_one_image_alone_ends_some_day(self, clock: Any, scripted: type[ScriptedProvider]) -> None:
        """Nobody can tell it from an outage, but it is not asked about for ever."""
        saved(1)
        self.go_down()
        scripted.script.extend([DOWN] * 100)
        with override_settings(AUTOCAPTION={**settings.AUTOCAPTION, "MAX_ATTEMPTS": 2}):
            for _count in range(40):
                produce()
                clock(1000)
        assert (states(), len(scripted.asked)) == ({State.FAILED: 1}, 20)
        row = Caption.objects.get()
        assert row.error_code == ErrorKind.SERVER
        assert row.error_message.startswith(
            "Down. Scripted failed on this image 20 times, and nothing else got through"
        )

    def test_leaves_a_request_of_unknown_outcome_its_id(self, clock: Any, scripted: type[ScriptedProvider]) -> None:
        timeout = ProviderError("Timed out.", kind=ErrorKind.TIMEOUT, outcome_unknown=True)
        scripted.script.extend([timeout] * 7)
        with with_provider("RepeatableProvider"):
            saved(1)
            for _count in range(8):
                produce()
                clock(1000)
        assert (states(), len(scripted.asked)) == ({PUBLISHED: 1}, 8)
        assert len({request.uuid for request in scripted.asked}) == 1, "a new one would be paid for anew"

    def test_ends_for_everybody_with_one_answer(self, clock: Any, scripted: type[ScriptedProvider]) -> None:
        self.go_down()
        saved(5)
        clock(61)
        produce()
        assert states() == {PUBLISHED: 1, State.PENDING: 4}
        clock(6)
        produce()
        assert states() == {PUBLISHED: 5}


class TestStoreDown:
    def test_no_row_is_lost_and_it_is_told_once(
        self, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
    ) -> None:
        def broken(*args: Any) -> None:
            raise StoreUnavailableError("ConnectionError")

        monkeypatch.setattr(DatabaseStore, "update", broken)
        monkeypatch.setattr(DatabaseStore, "read", broken)
        with with_provider(rate="2/minute"):
            saved(4)
            produce()
            assert states() == {PUBLISHED: 2, State.PENDING: 2}, "this process paces itself"
            assert sweep.sweep().abandoned == 0
        assert caplog.text.count("The store of rate limits does not answer") == 1


def waiting_codes() -> set[str]:
    return set(Caption.objects.values_list("error_code", flat=True))
