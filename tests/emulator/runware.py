"""Runware's array of tasks: captions, uploads, looks; answered at once, later, or posted."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar
from uuid import uuid4

from tests.emulator.posting import post_later
from tests.emulator.runware_tasks import PRICE, RejectedError, check_caption, check_envelope, read_image, result_of
from tests.emulator.wire import Answer, Entry, Ledger, Received


@dataclass(frozen=True)
class Task:
    """A task that was taken: its result, or its error, is there from ``ready_at`` (monotonic seconds) on."""

    result: dict[str, Any]
    error: dict[str, Any] | None
    ready_at: float


class Runware:
    """Accepts every key but those that begin with ``wrong`` (401) or ``poor`` (402)."""

    name: ClassVar[str] = "runware"
    base_path: ClassVar[str] = "/v1"

    def __init__(self) -> None:
        self.tasks: dict[str, Task] = {}
        self.uploads: dict[str, bytes] = {}

    def reset(self) -> None:
        self.tasks.clear()
        self.uploads.clear()

    def answer(self, received: Received, ledger: Ledger, seconds: float, fault: Mapping[str, Any]) -> Answer:
        """Own faults, after the work: error_200, item_error, error_object (all with ``code``), no_words, item (``item``
        over the result), wrong_uuid, processing (sync gave up waiting), body, missing (the first result), task_fails
        (``code``; told when the task is looked at or posted), posted_twice."""
        try:
            tasks = self._tasks(received)
        except RejectedError as rejected:
            return Answer(status=rejected.status, body={"errors": [rejected.error]})
        data: list[dict[str, Any]] = []
        errors: list[dict[str, Any]] = []
        status = 200
        dry = received.headers.get("x-runware-dry-run") == "1"
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
                for one in self._price(task, entry, ledger) if dry else self._do(task, entry, ledger, seconds, fault):
                    (errors if "code" in one else data).append(one)
            except RejectedError as rejected:
                if entry not in ledger.entries:
                    ledger.enter(entry)
                errors.append({**rejected.error, "taskUUID": task.get("taskUUID")})
                status = rejected.status
        data.reverse()  # no order is promised
        body: dict[str, Any] = {"data": data} if data or not errors else {}
        if errors:
            body["errors"] = errors
        at_once = all(task.get("deliveryMethod") == "async" for task in tasks)
        return Answer(status=200 if data else status, body=_spoil(body, fault), at_once=at_once)

    def _tasks(self, received: Received) -> list[dict[str, Any]]:
        if received.method != "POST" or received.path != "/runware/v1":
            raise RejectedError("notFound", "url", "There is nothing at this address.", 404)
        try:
            tasks = received.json()
        except ValueError:
            raise RejectedError("invalidJson", "body", "The body is not JSON.") from None
        if not isinstance(tasks, list) or not all(isinstance(task, dict) for task in tasks):
            raise RejectedError("invalidRequest", "body", "The body must be an array of tasks.")
        kind, _, key = received.headers.get("authorization", "").partition(" ")
        if tasks and tasks[0].get("taskType") == "authentication" and not kind:
            kind, key = "Bearer", tasks.pop(0).get("apiKey", "")
        if kind != "Bearer" or not key or key.startswith("wrong"):
            raise RejectedError("invalidApiKey", "apiKey", f"The key {key!r} is unknown.", 401)
        if key.startswith("poor"):
            raise RejectedError("insufficientCredits", "apiKey", "The account has no credit left.", 402)
        if not tasks:
            raise RejectedError("invalidRequest", "body", "There is no task in the array.")
        return tasks

    def _price(self, task: dict[str, Any], entry: Entry, ledger: Ledger) -> list[dict[str, Any]]:
        """A dry run: checked and priced, not done."""
        kind, uuid = check_envelope(task)
        ledger.enter(entry, check_caption(task, self.uploads))
        return [{"taskType": kind, "taskUUID": uuid, "cost": PRICE}]

    def _do(
        self, task: dict[str, Any], entry: Entry, ledger: Ledger, seconds: float, fault: Mapping[str, Any]
    ) -> list[dict[str, Any]]:
        kind, uuid = check_envelope(task)
        if kind == "getResponse":
            ledger.enter(entry)
            return self._look(uuid)
        if kind == "imageUpload":
            image = read_image(task.get("image"), {})
            ledger.enter(entry, image)
            image_uuid = str(uuid4())
            self.uploads[image_uuid] = image
            return [{"taskType": kind, "taskUUID": uuid, "imageUUID": image_uuid}]
        if kind == "mediaStorage":
            return [self._store(task, uuid, entry, ledger)]
        image = check_caption(task, self.uploads)
        if uuid in self.tasks:
            ledger.enter(entry, image)
            raise RejectedError("conflictTaskUUID", "taskUUID", "This UUID was used before.")
        ledger.bill(entry, PRICE, "USD")
        ledger.enter(entry, image)
        return self._take(task, uuid, image, seconds, fault)

    def _store(self, task: dict[str, Any], uuid: str, entry: Entry, ledger: Ledger) -> dict[str, Any]:
        """https://runware.ai/docs/platform/media-storage"""
        media, operation = task.get("media"), task.get("operation")
        stored = {"taskType": "mediaStorage", "taskUUID": uuid, "operation": operation}
        if operation == "upload":
            image = read_image(media, {})
            ledger.enter(entry, image)
            media_uuid = str(uuid4())
            self.uploads[media_uuid] = image
            return {**stored, "mediaUUID": media_uuid, "mediaURL": f"http://127.0.0.1:9/{media_uuid}.jpg"}
        if operation != "delete" or media not in self.uploads:
            raise RejectedError("invalidMedia", "media", "There is nothing to delete.")
        ledger.enter(entry)
        del self.uploads[media]
        return {**stored, "mediaUUID": media}

    def _take(
        self, task: dict[str, Any], uuid: str, image: bytes, seconds: float, fault: Mapping[str, Any]
    ) -> list[dict[str, Any]]:
        error = None
        if fault.get("kind") == "task_fails":
            error = {"code": fault.get("code", ""), "status": "error", "message": "It failed.", "taskUUID": uuid}
        taken = self.tasks[uuid] = Task(result_of(task, image), error, time.monotonic() + seconds)
        if url := task.get("webhookURL"):
            times = 2 if fault.get("kind") == "posted_twice" else 1
            # A success is posted without a wrapper.
            post_later(url, {"errors": [error]} if error else taken.result, seconds=seconds, times=times)
        if task.get("deliveryMethod") == "async":
            return [{"taskType": task["taskType"], "taskUUID": uuid}]
        return [error or taken.result]

    def _look(self, uuid: str) -> list[dict[str, Any]]:
        known = self.tasks.get(uuid)
        if known is None:
            return []
        if time.monotonic() < known.ready_at:
            return [{"taskType": "caption", "taskUUID": uuid, "status": "processing"}]
        return [known.error or {**known.result, "status": "success"}]


def _spoil(body: dict[str, Any], fault: Mapping[str, Any]) -> dict[str, Any]:
    data = body.get("data") or [{}]
    first = data[0]
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
        case "missing":
            return {**body, "data": data[1:]}
        case "body":
            return dict(fault["body"])
    return body
