"""A service's state on a clock that the test sets."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django_autocaption.exceptions import ErrorKind, ProviderError
from django_autocaption.pacing import circuit, schedule
from django_autocaption.pacing.circuit import Noted
from django_autocaption.pacing.schedule import Admission, Wish
from django_autocaption.pacing.state import State
from django_autocaption.providers.rates import Rate

DOWN = ProviderError("Down.", kind=ErrorKind.SERVER)
TEN_A_MINUTE = Rate(count=10, seconds=60)


def busy(retry_after: float | None = None) -> ProviderError:
    return ProviderError("Busy.", kind=ErrorKind.RATE_LIMIT, retry_after=retry_after)


class Clocked:
    """A state on a clock that the test sets."""

    def __init__(self) -> None:
        self.state = State()
        self.now = 1_000_000.0

    def admit(self, wanted: int = 1, **wish: Any) -> Admission:
        return schedule.admit(self.state, self.now, Wish(wanted=wanted, **wish))

    def note(self, *errors: ProviderError | None, ago: Sequence[float | None] = ()) -> Noted:
        return circuit.note(self.state, self.now, errors, ago)


def age(state: State, seconds: float) -> None:
    """So many seconds pass, for a state whose clock nobody can set."""
    for name in (
        "not_before",
        "line",
        "opened_at",
        "refused_since",
        "open_until",
        "again_at",
        "probe_until",
        "failed_at",
        "answered_at",
    ):
        if getattr(state, name):
            setattr(state, name, getattr(state, name) - seconds)
    state.times = [at - seconds for at in state.times]
    state.holds = {holder: (count, until - seconds) for holder, (count, until) in state.holds.items()}
