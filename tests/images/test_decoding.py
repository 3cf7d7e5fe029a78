from __future__ import annotations

import io
import struct
import warnings
import zlib
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from django_autocaption.exceptions import ImageError
from django_autocaption.images import decoding
from tests.images.pictures import (
    BLUE,
    FORMATS,
    RED,
    WHITE,
    assert_close,
    exif,
    opened,
    photo,
    prepared,
    quarters,
    saved,
)

ORIGINALS = {kind: saved(quarters(), kind) for kind in FORMATS} | {
    "LZW TIFF": saved(quarters(), "TIFF", compression="tiff_lzw"),
    "progressive JPEG": saved(photo(64, 32), "JPEG", progressive=True, exif=exif(orientation=6)),
    "PNG with text": saved(quarters().convert("RGBA"), "PNG", exif=exif(orientation=3)),
}


def png_chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def png_of_size(width: int, height: int) -> bytes:
    """A PNG of a few bytes that claims to be huge."""
    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + png_chunk(b"IHDR", header)
        + png_chunk(b"IDAT", zlib.compress(bytes(1000)))
        + png_chunk(b"IEND", b"")
    )


def refusal(data: bytes, **limits: int) -> ImageError:
    with pytest.raises(ImageError, match=r"photo\.jpg") as caught:
        prepared(data, **limits)
    return caught.value


@pytest.mark.parametrize("data", ORIGINALS.values(), ids=ORIGINALS)
def test_every_format_becomes_a_plain_image(data: bytes) -> None:
    result = prepared(data)
    image = opened(result)
    assert result.media_type == Image.MIME[image.format]
    assert image.format in {"JPEG", "PNG"}
    assert image.size == (result.width, result.height)
    assert sorted(image.size) == [32, 64]


def test_a_wrong_extension_does_not_matter() -> None:
    assert prepared(saved(quarters(), "PNG"), name="photo.jpg").width == 64
    assert prepared(saved(quarters(), "JPEG"), name="drawing.svg").width == 64


@pytest.mark.parametrize("kind", ["GIF", "WEBP", "PNG", "TIFF", "AVIF", "MPO"])
def test_of_several_frames_the_first_is_taken(kind: str) -> None:
    first, second = Image.new("RGB", (40, 30), RED), Image.new("RGB", (40, 30), BLUE)
    data = saved(first, kind, save_all=True, append_images=[second, second])
    assert_close(opened(prepared(data)).convert("RGB").getpixel((20, 15)), RED)


@pytest.mark.parametrize("kind", ["WEBP", "AVIF", "TIFF", "LZW TIFF", "HEIF"])
@pytest.mark.parametrize("part", [0.3, 0.6])
def test_a_file_that_breaks_off_is_called_truncated(kind: str, part: float) -> None:
    error = refusal(ORIGINALS[kind][: int(len(ORIGINALS[kind]) * part)])
    assert (error.code, error.excluded, error.retryable) == ("truncated", False, False)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "GIF", "BMP"])
