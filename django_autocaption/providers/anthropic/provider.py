"""Anthropic's Messages API: https://docs.anthropic.com/en/api/messages"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from django_autocaption.exceptions import ErrorKind
from django_autocaption.providers import http
from django_autocaption.providers.anthropic.options import FORMS, AnthropicOptions
from django_autocaption.providers.chat import ChatProvider, question, schema
from django_autocaption.providers.hosted import Complaint, merge
from django_autocaption.providers.hosted.values import string
from django_autocaption.types import CaptionRequest, CaptionResult, Cost, PendingJob

TOOL = "image_words"
#: Of several meanings under the one code ``invalid_request_error``, those that are none of the request.
_TEXT_CODES = (
    (re.compile(r"credit balance|billing", re.IGNORECASE), "billing_error"),
    (re.compile(r"content filtering policy|usage polic", re.IGNORECASE), "content_filter"),
)
#: All kinds of tokens of a question that ``usage`` tells apart: those that were cached are in none of the others.
_ASKED = ("input_tokens", "cache_creation_input_tokens", "cache_read_input_tokens")


class AnthropicProvider(ChatProvider[AnthropicOptions]):
    """The words come as the input of a tool that the model has to call, so that they keep to a schema."""

    service = "Anthropic"
    options_class = AnthropicOptions
    forms = FORMS
    #: The last is said where a model thinks by itself, which forbids that a tool is forced.
    names_form = re.compile(
        r"tool_choice|forces? tool|\btools?\b|output_(config|format)|json_schema|structured output", re.IGNORECASE
    )
    form_statuses = frozenset({400})
    #: 5 MB an image in base64, a third longer than the file: https://docs.anthropic.com/en/docs/build-with-claude/vision
    max_image_bytes = 3_700_000
    #: https://docs.anthropic.com/en/api/errors; those with ``spend`` are of ``error.details`` in the vendor's client.
    code_kinds = (
        ("*spend_limit*", ErrorKind.QUOTA),
        ("billing_error", ErrorKind.QUOTA),
        ("content_filter", ErrorKind.SAFETY),
        ("authentication_error", ErrorKind.AUTH),
        ("permission_error", ErrorKind.AUTH),
        ("rate_limit_error", ErrorKind.RATE_LIMIT),
        ("not_found_error", ErrorKind.NOT_FOUND),
        ("request_too_large", ErrorKind.VALIDATION),
        ("invalid_request_error", ErrorKind.VALIDATION),
        ("timeout_error", ErrorKind.TIMEOUT),
        ("overloaded_error", ErrorKind.SERVER),
        ("api_error", ErrorKind.SERVER),
    )

    @property
    def wants_image_url(self) -> bool:
        """With ``image_source`` ``url``."""
        return self.options.image_source == "url"

    def forms_for(self, model: str) -> Sequence[str]:
        """A model that is to think cannot be forced to call a tool:
        https://docs.anthropic.com/en/docs/build-with-claude/extended-thinking"""
        return [form for form in super().forms_for(model) if form != "tool" or not self.options.thinks]

    def build_as(self, request: CaptionRequest, form: str) -> http.Call:
        """One user message, the image first, as the vendor advises:
        https://docs.anthropic.com/en/docs/build-with-claude/vision"""
        options = self.options
        shape = schema(request.other_languages)
        content = [
            {"type": "image", "source": self._source(request)},
            {"type": "text", "text": question(request.prompt, request.language, request.other_languages)},
        ]
        output = {
            "effort": options.effort,
            "format": {"type": "json_schema", "schema": shape} if form == "json_schema" else None,
        }
        body: dict[str, Any] = {
            "model": request.model or options.model,
            "max_tokens": options.max_tokens,
            "messages": [{"role": "user", "content": content}],
            "system": options.system,
            "temperature": options.temperature,
            "top_p": options.top_p,
            "top_k": options.top_k,
            "thinking": dict(options.thinking),
            "service_tier": options.service_tier,
            "output_config": {name: value for name, value in output.items() if value},
        }
        if form == "tool":
            told = "Tell the words for the image."
            body["tools"] = [{"name": TOOL, "description": told, "input_schema": shape}]
            body["tool_choice"] = {"type": "tool", "name": TOOL, "disable_parallel_tool_use": True}
        return http.Call(
            method="POST",
            url=f"{options.base_url}/messages",
            headers=self._request_headers(),
            json=merge({name: value for name, value in body.items() if value not in (None, "", {})}, options.extra),
        )

    def _source(self, request: CaptionRequest) -> dict[str, str]:
        if self.wants_image_url and request.image_url:
            return {"type": "url", "url": request.image_url}
        return {"type": "base64", "media_type": request.image.media_type, "data": request.image.base64()}

    def _request_headers(self) -> dict[str, str]:
        key, header = self.options.api_key, self.options.key_header
        own = {
            header: f"Bearer {key}" if key and header == "authorization" else key,
            "anthropic-version": self.options.version,
            "anthropic-beta": self.options.beta,
        }
        return {name: value for name, value in own.items() if value}

    def complaint(self, payload: Any, job: PendingJob) -> Complaint | None:
        """``{"type": "error", "error": {type, message, details?: {error_code}}}``."""
        found = super().complaint(payload, job)
        if found is None:
            return None
        error = payload.get("error")
        details = error.get("details") if isinstance(error, Mapping) else None
        code = details.get("error_code") if isinstance(details, Mapping) else None
        if isinstance(code, str):
            return replace(found, code=code)
        if found.code == "invalid_request_error":
            return replace(found, code=next((c for text, c in _TEXT_CODES if text.search(found.text)), found.code))
        return found

    def cost(self, payload: Any, job: PendingJob) -> Cost | None:
        """The tokens of ``usage``, or what they cost where the site says it."""
        usage = payload.get("usage") if isinstance(payload, Mapping) else None
        if not isinstance(usage, Mapping):
            return None
        asked = [Cost.said(usage[name], "tokens") for name in _ASKED if usage.get(name) is not None]
        if any(cost is None for cost in asked):
            return None
        total = sum(cost.amount for cost in asked if cost is not None) if asked else None
        return self.options.cost_of(total, usage.get("output_tokens"))

    def parse(self, payload: Any, job: PendingJob) -> CaptionResult | PendingJob:
        """Words out of the tool's input, else out of the text blocks.

        Raises ProviderError: SAFETY for ``stop_reason`` refusal; PROTOCOL for no content, no words, and for an answer
        that was cut short (``max_tokens``) before the alt text was complete.
        """
        blocks = payload.get("content") if isinstance(payload, Mapping) else None
        if not isinstance(blocks, list):
            raise self.no_message(payload, job)
        reason = payload.get("stop_reason")
        if reason == "refusal":
            details = payload.get("stop_details")
            said = details.get("explanation") if isinstance(details, Mapping) else None
            raise self.refused(string(said))
        is_cut = reason in ("max_tokens", "model_context_window_exceeded")
        return self.words(
            content_of(blocks, is_cut=is_cut),
            payload,
            job,
            model=payload.get("model"),
            id_=payload.get("id"),
            reason=reason,
            is_cut=is_cut,
        )


def content_of(blocks: Sequence[Any], *, is_cut: bool) -> str:
    """The tool's input as JSON, else the text of the blocks; of an input that was cut short, what is surely whole."""
    found = [block for block in blocks if isinstance(block, Mapping)]
    for block in found:
        words = block.get("input")
        if block.get("type") == "tool_use" and isinstance(words, Mapping) and words:
            whole = list(words.items())[: -1 if is_cut else None]
            return json.dumps(dict(whole), ensure_ascii=False) if whole else ""
    texts = (block.get("text") for block in found if block.get("type") == "text")
    return "".join(text for text in texts if isinstance(text, str)).strip()
