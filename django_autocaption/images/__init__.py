"""A stored file becomes an image that may leave the site.

``prepare`` tells the story; each step has its own module: ``reading`` (bytes out of the storage), ``container`` (what
the bytes are), ``screening`` (what no decoder should see), ``decoding`` (bytes to pixels), ``rendering`` (pixels to a
small JPEG), ``stripping`` (the lossless way for small originals), ``metadata`` (what the file says about itself).
Nothing here knows Django, settings or the file's extension.
"""

from __future__ import annotations

from dataclasses import dataclass

from django_autocaption.images.container import identify
from django_autocaption.images.decoding import Decoded, decode, decoder_errors, is_decodable
from django_autocaption.images.metadata import extract
from django_autocaption.images.reading import ChunkedFile, read
from django_autocaption.images.rendering import JPEG_MEDIA_TYPE, encode, render
from django_autocaption.images.screening import screen
from django_autocaption.images.stripping import is_picture_alone, strip
from django_autocaption.types import PreparedImage

__all__ = ["ChunkedFile", "ImageLimits", "prepare"]

#: Modes that every service decodes alike, so that a small original of that format needs no re-encoding.
_PLAIN_MODES = {"JPEG": {"L", "RGB"}, "PNG": {"1", "L", "P", "RGB"}}
#: Above this, re-encoding a small original saves more upload than the lossless copy is worth.
_MAX_PASS_THROUGH_BYTES = 512 * 1024


@dataclass(frozen=True, kw_only=True)
class ImageLimits:
    """How large an original may be, and how large the prepared image."""

    max_file_size: int = 50 * 1024 * 1024
    """Bytes of the stored file; a larger one is excluded."""
    max_pixels: int = 100_000_000
    """Width × height of the original; a larger one is excluded. Pillow's own ``Image.MAX_IMAGE_PIXELS`` (89 million
    unless the site changes it) holds as well: the smaller of the two decides."""
    max_edge: int = 1024
    """Pixels of the longer side of the prepared image."""
    max_bytes: int | None = None
    """Bytes of the prepared image; None = whatever ``max_edge`` gives."""


_DEFAULT_LIMITS = ImageLimits()


def prepare(file: ChunkedFile, *, name: str, limits: ImageLimits = _DEFAULT_LIMITS) -> PreparedImage:
    """Read a stored file once and return it upright, shrunk, in sRGB, on white, and free of metadata.

    ``file``: anything with ``chunks()``, such as Django's ``File``; it is read to the end and left open.
    ``name``: what the messages call the file.

    Reads JPEG, PNG, WebP, GIF, AVIF, TIFF, BMP and (with pillow-heif) HEIF, told apart by content; of several frames
    the first. Safe to call from several threads at once.

    Raises ImageError only. Excluded by a rule: ``too_large``, ``too_many_pixels``, ``svg``, ``heic``,
    ``unsupported`` (also AVIF and WebP where this Pillow lacks them). Broken: ``missing``, ``empty``, ``not_an_image``,
    ``truncated``, ``unreadable``. Worth another try: ``storage``.
    """
    original = read(file, name=name, max_file_size=limits.max_file_size)
    kind = identify(original.data, name=name)
    screened = screen(original.data, kind, name=name)
    decoded = decode(screened, kind, name=name, max_pixels=limits.max_pixels, max_edge=limits.max_edge)
    metadata = extract(decoded.image)
    with decoder_errors(screened, kind, name=name):
        media_type = f"image/{kind.lower()}"
        data = _pass_through(screened, kind, decoded, limits)
        if data is None:
            media_type = JPEG_MEDIA_TYPE
            image = render(decoded.image, orientation=decoded.orientation, max_edge=limits.max_edge)
            data = encode(image, max_bytes=limits.max_bytes, name=name)
    return PreparedImage(
        data=data,
        media_type=media_type,
        width=decoded.width,
        height=decoded.height,
        content_hash=original.content_hash,
        metadata=metadata,
    )


def _pass_through(data: bytes, kind: str, decoded: Decoded, limits: ImageLimits) -> bytes | None:
    """The original without its metadata and without another lossy generation, or None where it must be re-encoded."""
    image = decoded.image
    if (
        image.mode not in _PLAIN_MODES.get(kind, ())
        or max(decoded.width, decoded.height) > limits.max_edge
        or decoded.orientation != 1
        or image.has_transparency_data
        or image.info.get("icc_profile")
        or getattr(image, "is_animated", False)
    ):
        return None
    stripped = strip(data, kind)
    if stripped is None or (kind == "PNG" and not is_picture_alone(stripped)):
        return None
    max_bytes = min(limits.max_bytes or _MAX_PASS_THROUGH_BYTES, _MAX_PASS_THROUGH_BYTES)
    return stripped if len(stripped) <= max_bytes and is_decodable(stripped, kind) else None
