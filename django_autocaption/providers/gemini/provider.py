"""Google's generateContent: https://ai.google.dev/api/generate-content"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from django_autocaption.exceptions import ErrorKind
from django_autocaption.providers import http
from django_autocaption.providers.chat import ChatProvider, question, schema
from django_autocaption.providers.gemini.errors import read_complaint
from django_autocaption.providers.gemini.options import FORMS, GeminiOptions
from django_autocaption.providers.hosted import Complaint, merge
from django_autocaption.types import CaptionRequest, CaptionResult, Cost, PendingJob

#: Reasons for the end of an answer that say what it shows, or whose words it repeats:
#: https://ai.google.dev/api/generate-content#FinishReason
_HELD_BACK = re.compile(r"(IMAGE_)?(SAFETY|PROHIBITED_CONTENT|RECITATION)|BLOCKLIST|SPII|MODEL_ARMOR")


class GeminiProvider(ChatProvider[GeminiOptions]):
    """The words come as JSON that keeps to a schema."""

    service = "Gemini"
    options_class = GeminiOptions
    forms = FORMS
    names_form = re.compile(r"response_?(json_?)?schema|response_?mime_?type|json mode|schema", re.IGNORECASE)
    form_statuses = frozenset({400})
    limit_option = "max_output_tokens"
    #: 20 MB a request, of which base64 makes 15 of image: https://ai.google.dev/gemini-api/docs/image-understanding
    max_image_bytes = 14_000_000
    #: https://ai.google.dev/gemini-api/docs/troubleshooting; the first two are of ``error.details``.
    code_kinds = (
        ("api_key*", ErrorKind.AUTH),
        ("*perday*", ErrorKind.QUOTA),
        ("unauthenticated", ErrorKind.AUTH),
        ("permission_denied", ErrorKind.AUTH),
        # Where Google gives nothing for free, and the project has no billing.
        ("failed_precondition", ErrorKind.QUOTA),
        ("resource_exhausted", ErrorKind.RATE_LIMIT),
        ("not_found", ErrorKind.NOT_FOUND),
        ("deadline_exceeded", ErrorKind.TIMEOUT),
        ("invalid_argument", ErrorKind.VALIDATION),
        ("out_of_range", ErrorKind.VALIDATION),
        ("unavailable", ErrorKind.SERVER),
        ("internal", ErrorKind.SERVER),
    )

    def build_as(self, request: CaptionRequest, form: str) -> http.Call:
        """One turn of an image and a text, the image first, as the vendor advises:
        https://ai.google.dev/gemini-api/docs/image-understanding"""
        image = {"mimeType": request.image.media_type, "data": request.image.base64()}
        text = question(request.prompt, request.language, request.other_languages)
        options = self.options
        system = {"parts": [{"text": options.system_instruction}]} if options.system_instruction else None
        body: dict[str, Any] = {
            "contents": [{"role": "user", "parts": [{"inlineData": image}, {"text": text}]}],
            "generationConfig": self._configuration(request, form),
            "systemInstruction": system,
            "safetySettings": [
                {"category": f"HARM_CATEGORY_{category.upper()}", "threshold": threshold.upper()}
                for category, threshold in options.safety_settings.items()
            ],
        }
        model = quote((request.model or options.model).removeprefix("models/"), safe="")
        return http.Call(
            method="POST",
            url=f"{options.base_url}/models/{model}:generateContent",
            headers={"x-goog-api-key": options.api_key} if options.api_key else {},
            json=merge({name: value for name, value in body.items() if value}, options.extra),
        )

    def _configuration(self, request: CaptionRequest, form: str) -> dict[str, Any]:
        options = self.options
        thinking = {"thinkingBudget": options.thinking_budget, "thinkingLevel": options.thinking_level.upper() or None}
        resolution = options.media_resolution and f"MEDIA_RESOLUTION_{options.media_resolution.upper()}"
        by_schema = form == "response_schema"
        all_values = {
            "responseMimeType": "application/json" if by_schema else None,
            "responseSchema": as_openapi(schema(request.other_languages)) if by_schema else None,
            "maxOutputTokens": options.max_output_tokens,
            "temperature": options.temperature,
            "topP": options.top_p,
            "topK": options.top_k,
            "seed": options.seed,
            "mediaResolution": resolution or None,
            "thinkingConfig": {name: value for name, value in thinking.items() if value is not None} or None,
        }
        return {name: value for name, value in all_values.items() if value is not None}

    def complaint(self, payload: Any, job: PendingJob) -> Complaint | None:
        """In Google's own shape, with the wait that it asks for."""
        return read_complaint(payload)

    def cost(self, payload: Any, job: PendingJob) -> Cost | None:
        """The tokens of ``usageMetadata``, thoughts among them, or what they cost where the site says it."""
        usage = payload.get("usageMetadata") if isinstance(payload, Mapping) else None
        if not isinstance(usage, Mapping):
            return None
        counts = (usage.get(name) for name in ("promptTokenCount", "candidatesTokenCount", "totalTokenCount"))
        return self.options.cost_of(*counts)

    def parse(self, payload: Any, job: PendingJob) -> CaptionResult | PendingJob:
        """Words out of the first candidate.

        Raises ProviderError: SAFETY where the question or the answer was blocked; PROTOCOL for no candidate, no words,
        and for an answer that was cut short (``MAX_TOKENS``) before the alt text was complete.
        """
        feedback = payload.get("promptFeedback") if isinstance(payload, Mapping) else None
        blocked = feedback.get("blockReason") if isinstance(feedback, Mapping) else None
        if isinstance(blocked, str) and blocked:
            raise self.held_back(blocked)
        candidates = payload.get("candidates") if isinstance(payload, Mapping) else None
        first = candidates[0] if isinstance(candidates, list) and candidates else None
        if not isinstance(first, Mapping):
            raise self.no_message(payload, job)
        reason = first.get("finishReason")
        if isinstance(reason, str) and _HELD_BACK.fullmatch(reason):
            raise self.held_back(reason)
        return self.words(
            text_of(first),
            payload,
            job,
            model=payload.get("modelVersion"),
            id_=payload.get("responseId"),
            reason=reason,
            is_cut=reason == "MAX_TOKENS",
        )


def text_of(candidate: Mapping[str, Any]) -> str:
    """The text of a candidate's parts, without its thoughts."""
    content = candidate.get("content")
    parts = content.get("parts") if isinstance(content, Mapping) else None
    found = [part for part in parts if isinstance(part, Mapping)] if isinstance(parts, list) else []
    texts = (part.get("text") for part in found if not part.get("thought"))
    return "".join(text for text in texts if isinstance(text, str)).strip()


def as_openapi(shape: Mapping[str, Any]) -> dict[str, Any]:
    """A JSON Schema as the part of OpenAPI's that ``responseSchema`` knows: types in capitals, properties in order.

    https://ai.google.dev/api/caching#Schema
    """
    found: dict[str, Any] = {"type": shape["type"].upper()}
    found |= {name: shape[name] for name in ("description", "enum", "required") if name in shape}
    if "items" in shape:
        found["items"] = as_openapi(shape["items"])
    if "properties" in shape:
        found["properties"] = {name: as_openapi(value) for name, value in shape["properties"].items()}
        found["propertyOrdering"] = list(shape["properties"])
    return found
