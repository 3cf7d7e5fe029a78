"""Moondream's ``/caption`` and ``/query``, checked strictly, as the cloud and as Station answer them.

https://docs.moondream.ai/skills/caption and https://github.com/m87-labs/moondream-station
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, ClassVar

from tests.emulator import vision
from tests.emulator.wire import Answer, Entry, Ledger, Received

LENGTHS = ("short", "normal", "long")
COMMON_FIELDS = frozenset({"image_url", "stream", "model", "settings"})
OWN_FIELDS = {"caption": {"length"}, "query": {"question", "reasoning"}}
SETTINGS = {"temperature": (0, 2), "top_p": (0, 1), "max_tokens": (1, 4096)}
MAX_BYTES = 10_000_000
INPUT_TOKENS = 735
REQUEST_ID = "2025-03-25_caption_2025-03-25-21:00:39-715d03"


class RejectedError(Exception):
    """The request is refused in the cloud's words."""

    def __init__(self, status: int, error_type: str, message: str, parameter: str | None = None) -> None:
        super().__init__(message)
        self.status = status
        self.error = {"message": message, "type": error_type, "param": parameter, "code": error_type}


class Moondream:
    """The cloud: accepts every key but those that begin with ``wrong`` (401) or ``poor`` (402)."""

    name: ClassVar[str] = "moondream"
    base_path: ClassVar[str] = "/v1"

    def reset(self) -> None:
        """Nothing is remembered."""

    def answer(self, received: Received, ledger: Ledger, seconds: float, fault: Mapping[str, Any]) -> Answer:
        """Own faults, after the work: body (``body`` instead of the answer), item (``item`` over it), no_words,
        error_200 (``error``), stream (``text``: the raw stream), stream_ended (without the last event)."""
        try:
            self._authorise(received)
            task, request = self._task(received)
            entry = Entry(service=self.name, task=task, user_agent=received.headers.get("user-agent", ""))
            image = _check(task, request)
        except RejectedError as rejected:
            return self._rejection(rejected)
        entry.model, entry.prompt = request.get("model", ""), request.get("question")
        ledger.bill(entry, self._tokens(request, image), "tokens")
        ledger.enter(entry, image)
        return self._words(task, request, image, fault)

    def _authorise(self, received: Received) -> None:
        key = received.headers.get("x-moondream-auth", "")
        if not key or key.startswith("wrong"):
            raise RejectedError(401, "authentication_error", f"The key {key!r} is unknown.")
        if key.startswith("poor"):
            raise RejectedError(402, "insufficient_credits", "The account has no credit left.")

    def _task(self, received: Received) -> tuple[str, dict[str, Any]]:
        task = received.path.removeprefix(f"/{self.name}{self.base_path}/")
        if received.method != "POST" or task not in OWN_FIELDS:
            raise RejectedError(404, "not_found", "There is nothing at this address.")
        try:
            request = received.json()
        except ValueError:
            raise RejectedError(400, "invalid_request_error", "The body is not JSON.") from None
        if not isinstance(request, dict):
            raise RejectedError(400, "invalid_request_error", "The body must be an object.")
        return task, request

    def _rejection(self, rejected: RejectedError) -> Answer:
        return Answer(status=rejected.status, body={"error": rejected.error})

    def _tokens(self, request: dict[str, Any], image: bytes) -> int:
        return INPUT_TOKENS + len(_sentence(request, image).split())

    def _words(self, task: str, request: dict[str, Any], image: bytes, fault: Mapping[str, Any]) -> Answer:
        words = _sentence(request, image)
        body = _spoil(self._whole("caption" if task == "caption" else "answer", words), fault)
        if body is None:
            return _stream_answer(fault.get("text", ""))
        if request.get("stream") and fault.get("kind") not in ("body", "error_200"):
            events = self._events(str(body.get("caption", body.get("answer"))))
            return _stream_answer("".join(events[:-1] if fault.get("kind") == "stream_ended" else events))
        return Answer(body=body)

    def _whole(self, field: str, words: str) -> dict[str, Any]:
        metrics = {"input_tokens": INPUT_TOKENS, "output_tokens": len(words.split()), "prefill_time_ms": 51.2}
        return {"request_id": REQUEST_ID, field: words, "metrics": metrics, "finish_reason": "stop"}

    def _events(self, words: str) -> list[str]:
        events: list[dict[str, Any]] = [
            {"chunk": piece, "completed": False, "request_id": REQUEST_ID} for piece in words.partition(" ")
        ]
        last = {"completed": True, "chunk": "", "org_id": "a349504c", "request_id": REQUEST_ID}
        return [f"data: {json.dumps(event)}\n\n" for event in (*events, last)]


