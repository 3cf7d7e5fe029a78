"""What stands in a reply of WaveSpeed: https://wavespeed.ai/docs/docs-api/wavespeed-ai/image-captioner"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django_autocaption.providers.hosted.values import word

RUNNING = frozenset({"created", "processing"})
COMPLETED = "completed"
#: Statuses that end a prediction without words. The page names ``failed`` alone.
ENDED = frozenset({"failed", "cancelled", "canceled", "timeout", "deleted"})
#: ``data.code`` of a prediction that sync mode gave up waiting for; it goes on all the same.
SYNC_TIMED_OUT = 5004


def prediction(payload: Any) -> Mapping[str, Any]:
    """``data`` of the envelope ``{code, message, data}``; webhooks come without one."""
    found = payload.get("data", payload) if isinstance(payload, Mapping) else None
    return found if isinstance(found, Mapping) else {}


def sync_timed_out(payload: Any) -> bool:
    """Sync mode gave up waiting for a prediction that has an id: ``code`` 5004, or only words that say so."""
    if not isinstance(payload, Mapping):
        return False
    data = prediction(payload)
    if not id_of(data) or status_of(data) == COMPLETED:
        return False
    said = f"{data.get('error')} {data.get('message')} {payload.get('message')}".lower()
    codes = (number(data.get("code")), number(payload.get("code")))
    return SYNC_TIMED_OUT in codes or "sync mode timed out" in said


def id_of(data: Mapping[str, Any]) -> str:
    return word(data.get("id"))


def status_of(data: Mapping[str, Any]) -> str:
    return str(data.get("status") or "").lower()


def number(value: object) -> int | None:
    """A whole number that may come as text."""
    if isinstance(value, bool) or not isinstance(value, str | int):
        return None
    try:
        return int(value)
    except ValueError:
        return None


def first_text(*values: object) -> str:
    return next((value for value in values if isinstance(value, str) and value.strip()), "")


def words(output: Any) -> str:
    """The text of the first output: itself, or in an object as sibling models give it."""
    first = output[0] if isinstance(output, list) and output else output
    if isinstance(first, Mapping):
        return first_text(first.get("caption"), first.get("text"), first.get("output"))
    return first_text(first)


def nsfw(flags: Any) -> bool | None:
    """One flag for each output; absent, null or empty = not checked."""
    known = [flag for flag in (flags if isinstance(flags, list) else [flags]) if isinstance(flag, bool)]
    return any(known) if known else None
