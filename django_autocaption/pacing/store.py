"""Where the states of the services are kept: each step is atomic, whoever else takes one at the same time."""

from __future__ import annotations

import threading
import time
from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from random import uniform
from typing import TypeVar

from django_autocaption.pacing.state import State

T = TypeVar("T")

#: Times that a step is tried anew because somebody else was faster.
TRIES = 40


class StoreUnavailableError(Exception):
    """The store does not answer; its message holds no address."""


@dataclass(frozen=True, kw_only=True)
class Seen:
    """One state as it was, by the clock of its store."""

    state: State
    now: float


class Store(ABC):
    """Keeps one State per alias."""

    @abstractmethod
    def update(self, alias: str, step: Callable[[State, float], T]) -> tuple[T, Seen]:
        """Run ``step(state, now)``, which changes the state in place, and keep what it made of it.

        ``step`` may run several times, each time on a state of its own. Raises StoreUnavailableError.
        """

    @abstractmethod
    def read(self, aliases: Sequence[str]) -> Mapping[str, Seen]:
        """The states as they are. Raises StoreUnavailableError."""


class LocalStore(Store):
    """In this process alone: what is left while the shared store is down."""

    def __init__(self, clock: Callable[[], float] = time.time) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._kept: dict[str, str] = {}

    def begin_with(self, alias: str, state: State) -> None:
        """Go on from what was last seen elsewhere, unless the alias is known here already."""
        self._kept.setdefault(alias, state.as_json())

    def clear(self) -> None:
        """Forget every state."""
        self._kept.clear()

    def update(self, alias: str, step: Callable[[State, float], T]) -> tuple[T, Seen]:
        with self._lock:
            state, now = State.from_json(self._kept.get(alias, "{}")), self._clock()
            reply = step(state, now)
            self._kept[alias] = state.as_json()
        return reply, Seen(state=state, now=now)

    def read(self, aliases: Sequence[str]) -> Mapping[str, Seen]:
        now = self._clock()
        return {alias: Seen(state=State.from_json(self._kept.get(alias, "{}")), now=now) for alias in aliases}


def let_others_go_first(tried: int) -> None:
    """Wait a random moment, longer after each try, so that two who collided do not collide again."""
    time.sleep(uniform(0, min(0.001 * 2**tried, 0.05)))  # noqa: S311 - no secret
