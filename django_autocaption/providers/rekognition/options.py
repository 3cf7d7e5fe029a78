"""What a site can set for Amazon Rekognition."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from django_autocaption.providers.hosted import HostedOptions, clean_key, number_within

_REGION = re.compile(r"[a-z]{2}(-[a-z]+)+-\d")
#: Nudity, sex and gore, as names of the first two levels:
#: https://docs.aws.amazon.com/rekognition/latest/dg/moderation-api.html
UNSAFE = ("Explicit", "Non-Explicit Nudity", "Graphic Violence", "Death and Emaciation")


@dataclass(frozen=True, kw_only=True)
class RekognitionOptions(HostedOptions):
    """OPTIONS of RekognitionProvider."""

    api_secret: str = field(default="", repr=False)
    """The secret access key that belongs to ``api_key``, the access key's id. Both "" = where boto3 finds them: the
    environment, its files, the role of the machine."""
    session_token: str = field(default="", repr=False)
    """Of temporary keys."""
    profile: str = ""
    """Name of a profile in boto3's files."""
    region: str = ""
    """``eu-west-1``…; "" = AWS_REGION or AWS_DEFAULT_REGION of the environment."""
    base_url: str = ""
    """"" = the region's own address."""
    unsafe: Sequence[str] = UNSAFE
    """Names of moderation labels, of the first two levels, that make an image unsafe."""
    unsafe_confidence: float = 60
    """0–100: from which confidence on they do."""
    age_confidence: float | None = None
    """0–1: how sure its age ranges are taken to be, since it does not say. None = not at all: a moderator looks at
    adults, too."""

    def __post_init__(self) -> None:
        for name in ("api_secret", "session_token"):
            object.__setattr__(self, name, clean_key(name, getattr(self, name)))
        region = self.region or os.environ.get("AWS_REGION") or os.environ.get("AWS_DEFAULT_REGION") or ""
        if not isinstance(region, str) or not _REGION.fullmatch(region):
            raise ValueError(f"'region' must be one of Amazon's, such as 'eu-west-1', not {region!r}.")
        object.__setattr__(self, "region", region)
        object.__setattr__(self, "base_url", self.base_url or f"https://rekognition.{region}.amazonaws.com")
        super().__post_init__()
        if bool(self.api_key) != bool(self.api_secret):
            raise ValueError("'api_key' and 'api_secret' are needed together; without both, boto3 looks for keys.")
        if not isinstance(self.profile, str):
            raise ValueError(f"'profile' must be a name, not {self.profile!r}.")
        if isinstance(self.unsafe, str) or not all(isinstance(name, str) for name in self.unsafe):
            raise ValueError(f"'unsafe' must be a list of names, not {self.unsafe!r}.")
        object.__setattr__(self, "unsafe", tuple(self.unsafe))
        if self.unsafe_confidence is None:
            raise ValueError("'unsafe_confidence' must be a number from 0 to 100, not None.")
        number_within("unsafe_confidence", self.unsafe_confidence, 0, 100)
        number_within("age_confidence", self.age_confidence, 0, 1)
