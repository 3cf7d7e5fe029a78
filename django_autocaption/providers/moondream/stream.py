"""Moondream's stream of server-sent events, read as a whole: https://docs.moondream.ai/streaming

The format of the events is the standard's: https://html.spec.whatwg.org/multipage/server-sent-events.html
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from django_autocaption.providers.hosted.values import string

_LINE_END = re.compile(r"\r\n|\r|\n")
_EVENT_FIELDS = (b"data:", b"event:", b"id:", b"retry:", b":")


def is_stream(body: bytes, content_type: str) -> bool:
    """Whether an answer is a stream; Station announces one and answers errors as JSON all the same."""
    start = body[:64].removeprefix(b"\xef\xbb\xbf").lstrip()
    return start.startswith(_EVENT_FIELDS) or ("event-stream" in content_type and not start.startswith((b"{", b"<")))


def read_stream(body: bytes) -> dict[str, Any] | None:
    """The pieces put together as the answer without ``stream`` is: ``caption`` beside whatever else the events say.

    None for a stream that is broken or ended before ``completed``. An ``error`` in an event ends the stream.
    """
    answer: dict[str, Any] = {}
    pieces: list[str] = []
    try:
        for event in _events(body.decode("utf-8-sig")):
            pieces.append(_piece(event))
            answer |= {name: value for name, value in event.items() if name not in ("chunk", "text")}
            if event.get("error"):
                return answer
            if event.get("completed") is True:
                return {"caption": "".join(pieces), **answer}
    except (ValueError, RecursionError):  # not UTF-8, or not JSON
        pass
    return None


def _piece(event: Mapping[str, Any]) -> str:
    """``chunk`` in the API's page and Station, ``text`` in the page on streaming."""
    return string(event.get("chunk", event.get("text")))


def _events(text: str) -> Iterator[dict[str, Any]]:
    """The data of each event, also of a last one that no empty line ends. Raises ValueError for what is no JSON object.

    Moondream's own client takes every line for an event, so lines without an empty one between them may be several.
    """
    lines: list[str] = []
    for line in (*_LINE_END.split(text), ""):
        name, _colon, value = line.partition(":")
        if name == "data":
            lines.append(value.removeprefix(" "))
        elif not line and lines:
            yield from _objects(lines)
            lines = []


def _objects(lines: list[str]) -> Iterator[dict[str, Any]]:
    try:
        found = [_object("\n".join(lines))]
    except ValueError:
        found = [_object(line) for line in lines]
    yield from found


def _object(text: str) -> dict[str, Any]:
    value = json.loads(text, parse_constant=lambda name: None)
    if not isinstance(value, dict):
        raise ValueError("an event that is no object")
    return value
