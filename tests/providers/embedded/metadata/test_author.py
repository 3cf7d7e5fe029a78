"""Which of a file's words count, and in which language."""

from __future__ import annotations

import warnings

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL.ExifTags import Base

from django_autocaption.providers.embedded.metadata.author import AuthorWords, read_author_words
from django_autocaption.types import ImageMetadata
from tests.providers.embedded.metadata.blocks import ALT, LONG, bag, dataset, exif, lang_alt, xmp


def read(properties: str = "", *, iptc: bytes = b"", block: bytes = b"", language: str = "en") -> AuthorWords:
    words = read_author_words(ImageMetadata(xmp=xmp(properties), iptc=iptc, exif=block), language)
    assert words is not None
    return words


SOURCES = [
    ("xmp:AltTextAccessibility", "alt"),
    ("xmp:description", "description"),
    ("iim:2:120", "caption"),
    ("exif:ImageDescription", "photo"),
    ("exif:XPComment", "comment"),
    ("exif:XPSubject", "subject"),
    ("exif:XPTitle", "title"),
    ("exif:UserComment", "user"),
]


@pytest.mark.parametrize("first", range(len(SOURCES)))
@pytest.mark.parametrize("silent", ["", "OLYMPUS DIGITAL CAMERA"], ids=["empty", "boilerplate"])
def test_sources_in_their_order(first: int, silent: str) -> None:
    """Where the better sources are empty or hold boilerplate, the next one counts."""
    said = {source: silent if index < first else f"Words of {word}" for index, (source, word) in enumerate(SOURCES)}

    def utf16(source: str) -> bytes:
        return said[source].encode("utf-16-le")

    words = read(
        lang_alt(ALT, {"x-default": said["xmp:AltTextAccessibility"]})
        + lang_alt("dc:description", {"x-default": said["xmp:description"]}),
        iptc=dataset(2, 120, said["iim:2:120"].encode()),
        block=exif(
            {
                Base.ImageDescription: said["exif:ImageDescription"],
                Base.XPComment: utf16("exif:XPComment"),
                Base.XPSubject: utf16("exif:XPSubject"),
                Base.XPTitle: utf16("exif:XPTitle"),
            },
            comment=b"ASCII\0\0\0" + said["exif:UserComment"].encode(),
        ),
    )
    assert (words.source, words.text) == (SOURCES[first][0], f"Words of {SOURCES[first][1]}")


def test_alt_text_with_everything_else() -> None:
    words = read(
        lang_alt(ALT, {"en": "Two dogs"})
        + lang_alt(LONG, {"en": "Two dogs play on a wide beach."})
        + lang_alt("dc:description", {"en": "Rex and Bella in Dover"})
        + lang_alt("dc:title", {"en": "Beach day"})
        + bag("dc:subject", "dog", "Beach", "beach", "DSC_0001")
    )
    assert (words.text, words.description) == ("Two dogs", "Two dogs play on a wide beach.")
    assert (words.title, words.keywords, words.language) == ("Beach day", ("dog", "Beach"), "en")


def test_the_caption_describes_where_there_is_no_long_description() -> None:
    words = read(lang_alt(ALT, {"en": "Two dogs"}) + lang_alt("dc:description", {"en": "Rex and Bella in Dover"}))
    assert (words.text, words.description) == ("Two dogs", "Rex and Bella in Dover")


def test_a_long_description_alone_serves_as_text() -> None:
    words = read(lang_alt(LONG, {"en": "Two dogs play on a wide beach."}))
    assert (words.text, words.source) == ("Two dogs play on a wide beach.", "xmp:ExtDescrAccessibility")


def test_title_and_keywords_of_the_older_records() -> None:
    iptc = dataset(2, 120, b"Two dogs") + dataset(2, 5, b"Beach day") + dataset(2, 25, b"dog")
    words = read(iptc=iptc)
    assert (words.title, words.keywords) == ("Beach day", ("dog",))


@pytest.mark.parametrize("title", ["Untitled", "DSC_0001.JPG", "© Jane Doe"])
def test_a_title_of_boilerplate_is_none(title: str) -> None:
    assert read(lang_alt(ALT, {"en": "Two dogs"}) + lang_alt("dc:title", {"en": title})).title == ""


