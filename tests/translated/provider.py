"""A service that knows a sentence in three languages, and another one of posters, which are broad."""

from __future__ import annotations

from django_autocaption.providers.base import BaseProvider, ProviderOptions
from django_autocaption.types import CaptionRequest, CaptionResult

SENTENCES = {
    "en": "A red bridge over a river.",
    "de": "Eine rote Brücke über einem Fluss.",
    "pt-br": "Uma ponte vermelha sobre um rio.",
}
OF_POSTERS = {
    "en": "A poster with a lighthouse on a cliff.",
    "de": "Ein Plakat mit einem Leuchtturm auf einer Klippe.",
    "pt-br": "Um cartaz com um farol num penhasco.",
}


class Fluent(BaseProvider[ProviderOptions]):
    service = "Fluent"
    supports_prompt = True
    knows_language = True

    async def caption(self, request: CaptionRequest) -> CaptionResult:
        known = OF_POSTERS if request.image.width > request.image.height else SENTENCES
        return CaptionResult(text=known[request.language])
