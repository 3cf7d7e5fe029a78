"""What Django's image fields accept is read, whatever it is; what is not read is told from what is damaged."""

from __future__ import annotations

import io
import struct
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import DdsImagePlugin, Image

from django_autocaption.exceptions import ImageError
from django_autocaption.images.children.pool import Children
from django_autocaption.images.container import identify
from django_autocaption.images.limits import ImageLimits
from django_autocaption.images.rare import RARE_DECODERS, rare_kind
from tests.images.pictures import BLUE, GREEN, RED, assert_close, opened, photo, prepared, quarters, saved

WRITTEN = ["DDS", "DIB", "ICO", "JPEG2000", "PCX", "PPM", "QOI", "SGI", "TGA"]
SUN = (
    struct.pack(">8I", 0x59A66A95, 64, 16, 24, 64 * 16 * 3, 1, 0, 0)
    + (bytes(RED[::-1]) * 32 + bytes(GREEN[::-1]) * 32) * 16
)
XPM = (
    b'/* XPM */\nstatic char *a[] = {\n"64 16 2 1",\n"r c #FF0000",\n"g c #00A000",\n'
    + b",\n".join([b'"' + b"r" * 32 + b"g" * 32 + b'"'] * 16)
    + b"};\n"
)


def refusal(data: bytes) -> ImageError:
    with pytest.raises(ImageError) as caught:
        prepared(data)
    return caught.value


