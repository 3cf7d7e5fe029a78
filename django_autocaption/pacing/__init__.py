"""How often, and how many at once, a service is asked by all workers together; and whether it is up at all.

The states are in Redis (AUTOCAPTION["REDIS_URL"]) or else in the site's database. Called from the thread that uses the
database, never from the event loop. While the shared store is down, each process paces itself.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from typing import TypeVar

from django.utils import timezone
from django.utils.module_loading import import_string

from django_autocaption import conf
from django_autocaption.exceptions import ProviderError
from django_autocaption.pacing import circuit, pauses, schedule
from django_autocaption.pacing.circuit import FAILURES, PAUSE, Noted, may_be_the_services_fault
from django_autocaption.pacing.database import DatabaseStore
from django_autocaption.pacing.schedule import Admission, Wish
from django_autocaption.pacing.state import State
from django_autocaption.pacing.store import LocalStore, Seen, Store, StoreUnavailableError

__all__ = [
    "FAILURES",
    "PAUSE",
    "Admission",
    "Noted",
    "ProviderState",
    "Wish",
    "begin_lines_anew",
    "is_open",
    "look_ahead",
    "may_be_the_services_fault",
    "note",
    "problem",
    "reserve",
    "reset",
    "slip",
    "states",
    "tried_again_in",
]

logger = logging.getLogger(__name__)
T = TypeVar("T")

#: Loaded where it is asked for, because its client is an extra.
REDIS_STORE = "django_autocaption.pacing.redis.RedisStore"
#: Seconds for which a state that was seen is good enough to tell whether a service is down.
FRESH = 1.0
#: Seconds for which a store that is down is not tried again.
QUIET = 5.0
#: Seconds after which a probe that nobody sends tells that nothing waits for the service.
UNUSED = 60.0


@dataclass(frozen=True, kw_only=True)
class ProviderState:
    """How one service stands, for people; times by this machine's clock."""

    alias: str
    failures: int
    """Outage failures in a row."""
    down_since: datetime | None
    """The circuit is open since then, and images have to wait; None = they need not: the next one is tried at once."""
    refused_since: datetime | None
    """It lacks a key, refuses it or has no credit left, since then, whether images wait or not; None =
    none of it."""
    tried_again_at: datetime | None
    """When the next probe is due, while the circuit is open."""
    left_alone_until: datetime | None
    """The service asked for it (429, 503 with ``Retry-After``); None = it did not."""
    in_flight: int
    """Requests that have a hold; counted only where ``concurrency`` is set."""

    @property
    def silent_since(self) -> datetime | None:
        """It has given no answers since then: it is down, refuses whoever asks, or could not be asked."""
        return min((since for since in (self.down_since, self.refused_since) if since is not None), default=None)


class _Shared:
    """What this process last saw, and whether the shared store can be used."""

    local = LocalStore()
    seen: dict[str, tuple[Seen, float]] = {}
    quiet_until = 0.0
    is_told = False


def reserve(alias: str, wish: Wish) -> Admission:
    """Get slots for requests to this provider; who gets none is told when to come back."""
    return _update(alias, lambda state, now: schedule.admit(state, now, wish))


def look_ahead(alias: str, wish: Wish) -> Admission:
    """Tell how many would get slots just now, and the others when to come back; no slot is given."""
    return _update(alias, lambda state, now: schedule.look_ahead(state, now, wish))


def note(
    alias: str,
    *errors: ProviderError | None,
    ago: Sequence[float | None] = (),
    took: Sequence[float] = (),
    holders: Mapping[str, int] | None = None,
    lease: float = 60,
) -> Noted:
    """Remember how exchanges ended, in this order (None = the service answered); how many seconds those took that were
    answered at once; and who has how many holds now, for ``lease`` seconds (0 holds = none any more).

    ``ago``: for each exchange, how many seconds ago the same question about the same image failed before; None = it did
    not.
    """

    def step(state: State, now: float) -> Noted:
        schedule.hold(state, now, holders or {}, lease)
        schedule.learn(state, took)
        return circuit.note(state, now, errors, ago)

    return _update(alias, step)


def begin_lines_anew() -> None:
    """Whoever waits for a service that is down is called, and stands in line anew."""
    for alias, seen in _read(list(conf.current().PROVIDERS)).items():
        if seen.state.is_open and seen.state.line:
            _update(alias, lambda state, now: setattr(state, "line", 0))


