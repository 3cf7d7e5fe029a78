"""What a site can set for Gemini."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, get_args

from django_autocaption.providers.chat import ChatOptions
from django_autocaption.providers.hosted import number_within, one_of

Form = Literal["response_schema", "text"]
"""By a schema, or by the prompt alone."""
FORMS: tuple[Form, ...] = get_args(Form)
MediaResolution = Literal["", "low", "medium", "high"]
ThinkingLevel = Literal["", "minimal", "low", "medium", "high", "xhigh"]
#: https://ai.google.dev/gemini-api/docs/safety-settings
CATEGORIES = ("harassment", "hate_speech", "sexually_explicit", "dangerous_content", "civic_integrity")
THRESHOLDS = ("off", "block_none", "block_only_high", "block_medium_and_above", "block_low_and_above")


@dataclass(frozen=True, kw_only=True)
class GeminiOptions(ChatOptions):
    """OPTIONS of GeminiProvider (https://ai.google.dev/api/generate-content)."""

    base_url: str = "https://generativelanguage.googleapis.com/v1beta"
    """Up to ``/models``."""
    structured: Literal["auto", Form] = "auto"
    """``auto`` asks by a schema, and in words of models that take none, as Gemma does not."""
    max_output_tokens: int | None = None
    """Limit on the tokens of the answer, thoughts included; None sends none."""
    temperature: float | None = None
    """0–2."""
    top_p: float | None = None
    """0–1."""
    top_k: int | None = None
    """Among how many words the model chooses the next one."""
    seed: int | None = None
    """For answers that repeat, as far as they do."""
    media_resolution: MediaResolution = ""
    """How closely the model looks, and what that costs; "" = its own default."""
    thinking_budget: int | None = None
    """Tokens that models before Gemini 3 may think: 0 = none, -1 = as many as they like."""
    thinking_level: ThinkingLevel = ""
    """How much newer models think; "" = their own default."""
    safety_settings: Mapping[str, str] = field(default_factory=dict)
    """From which threshold on an image is refused, by category: ``{"sexually_explicit": "block_only_high"}``."""
    system_instruction: str = ""
    """Said to the model besides the question."""

    def __post_init__(self) -> None:
        super().__post_init__()
        one_of("structured", self.structured, ("auto", *FORMS))
        object.__setattr__(self, "model", self.model.removeprefix("models/"))
        number_within("max_output_tokens", self.max_output_tokens, 1, 1_000_000, whole=True)
        number_within("temperature", self.temperature, 0, 2)
        number_within("top_p", self.top_p, 0, 1)
        number_within("top_k", self.top_k, 1, 1_000_000, whole=True)
        number_within("seed", self.seed, -(2**31), 2**31 - 1, whole=True)
        one_of("media_resolution", self.media_resolution, get_args(MediaResolution))
        number_within("thinking_budget", self.thinking_budget, -1, 1_000_000, whole=True)
        one_of("thinking_level", self.thinking_level, get_args(ThinkingLevel))
        if self.thinking_level and self.thinking_budget is not None:
            raise ValueError("'thinking_level' and 'thinking_budget' are of different models: set one of them.")
        if not isinstance(self.safety_settings, Mapping):
            raise ValueError(f"'safety_settings' must be a dict, not {type(self.safety_settings).__name__}.")
        for category, threshold in self.safety_settings.items():
            one_of("safety_settings", category, CATEGORIES)
            one_of(category, threshold, THRESHOLDS)
        if not isinstance(self.system_instruction, str):
            raise ValueError(f"'system_instruction' must be a text, not {type(self.system_instruction).__name__}.")
