"""The service of the site that hostile files are uploaded to: on this machine, and it reads all that a file says."""

from __future__ import annotations

from django_autocaption.providers.base import BaseProvider, ProviderOptions
from django_autocaption.providers.embedded.metadata.author import read_author_words
from django_autocaption.types import CaptionRequest, CaptionResult


class Reader(BaseProvider[ProviderOptions]):
    """Reads the author's words, as the embedded provider does, and says the same of every image."""

    service = "Reader"
    is_local = True

    async def caption(self, request: CaptionRequest) -> CaptionResult:
        read_author_words(request.image.metadata, request.language)
        return CaptionResult(text="A brown dog sits beside a red bridge.")
