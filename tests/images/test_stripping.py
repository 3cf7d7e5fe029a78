from __future__ import annotations

import io
import struct
import zlib
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageChops, ImageCms, PngImagePlugin

from django_autocaption.images.stripping import strip
from tests.images.hostile.parts import chunk
from tests.images.pictures import FORMATS, exif, opened, photo, prepared, quarters, saved

XMP = b'<x:xmpmeta xmlns:x="adobe:ns:meta/">SECRET packet</x:xmpmeta>'
PROFILE = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def with_everything(kind: str, image: Image.Image, orientation: int = 1) -> bytes:
    """An image with a secret in every place that its format has for one."""
    options: dict[str, Any] = {"exif": exif(orientation=orientation)}
    if kind in {"JPEG", "WEBP", "AVIF", "HEIF"}:
        options["xmp"] = XMP
    if kind in {"JPEG", "GIF"}:
        options["comment"] = b"SECRET comment"
    if kind == "PNG":
        text = PngImagePlugin.PngInfo()
        text.add_text("Comment", "SECRET text")
        text.add_text("Author", "SECRET author", zip=True)
        text.add_itxt("XML:com.adobe.xmp", XMP.decode())
        options["pnginfo"] = text
    if kind == "TIFF":
        options = {"tiffinfo": {270: "SECRET description", 700: XMP, 315: "SECRET artist"}}
    return saved(image, kind, **options) + b"SECRET after the end"


