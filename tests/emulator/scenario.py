"""Scenario's captions, assets and jobs, checked strictly: https://docs.scenario.com/api/resources/generate/methods/caption"""

from __future__ import annotations

import base64
import binascii
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar
from urllib.parse import parse_qs
from uuid import uuid4

from tests.emulator import vision
from tests.emulator.wire import Answer, Entry, Ledger, Received

QUERY = frozenset({"projectId", "dryRun"})
LEVELS = ("action", "action+style")
PRICE = 0.25
"""Creative units for each image."""


class RejectedError(Exception):
    """The request is refused with a reason."""

    def __init__(self, status: int, reason: str) -> None:
        super().__init__(reason)
        self.status = status


@dataclass(frozen=True)
class Job:
    """A request that was taken: its captions are there from ``ready_at`` (monotonic seconds) on."""

    captions: list[str]
    ready_at: float


class Scenario:
    """Accepts every key and secret but keys that begin with ``wrong`` (401) or ``poor`` (402).

    In the project ``slow`` a request is never answered with its captions: they stand in the job.
    """

    name: ClassVar[str] = "scenario"
    base_path: ClassVar[str] = "/v1"

    def __init__(self) -> None:
        self.assets: dict[str, bytes] = {}
        self.jobs: dict[str, Job] = {}

    def reset(self) -> None:
        self.assets.clear()
        self.jobs.clear()

    def answer(self, received: Received, ledger: Ledger, seconds: float, fault: Mapping[str, Any]) -> Answer:
        """Own faults, after the work: job (``job`` over it; no captions yet), fewer (``count`` captions for now and
        ``status`` of the job), body (``body`` over the answer), only (``body`` instead of it), at (``at``: names under
        which the captions stand in a finished job)."""
        try:
            self._authorise(received)
            query = {name: values[-1] for name, values in parse_qs(received.query).items()}
            if query.keys() - QUERY:
                raise RejectedError(400, f"The query may hold {sorted(QUERY)}.")
            match received.method, received.path.removeprefix(f"/{self.name}{self.base_path}/").split("/"):
                case "POST", ["generate", "caption"]:
                    return self._caption(received, query, ledger, seconds, fault)
                case "POST", ["assets"]:
                    return self._upload(received, ledger)
                case "GET", ["jobs", job_id]:
                    return self._look(job_id, received, ledger, fault)
            raise RejectedError(404, "There is nothing at this address.")
        except RejectedError as rejected:
            return Answer(status=rejected.status, body={"reason": str(rejected), "trace_id": "trace_1"})

    def _authorise(self, received: Received) -> None:
        kind, _, token = received.headers.get("authorization", "").partition(" ")
        try:
            key, colon, secret = base64.b64decode(token, validate=True).decode().partition(":")
        except (binascii.Error, UnicodeDecodeError):
            key = colon = secret = ""
        if kind != "Basic" or not (key and colon and secret) or key.startswith("wrong"):
            raise RejectedError(401, f"The key {key!r} or its secret {secret!r} is unknown ({token}).")
        if key.startswith("poor"):
            raise RejectedError(402, "The team has no creative units left.")

    def _caption(
        self, received: Received, query: Mapping[str, str], ledger: Ledger, seconds: float, fault: Mapping[str, Any]
    ) -> Answer:
        body = _object(received)
        images = [self._image(reference) for reference in _check(body)]
        price = PRICE * len(images)
        if query.get("dryRun") == "true":
            ledger.enter(self._entry("dryRun", received))
            return Answer(status=269, body={"creativeUnitsCost": price})
        job_id = f"job_{uuid4().hex[:24]}"
        for image in images:
            entry = self._entry("caption", received, job_id)
            entry.model = body.get("modelId", "")
            ledger.bill(entry, PRICE, "CU")
            ledger.enter(entry, image)
        self.jobs[job_id] = Job([vision.describe(image) for image in images], time.monotonic() + seconds)
        running = seconds > 0 or fault.get("kind") == "job" or query.get("projectId") == "slow"
        given = _spoil(self._job(job_id, running), fault)
        captions = self.jobs[job_id].captions[: 0 if given["status"] != "success" else None]
        answer = {"captions": captions, "job": given, "creativeUnitsCost": price}
        if fault.get("kind") == "fewer":
            answer["captions"] = self.jobs[job_id].captions[: fault["count"]]
            answer["job"] = {**given, "status": fault.get("status", "in-progress")}
        return Answer(body=_replace(answer, fault))

    def _upload(self, received: Received, ledger: Ledger) -> Answer:
        body = _object(received)
        if body.keys() != {"name", "image"} or not isinstance(body["name"], str) or not body["name"]:
            raise RejectedError(400, "An asset has a name and an image.")
        image = _decode(body["image"])
        asset_id = f"asset_{uuid4().hex[:24]}"
        self.assets[asset_id] = image
        ledger.enter(self._entry("asset", received, asset_id), image)
        return Answer(
            body={"asset": {"id": asset_id, "name": body["name"], "url": "https://cdn.example/a?sig=very-secret"}}
        )

    def _look(self, job_id: str, received: Received, ledger: Ledger, fault: Mapping[str, Any]) -> Answer:
        ledger.enter(self._entry("job", received, job_id))
        if job_id not in self.jobs:
            raise RejectedError(404, "There is no such job.")
        job = self._job(job_id, time.monotonic() < self.jobs[job_id].ready_at)
        if job["status"] == "success":
            found: Any = self.jobs[job_id].captions
            for name in reversed(fault.get("at", ["metadata", "captions"])):
                found = {name: found}
            job |= found
        return Answer(body=_replace({"job": _spoil(job, fault)}, fault))

    def _job(self, job_id: str, running: bool) -> dict[str, Any]:
        status = "in-progress" if running else "success"
        return {"jobId": job_id, "jobType": "caption", "status": status, "metadata": {}}

    def _image(self, reference: str) -> bytes:
        if not reference.startswith("asset_"):
            return _decode(reference)
        if reference not in self.assets:
            raise RejectedError(404, f"There is no asset {reference}.")
        return self.assets[reference]

    def _entry(self, task: str, received: Received, uuid: str = "") -> Entry:
        return Entry(service=self.name, task=task, uuid=uuid, user_agent=received.headers.get("user-agent", ""))


