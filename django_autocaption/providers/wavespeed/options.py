"""What a site may set for WaveSpeed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal, get_args

from django_autocaption.providers.hosted import HostedOptions, clean_key, one_of

DetailLevel = Literal["low", "medium", "high"]

_MODEL = re.compile(r"[A-Za-z0-9][\w.-]*(/[A-Za-z0-9][\w.-]*)+", re.ASCII)


@dataclass(frozen=True, kw_only=True)
class WaveSpeedOptions(HostedOptions):
    """OPTIONS of WaveSpeedProvider (https://wavespeed.ai/docs/docs-api/wavespeed-ai/image-captioner)."""

    base_url: str = "https://api.wavespeed.ai/api/v3"
    model: str = "wavespeed-ai/image-captioner"
    """Path of the captioner; its siblings take the same image."""
    detail_level: DetailLevel = "medium"
    focus: str = ""
    """What the caption should dwell on; "" = the whole image. The service takes no other prompt."""
    enable_sync_mode: bool = False
    """Wait for the words in the exchange that submits the image, within ``timeout``
    (https://wavespeed.ai/docs/sync-mode)."""
    webhook_secrets: Sequence[str] = field(default=(), repr=False)
    """``whsec_…``, as ``GET /webhook/secret`` gives it; several while one is replaced. Without one, no webhook is asked
    for and none is believed."""
    rate: str | None = "10/minute"
    """The default tier's: submits count, looks at results do not."""
    concurrency: int = 3
    """The default tier's: a prediction counts until its result is there."""
    retry_unknown: bool = False
    """Submit once more where no answer came, or where the model failed, although WaveSpeed may bill twice."""

    def __post_init__(self) -> None:
        super().__post_init__()
        one_of("detail_level", self.detail_level, get_args(DetailLevel))
        if not isinstance(self.model, str) or not _MODEL.fullmatch(self.model):
            raise ValueError(f"'model' must be a path such as 'wavespeed-ai/image-captioner', not {self.model!r}.")
        if not isinstance(self.focus, str):
            raise ValueError(f"'focus' must be a string, not {self.focus!r}.")
        if not isinstance(self.webhook_secrets, list | tuple):
            raise ValueError("'webhook_secrets' must be a list of strings.")
        secrets = (clean_key("webhook_secrets", secret) for secret in self.webhook_secrets)
        object.__setattr__(self, "webhook_secrets", tuple(secret for secret in secrets if secret))
