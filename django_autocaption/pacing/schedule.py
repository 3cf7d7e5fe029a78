"""The rules by which requests to one service are let through: pure steps from one state to the next.

A slot is a moment at which one request may be sent. The times of the last slots are kept, so that no stretch of the
rate's length ever holds more than the rate's count: at once if the service is idle, else as soon as the oldest leaves.
(GCRA, with one number for a state, either spreads every burst out or lets through up to twice the count in a stretch.)
Slots are given only for the next seconds. Who gets none stands in line: a moment to come back, one after another.
A stretch counts as longer than it is by some slack. Half of it is for delays between the sender and the service; a
request that leaves later than the other half lets the whole schedule slip, given slots and all, by what is beyond it.

All times are seconds of the store's clock; the clocks of the workers do not matter.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django_autocaption.pacing import circuit
from django_autocaption.pacing.circuit import LONGEST_PAUSE, LONGEST_RETRY_AFTER
from django_autocaption.pacing.state import State
from django_autocaption.providers.rates import Rate

#: Seconds ahead that slots are given for: to those who have just come, and to those who stood in line already.
AHEAD, AHEAD_AFTER_LINE = 2.0, 4.0
#: Who stands in line comes back so many seconds early, so that no slot passes unused while its message travels.
LEAD = 1.0
#: Longest time in line, in seconds; then it is looked again.
LONGEST_LINE = 3600.0
#: What a request may be delayed: a stretch counts as longer by this share or so many seconds.
SLACK_SHARE, SLACK_SECONDS, MOST_SLACK = 0.02, 0.25, 0.08
#: Seconds from a wish to its first slot, so that every request is ready when its moment comes.
READY = 0.15
#: Times kept; a larger count is kept as a part of it in a part of its stretch, which is stricter.
MOST_TIMES = 60
#: Seconds that a request is taken to last until one was answered, and the longest line until then.
GUESS, LONGEST_GUESSED = 2.0, 6.0
#: How much each changes what a usual one is taken to last, and the bounds of that in seconds.
NEWS, QUICKEST, SLOWEST = 0.2, 0.1, 60.0


@dataclass(frozen=True, kw_only=True)
class Wish:
    """Somebody wants to send so many requests."""

    wanted: int
    rate: Rate | None = None
    concurrency: int = 0
    """Requests in flight at once, of all workers; 0 = any number."""
    stood_in_line: bool = False
    failed_before: bool = False
    """They have failed at this service: while it is down, others are tried first."""
    rounds: int = 1
    """How often a hold may be used, one request after another, where no rate sets the pace."""
    holder: str = ""
    """Name under which holds are counted."""
    lease: float = 60
    """Seconds without a word of the holder after which its holds count as lost."""


@dataclass(frozen=True, kw_only=True)
class Admission:
    """What came of a wish; all in seconds from now."""

    slots: Sequence[float] = ()
    """Waits until each request that is let through may be sent."""
    comebacks: Sequence[float] = ()
    """Waits until each of the others should be tried again."""
    holds: int = 0
    """Requests that may be in flight at once; 0 = any number."""
    is_open: bool = False
    """The service is down."""
    slipped: float = 0
    """``State.slipped`` when the slots were given."""
    tolerated: float = math.inf
    """Seconds after its slot at which a request may leave without anybody having to know."""
    missed_after: float = math.inf
    """Seconds after which a slot is lost: what could be held up for it has been sent already."""

    @property
    def is_paced(self) -> bool:
        """It matters how late requests leave."""
        return self.tolerated < math.inf


def admit(state: State, now: float, wish: Wish) -> Admission:
    """Give slots to as many as possible; the others get their moment to come back."""
    _forget_the_past(state, now)
    most, holds = wish.wanted, 0
    if state.is_open:
        most = 0 if now < circuit.trial(state, failed_before=wish.failed_before) else min(most, 1)
    if wish.concurrency:
        holds = max(min(wish.concurrency - state.in_flight(now), most), 0)
        most = holds if wish.rate else min(most, holds * wish.rounds)
    ahead = AHEAD_AFTER_LINE if wish.stood_in_line else AHEAD
    slots: list[float] = []
    while len(slots) < most:
        at = _next_slot(state, now, wish.rate)
        if at - now > ahead:
            break
        slots.append(at - now)
        if wish.rate:
            state.times = [*state.times, at][-_kept(wish.rate)[0] :]
    if slots and state.is_open:
        state.probe_until = now + circuit.PROBE
    if slots and wish.concurrency:
        holds = min(holds, len(slots))
        state.holds[wish.holder] = (holds, now + wish.lease)
    comebacks = _stand_in_line(state, now, wish, wish.wanted - len(slots))
    return Admission(
        slots=slots,
        comebacks=comebacks,
        holds=holds,
        is_open=state.is_open,
        slipped=state.slipped,
        tolerated=_slack(wish.rate) * wish.rate.seconds / 2 if wish.rate else math.inf,
        missed_after=wish.rate.seconds / 2 if wish.rate else math.inf,
    )


def look_ahead(state: State, now: float, wish: Wish) -> Admission:
    """As ``admit``, but no slot is given: for those who have work to do before they can send. ``slots`` says how many
    would be let through just now."""
    trial = State.from_json(state.as_json())
    outlook = admit(trial, now, wish)
    state.line = trial.line
    return outlook


def slip(state: State, since: float, late: float) -> float:
    """Requests left so many seconds too late, after a slack (a cold or slow machine): all slots, also given ones, move
    as much. Who finds that they moved already, for somebody else who was as late, moves them no further.

    ``since``: ``Admission.slipped`` of their slots. Returns how far slots given then have moved by now.
    """
    further = min(late, since + late - state.slipped)
    if further > 0:
        state.times = [at + further for at in state.times]
        state.slipped += further
    return max(state.slipped - since, 0)


def hold(state: State, now: float, holders: Mapping[str, int], lease: float) -> None:
    """Say who has how many requests in flight; 0 = none any more."""
    for holder, count in holders.items():
        state.holds.pop(holder, None)
        if count:
            state.holds[holder] = (count, now + lease)


def learn(state: State, took: Sequence[float]) -> None:
    """How many seconds requests took that were answered, the earliest first: where only ``concurrency`` is known, the
    line moves as fast as they end."""
    for seconds in took:
        bounded = min(max(seconds, QUICKEST), SLOWEST)
        state.usual = state.usual + NEWS * (bounded - state.usual) if state.usual else bounded


def _next_slot(state: State, now: float, rate: Rate | None) -> float:
    at = max(now, state.not_before)
    if rate is None:
        return at
    at = max(at, now + READY)
    if state.times:
        kept, stretch = _kept(rate)
        at = max(at, state.times[-1])
        if len(state.times) >= kept:
            at = max(at, state.times[-kept] + stretch)
    return at


def _kept(rate: Rate) -> tuple[int, float]:
    """How many times are kept, and the seconds that so many slots have to span at least."""
    parts = -(-rate.count // MOST_TIMES)
    return rate.count // parts, rate.seconds / parts * (1 + _slack(rate))


def _slack(rate: Rate) -> float:
    """As a share of the rate's stretch."""
    return min(max(SLACK_SHARE, SLACK_SECONDS / rate.seconds), MOST_SLACK)


