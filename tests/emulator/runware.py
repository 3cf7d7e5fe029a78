"""Runware's tasks ``caption`` and ``getResponse``, checked strictly: https://runware.ai/docs/en/tools/caption"""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar
from uuid import UUID

from tests.emulator import vision
from tests.emulator.wire import Answer, Entry, Ledger, Received

MODELS = frozenset({"runware:150@2", "runware:151@1", "runware:152@1", "runware:152@2"})
AGE_MODELS = frozenset({"runware:153@1", "runware:154@1", "runware:152@50"})
CAPTION_FIELDS = frozenset(
    {"taskType", "taskUUID", "model", "inputs", "inputImage", "prompt", "includeCost", "deliveryMethod"}
)
PRICE = 0.0013


class RejectedError(Exception):
    """One task is refused, with the vendor's code."""

    def __init__(self, code: str, parameter: str, message: str, status: int = 400) -> None:
        super().__init__(message)
        self.status = status
        self.error = {
            "code": code,
            "message": message,
            "parameter": parameter,
            "documentation": f"https://runware.ai/docs/en/tools/caption#request-{parameter.lower()}",
        }


@dataclass(frozen=True)
class Task:
    """A task that was taken: its result is there from ``ready_at`` (monotonic seconds) on."""

    result: dict[str, Any]
    ready_at: float


class Runware:
    """Accepts every key but those that begin with ``wrong`` (401) or ``poor`` (402)."""

    name: ClassVar[str] = "runware"
    base_path: ClassVar[str] = "/v1"

    def __init__(self) -> None:
        self.tasks: dict[str, Task] = {}

    def reset(self) -> None:
        self.tasks.clear()

    def answer(self, received: Received, ledger: Ledger, seconds: float, fault: Mapping[str, Any]) -> Answer:
        """Own faults, after the work: error_200, item_error, error_object (all with ``code``), no_words, item (``item``
        over the result), wrong_uuid, processing (sync gave up waiting)."""
        try:
            tasks = self._tasks(received)
        except RejectedError as rejected:
            return Answer(status=rejected.status, body={"errors": [rejected.error]})
        data: list[dict[str, Any]] = []
        errors: list[dict[str, Any]] = []
        status = 200
        for task in tasks:
            entry = Entry(
                service=self.name,
                task=str(task.get("taskType")),
                uuid=str(task.get("taskUUID")),
                model=str(task.get("model", "")),
                prompt=task.get("prompt"),
                user_agent=received.headers.get("user-agent", ""),
            )
            try:
                data += self._do(task, entry, ledger, seconds)
            except RejectedError as rejected:
                if entry not in ledger.entries:
                    ledger.enter(entry)
                errors.append({**rejected.error, "taskUUID": task.get("taskUUID")})
                status = rejected.status
        body: dict[str, Any] = {"data": data} if data or not errors else {}
        if errors:
            body["errors"] = errors
        return Answer(status=200 if data else status, body=_spoil(body, fault))

    def _tasks(self, received: Received) -> list[dict[str, Any]]:
        if received.method != "POST" or received.path != "/runware/v1":
            raise RejectedError("notFound", "url", "There is nothing at this address.", 404)
        kind, _, key = received.headers.get("authorization", "").partition(" ")
        if kind != "Bearer" or not key or key.startswith("wrong"):
            raise RejectedError("invalidApiKey", "apiKey", f"The key {key!r} is unknown.", 401)
        if key.startswith("poor"):
            raise RejectedError("insufficientCredits", "apiKey", "The account has no credit left.", 402)
        try:
            tasks = received.json()
        except ValueError:
            raise RejectedError("invalidJson", "body", "The body is not JSON.") from None
        if not isinstance(tasks, list) or not tasks or not all(isinstance(task, dict) for task in tasks):
            raise RejectedError("invalidRequest", "body", "The body must be an array of tasks.")
        return tasks

    def _do(self, task: dict[str, Any], entry: Entry, ledger: Ledger, seconds: float) -> list[dict[str, Any]]:
        uuid = _uuid4(task.get("taskUUID"))
        if task.get("taskType") == "getResponse":
            ledger.enter(entry)
            known = self.tasks.get(uuid)
            if known is None:
                return []
            if time.monotonic() < known.ready_at:
                return [{"taskType": "caption", "taskUUID": uuid, "status": "processing"}]
            return [{**known.result, "status": "success"}]
        if task.get("taskType") != "caption":
            raise RejectedError("invalidTaskType", "taskType", "There is no such task.")
        image = _check(task)
        if uuid in self.tasks:
            ledger.enter(entry, image)
            raise RejectedError("conflictTaskUUID", "taskUUID", "This UUID was used before.")
        entry.billed = True
        ledger.enter(entry, image)
        result = _result(task, uuid, image)
        self.tasks[uuid] = Task(result, time.monotonic() + seconds)
        return [result]