@pytest.mark.usefixtures("decoder")
@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize("size", [(300, 200), (2100, 1000)], ids=["small", "large"])
@pytest.mark.parametrize("orientation", [1, 6])
def test_nothing_but_the_picture_leaves_the_site(kind: str, size: tuple[int, int], orientation: int) -> None:
    if kind in {"AVIF", "HEIF"} and size[0] > 1000:
        size = (1100, 60)
    result = prepared(with_everything(kind, quarters(*size), orientation))
    assert b"SECRET" not in result.data
    assert b"Exif" not in result.data
    assert b"eXIf" not in result.data
    image = opened(result)
    assert set(image.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density", "dpi"}
    assert not dict(image.getexif())


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_a_small_original_keeps_its_pixels(kind: str) -> None:
    data = with_everything(kind, photo(300, 200))
    result = prepared(data)
    assert result.media_type == f"image/{kind.lower()}"
    assert ImageChops.difference(opened(result), Image.open(io.BytesIO(data))).getbbox() is None
    assert len(result.data) < len(data)


@pytest.mark.parametrize(
    ("mode", "kind", "options"),
    [
        ("L", "JPEG", {}),
        ("RGB", "JPEG", {"progressive": True}),
        ("RGB", "JPEG", {"subsampling": 0, "keep_rgb": True}),
        ("RGB", "JPEG", {"restart_marker_blocks": 1}),
        ("RGB", "JPEG", {"restart_marker_rows": 1, "progressive": True, "optimize": True}),
        ("L", "PNG", {}),
        ("P", "PNG", {}),
        ("1", "PNG", {}),
    ],
)
def test_every_variant_keeps_its_pixels(mode: str, kind: str, options: dict[str, Any]) -> None:
    data = saved(photo(120, 90).convert(mode), kind, exif=exif(), **options)
    image, original = opened(prepared(data)), Image.open(io.BytesIO(data))
    assert image.mode == original.mode
    assert ImageChops.difference(image.convert("RGB"), original.convert("RGB")).getbbox() is None


@pytest.mark.parametrize(
    "data",
    [
        saved(photo(200, 100), "JPEG", exif=exif(orientation=6)),
        saved(photo(200, 100), "JPEG", icc_profile=PROFILE),
        saved(photo(200, 100).convert("CMYK"), "JPEG"),
        saved(photo(1100, 100), "JPEG"),
        saved(photo(200, 100).convert("RGBA"), "PNG"),
        saved(photo(200, 100), "WEBP"),
        saved(photo(200, 100), "BMP"),
        saved(photo(1000, 900), "PNG"),
        saved(photo(200, 100), "PNG", save_all=True, append_images=[photo(200, 100)]),
        saved(photo(200, 100).convert("I;16"), "PNG"),
    ],
    ids=["turned", "profile", "CMYK", "large", "alpha", "WebP", "BMP", "many bytes", "animated", "16 bits"],
)
def test_what_cannot_be_kept_is_encoded_anew(data: bytes) -> None:
    result = prepared(data)
    assert result.media_type == "image/jpeg"
    assert opened(result).mode == "RGB"


@pytest.mark.parametrize("more", [b"SECRET", bytes(30_000_000)], ids=["hidden", "bomb"])
@pytest.mark.parametrize("inside", [True, False], ids=["compressed", "behind"])
def test_pixel_data_that_goes_on_behind_the_picture_is_encoded_anew(more: bytes, inside: bool) -> None:
    rows = b"".join(b"\0" + bytes(range(30)) for _row in range(10))
    pixels = zlib.compress(rows + more) if inside else zlib.compress(rows) + more[:1000]
    header = struct.pack(">IIBBBBB", 10, 10, 8, 2, 0, 0, 0)
    data = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")
    result = prepared(data)
    assert (result.media_type, result.width, result.height) == ("image/jpeg", 10, 10)
    assert len(result.data) < 2000
    assert b"SECRET" not in result.data


def test_a_small_original_over_the_limit_in_bytes_is_encoded_anew() -> None:
    data = saved(photo(300, 200), "JPEG", quality=100)
    assert len(prepared(data, max_bytes=len(data) // 2).data) <= len(data) // 2


def test_the_thumbnail_in_a_jfif_header_is_dropped() -> None:
    data = saved(quarters(), "JPEG")
    thumbnail = (
        b"\xff\xe0" + (16 + 27).to_bytes(2, "big") + b"JFIF\0\1\2\0\0\1\0\1\3\3" + b"SECRET...SECRET...SECRET..."
    )
    assert data[2:4] == b"\xff\xe0"
    stripped = strip(data[:2] + thumbnail + data[20:], "JPEG")
    assert stripped is not None
    assert b"SECRET" not in stripped
    assert ImageChops.difference(Image.open(io.BytesIO(stripped)), Image.open(io.BytesIO(data))).getbbox() is None


@pytest.mark.parametrize("options", [{}, {"lossless": True}, {"quality": 60}], ids=["opaque", "lossless", "lossy"])
def test_a_webp_keeps_nothing_but_its_pixels(options: dict[str, Any]) -> None:
    image = photo(120, 90).convert("RGBA" if options else "RGB")
    if options:
        image.putalpha(Image.linear_gradient("L").resize(image.size))
    data = saved(image, "WEBP", exif=exif(), xmp=XMP, icc_profile=PROFILE, **options)
    stripped = strip(data + b"SECRET after the end", "WEBP")
    assert stripped is not None
    assert not [mark for mark in (b"SECRET", b"EXIF", b"XMP ", b"ICCP", PROFILE) if mark in stripped]
    kept, original = Image.open(io.BytesIO(stripped)), Image.open(io.BytesIO(data))
    assert (kept.mode, kept.tobytes()) == (original.mode, original.tobytes())


def test_an_animated_webp_is_left_alone() -> None:
    assert strip(saved(quarters(), "WEBP", save_all=True, append_images=[photo(64, 32)]), "WEBP") is None


def test_stripping_twice_changes_nothing() -> None:
    for kind in ("JPEG", "PNG", "WEBP"):
        once = strip(with_everything(kind, quarters()), kind)
        assert once is not None
        assert strip(once, kind) == once


@settings(max_examples=100, deadline=None)
@given(kind=st.sampled_from(["JPEG", "PNG", "WEBP"]), data=st.data())
def test_a_file_that_cannot_be_cut_safely_is_left_alone(kind: str, data: st.DataObject) -> None:
    original = bytearray(with_everything(kind, quarters()))
    for place in data.draw(st.lists(st.integers(0, len(original) - 1), max_size=5)):
        original[place] ^= data.draw(st.integers(1, 255))
    cut = data.draw(st.integers(2, len(original)))
    stripped = strip(bytes(original[:cut]), kind)
    assert stripped is None or len(stripped) <= cut + 18


def test_long_runs_of_marker_bytes_take_no_time() -> None:
    data = saved(quarters(), "JPEG")
    assert strip(data[:-2] + b"\xff" * 5_000_000, "JPEG") is None
    assert strip(b"\xff\xd8" + b"\xff" * 5_000_000, "JPEG") is None
