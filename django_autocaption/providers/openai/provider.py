"""Every server that speaks OpenAI's chat completions: https://platform.openai.com/docs/api-reference/chat/create

OpenAI, OpenRouter, Ollama, vLLM, LM Studio, llama.cpp…: one class; what they differ in is data, in ``presets``. One
request brings alt text, title, description, keywords, language, decorative, age group and nsfw.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import quote

from django_autocaption.providers import http
from django_autocaption.providers.chat import ChatProvider, question
from django_autocaption.providers.hosted import merge
from django_autocaption.providers.openai.complaints import OpenAIComplaints
from django_autocaption.providers.openai.forms import FORMS, response_format
from django_autocaption.providers.openai.message import content_of, refusal_of
from django_autocaption.providers.openai.options import OpenAICompatibleOptions, secrets_in
from django_autocaption.providers.presets import known, with_preset
from django_autocaption.types import CaptionRequest, CaptionResult, Cost, PendingJob


class OpenAICompatibleProvider(OpenAIComplaints[OpenAICompatibleOptions], ChatProvider[OpenAICompatibleOptions]):
    """Servers that take and give OpenAI's JSON, each in a dialect of its own."""

    service = "OpenAI-compatible"
    options_class = OpenAICompatibleOptions
    forms = FORMS
    names_form = re.compile(
        r"response_?format|json_?schema|json_?object|structured[ _-]outputs?|guided_|\bgrammar\b", re.IGNORECASE
    )
    #: 200 is where some put every error.
    form_statuses = frozenset({200, 400, 422})

    def __init__(self, alias: str, options: Mapping[str, Any] | None = None) -> None:
        super().__init__(alias, with_preset(options))
        self._known = known(self.options.preset, self.options.base_url)
        if self._known is not None:
            self.service, self.max_image_bytes = self._known.service, self._known.max_image_bytes

    @property
    def needs_key(self) -> bool:
        """Known services do; a server of one's own may not, and one that does says so."""
        return self._known is not None and self._known.needs_key

    @property
    def cost_units(self) -> Sequence[str]:
        """USD where the answers tell it, or the site says what tokens cost; tokens of all others."""
        return ("USD",) if self._known is not None and self._known.tells_price else (self.options.unit,)

    @property
    def secrets(self) -> tuple[str, ...]:
        return (*super().secrets, *secrets_in(self.options.headers))

    def build_as(self, request: CaptionRequest, form: str) -> http.Call:
        """One user message of a text part and an image part; without a system message, which some models refuse.

        https://platform.openai.com/docs/guides/images-vision
        """
        options = self.options
        model = request.model or options.model
        image = {"url": request.image.data_uri(), "detail": options.detail}
        content = [
            {"type": "text", "text": question(request.prompt, request.language, request.other_languages)},
            {"type": "image_url", "image_url": image},
        ]
        body = {
            "model": model or None,
            "messages": [{"role": "user", "content": content}],
            "response_format": response_format(form, request.other_languages),
            options.token_parameter: options.max_tokens,
            "temperature": options.temperature,
            "top_p": options.top_p,
            "seed": options.seed,
        }
        deployment = f"/deployments/{quote(model, safe='')}" if options.api_version else ""
        return http.Call(
            method="POST",
            url=f"{options.base_url}{deployment}/chat/completions",
            params={"api-version": options.api_version} if options.api_version else {},
            headers=self._request_headers(),
            json=merge({name: value for name, value in body.items() if value is not None}, options.extra),
        )

    def _request_headers(self) -> dict[str, str]:
        key, header = self.options.api_key, self.options.key_header
        own = {
            header: f"Bearer {key}" if key and header == "authorization" else key,
            "openai-organization": self.options.organization,
            "openai-project": self.options.project,
        }
        return {name: value for name, value in own.items() if value} | dict(self.options.headers)

    def cost(self, payload: Any, job: PendingJob) -> Cost | None:
        """``usage.cost`` in USD, which OpenRouter gives, else the tokens, at their price where the site says one.

        https://openrouter.ai/docs/use-cases/usage-accounting and
        https://platform.openai.com/docs/api-reference/chat/object#chat-object-usage
        """
        usage = payload.get("usage") if isinstance(payload, Mapping) else None
        if not isinstance(usage, Mapping):
            return None
        counts = (usage.get(name) for name in ("prompt_tokens", "completion_tokens", "total_tokens"))
        return Cost.said(usage.get("cost"), "USD") or self.options.cost_of(*counts)

    def parse(self, payload: Any, job: PendingJob) -> CaptionResult | PendingJob:
        """Words out of the first choice (https://platform.openai.com/docs/api-reference/chat/object).

        Raises ProviderError: SAFETY for ``refusal`` and ``finish_reason`` content_filter; PROTOCOL for no choice, no
        words, and for an answer that was cut short (``length``) before the alt text was complete.
        """
        choice = _first_choice(payload)
        if choice is None:
            raise self.no_message(payload, job)
        message, reason = choice["message"], choice.get("finish_reason")
        if refusal := refusal_of(message):
            raise self.refused(refusal)
        if reason == "content_filter":
            raise self.held_back(reason)
        return self.words(
            content_of(message),
            payload,
            job,
            model=payload.get("model"),
            id_=payload.get("id"),
            reason=reason,
            is_cut=reason == "length",
        )


def _first_choice(payload: Any) -> Mapping[str, Any] | None:
    choices = payload.get("choices") if isinstance(payload, Mapping) else None
    first = choices[0] if isinstance(choices, list) and choices else None
    return first if isinstance(first, Mapping) and isinstance(first.get("message"), Mapping) else None
