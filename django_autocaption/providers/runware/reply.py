"""Read what Runware answers: results and errors side by side, in any order. ``taskUUID`` says what belongs to what.

A ``caption`` task may be answered as ``imageCaption``; https://runware.ai/docs/en/tools/caption does not say so.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from fnmatch import fnmatchcase
from typing import Any
from uuid import UUID

from django_autocaption.exceptions import ErrorKind
from django_autocaption.providers.hosted import Complaint, read_complaint
from django_autocaption.types import AgeGuess, Cost

#: Runware's code for a UUID that it has seen: the first request with it landed.
CONFLICT = "conflicttaskuuid"
#: Runware's codes are many and change, so they are matched by pattern, most telling first.
CODE_KINDS = (
    ("*apikey*", ErrorKind.AUTH),
    ("unauthorized*", ErrorKind.AUTH),
    ("*credit*", ErrorKind.QUOTA),
    ("*balance*", ErrorKind.QUOTA),
    ("quota*", ErrorKind.QUOTA),
    ("*ratelimit*", ErrorKind.RATE_LIMIT),
    ("*contentpolicy*", ErrorKind.SAFETY),
    ("*nsfw*", ErrorKind.SAFETY),
    ("*unsafe*", ErrorKind.SAFETY),
    ("*moderation*", ErrorKind.SAFETY),
    ("*timeout*", ErrorKind.TIMEOUT),
    ("*notfound*", ErrorKind.NOT_FOUND),
    ("provider*", ErrorKind.PROVIDER),
    ("inference*", ErrorKind.PROVIDER),
    ("processingfailed", ErrorKind.PROVIDER),
    ("noavailableserver", ErrorKind.PROVIDER),
    ("model*ready", ErrorKind.PROVIDER),
    ("modelunavailable", ErrorKind.PROVIDER),
    ("invalid*", ErrorKind.VALIDATION),
    ("missing*", ErrorKind.VALIDATION),
    ("unsupported*", ErrorKind.VALIDATION),
    ("max*", ErrorKind.VALIDATION),
    (CONFLICT, ErrorKind.VALIDATION),
)


def item_of(payload: Any, uuid: str) -> dict[str, Any] | None:
    """The result of this task; None if it is not there (yet). ``data`` is a list, or an object for a single upload."""
    return next((item for item in _objects(payload, "data") if uuid_of(item) == uuid), None)


def complaint_about(payload: Any, uuid: str) -> Complaint | None:
    """The error of this task, or of the exchange as a whole; those of other tasks do not count.

    It stands in the item (``status: "error"``), in ``errors`` beside ``data``, or in a top-level ``error``.
    """
    item = item_of(payload, uuid)
    if item is not None:
        failed = item.get("error") or status_of(item) == "error"
        return (read_complaint({"error": item.get("error") or item}) or Complaint()) if failed else None
    for error in _objects(payload, "errors"):
        if uuid_of(error) in ("", uuid):
            return read_complaint({"error": error}) or Complaint()
    return read_complaint({"error": payload.get("error")}) if isinstance(payload, Mapping) else None


def failure_of(payload: Any, uuid: str) -> Complaint | None:
    """The error with which this task ended, as ``getResponse`` tells it: its status is ``error``.

    A look has the uuid of the task that it is about, so an error without that status may be the look's own, unless its
    code is one that only the work can have: https://runware.ai/docs/en/utilities/task-responses
    """
    told = (one for name in ("data", "errors") for one in _objects(payload, name) if uuid_of(one) == uuid)
    failed = next((one for one in told if status_of(one) == "error" or _is_of_work(one)), None)
    return None if failed is None else read_complaint({"error": failed.get("error") or failed}) or Complaint()


def _is_of_work(error: Mapping[str, Any]) -> bool:
    code = str(error.get("code") or "").lower()
    kind = next((kind for pattern, kind in CODE_KINDS if fnmatchcase(code, pattern)), None)
    return kind in (ErrorKind.PROVIDER, ErrorKind.SAFETY)


def names_others_only(payload: Any, uuid: str) -> bool:
    """Errors were given, all of them about other tasks of the same request."""
    errors = [uuid_of(error) for error in _objects(payload, "errors")]
    return bool(errors) and not {"", uuid} & set(errors)


def posted(body: Any) -> dict[str, Any]:
    """What was posted to the webhook address, in the shape of a reply.

    Documented is the task's object alone (https://runware.ai/docs/platform/webhooks). A list, a reply's ``data`` and
    ``errors``, and an error's object are taken too, because what is posted of a failure is not documented.
    """
    if isinstance(body, dict) and ("data" in body or "errors" in body):
        return body
    objects = [one for one in (body if isinstance(body, list) else [body]) if isinstance(one, dict)]
    errors = [one for one in objects if "code" in one]
    return {"data": [one for one in objects if "code" not in one], "errors": errors}


def uuids_in(payload: Any) -> list[str]:
    """The tasks that a reply is about, each once."""
    named = [uuid_of(one) for name in ("data", "errors") for one in _objects(payload, name)]
    return list(dict.fromkeys(uuid for uuid in named if is_uuid(uuid)))


def is_uuid(value: object) -> bool:
    try:
        return bool(UUID(value)) if isinstance(value, str) else False
    except ValueError:
        return False


def uuid_of(item: Mapping[str, Any]) -> str:
    return str(item.get("taskUUID") or "").lower()


def status_of(item: Mapping[str, Any]) -> str:
    return str(item.get("status") or "").lower()


def is_running(item: Mapping[str, Any]) -> bool:
    """The task was taken and has no result yet: an acknowledgement, or a status such as ``processing``."""
    if any(item.get(name) is not None for name in ("text", "structuredData")):
        return False
    acknowledged = item.keys().isdisjoint({"status", "text", "structuredData"})
    return acknowledged or status_of(item) not in ("", "success")


def age_in(structured: Any) -> AgeGuess | None:
    """``structuredData`` of the age models; ``confidence`` is a percentage, which only its example (79.65) shows.

    https://runware.ai/docs/en/tools/caption#response-structureddata
    """
    label = AgeGuess.label_of(structured.get("ageGroup")) if isinstance(structured, Mapping) else ""
    if not label:  # those of runware:152@50 are not published
        return None
    try:
        confidence = float(str(structured.get("confidence")).rstrip(" %"))
    except (ValueError, OverflowError):
        confidence = math.nan
    return AgeGuess(label=label, confidence=confidence if math.isfinite(confidence) else None, scale="percent")


def cost_of(payload: Any, uuid: str) -> Cost | None:
    """What this task cost: beside its result, or beside its error."""
    about = (one for name in ("data", "errors") for one in _objects(payload, name) if uuid_of(one) == uuid)
    return next((cost for one in about if (cost := Cost.said(one.get("cost"), "USD"))), None)


def _objects(payload: Any, name: str) -> Iterator[dict[str, Any]]:
    found = payload.get(name) if isinstance(payload, Mapping) else None
    yield from (one for one in (found if isinstance(found, list) else [found]) if isinstance(one, dict))
