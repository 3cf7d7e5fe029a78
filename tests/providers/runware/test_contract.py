"""Runware is held against the contract."""

from __future__ import annotations

import json
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django_autocaption.exceptions import ErrorKind
from django_autocaption.providers.runware import RunwareProvider
from django_autocaption.types import Cost, PendingJob
from tests.providers.contract import ProviderContract


class TestRunwareContract(ProviderContract):
    provider_class = RunwareProvider
    emulator_name = "runware"
    names_requests = True
    late_options = {"delivery_method": "async"}
    batch_options = {"batch_size": 3}
    error_cases = (
        (400, "invalidApiKey", ErrorKind.AUTH),
        (400, "insufficientCredits", ErrorKind.QUOTA),
        (400, "rateLimitExceeded", ErrorKind.RATE_LIMIT),
        (400, "invalidProviderContentPolicy", ErrorKind.SAFETY),
        (400, "timeoutProvider", ErrorKind.TIMEOUT),
        (400, "modelNotFound", ErrorKind.NOT_FOUND),
        (400, "inferenceError", ErrorKind.PROVIDER),
        (400, "unsupportedParameter", ErrorKind.VALIDATION),
        (403, "contentPolicyViolation", ErrorKind.SAFETY),
        (429, "quotaExceeded", ErrorKind.QUOTA),
        (503, "noAvailableServer", ErrorKind.SERVER),
    )

    def answer(self, job: PendingJob, text: str) -> Any:
        return {"data": [{"taskType": "imageCaption", "taskUUID": job.uuid, "text": text}]}

    def empty_answers(self, job: PendingJob) -> Sequence[Any]:
        texts: tuple[Any, ...] = ("", " \n", None)
        no_age = {"data": [{"taskUUID": job.uuid, "structuredData": {"confidence": 99.0}}]}
        return [*(self.answer(job, text) for text in texts), no_age]

    def priced(self, body: Any, job: PendingJob) -> tuple[Any, Cost]:
        return {"data": [{**item, "cost": 0.5} for item in body["data"]]}, Cost(amount=Decimal("0.5"), unit="USD")

    def error_body(self, code: str, message: str) -> Any:
        return {"errors": [{"code": code, "message": message, "parameter": ["model", "prompt"]}]}

    def hidden_errors(self, job: PendingJob) -> Sequence[tuple[Any, ErrorKind]]:
        error = {"code": "nsfwContent", "message": "No."}
        return [
            ({"data": [], "errors": [{**error, "taskUUID": job.uuid}]}, ErrorKind.SAFETY),
            ({"data": [{"taskUUID": job.uuid, "status": "error", "error": error}]}, ErrorKind.SAFETY),
            ({"error": error}, ErrorKind.SAFETY),
        ]

    def webhook_options(self, secrets: Sequence[str]) -> dict[str, Any]:
        return {"webhook": True}

    def webhook(self, job: PendingJob, text: str, *, secret: str, at: float) -> tuple[bytes, dict[str, str]]:
        return json.dumps(self.answer(job, text)["data"][0]).encode(), {"content-type": "application/json"}
