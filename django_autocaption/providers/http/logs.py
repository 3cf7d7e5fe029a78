"""Keep what the HTTP libraries log about our requests out of the log; other users of these libraries keep theirs."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_ours: ContextVar[bool] = ContextVar("_ours", default=False)


def _not_ours(record: logging.LogRecord) -> bool:
    return not _ours.get()


# httpx logs the address with its query at INFO, httpcore logs headers and the text of errors at DEBUG: webhook tokens,
# signed addresses and, for a malformed header, the key.
for _name in ("httpx", "httpcore.connection", "httpcore.http11", "httpcore.http2", "httpcore.proxy", "httpcore.socks"):
    logging.getLogger(_name).addFilter(_not_ours)


@contextmanager
def quiet() -> Iterator[None]:
    """What is sent within is ours."""
    token = _ours.set(True)
    try:
        yield
    finally:
        _ours.reset(token)
