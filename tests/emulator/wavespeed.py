"""WaveSpeed's captioner and predictions, checked strictly: https://wavespeed.ai/docs/docs-api/wavespeed-ai/image-captioner"""

from __future__ import annotations

import hashlib
import hmac
import json
import threading
import time
from collections.abc import Mapping
from typing import Any, ClassVar
from urllib.parse import parse_qs
from urllib.request import ProxyHandler, Request, build_opener
from uuid import uuid4

from tests.emulator import vision
from tests.emulator.wire import Answer, Entry, Ledger, Received

MODEL = "wavespeed-ai/image-captioner"
SIBLING = "wavespeed-ai/molmo2/image-captioner"
FIELDS = frozenset({"image", "detail_level", "focus", "enable_sync_mode"})
LEVELS = ("low", "medium", "high")
PRICE = 0.005
"""USD, which no answer says."""
SECRET = "whsec_emulated-very-secret"


class RejectedError(Exception):
    """The request is refused; the envelope's ``code`` is the status."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status = status


class WaveSpeed:
    """Accepts every key but those that begin with ``wrong`` (401) or ``poor`` (402)."""

    name: ClassVar[str] = "wavespeed"
    base_path: ClassVar[str] = "/api/v3"

    def __init__(self) -> None:
        self.predictions: dict[str, tuple[dict[str, Any], float]] = {}

    def reset(self) -> None:
        self.predictions.clear()

    def answer(self, received: Received, ledger: Ledger, seconds: float, fault: Mapping[str, Any]) -> Answer:
        """Own faults, after the work: prediction (``data`` over it), envelope (``body`` over it, ``status`` of HTTP),
        body (``body`` instead of it), sync_timeout (``status`` of HTTP, ``data`` over the prediction)."""
        path = received.path.removeprefix(f"/{self.name}{self.base_path}/")
        try:
            self._authorise(received)
            if received.method == "GET" and path == "webhook/secret":
                return Answer(body={"code": 200, "message": "success", "data": {"secret": SECRET}})
            if received.method == "GET":
                prediction = self._look(path, received, ledger)
            else:
                prediction = self._submit(path, received, ledger, seconds, fault)
        except RejectedError as rejected:
            return Answer(status=rejected.status, body={"code": rejected.status, "message": str(rejected)})
        return _spoil({"code": 200, "message": "success", "data": prediction}, fault)

    def _authorise(self, received: Received) -> None:
        kind, _, key = received.headers.get("authorization", "").partition(" ")
        if kind != "Bearer" or not key or key.startswith("wrong"):
            raise RejectedError(401, f"The key {key!r} is unknown.")
        if key.startswith("poor"):
            raise RejectedError(402, "Insufficient credits. Please top up.")

    def _submit(
        self, path: str, received: Received, ledger: Ledger, seconds: float, fault: Mapping[str, Any]
    ) -> dict[str, Any]:
        if received.method != "POST" or path not in (MODEL, SIBLING):
            raise RejectedError(404, "There is nothing at this address.")
        task, image = _check(received)
        query = parse_qs(received.query, strict_parsing=bool(received.query))
        if query.keys() - {"webhook"} or len(query.get("webhook", [])) > 1:
            raise RejectedError(400, "The query may hold one webhook.")
        job_id = uuid4().hex
        text = vision.describe(image)
        if task.get("focus"):
            text = f"{text} Of {task['focus']} nothing is told apart."
        done = {
            "id": job_id,
            "model": path,
            "outputs": [{"caption": text} if path == SIBLING else text],
            "urls": {"get": f"http://127.0.0.1:9/stolen/{job_id}/result"},
            "has_nsfw_contents": [False],
            "status": "completed",
            "created_at": "2026-03-01T12:34:56.789123456Z",
            "error": "",
            "timings": {"inference": 812},
        }
        entry = Entry(service=self.name, task="caption", uuid=job_id, model=path)
        ledger.bill(entry, PRICE, "USD")
        entry.prompt, entry.user_agent = task.get("focus"), received.headers.get("user-agent", "")
        ledger.enter(entry, image)
        self.predictions[job_id] = done, time.monotonic() + seconds
        if webhook := query.get("webhook"):
            posted = {**done, **fault.get("posted", {}), "input": task}
            threading.Timer(seconds + 0.05, post_webhook, (webhook[0], posted)).start()
        if task.get("enable_sync_mode") and fault.get("kind") != "sync_timeout":
            return done
        return {**done, "status": "created", "outputs": [], "has_nsfw_contents": None, "timings": {"inference": 0}}

    def _look(self, path: str, received: Received, ledger: Ledger) -> dict[str, Any]:
        kind, _, rest = path.partition("/")
        job_id, _, last = rest.partition("/")
        if kind != "predictions" or last != "result":
            raise RejectedError(404, "There is nothing at this address.")
        entry = Entry(service=self.name, task="result", uuid=job_id)
        entry.user_agent = received.headers.get("user-agent", "")
        ledger.enter(entry)
        if job_id not in self.predictions:
            raise RejectedError(404, "There is no such prediction.")
        done, ready_at = self.predictions[job_id]
        return done if time.monotonic() >= ready_at else {**done, "status": "processing", "outputs": []}


def signed_headers(body: bytes, *, secret: str, at: float) -> dict[str, str]:
    """What a posted prediction is signed with: https://wavespeed.ai/docs/verify-webhooks"""
    message_id, timestamp = uuid4().hex, str(int(at))
    key = secret[len("whsec_") :] if secret.startswith("whsec_") else secret
    digest = hmac.new(key.encode(), message_id.encode() + b"." + timestamp.encode() + b"." + body, hashlib.sha256)
    return {
        "content-type": "application/json",
        "webhook-id": message_id,
        "webhook-timestamp": timestamp,
        "webhook-signature": f"v3,{digest.hexdigest()}",
    }


