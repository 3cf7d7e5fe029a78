"""What Runware takes as a task, checked strictly, and what its models say: https://runware.ai/docs/en/tools/caption"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.request import ProxyHandler, build_opener
from uuid import UUID

from tests.emulator import vision

MODELS = frozenset({"runware:150@2", "runware:151@1", "runware:152@1", "runware:152@2"})
#: Model → its labels; those of 152@50 are not published.
AGE_MODELS = {
    "runware:153@1": ("0-2", "3-9", "10-19", "20-29", "30-39", "40-49", "50-59", "60-69", "more than 70"),
    "runware:154@1": ("Child 0–12", "Teenager 13–20", "Adult 21–44", "Middle Age 45–64", "Aged 65+"),
    "runware:152@50": ("0-12", "13-20", "21-44", "45-64", "65+"),
}
COMMON_FIELDS = {"taskType", "taskUUID", "model", "inputImage", "prompt", "includeCost", "deliveryMethod", "webhookURL"}
FIELDS = {
    "caption": COMMON_FIELDS | {"inputs", "routing"},
    "imageCaption": COMMON_FIELDS | {"inputImages"},
    "imageUpload": {"taskType", "taskUUID", "image"},
    "mediaStorage": {"taskType", "taskUUID", "operation", "media"},
    "getResponse": {"taskType", "taskUUID"},
}
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


def check_envelope(task: Mapping[str, Any]) -> tuple[str, str]:
    """(taskType, taskUUID) of a task that is known by name and has no field that it should not have."""
    kind = task.get("taskType")
    if not isinstance(kind, str) or kind not in FIELDS:
        raise RejectedError("invalidTaskType", "taskType", "There is no such task.")
    for name in task.keys() - FIELDS[kind]:
        raise RejectedError("unsupportedParameter", name, f"There is no parameter {name!r}.")
    return kind, uuid4_of(task.get("taskUUID"))


def uuid4_of(value: Any) -> str:
    try:
        uuid = UUID(value)
    except (AttributeError, TypeError, ValueError):
        uuid = None
    if uuid is None or uuid.version != 4 or str(uuid) != value:
        raise RejectedError("invalidTaskUUID", "taskUUID", "A UUID of version 4 is needed.")
    return str(value)


def check_caption(task: Mapping[str, Any], uploads: Mapping[str, bytes]) -> bytes:
    """The image of a ``caption`` or ``imageCaption`` task whose parameters all make sense."""
    model = task.get("model")
    if model is None and task["taskType"] == "caption":
        raise RejectedError("missingModel", "model", "A model is needed.")
    if model is not None and model not in MODELS and model not in AGE_MODELS:
        raise RejectedError("invalidModel", "model", f"There is no model {model!r}.")
    if task.get("deliveryMethod", "sync") not in ("sync", "async"):
        raise RejectedError("invalidDeliveryMethod", "deliveryMethod", "It must be sync or async.")
    if not isinstance(task.get("includeCost", False), bool):
        raise RejectedError("invalidIncludeCost", "includeCost", "It must be true or false.")
    if not str(task.get("webhookURL", "http://")).startswith(("http://", "https://")):
        raise RejectedError("invalidWebhookURL", "webhookURL", "It must be an address.")
    if not isinstance(task.get("routing", {}), dict):
        raise RejectedError("invalidRouting", "routing", "It must be an object.")
    prompt = task.get("prompt")
    if "prompt" in task and (not isinstance(prompt, str) or not prompt or model in AGE_MODELS):
        raise RejectedError("unsupportedPrompt", "prompt", "This prompt cannot be followed.")
    return read_image(_image_of(task), uploads)


def _image_of(task: Mapping[str, Any]) -> Any:
    given = [name for name in ("inputs", "inputImage", "inputImages") if name in task]
    if len(given) != 1:
        raise RejectedError("missingInputs", "inputs", "One image is needed, in one place.")
    value = task[given[0]]
    if given[0] == "inputs":
        return value.get("image") if isinstance(value, dict) and value.keys() == {"image"} else None
    if given[0] == "inputImages":
        return value[0] if isinstance(value, list) and len(value) == 1 else None
    return value


def read_image(image: Any, uploads: Mapping[str, bytes]) -> bytes:
    """A UUID of an upload, a URL, a data URI or base64."""
    if not isinstance(image, str):
        raise RejectedError("missingInputs", "inputs", "One image is needed.")
    try:
        if image in uploads:
            return uploads[image]
        if image.startswith(("http://", "https://")):
            with build_opener(ProxyHandler({})).open(image, timeout=5) as reply:
                data: bytes = reply.read()
            vision.describe(data)
            return data
        return vision.decode(image)
    except (ValueError, OSError) as error:
        raise RejectedError("invalidInputs", "inputs", f"The image {image[:200]!r} cannot be read: {error}.") from None


def result_of(task: Mapping[str, Any], image: bytes) -> dict[str, Any]:
    """The finished task's object. The real service answers ``caption`` under its older name."""
    result: dict[str, Any] = {"taskType": "imageCaption", "taskUUID": task["taskUUID"]}
    if task.get("model") in AGE_MODELS:
        label, confidence = vision.age_group(image)
        at, labels = AGE_MODELS["runware:153@1"].index(label), AGE_MODELS[task["model"]]
        result["structuredData"] = {"ageGroup": labels[at % len(labels)], "confidence": confidence}
    else:
        result["text"] = vision.describe(image)
    if task.get("includeCost"):
        result["cost"] = PRICE
    return result
