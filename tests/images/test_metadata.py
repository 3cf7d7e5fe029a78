from __future__ import annotations

import struct

import pytest
from PIL import Image, PngImagePlugin, TiffImagePlugin

from tests.images.pictures import exif, photo, prepared, quarters, saved

XMP = b'<x:xmpmeta xmlns:x="adobe:ns:meta/">words</x:xmpmeta>'
#: One IPTC-IIM dataset: record 2, dataset 120 (caption/abstract).
IPTC = b"\x1c\x02\x78\x00\x09A caption" + b"\x1c\x02\x05\x00\x05Title"


def photoshop_segment(iptc: bytes) -> bytes:
    resource = b"8BIM\x04\x04\0\0" + struct.pack(">I", len(iptc)) + iptc + b"\0" * (len(iptc) % 2)
    payload = b"Photoshop 3.0\0" + resource
    return b"\xff\xed" + struct.pack(">H", len(payload) + 2) + payload


def xmp_png(packet: str, *, compressed: bool = False) -> bytes:
    info = PngImagePlugin.PngInfo()
    info.add_itxt("XML:com.adobe.xmp", packet, zip=compressed)
    return saved(quarters(), "PNG", pnginfo=info)


def description(block: bytes) -> str:
    parsed = Image.Exif()
    parsed.load(block)
    return parsed[0x010E]


@pytest.mark.parametrize("kind", ["JPEG", "WEBP", "AVIF", "HEIF"])
def test_xmp_and_exif_are_handed_on(kind: str) -> None:
    metadata = prepared(saved(quarters(), kind, xmp=XMP, exif=exif(description="A red quarter"))).metadata
    assert metadata.xmp == XMP
    assert description(metadata.exif) == "A red quarter"


def test_exif_and_xmp_of_a_png() -> None:
    for compressed in (False, True):
        assert prepared(xmp_png(XMP.decode(), compressed=compressed)).metadata.xmp == XMP
    metadata = prepared(saved(quarters(), "PNG", exif=exif(description="A red quarter"))).metadata
    assert description(metadata.exif) == "A red quarter"


def test_metadata_behind_the_pixels_of_a_png() -> None:
    data, plain = xmp_png(XMP.decode()), saved(quarters(), "PNG")
    start = data.index(b"iTXt") - 4
    chunk = data[start : start + 12 + int.from_bytes(data[start : start + 4], "big")]
    assert prepared(plain[:-12] + chunk + plain[-12:]).metadata.xmp == XMP


def test_exif_xmp_and_iptc_of_a_tiff() -> None:
    tags = TiffImagePlugin.ImageFileDirectory_v2()
    tags[270], tags[700], tags[33723] = "A red quarter", XMP, IPTC
    for compression in (None, "tiff_lzw"):
        metadata = prepared(saved(quarters(), "TIFF", tiffinfo=tags, compression=compression)).metadata
        assert metadata.xmp == XMP
        assert metadata.iptc.startswith(IPTC)
        assert description(metadata.exif) == "A red quarter"
        assert XMP not in metadata.exif


def test_iptc_of_a_tiff_that_declares_numbers() -> None:
    padded = IPTC + b"\0" * (-len(IPTC) % 4)
    tags = TiffImagePlugin.ImageFileDirectory_v2()
    tags[33723] = padded
    data = saved(quarters(), "TIFF", tiffinfo=tags)
    entry = data.index(struct.pack("<H", 33723))
    as_longs = struct.pack("<HHL", 33723, 4, len(padded) // 4)
    assert prepared(data[:entry] + as_longs + data[entry + 8 :]).metadata.iptc == padded


def test_iptc_of_a_jpeg() -> None:
    for image in (quarters(), photo(1600, 900)):
        data = saved(image, "JPEG")
        assert prepared(data[:2] + photoshop_segment(IPTC) + data[2:]).metadata.iptc == IPTC


def test_what_is_not_an_iptc_stream_is_dropped() -> None:
    data = saved(quarters(), "JPEG")
    assert prepared(data[:2] + photoshop_segment(b"<html>") + data[2:]).metadata.iptc == b""


def test_a_plain_image_says_nothing() -> None:
    for kind in ("JPEG", "PNG", "BMP", "GIF", "WEBP", "AVIF", "HEIF"):
        metadata = prepared(saved(quarters(), kind)).metadata
        assert (metadata.xmp, metadata.exif, metadata.iptc) == (b"", b"", b""), kind


def test_a_block_that_is_too_long_is_dropped() -> None:
    assert len(prepared(xmp_png("x" * 512 * 1024)).metadata.xmp) == 512 * 1024
    assert prepared(xmp_png("x" * (512 * 1024 + 1))).metadata.xmp == b""


def test_the_words_in_a_file_appear_in_no_repr() -> None:
    result = prepared(saved(quarters(), "JPEG", xmp=XMP, exif=exif()))
    assert "words" not in repr(result)
    assert "SECRET" not in repr(result)
