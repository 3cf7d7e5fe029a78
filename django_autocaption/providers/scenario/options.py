"""What a site may set for Scenario."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal, get_args

from django_autocaption.providers.hosted import HostedOptions, clean_key, number_within, one_of

DetailsLevel = Literal["", "action", "action+style"]
#: No limit is documented; a request of more shrunk images would be a very large one.
MAX_BATCH = 100


@dataclass(frozen=True, kw_only=True)
class ScenarioOptions(HostedOptions):
    """OPTIONS of ScenarioProvider; what is None or "" is not sent, so that the service's own default holds.

    https://docs.scenario.com/api/resources/generate/methods/caption
    """

    base_url: str = "https://api.cloud.scenario.com/v1"
    api_secret: str = field(default="", repr=False)
    """The second half of the key, shown once when the key is made."""
    project_id: str = ""
    ensure_ip_cleared: bool | None = None
    """Keep protected names and characters out of the words, as far as the service can."""
    seed: float | None = None
    """The same seed and parameters give the same words, as far as the service can."""
    unwanted_sequences: Sequence[str] = ()
    """Sequences of words that must not be in the captions."""
    model_id: str = ""
    """A model of the account whose examples the captions follow; ``details_level`` is ignored then."""
    temperature: float | None = None
    """0 to 2; change this or ``top_p``, not both."""
    top_p: float | None = None
    """0 to 1."""
    details_level: DetailsLevel = ""
    asset_ids: bool = False
    """Upload every image and name it in ``assetIds``, which the service deprecates in favour of ``images``."""
    batch_size: int = 4
    """Images in one request at most."""
    upload_assets: int = 4
    """A request with more images than this has them uploaded as assets first, which stay in the project; 0 = always."""

    def __post_init__(self) -> None:
        super().__post_init__()
        if ":" in self.api_key:
            raise ValueError("'api_key' cannot hold a colon; what follows it belongs into 'api_secret'.")
        object.__setattr__(self, "api_secret", clean_key("api_secret", self.api_secret))
        one_of("details_level", self.details_level, get_args(DetailsLevel))
        for name in ("project_id", "model_id"):
            if not isinstance(getattr(self, name), str):
                raise ValueError(f"{name!r} must be a string, not {getattr(self, name)!r}.")
        words = self.unwanted_sequences
        if not isinstance(words, list | tuple) or not all(isinstance(word, str) and word for word in words):
            raise ValueError(f"'unwanted_sequences' must be a list of strings, not {words!r}.")
        number_within("seed", self.seed, -(2**53), 2**53)
        number_within("temperature", self.temperature, 0, 2)
        number_within("top_p", self.top_p, 0, 1)
        for name, fewest in (("batch_size", 1), ("upload_assets", 0)):
            value = getattr(self, name)
            if not isinstance(value, int) or isinstance(value, bool) or not fewest <= value <= MAX_BATCH:
                raise ValueError(f"{name!r} must be a whole number from {fewest} to {MAX_BATCH}, not {value!r}.")
