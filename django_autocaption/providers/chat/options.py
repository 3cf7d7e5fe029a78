"""OPTIONS that all chat models share."""

from __future__ import annotations

from dataclasses import dataclass

from django_autocaption.providers.hosted import TokenOptions


@dataclass(frozen=True, kw_only=True)
class ChatOptions(TokenOptions):
    """OPTIONS of a chat model that sees images."""

    model: str = ""
    """Name of a model that sees images, as the service knows it."""
    structured: str = "auto"
    """How the service is told the shape of the answer; ``auto`` finds out what it takes, firmest first."""
    several_languages: bool = True
    """Ask once for the words in all languages of a site; False asks once for each, for models that are too small."""

    def __post_init__(self) -> None:
        super().__post_init__()
        if not isinstance(self.model, str):
            raise ValueError(f"'model' must be the name of a model, not {self.model!r}.")
        object.__setattr__(self, "model", self.model.strip())
