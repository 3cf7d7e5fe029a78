"""A second of a machine that has nothing to spare counts for less."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from tests import watch
from tests.watch import Watch


class Machine:
    """Its clock, and what its processors did: hundredths of a second, busy and idle."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.now, self.busy, self.idle = 100.0, 0, 0
        monkeypatch.setattr(watch, "time", SimpleNamespace(monotonic=lambda: self.now))
        monkeypatch.setattr(watch, "_ticks", lambda: [self.busy, 0, 0, self.idle, 0])

    def does(self, seconds: float, *, busy: float) -> None:
        self.now += seconds
        self.busy += round(200 * seconds * busy)
        self.idle += round(200 * seconds * (1 - busy))


@pytest.fixture
def machine(monkeypatch: pytest.MonkeyPatch) -> Machine:
    return Machine(monkeypatch)


def test_a_machine_with_room_spends_what_the_clock_shows(machine: Machine) -> None:
    seen = Watch()
    machine.does(3, busy=0.85)
    assert (seen.spent, seen.passed, seen.slowness) == (3, 3, 1)


def test_one_without_room_spends_a_fifth(machine: Machine) -> None:
    seen = Watch()
    machine.does(10, busy=0.95)
    assert (seen.spent, seen.passed, seen.slowness) == (2, 10, 5)


def test_each_stretch_between_two_looks_counts_for_itself(machine: Machine) -> None:
    seen = Watch()
    machine.does(4, busy=0)
    assert seen.spent == 4
    machine.does(10, busy=1)
    assert (seen.spent, seen.passed) == (6, 14)


def test_where_nobody_tells_what_the_processors_do_the_clock_counts(
    machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watch, "_ticks", list)
    seen = Watch()
    machine.does(10, busy=1)
    assert seen.spent == 10


def test_this_machine_tells() -> None:
    assert len(watch._ticks()) == 8
