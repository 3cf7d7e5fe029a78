"""Values that are no pixels of a picture have no part in what becomes black and white."""

from __future__ import annotations

import math
import struct
from collections.abc import Sequence

import pytest
from PIL import Image

from tests.images.pictures import opened, prepared, saved
from tests.images.tiffs import tiff

WIDTH, HEIGHT = 64, 32


def slope(low: float, high: float) -> list[float]:
    """From left to right."""
    return [low + (high - low) * x / (WIDTH - 1) for _y in range(HEIGHT) for x in range(WIDTH)]


def file_of(values: Sequence[float], form: str, *, nodata: str = "") -> bytes:
    number = {"f": 3, "h": 2, "i": 2, "H": 1}[form]
    whole = values if form == "f" else [int(value) for value in values]
    tags = {42113: (2, nodata.encode() + b"\0")} if nodata else {}
    pixels = struct.pack(f"<{len(whole)}{form}", *whole)
    return tiff((WIDTH, HEIGHT), pixels, bits=[8 * struct.calcsize(f"<{form}")], number=number, tags=tags)


def row(data: bytes) -> list[int]:
    """The lowest row but one, where no test puts anything but the slope."""
    seen = opened(prepared(data)).convert("L")
    return [int(seen.getpixel((x, HEIGHT - 4))) for x in range(WIDTH)]  # type: ignore[arg-type]  # of several bands


def is_slope(levels: Sequence[int]) -> bool:
    return levels[0] < 12 and levels[-1] > 243 and 110 < levels[WIDTH // 2] < 146


@pytest.mark.parametrize("low, high", [(0, 1), (-40, 55), (1000, 1200), (1e-9, 9e-9), (0, 8848), (10, 20)])
@pytest.mark.parametrize(
    "filler", [math.nan, math.inf, -math.inf, -9999, -32768, -3.4028234663852886e38, 1e20, 9.96921e36]
)
def test_a_filler_of_floating_point_values(low: float, high: float, filler: float) -> None:
    values = slope(low, high)
    values[: WIDTH * 8] = [filler] * WIDTH * 8
    assert is_slope(row(file_of(values, "f")))


@pytest.mark.parametrize(
    ("form", "low", "high", "filler"), [("H", 200, 1100, 65535), ("h", -300, 400, -32768), ("i", 5, 900, -99999)]
)
def test_a_filler_of_whole_values(form: str, low: int, high: int, filler: int) -> None:
    values = slope(low, high)
    values[: WIDTH * 8] = [filler] * WIDTH * 8
    assert is_slope(row(file_of(values, form)))


def test_the_filler_that_a_file_names_need_not_be_far() -> None:
    values = slope(100, 200)
    values[: WIDTH * 12] = [60.0] * WIDTH * 12
    assert is_slope(row(file_of(values, "f", nodata="60")))
    assert not is_slope(row(file_of(values, "f", nodata="nothing at all")))


def test_sixteen_bits_that_use_twelve_are_not_dark() -> None:
    assert is_slope(row(file_of(slope(0, 4095), "H")))


def test_sixteen_bits_of_a_png_are_as_browsers_show_them() -> None:
    picture = Image.frombytes("I;16", (WIDTH, HEIGHT), struct.pack(f"<{WIDTH * HEIGHT}H", *map(int, slope(0, 4095))))
    assert max(row(saved(picture, "PNG"))) <= 17


def test_a_few_hot_pixels_do_not_make_the_rest_dark() -> None:
    values = slope(10, 20)
    values[5], values[9] = 100_000, -100_000
    assert is_slope(row(file_of(values, "f")))


def test_what_has_no_value_at_all_is_of_one_colour() -> None:
    assert prepared(file_of([math.nan] * WIDTH * HEIGHT, "f")).one_colour


def test_two_values_stay_two() -> None:
    values = [0.0] * (WIDTH * HEIGHT // 2) + [7000.0] * (WIDTH * HEIGHT // 2)
    seen = opened(prepared(file_of(values, "f"))).convert("L")
    assert (seen.getpixel((3, 3)), seen.getpixel((3, HEIGHT - 3))) == (0, 255)


def test_a_large_one_is_made_small_in_bands() -> None:
    large = Image.frombytes("F", (WIDTH, HEIGHT), struct.pack(f"<{WIDTH * HEIGHT}f", *slope(0, 8848))).resize(
        (640, 320)
    )
    seen = opened(prepared(saved(large, "TIFF"), max_edge=80)).convert("L")
    levels = [int(seen.getpixel((x, 20))) for x in range(80)]  # type: ignore[arg-type]  # of several bands
    assert levels[0] < 20
    assert levels[-1] > 235
    assert levels == sorted(levels)
