"""Not read here, no image, damaged: each is named, with the advice that fits."""

from __future__ import annotations

import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st

from django_autocaption.exceptions import ImageError
from django_autocaption.images.container import identify
from django_autocaption.images.kinds import marks
from django_autocaption.images.kinds.foreign import Verdict, foreign
from django_autocaption.models import ErrorCode
from tests.images.pictures import prepared, quarters, saved

JPEG, PNG = saved(quarters(), "JPEG"), saved(quarters(), "PNG")
NOT_READ, NO_IMAGE, DAMAGED = Verdict.NOT_READ, Verdict.NO_IMAGE, Verdict.DAMAGED


def boxed(brand: bytes) -> bytes:
    return b"\0\0\0\x18ftyp" + brand + b"\0\0\0\1isom" + brand + bytes(40)


@pytest.mark.parametrize(
    ("data", "verdict", "what", "advice"),
    [
        (boxed(b"crx "), NOT_READ, "raw file", "raw converter"),
        (b"II\x1a\0\0\0HEAPCCDR" + bytes(40), NOT_READ, "raw file", "raw converter"),
        (b"8BPS\0\1" + bytes(50), NOT_READ, "Photoshop", "Export"),
        (boxed(b"avci"), NOT_READ, "HEIF", "Export"),
        (b"v/1\x01" + bytes(50), NOT_READ, "OpenEXR", "Export"),
        (b"#?RADIANCE\n", NOT_READ, "Radiance", "Export"),
        (b"SIMPLE  =                    T", NOT_READ, "FITS", "Export"),
        (bytes(128) + b"DICM" + bytes(9), NOT_READ, "DICOM", "Export"),
        (b"FORM\0\0\1\0ILBMBMHD", NOT_READ, "Amiga", "Export"),
        (b"P7\nWIDTH 32\nHEIGHT 32\nDEPTH 3\nMAXVAL 255\nENDHDR\n" + bytes(3072), NOT_READ, "PAM", "Export"),
        (b"RIFF\0\0\1\0ACONLIST", NOT_READ, "cursor", "Export"),
        (b"PK\3\4" + bytes(26) + b"mimetypeapplication/x-krita", NOT_READ, "Krita", "Export"),
        (b"%PDF-1.7\n", NO_IMAGE, "PDF", "Export the page"),
        (b"PK\3\4" + bytes(26) + b"[Content_Types].xml", NO_IMAGE, "Office", "Export the page"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(50), NO_IMAGE, "Office", "Export the page"),
        (boxed(b"isom"), NO_IMAGE, "video", "still"),
        (boxed(b"M4A "), NO_IMAGE, "sound", "instead"),
        (b"\0\0\0\x08wide\0\0\1\0mdat" + bytes(40), NO_IMAGE, "video (QuickTime)", "still"),
        (b"RIFF\0\0\0\0AVI LIST", NO_IMAGE, "video (AVI)", "still"),
        (b"RIFF\0\0\0\0WAVEfmt ", NO_IMAGE, "sound", "instead"),
        ((b"G" + bytes(187)) * 4, NO_IMAGE, "video (MPEG)", "still"),
        (b"\xff\xfb\x90\x64" + bytes(50), NO_IMAGE, "sound", "instead"),
        (b"PK\3\4" + bytes(50), NO_IMAGE, "ZIP", "Unpack"),
        (b"BZh91AY&SY" + bytes(9), NO_IMAGE, "archive", "Unpack"),
        (b"a.jpg".ljust(257, b"\0") + b"ustar\0" + bytes(9), NO_IMAGE, "tar", "Unpack"),
        (b"\0\1\0\0\0\x0f\0\x80" + bytes(50), NO_IMAGE, "font", "instead"),
        (b"wOF2\0\1\0\0" + bytes(50), NO_IMAGE, "font", "instead"),
        (b"\x7fELF\2\1\1" + bytes(50), NO_IMAGE, "program", "instead"),
        (b"\0\5\x16\7\0\2\0\0Mac OS X        " + bytes(50), NO_IMAGE, "macOS", "instead"),
        (b"version https://git-lfs.github.com/spec/v1\noid sha256:1\n", NO_IMAGE, "Git LFS", "git lfs pull"),
        (b"/annex/objects/SHA256E-s5--1.jpg\n", NO_IMAGE, "git-annex", "git annex get"),
        (b"<!doctype html><title>404</title>", NO_IMAGE, "HTML", "login page"),
        (
            b'<?xml version="1.0"?><Error><Code>AccessDenied</Code></Error>',
            NO_IMAGE,
            "XML",
            "saved in the image's place",
        ),
        (b'{"error": "not found"}', NO_IMAGE, "plain text", "instead"),
        (base64.b64encode(JPEG), NO_IMAGE, "base64", "Decode"),
        (b"data:image/png;base64," + base64.b64encode(PNG), NO_IMAGE, "base64", "Decode"),
        (bytes(4000), DAMAGED, "zero bytes", "again"),
        (b"\r\n" + JPEG, DAMAGED, "begins with something else", "again"),
        (b"\xef\xbb\xbf" + PNG, DAMAGED, "begins with something else", "again"),
        (b"HTTP/1.1 200 OK\r\nContent-Type: image/jpeg\r\n\r\n" + JPEG, DAMAGED, "something else", "again"),
        (PNG.replace(b"\r\n", b"\n"), DAMAGED, "took it for text", "again"),
        (JPEG.decode("latin-1").encode(), DAMAGED, "took it for text", "again"),
        (JPEG.decode("utf-8", "replace").encode(), DAMAGED, "took it for text", "again"),
        (b"\x00\x01\x02\x03garbage\xff\xfe", NO_IMAGE, "", "instead"),
    ],
)
def test_what_it_is_and_what_to_do(data: bytes, verdict: Verdict, what: str, advice: str) -> None:
    found = foreign(data)
    assert (found.verdict, what in found.what, advice in found.advice) == (verdict, True, True), found
    with pytest.raises(ImageError) as caught:
        prepared(data, name="photo.jpg")
    assert (caught.value.code, caught.value.excluded) == (verdict.value, verdict is NOT_READ)
    assert caught.value.message.startswith("photo.jpg is ")
    assert caught.value.message.endswith(found.advice)


@pytest.mark.parametrize(
    "text",
    [
        "This was drawn with GIMP, and then printed.",
        "A nice WAVE of the sea",
        "The wide river and its bridge",
        "MZ are the initials of a friend.",
        "CWS stands for a company.",
        "In a file of its own there is one LP more.",
        "GRIB is no word.",
        "Good dogs and cats. " * 30,
    ],
)
def test_text_that_has_a_mark_in_it_is_plain_text(text: str) -> None:
    assert foreign(text.encode()).what == "plain text"


@given(st.text(alphabet=st.characters(min_codepoint=32, max_codepoint=126), min_size=1, max_size=300))
def test_text_is_no_image(text: str) -> None:
    try:
        assert identify(text.encode(), name="a") in {"PPM", "XBM"}
    except ImageError as error:
        assert error.code in {"not_an_image", "svg"} or text.startswith(("%!PS", "#?R", "8BPS", "Image type: "))


def test_each_verdict_is_an_error_code() -> None:
    assert {verdict.value for verdict in Verdict} <= set(ErrorCode.values)


def test_nothing_that_is_read_is_in_the_tables() -> None:
    for table in (marks.OTHER_IMAGES, marks.NO_IMAGES):
        for kinds in table.values():
            assert [what for what, beginning in kinds if beginning.match(JPEG) or beginning.match(PNG)] == []
