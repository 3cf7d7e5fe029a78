"""Alt text into JPEG files: readable by others, without loss of a single byte of the picture or of other metadata."""

from __future__ import annotations

import io
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from django_autocaption.exceptions import ImageError
from django_autocaption.images.embedding import XMP_MARK
from django_autocaption.images.metadata import extract
from django_autocaption.providers.embedded.metadata.author import read_author_words
from django_autocaption.providers.embedded.metadata.xmp import read_before, read_xmp
from tests.images.pictures import embedded, exif, photo, saved
from tests.providers.embedded.metadata.blocks import packet

PICTURE = photo(96, 64)
EN, DE = "A red bridge in the fog.", "Eine rote Brücke im Nebel."
EXTENDED = b"http://ns.adobe.com/xmp/extension/\0" + b"0123456789ABCDEF" * 2 + b"\0\0\0\x10\0\0\0\0<long>content</lo"


def jpeg(xmp: str | bytes = b"", **options: Any) -> bytes:
    block = xmp.encode() if isinstance(xmp, str) else xmp
    return saved(PICTURE, "JPEG", **({"xmp": block} if block else {}), **options)


def segment(marker: int, payload: bytes) -> bytes:
    return bytes((0xFF, marker)) + (len(payload) + 2).to_bytes(2, "big") + payload


def behind_soi(data: bytes, *segments: bytes) -> bytes:
    return data[:2] + b"".join(segments) + data[2:]


def xmp_of(data: bytes) -> bytes:
    """The packet as another program, Pillow, reads it."""
    return Image.open(io.BytesIO(data)).info.get("xmp", b"")


def words(data: bytes) -> dict[str, str]:
    return {a.language: a.text for a in read_xmp(xmp_of(data)).alt_text}


def without_xmp(data: bytes) -> bytes:
    start = data.find(XMP_MARK)
    if start < 0:
        return data
    return data[: start - 4] + data[start - 2 + int.from_bytes(data[start - 2 : start], "big") :]


def by_author(data: bytes, language: str = "en") -> str:
    """What the file's author says, as far as anybody can tell from the file."""
    found = read_author_words(extract(Image.open(io.BytesIO(data))), language)
    return "" if found is None else found.alt_text


def edited(data: bytes, old: str, new: str) -> bytes:
    """The file after a person changed its alt text in another program, which broke lines as it liked."""
    packet_now = xmp_of(data).decode()
    assert old in packet_now
    return jpeg(packet_now.replace(old, new))


def embed(data: bytes, **alternatives: str) -> bytes:
    return embedded(data, alternatives or {"en": EN}, name="a.jpg")


ORIGINALS = {
    "plain": jpeg(),
    "progressive": jpeg(progressive=True),
    "grey": saved(PICTURE.convert("L"), "JPEG"),
    "exif and colour profile": jpeg(exif=exif(), icc_profile=b"profile" * 9000),
    "comment": jpeg(comment=b"made by hand"),
    "xmp": jpeg(packet("<dc:title>Bridge</dc:title>"), exif=exif()),
    "after the end": jpeg() + b"a video",
    "fill bytes": behind_soi(jpeg(), b"\xff\xff" + segment(0xFE, b"x")),
}


@pytest.mark.parametrize("original", ORIGINALS.values(), ids=ORIGINALS)
def test_only_the_packet_is_new(original: bytes) -> None:
    changed = embed(original, en=EN, de=DE)
    assert words(changed) == {"x-default": EN, "en": EN, "de": DE}
    assert without_xmp(changed) == without_xmp(original)
    scan = original.index(b"\xff\xda")
    assert changed.endswith(original[scan:])
    assert Image.open(io.BytesIO(changed)).tobytes() == Image.open(io.BytesIO(original)).tobytes()


def test_jfif_and_exif_stay_first() -> None:
    changed = embed(jpeg(exif=exif()))
    assert changed.index(b"JFIF") < changed.index(b"Exif\0\0") < changed.index(XMP_MARK) < changed.index(b"\xff\xdb")


@pytest.mark.parametrize("original", ORIGINALS.values(), ids=ORIGINALS)
def test_what_is_said_already_changes_nothing(original: bytes) -> None:
    once = embed(original, en=EN, de=DE)
    assert embed(once, en=EN, de=DE) == once
    assert len(embed(embed(once, en="Other words."), en=EN)) == len(once)


