from __future__ import annotations

import gzip
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from django_autocaption.exceptions import ImageError
from django_autocaption.images.container import identify
from django_autocaption.images.decoding import DECODERS
from tests.images.pictures import FORMATS, quarters, saved

SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"><rect width="5" height="5"/></svg>'


def refusal(data: bytes) -> ImageError:
    with pytest.raises(ImageError, match="upload") as caught:
        identify(data, name="upload")
    return caught.value


@pytest.mark.parametrize("kind", FORMATS)
def test_an_image_is_known_by_its_content(kind: str) -> None:
    assert identify(saved(quarters(), kind), name="misleading.txt") == kind


@pytest.mark.parametrize(
    "data",
    [
        SVG.encode(),
        b"\xef\xbb\xbf" + SVG.encode(),
        ("\ufeff" + SVG).encode("utf-16-le"),
        SVG.encode("utf-16-be"),
        b'<?xml version="1.0" encoding="UTF-8"?>\n<!-- Made by > hand -->\n<!-- twice -->\n' + SVG.encode(),
        b'<?xml version="1.0"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "svg11.dtd">' + SVG.encode(),
        b'<!DOCTYPE svg [ <!ENTITY ns "http://x"> <!ENTITY y "z"> ]>\r\n' + SVG.encode(),
        b'<?xml-stylesheet href="a.css"?>  <svg:svg xmlns:svg="http://www.w3.org/2000/svg"/>',
        b"\n\t <SVG></SVG>",
        gzip.compress(SVG.encode(), mtime=0),
        gzip.compress(b'<?xml version="1.0"?>' + SVG.encode() + b" " * 500_000, mtime=0),
    ],
)
def test_svg_is_left_out(data: bytes) -> None:
    error = refusal(data)
    assert (error.code, error.excluded) == ("svg", True)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"%PDF-1.7\n...", "PDF"),
        (b"<!doctype html><title>404</title>", "HTML"),
        (b"<!-- generated -->\n<!DOCTYPE HTML>\n<html><svg></svg></html>", "HTML"),
        (b"<html><body>Sign in</body></html>", "HTML"),
        (b'<?xml version="1.0"?><Error><Code>AccessDenied</Code></Error>', "XML"),
        (b"\0\0\0\x20ftypisom\0\0\2\0isomiso2avc1mp41" + bytes(50), "video"),
        (b"\0\0\0\x14ftypqt  \0\0\0\0qt  " + bytes(50), "video"),
        (b"\x1a\x45\xdf\xa3" + bytes(50), "video"),
        (b"RIFF\0\0\0\0AVI LIST", "video"),
        (b"PK\x03\x04" + bytes(50), "ZIP"),
        (gzip.compress(b"just text", mtime=0), "gzip"),
        (b"version https://git-lfs.github.com/spec/v1\noid sha256:1\n", "Git LFS"),
        (b"BMW makes cars and this text begins with their name", "plain text"),
        ("Überraschung".encode(), "plain text"),
        (b"svg is only a word here", "plain text"),
        (b"\x00\x01\x02\x03garbage\xff\xfe", "not an image in any known format"),
        (b"\x1f\x8bnot really", "gzip"),
    ],
)
def test_what_is_no_image_is_named(data: bytes, words: str) -> None:
    error = refusal(data)
    assert (error.code, error.excluded) == ("not_an_image", False)
    assert words in error.message


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"8BPS\0\1" + bytes(50), "Photoshop"),
        (b"%!PS-Adobe-3.0 EPSF-3.0\n", "PostScript"),
        (b"\xff\x0a" + bytes(50), "JPEG XL"),
    ],
)
def test_an_image_of_a_format_that_is_not_read_is_left_out(data: bytes, words: str) -> None:
    error = refusal(data)
    assert (error.code, error.excluded) == ("unsupported", True)
    assert words in error.message


@pytest.mark.parametrize(
    ("brands", "kind"),
    [
        (b"avif\0\0\0\0avifmif1", "AVIF"),
        (b"mif1\0\0\0\0mif1avif", "AVIF"),
        (b"mif1\0\0\0\0mif1heic", "HEIF"),
        (b"heic\0\0\0\0mif1heic", "HEIF"),
        (b"msf1\0\0\0\0hevcmsf1", "HEIF"),
    ],
)
def test_the_brands_of_a_boxed_file_tell_avif_from_heif(brands: bytes, kind: str) -> None:
    assert identify((len(brands) + 8).to_bytes(4, "big") + b"ftyp" + brands + bytes(40), name="a") == kind


@pytest.mark.parametrize(
    "data",
    [
        b"<!--" * 200_000,
        b"<!---->" * 100_000,
        b"<!DOCTYPE x [" * 100_000,
        b"<?" * 300_000,
        b" " * 2_000_000,
        gzip.compress(b"<!---->" * 5_000_000, mtime=0),
    ],
    ids=["comments", "empty comments", "doctypes", "instructions", "spaces", "zip bomb"],
)
def test_hostile_text_is_refused_quickly(data: bytes) -> None:
    started = time.process_time()
    assert refusal(data).code == "not_an_image"
    assert time.process_time() - started < 1


@given(st.binary(max_size=200) | st.text(alphabet="<>!-[]?svg: \n", max_size=200).map(str.encode))
def test_any_bytes_are_an_image_kind_or_a_refusal(data: bytes) -> None:
    try:
        assert identify(data, name="a") in DECODERS
    except ImageError as error:
        assert error.code in {"svg", "unsupported", "not_an_image", "unreadable"}
