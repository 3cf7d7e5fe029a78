"""What every store of pacing keeps to; each one's tests subclass it."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.db import connections

from django_autocaption.exceptions import ErrorKind, ProviderError
from django_autocaption.pacing import circuit, schedule
from django_autocaption.pacing.schedule import Wish
from django_autocaption.pacing.state import State
from django_autocaption.pacing.store import Store
from django_autocaption.providers.rates import Rate


class StoreContract:
    """Subclasses give the fixture ``store``: an empty one."""

    threads = 6

    def admit(self, store: Store, wanted: int = 1, **wish: Any) -> schedule.Admission:
        reply, _seen = store.update("a", lambda state, now: schedule.admit(state, now, Wish(wanted=wanted, **wish)))
        return reply

    def test_remembers_what_a_step_changed(self, store: Store) -> None:
        rate = Rate(count=10, seconds=3600)
        assert len(self.admit(store, 7, rate=rate).slots) == 7
        assert len(self.admit(store, 7, rate=rate).slots) == 3
        assert len(store.read(["a"])["a"].state.times) == 10

    def test_keeps_providers_apart(self, store: Store) -> None:
        self.admit(store, 5, rate=Rate(count=5, seconds=3600))
        found = store.read(["a", "b"])
        assert (len(found["a"].state.times), found["b"].state) == (5, State())

    def test_knows_nothing_of_a_provider_that_nobody_asked(self, store: Store) -> None:
        assert store.read(["nobody"])["nobody"].state == State()
        self.admit(store)
        assert store.read(["a"])["a"].state == State()

    def test_tells_the_time_of_its_own_clock(self, store: Store) -> None:
        self.admit(store, 1, rate=Rate(count=1, seconds=1))
        earlier = store.read(["a"])["a"]
        assert earlier.now <= store.read(["a"])["a"].now
        assert abs(earlier.now - earlier.state.times[0]) < 60

    def test_remembers_an_outage_and_whose_fault_it_was_not(self, store: Store) -> None:
        def note(*errors: ProviderError | None, ago: Sequence[float | None] = ()) -> circuit.Noted:
            return store.update("a", lambda state, now: circuit.note(state, now, errors, ago))[0]

        down = ProviderError("Down.", kind=ErrorKind.SERVER)
        note(*[down] * circuit.FAILURES)
        assert self.admit(store).is_open
        assert not self.admit(store, failed_before=True).slots
        assert note(None).is_back
        assert list(note(down, down, ago=[3600, None]).blamed) == [True, False]

    def test_gives_no_place_twice_to_workers_at_the_same_time(self, store: Store) -> None:
        rate = Rate(count=40, seconds=3600)

        def work(_number: int) -> int:
            try:
                return sum(len(self.admit(store, 3, rate=rate).slots) for _count in range(15))
            finally:
                connections.close_all()

        with ThreadPoolExecutor(self.threads) as pool:
            assert sum(pool.map(work, range(self.threads))) == 40
        assert len(store.read(["a"])["a"].state.times) == 40

    def test_a_step_that_fails_changes_nothing(self, store: Store) -> None:
        def step(state: State, now: float) -> None:
            state.failures = 3
            raise ZeroDivisionError

        with pytest.raises(ZeroDivisionError):
            store.update("a", step)
        assert store.read(["a"])["a"].state == State()
