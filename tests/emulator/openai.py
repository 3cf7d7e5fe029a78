"""OpenAI's chat completions, checked strictly: https://platform.openai.com/docs/api-reference/chat/create

What a server takes and how it answers depends on the model's name, as it does behind a gateway:

``json-only…`` refuses ``json_schema`` as OpenAI's older models do; ``schema-only…`` refuses ``json_object`` as LM
Studio does; ``text-only…`` refuses both as a FastAPI server does; ``fenced…`` answers in a code fence and ``prose…`` in
a sentence, whatever was asked; ``newest…`` knows no ``max_tokens``; ``patches…`` breaks with 500 on images below 28
pixels, as some that cut them into patches do; ``missing…`` does not exist. Others can do all.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, ClassVar

from tests.emulator import vision
from tests.emulator.openai_moderation import moderated
from tests.emulator.wire import Answer, Entry, Ledger, Received
from tests.emulator.words import words_for

FIELDS = frozenset({"model", "messages", "response_format", "temperature", "top_p", "seed", "user"})
#: They change nothing of what is answered here.
FIELDS |= {"n", "stream", "stop", "presence_penalty", "frequency_penalty", "logit_bias", "logprobs", "top_logprobs"}
FIELDS |= {"metadata", "store", "service_tier", "reasoning_effort", "verbosity"}
TOKEN_LIMITS = frozenset({"max_tokens", "max_completion_tokens"})
DETAILS = ("auto", "low", "high")
USAGE = {"prompt_tokens": 1100, "completion_tokens": 90, "total_tokens": 1190}


class RejectedError(Exception):
    """The request is refused; ``body`` is what the server says."""

    def __init__(self, status: int, body: dict[str, Any]) -> None:
        super().__init__()
        self.status = status
        self.body = body


def _error(status: int, code: str | None, message: str, parameter: str | None = None) -> RejectedError:
    error = {"message": message, "type": "invalid_request_error", "param": parameter, "code": code}
    return RejectedError(status, {"error": error})


class OpenAI:
    """Accepts every key but those that begin with ``wrong`` (401) or ``poor`` (429, insufficient_quota)."""

    name: ClassVar[str] = "openai"
    base_path: ClassVar[str] = "/v1"

    def reset(self) -> None:
        """Nothing is remembered."""

    def answer(self, received: Received, ledger: Ledger, seconds: float, fault: Mapping[str, Any]) -> Answer:
        """Own faults, after the work: body (``body`` instead of the answer, ``status``), error_200 (``error``), message
        and choice (``message``, ``choice`` over the first), words (``words`` over the JSON), content (``content``),
        usage."""
        try:
            self._authorise(received)
            if received.path == f"/{self.name}{self.base_path}/moderations":
                return moderated(received, ledger, fault, self.name)
            request = self._request(received)
            image = _check(request)
        except RejectedError as rejected:
            return Answer(status=rejected.status, body=rejected.body)
        entry = Entry(service=self.name, task="chat", model=request["model"])
        ledger.bill(entry, USAGE["total_tokens"], "tokens")
        entry.user_agent = received.headers.get("user-agent", "")
        entry.prompt = _text_of(request)
        ledger.enter(entry, image)
        body = _spoil(_completion(request, image, fault), fault)
        return Answer(body=body, status=fault.get("status", 200) if fault.get("kind") == "body" else 200)

    def _authorise(self, received: Received) -> None:
        kind, _, key = received.headers.get("authorization", "").partition(" ")
        if kind != "Bearer" or not key or key.startswith("wrong"):
            raise _error(401, "invalid_api_key", f"Incorrect API key provided: {key}.")
        if key.startswith("poor"):
            quota = {"message": "You exceeded your current quota.", "type": "insufficient_quota", "param": None}
            raise RejectedError(429, {"error": {**quota, "code": "insufficient_quota"}})

    def _request(self, received: Received) -> dict[str, Any]:
        if received.method != "POST" or received.path != f"/{self.name}{self.base_path}/chat/completions":
            raise _error(404, None, f"Invalid URL ({received.method} {received.path})")
        try:
            request = received.json()
        except ValueError:
            raise _error(400, None, "The body is not JSON.") from None
        if not isinstance(request, dict):
            raise _error(400, None, "The body must be an object.")
        return request


class OpenAILocal(OpenAI):
    """A server of one's own, such as Ollama: whoever reaches it may ask, also what models it has.

    https://docs.ollama.com/api/tags and https://docs.ollama.com/api-reference/show-model-details
    """

    name: ClassVar[str] = "openai-local"
    models: ClassVar[Mapping[str, list[str]]] = {
        "llama3.2:3b": ["completion", "tools"],
        "qwen2.5vl:7b": ["completion", "vision"],
    }

    def answer(self, received: Received, ledger: Ledger, seconds: float, fault: Mapping[str, Any]) -> Answer:
        match received.method, received.path.removeprefix(f"/{self.name}"):
            case "GET", "/api/tags":
                return Answer(body={"models": [{"name": name, "model": name} for name in self.models]})
            case "POST", "/api/show":
                return Answer(body={"capabilities": self.models[received.json()["model"]]})
        return super().answer(received, ledger, seconds, fault)

    def _authorise(self, received: Received) -> None:
        """Anybody may ask."""


def _check(request: dict[str, Any]) -> bytes:
    for name in request.keys() - FIELDS - TOKEN_LIMITS:
        raise _error(400, "unknown_parameter", f"Unknown parameter: '{name}'.", name)
    model = request.get("model")
    if not isinstance(model, str) or not model:
        raise _error(400, None, "you must provide a model parameter")
    if model.startswith("missing"):
        raise _error(404, "model_not_found", f"The model `{model}` does not exist.")
    if model.startswith("newest") and "max_tokens" in request:
        message = "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens'."
        raise _error(400, "unsupported_parameter", message, "max_tokens")
    for name, (low, high) in {"temperature": (0, 2), "top_p": (0, 1)}.items():
        if name in request and not low <= request[name] <= high:
            raise _error(400, "invalid_value", f"Invalid '{name}'.", name)
    if request.get("stream") or request.get("n", 1) != 1:
        raise _error(400, "unsupported_value", "One whole answer is all that is emulated.", "stream")
    image = _check_messages(request.get("messages"))
    if model.startswith("patches") and min(vision.size(image)) < 28:
        raise RejectedError(500, {"error": {"message": "Internal server error", "type": "server_error", "code": None}})
    if "response_format" in request:
        _check_format(model, request["response_format"], request["messages"])
    return image


def _check_messages(messages: Any) -> bytes:
    parts = messages[-1].get("content") if isinstance(messages, list) and messages else None
    if not isinstance(parts, list) or messages[-1].get("role") != "user":
        raise _error(400, "invalid_type", "A user message with parts is needed.", "messages")
    by_type = {part.get("type"): part for part in parts}
    if len(parts) != 2 or by_type.keys() != {"text", "image_url"} or not by_type["text"].get("text"):
        raise _error(400, "invalid_value", "A text and an image are needed.", "messages[0].content")
    image = by_type["image_url"].get("image_url")
    if not isinstance(image, dict) or image.keys() - {"url", "detail"} or image.get("detail", "auto") not in DETAILS:
        raise _error(400, "invalid_value", "Invalid image_url.", "messages[0].content[1]")
    try:
        if not image["url"].startswith("data:image/"):
            raise ValueError("not a data URI")
        return vision.decode(image["url"])
    except ValueError as error:
        raise _error(400, "invalid_image_format", f"Invalid image {image['url'][:200]!r}: {error}.") from None


def _text_of(request: dict[str, Any]) -> str:
    return next(str(part["text"]) for part in request["messages"][-1]["content"] if part["type"] == "text")


def _check_format(model: str, wanted: Any, messages: list[dict[str, Any]]) -> None:
    kind = wanted.get("type") if isinstance(wanted, dict) else None
    if kind not in ("text", "json_object", "json_schema"):
        raise _error(400, "invalid_value", "Invalid value.", "response_format.type")
    if kind == "json_schema":
        _check_schema(wanted.get("json_schema"))
    if kind == "json_object" and "json" not in json.dumps(messages).lower():
        raise _error(400, None, "'messages' must contain the word 'json' in some form.", "messages")
    if model.startswith("json-only") and kind == "json_schema":
        message = "Invalid parameter: 'response_format' of type 'json_schema' is not supported with this model."
        raise _error(400, None, message, "response_format")
    if model.startswith("schema-only") and kind == "json_object":
        raise RejectedError(400, {"error": "'response_format.type' must be 'json_schema' or 'text'"})
    if model.startswith("text-only"):
        detail = {
            "type": "extra_forbidden",
            "loc": ["body", "response_format"],
            "msg": "Extra inputs are not permitted",
        }
        raise RejectedError(422, {"detail": [detail]})


def _check_schema(named: Any) -> None:
    """What OpenAI demands of a strict schema."""
    schema = (
        named.get("schema") if isinstance(named, dict) and named.get("name") and named.get("strict") is True else None
    )
    sound = isinstance(schema, dict) and schema.get("type") == "object" and schema.get("additionalProperties") is False
    if schema is None or not sound or schema.get("required") != list(schema["properties"]):
        raise _error(400, None, "Invalid schema for response_format 'image_words'.", "response_format")


def _completion(request: dict[str, Any], image: bytes, fault: Mapping[str, Any]) -> dict[str, Any]:
    model = request["model"]
    words = words_for(image, _text_of(request), fault.get("words", {}))
    content = json.dumps(words, ensure_ascii=False)
    if model.startswith("fenced"):
        content = f"Here you are:\n```json\n{content}\n```"
    elif model.startswith("prose"):
        content = vision.describe(image)
    message = {"role": "assistant", "content": content, "refusal": None}
    return {
        "id": "chatcmpl-B9MBs8CjcvOU2jLn4n570S5qMJKcT",
        "object": "chat.completion",
        "created": 1741569952,
        "model": f"{model}-2026-01-01",
        "choices": [{"index": 0, "message": message, "logprobs": None, "finish_reason": "stop"}],
        "usage": USAGE,
    }


def _spoil(body: dict[str, Any], fault: Mapping[str, Any]) -> Any:
    choice = body["choices"][0]
    match fault.get("kind"):
        case "body":
            return fault["body"]
        case "error_200":
            return {"error": fault.get("error", {"message": "Emulated failure.", "code": fault.get("code")})}
        case "message":
            choice["message"] |= fault["message"]
        case "choice":
            choice |= fault["choice"]
        case "content":
            choice["message"]["content"] = fault["content"]
            choice["finish_reason"] = fault.get("finish_reason", "stop")
        case "usage":
            body["usage"] = fault["usage"]
    return body
