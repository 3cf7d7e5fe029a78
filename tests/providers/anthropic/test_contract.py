"""Anthropic is held against the contract."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, ClassVar

from django_autocaption.exceptions import ErrorKind
from django_autocaption.providers.anthropic import AnthropicProvider
from django_autocaption.types import Cost, PendingJob
from tests.providers.contract import ProviderContract


class TestAnthropicContract(ProviderContract):
    provider_class = AnthropicProvider
    emulator_name = "anthropic"
    options: ClassVar[Mapping[str, Any]] = {"model": "claude-x"}
    error_cases = (
        (400, "invalid_request_error", ErrorKind.VALIDATION),
        (401, "authentication_error", ErrorKind.AUTH),
        (402, "billing_error", ErrorKind.QUOTA),
        (403, "permission_error", ErrorKind.AUTH),
        (404, "not_found_error", ErrorKind.NOT_FOUND),
        (413, "request_too_large", ErrorKind.VALIDATION),
        (429, "rate_limit_error", ErrorKind.RATE_LIMIT),
        (500, "api_error", ErrorKind.SERVER),
        (529, "overloaded_error", ErrorKind.SERVER),
    )

    def answer(self, job: PendingJob, text: str) -> Any:
        return message({"type": "tool_use", "id": "t", "name": "image_words", "input": {"alt_text": text}})

    def empty_answers(self, job: PendingJob) -> list[Any]:
        inputs: list[Any] = [{}, {"alt_text": ""}, {"alt_text": "", "decorative": False}, None, "A cat."]
        return [
            message(),
            message({"type": "text", "text": " \n"}),
            *(message({"type": "tool_use", "name": "image_words", "input": given}) for given in inputs),
            message(stop_reason="refusal"),
        ]

    def priced(self, body: Any, job: PendingJob) -> tuple[Any, Cost]:
        usage = {"input_tokens": 700, "cache_read_input_tokens": 50, "output_tokens": 6}
        return {**body, "usage": usage}, Cost(amount=Decimal(756), unit="tokens")

    def error_body(self, code: str, message: str) -> Any:
        return {"type": "error", "error": {"type": code, "message": message}, "request_id": "req_1"}


def message(*blocks: Any, **more: Any) -> dict[str, Any]:
    return {"id": "msg_1", "type": "message", "content": list(blocks), "stop_reason": "end_turn", **more}
