"""Plain values that travel between the rooms: what goes into a provider and what comes out of it."""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Literal
from uuid import UUID

from django_autocaption.cost import Cost
from django_autocaption.exceptions import ProviderError

__all__ = [
    "AgeGuess",
    "Answer",
    "AnswerShape",
    "CaptionRequest",
    "CaptionResult",
    "Cost",
    "DeferredAnswer",
    "ImageMetadata",
    "PendingJob",
    "PreparedImage",
]


#: What a model's answers look like. ``sentences``: prose; ``interrogation``: a caption, then words of style and names
#: that only lie near the image in a vocabulary, as CLIP interrogators write; ``tags``: words without a sentence.
AnswerShape = Literal["sentences", "interrogation", "tags"]


@dataclass(frozen=True, kw_only=True)
class ImageMetadata:
    """What the file says about itself, as raw blocks cut out of its container; unparsed, possibly hostile."""

    xmp: bytes = field(default=b"", repr=False)
    """The XMP packet (XML)."""
    exif: bytes = field(default=b"", repr=False)
    """The EXIF block, with or without its ``Exif\\0\\0`` prefix (TIFF structure)."""
    iptc: bytes = field(default=b"", repr=False)
    """The IPTC-IIM record stream (begins with 0x1C)."""


class Lack(StrEnum):
    """Why there is nothing in an image to ask about; each is the ``ErrorCode`` of its row."""

    ONE_COLOUR = "one_colour"
    TOO_SMALL = "too_small"
    TOO_NARROW = "too_narrow"


@dataclass(frozen=True, kw_only=True)
class PreparedImage:
    """An image as it may leave the site: upright, shrunk, re-encoded, free of metadata."""

    data: bytes = field(repr=False)
    """The encoded file."""
    media_type: str
    """``image/jpeg``, or the type of a small original that passed through stripped."""
    width: int
    """That of the stored original on a page, after it was turned upright: ``naturalWidth`` in a browser."""
    height: int
    content_hash: str
    """sha256 of the stored file's bytes, hexadecimal."""
    share: float | None = None
    """Of the original's pixels, where the file breaks off or is damaged: how much of them is there."""
    one_colour: bool = False
    """It shows nothing but one colour, in every frame."""
    metadata: ImageMetadata = field(default_factory=ImageMetadata, repr=False)
    """The original's own metadata, for the embedded provider alone; never sent anywhere."""
    small: bytes = field(default=b"", repr=False)
    """The same as a small JPEG, for the lists of people; empty where none was wanted."""

    def base64(self) -> str:
        """The encoded file in base64, without a prefix."""
        return base64.b64encode(self.data).decode("ascii")

    def data_uri(self) -> str:
        """The encoded file as ``data:<media type>;base64,…``."""
        return f"data:{self.media_type};base64,{self.base64()}"


@dataclass(frozen=True, kw_only=True)
class CaptionRequest:
    """One question to one service about one image."""

    uuid: UUID
    """The attempt's own id; sent as the idempotency key where the service knows one."""
    image: PreparedImage
    prompt: str = ""
    """Finished prompt text; empty = the service's own default."""
    language: str = "en"
    """BCP 47 tag of the language that the words should be in."""
    other_languages: tuple[str, ...] = ()
    """Tags of languages that the same answer should have the words in, too; only for a provider that takes
    ``several_languages``."""
    model: str = ""
    """The service's name of a model; empty = the one in the provider's options."""
    callback_url: str = field(default="", repr=False)
    """Address that the service may post its answer to, with a token in it; empty = none."""
    image_url: str = field(default="", repr=False)
    """Public address of the stored file, where the provider ``wants_image_url``; empty = none."""


@dataclass(frozen=True, kw_only=True)
class AgeGuess:
    """A model's guess of the age group of a person in the image: a pointer for review, not a fact."""

    label: str
    """As the model wrote it: ``13-20``, ``more than 70``…"""
    confidence: float | None = None
    scale: Literal["fraction", "percent"] = "fraction"
    """Whether confidences are 0–1 or 0–100; declared by the provider, never guessed."""
    scores: Mapping[str, float] | None = None
    """Every label with its confidence, where the model gives all."""

    @staticmethod
    def label_of(said: object) -> str:
        """The label in what a service said, a number or a structure as JSON; "" where that is nothing."""
        if said is None or said in ([], {}):
            return ""
        return said.strip() if isinstance(said, str) else json.dumps(said, default=str)


@dataclass(frozen=True, kw_only=True)
class CaptionResult:
    """What a service answered: raw material, not yet fit to publish."""

    text: str = ""
    """The caption as it came; empty only where ``structured`` is complete."""
    title: str = ""
    description: str = ""
    keywords: tuple[str, ...] = ()
    language: str = ""
    """Language that the service says it wrote; empty = as requested."""
    translations: Mapping[str, CaptionResult] = field(default_factory=dict)
    """The same words by tag of each of the ``other_languages`` that the answer has."""
    decorative: bool = False
    """The service judged that the image carries no information."""
    structured: Mapping[str, Any] | None = None
    age: AgeGuess | None = None
    nobody: bool = False
    """The service looked for people and saw none: there is no ``age`` then."""
    nsfw: bool | None = None
    """None = not checked."""
    by_author: bool = False
    """The words were written by a person into the file itself."""
    draft: bool = False
    """Too weak to publish without an editor (labels instead of a caption)."""
    model: str = ""
    cost: Cost | None = None
    external_id: str = ""
    """The service's id of the request or job."""
    finish_reason: str = ""
    raw: Any = field(default=None, repr=False)
    """The answer as JSON data, without image data or keys."""


@dataclass(frozen=True, kw_only=True)
class PendingJob:
    """A request that a service has, or is about to get: what its answer is matched against, now or later."""

    uuid: str
    """The attempt's own id, as it was sent where the service takes one."""
    job_id: str = ""
    """The service's id of the job; "" until the service has given one."""
    model: str = ""
    """The model that was asked."""
    poll_after: float = 1.0
    """Seconds until asking for the result makes sense."""
    raw: Any = field(default=None, repr=False)


#: How a request ended, or that it has not ended yet.
Answer = CaptionResult | PendingJob | ProviderError


@dataclass(frozen=True, kw_only=True)
class DeferredAnswer:
    """One answer that a service posted to the webhook address."""

    job_id: str
    """The service's id of the job, or the attempt's uuid where the service uses that."""
    answer: Answer
