"""What all workers together remember of one service. All times are seconds of the store's clock."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field


@dataclass(kw_only=True)
class State:
    """What is remembered of one service, the same for all workers."""

    times: list[float] = field(default_factory=list)
    """The last slots given, the oldest first."""
    slipped: float = 0
    """Seconds by which slots were moved since anything is known of the service."""
    not_before: float = 0
    """The service asked to be left alone until then."""
    refusals: int = 0
    """Requests to be left alone since the last other answer."""
    line: float = 0
    """When the last one in line comes back."""
    usual: float = 0
    """Seconds that a request takes, by the latest that were answered; 0 = none was yet."""
    holds: dict[str, tuple[int, float]] = field(default_factory=dict)
    """Who has requests in flight → how many, and when they count as lost."""
    failures: int = 0
    """Outage failures in a row."""
    opened_at: float = 0
    """Since when the circuit is open; 0 = it is closed."""
    refused_since: float = 0
    """Since when it lacks a key here, refuses it or has no credit left: whoever asks, and however few do; 0 = none
    of it."""
    open_until: float = 0
    """When the next probe may be sent, with an image that never failed here."""
    again_at: float = 0
    """The same for one that did: not before the other."""
    pause: float = 0
    """Seconds from the last failure to the next probe."""
    probe_until: float = 0
    """A probe is on its way, and counts as lost then; 0 = none is."""
    failed_at: float = 0
    """When a request failed last in a way that may be the service's fault or the image's."""
    answered_at: float = 0
    """When the service answered first after that: what failed before, and fails again, is the image's fault."""

    @property
    def is_open(self) -> bool:
        """Nobody but a probe is to ask."""
        return self.opened_at != 0

    def in_flight(self, now: float) -> int:
        """Holds taken."""
        return sum(count for count, until in self.holds.values() if until > now)

    def as_json(self) -> str:
        """As ``from_json`` reads it; only what differs from a new state."""
        fresh = asdict(State())
        return json.dumps({k: v for k, v in asdict(self).items() if v != fresh[k]}, separators=(",", ":"))

    @classmethod
    def from_json(cls, text: str | bytes) -> State:
        """A new state where another version of this app wrote something else."""
        try:
            state = cls(**json.loads(text))
            state.holds = {holder: (int(count), float(until)) for holder, (count, until) in state.holds.items()}
        except (ValueError, TypeError, AttributeError):
            return cls()
        return state
