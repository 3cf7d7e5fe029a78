"""States in Redis: AUTOCAPTION["REDIS_URL"].

Why no library: limits 5.8, throttled-py 3.5 and pyrate-limiter 4.5 (all MIT, all kept) decide whether a request may go
now; who is refused has spent nothing, is told a wait at best, and competes again. None gives slots ahead of time,
several at once, or puts the rest in line, and none keeps a circuit and holds in the same step.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

import redis
from redis.backoff import NoBackoff
from redis.retry import Retry

from django_autocaption.pacing.state import State
from django_autocaption.pacing.store import TRIES, Seen, Store, StoreUnavailableError, let_others_go_first

T = TypeVar("T")

PREFIX = "autocaption:provider:"
#: Seconds: a limiter that answers slower than this is worse than none.
TIMEOUT = 0.5
#: Milliseconds after which a state that nobody touched is forgotten.
KEPT = 2 * 24 * 3600 * 1000
#: Sets the new value if the old one is still there, else tells what is there now, and the server's time.
_EXCHANGE = """
local found = redis.call('GET', KEYS[1]) or '{}'
if found == ARGV[1] then
  redis.call('SET', KEYS[1], ARGV[2], 'PX', ARGV[3])
  return {1}
end
local time = redis.call('TIME')
return {0, found, time[1], time[2]}
"""


class RedisStore(Store):
    """One key per alias; a step takes two round trips, however many requests it is about."""

    def __init__(self, url: str) -> None:
        """``url``: ``redis://…``. Raises StoreUnavailableError if it is no address."""
        try:
            self._client = redis.Redis.from_url(
                url,
                socket_timeout=TIMEOUT,
                socket_connect_timeout=TIMEOUT,
                retry=Retry(NoBackoff(), 1),  # for a connection that went stale; the default would wait for seconds
            )
        except (ValueError, TypeError):
            raise StoreUnavailableError("the address cannot be read") from None  # its text may hold the password
        self._exchange = self._client.register_script(_EXCHANGE)

    def update(self, alias: str, step: Callable[[State, float], T]) -> tuple[T, Seen]:
        reply = self._call(alias, "", "")  # nothing is stored as "", so this reads
        for tried in range(TRIES):
            found, now = reply[1].decode(), _seconds(*reply[2:])
            state = State.from_json(found)
            result = step(state, now)
            changed = state.as_json()
            if changed == found:
                return result, Seen(state=state, now=now)
            reply = self._call(alias, found, changed)
            if reply[0]:
                return result, Seen(state=state, now=now)
            let_others_go_first(tried)
            reply = self._call(alias, "", "")
        raise StoreUnavailableError("Redis is too busy.")

    def read(self, aliases: Sequence[str]) -> Mapping[str, Seen]:
        try:
            time, found = self._client.time(), self._client.mget([PREFIX + alias for alias in aliases])
        except redis.RedisError as error:
            raise StoreUnavailableError(type(error).__name__) from None
        now = _seconds(*time)
        return {a: Seen(state=State.from_json(f or b"{}"), now=now) for a, f in zip(aliases, found, strict=True)}

    def _call(self, alias: str, old: str, new: str) -> Any:
        try:
            return self._exchange(keys=[PREFIX + alias], args=[old, new, KEPT])
        except redis.RedisError as error:
            raise StoreUnavailableError(type(error).__name__) from None  # its text may hold the address


def _seconds(seconds: bytes | int, microseconds: bytes | int) -> float:
    return int(seconds) + int(microseconds) / 1_000_000
