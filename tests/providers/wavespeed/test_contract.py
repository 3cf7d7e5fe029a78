"""WaveSpeed is held against the contract."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from django_autocaption.exceptions import ErrorKind
from django_autocaption.providers.wavespeed import WaveSpeedProvider
from django_autocaption.types import PendingJob
from tests.emulator.wavespeed import signed_headers
from tests.providers.contract import ProviderContract


class TestWaveSpeedContract(ProviderContract):
    provider_class = WaveSpeedProvider
    emulator_name = "wavespeed"
    options = {"enable_sync_mode": True}
    late_options = {"enable_sync_mode": False}
    unknown_statuses = (500, 502, 503, 504)
    error_cases = (
        (400, "400", ErrorKind.VALIDATION),
        (401, "401", ErrorKind.AUTH),
        (402, "402", ErrorKind.QUOTA),
        (403, "403", ErrorKind.AUTH),
        (404, "404", ErrorKind.NOT_FOUND),
        (429, "429", ErrorKind.RATE_LIMIT),
    )

    def answer(self, job: PendingJob, text: str) -> Any:
        prediction = {
            "id": job.job_id or "45b392b22c3b449fa935bd4",
            "model": "wavespeed-ai/image-captioner",
            "outputs": [text],
            "has_nsfw_contents": [False],
            "status": "completed",
            "created_at": "2026-03-01T12:34:56.789123456Z",
            "error": "",
            "timings": {"inference": 812},
        }
        return {"code": 200, "message": "success", "data": prediction}

    def empty_answers(self, job: PendingJob) -> list[Any]:
        empty = [self.answer(job, ""), self.answer(job, " \n"), self.answer(job, None)]
        for outputs in ([], None, [{}], [{"caption": ""}], [7]):
            body = self.answer(job, "")
            body["data"]["outputs"] = outputs
            empty.append(body)
        return empty

    def error_body(self, code: str, message: str) -> Any:
        return {"code": int(code) if code.isdigit() else code, "message": message}

    def hidden_errors(self, job: PendingJob) -> list[tuple[Any, ErrorKind]]:
        kinds = {400: ErrorKind.VALIDATION, 401: ErrorKind.AUTH, 402: ErrorKind.QUOTA, 429: ErrorKind.RATE_LIMIT}
        return [(self.error_body(str(code), "Emulated failure."), kind) for code, kind in kinds.items()]

    def webhook_options(self, secrets: Sequence[str]) -> dict[str, Any]:
        return {"webhook_secrets": list(secrets), "enable_sync_mode": False}

    def webhook(self, job: PendingJob, text: str, *, secret: str, at: float) -> tuple[bytes, dict[str, str]]:
        body = json.dumps(self.answer(job, text)["data"]).encode()
        return body, signed_headers(body, secret=secret, at=at)