@pytest.mark.parametrize("kind", WRITTEN)
def test_colours(kind: str) -> None:
    data = saved(quarters(), kind)
    assert identify(data, name="a") == kind
    small = opened(prepared(data))
    assert small.size == (64, 32) or kind == "ICO"
    assert_close(small.getpixel((small.width // 4, small.height // 4)), RED)
    assert_close(small.getpixel((3 * small.width // 4, small.height // 4)), GREEN)


@pytest.mark.parametrize(("data", "kind"), [(SUN, "SUN"), (XPM, "XPM")])
def test_colours_of_what_pillow_does_not_write(data: bytes, kind: str) -> None:
    assert identify(data, name="a") == kind
    small = opened(prepared(data))
    assert_close(small.getpixel((0, 0)), RED)
    assert_close(small.getpixel((small.width - 1, small.height - 1)), GREEN)


@pytest.mark.parametrize(
    ("bits", "masks"),
    [
        (32, (0xFF0000, 0xFF00, 0xFF, 0xFF000000)),
        (32, (0xFF, 0xFF00, 0xFF0000, 0xFF000000)),
        (32, (0xFF0000, 0xFF00, 0xFF)),
        (32, (0xFF, 0xFF00, 0xFF0000)),
        (24, (0xFF0000, 0xFF00, 0xFF)),
        (24, (0xFF, 0xFF00, 0xFF0000)),
        (16, (0xF800, 0x7E0, 0x1F)),
        (16, (0x7C00, 0x3E0, 0x1F)),
        (16, (0xF00, 0xF0, 0xF)),
    ],
)
def test_a_dds_that_is_not_compressed(bits: int, masks: tuple[int, ...], monkeypatch: pytest.MonkeyPatch) -> None:
    """The last one is left to Pillow, in Python."""
    numbers = []
    for colour in (RED, BLUE):
        shifts = [((mask & -mask).bit_length() - 1, mask) for mask in masks]
        parts = zip((*colour, 255), shifts, strict=False)
        numbers.append(sum(value * (mask >> shift) // 255 << shift for value, (shift, mask) in parts))
    row = b"".join(number.to_bytes(bits // 8, "little") * 31 for number in numbers)
    with_alpha = len(masks) == 4
    pixel = struct.pack("<II4sI4I", 32, 0x40 | with_alpha, bytes(4), bits, *masks, *[0] * (4 - len(masks)))
    head = b"DDS " + struct.pack("<7I", 124, 0x1007, 32, 62, 0, 0, 0) + bytes(44) + pixel + bytes(20)
    if bits > 16 or masks[0] > 0xF00:
        monkeypatch.delattr(DdsImagePlugin.DdsRgbDecoder, "decode")
    small = opened(prepared(head + row * 32))
    assert_close(small.getpixel((8, 8)), RED)
    assert_close(small.getpixel((54, 8)), BLUE)


@pytest.mark.parametrize("kind", ["MSP", "XBM"])
def test_black_and_white(kind: str) -> None:
    picture = Image.new("1", (64, 32), 1)
    picture.paste(0, (0, 0, 32, 32))
    small = opened(prepared(saved(picture, kind)))
    assert identify(saved(picture, kind), name="a") == kind
    assert {small.getpixel((5, 5)), small.getpixel((60, 5))} == {(0, 0, 0), (255, 255, 255)}


@pytest.mark.parametrize(
    "options",
    [
        {},
        {"no_jp2": True},
        {"irreversible": True},
        {"num_resolutions": 1},
        {"num_resolutions": 2},
        {"tile_size": (256, 256)},
        {"offset": (17, 5), "tile_size": (300, 300)},
    ],
    ids=str,
)
@pytest.mark.parametrize("mode", ["RGB", "RGBA", "L"])
def test_a_large_jpeg_2000_is_decoded_as_small_as_it_is_wanted(mode: str, options: dict[str, Any]) -> None:
    data = saved(quarters(1203, 601).convert(mode), "JPEG2000", **options)
    small = prepared(data, max_edge=150)
    assert (small.width, small.height) == (1203, 601)
    shown = opened(small)
    assert shown.size == (150, 75)
    for x, y in ((10, 10), (140, 10), (10, 65), (140, 65)):
        wanted = quarters().convert("L" if mode == "L" else "RGB").getpixel((x * 63 // 149, y * 31 // 74))
        assert_close(shown.getpixel((x, y)), wanted if isinstance(wanted, tuple) else (wanted,) * 3)


def test_a_large_jpeg_2000_takes_no_more_memory_than_a_photograph() -> None:
    slope = Image.linear_gradient("L").resize((6000, 6000))
    data = saved(slope.convert("RGB"), "JPEG2000", irreversible=True, quality_mode="rates", quality_layers=[60])
    children = Children(memory=1024**3)
    try:
        assert children.shrink(data, name="a", limits=ImageLimits()).width == 6000
    finally:
        children.close()


@pytest.mark.parametrize("kind", ["JPEG2000", "QOI", "TGA", "PPM", "PCX", "SGI"])
def test_what_breaks_off_is_named_so(kind: str) -> None:
    whole = saved(photo(200, 160), kind)
    assert refusal(whole[: len(whole) * 4 // 5]).code == "truncated"


def test_an_icon_for_a_mac() -> None:
    data = saved(quarters(128, 128), "ICNS")
    assert prepared(data).width >= 128


def test_each_kind_is_tried() -> None:
    assert {*WRITTEN, "ICNS", "MSP", "SUN", "XBM", "XPM"} == set(RARE_DECODERS)


@pytest.mark.parametrize("compressed", [False, True])
@pytest.mark.parametrize("mode", ["L", "RGB", "RGBA", "P"])
def test_a_targa_file_without_its_mark(mode: str, compressed: bool) -> None:
    data = saved(quarters().convert(mode), "TGA", compression="tga_rle" if compressed else None)
    data = data.removesuffix(bytes(8) + b"TRUEVISION-XFILE.\0")
    assert identify(data, name="a") == "TGA"
    assert prepared(data).width == 64


@given(st.text(max_size=60) | st.binary(max_size=60))
def test_text_is_no_picture(text: str | bytes) -> None:
    data = text.encode("utf-8", "replace") if isinstance(text, str) else text
    kind = rare_kind(data)
    assert (
        kind is None or not data[:1].isalpha() or data.startswith((b"P", b"icns", b"qoif", b"DDS ", b"DanM", b"LinS"))
    )


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"\0\0\0\x18ftypcrx \0\0\0\1crx isom" + bytes(50), "raw file"),
        (b"FUJIFILMCCD-RAW 0201" + bytes(50), "raw file"),
        (b"IIRO\x08\0\0\0" + bytes(50), "raw file"),
        (b"IIU\0\x08\0\0\0" + bytes(50), "raw file"),
    ],
)
def test_a_raw_file_of_a_camera_is_left_out_as_such(data: bytes, words: str) -> None:
    error = refusal(data)
    assert (error.code, error.excluded) == ("unsupported", True)
    assert words in error.message


def test_a_whole_file_of_a_rare_depth_is_not_called_damaged() -> None:
    stream = io.BytesIO()
    Image.new("RGB", (4, 4)).save(stream, "BMP")
    data = bytearray(stream.getvalue())
    data[28:30] = struct.pack("<H", 48)  # bits of a pixel
    error = refusal(bytes(data))
    assert (error.code, error.excluded) == ("unsupported", True)
    assert "rare kind" in error.message
