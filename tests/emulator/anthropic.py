"""Anthropic's Messages API, checked strictly: https://docs.anthropic.com/en/api/messages

Models whose name begins with ``thinks`` think by themselves and refuse a forced tool; ``plain`` know no schema either;
``missing`` do not exist. A model answers by the tool where it is forced to, in the schema where one is given, else in a
sentence around the JSON.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any, ClassVar

from tests.emulator import vision
from tests.emulator.wire import Answer, Entry, Ledger, Received
from tests.emulator.words import words_for

FIELDS = frozenset({"model", "max_tokens", "messages", "system", "temperature", "top_p", "top_k", "thinking", "tools"})
FIELDS |= {"tool_choice", "output_config", "service_tier", "metadata", "stop_sequences", "inference_geo", "stream"}
MEDIA_TYPES = ("image/jpeg", "image/png", "image/gif", "image/webp")
#: 5 MB of base64.
MOST = 5 * 1024 * 1024
USAGE = {"input_tokens": 1100, "cache_creation_input_tokens": 0, "cache_read_input_tokens": 0, "output_tokens": 90}


class RejectedError(Exception):
    """The request is refused."""

    def __init__(self, status: int, kind: str, message: str) -> None:
        super().__init__(message)
        error = {"type": kind, "message": message}
        self.answer = Answer(
            status=status, body={"type": "error", "error": error, "request_id": "req_011CSHoEeqs5C35K2UUqR7Fy"}
        )


def _invalid(message: str) -> RejectedError:
    return RejectedError(400, "invalid_request_error", message)


class Anthropic:
    """Accepts every key but those that begin with ``wrong`` (401) or ``poor`` (400, the credit is used up)."""

    name: ClassVar[str] = "anthropic"
    base_path: ClassVar[str] = "/v1"

    def reset(self) -> None:
        """Nothing is remembered."""

    def answer(self, received: Received, ledger: Ledger, seconds: float, fault: Mapping[str, Any]) -> Answer:
        """Own faults, after the work: body (``body`` instead of the answer, ``status``), message (``message`` over the
        answer), words (``words`` over the JSON), usage."""
        try:
            self._authorise(received)
            request = self._request(received)
            image = _check(request)
        except RejectedError as rejected:
            return rejected.answer
        text = _block(request, "text")["text"]
        entry = Entry(service=self.name, task="messages", model=request["model"], prompt=text)
        entry.user_agent = received.headers.get("user-agent", "")
        ledger.bill(entry, USAGE["input_tokens"] + USAGE["output_tokens"], "tokens")
        ledger.enter(entry, image)
        if fault.get("kind") == "body":
            return Answer(body=fault["body"], status=fault.get("status", 200))
        message = _message(request, words_for(image, text, fault.get("words", {})))
        message |= {"usage": fault["usage"]} if fault.get("kind") == "usage" else {}
        return Answer(body=message | fault.get("message", {}))

    def _authorise(self, received: Received) -> None:
        scheme, _, bearer = received.headers.get("authorization", "").partition(" ")
        key = received.headers.get("x-api-key") or (bearer if scheme == "Bearer" else "")
        if not key or key.startswith("wrong"):
            raise RejectedError(401, "authentication_error", "invalid x-api-key")
        if key.startswith("poor"):
            raise _invalid("Your credit balance is too low to access the Anthropic API. Please go to Plans & Billing.")
        if not re.fullmatch(r"\d{4}-\d\d-\d\d", received.headers.get("anthropic-version", "")):
            raise _invalid("anthropic-version: header is required")

    def _request(self, received: Received) -> dict[str, Any]:
        if received.method != "POST" or received.path != f"/{self.name}{self.base_path}/messages":
            raise RejectedError(404, "not_found_error", "Not Found")
        try:
            request = received.json()
        except ValueError:
            raise _invalid("The request body is not valid JSON.") from None
        if not isinstance(request, dict):
            raise _invalid("The request body is not an object.")
        return request


def _check(request: dict[str, Any]) -> bytes:
    for name in request.keys() - FIELDS:
        raise _invalid(f"{name}: Extra inputs are not permitted")
    for name in ("model", "max_tokens", "messages"):
        if not request.get(name):
            raise _invalid(f"{name}: Field required")
    if request["model"].startswith("missing"):
        raise RejectedError(404, "not_found_error", f"model: {request['model']}")
    for name, (low, high) in {"temperature": (0, 1), "top_p": (0, 1), "top_k": (0, 10**6)}.items():
        if not low <= request.get(name, low) <= high:
            raise _invalid(f"{name}: Input should be between {low} and {high}")
    _check_form(request)
    return _check_image(_block(request, "image").get("source"))


def _check_form(request: dict[str, Any]) -> None:
    model, choice = request["model"], request.get("tool_choice") or {}
    thinks = request.get("thinking", {}).get("type", "disabled") != "disabled" or model.startswith("thinks")
    if choice.get("type") in ("tool", "any"):
        if thinks or model.startswith("plain"):
            raise _invalid("Thinking may not be enabled when tool_choice forces tool use.")
        named = [tool for tool in request.get("tools", []) if tool.get("name") == choice.get("name")]
        if not named or named[0].get("input_schema", {}).get("type") != "object":
            raise _invalid("tool_choice: no such tool")
    schema = request.get("output_config", {}).get("format")
    if schema and model.startswith("plain"):
        raise _invalid("output_config.format: Extra inputs are not permitted")
    if schema and (schema.get("type") != "json_schema" or schema["schema"].get("additionalProperties") is not False):
        raise _invalid("output_config.format.schema: 'additionalProperties' must be explicitly set to false")


def _block(request: dict[str, Any], kind: str) -> dict[str, Any]:
    messages = request["messages"]
    content = messages[-1].get("content") if isinstance(messages, list) and messages else None
    blocks = content if isinstance(content, list) else []
    found = [block for block in blocks if isinstance(block, dict) and block.get("type") == kind]
    if messages[-1].get("role") != "user" or len(found) != 1:
        raise _invalid(f"messages.0.content: one block of type {kind} is emulated")
    return found[0]


def _check_image(source: Any) -> bytes:
    if not isinstance(source, dict) or source.get("type") != "base64" or source.get("media_type") not in MEDIA_TYPES:
        raise _invalid("messages.0.content.0.image.source: Input tag is not any of the expected ones")
    if len(source["data"]) > MOST:
        message = f"image exceeds 5 MB maximum: {len(source['data'])} bytes > {MOST} bytes"
        raise _invalid(f"messages.0.content.0.image.source.base64: {message}")
    try:
        return vision.decode(source["data"])
    except ValueError:
        raise _invalid(f"messages.0.content.0.image.source.base64.data: {source['data'][:200]}") from None


def _message(request: dict[str, Any], words: dict[str, Any]) -> dict[str, Any]:
    said = json.dumps(words, ensure_ascii=False)
    if (request.get("tool_choice") or {}).get("type") == "tool":
        name = request["tool_choice"]["name"]
        content = [{"type": "tool_use", "id": "toolu_01D7FLrfh4GYq7yT1ULFeyMV", "name": name, "input": words}]
    else:
        schema = request.get("output_config", {}).get("format")
        content = [{"type": "text", "text": said if schema else f"Here you are:\n```json\n{said}\n```"}]
    if request.get("thinking", {}).get("type", "disabled") != "disabled":
        content.insert(0, {"type": "thinking", "thinking": "Is that a cat?", "signature": "EqoBCkgIAR"})
    return {
        "id": "msg_01XFDUDYJgAACzvnptvVoYEL",
        "type": "message",
        "role": "assistant",
        "model": request["model"],
        "content": content,
        "stop_reason": "tool_use" if content[-1]["type"] == "tool_use" else "end_turn",
        "stop_sequence": None,
        "usage": USAGE,
    }