def _uuid4(value: Any) -> str:
    try:
        uuid = UUID(value)
    except (AttributeError, TypeError, ValueError):
        uuid = None
    if uuid is None or uuid.version != 4 or str(uuid) != value:
        raise RejectedError("invalidTaskUUID", "taskUUID", "A UUID of version 4 is needed.")
    return str(value)


def _check(task: dict[str, Any]) -> bytes:
    for name in task.keys() - CAPTION_FIELDS:
        raise RejectedError("unsupportedParameter", name, f"There is no parameter {name!r}.")
    model = task.get("model")
    if model is None:
        raise RejectedError("missingModel", "model", "A model is needed.")
    if model not in MODELS | AGE_MODELS:
        raise RejectedError("invalidModel", "model", f"There is no model {model!r}.")
    if task.get("deliveryMethod") != "sync":
        raise RejectedError("invalidDeliveryMethod", "deliveryMethod", "It must be sync.")
    if not isinstance(task.get("includeCost", False), bool):
        raise RejectedError("invalidIncludeCost", "includeCost", "It must be true or false.")
    prompt = task.get("prompt")
    if "prompt" in task and (not isinstance(prompt, str) or not prompt or model in AGE_MODELS):
        raise RejectedError("unsupportedPrompt", "prompt", "This prompt cannot be followed.")
    inputs = task.get("inputs", {"image": task.get("inputImage")})
    image = inputs.get("image") if isinstance(inputs, dict) and inputs.keys() == {"image"} else None
    if not isinstance(image, str) or ("inputs" in task and "inputImage" in task):
        raise RejectedError("missingInputs", "inputs", "One image is needed.")
    try:
        return vision.decode(image)
    except ValueError as error:
        raise RejectedError("invalidInputs", "inputs", f"The image {image[:200]!r} cannot be read: {error}.") from None


def _result(task: dict[str, Any], uuid: str, image: bytes) -> dict[str, Any]:
    # The real service answers `caption` under its older name.
    result: dict[str, Any] = {"taskType": "imageCaption", "taskUUID": uuid}
    if task["model"] in AGE_MODELS:
        label, confidence = vision.age_group(image)
        result["structuredData"] = {"ageGroup": label, "confidence": confidence}
    else:
        result["text"] = vision.describe(image)
    if task.get("includeCost"):
        result["cost"] = PRICE
    return result


def _spoil(body: dict[str, Any], fault: Mapping[str, Any]) -> dict[str, Any]:
    first = body["data"][0] if body.get("data") else {}
    error = {"code": fault.get("code", ""), "message": fault.get("message", "Emulated failure.")}
    match fault.get("kind"):
        case "error_200":
            return {"data": [], "errors": [{**error, "taskUUID": first.get("taskUUID"), "parameter": ["a", "b"]}]}
        case "item_error":
            return {"data": [{"taskUUID": first.get("taskUUID"), "status": "error", "error": error}]}
        case "error_object":
            return {"error": error}
        case "no_words":
            return {"data": [{**first, "text": fault.get("text", "")}]}
        case "item":
            return {"data": [{**first, **fault["item"]}]}
        case "wrong_uuid":
            return {"data": [{**first, "taskUUID": "11111111-1111-4111-8111-111111111111"}]}
        case "processing":
            return {"data": [{"taskUUID": first.get("taskUUID"), "status": "processing"}]}
        case "body":
            return dict(fault["body"])
    return body
