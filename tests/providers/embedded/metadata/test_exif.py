"""What an EXIF block says, in whatever charset, and that no block harms."""

from __future__ import annotations

import warnings

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL.ExifTags import Base

from django_autocaption.providers.embedded.metadata.exif import ExifWords, read_exif
from tests.providers.embedded.metadata.blocks import exif


def utf16(text: str) -> bytes:
    return (text + "\0").encode("utf-16-le")


def test_utf8_in_a_field_that_is_declared_ascii() -> None:
    data = exif({Base.ImageDescription: "Ein Bär in Köln".encode()})
    assert read_exif(data).captions == (("ImageDescription", "Ein Bär in Köln"),)


def test_latin1_in_a_field_that_is_declared_ascii() -> None:
    assert read_exif(exif({Base.ImageDescription: "Ein Bär".encode("latin-1")})).captions == (
        ("ImageDescription", "Ein Bär"),
    )


def test_fields_of_the_windows_explorer() -> None:
    words = read_exif(
        exif(
            {
                Base.XPTitle: utf16("Titel"),
                Base.XPComment: utf16("Zwei Hunde 🐕"),
                Base.XPSubject: utf16("Hunde"),
                Base.XPKeywords: utf16("hund; strand;"),
            }
        )
    )
    assert words == ExifWords(
        captions=(("XPComment", "Zwei Hunde 🐕"), ("XPSubject", "Hunde"), ("XPTitle", "Titel")),
        title="Titel",
        keywords=("hund", "strand"),
    )


@pytest.mark.parametrize(
    ("comment", "text"),
    [
        (b"ASCII\0\0\0Two dogs\0\0", "Two dogs"),
        (b"\0\0\0\0\0\0\0\0Two dogs", "Two dogs"),
        (b"UNICODE\0" + "Ein Bär".encode("utf-16-le"), "Ein Bär"),
        (b"UNICODE\0" + "Ein Bär".encode("utf-16-be"), "Ein Bär"),
        (b"UNICODE\0" + "Ein Bär".encode("utf-16"), "Ein Bär"),
        (b"JIS\0\0\0\0\0" + "富士山".encode("iso2022_jp"), "富士山"),
        (b"Two dogs on a beach", "Two dogs on a beach"),
    ],
)
def test_user_comment(comment: bytes, text: str) -> None:
    assert read_exif(exif(comment=comment)).captions == (("UserComment", text),)


def test_devices() -> None:
    words = read_exif(exif({Base.Make: "Acme", Base.Model: "X200", Base.Software: "Paint 3"}))
    assert words.devices == ("Acme", "X200", "Acme X200", "Paint 3")


def test_with_and_without_prefix() -> None:
    data = exif({Base.ImageDescription: "Two dogs"})
    assert data.startswith(b"Exif\0\0")
    assert read_exif(data) == read_exif(data[6:]) != ExifWords()


def test_a_field_of_the_wrong_type_is_left_out() -> None:
    words = read_exif(exif({Base.ImageDescription: "Two dogs", Base.XPComment: 7, Base.Make: 3}))
    assert words.captions == (("ImageDescription", "Two dogs"),)


@given(st.binary(max_size=200), st.integers(0, 200), st.integers(0, 200))
def test_no_bytes_raise(noise: bytes, start: int, end: int) -> None:
    data = exif({Base.ImageDescription: "Two dogs", Base.XPComment: utf16("Dogs")}, comment=b"ASCII\0\0\0Dogs")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # Pillow warns of broken blocks
        read_exif(noise)
        read_exif(b"II*\0\x08\0\0\0" + noise)
        read_exif(data[:start] + noise + data[end:])
