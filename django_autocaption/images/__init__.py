"""A stored file becomes an image that may leave the site.

``prepare`` tells the story; each step has its own module: ``reading`` (bytes out of the storage), then, in a child
process where the caller has ``children``, ``shrinking``: ``container`` (what the bytes are), ``decoding`` (bytes to
pixels, as a browser shows them: ``shown``), ``rendering`` (pixels to a small JPEG), ``stripping`` (the lossless way for
small originals), ``metadata`` (what the file says about itself). Nothing here knows Django's settings or the file's
extension.
"""

from __future__ import annotations

from django_autocaption.images.limits import ImageLimits
from django_autocaption.images.reading import ChunkedFile, read
from django_autocaption.images.shrinking import Shrink, shrink
from django_autocaption.types import PreparedImage

__all__ = ["ChunkedFile", "ImageLimits", "prepare"]

_DEFAULT_LIMITS = ImageLimits()


def prepare(
    file: ChunkedFile, *, name: str, limits: ImageLimits = _DEFAULT_LIMITS, shrink: Shrink = shrink
) -> PreparedImage:
    """Read a stored file once and return it upright, shrunk, in sRGB, on white, and free of metadata.

    ``file``: anything with ``chunks()``, such as Django's ``File``; it is read to the end and left open.
    ``name``: what the messages call the file. ``shrink``: who decodes it: this process, or one of ``children``.

    Reads JPEG, PNG, WebP, GIF, AVIF, TIFF, BMP, (with pillow-heif) HEIF and the formats of ``rare``, told apart by
    content; of several frames the first, of an animation the first that is not of one colour. What breaks off or is
    damaged is read as far as a browser shows it. Safe to call from several threads at once.

    Raises ImageError only. Excluded by a rule: ``too_large``, ``too_many_pixels``, ``svg``, ``heic``,
    ``unsupported`` (also AVIF and WebP where this Pillow lacks them). Broken: ``missing``, ``empty``, ``not_an_image``,
    ``truncated``, ``unreadable``. Worth another try: ``storage``.
    """
    with read(file, name=name, max_file_size=limits.max_file_size) as original:
        small = shrink(original, name=name, limits=limits)
    return PreparedImage(
        data=small.data,
        media_type=small.media_type,
        width=small.width,
        height=small.height,
        content_hash=original.content_hash,
        share=small.share,
        one_colour=small.one_colour,
        metadata=small.metadata,
        small=small.small,
    )
