"""What is sent and what comes back: plain values whose reprs hold no key, token or image data."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any

from django.utils.translation import gettext as _

from django_autocaption.exceptions import ErrorKind, ProviderError


@dataclass(frozen=True, kw_only=True)
class Call:
    """One HTTP request. What may hold a key, a token or image data is left out of its repr."""

    method: str
    url: str = field(repr=False)
    """Absolute address; ``params`` become the query. One that somebody typed may hold a password or a signature."""
    headers: Mapping[str, str] = field(default_factory=dict, repr=False)
    params: Mapping[str, str] = field(default_factory=dict, repr=False)
    json: Any = field(default=None, repr=False)
    """JSON data for the body; None sends ``content`` instead."""
    content: bytes | None = field(default=None, repr=False)


@dataclass(frozen=True, kw_only=True)
class Timeouts:
    """Seconds. ``total`` bounds the whole exchange, however slowly it drips."""

    connect: float = 10
    read: float = 60
    write: float = 60
    pool: float = 10
    """Waiting for a free connection; nothing was sent then."""
    total: float = 60


@dataclass(frozen=True, kw_only=True)
class Reply:
    """The whole answer of a service, whatever its status."""

    host: str
    status: int
    headers: Mapping[str, str] = field(repr=False)
    """Names in lower case; a repeated header is joined with commas."""
    body: bytes = field(repr=False)
    ms: float
    """Milliseconds from before the connection until the last byte."""
    call: Call | None = field(default=None, repr=False)
    """What it answers."""

    @property
    def ok(self) -> bool:
        """The status is 2xx, which proves nothing about the words."""
        return 200 <= self.status < 300

    def json(self) -> Any:
        """The body as JSON data; NaN and infinite numbers, which no database takes, become None.

        Raises ProviderError(PROTOCOL); after a 2xx the outcome is unknown: the work may be done and billed.
        """
        if not self.body.strip():
            raise self._unreadable(_("%(host)s sent an empty answer (HTTP %(status)d)."))
        if self.body.lstrip()[:1] == b"<":
            raise self._unreadable(_("%(host)s answered with a web page instead of JSON (HTTP %(status)d)."))
        # The decoders' errors carry the whole body, so they must not become the context of ours.
        try:
            return read_json(self.body)
        except UnicodeDecodeError:
            problem = _("%(host)s answered in an encoding other than UTF-8 (HTTP %(status)d).")
        except ValueError:
            problem = _("%(host)s sent JSON that is broken or cut short (HTTP %(status)d).")
        raise self._unreadable(problem)

    def _unreadable(self, problem: str) -> ProviderError:
        return ProviderError(
            problem % {"host": self.host, "status": self.status},
            kind=ErrorKind.PROTOCOL,
            status=self.status,
            outcome_unknown=self.ok,
        )


def read_json(body: bytes) -> Any:
    """JSON data of ``body``; NaN and infinite numbers, which no database takes, become None.

    Raises ValueError, which may hold the whole body; UnicodeDecodeError is one.
    """
    text = body.decode("utf-8-sig")
    try:
        return json.loads(text, parse_float=_finite, parse_constant=lambda name: None)
    except RecursionError:
        raise ValueError("nested too deep") from None


def _finite(text: str) -> float | None:
    number = float(text)
    return number if math.isfinite(number) else None


def retry_after(headers: Mapping[str, str], *, now: datetime | None = None) -> float | None:
    """Seconds that a service asks to wait, 0 or more; None if it does not say, or not in a form that is known.

    ``retry-after-ms`` wins; ``retry-after`` is seconds or a date (RFC 9110, section 10.2.3:
    https://www.rfc-editor.org/rfc/rfc9110#field.retry-after). Names of ``headers`` are lower case.
    """
    for name, seconds in (("retry-after-ms", 0.001), ("retry-after", 1.0)):
        try:
            wait = float(headers[name]) * seconds
        except (KeyError, ValueError):
            continue
        if math.isfinite(wait):
            return max(0.0, wait)
    try:
        until = parsedate_to_datetime(headers["retry-after"])
        until = until if until.tzinfo else until.replace(tzinfo=UTC)
        return max(0.0, (until - (now or datetime.now(UTC))).total_seconds())
    except (KeyError, ValueError, OverflowError):
        return None