@pytest.mark.parametrize(
    ("alternatives", "language", "text", "tag"),
    [
        ({"x-default": "X", "en": "A", "de": "B"}, "de", "B words", "de"),
        ({"x-default": "X", "en": "A", "de-CH": "B", "de": "C"}, "de-AT", "C words", "de"),
        ({"x-default": "X", "en": "A", "de-CH": "B"}, "de-AT", "B words", "de-CH"),
        ({"en": "A", "de-AT": "B"}, "de-at", "B words", "de-AT"),
        ({"en": "A", "x-default": "X"}, "fr", "X words", ""),
        ({"x-default": "A", "en": "A", "de": "B"}, "fr", "A words", "en"),
        ({"es": "A", "de": "B"}, "fr", "A words", "es"),
        ({"zh-Hans": "A", "zh-Hant": "B"}, "zh-Hant-TW", "B words", "zh-Hant"),
    ],
)
def test_language_alternatives(alternatives: dict[str, str], language: str, text: str, tag: str) -> None:
    words = read(lang_alt(ALT, {key: f"{value} words" for key, value in alternatives.items()}), language=language)
    assert (words.text, words.language) == (text, tag)


def test_an_alternative_of_boilerplate_is_passed_over() -> None:
    words = read(lang_alt(ALT, {"de": "Unbenannt", "en": "Two dogs"}), language="de")
    assert (words.text, words.language) == ("Two dogs", "en")


def test_a_hostile_block_does_not_silence_the_others() -> None:
    metadata = ImageMetadata(
        xmp=b'<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>',
        exif=b"Exif\0\0II*\0\xff\xff\xff\xff",
        iptc=dataset(2, 120, b"Two dogs"),
    )
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        words = read_author_words(metadata, "en")
    assert words is not None and words.text == "Two dogs"


def test_the_files_own_device_is_no_caption() -> None:
    tags: dict[int, object] = {Base.Make: "Acme", Base.Model: "Owl Eye", Base.ImageDescription: "Acme Owl Eye"}
    assert read_author_words(ImageMetadata(exif=exif(tags)), "en") is None


def test_a_file_without_words() -> None:
    assert read_author_words(ImageMetadata(), "en") is None
    assert read_author_words(ImageMetadata(xmp=xmp(lang_alt("dc:title", {"en": "Title"}))), "en") is None


@given(st.binary(max_size=100), st.binary(max_size=100), st.binary(max_size=100), st.text(max_size=10))
def test_nothing_raises(one: bytes, two: bytes, three: bytes, language: str) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        read_author_words(ImageMetadata(xmp=one, exif=two, iptc=three), language)


@pytest.mark.parametrize(
    ("properties", "iptc", "source"),
    [
        (lang_alt("dc:title", {"en": "The old harbour"}), b"", "xmp:title"),
        ("<photoshop:Headline>The old harbour</photoshop:Headline>", b"", "xmp:Headline"),
        ("", dataset(2, 105, b"The old harbour"), "iim:2:105"),
        ("", dataset(2, 5, b"The old harbour"), "iim:2:05"),
    ],
)
def test_a_headline_or_title_is_said_where_nothing_better_stands(properties: str, iptc: bytes, source: str) -> None:
    words = read(properties, iptc=iptc)
    assert (words.text, words.source) == ("The old harbour", source)
    better = read(properties + lang_alt("dc:description", {"en": "Boats at low tide"}), iptc=iptc)
    assert better.text == "Boats at low tide"


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        (("Places|Europe|Spain",), ("Spain",)),
        (("darktable|exported", "boat"), ("boat",)),
        (("color:red", "geo:lat=57.6", "boat"), ("boat",)),
        (("boat, lake; summer",), ("boat", "lake", "summer")),
        (("Boat", "boat"), ("Boat",)),
        (("Note: lake",), ("Note: lake",)),
        (("5 stars", "exported", "gescannt", "freigegeben", "boat"), ("boat",)),
        (("no people", "copy space", "horizontal", "stock photo", "AI generated", "8k"), ()),
        (("Untitled", "keywords", "Ohne Titel", "без названия", "tbd"), ()),
        (("stock car", "spider web", "private garden", "new house", "horizontal bar", "море"),) * 2,
    ],
)
def test_keywords_are_single_words_of_people(written: tuple[str, ...], kept: tuple[str, ...]) -> None:
    words = read(lang_alt("dc:description", {"en": "Boats at low tide"}) + bag("dc:subject", *written))
    assert words.keywords == kept
