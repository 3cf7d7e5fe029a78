"""What a site can set for a server that speaks OpenAI's chat completions."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, get_args

from django_autocaption.options import shown_name
from django_autocaption.providers.chat import ChatOptions
from django_autocaption.providers.hosted import clean_key, number_within, one_of
from django_autocaption.providers.openai.forms import FORMS, Form
from django_autocaption.providers.presets import PRESETS

Detail = Literal["auto", "low", "high"]
TokenParameter = Literal["max_tokens", "max_completion_tokens"]
KeyHeader = Literal["authorization", "api-key"]

_HEADER_NAME = re.compile(r"[A-Za-z0-9!#$%&'*+.^_`|~-]+")
_SECRET_HEADER = re.compile(r"auth|key|token|secret|cookie|password", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True)
class OpenAICompatibleOptions(ChatOptions):
    """OPTIONS of OpenAICompatibleProvider (https://platform.openai.com/docs/api-reference/chat/create)."""

    preset: str = ""
    """Name of a server in ``presets.PRESETS``, whose address and habits then are the defaults; "" = OpenAI's."""
    base_url: str = "https://api.openai.com/v1"
    """Up to ``/chat/completions``; with ``api_version`` up to ``/deployments``."""
    structured: Literal["auto", Form] = "auto"
    """How the server is told the shape of the answer; ``auto`` finds out what it takes, firmest first."""
    detail: Detail = "auto"
    """How closely the model looks, and what that costs
    (https://platform.openai.com/docs/guides/images-vision#specify-image-input-detail-level)."""
    max_tokens: int | None = None
    """Limit on the tokens of the answer, thinking included; None sends none."""
    token_parameter: TokenParameter = "max_tokens"  # noqa: S105 - tokens of text
    """Name under which that limit is sent: OpenAI's newer models take ``max_completion_tokens`` alone."""
    temperature: float | None = None
    """0–2; None leaves it to the server, as OpenAI's reasoning models demand."""
    top_p: float | None = None
    """0–1."""
    seed: int | None = None
    """For answers that repeat, where the server can."""
    key_header: KeyHeader = "authorization"
    """Header with the key: ``Bearer KEY`` in ``authorization``, or the key alone in ``api-key``, as Azure has it."""
    api_version: str = ""
    """Azure's dated form: ``/deployments/MODEL/chat/completions?api-version=…``; "" = the usual address
    (https://learn.microsoft.com/en-us/azure/ai-foundry/openai/reference)."""
    organization: str = ""
    """OpenAI's organisation that pays
    (https://platform.openai.com/docs/api-reference/authentication#organizations-and-projects-optional)."""
    project: str = ""
    """OpenAI's project that pays."""
    headers: Mapping[str, str] = field(default_factory=dict, repr=False)
    """More headers, such as OpenRouter's ``HTTP-Referer`` and ``X-Title``
    (https://openrouter.ai/docs/app-attribution); they win over those of this app."""

    def __post_init__(self) -> None:
        if self.preset:
            one_of("preset", self.preset, list(PRESETS))
            if not self.base_url:
                raise ValueError(f"'base_url' is missing: {self.preset!r} is like {PRESETS[self.preset].example!r}.")
        super().__post_init__()
        one_of("structured", self.structured, ("auto", *FORMS))
        one_of("detail", self.detail, get_args(Detail))
        one_of("token_parameter", self.token_parameter, get_args(TokenParameter))
        one_of("key_header", self.key_header, get_args(KeyHeader))
        number_within("max_tokens", self.max_tokens, 1, 1_000_000, whole=True)
        number_within("temperature", self.temperature, 0, 2)
        number_within("top_p", self.top_p, 0, 1)
        number_within("seed", self.seed, -(2**63), 2**63 - 1, whole=True)
        if "/deployments" in self.base_url:
            raise ValueError("'base_url' ends before '/deployments': the name of the deployment is the 'model'.")
        for name in ("api_version", "organization", "project"):
            object.__setattr__(self, name, clean_key(name, getattr(self, name)))
        object.__setattr__(self, "headers", _headers(self.headers))
        if self.extra.get("stream"):
            raise ValueError("'extra' cannot hold 'stream': the answer is read as a whole.")


def _headers(given: object) -> dict[str, str]:
    if not isinstance(given, Mapping):
        raise ValueError(f"'headers' must be a dict of names and values, not {type(given).__name__}.")
    for name, value in given.items():
        if not isinstance(name, str) or not _HEADER_NAME.fullmatch(name):
            raise ValueError(f"'headers' has a name that HTTP refuses: {shown_name(name)}.")
        if not isinstance(value, str) or not value.isascii() or not value.isprintable():
            raise ValueError(f"The value of {name!r} in 'headers' must be plain ASCII text without line breaks.")
    return {name.lower(): value.strip() for name, value in given.items()}


def secrets_in(headers: Mapping[str, str]) -> tuple[str, ...]:
    """Values of headers that carry a key by their name, and the key alone where a scheme stands before it."""
    values = (value for name, value in headers.items() if _SECRET_HEADER.search(name))
    return tuple(secret for value in values for secret in {value, value.rpartition(" ")[2]} if secret)
