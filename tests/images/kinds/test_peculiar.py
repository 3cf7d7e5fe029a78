"""A whole file that is coded as no decoder here knows is not damaged; the preview in a raw file is not its picture."""

from __future__ import annotations

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from django_autocaption.exceptions import ImageError
from django_autocaption.images.kinds.peculiar import is_peculiar, is_raw
from tests.images.pictures import prepared, quarters, saved
from tests.images.tiffs import tiff

JPEG = saved(quarters(), "JPEG")
FRAME = JPEG.index(b"\xff\xc0")
PIXELS = bytes(range(256)) * 8
SIZE = (64, 32)
#: Whole, and black: an entry is (tag, type, count, value).
BIG_ENDIAN_BIG_TIFF = (
    b"MM\0+\0\x08\0\0"
    + struct.pack(">QQ", 16, 8)
    + b"".join(
        struct.pack(">HHQQ", tag, 16, 1, value)
        for tag, value in ((256, 64), (257, 32), (258, 8), (259, 1), (262, 1), (273, 192), (277, 1), (279, 64 * 32))
    )
    + bytes(8 + 64 * 32)
)


def refusal(data: bytes) -> ImageError:
    with pytest.raises(ImageError) as caught:
        prepared(data)
    return caught.value


def with_frame(marker: int, *, precision: int = 8) -> bytes:
    return JPEG[:FRAME] + bytes((0xFF, marker)) + JPEG[FRAME + 2 : FRAME + 4] + bytes((precision,)) + JPEG[FRAME + 5 :]


@pytest.mark.parametrize(
    "data",
    [
        *(with_frame(marker) for marker in (0xC3, 0xC5, 0xC7, 0xCB, 0xCF, 0xF7)),
        with_frame(0xC1, precision=12),
        JPEG[:FRAME]
        + struct.pack(">2sHBHHB", b"\xff\xc0", 14, 8, 32, 64, 2)
        + bytes((1, 17, 0, 2, 17, 0))
        + JPEG[FRAME + 19 :],
        *(tiff(SIZE, PIXELS, compression=each) for each in (34712, 34887, 50001, 50002, 52546)),
        tiff(SIZE, PIXELS * 8, bits=[8] * 8, tags={338: (3, [0] * 7)}),
        tiff(SIZE, PIXELS * 2, bits=[16], number=3),
        tiff(SIZE, PIXELS * 8, bits=[64], number=3),
        tiff(SIZE, PIXELS * 12, bits=[32] * 3, number=3, photometric=2),
        tiff(SIZE, PIXELS * 2, bits=[10]),
        BIG_ENDIAN_BIG_TIFF,
    ],
)
def test_it_is_left_out_and_not_called_damaged(data: bytes) -> None:
    error = refusal(data)
    assert (error.code, error.excluded) == ("unsupported", True)
    assert "rare kind" in error.message


@pytest.mark.parametrize(
    "data",
    [with_frame(0xC2), tiff(SIZE, PIXELS, compression=8), tiff(SIZE, PIXELS, compression=5)],
    ids=["JPEG", "TIFF Deflate", "TIFF LZW"],
)
def test_what_contradicts_itself_is_damaged(data: bytes) -> None:
    assert (refusal(data).code, refusal(data).excluded) == ("unreadable", False)


LOSSLESS = with_frame(0xC3)
MAKE = {271: (2, b"NIKON CORPORATION\0")}


@pytest.mark.parametrize(
    "data",
    [
        tiff(SIZE, PIXELS, tags={50706: (1, [1, 4, 0, 0])}),
        tiff(SIZE, PIXELS, tags={254: (4, [1]), 330: (4, [8, 9]), **MAKE}),
        tiff(SIZE, PIXELS, photometric=32803, bits=[8]),
        tiff(SIZE, PIXELS, compression=34713),
        b"II*\0\x10\0\0\0CR\2\0" + bytes(100),
        b"II*\0\x08\0\0\0IIII" + bytes(100),
    ],
    ids=["DNG", "NEF", "CFA", "Nikon", "CR2", "IIQ"],
)
def test_a_raw_file_is_left_out_whatever_its_preview_is(data: bytes) -> None:
    error = refusal(data)
    assert (error.code, error.excluded) == ("unsupported", True)
    assert "raw file" in error.message
    assert "raw converter" in error.message


@pytest.mark.parametrize("tags", [MAKE, {254: (4, [1])}, {254: (4, [1]), **MAKE}], ids=["make", "preview", "both"])
def test_an_ordinary_tiff_of_a_camera_is_none(tags: dict[int, tuple[int, bytes]]) -> None:
    assert prepared(tiff(SIZE, PIXELS, tags=tags)).width == 64


@given(st.binary(max_size=120))
def test_any_bytes_can_be_looked_at(data: bytes) -> None:
    for start in (b"\xff\xd8", b"II*\0", b"MM\0*", b"II+\0", b"MM\0+"):
        is_raw(start + data)
        is_peculiar(start + data, "JPEG")
        is_peculiar(start + data, "TIFF")
        assert not is_peculiar(start + data, "PNG")


@given(st.binary(max_size=120))
def test_what_stands_before_a_frame_or_behind_a_directory_changes_nothing(data: bytes) -> None:
    segment = struct.pack(">2sH", b"\xff\xe1", 2 + len(data)) + data
    assert is_peculiar(LOSSLESS[:2] + segment + LOSSLESS[2:], "JPEG")
    assert not is_peculiar(JPEG[:2] + segment + JPEG[2:], "JPEG")
    for coded, raw in ((34712, False), (34713, True), (1, False)):
        behind = tiff(SIZE, data, compression=coded)
        assert (is_peculiar(behind, "TIFF"), is_raw(behind)) == (coded != 1, raw)
