"""Whether an image has anything that could be described. Looked at in pixels that are decoded anyway."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from PIL import Image, ImageFile

from django_autocaption.types import Lack, PreparedImage

#: Levels of 255 by which one colour may differ from itself: lossy encoders round.
TOLERANCE = 2
#: Longer side by shorter side, beyond which nothing is left of the shorter one at the size that services look at.
MOST_RATIO = 200
#: Formats whose frames are those of an animation, all as large as the first one.
ANIMATED = frozenset({"GIF", "PNG", "WEBP", "AVIF"})
#: Later frames that are looked at, and pixels of them: 300 frames of 640 × 480.
_MOST_FRAMES, _MOST_PIXELS = 1_000, 100_000_000
#: Edge of the few pixels that tell most pictures from one colour.
_FEW = 8


def lack_of(image: PreparedImage, *, least_edge: int) -> Lack | None:
    """What the image lacks to be described; None = nothing. ``least_edge``: pixels of its shorter side at least."""
    short, long = sorted((image.width, image.height))
    if image.one_colour:
        return Lack.ONE_COLOUR
    if short < least_edge:
        return Lack.TOO_SMALL
    return Lack.TOO_NARROW if long > MOST_RATIO * short else None


def is_one_colour(image: Image.Image) -> bool:
    """Whether all pixels of a loaded image of 8 bits a channel, without transparency, are alike."""
    width, height = image.size
    few = image.resize((min(width, _FEW), min(height, _FEW)), Image.Resampling.NEAREST)
    return _is_even(few) and _is_even(image)


def later_frames(animation: ImageFile.ImageFile) -> Iterator[Image.Image]:
    """The frames behind the first one of a file of an ``ANIMATED`` format that was just opened, as many as it is
    sensible to look at. Each holds until the next is asked for. A frame that is broken, or takes too much memory, ends
    it."""
    number, size = 0, animation.width * animation.height
    while number < _MOST_FRAMES and number * size < _MOST_PIXELS:
        number += 1
        try:
            animation.seek(number)
            animation.load()
            frame = animation.copy()
        except Exception:  # EOFError at the end; a damaged or costly frame in whatever way its decoder says so
            return
        yield frame


def _is_even(image: Image.Image) -> bool:
    if image.mode not in {"L", "RGB"}:
        image = image.convert("RGB")
    found = (cast("tuple[int, int]", band.getextrema()) for band in image.split())
    return all(highest - lowest <= TOLERANCE for lowest, highest in found)
