"""Values of more than 8 bits to 8: which of them are a picture's, and which only say that there is none.

Scientific images (height, temperature, microscopy, scans of bodies) use a part of the range that their type has, and
keep some value for pixels about which nothing is known.
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from PIL import Image, TiffImagePlugin

Levels = tuple[float, float]
"""The value that becomes black, and a higher one that becomes white."""

#: Edge of the pixels that are looked at for the range.
_SAMPLE = 256
#: Part of them at each end that may be brighter or darker than white and black: hot pixels, dust.
_OUTLIERS = 0.005
#: Values from here on are fillers: 9.97e36 of NetCDF, 3.4e38 of GDAL, 1e30 and 1e31 of others.
_FILLER = 1e29
#: Values that differ, for an end value that is far from all of them to be a filler, too.
_MANY = 16
#: GDAL's tag: the filler, as text. https://gdal.org/en/stable/drivers/raster/gtiff.html#nodata-value
_NODATA = 42113


def is_deep(image: Image.Image) -> bool:
    """Whether a pixel has one value of more than 8 bits."""
    return image.mode == "F" or image.mode.startswith("I")


def levels_of(image: Image.Image) -> Levels | None:
    """Of a loaded image: those that it uses, without what are no values of pixels; 16 bits of a PNG, and of what is of
    one colour, by their full range, as browsers show them. None where it needs no more than 8 bits as they are."""
    if not is_deep(image):
        return None
    sixteen_bits = image.mode.startswith("I;16")
    used = None if sixteen_bits and image.format == "PNG" else _used(image)
    if sixteen_bits:
        return used or (0.0, 65535.0)
    return None if used is None or _are_of_eight_bits(used) else used


def _used(image: Image.Image) -> Levels | None:
    """None where all are alike, or there are none."""
    values = _without_fillers(_sample(image))
    if not values:
        return None
    cut = int(len(values) * _OUTLIERS)
    lower, upper = values[cut], values[-1 - cut]
    if upper > lower:
        return lower, upper
    return (values[0], values[-1]) if values[-1] > values[0] else None


def _are_of_eight_bits(levels: Levels) -> bool:
    """Whether they look like levels from 0 to 255: within them, and not in a small part of them."""
    lowest, highest = levels
    return lowest >= 0 and highest <= 255 and highest - lowest >= 128


def _sample(image: Image.Image) -> list[float]:
    """Finite values, sorted, without the one that the file names as its filler."""
    size = (min(image.width, _SAMPLE), min(image.height, _SAMPLE))
    few = image.resize(size, Image.Resampling.NEAREST)
    if few.mode.startswith("I;16"):
        few = few.convert("I")
    filler = _named_filler(image)
    values = memoryview(few.tobytes()).cast("f" if few.mode == "F" else "i")
    return sorted(
        value
        for value in values
        if math.isfinite(value) and abs(value) < _FILLER and not math.isclose(value, filler, rel_tol=1e-6)
    )


def _named_filler(image: Image.Image) -> float:
    """NaN where the file names none."""
    if isinstance(image, TiffImagePlugin.TiffImageFile):
        try:
            return float(str(image.tag_v2.get(_NODATA, "nan")).strip("\0 "))
        except ValueError:
            return math.nan
    return math.nan


def _without_fillers(values: Sequence[float]) -> Sequence[float]:
    """Without an end value that many pixels have, and that is farther from all others than those from each other."""
    if not values:
        return values
    above = values[bisect_right(values, values[0]) :]
    if len(values) - len(above) > 1 and _is_far(values[0], above):
        values = above
    below = values[: bisect_left(values, values[-1])]
    if len(values) - len(below) > 1 and _is_far(values[-1], below):
        values = below
    return values


def _is_far(value: float, others: Sequence[float]) -> bool:
    if len(set(others)) < _MANY:
        return False
    lowest, highest = others[0], others[-1]
    return max(lowest - value, value - highest) > highest - lowest
