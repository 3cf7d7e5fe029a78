"""What an attempt remembers of an answer: facts fit for a database row, without keys or image data."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from django_autocaption.exceptions import ProviderError
from django_autocaption.models import ErrorCode, Outcome
from django_autocaption.types import CaptionResult, Cost

RAW_LIMIT = 100_000
#: What the column holds: an answer may be posted weeks later.
LONGEST_MS = 2**31 - 1
#: Columns of a request that was not done: it cost nothing, whatever the unit.
FREE: Mapping[str, Any] = {"cost_amount": Decimal(0), "cost_unit": ""}
_IMAGE_DATA = re.compile(r"data:[\w.+-]+/[\w.+-]+;base64,[A-Za-z0-9+/=_-]*|[A-Za-z0-9+/_-]{1000,}={0,2}")


def storable_text(text: str, limit: int | None = None) -> str:
    """Text that every database takes: no NUL, no lone surrogate, at most ``limit`` characters."""
    text = text.replace("\0", "").encode("utf-8", "replace").decode("utf-8")
    return text if limit is None else text[:limit]


def external_id(job_id: str) -> str:
    """A service's id of its job, as it is stored and looked for."""
    return storable_text(job_id, 200)


def storable_json(value: Any) -> Any:
    """JSON data that every database takes: finite numbers, no NUL, image data masked, bounded in size."""
    plain = _plain(value, depth=0)
    size = len(json.dumps(plain))
    return plain if size <= RAW_LIMIT else {"omitted": f"{size} characters of answer"}


def _plain(value: Any, depth: int) -> Any:
    if depth > 50:
        return "…"
    if isinstance(value, str):
        return _IMAGE_DATA.sub("[image data]", storable_text(value, RAW_LIMIT))
    if isinstance(value, dict):
        return {_plain(str(k), depth + 1): _plain(v, depth + 1) for k, v in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(v, depth + 1) for v in value]
    if isinstance(value, float) and (value != value or value in (float("inf"), float("-inf"))):
        return str(value)
    if value is None or isinstance(value, bool | int | float):
        return value
    return _plain(str(value), depth + 1)


def _cost(cost: Cost | None) -> dict[str, Any]:
    """Columns of what the service said; nothing of a cost that it did not tell."""
    return (
        {"cost_amount": None, "cost_unit": ""} if cost is None else {"cost_amount": cost.amount, "cost_unit": cost.unit}
    )


def answered(
    result: CaptionResult, *, words: dict[str, Any] | None, latency_ms: int, held: bool = False
) -> dict[str, Any]:
    """Columns of an attempt that a service answered; ``words`` None = the answer held none fit to store, ``held``: a
    person is to read them first."""
    named = {"model": storable_text(result.model, 200), "external_id": external_id(result.external_id)}
    return {name: value for name, value in named.items() if value} | {
        "outcome": Outcome.SILENT if words is None else Outcome.ANSWERED,
        "words": words or {},
        "is_label": result.draft,
        "held": held or result.draft,
        "raw": storable_json(result.raw),
        **_cost(result.cost),
        "latency_ms": min(latency_ms, LONGEST_MS),
        "error_code": "",
        "error_message": "",
        "lease": None,
    }


def without_words(columns: dict[str, Any], message: str) -> dict[str, Any]:
    """What is left of an attempt's columns where the database refused the rest: how it ended, and what it cost."""
    kept = ("outcome", "cost_amount", "cost_unit", "latency_ms", "lease")
    ended = {name: value for name, value in columns.items() if name in kept}
    if ended.get("outcome") == Outcome.ANSWERED:
        ended["outcome"] = Outcome.SILENT
    return ended | {"error_message": message}


def unsaid(columns: dict[str, Any]) -> dict[str, Any]:
    """An attempt's columns without what was said, where nobody has a right to keep it: its object is gone."""
    return columns | {name: empty for name, empty in (("raw", None), ("words", {})) if name in columns}


def unstorable(message: str) -> dict[str, Any]:
    """The same where the database refused that as well: what it cost stays reserved."""
    return {"outcome": Outcome.UNKNOWN, "error_message": message, "lease": None}


def unheard() -> dict[str, Any]:
    """Columns of an attempt whose worker stopped before an answer came."""
    message = _("The worker stopped before an answer came.")
    return {"outcome": Outcome.UNKNOWN, "error_message": message, "lease": None}


def unsent(*, repeated: bool) -> dict[str, Any]:
    """Columns of an attempt whose request was not sent (this time, if it is ``repeated``: then its outcome stays
    unknown)."""
    message = _("The worker was told to stop, or to pause, before the request was sent.")
    if repeated:
        return {"outcome": Outcome.UNKNOWN, "error_message": message, "lease": None}
    return {"outcome": Outcome.FAILED, "error_message": message, "lease": None, **FREE}


def failed(error: ProviderError, *, latency_ms: int, repeated: bool = False) -> dict[str, Any]:
    """Columns of an attempt that brought no words.

    Where a repetition was refused, in passing or for good, what became of the request before it is as unknown as it
    was: that one may be billed.
    """
    unknown = error.outcome_unknown or (repeated and not error.billed and error.status != 200)
    useless = error.useless and error.code != ErrorCode.BUG  # ours may be mended by the next time
    outcome = Outcome.UNKNOWN if unknown else Outcome.SILENT if error.silent or useless else Outcome.FAILED
    return {
        "outcome": outcome,
        **(_cost(error.cost) if error.billed or unknown else FREE),
        "error_code": storable_text(error.kind if useless and not error.silent else error.code or error.kind, 100),
        "error_message": storable_text(error.message, 2000),
        "latency_ms": min(latency_ms, LONGEST_MS),
        "lease": None,
    }
