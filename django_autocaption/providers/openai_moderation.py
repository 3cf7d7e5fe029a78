"""OpenAI's moderation of images, which is free: https://platform.openai.com/docs/guides/moderation

It writes no words and tells no ages: it says whether an image is unsafe.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from django_autocaption.exceptions import ErrorKind, ProviderError
from django_autocaption.providers import http
from django_autocaption.providers.hosted import (
    HostedOptions,
    mask_json,
    merge,
    number_within,
)
from django_autocaption.providers.openai.complaints import OpenAIComplaints
from django_autocaption.types import CaptionRequest, CaptionResult, Cost, PendingJob

#: Those that are judged on images and mean nudity, sex or gore; ``sexual/minors`` is judged on texts alone.
UNSAFE = ("sexual", "violence/graphic")


@dataclass(frozen=True, kw_only=True)
class OpenAIModerationOptions(HostedOptions):
    """OPTIONS of OpenAIModerationProvider (https://platform.openai.com/docs/api-reference/moderations)."""

    base_url: str = "https://api.openai.com/v1"
    """Up to ``/moderations``."""
    model: str = "omni-moderation-latest"
    """One that takes images."""
    unsafe: Sequence[str] = UNSAFE
    """Names of categories that make an image unsafe."""
    threshold: float | None = None
    """0–1: from which score of one of them on it is unsafe; None = where OpenAI itself flags it."""

    def __post_init__(self) -> None:
        super().__post_init__()
        if not isinstance(self.model, str) or not self.model:
            raise ValueError(f"'model' must be the name of a model, not {self.model!r}.")
        if isinstance(self.unsafe, str) or not all(isinstance(name, str) for name in self.unsafe):
            raise ValueError(f"'unsafe' must be a list of names, not {self.unsafe!r}.")
        object.__setattr__(self, "unsafe", tuple(self.unsafe))
        number_within("threshold", self.threshold, 0, 1)


class OpenAIModerationProvider(OpenAIComplaints[OpenAIModerationOptions]):
    """One request for an image; nobody is billed."""

    service = "OpenAI moderation"
    writes = False
    options_class = OpenAIModerationOptions
    supports_model = True

    @property
    def tells_nsfw(self) -> bool:
        """By the categories in the option ``unsafe``."""
        return True

    @property
    def model(self) -> str:
        """The option ``model``."""
        return self.options.model

    @property
    def cost_units(self) -> Sequence[str]:
        """It is free: 0 USD."""
        return ("USD",)

    def build(self, request: CaptionRequest) -> http.Call:
        """One image as a data URI."""
        image = {"type": "image_url", "image_url": {"url": request.image.data_uri()}}
        return http.Call(
            method="POST",
            url=f"{self.options.base_url}/moderations",
            headers={"authorization": f"Bearer {self.options.api_key}"} if self.options.api_key else {},
            json=merge({"model": request.model or self.model, "input": [image]}, self.options.extra),
        )

    def cost(self, payload: Any, job: PendingJob) -> Cost | None:
        """0 USD for whatever was judged."""
        judged = isinstance(payload, Mapping) and isinstance(payload.get("results"), list)
        return Cost.said(0, "USD") if judged else None

    def parse(self, payload: Any, job: PendingJob) -> CaptionResult | PendingJob:
        """Unsafe by ``categories`` or ``category_scores`` of the first result.

        Raises ProviderError (protocol) where it does not say so of every category in ``unsafe``.
        """
        results = payload.get("results") if isinstance(payload, Mapping) else None
        first = results[0] if isinstance(results, list) and results else None
        where = "categories" if self.options.threshold is None else "category_scores"
        told = first.get(where) if isinstance(first, Mapping) else None
        said = [told.get(name) for name in self.options.unsafe] if isinstance(told, Mapping) else [None]
        verdicts = [self._verdict(one) for one in said]
        if None in verdicts and True not in verdicts:
            sentence = _("%(service)s did not say what it saw.")
            raise ProviderError(sentence % {"service": self.service}, kind=ErrorKind.PROTOCOL, outcome_unknown=True)
        return CaptionResult(
            nsfw=True in verdicts,
            structured={"nsfw": True in verdicts},
            model=str(payload.get("model") or "")[:100],
            external_id=str(payload.get("id") or "")[:100],
            raw=mask_json(payload, self.secrets),
        )

    def _verdict(self, said: object) -> bool | None:
        limit = self.options.threshold
        if limit is None:
            return said if isinstance(said, bool) else None
        return said >= limit if isinstance(said, int | float) and not isinstance(said, bool) else None
