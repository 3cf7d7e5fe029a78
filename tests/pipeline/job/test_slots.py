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


def test_holds_are_needed_for_what_is_not_answered_yet() -> None:
    own = Slots("default", pacing.Admission(slots=[0.0] * 5, holds=2), "wave")
    needed = [own.holds]
    for _request in range(5):
        asyncio.run(use(own))
        needed.append(own.holds)
    assert needed == [2, 2, 2, 2, 1, 0]


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
