"""How Google's services say that something went wrong: https://google.aip.dev/193"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from django_autocaption.providers.hosted import Complaint
from django_autocaption.providers.hosted.values import word

_SECONDS = re.compile(r"(\d{1,9}(?:\.\d{1,9})?)s")


def read_complaint(payload: Any) -> Complaint | None:
    """The error in a body, None if there is none: ``{"error": {code, message, status, details}}``, at times in a list.

    The code is the most telling one: the reason in ``ErrorInfo`` (``API_KEY_INVALID``, where the status is only
    INVALID_ARGUMENT), the limit in ``QuotaFailure`` if it is one of a day, else the status. ``RetryInfo`` says when to
    come again.
    """
    if isinstance(payload, list) and payload:
        payload = payload[0]
    error = payload.get("error") if isinstance(payload, Mapping) else None
    if isinstance(error, str) and error:
        return Complaint(text=error)
    if not isinstance(error, Mapping) or not error:
        return None
    details = list(_details(error))
    limits = (limit for detail in details for limit in _limits(detail) if "perday" in limit.lower())
    reasons = (reason for detail in details if (reason := word(detail.get("reason"))))
    waits = (wait for detail in details if (wait := seconds(detail.get("retryDelay"))) is not None)
    return Complaint(
        code=next(limits, "") or next(reasons, "") or word(error.get("status")) or word(error.get("code")),
        text=word(error.get("message")),
        retry_after=max(waits, default=None),
    )


def seconds(duration: object) -> float | None:
    """Seconds out of ``17s`` or ``0.5s``."""
    found = _SECONDS.fullmatch(duration) if isinstance(duration, str) else None
    return float(found[1]) if found else None


def _details(error: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    details = error.get("details")
    yield from (detail for detail in details if isinstance(detail, Mapping)) if isinstance(details, list) else ()


def _limits(detail: Mapping[str, Any]) -> Iterator[str]:
    violations = detail.get("violations")
    for violation in violations if isinstance(violations, list) else ():
        if isinstance(violation, Mapping):
            yield word(violation.get("quotaId"))
