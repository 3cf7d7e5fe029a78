"""Servers that speak OpenAI's protocol are held against the contract."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any, ClassVar

from django_autocaption.exceptions import ErrorKind
from django_autocaption.providers.openai import OpenAICompatibleProvider
from django_autocaption.types import Cost, PendingJob
from tests.providers.contract import KEY, ProviderContract

HEADER_KEY = "header-very-secret-key-0815"


class TestOpenAIContract(ProviderContract):
    provider_class = OpenAICompatibleProvider
    emulator_name = "openai"
    options: ClassVar[Mapping[str, Any]] = {
        "model": "gpt-x",
        "headers": {"X-Gateway-Key": f"Token {HEADER_KEY}", "X-Title": "cat"},
    }
    hidden: ClassVar[Sequence[str]] = (KEY, HEADER_KEY)
    error_cases = (
        (400, "unsupported_value", ErrorKind.VALIDATION),
        (400, "invalid_image_format", ErrorKind.VALIDATION),
        (400, "context_length_exceeded", ErrorKind.VALIDATION),
        (400, "billing_hard_limit_reached", ErrorKind.QUOTA),
        (400, "content_policy_violation", ErrorKind.SAFETY),
        (400, "content_filter", ErrorKind.SAFETY),
        (400, "moderation_blocked", ErrorKind.SAFETY),
        (400, "json_validate_failed", ErrorKind.PROVIDER),
        (401, "invalid_api_key", ErrorKind.AUTH),
        (403, "unsupported_country_region_territory", ErrorKind.AUTH),
        (404, "model_not_found", ErrorKind.NOT_FOUND),
        (408, "request_timeout", ErrorKind.TIMEOUT),
        (429, "rate_limit_exceeded", ErrorKind.RATE_LIMIT),
        (429, "insufficient_quota", ErrorKind.QUOTA),
        (500, "server_error", ErrorKind.SERVER),
        (503, "overloaded_error", ErrorKind.SERVER),
    )

    def answer(self, job: PendingJob, text: str) -> Any:
        words = {"alt_text": text, "decorative": False, "age_group": "25-44", "nsfw": False, "keywords": ["cat"]}
        return completion(json.dumps(words))

    def empty_answers(self, job: PendingJob) -> list[Any]:
        contents = [None, "", " \n", [], [{"type": "text", "text": ""}], '{"alt_text": "", "decorative": false}']
        return [completion(content) for content in contents] + [{"choices": [{"message": {"refusal": "I will not."}}]}]

    def priced(self, body: Any, job: PendingJob) -> tuple[Any, Cost]:
        return {**body, "usage": {"total_tokens": 756}}, Cost(amount=Decimal(756), unit="tokens")

    def error_body(self, code: str, message: str) -> Any:
        return {"error": {"message": message, "type": "", "param": None, "code": code or None}}


class TestLocalServerContract(TestOpenAIContract):
    """A server of one's own, asked without ``response_format``, which hides its errors in HTTP 200."""

    emulator_name = "openai-local"
    options: ClassVar[Mapping[str, Any]] = {"model": "text-only", "structured": "text"}
    hidden = (KEY,)

    def hidden_errors(self, job: PendingJob) -> list[tuple[Any, ErrorKind]]:
        numbers = {402: ErrorKind.QUOTA, 403: ErrorKind.SAFETY, 429: ErrorKind.RATE_LIMIT, 502: ErrorKind.PROVIDER}
        return [
            *(({"error": {"code": code, "message": "No."}}, kind) for code, kind in numbers.items()),
            ({**completion(None), "choices": [{"error": {"code": 503, "message": "No."}}]}, ErrorKind.SERVER),
            ({"error": "model requires more memory"}, ErrorKind.PROVIDER),
            ({"detail": "Not authenticated"}, ErrorKind.AUTH),
        ]


def completion(content: Any, **choice: Any) -> dict[str, Any]:
    message = {"role": "assistant", "content": content}
    return {"id": "c-1", "choices": [{"index": 0, "message": message, "finish_reason": "stop", **choice}]}
