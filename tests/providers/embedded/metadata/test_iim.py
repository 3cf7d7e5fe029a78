"""What an IPTC-IIM stream says, in which charset, and that no stream harms."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from django_autocaption.providers.embedded.metadata.iim import IimWords, read_iim
from tests.providers.embedded.metadata.blocks import dataset

UTF8 = dataset(1, 90, b"\x1b%G")


def test_title_caption_and_keywords() -> None:
    data = dataset(2, 5, b"T") + dataset(2, 25, b"dog") + dataset(2, 25, b"beach") + dataset(2, 120, b"Two dogs")
    assert read_iim(data) == IimWords(title="T", caption="Two dogs", keywords=("dog", "beach"))


@pytest.mark.parametrize(
    ("data", "caption"),
    [
        (UTF8 + dataset(2, 120, "Bär".encode()), "Bär"),
        (UTF8 + dataset(2, 120, "Bär".encode() + b"\xc3"), "Bär"),
        (dataset(1, 90, b"\x1b%/I") + dataset(2, 120, "Bär".encode()), "Bär"),
        (dataset(2, 120, "Bär".encode()), "Bär"),
        (dataset(2, 120, "Ein Café in München".encode("latin-1")), "Ein Café in München"),
        (dataset(2, 120, "Ein Café in München".encode("mac_roman")), "Ein Café in München"),
        (dataset(2, 120, "The dog’s “den”".encode("cp1252")), "The dog’s “den”"),
        (dataset(2, 120, "L’été, ‘où’ à Zürich".encode("mac_roman")), "L’été, ‘où’ à Zürich"),
        (dataset(2, 120, "Fußgänger am Rhein".encode("latin-1")), "Fußgänger am Rhein"),
        (dataset(2, 120, "Fußgänger am Rhein".encode("mac_roman")), "Fußgänger am Rhein"),
    ],
)
def test_charsets(data: bytes, caption: str) -> None:
    assert read_iim(data).caption == caption


@pytest.mark.parametrize(
    "broken",
    [
        b"\x1c\x02\x78\x80\x04\x00\x00\x00\x05Dog!!",
        b"\x1c\x02\x78\x7f\xffshort",
        b"\x1c\x02",
        b"\0\0\0",
    ],
    ids=["extended", "longer than the stream", "cut", "padding"],
)
def test_what_came_before_the_broken_part_counts(broken: bytes) -> None:
    assert read_iim(dataset(2, 5, b"T") + broken) == IimWords(title="T")


@given(st.binary(max_size=200))
def test_no_bytes_raise(data: bytes) -> None:
    read_iim(data)
    read_iim(b"\x1c\x02\x78" + data)