class TestKeeps:
    def test_every_other_property(self) -> None:
        properties = (
            '<dc:title><rdf:Alt><rdf:li xml:lang="x-default">Bridge &amp; fog</rdf:li></rdf:Alt></dc:title>'
            "<dc:subject><rdf:Bag><rdf:li>bridge</rdf:li></rdf:Bag></dc:subject>"
            '<xmpMM:History><rdf:Seq><rdf:li rdf:parseType="Resource"><xmpMM:by>me</xmpMM:by></rdf:li></rdf:Seq>'
            "</xmpMM:History>"
            '<odd:thing xmlns:odd="http://example.org/odd#">1 &lt; 2</odd:thing>'
        )
        changed = xmp_of(embed(jpeg(packet(properties, 'xmpMM:DocumentID="id-1"')))).decode()
        plain = ("Bridge &amp; fog", "<rdf:li>bridge</rdf:li>", "<odd:thing>1 &lt; 2</odd:thing>", "<dc:title>")
        for kept in (*plain, 'rdf:parseType="Resource"', "<xmpMM:by>me</xmpMM:by>", 'xmpMM:DocumentID="id-1"'):
            assert kept in changed
        assert "ns0:" not in changed

    def test_the_authors_words_in_other_languages(self) -> None:
        said = {"x-default": "Old", "EN": "Old", "fr": "Pont"}
        items = "".join(f'<rdf:li xml:lang="{tag}">{text}</rdf:li>' for tag, text in said.items())
        before = f"<Iptc4xmpCore:AltTextAccessibility><rdf:Alt>{items}</rdf:Alt></Iptc4xmpCore:AltTextAccessibility>"
        assert words(embed(jpeg(packet(before)))) == {"x-default": EN, "en": EN, "fr": "Pont"}

    def test_nothing_of_an_attribute_form(self) -> None:
        assert words(embed(jpeg(packet("", 'Iptc4xmpCore:AltTextAccessibility="Old"')))) == {"x-default": EN, "en": EN}

    def test_the_extended_packet(self) -> None:
        note = 'xmlns:xmpNote="http://ns.adobe.com/xmp/note/" xmpNote:HasExtendedXMP="0123456789ABCDEF0123456789ABCDEF"'
        original = behind_soi(jpeg(), segment(0xE1, XMP_MARK + packet("", note).encode()), segment(0xE1, EXTENDED))
        changed = embed(original)
        assert segment(0xE1, EXTENDED) in changed
        assert b"HasExtendedXMP" in changed

    def test_prefixes_that_clash(self) -> None:
        properties = '<a:x xmlns:a="urn:one">1</a:x><a:x xmlns:a="urn:two">2</a:x><x xmlns="urn:three">3</x>'
        changed = xmp_of(embed(jpeg(packet(properties)))).decode()
        for uri in ("urn:one", "urn:two", "urn:three"):
            assert f'"{uri}"' in changed
        assert embed(jpeg(changed)) == jpeg(changed)


class TestWordsOfAMachine:
    def test_are_not_the_authors(self) -> None:
        assert by_author(embedded(jpeg(), {"en": EN}, machines=["en"], name="a.jpg")) == ""
        assert by_author(embed(jpeg())) == EN

    def test_are_told_language_by_language(self) -> None:
        said = embedded(jpeg(), {"en": EN, "de": DE}, machines=["en"], name="a.jpg")
        assert (by_author(said, "de"), words(said)) == (DE, {"x-default": EN, "en": EN, "de": DE})
        later = embedded(said, {"fr": "Pont rouge dans la brume."}, machines=["fr"], name="a.jpg")
        assert by_author(later, "en") == DE, "the English ones are a machine's still"

    def test_are_a_persons_once_one_changed_them(self) -> None:
        said = embedded(jpeg(), {"en": EN}, machines=["en"], name="a.jpg")
        assert by_author(edited(said, EN, "The old bridge of Oban.")) == "The old bridge of Oban."
        assert by_author(edited(said, EN, f"{EN}\n".replace(" ", "  "))) == "", "these are the same"

    def test_are_a_persons_once_one_wrote_the_same(self) -> None:
        said = embedded(jpeg(), {"en": EN}, machines=["en"], name="a.jpg")
        assert by_author(embed(said)) == EN

    def test_that_stood_there_before_stay_whose_they_were(self) -> None:
        assert by_author(embedded(embed(jpeg()), {"en": EN}, machines=["en"], name="a.jpg")) == EN

    def test_that_are_there_no_more_leave_no_mark(self) -> None:
        once = embedded(jpeg(), {"en": EN}, machines=["en"], name="a.jpg")
        assert len(read_xmp(xmp_of(once)).machines) == 1
        assert read_xmp(xmp_of(embed(once, en="The old bridge of Oban."))).machines == frozenset()


def test_the_file_tells_which_one_it_was() -> None:
    once = embedded(jpeg(), {"en": EN}, before="first", name="a.jpg")
    assert read_before(xmp_of(once)) == "first"
    assert read_before(xmp_of(embedded(once, {"en": "Other words."}, before="second", name="a.jpg"))) == "second"
    assert read_before(xmp_of(jpeg())) == ""


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (saved(PICTURE, "PNG"), "no JPEG"),
        (jpeg()[:10], "header is broken"),
        (b"\xff\xd8\xff\xd9", "header is broken"),
        (jpeg(b"<x:xmpmeta xmlns:x='adobe:ns:meta/'>"), "packet is broken"),
        (jpeg(b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"), "packet is broken"),
        (jpeg(b"\xff\xfe<\0a\0/\0>\0"), "packet"),
        (jpeg(b"<a/>"), "no RDF"),
        (jpeg(packet(f"<dc:title>{'>' * 20_000}</dc:title>")), "longer than a JPEG segment"),
        (behind_soi(jpeg(), segment(0xEB, b"JP\0\1 c2pa")), "Content Credentials"),
        (behind_soi(jpeg(packet("")), segment(0xE2, b"MPF\0II*\0")), "several pictures"),
    ],
)
def test_what_cannot_be_changed_safely_is_refused(data: bytes, why: str) -> None:
    with pytest.raises(ImageError, match=why) as caught:
        embed(data)
    assert caught.value.code == "not_embeddable"


@given(text=st.text(min_size=1), other=st.text(min_size=1), tag=st.sampled_from(["en", "de", "zh-Hans"]))
def test_any_text_is_read_back(text: str, other: str, tag: str) -> None:
    changed = embedded(ORIGINALS["xmp"], {tag: text, "fr": other}, name="a.jpg")
    assert without_xmp(changed) == without_xmp(ORIGINALS["xmp"])
    assert Image.open(io.BytesIO(changed)).getxmp()
    assert embedded(changed, {tag: text, "fr": other}, name="a.jpg") == changed


@given(st.binary(max_size=200))
def test_hostile_bytes_are_refused_and_nothing_else(tail: bytes) -> None:
    with suppress(ImageError):
        embed(b"\xff\xd8\xff\xe1" + tail)
