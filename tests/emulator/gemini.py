"""Google's generateContent, checked strictly: https://ai.google.dev/api/generate-content

Models whose name begins with ``gemma`` have no JSON mode; ``thinks`` bill thoughts; ``missing`` do not exist.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any, ClassVar
from urllib.parse import unquote

from tests.emulator import vision
from tests.emulator.wire import Answer, Entry, Ledger, Received
from tests.emulator.words import words_for

FIELDS = frozenset({"contents", "generationConfig", "safetySettings", "systemInstruction", "cachedContent", "labels"})
CONFIGURATION = frozenset(
    {"responseMimeType", "responseSchema", "responseJsonSchema", "maxOutputTokens", "temperature"}
)
CONFIGURATION |= {"topP", "topK", "seed", "mediaResolution", "thinkingConfig", "candidateCount", "stopSequences"}
THRESHOLDS = ("OFF", "BLOCK_NONE", "BLOCK_ONLY_HIGH", "BLOCK_MEDIUM_AND_ABOVE", "BLOCK_LOW_AND_ABOVE")
TYPES = ("STRING", "NUMBER", "INTEGER", "BOOLEAN", "ARRAY", "OBJECT")
MEDIA_TYPES = ("image/jpeg", "image/png", "image/webp", "image/heic", "image/heif")
USAGE = {"promptTokenCount": 1100, "candidatesTokenCount": 90, "totalTokenCount": 1190}
#: Google takes either alphabet of base64.
URL_SAFE = str.maketrans("-_", "+/")
ERROR_INFO = "type.googleapis.com/google.rpc.ErrorInfo"


class RejectedError(Exception):
    """The request is refused."""

    def __init__(self, code: int, status: str, message: str, **info: Any) -> None:
        super().__init__(message)
        error: dict[str, Any] = {"code": code, "message": message, "status": status}
        if info:
            error["details"] = [{"@type": ERROR_INFO, "domain": "googleapis.com", **info}]
        self.answer = Answer(status=code, body={"error": error})


def _invalid(message: str) -> RejectedError:
    return RejectedError(400, "INVALID_ARGUMENT", message)


class Gemini:
    """Accepts every key but those that begin with ``wrong`` (400, API_KEY_INVALID) or ``poor`` (429, for the day)."""

    name: ClassVar[str] = "gemini"
    base_path: ClassVar[str] = "/v1beta"

    def reset(self) -> None:
        """Nothing is remembered."""

    def answer(self, received: Received, ledger: Ledger, seconds: float, fault: Mapping[str, Any]) -> Answer:
        """Own faults, after the work: body (``body`` instead of the answer, ``status``), candidate (``candidate`` over
        the first), words (``words`` over the JSON), usage."""
        try:
            self._authorise(received)
            model, request = self._request(received)
            image, text = _check(model, request)
        except RejectedError as rejected:
            return rejected.answer
        usage = USAGE | ({"thoughtsTokenCount": 300, "totalTokenCount": 1490} if model.startswith("thinks") else {})
        entry = Entry(service=self.name, task="generateContent", model=model, prompt=text)
        entry.user_agent = received.headers.get("user-agent", "")
        ledger.bill(entry, usage["totalTokenCount"], "tokens")
        ledger.enter(entry, image)
        if fault.get("kind") == "body":
            return Answer(body=fault["body"], status=fault.get("status", 200))
        words = words_for(image, text, fault.get("words", {}))
        candidate = _candidate(request, words) | fault.get("candidate", {})
        usage = fault["usage"] if fault.get("kind") == "usage" else usage
        answer = {"candidates": [candidate], "usageMetadata": usage, "modelVersion": model, "responseId": "mRF3aJ7hE"}
        return Answer(body=answer)

    def _authorise(self, received: Received) -> None:
        key = received.headers.get("x-goog-api-key", "")
        if not key:
            raise RejectedError(403, "PERMISSION_DENIED", "Method doesn't allow unregistered callers.")
        if key.startswith("wrong"):
            message = "API key not valid. Please pass a valid API key."
            raise RejectedError(400, "INVALID_ARGUMENT", message, reason="API_KEY_INVALID")
        if key.startswith("poor"):
            limit = {"quotaId": "GenerateRequestsPerDayPerProjectPerModel-FreeTier", "quotaValue": "20"}
            message = "You exceeded your current quota. Please retry in 43.1s."
            raise RejectedError(429, "RESOURCE_EXHAUSTED", message, violations=[limit])

    def _request(self, received: Received) -> tuple[str, dict[str, Any]]:
        asked = re.fullmatch(rf"/{self.name}/v1(?:beta)?/models/([^/]+):generateContent", received.path)
        if received.method != "POST" or asked is None:
            raise RejectedError(404, "NOT_FOUND", "Requested entity was not found.")
        model = unquote(asked[1])
        if model.startswith("missing"):
            raise RejectedError(404, "NOT_FOUND", f"models/{model} is not found for API version v1beta.")
        try:
            request = received.json()
        except ValueError:
            raise _invalid("Invalid JSON payload received.") from None
        if not isinstance(request, dict):
            raise _invalid("Invalid value (root)")
        return model, _in_camel_case(request)


def _in_camel_case(value: Any) -> Any:
    """Names as the pages write them: Google takes ``mime_type`` for ``mimeType``, and its own client sends both."""
    if isinstance(value, list):
        return [_in_camel_case(item) for item in value]
    if not isinstance(value, dict):
        return value
    return {
        re.sub(r"_([a-z])", lambda letter: letter[1].upper(), name): inner
        if name in ("properties", "responseSchema", "response_schema")
        else _in_camel_case(inner)
        for name, inner in value.items()
    }


def _check(model: str, request: dict[str, Any]) -> tuple[bytes, str]:
    configuration = request.get("generationConfig", {})
    for name in (*(request.keys() - FIELDS), *(configuration.keys() - CONFIGURATION)):
        raise _invalid(f'Invalid JSON payload received. Unknown name "{name}": Cannot find field.')
    for name, (low, high) in {"temperature": (0, 2), "topP": (0, 1)}.items():
        if not low <= configuration.get(name, low) <= high:
            raise _invalid(f"{name}: out of range")
    if configuration.get("responseMimeType") == "application/json" and model.startswith("gemma"):
        raise _invalid(f"JSON mode is not enabled for models/{model}")
    if "responseSchema" in configuration:
        if configuration.get("responseMimeType") != "application/json":
            raise _invalid("response_schema needs response_mime_type application/json")
        _check_schema(configuration["responseSchema"])
    for setting in request.get("safetySettings", []):
        if not setting["category"].startswith("HARM_CATEGORY_") or setting["threshold"] not in THRESHOLDS:
            raise _invalid("safety_settings")
    return _check_parts(request.get("contents"))


def _check_schema(schema: Any) -> None:
    known = {"type", "description", "enum", "required", "items", "properties", "propertyOrdering", "nullable"}
    if not isinstance(schema, dict) or schema.get("type") not in TYPES or schema.keys() - known:
        raise _invalid("generation_config.response_schema: invalid")
    for inner in (*schema.get("properties", {}).values(), *([schema["items"]] if "items" in schema else [])):
        _check_schema(inner)


def _check_parts(contents: Any) -> tuple[bytes, str]:
    parts = contents[-1].get("parts", []) if isinstance(contents, list) and contents else []
    images = [part["inlineData"] for part in parts if "inlineData" in part]
    texts = [part["text"] for part in parts if part.get("text")]
    if len(images) != 1 or len(texts) != 1 or images[0].get("mimeType") not in MEDIA_TYPES:
        raise _invalid("contents.parts: a text and an image are emulated")
    try:
        return vision.decode(images[0]["data"].translate(URL_SAFE)), str(texts[0])
    except ValueError:
        raise _invalid("Unable to process input image.") from None


def _candidate(request: dict[str, Any], words: dict[str, Any]) -> dict[str, Any]:
    said = json.dumps(words, ensure_ascii=False)
    as_json = request.get("generationConfig", {}).get("responseMimeType") == "application/json"
    parts = [{"text": said if as_json else f"```json\n{said}\n```"}]
    content = {"role": "model", "parts": parts}
    return {"content": content, "finishReason": "STOP", "index": 0, "avgLogprobs": -0.04}
