"""Runware is held against the contract."""

from __future__ import annotations

from typing import Any

from django_autocaption.exceptions import ErrorKind
from django_autocaption.providers.runware import RunwareProvider
from django_autocaption.types import PendingJob
from tests.providers.contract import ProviderContract


class TestRunwareContract(ProviderContract):
    provider_class = RunwareProvider
    emulator_name = "runware"
    names_requests = True
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

    def empty_answers(self, job: PendingJob) -> list[Any]:
        return [self.answer(job, ""), self.answer(job, " \n"), self.answer(job, None)]  # type: ignore[arg-type]

    def error_body(self, code: str, message: str) -> Any:
        return {"errors": [{"code": code, "message": message, "parameter": "model"}]}