def post_webhook(url: str, prediction: Mapping[str, Any]) -> None:
    """Post a prediction without an envelope, up to three times until it is taken."""
    body = json.dumps(prediction).encode()
    headers = signed_headers(body, secret=SECRET, at=time.time())
    for _attempt in range(3):
        try:
            with build_opener(ProxyHandler({})).open(Request(url, body, headers, method="POST"), timeout=5):
                return
        except OSError:
            time.sleep(0.2)


def _check(received: Received) -> tuple[dict[str, Any], bytes]:
    if received.headers.get("content-type") != "application/json":
        raise RejectedError(400, "The body must be JSON.")
    try:
        task = received.json()
    except ValueError:
        raise RejectedError(400, "The body is not JSON.") from None
    if not isinstance(task, dict) or task.keys() - FIELDS:
        raise RejectedError(400, f"The body must be an object of {sorted(FIELDS)}.")
    if task.get("detail_level", LEVELS[1]) not in LEVELS:
        raise RejectedError(400, f"detail_level must be one of {LEVELS}.")
    if not isinstance(task.get("enable_sync_mode", False), bool):
        raise RejectedError(400, "enable_sync_mode must be true or false.")
    if "focus" in task and (not isinstance(task["focus"], str) or not task["focus"]):
        raise RejectedError(400, "focus must be words.")
    image = task.get("image")
    if not isinstance(image, str) or not image.startswith("data:image/"):
        raise RejectedError(400, "An image is needed.")
    try:
        return task, vision.decode(image)
    except ValueError as error:
        raise RejectedError(400, f"The image {image[:200]!r} cannot be read: {error}.") from None


def _spoil(envelope: dict[str, Any], fault: Mapping[str, Any]) -> Answer:
    data = envelope["data"]
    match fault.get("kind"):
        case "prediction":
            return Answer(body={**envelope, "data": {**data, **fault["data"]}})
        case "envelope":
            return Answer(status=fault.get("status", 200), body={**envelope, **fault["body"]})
        case "body":
            return Answer(status=fault.get("status", 200), body=fault["body"])
        case "sync_timeout":
            given_up = fault.get("data", {"status": "processing", "code": 5004, "error": "Sync mode timed out"})
            return Answer(status=fault.get("status", 200), body={**envelope, "data": {**data, **given_up}})
    return Answer(body=envelope)
