"""A third-party provider, as a site would write one: it answers from a script and remembers what it was asked."""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, ClassVar, cast

from django_autocaption.exceptions import WebhookRejected
from django_autocaption.providers.base import BaseProvider, ProviderOptions
from django_autocaption.providers.rates import Rate, read_rate
from django_autocaption.types import AgeGuess, Answer, CaptionRequest, CaptionResult, Cost, DeferredAnswer, PendingJob


class ScriptedProvider(BaseProvider[ProviderOptions]):
    """Says what ``script`` holds next (text, result, error, coroutine function); else one sentence per image."""

    service = "Scripted"
    supports_prompt = True
    supports_model = True
    cost_units = ("USD", "credits", "CU", "tokens")  # type: ignore[assignment]  # of whatever the script says
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
        LaterProvider.polled.clear()
        for apart in (AgeProvider, LaterAgeProvider, NudityProvider, OtherNudityProvider):
            apart.asked.clear()
            apart.script.clear()
        BatchProvider.batches.clear()
        PolyglotProvider.speaks = None


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


class RepeatableProvider(ScriptedProvider):
    """A service that knows a request by its uuid."""

    service = "Repeatable"
    knows_repeats = True


class AgeProvider(ScriptedProvider):
    """An age model: no words, and always an answer."""

    service = "Ages"
    supports_prompt = False
    asked: ClassVar[list[CaptionRequest]] = []
    script: ClassVar[deque[Any]] = deque()

    @property
    def tells_age(self) -> bool:
        return True

    async def caption(self, request: CaptionRequest) -> CaptionResult:
        said = self.script.popleft() if self.script else ("21-44", 90.0)
        if isinstance(said, tuple):
            label, confidence = said
            age = AgeGuess(label=label, confidence=confidence, scale="percent")
            said = CaptionResult(age=age, model="ages-1", cost=Cost(amount=0, unit="USD"), raw={"ageGroup": label})
        self.script.appendleft(said)
        return await super().caption(request)


class NudityProvider(ScriptedProvider):
    """Looks for nudity alone; ``script`` holds what it sees."""

    service = "Nudity"
    writes = False
    supports_prompt = False
    asked: ClassVar[list[CaptionRequest]] = []
    script: ClassVar[deque[Any]] = deque()

    @property
    def tells_nsfw(self) -> bool:
        return True

    async def caption(self, request: CaptionRequest) -> CaptionResult:
        said = self.script.popleft() if self.script else False
        if isinstance(said, bool):
            said = CaptionResult(nsfw=said, model="nudity-1", cost=Cost(amount=0, unit="USD"), raw={"nsfw": said})
        self.script.appendleft(said)
        return await super().caption(request)


class OtherNudityProvider(NudityProvider):
    """Another one."""

    service = "Other nudity"
    asked: ClassVar[list[CaptionRequest]] = []
    script: ClassVar[deque[Any]] = deque()


class LaterProvider(ScriptedProvider):
    """A service that takes the image and answers later; ``script`` holds what each look finds: an error is one of the
    look, a function's result is what the service says of the job."""

    service = "Later"
    answers_later = True
    polled: ClassVar[list[PendingJob]] = []

    @property
    def takes_webhooks(self) -> bool:
        return True

    async def caption(self, request: CaptionRequest) -> CaptionResult | PendingJob:
        self.asked.append(request)
        return PendingJob(uuid=str(request.uuid), job_id=f"job-{len(self.asked)}", model="later-1")

    async def poll(self, job: PendingJob) -> Answer:
        self.polled.append(job)
        said = self.script.popleft() if self.script else job
        if isinstance(said, Exception):
            raise said
        return cast(Answer, said(job) if callable(said) else said)

    def read_webhook(self, body: bytes, headers: Mapping[str, str]) -> Sequence[DeferredAnswer]:
        try:
            data = json.loads(body)
            return [DeferredAnswer(job_id=data["id"], answer=CaptionResult(text=data["text"], model="later-1"))]
        except (ValueError, KeyError, TypeError):
            raise WebhookRejected("The body is no answer.") from None


class PolyglotProvider(ScriptedProvider):
    """A service that gives the words in several languages at once."""

    service = "Polyglot"
    knows_language = True
    speaks: ClassVar[set[str] | None] = None
    """Languages that its answers to several have; None = all."""

    @property
    def several_languages(self) -> bool:
        return True

    async def caption(self, request: CaptionRequest) -> CaptionResult:
        result = await super().caption(request)
        spoken = [tag for tag in request.other_languages if self.speaks is None or tag in self.speaks]
        words = {tag: replace(result, text=f"{result.text[:-1]} ({tag}).", cost=None) for tag in spoken}
        return replace(result, translations=words)


@dataclass(frozen=True, kw_only=True)
class PacedOptions(ProviderOptions):
    """How often, and how many at once."""

    rate: str = ""
    concurrency: int = 0


class _Paced(BaseProvider[PacedOptions]):
    options_class = PacedOptions

    @property
    def rate(self) -> Rate | None:
        return read_rate(self.options.rate)

    @property
    def concurrency(self) -> int:
        return self.options.concurrency


class PacedProvider(_Paced, ScriptedProvider):
    """A service with a quota."""

    service = "Paced"


class PacedLaterProvider(_Paced, LaterProvider):
    """A service with a quota that answers later."""


class LaterAgeProvider(LaterProvider):
    """An age model that answers later."""

    service = "Later ages"
    asked: ClassVar[list[CaptionRequest]] = []
    script: ClassVar[deque[Any]] = deque()

    @property
    def tells_age(self) -> bool:
        return True


class BatchProvider(ScriptedProvider):
    """A service that takes three images in one request."""

    service = "Batch"
    batches: ClassVar[list[int]] = []

    @property
    def batch_size(self) -> int:
        return 3

    async def caption_batch(self, requests: Sequence[CaptionRequest]) -> Sequence[Answer]:
        self.batches.append(len(requests))
        return await super().caption_batch(requests)