def slip(alias: str, *, since: float, late: float) -> float:
    """Have all slots move because requests left so many seconds too late; 0 = only tell. ``since``: the ``slipped`` of
    the admission that gave their slots. Returns by how many seconds those have moved by now."""
    return _update(alias, lambda state, now: schedule.slip(state, since, late))


def is_open(alias: str) -> bool:
    """The provider failed too often just now to be worth asking."""
    return bool(tried_again_in(alias))


def tried_again_in(alias: str, *, failed_before: bool = False) -> float:
    """Seconds until a provider that is down may be asked again, about an image that ``failed_before`` or not; 0 = it
    may be asked now."""
    seen, at = _Shared.seen.get(alias, (None, 0.0))
    if seen is None or time.monotonic() - at > FRESH:
        seen = _read([alias])[alias]
    if not seen.state.is_open:
        return 0
    return max(circuit.next_trial(seen.state, seen.now, failed_before=failed_before) - seen.now, 0)


def states() -> list[ProviderState]:
    """How every configured provider stands; those that nothing is known of are all at rest."""
    found = _read(list(conf.current().PROVIDERS))
    return [_for_people(alias, seen) for alias, seen in found.items()]


def problem() -> str:
    """Why the shared store that the settings name cannot be used at all; "" = nothing is known. Does not connect."""
    try:
        _store(conf.current().REDIS_URL)
    except StoreUnavailableError as error:
        return str(error)
    return ""


def reset() -> None:
    """Forget what this process knows; what is shared stays."""
    _Shared.local.clear()
    _Shared.seen.clear()
    _Shared.quiet_until, _Shared.is_told = 0.0, False
    pauses.reset()


def _for_people(alias: str, seen: Seen) -> ProviderState:
    state, now = seen.state, seen.now

    def moment(at: float) -> datetime:
        return timezone.now() + timedelta(seconds=at - now)

    trial = max(circuit.trial(state, failed_before=True), state.not_before)
    is_down = state.is_open and now < trial + UNUSED
    return ProviderState(
        alias=alias,
        failures=state.failures,
        down_since=moment(state.opened_at) if is_down else None,
        refused_since=moment(state.refused_since) if state.refused_since else None,
        tried_again_at=moment(max(trial, now)) if is_down else None,
        left_alone_until=moment(state.not_before) if state.not_before > now else None,
        in_flight=state.in_flight(now),
    )


def _update(alias: str, step: Callable[[State, float], T]) -> T:
    reply, seen = _with_a_store(lambda store: store.update(alias, step), [alias])
    _Shared.seen[alias] = (seen, time.monotonic())
    return reply


def _read(aliases: Sequence[str]) -> Mapping[str, Seen]:
    found = _with_a_store(lambda store: store.read(aliases), aliases)
    _Shared.seen.update({alias: (seen, time.monotonic()) for alias, seen in found.items()})
    return found


def _with_a_store(use: Callable[[Store], T], aliases: Sequence[str]) -> T:
    """Use the shared store; while it is down, this process's own, which goes on from what was seen last."""
    if time.monotonic() >= _Shared.quiet_until:
        try:
            result = use(_store(conf.current().REDIS_URL))
        except StoreUnavailableError as error:
            _Shared.quiet_until = time.monotonic() + QUIET
            if not _Shared.is_told:
                logger.error("The store of rate limits does not answer (%s); each process paces itself.", error)
            _Shared.is_told = True
        else:
            if _Shared.is_told:
                logger.warning("The store of rate limits answers again.")
                _Shared.is_told = False
                _Shared.local.clear()
            return result
    for alias in aliases:
        if alias in _Shared.seen:
            _Shared.local.begin_with(alias, _Shared.seen[alias][0].state)
    return use(_Shared.local)


@lru_cache(maxsize=4)
def _store(redis_url: str) -> Store:
    """The shared store, not connected yet. Raises StoreUnavailableError where it cannot be made."""
    if not redis_url:
        return DatabaseStore()
    try:
        store: Store = import_string(REDIS_STORE)(redis_url)
    except ImportError:
        raise StoreUnavailableError("the package redis is not installed") from None
    return store
