"""Gemini is held against the contract."""

from __future__ import annotations

import json
from collections.abc import Mapping
from decimal import Decimal
from typing import Any, ClassVar

from django_autocaption.exceptions import ErrorKind
from django_autocaption.providers.gemini import GeminiProvider
from django_autocaption.types import Cost, PendingJob
from tests.providers.contract import ProviderContract


class TestGeminiContract(ProviderContract):
    provider_class = GeminiProvider
    emulator_name = "gemini"
    options: ClassVar[Mapping[str, Any]] = {"model": "gemini-x"}
    error_cases = (
        (400, "INVALID_ARGUMENT", ErrorKind.VALIDATION),
        (400, "FAILED_PRECONDITION", ErrorKind.QUOTA),
        (400, "API_KEY_INVALID", ErrorKind.AUTH),
        (403, "PERMISSION_DENIED", ErrorKind.AUTH),
        (404, "NOT_FOUND", ErrorKind.NOT_FOUND),
        (429, "RESOURCE_EXHAUSTED", ErrorKind.RATE_LIMIT),
        (500, "INTERNAL", ErrorKind.SERVER),
        (503, "UNAVAILABLE", ErrorKind.SERVER),
    )

    def answer(self, job: PendingJob, text: str) -> Any:
        return reply({"parts": [{"text": json.dumps({"alt_text": text, "nsfw": False})}]})

    def empty_answers(self, job: PendingJob) -> list[Any]:
        contents: list[Any] = [None, {}, {"parts": []}, {"parts": [{"text": " "}]}]
        contents.append({"parts": [{"text": "I wonder.", "thought": True}]})
        return [
            *(reply(content) for content in contents),
            reply(None, finishReason="SAFETY"),
            {"promptFeedback": {"blockReason": "PROHIBITED_CONTENT"}},
        ]

    def priced(self, body: Any, job: PendingJob) -> tuple[Any, Cost]:
        usage = {"promptTokenCount": 700, "candidatesTokenCount": 6, "totalTokenCount": 756}
        return {**body, "usageMetadata": usage}, Cost(amount=Decimal(756), unit="tokens")

    def error_body(self, code: str, message: str) -> Any:
        return {"error": {"code": 400, "message": message, "status": code}}


def reply(content: Any, **candidate: Any) -> dict[str, Any]:
    return {"candidates": [{"content": content, "finishReason": "STOP", **candidate}], "modelVersion": "gemini-x"}