class MoondreamStation(Moondream):
    """Station: no key, every failure on HTTP 200, and events without ``completed: false``."""

    name: ClassVar[str] = "moondream-station"

    def _authorise(self, received: Received) -> None:
        """Anybody may ask."""

    def _tokens(self, request: dict[str, Any], image: bytes) -> int:
        """Whoever runs it pays nobody."""
        return 0

    def _rejection(self, rejected: RejectedError) -> Answer:
        return Answer(body={"error": str(rejected)})

    def _whole(self, field: str, words: str) -> dict[str, Any]:
        return {field: words, "_stats": {"tokens": len(words.split()), "duration": 0.4, "tokens_per_sec": 60.0}}

    def _events(self, words: str) -> list[str]:
        events: list[dict[str, Any]] = [{"chunk": piece} for piece in words.partition(" ")]
        tail: list[dict[str, Any]] = [{"stats": {"tokens": 3, "duration": 0.4}}, {"completed": True}]
        return [f"data: {json.dumps(event)}\n\n" for event in (*events, *tail)]


def _sentence(request: Mapping[str, Any], image: bytes) -> str:
    words = vision.describe(image)
    return f"{words} Nothing else is told apart in it." if request.get("length") == "long" else words


def _check(task: str, request: dict[str, Any]) -> bytes:
    for name in request.keys() - COMMON_FIELDS - OWN_FIELDS[task]:
        raise _invalid(name, f"There is no parameter {name!r}.")
    if task == "caption" and request.get("length") not in LENGTHS:
        raise _invalid("length", f"It must be one of {LENGTHS}.")
    question = request.get("question")
    if task == "query" and (not isinstance(question, str) or not question.strip()):
        raise _invalid("question", "A question is needed.")
    for name in ("stream", "reasoning"):
        if not isinstance(request.get(name, name != "stream"), bool):
            raise _invalid(name, "It must be true or false.")
    if not isinstance(request.get("model", "x"), str) or not request.get("model", "x"):
        raise _invalid("model", "It must be the name of a model.")
    for name, value in request.get("settings", {}).items():
        low, high = SETTINGS.get(name, (1, 0))
        if not isinstance(value, int | float) or not low <= value <= high:
            raise _invalid(f"settings.{name}", "There is no such setting, or no such value of it.")
    image_url = request.get("image_url")
    if not isinstance(image_url, str) or not image_url.startswith("data:image/"):
        raise _invalid("image_url", "A data URI is needed.")
    try:
        image = vision.decode(image_url)
    except ValueError as error:
        raise _invalid("image_url", f"The image {image_url[:200]!r} cannot be read: {error}.") from None
    if len(image) > MAX_BYTES:
        raise RejectedError(413, "payload_too_large", "The image is larger than 10 MB.", "image_url")
    return image


def _invalid(parameter: str, message: str) -> RejectedError:
    return RejectedError(400, "invalid_request_error", f"{parameter}: {message}", parameter)


def _spoil(body: dict[str, Any], fault: Mapping[str, Any]) -> dict[str, Any] | None:
    """The answer after the fault; None = the fault brings its own stream."""
    match fault.get("kind"):
        case "body":
            return dict(fault["body"])
        case "error_200":
            return {"error": fault.get("error", "Emulated failure.")}
        case "item":
            return {**body, **fault["item"]}
        case "no_words":
            return {name: fault.get("text", "") if name in ("caption", "answer") else body[name] for name in body}
        case "stream":
            return None
    return body


def _stream_answer(text: str) -> Answer:
    return Answer(body=text.encode(), headers={"content-type": "text/event-stream"})
