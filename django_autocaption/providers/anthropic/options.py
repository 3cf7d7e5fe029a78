"""What a site can set for Anthropic."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, get_args

from django_autocaption.providers.chat import ChatOptions
from django_autocaption.providers.hosted import clean_key, number_within, one_of

Form = Literal["tool", "json_schema", "text"]
"""By a tool that the model has to call, by a schema for its text, or by the prompt alone."""
FORMS: tuple[Form, ...] = get_args(Form)
Effort = Literal["", "low", "medium", "high", "xhigh", "max"]
ServiceTier = Literal["", "auto", "standard_only"]
KeyHeader = Literal["x-api-key", "authorization"]

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True, kw_only=True)
class AnthropicOptions(ChatOptions):
    """OPTIONS of AnthropicProvider (https://docs.anthropic.com/en/api/messages)."""

    base_url: str = "https://api.anthropic.com/v1"
    """Up to ``/messages``."""
    structured: Literal["auto", Form] = "auto"
    """``auto`` asks by a tool, or by a schema where the model is to think, which forbids a forced tool."""
    max_tokens: int = 2048
    """Limit on the tokens of the answer, thinking included; the service demands one."""
    temperature: float | None = None
    """0–1; not sent unless set, as newer models refuse it."""
    top_p: float | None = None
    """0–1."""
    top_k: int | None = None
    """Among how many words the model chooses the next one."""
    system: str = ""
    """System prompt, besides the question."""
    thinking: Mapping[str, Any] = field(default_factory=dict)
    """``{"type": "adaptive"}``, ``{"type": "enabled", "budget_tokens": 1024}``, ``{"type": "disabled"}``."""
    effort: Effort = ""
    """How much the model puts into its answer; "" = its own default."""
    service_tier: ServiceTier = ""
    """Whether priority capacity may be used; "" = the service's default."""
    version: str = "2023-06-01"
    """Header ``anthropic-version``: the date that its pages have long named; its newest client sends another."""
    beta: str = ""
    """Header ``anthropic-beta``: names of features that are tried out, with commas between them."""
    key_header: KeyHeader = "x-api-key"
    """Header with the key; ``authorization`` sends it as ``Bearer KEY``, as the vendor's newest client does."""
    image_source: Literal["base64", "url"] = "base64"
    """``url``: the service fetches the stored file itself, where it has a public address."""

    def __post_init__(self) -> None:
        super().__post_init__()
        one_of("structured", self.structured, ("auto", *FORMS))
        if self.max_tokens is None:
            raise ValueError("'max_tokens' must be a whole number: Anthropic demands one.")
        number_within("max_tokens", self.max_tokens, 1, 1_000_000, whole=True)
        number_within("temperature", self.temperature, 0, 1)
        number_within("top_p", self.top_p, 0, 1)
        number_within("top_k", self.top_k, 1, 1_000_000, whole=True)
        if not isinstance(self.system, str):
            raise ValueError(f"'system' must be a text, not {type(self.system).__name__}.")
        if not isinstance(self.thinking, Mapping):
            raise ValueError(f"'thinking' must be a dict, not {type(self.thinking).__name__}.")
        if self.thinks and self.structured == "tool":
            raise ValueError("'structured' cannot be 'tool' with 'thinking', which forbids a forced tool.")
        one_of("effort", self.effort, get_args(Effort))
        one_of("service_tier", self.service_tier, get_args(ServiceTier))
        one_of("key_header", self.key_header, get_args(KeyHeader))
        one_of("image_source", self.image_source, ("base64", "url"))
        if not isinstance(self.version, str) or not _DATE.fullmatch(self.version):
            raise ValueError(f"'version' must be a date such as '2023-06-01', not {self.version!r}.")
        object.__setattr__(self, "beta", clean_key("beta", self.beta))
        if self.extra.get("stream"):
            raise ValueError("'extra' cannot hold 'stream': the answer is read as a whole.")

    @property
    def thinks(self) -> bool:
        """The model is to think before it answers."""
        return bool(self.thinking.get("type", "disabled") != "disabled")
