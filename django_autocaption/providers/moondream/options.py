"""What a site may set for Moondream."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, get_args

from django_autocaption.providers.hosted import TokenOptions, number_within, one_of

Length = Literal["short", "normal", "long"]
SETTINGS = ("temperature", "top_p", "max_tokens")


@dataclass(frozen=True, kw_only=True)
class MoondreamOptions(TokenOptions):
    """OPTIONS of MoondreamProvider."""

    base_url: str = "https://api.moondream.ai/v1"
    """Station: ``http://localhost:2020/v1``."""
    model: str = ""
    """Not on the page: the vendor's client sends it. "" = the service's own choice."""
    length: Length = "short"
    """``long`` is not on the page. The default here fits alt text; the service's own is ``normal``."""
    stream: bool = False
    """Have the words come in pieces; they are read to the end all the same."""
    settings: Mapping[str, float] = field(default_factory=dict)
    """Not on the page: ``temperature`` (0–2), ``top_p`` (0–1), ``max_tokens``."""
    rate: str | None = None
    """None = 2 a second in the cloud, which is what accounts without credit may ask; no limit for Station."""

    def __post_init__(self) -> None:
        super().__post_init__()
        one_of("length", self.length, get_args(Length))
        if not isinstance(self.model, str):
            raise ValueError(f"'model' must be the name of a model, not {self.model!r}.")
        if not isinstance(self.settings, Mapping):
            raise ValueError(f"'settings' must be a dict, not {type(self.settings).__name__}.")
        for name in self.settings:
            one_of("settings", name, SETTINGS)
        number_within("temperature", self.settings.get("temperature"), 0, 2)
        number_within("top_p", self.settings.get("top_p"), 0, 1)
        number_within("max_tokens", self.settings.get("max_tokens"), 1, 1_000_000, whole=True)
