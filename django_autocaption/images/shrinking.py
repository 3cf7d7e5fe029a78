"""The bytes of a stored file become a small picture: the part of the way that foreign bytes are read on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import Protocol

from PIL import Image

from django_autocaption.images.container import identify
from django_autocaption.images.decoding import Decoded, decode, decoder_errors, frames_behind, is_decodable
from django_autocaption.images.limits import ImageLimits
from django_autocaption.images.metadata import extract
from django_autocaption.images.rendering import JPEG_MEDIA_TYPE, encode, render, smaller
from django_autocaption.images.sight.subject import is_one_colour
from django_autocaption.images.spool import Blob, whole
from django_autocaption.images.stripping import is_picture_alone, strip
from django_autocaption.types import ImageMetadata

#: Modes that every service decodes alike, so that a small original of that format needs no re-encoding.
_PLAIN_MODES = {"JPEG": {"L", "RGB"}, "PNG": {"1", "L", "P", "RGB"}}
#: Above this, re-encoding a small original saves more upload than the lossless copy is worth.
_MAX_PASS_THROUGH_BYTES = 512 * 1024


@dataclass(frozen=True, kw_only=True)
class Shrunk:
    """A picture as it may leave the site, and what its file said about itself."""

    data: bytes = field(repr=False)
    """The encoded file."""
    media_type: str
    """``image/jpeg``, or the type of a small original that passed through stripped."""
    width: int
    """That of the original on a page, after it was turned upright."""
    height: int
    metadata: ImageMetadata = field(repr=False)
    share: float | None = None
    """Of its pixels, where the file breaks off or is damaged: how much of them is there."""
    one_colour: bool = False
    """It shows nothing but one colour, in every frame."""
    small: bytes = field(default=b"", repr=False)
    """The same as a JPEG of ``small_edge``; empty where none was wanted."""


class Shrink(Protocol):
    """Whoever shrinks. Raises ImageError only, as ``prepare`` lists it."""

    def __call__(self, blob: Blob, *, name: str, limits: ImageLimits) -> Shrunk: ...


def shrink(blob: Blob, *, name: str, limits: ImageLimits, admit: Callable[[int], object] | None = None) -> Shrunk:
    """Decode, render and encode in this process.

    ``admit``: called with the number of the original's pixels before they are decoded; it may wait, or raise.
    """
    data = whole(blob)
    kind = identify(data, name=name)
    decoded = decode(data, kind, name=name, max_pixels=limits.max_pixels, max_edge=limits.max_edge, admit=admit)
    metadata = extract(decoded.image)
    with decoder_errors(data, kind, name=name):
        media_type, image = f"image/{kind.lower()}", decoded.image
        small = _pass_through(data, kind, decoded, limits)
        if small is None:
            media_type, image = JPEG_MEDIA_TYPE, _picture(data, kind, decoded, limits)
            small = encode(image, max_bytes=limits.max_bytes, name=name)
        smallest = smaller(image, limits.small_edge) if limits.small_edge is not None else b""
    width, height = decoded.page_size
    return Shrunk(
        data=small,
        media_type=media_type,
        width=width,
        height=height,
        metadata=metadata,
        share=decoded.share,
        one_colour=is_one_colour(image),
        small=smallest,
    )


def _picture(data: bytes, kind: str, decoded: Decoded, limits: ImageLimits) -> Image.Image:
    """What is to be seen: of an animation the first frame that is not of one colour, if there is one."""
    turned = partial(render, orientation=decoded.orientation, max_edge=limits.max_edge)
    first = turned(decoded.image)
    if decoded.share is not None or not is_one_colour(first):
        return first
    later = (turned(frame) for frame in frames_behind(data, kind))
    return next((image for image in later if not is_one_colour(image)), first)


def _pass_through(data: bytes, kind: str, decoded: Decoded, limits: ImageLimits) -> bytes | None:
    """The original without its metadata and without another lossy generation, or None where it must be re-encoded."""
    image = decoded.image
    if (
        image.mode not in _PLAIN_MODES.get(kind, ())
        or max(decoded.width, decoded.height) > limits.max_edge
        or decoded.orientation != 1
        or not decoded.as_stored
        or image.has_transparency_data
        or image.info.get("icc_profile")
        or getattr(image, "is_animated", False)
    ):
        return None
    stripped = strip(data, kind)
    if stripped is None or (kind == "PNG" and not is_picture_alone(stripped)):
        return None
    max_bytes = min(limits.max_bytes or _MAX_PASS_THROUGH_BYTES, _MAX_PASS_THROUGH_BYTES)
    if len(stripped) > max_bytes:
        return None
    return stripped if stripped == data or is_decodable(stripped, kind) else None  # what was decoded is not again
