"""A service that knows one sentence in three languages."""

from __future__ import annotations

from django_autocaption.providers.base import BaseProvider, ProviderOptions
from django_autocaption.types import CaptionRequest, CaptionResult

SENTENCES = {
    "en": "A red bridge over a river.",
    "de": "Eine rote Brücke über einem Fluss.",
    "pt-br": "Uma ponte vermelha sobre um rio.",
}


class Fluent(BaseProvider[ProviderOptions]):
    service = "Fluent"
    supports_prompt = True
    knows_language = True

    async def caption(self, request: CaptionRequest) -> CaptionResult:
        return CaptionResult(text=SENTENCES[request.language])