def test_a_picture_of_rows_is_read_as_far_as_it_goes(kind: str) -> None:
    data = saved(photo(400, 300), kind)
    assert refusal(data[: len(data) // 10]).code == "truncated"
    for part in (0.4, 0.6, 0.9, 0.99):
        result = prepared(data[: int(len(data) * part)])
        assert (result.width, result.height) == (400, 300)
        assert result.share == pytest.approx(part, abs=0.1)
        if kind != "GIF":  # which is interlaced; a BMP begins with its last row
            assert_close(opened(result).convert("RGB").getpixel((200, 0 if kind == "BMP" else 299)), WHITE)


def test_a_file_that_is_whole_lacks_nothing() -> None:
    assert all(prepared(data).share is None for data in ORIGINALS.values())


def test_a_damaged_file_is_called_unreadable() -> None:
    data = bytearray(saved(photo(64, 64), "PNG"))
    data[60] ^= 0xFF
    error = refusal(bytes(data))
    assert (error.code, error.excluded) == ("unreadable", False)
    assert "save it again" in error.message


@pytest.mark.parametrize("error", [struct.error, ValueError, SyntaxError, zlib.error, MemoryError, RecursionError])
def test_whatever_a_decoder_throws_is_one_kind_of_error(
    error: type[Exception], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise error

    monkeypatch.setitem(decoding.DECODERS, "BMP", broken)
    assert refusal(ORIGINALS["BMP"]).code == "unreadable"


@pytest.mark.parametrize("action", ["error", "ignore", "always"])
@pytest.mark.parametrize("edge", [9_800, 12_000, 20_000, 60_000])
def test_too_many_pixels_whatever_a_site_does_with_warnings(action: str, edge: int) -> None:
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter(action)
        error = refusal(png_of_size(edge, edge))
    assert (error.code, error.excluded) == ("too_many_pixels", True)
    assert not caught


@pytest.mark.parametrize("size", [(65_536, 1), (1, 65_536)])
def test_no_edge_is_longer_than_that_of_a_jpeg(size: tuple[int, int]) -> None:
    assert refusal(saved(Image.new("L", size), "PNG")).code == "too_many_pixels"
    assert prepared(saved(Image.new("L", (min(size[0], 65_535), min(size[1], 65_535))), "PNG")).width in {1, 65_535}


def test_the_limit_on_pixels_is_the_callers() -> None:
    for kind in FORMATS:
        data = saved(Image.new("RGB", (110, 100)), kind)
        assert prepared(data, max_pixels=11_000).width == 110
        assert refusal(data, max_pixels=10_999).code == "too_many_pixels", kind


def test_a_stricter_limit_that_the_site_gave_pillow_holds(monkeypatch: pytest.MonkeyPatch) -> None:
    for kind in FORMATS:
        data = saved(Image.new("RGB", (110, 100)), kind)
        monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", 10_000)
        assert refusal(data).code == "too_many_pixels"
        monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", 1_000)
        assert refusal(data).code == "too_many_pixels"
        monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", None)
        assert prepared(data).width == 110


def test_a_gif_frame_larger_than_its_screen_counts() -> None:
    data = bytearray(saved(Image.new("P", (300, 300)), "GIF"))
    data[6:10] = struct.pack("<HH", 1, 1)
    assert refusal(bytes(data), max_pixels=10_000).code == "too_many_pixels"


def test_heic_without_its_decoder_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(decoding.DECODERS, "HEIF")
    error = refusal(ORIGINALS["HEIF"])
    assert (error.code, error.excluded) == ("heic", True)
    assert "django-autocaption[heif]" in error.message


def test_a_pillow_without_a_format_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(decoding.DECODERS, "AVIF")
    error = refusal(ORIGINALS["AVIF"])
    assert (error.code, error.excluded) == ("unsupported", True)


@pytest.mark.parametrize(
    "chunk",
    [
        png_chunk(b"zTXt", b"Comment\0\0" + zlib.compress(bytes(5_000_000))),
        png_chunk(b"iCCP", b"name\0\0" + zlib.compress(bytes(5_000_000))),
        png_chunk(b"tEXt", b"Comment\0broken")[:-1] + b"?",
        png_chunk(b"eXIf", b"garbage"),
        png_chunk(b"pHYs", b""),
    ],
    ids=["text bomb", "profile bomb", "bad checksum", "bad EXIF", "empty"],
)
def test_broken_metadata_does_not_fail_a_png(chunk: bytes) -> None:
    data = saved(quarters(), "PNG")
    result = prepared(data[:33] + chunk + data[33:])
    assert_close(opened(result).convert("RGB").getpixel((5, 5)), RED)


@pytest.mark.parametrize(
    "segment",
    [
        b"\xff\xe1" + struct.pack(">H", 17) + b"Exif\0\0garbage!!",
        b"\xff\xe1" + struct.pack(">H", 30) + b"Exif\0\0II*\0\x08\0\0\0\xff\xff" + b"\x12\x01\x05\0" + bytes(8),
        b"\xff\xed" + struct.pack(">H", 22) + b"Photoshop 3.0\x008BIM\x04\x04",
        b"\xff\xe2" + struct.pack(">H", 14) + b"ICC_PROFILE\0",
        b"\xff\xe1" + struct.pack(">H", 33) + b"http://ns.adobe.com/xap/1.0/\x00\xff\xfe",
    ],
    ids=["EXIF", "EXIF directory", "Photoshop", "profile", "XMP"],
)
@pytest.mark.parametrize("action", ["error", "ignore"])
def test_broken_metadata_does_not_fail_a_jpeg(segment: bytes, action: str) -> None:
    data = saved(quarters(), "JPEG")
    with warnings.catch_warnings():
        warnings.simplefilter(action)
        result = prepared(data[:2] + segment + data[2:])
    assert_close(opened(result).getpixel((5, 5)), RED)


def test_only_the_pixels_that_are_wanted_are_decoded(monkeypatch: pytest.MonkeyPatch) -> None:
    sizes = []
    original = Image.Image.thumbnail
    monkeypatch.setattr(
        Image.Image, "thumbnail", lambda self, size, *rest: (sizes.append(self.size), original(self, size, *rest))[1]
    )
    for width, decoded in ((5760, 720), (4000, 1000), (2880, 720), (2876, 1438), (1440, 720), (1300, 1300), (600, 600)):
        result = prepared(saved(photo(width, 40), "JPEG", exif=exif(orientation=3)))
        assert sizes.pop()[0] == decoded
        assert result.width == width
        assert opened(result).width == min(decoded, 1024)


def test_threads_do_not_disturb_each_other() -> None:
    files = [data for data in ORIGINALS.values() for _ in range(4)]
    with ThreadPoolExecutor(8) as pool:
        results = list(pool.map(prepared, files))
    assert [r.data for r in results] == [prepared(data).data for data in files]


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    name=st.sampled_from(sorted(ORIGINALS)),
    flips=st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.integers(1, 255)), min_size=1, max_size=6),
    cut=st.floats(0.05, 1),
)
def test_damaged_bytes_give_an_image_or_an_image_error(name: str, flips: list[tuple[float, int]], cut: float) -> None:
    data = bytearray(ORIGINALS[name])
    for place, bits in flips:
        data[int(place * len(data))] ^= bits
    try:
        result = prepared(bytes(data[: int(len(data) * cut) if cut < 0.5 else len(data)]), max_pixels=1_000_000)
    except ImageError as error:
        assert error.code
    else:
        Image.open(io.BytesIO(result.data)).load()
