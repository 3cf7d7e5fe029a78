"""From which size on a small original is encoded anew, and the small image of lists."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from tests.images.pictures import RED, assert_close, opened, photo, prepared, quarters, saved


def uncompressed(width: int, height: int) -> bytes:
    """A grey PNG with a byte for each pixel."""
    return saved(Image.linear_gradient("L").resize((width, height)), "PNG", compress_level=0)


@pytest.mark.parametrize(("height", "kept"), [(511, True), (512, False)])
def test_half_a_megabyte_is_kept_as_it_is_and_no_more(height: int, kept: bool) -> None:
    data = uncompressed(1023, height)
    assert (len(data) <= 512 * 1024) is kept
    assert (prepared(data).data == data) is kept


@pytest.mark.parametrize(("max_edge", "kept"), [(119, False), (120, True)])
@pytest.mark.parametrize("size", [(120, 90), (90, 120)])
def test_no_longer_side_is_kept_than_was_asked_for(size: tuple[int, int], max_edge: int, kept: bool) -> None:
    data = saved(photo(*size), "PNG")
    assert (prepared(data, max_edge=max_edge).data == data) is kept


@pytest.mark.parametrize(("spare", "kept"), [(-1, False), (0, True)])
def test_no_more_bytes_are_kept_than_were_asked_for(spare: int, kept: bool) -> None:
    data = saved(photo(120, 90), "PNG")
    assert (prepared(data, max_bytes=len(data) + spare).data == data) is kept


def test_quality_goes_before_pixels() -> None:
    image = photo(300, 200)
    original = saved(image, "BMP")
    by_quality = [saved(image, "JPEG", quality=quality) for quality in (85, 70, 55)]
    for data in by_quality:
        assert prepared(original, max_bytes=len(data)).data == data
    smallest = opened(prepared(original, max_bytes=len(by_quality[-1]) - 1))
    assert 200 <= smallest.width < 300, "no smaller than it takes"


@pytest.mark.parametrize("mode", ["RGB", "L", "P", "1"])
@pytest.mark.parametrize(
    ("size", "small"), [((300, 200), (60, 40)), ((200, 300), (40, 60)), ((1500, 20), (60, 1)), ((40, 30), (40, 30))]
)
def test_a_small_one_is_made_beside_it_for_lists(mode: str, size: tuple[int, int], small: tuple[int, int]) -> None:
    data = saved(quarters(*size).convert(mode), "PNG")
    result = prepared(data, small_edge=60)
    image = Image.open(io.BytesIO(result.small))
    assert (image.format, image.mode) == ("JPEG", "RGB")
    assert image.size == pytest.approx(small, abs=1)
    assert result.data == prepared(data).data, "the other stays as it is"
    if mode == "RGB" and min(small) > 10:
        assert_close(image.getpixel((5, 5)), RED)


def test_no_small_one_is_made_where_none_is_wanted() -> None:
    assert prepared(saved(quarters(), "PNG")).small == b""
