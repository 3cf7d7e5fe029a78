"""A service that is down is left alone for a while: known to this process, forgotten when it ends."""

from __future__ import annotations

import time
from dataclasses import dataclass

from django_autocaption.exceptions import ErrorKind, ProviderError

#: So many failures in a row open the circuit, for so many seconds.
FAILURES = 5
OPEN_FOR = 60.0
_DOWN = (ErrorKind.SERVER, ErrorKind.TIMEOUT)


@dataclass
class _Circuit:
    failures: int = 0
    open_until: float = 0.0


_circuits: dict[str, _Circuit] = {}


def note(alias: str, error: ProviderError | None) -> None:
    """Remember how one exchange with the provider ended; None = it answered."""
    circuit = _circuits.setdefault(alias, _Circuit())
    if error is None or error.kind not in _DOWN:
        circuit.failures = 0
        return
    circuit.failures += 1
    if circuit.failures >= FAILURES:
        circuit.open_until = time.monotonic() + OPEN_FOR


def is_open(alias: str) -> bool:
    """The provider failed too often just now to be worth asking."""
    circuit = _circuits.get(alias)
    return circuit is not None and time.monotonic() < circuit.open_until


def reset() -> None:
    """Forget every failure."""
    _circuits.clear()
