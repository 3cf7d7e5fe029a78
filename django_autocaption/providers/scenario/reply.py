"""What stands in a reply of Scenario: https://docs.scenario.com/api/resources/generate/methods/caption"""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, ClassVar

from django_autocaption.exceptions import ProviderError
from django_autocaption.providers import http
from django_autocaption.types import Cost

#: Where the captions of a finished job may stand; the page does not say.
_HOLDERS = ("job", "metadata", "result", "results", "output", "outputs")


@dataclass(frozen=True, kw_only=True)
class Place:
    """Where one image of a request stands in the job, and its share of the price, which only the first reply tells."""

    job: str = ""
    index: int = 0
    count: int = 1
    units: Decimal | None = None

    _FORM: ClassVar = re.compile(r"(.*?)(?:#(\d+)/(\d+)(?:=(\d+(?:\.\d+)?))?)?", re.ASCII)

    @property
    def id(self) -> str:
        """``job_x``, ``job_x#2/5`` or ``job_x#2/5=0.25``: the third of five images, for 0.25 creative units."""
        if self.count == 1 and self.units is None:
            return self.job
        price = "" if self.units is None else f"={self.units:f}"
        return f"{self.job}#{self.index}/{self.count}{price}"

    @classmethod
    def read(cls, job_id: str) -> Place:
        """The reverse of ``id``."""
        match = cls._FORM.fullmatch(job_id)
        if match is None or match[2] is None or int(match[2]) >= int(match[3]):
            return cls(job=job_id)
        units = Decimal(match[4]) if match[4] else None
        return cls(job=match[1], index=int(match[2]), count=int(match[3]), units=units)


def job_of_reply(payload: Any) -> Mapping[str, Any]:
    found = payload.get("job") if isinstance(payload, Mapping) else None
    return found if isinstance(found, Mapping) else {}


def id_of(task: Mapping[str, Any]) -> str:
    return str(task.get("jobId") or task.get("id") or "")


def status_of(task: Mapping[str, Any]) -> str:
    return str(task.get("status") or "").lower()


def captions_in(node: Any) -> list[Any] | None:
    """The longest list of captions, at the top or in the job, as raw items; None = there is no such list."""
    if not isinstance(node, Mapping):
        return None
    found = node.get("captions")
    below = [found] if isinstance(found, list) else []
    for name in _HOLDERS:
        inner = node.get(name)
        deeper = inner if isinstance(inner, list) and name in ("result", "results") else captions_in(inner)
        below += [deeper] if deeper is not None else []
    return max(below, key=len, default=None)


def text_of(caption: Any) -> str:
    if isinstance(caption, Mapping):
        caption = caption.get("caption") or caption.get("text")
    return caption if isinstance(caption, str) and caption.strip() else ""


def units_in(payload: Any) -> Cost | None:
    """Creative units of the whole request: beside the captions, or in the job's bill."""
    task = job_of_reply(payload)
    bill = task.get("billing")
    holders = ((payload, "creativeUnitsCost"), (task, "creativeUnitsCost"), (bill, "cuCost"))
    given = (holder.get(name) for holder, name in holders if isinstance(holder, Mapping))
    return next((cost for value in given if (cost := Cost.said(value, "CU"))), None)


def remaining_seconds(reply: http.Reply) -> float | None:
    with suppress(ProviderError):  # a body that is no JSON says nothing
        payload = reply.json()
        seconds = payload.get("remainingSeconds") if isinstance(payload, Mapping) else None
        return max(0.0, float(seconds)) if isinstance(seconds, int | float) else None
    return None