def _stand_in_line(state: State, now: float, wish: Wish, count: int) -> list[float]:
    """Moments for ``count`` requests to come back, in seconds from now. While the service is down they come one by one,
    each to be a probe; when it is up again, whoever finds out calls the rest."""
    step, first = 0.0, max(_next_slot(state, now, wish.rate) - LEAD, now)
    is_guessed = False
    if wish.rate:
        step = wish.rate.interval
    elif wish.concurrency:
        step, is_guessed = (state.usual or GUESS) / wish.concurrency, not state.usual
        first = max(first, now + step)
    if state.is_open:
        step, is_guessed = max(step, state.pause), False
        first = max(first, circuit.next_trial(state, now, failed_before=wish.failed_before))
    latest = first + LONGEST_GUESSED if is_guessed else now + LONGEST_LINE
    comebacks: list[float] = []
    for _number in range(count):
        state.line = min(max(state.line + step, first), latest)
        comebacks.append(state.line - now)
    return comebacks


def _forget_the_past(state: State, now: float) -> None:
    """Drop what no longer matters, and what cannot be: a clock that was set back must not lock anyone out."""
    state.times = [min(at, now + 2 * AHEAD_AFTER_LINE) for at in state.times]
    state.not_before = min(state.not_before, now + LONGEST_RETRY_AFTER)
    state.line = min(state.line, now + LONGEST_LINE) if state.line > now else 0
    state.open_until = min(state.open_until, now + LONGEST_PAUSE)
    state.again_at = min(state.again_at, now + LONGEST_PAUSE)
    state.probe_until = min(state.probe_until, now + circuit.PROBE)
    state.answered_at = min(state.answered_at, now)
    state.holds = {holder: hold for holder, hold in state.holds.items() if hold[1] > now}
