"""The size of a WebP is known before its decoder takes memory for it."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from django_autocaption.exceptions import ImageError
from django_autocaption.images import webp
from django_autocaption.images.children.memory import allowance
from django_autocaption.images.children.pool import Children
from django_autocaption.images.limits import ImageLimits
from tests.images.hostile.parts import canvas, riff
from tests.images.hostile.parts import webp as container
from tests.images.pictures import saved


@given(
    width=st.integers(1, 300),
    height=st.integers(1, 300),
    mode=st.sampled_from(["RGB", "RGBA"]),
    lossless=st.booleans(),
    exif=st.sampled_from([b"", b"Exif\0\0MM\0*\0\0\0\x08\0\0"]),
)
def test_as_the_decoder_sees_it(width: int, height: int, mode: str, lossless: bool, exif: bytes) -> None:
    data = saved(Image.new(mode, (width, height), 5), "WEBP", lossless=lossless, **({"exif": exif} if exif else {}))
    assert webp.size_of(data) == Image.open(io.BytesIO(data)).size == (width, height)


@pytest.mark.parametrize(
    "data", [b"", b"RIFF\0\0\0\0WEBP", container(), container(riff(b"VP8 ")), container(riff(b"abcd", bytes(20)))]
)
def test_a_broken_header_has_none(data: bytes) -> None:
    assert webp.size_of(data) is None


@pytest.mark.parametrize("options", [{"quality": 10}, {"lossless": True}], ids=str)
def test_one_of_20_megapixels_is_within_its_allowance(options: dict[str, Any]) -> None:
    data = saved(Image.new("RGBA", (4500, 4500), (9, 9, 9, 99)), "WEBP", method=0, **options)
    children = Children(memory=1024**3)
    try:
        assert children.shrink(data, name="a", limits=ImageLimits()).width == 4500
        (child,) = children._idle
        status = Path(f"/proc/{child.process.pid}/status").read_text()
        assert int(status.split("VmHWM:")[1].split()[0]) * 1024 < allowance(4500 * 4500)
    finally:
        children.close()


def test_one_that_claims_more_than_there_may_be_is_refused_unopened() -> None:
    data = container(canvas(16_000, 16_000, 0x10), riff(b"VP8L", bytes(4)))
    children = Children(memory=1024**3)
    try:
        with pytest.raises(ImageError) as refused:
            children.shrink(data, name="a", limits=ImageLimits())
    finally:
        children.close()
    assert (refused.value.code, refused.value.excluded) == ("too_many_pixels", True)
