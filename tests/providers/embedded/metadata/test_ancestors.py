"""Photoshop lists every file that a picture was ever made of; the description beside it is read."""

from __future__ import annotations

import pytest
from PIL import PngImagePlugin, TiffImagePlugin

from django_autocaption.providers.embedded.metadata.author import read_author_words
from tests.images.pictures import prepared, quarters, saved
from tests.providers.embedded.metadata.blocks import bag, lang_alt, xmp

WORDS = "Two dogs on a beach"
DESCRIPTION = lang_alt("dc:description", {"x-default": WORDS})
ANCESTORS = bag("photoshop:DocumentAncestors", *(f"xmp.did:{number:032X}" for number in range(5_600)))
PACKET = xmp(ANCESTORS + DESCRIPTION)
#: XMP Specification Part 3, 1.1.3.1: the two kinds of segment.
STANDARD, EXTENDED = b"http://ns.adobe.com/xap/1.0/\0", b"http://ns.adobe.com/xmp/extension/\0"
PART = 60_000


def said(data: bytes) -> str:
    words = read_author_words(prepared(data).metadata, "en")
    return words.text if words else ""


def segment(payload: bytes) -> bytes:
    """APP1 of a JPEG."""
    return b"\xff\xe1" + (2 + len(payload)).to_bytes(2, "big") + payload


def png() -> bytes:
    info = PngImagePlugin.PngInfo()
    info.add_itxt("XML:com.adobe.xmp", PACKET.decode(), zip=True)
    return saved(quarters(), "PNG", pnginfo=info)


def tiff() -> bytes:
    tags = TiffImagePlugin.ImageFileDirectory_v2()
    tags[700] = PACKET
    return saved(quarters(), "TIFF", tiffinfo=tags)


def jpeg() -> bytes:
    """A segment holds 64 KB: the long property has segments of its own."""
    ancestors, guid = xmp(ANCESTORS), b"0" * 32
    parts = (
        EXTENDED + guid + len(ancestors).to_bytes(4, "big") + start.to_bytes(4, "big") + ancestors[start : start + PART]
        for start in range(0, len(ancestors), PART)
    )
    data = saved(quarters(), "JPEG")
    return data[:2] + segment(STANDARD + xmp(DESCRIPTION)) + b"".join(map(segment, parts)) + data[2:]


@pytest.mark.parametrize(
    "write", [png, tiff, jpeg, lambda: saved(quarters(), "WEBP", xmp=PACKET)], ids=["PNG", "TIFF", "JPEG", "WEBP"]
)
def test_the_description_is_read(write: object) -> None:
    assert callable(write)
    data = write()
    assert 300_000 < len(PACKET) < 330_000 and said(data) == WORDS
