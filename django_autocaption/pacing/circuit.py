"""Whether a service is up at all: learnt from how requests end, and while it is down, from single probes.

After some failures in a row nobody asks but a probe: soon, then in a share of the time that the service has been down,
so that a short outage ends shortly and a long one costs few requests. What fails again although the service answered
others meanwhile is the image's fault: it says nothing about the service. An image that failed before may be a probe
too, but its failure never keeps one waiting that did not.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain, repeat

from django_autocaption.exceptions import ErrorKind, ProviderError
from django_autocaption.pacing.state import State

#: So many failures in a row, over all workers, open the circuit.
FAILURES = 5
#: Seconds until the first probe; later ones come after this share of the time that the service has been down.
PAUSE, SHARE, LONGEST_PAUSE = 2.0, 0.25, 900.0
#: The same where the service refuses the key or has no credit left, which takes a person and costs each probe's image.
REFUSED_PAUSE, REFUSED_SHARE = 60.0, 1.0
#: Seconds within which the probe has to end.
PROBE = 120.0
#: Seconds that "too many requests" means where the service does not say: doubled each time.
BACK_OFF, LONGEST_BACK_OFF = 2.0, 60.0
LONGEST_RETRY_AFTER = 3600.0
_DOWN = (ErrorKind.SERVER, ErrorKind.TIMEOUT)
#: No key, no credit: whoever asks is refused alike, until somebody does something about it.
_SHUT = (ErrorKind.AUTH, ErrorKind.QUOTA)


@dataclass(frozen=True, kw_only=True)
class Noted:
    """What requests that ended tell."""

    blamed: Sequence[bool]
    """For each of them: it failed through the image's fault."""
    is_back: bool
    """The service was down, and is not any more."""


def note(state: State, now: float, errors: Sequence[ProviderError | None], ago: Sequence[float | None] = ()) -> Noted:
    """Requests ended, in this order: None = with an answer. ``ago``: for each, how many seconds ago the same question
    about the same image failed before; None, or nothing = it did not."""
    was_open = state.is_open
    blamed: list[bool] = []
    for error, before in zip(errors, chain(ago, repeat(None)), strict=False):
        if error is not None and _asks_for_a_pause(error):
            _leave_alone(state, now, error.retry_after)
        else:
            state.refusals = 0
        blamed.append(error is not None and _is_the_images_fault(state, now, error, before))
        if error is not None and error.kind in _SHUT:
            state.refused_since = state.refused_since or now
        if error is not None and _is_unsent(error):
            continue
        if error is None or not _concerns_all(error):
            _end_outage(state)
            if error is None and state.failed_at > state.answered_at:
                state.answered_at = now
        else:
            _count_failure(state, now, error, failed_before=before is not None, blamed=blamed[-1])
    return Noted(blamed=blamed, is_back=was_open and not state.is_open)


def may_be_the_services_fault(error: ProviderError) -> bool:
    """No answer, or 5xx: nobody knows yet whether the service is down, or cannot take this image."""
    return error.kind in _DOWN


def trial(state: State, *, failed_before: bool) -> float:
    """When a probe may be sent, while the circuit is open, with an image that ``failed_before`` or not."""
    return max(state.again_at if failed_before else state.open_until, state.probe_until)


def next_trial(state: State, now: float, *, failed_before: bool) -> float:
    """The same, as far as it can be known: a probe that is on its way is taken to fail at once."""
    return max(state.again_at if failed_before else state.open_until, min(state.probe_until, now + state.pause))


def _asks_for_a_pause(error: ProviderError) -> bool:
    """429, and 503 with the time at which to come back (RFC 9110, section 15.6.4)."""
    overloaded = error.status == 503 and error.retry_after is not None
    return error.kind is ErrorKind.RATE_LIMIT or overloaded


def _is_unsent(error: ProviderError) -> bool:
    """A key is missing here: nothing was sent, and the service may answer other workers, or nobody."""
    return error.kind in _SHUT and error.status is None


def _concerns_all(error: ProviderError) -> bool:
    """The next request would fare no better."""
    return error.kind in _DOWN or error.kind in _SHUT


def _leave_alone(state: State, now: float, retry_after: float | None) -> None:
    usual = min(BACK_OFF * 2.0**state.refusals, LONGEST_BACK_OFF)
    wait = usual if retry_after is None else min(max(retry_after, 0), LONGEST_RETRY_AFTER)
    state.refusals = min(state.refusals + 1, 10)
    state.not_before = max(state.not_before, now + wait)


def _is_the_images_fault(state: State, now: float, error: ProviderError, before: float | None) -> bool:
    if before is None or not may_be_the_services_fault(error) or _asks_for_a_pause(error):
        return False
    return now - before < state.answered_at


def _end_outage(state: State) -> None:
    if state.is_open:
        state.line = 0  # whoever stood in it is called
    state.failures, state.opened_at, state.refused_since, state.pause = 0, 0, 0, 0
    state.open_until, state.again_at, state.probe_until = 0, 0, 0


def _count_failure(state: State, now: float, error: ProviderError, *, failed_before: bool, blamed: bool) -> None:
    """Open the circuit after enough failures, and for longer after a probe that failed. What was sent before the
    circuit opened, and fails now, tells nothing new."""
    state.failed_at = now
    if not blamed:
        state.failures = min(state.failures + 1, FAILURES)
    opens = not state.is_open and state.failures >= FAILURES
    if opens:
        state.opened_at = now
    elif not state.probe_until:
        return
    least, share = (REFUSED_PAUSE, REFUSED_SHARE) if error.kind in _SHUT else (PAUSE, SHARE)
    state.pause = min(max((now - state.opened_at) * share, least), LONGEST_PAUSE)
    state.again_at, state.probe_until = now + state.pause, 0
    if opens or not failed_before:
        state.open_until = state.again_at
