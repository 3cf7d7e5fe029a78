"""Slots: who is late holds up who comes later, in the own worker and in the others."""

from __future__ import annotations

import asyncio
from types import SimpleNamespace
from typing import Any

import pytest

from django_autocaption import pacing
from django_autocaption.pipeline.job import slots
from django_autocaption.pipeline.job.slots import Slot, Slots
from django_autocaption.providers.rates import Rate

pytestmark = pytest.mark.django_db
TWENTY = Rate(count=20, seconds=3)


class Clock:
    """The monotonic one of ``slots``, which passes while somebody sleeps."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.now = 1000.0
        monkeypatch.setattr(slots, "time", SimpleNamespace(monotonic=lambda: self.now))
        monkeypatch.setattr(slots, "asyncio", SimpleNamespace(sleep=self.sleep, Semaphore=asyncio.Semaphore))

    async def sleep(self, seconds: float) -> None:
        self.now += seconds


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    return Clock(monkeypatch)


def reserve(count: int = 1, **wish: Any) -> Slots:
    admission = pacing.reserve("default", pacing.Wish(wanted=count, rate=TWENTY, stood_in_line=True, **wish))
    assert len(admission.slots) == count
    return Slots("default", admission, "")


async def use(own: Slots) -> Slot:
    async with own.next() as slot:
        return slot


def test_a_request_leaves_at_its_moment(clock: Clock) -> None:
    slot = asyncio.run(use(reserve()))
    assert clock.now == pytest.approx(1000.15, abs=0.001)
    assert not slot.leave()


def test_a_first_request_that_leaves_late_holds_up_the_next_stretch(clock: Clock) -> None:
    """Two workers; the second has its slots before anybody knows that the first is late."""
    first, second = reserve(20), reserve(11)
    late = asyncio.run(use(first))
    clock.now += 0.3
    assert late.leave(), "the others have to know"
    first.keep_pace()
    second.keep_pace()
    asyncio.run(use(second))
    left = late.moment + 0.3
    assert clock.now - left >= 3 + 0.12 - 0.1, "the whole stretch, and the network's half of the slack"


def test_what_is_late_within_half_of_the_slack_is_nobodys_concern(clock: Clock) -> None:
    own = reserve()
    slot = asyncio.run(use(own))
    clock.now += 0.11
    assert not slot.leave()
    own.keep_pace()
    assert pacing.reserve("default", pacing.Wish(wanted=1, rate=TWENTY)).slipped == 0


def test_later_requests_of_the_same_wave_wait_at_once(clock: Clock) -> None:
    own = reserve(21)

    async def story() -> float:
        async with own.next() as slot:
            clock.now += 0.4
            slot.leave()
        for _number in range(19):
            await use(own)
        return (await use(own)).moment

    due = asyncio.run(story())
    assert clock.now == pytest.approx(due + 0.4 - 0.12)


def test_the_others_are_looked_at_only_as_long_as_a_place_is_to_come(
    clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    looks: list[float] = []
    own = reserve()
    monkeypatch.setattr(pacing, "slip", lambda alias, *, since, late: looks.append(late) or 0.0)
    own.keep_pace()
    assert looks == [], "what was told a moment ago is good enough"
    asyncio.run(use(own))
    clock.now += slots.FRESH
    own.keep_pace()
    assert looks == []


def test_a_place_is_missed_by_whoever_sleeps_through_half_of_the_stretch(clock: Clock) -> None:
    slot = asyncio.run(use(reserve()))
    clock.now += 1.4
    assert not slot.is_missed
    clock.now += 0.2
    assert slot.is_missed


def test_without_a_rate_nobody_is_late(clock: Clock) -> None:
    own = Slots("default", pacing.reserve("default", pacing.Wish(wanted=1)), "")
    slot = asyncio.run(use(own))
    clock.now += 3600
    assert not slot.is_missed and not slot.leave()


def given(*waits: float, **more: Any) -> Slots:
    """Slots at these moments from now, at a service that tolerates a quarter of a second."""
    return Slots("default", pacing.Admission(slots=waits, tolerated=0.25, missed_after=1.5, **more), "wave")


class TestHolds:
    def test_are_needed_for_what_is_not_answered_yet(self) -> None:
        own = given(*[0.0] * 5, holds=2)
        needed = [own.holds]
        for _request in range(5):
            asyncio.run(use(own))
            needed.append(own.holds)
        assert needed == [2, 2, 2, 2, 1, 0]

    def test_are_not_needed_once_nothing_more_will_be_asked(self) -> None:
        own = given(0.0, 0.0, holds=2)
        own.close()
        assert own.holds == 0

    def test_that_were_all_used_are_given_back_without_a_word(self, django_assert_num_queries: Any) -> None:
        own = given(0.0, holds=1)
        asyncio.run(use(own))
        with django_assert_num_queries(0):
            own.close()


class TestLateness:
    def test_of_half_a_stretch_is_not_too_much_yet(self) -> None:
        assert (given(0.0).is_missed(1.5), given(0.0).is_missed(1.501)) == (False, True)

    def test_that_all_have_slipped_by_is_none(self, clock: Clock) -> None:
        own = given(0.0)
        slot = asyncio.run(use(own))
        own.slipped = 2.0
        clock.now += 2.5
        assert not slot.is_missed

    def test_is_news_only_where_it_grows(self) -> None:
        own = given(0.0)
        assert [own.note_late(late) for late in (0.25, 0.75, 0.75, 0.5, 1.0)] == [False, True, False, False, True]
        assert own.slipped == 0.75

    def test_of_the_others_is_not_forgotten_for_a_smaller_one(self, monkeypatch: pytest.MonkeyPatch) -> None:
        own = given(0.0)
        own.note_late(1.25)
        monkeypatch.setattr(pacing, "slip", lambda alias, *, since, late: 2.0)
        own.keep_pace()
        own.note_late(1.75)
        assert own.slipped == 2.0
        own.note_late(3.25)
        own.keep_pace()
        assert own.slipped == 3.0


class TestLooksAtTheOthers:
    @pytest.fixture
    def looks(self, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> list[float]:
        """Seconds at which it was looked how late the others are, since the slots were given."""
        looks: list[float] = []
        monkeypatch.setattr(
            pacing, "slip", lambda alias, *, since, late: looks.append(round(clock.now - 1000, 3)) or 0.0
        )
        return looks

    def test_are_taken_every_four_tenths_of_a_second(self, clock: Clock, looks: list[float]) -> None:
        own = given(10.0)
        for _tick in range(13):
            clock.now += 0.1001
            own.keep_pace()
        assert looks == [0.4, 0.801, 1.201]

    def test_are_taken_when_that_time_has_passed(
        self, clock: Clock, looks: list[float], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(slots, "FRESH", 0.5)
        own = given(10.0)
        clock.now += 0.5
        own.keep_pace()
        assert looks == [0.5]

    @pytest.mark.parametrize(
        ("slipped", "passed", "looked"), [(0, 1, False), (0, 0.5, True), (1, 1.5, True), (1, 2, False)]
    )
    def test_end_with_the_last_moment(
        self, slipped: float, passed: float, looked: bool, clock: Clock, looks: list[float]
    ) -> None:
        own = given(1.0)
        own.slipped = slipped
        clock.now += passed
        own.keep_pace()
        assert bool(looks) is looked