def _object(received: Received) -> dict[str, Any]:
    try:
        body = received.json()
    except ValueError:
        body = None
    if not isinstance(body, dict):
        raise RejectedError(400, "The body must be a JSON object.")
    return body


def _decode(image: Any) -> bytes:
    if not isinstance(image, str) or not image.startswith("data:image/"):
        raise RejectedError(400, "An image is a data URL or the id of an asset.")
    try:
        return vision.decode(image)
    except ValueError as error:
        raise RejectedError(400, f"The image {image[:200]!r} cannot be read: {error}.") from None


def _number(low: float, high: float) -> Any:
    return lambda value: isinstance(value, int | float) and not isinstance(value, bool) and low <= value <= high


def _words(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(word, str) and word for word in value)


FIELDS: Mapping[str, Any] = {
    "ensureIPCleared": lambda value: isinstance(value, bool),
    "images": _words,
    "seed": _number(-1e18, 1e18),
    "unwantedSequences": _words,
    "modelId": lambda value: isinstance(value, str) and value.startswith("model_"),
    "temperature": _number(0, 2),
    "assetIds": lambda value: _words(value) and all(word.startswith("asset_") for word in value),
    "topP": _number(0, 1),
    "detailsLevel": LEVELS.__contains__,
}


def _check(body: dict[str, Any]) -> list[str]:
    for name, value in body.items():
        if name not in FIELDS or not FIELDS[name](value):
            raise RejectedError(400, f"{name} is unknown, or {str(value)[:100]} is no value for it.")
    if ("images" in body) == ("assetIds" in body):
        raise RejectedError(400, "images is needed, or assetIds instead.")
    references: list[str] = body.get("images") or body["assetIds"]
    return references


def _spoil(job: dict[str, Any], fault: Mapping[str, Any]) -> dict[str, Any]:
    return {**job, **fault.get("job", {})} if fault.get("kind") == "job" else job


def _replace(answer: dict[str, Any], fault: Mapping[str, Any]) -> Any:
    match fault.get("kind"):
        case "body":
            return {**answer, **fault["body"]}
        case "only":
            return fault["body"]
    return answer
