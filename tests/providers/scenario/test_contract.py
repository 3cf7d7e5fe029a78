"""Scenario is held against the contract."""

from __future__ import annotations

import base64
from decimal import Decimal
from typing import Any

from django_autocaption.exceptions import ErrorKind
from django_autocaption.providers.scenario import ScenarioProvider
from django_autocaption.types import Cost, PendingJob
from tests.providers.contract import KEY, ProviderContract

API_SECRET = "contract-very-secret-other-half-4712"


class TestScenarioContract(ProviderContract):
    provider_class = ScenarioProvider
    emulator_name = "scenario"
    options = {"api_secret": API_SECRET}
    late_options = {"project_id": "slow"}
    batch_options = {"batch_size": 3}
    hidden = (KEY, API_SECRET, base64.b64encode(f"{KEY}:{API_SECRET}".encode()).decode())
    error_cases = (
        (400, "", ErrorKind.VALIDATION),
        (401, "", ErrorKind.AUTH),
        (402, "", ErrorKind.QUOTA),
        (403, "", ErrorKind.AUTH),
        (404, "", ErrorKind.NOT_FOUND),
        (408, "", ErrorKind.TIMEOUT),
        (409, "", ErrorKind.SERVER),
        (429, "", ErrorKind.RATE_LIMIT),
        (429, "plan_limit_reached", ErrorKind.QUOTA),
        (500, "", ErrorKind.SERVER),
    )

    def answer(self, job: PendingJob, text: str) -> Any:
        return {"captions": [text], "job": {"jobId": job.job_id or "job_1", "status": "success"}}

    def empty_answers(self, job: PendingJob) -> list[Any]:
        bodies: list[Any] = [{"captions": captions} for captions in ([], [""], [None], [" \n"])]
        return [*bodies, self.answer(job, ""), {"job": {"jobId": "job_1", "status": "success"}}]

    def priced(self, body: Any, job: PendingJob) -> tuple[Any, Cost]:
        return {**body, "creativeUnitsCost": 0.5}, Cost(amount=Decimal("0.5"), unit="CU")

    def error_body(self, code: str, message: str) -> Any:
        return {"code": code, "reason": message, "trace_id": "trace_1"}

    def hidden_errors(self, job: PendingJob) -> list[tuple[Any, ErrorKind]]:
        task = {"jobId": "job_1", "status": "failure", "error": "The image was refused by content policy."}
        return [
            (self.error_body("", "Too many requests."), ErrorKind.RATE_LIMIT),
            ({"captions": [], "job": task}, ErrorKind.SAFETY),
            ({"captions": [], "job": {"jobId": "job_1", "status": "canceled"}}, ErrorKind.PROVIDER),
            ({"error": {"message": "No such model does not exist."}}, ErrorKind.NOT_FOUND),
        ]
