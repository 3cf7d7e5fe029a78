"""When a request leaves for its service: told by what puts it on the wire, heard by what keeps the pace.

Between the moment at which a request may be sent and the one at which it is, a client is made, an image encoded, a
connection opened. A service counts from the second.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_listeners: ContextVar[list[Callable[[], object]] | None] = ContextVar("_listeners", default=None)


@contextmanager
def heard_by(listener: Callable[[], object]) -> Iterator[None]:
    """Call ``listener`` when the first request of what is done within has left."""
    token = _listeners.set([listener])
    try:
        yield
    finally:
        _listeners.reset(token)


def emit() -> None:
    """The request is on its way. ``http.send`` says so; a provider with a client of its own may."""
    listeners = _listeners.get()
    if listeners:
        listeners.pop()()
