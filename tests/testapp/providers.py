"""A third-party provider, as a site would write one: it answers from a script and remembers what it was asked."""

from __future__ import annotations

from collections import deque
from typing import Any, cast

from django_autocaption.providers.base import BaseProvider, ProviderOptions
from django_autocaption.types import CaptionRequest, CaptionResult, Cost


class ScriptedProvider(BaseProvider[ProviderOptions]):
    """Says what ``script`` holds next (a text, a result, an error, a coroutine function); else one sentence per image."""

    service = "Scripted"
    supports_prompt = True
    supports_model = True
    asked: list[CaptionRequest] = []
    script: deque[Any] = deque()

    async def caption(self, request: CaptionRequest) -> CaptionResult:
        self.asked.append(request)
        said = self.script.popleft() if self.script else None
        if isinstance(said, Exception):
            raise said
        if isinstance(said, CaptionResult):
            return said
        if callable(said):
            return cast(CaptionResult, await said(request))
        text = f"A photograph with the number {int(request.image.content_hash[:6], 16)} on a wall."
        return CaptionResult(
            text=text if said is None else said,
            model=request.model or "scripted-1",
            cost=Cost(amount=0, unit="credits"),
            raw={"said": text},
        )

    @classmethod
    def reset(cls) -> None:
        """Forget what was asked and what was to be said."""
        cls.asked.clear()
        cls.script.clear()


class PromptlessProvider(ScriptedProvider):
    """A service that takes no prompt."""

    service = "Promptless"
    supports_prompt = False
    supports_model = False


class CarefulProvider(ScriptedProvider):
    """A service that may bill twice, and is never asked again by itself."""

    service = "Careful"

    @property
    def retry_unknown(self) -> bool:
        return False
