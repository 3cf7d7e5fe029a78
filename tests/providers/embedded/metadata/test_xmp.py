"""What an XMP packet says, however it is written, and that a hostile one says nothing."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from django_autocaption.images.metadata import MAX_XMP
from django_autocaption.providers.embedded.metadata.xmp import Alternative, XmpWords, read_xmp
from tests.providers.embedded.metadata.blocks import ALT, LONG, bag, lang_alt, packet, rdf, xmp

DOGS = lang_alt("dc:description", {"x-default": "Two dogs"})
TWO_DOGS = (Alternative("x-default", "Two dogs"),)


def test_all_properties() -> None:
    words = read_xmp(
        xmp(
            lang_alt(ALT, {"en": "A", "de": "B"})
            + lang_alt(LONG, {"x-default": "C"})
            + DOGS
            + lang_alt("dc:title", {"x-default": "T"})
            + bag("dc:subject", "dog", "beach")
        )
    )
    assert words == XmpWords(
        alt_text=(Alternative("en", "A"), Alternative("de", "B")),
        long_description=(Alternative("x-default", "C"),),
        caption=TWO_DOGS,
        title=(Alternative("x-default", "T"),),
        keywords=("dog", "beach"),
    )


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_encodings(encoding: str) -> None:
    text = packet(lang_alt("dc:description", {"x-default": "Ein Bär 🐻 ist müde"}))
    assert read_xmp(text.encode(encoding)).caption == (Alternative("x-default", "Ein Bär 🐻 ist müde"),)


def test_a_packet_that_claims_utf8_and_is_not() -> None:
    text = packet(lang_alt("dc:description", {"x-default": "Bär"})).replace("\ufeff", "")
    assert read_xmp(text.encode("cp1252")).caption == (Alternative("x-default", "Bär"),)


@pytest.mark.parametrize(
    "data",
    [
        rdf(DOGS).encode(),
        b"http://ns.adobe.com/xap/1.0/\0" + xmp(DOGS),
        xmp(DOGS) + b"\0" * 500,
        b'<?xml version="1.0" encoding="UTF-8"?>' + rdf(DOGS).encode(),
        xmp(DOGS).replace(b"rdf:", b"r:").replace(b"xmlns:rdf", b"xmlns:r"),
        xmp(DOGS).replace(b"Two dogs", b"Two\x01 dogs"),
        xmp(DOGS.replace(">Two dogs<", "><![CDATA[Two dogs]]><")),
    ],
    ids=["no wrapper", "app1 prefix", "zero padding", "xml declaration", "other prefix", "control character", "cdata"],
)
def test_wrappings(data: bytes) -> None:
    assert read_xmp(data).caption == TWO_DOGS


@pytest.mark.parametrize(
    ("properties", "attributes"),
    [
        ("", 'dc:description="Two dogs"'),
        ("<dc:description>Two dogs</dc:description>", ""),
        ("<dc:description><rdf:Seq><rdf:li>Two dogs</rdf:li></rdf:Seq></dc:description>", ""),
        ('<dc:description rdf:parseType="Resource"><rdf:value>Two dogs</rdf:value></dc:description>', ""),
        (
            "<dc:description><rdf:Alt><rdf:li><rdf:Description><rdf:value>Two dogs</rdf:value>"
            "<dc:source>x</dc:source></rdf:Description></rdf:li></rdf:Alt></dc:description>",
            "",
        ),
    ],
    ids=["attribute", "plain", "sequence", "qualified", "qualified item"],
)
def test_ways_to_write_a_property(properties: str, attributes: str) -> None:
    assert read_xmp(xmp(properties, attributes)).caption == (Alternative("", "Two dogs"),)


def test_the_words_of_an_ingredient_are_not_the_images() -> None:
    item = f"<rdf:li><rdf:Description>{DOGS}</rdf:Description></rdf:li>"
    nested = f"<xmpMM:Ingredients><rdf:Bag>{item}</rdf:Bag></xmpMM:Ingredients>"
    assert read_xmp(xmp(nested)) == XmpWords()


def test_a_property_of_another_namespace_is_another_property() -> None:
    assert read_xmp(xmp(DOGS).replace(b"purl.org/dc/elements", b"example.com/dc/elements")) == XmpWords()


def test_hostile_xml_says_nothing() -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>' + rdf(DOGS.replace("Two dogs", "&b;"))
    outside = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + rdf(DOGS.replace("Two dogs", "&a;"))
    for text in (bomb, outside, rdf(DOGS)[:-20], rdf(DOGS).replace("dc:", "undeclared:")):
        assert read_xmp(text.encode()) == XmpWords()


@pytest.mark.parametrize(
    "piece",
    ["<a>", "<rdf:RDF>", "<?", "<!--", "<![CDATA[", "&#65;", "&a;", "<a><rdf:li>", "<", "x=''", "<a b='c' b='c'/>"],
)
def test_a_packet_as_long_as_is_read_takes_no_time(piece: str) -> None:
    body = piece * (MAX_XMP // len(piece))
    began = time.process_time()
    for text in (body, rdf(DOGS.replace("Two dogs", body)), rdf(f"<dc:subject {body}/>")):
        for encoding in ("utf-8", "utf-16"):
            read_xmp(text.encode(encoding))
    assert time.process_time() - began < 10  # 2 s on an idle machine


@given(st.binary(max_size=300), st.integers(0, 400), st.integers(0, 400))
def test_no_bytes_raise(noise: bytes, start: int, end: int) -> None:
    read_xmp(noise)
    data = xmp(DOGS)
    read_xmp(data[:start] + noise + data[end:])
