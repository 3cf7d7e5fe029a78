"""The sample album as committed: every file is what the demonstration says it is."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path
from typing import cast

import pytest
from defusedxml.ElementTree import fromstring
from PIL import ExifTags, Image, ImageOps, IptcImagePlugin

ALBUM = Path(__file__).parents[2] / "example_project" / "photos"
ENTRIES = json.loads((ALBUM / "photos.json").read_text(encoding="utf-8"))
FILES = [entry["file"] for entry in ENTRIES]
WHOLE = [file for file in FILES if file != "broken.jpg"]

ALT = "{http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/}AltTextAccessibility"
LONG_DESCRIPTION = "{http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/}ExtDescrAccessibility"
DC_DESCRIPTION = "{http://purl.org/dc/elements/1.1/}description"
RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"

WITH_ALT_TEXT = {"picos-path.jpg", "dandelions.webp", "dahlia.jpg", "fig.jpg", "astronaut.jpg", "rocket.jpg"}
WITH_OTHER_WORDS = {"aizkorri.jpg", "sunset.jpg", "cameraman.jpg", "summer-palace.jpg"}


def xmp(file: str) -> dict[str, dict[str, str]]:
    """XMP property (with its namespace) → language → text."""
    with Image.open(ALBUM / file) as image:
        packet = image.info.get("xmp")
    if packet is None:
        return {}
    return {
        node.tag: {item.attrib[LANG]: item.text or "" for item in node.findall(f"{RDF}Alt/{RDF}li")}
        for node in fromstring(packet).findall(f"{RDF}RDF/{RDF}Description/*")
    }


def exif(file: str) -> Image.Exif:
    with Image.open(ALBUM / file) as image:
        return image.getexif()


def iptc(file: str) -> dict[tuple[int, int], bytes]:
    with Image.open(ALBUM / file) as image:
        if not hasattr(image, "applist"):
            return {}
        return cast("dict[tuple[int, int], bytes]", IptcImagePlugin.getiptcinfo(image) or {})


def credited() -> list[list[str]]:
    """The cells of the credits table, row by row, without its head."""
    lines = (ALBUM / "CREDITS.md").read_text(encoding="utf-8").splitlines()
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if line.startswith("| `")]


def test_album_list_folder_and_credits_name_the_same_files() -> None:
    pictures = {path.name for path in ALBUM.iterdir() if path.suffix in {".jpg", ".png", ".webp"}}
    assert len(FILES) >= 16
    assert len(FILES) == len(set(FILES))
    assert set(FILES) == pictures
    assert [row[0].strip("`") for row in credited()] == FILES


def test_every_photo_is_credited_under_a_free_licence() -> None:
    for file, subject, author, source, licence, changes in credited():
        assert all((file, subject, author, source, changes))
        assert re.match(r"\[(CC0-1\.0|CC-BY-[24]\.0)\]\(https://creativecommons\.org/|Public domain$", licence), file


def test_every_entry_has_a_short_title_and_a_credit() -> None:
    for entry in ENTRIES:
        assert set(entry) == {"file", "title", "credit", "license"}
        assert 0 < len(entry["title"]) <= 40
        author, licence = entry["credit"].rsplit(", ", 1)
        row = next(row for row in credited() if row[0] == f"`{entry['file']}`")
        assert author == row[2]
        assert licence in row[4]


def test_album_is_small() -> None:
    assert sum((ALBUM / file).stat().st_size for file in FILES) < 3_000_000


@pytest.mark.parametrize("file", WHOLE)
def test_whole_files_decode_as_their_suffix_says_and_fit_a_screen(file: str) -> None:
    with Image.open(ALBUM / file) as image:
        image.load()
        assert Image.registered_extensions()[Path(file).suffix] == image.format
        assert max(image.size) <= 1024
        assert min(image.size) >= 300


def test_album_has_jpeg_png_and_webp() -> None:
    assert {Path(file).suffix for file in FILES} == {".jpg", ".png", ".webp"}


@pytest.mark.parametrize("file", sorted(WITH_ALT_TEXT))
def test_author_wrote_alt_text_fit_to_publish(file: str) -> None:
    texts = xmp(file)[ALT]
    assert next(iter(texts)) == "x-default"
    for text in texts.values():
        assert 40 <= len(text) <= 125
        assert text.endswith(".")


def test_one_alt_text_is_also_german_and_has_a_long_description() -> None:
    packet = xmp("picos-path.jpg")
    assert set(packet[ALT]) == {"x-default", "de"}
    assert len(packet[LONG_DESCRIPTION]["x-default"]) > 125


def test_one_description_is_a_legal_notice_and_nothing_else() -> None:
    packet = xmp("aizkorri.jpg")
    assert set(packet) == {DC_DESCRIPTION}
    assert packet[DC_DESCRIPTION]["x-default"].startswith("Copyright 2018")
    assert not exif("aizkorri.jpg")
    assert not iptc("aizkorri.jpg")


def test_one_exif_description_is_the_cameras() -> None:
    assert exif("sunset.jpg")[ExifTags.Base.ImageDescription] == "OLYMPUS DIGITAL CAMERA"


def test_one_exif_description_is_a_persons() -> None:
    assert "tripod" in exif("cameraman.jpg")[ExifTags.Base.ImageDescription]


def test_one_iptc_caption_is_marked_utf8_and_has_a_non_ascii_letter() -> None:
    records = iptc("summer-palace.jpg")
    assert records[1, 90] == b"\x1b%G"
    caption = records[2, 120].decode("utf-8")
    assert caption.startswith("The Tower of Buddhist Incense")
    assert not caption.isascii()


def test_one_photo_lies_on_its_side_until_exif_turns_it_upright() -> None:
    assert exif("dogs-at-the-window.jpg")[ExifTags.Base.Orientation] == 6
    with Image.open(ALBUM / "dogs-at-the-window.jpg") as stored:
        upright = ImageOps.exif_transpose(stored)
        assert stored.width > stored.height
        assert upright.width < upright.height
    top_left, top_right, bottom_left, bottom_right = upright.convert("L").resize((2, 2)).tobytes()
    assert top_right > max(top_left, bottom_left, bottom_right), "the white wall is at the top right"


def test_one_photo_tells_where_it_was_taken() -> None:
    gps = exif("rocket.jpg").get_ifd(ExifTags.IFD.GPSInfo)
    degrees, minutes, seconds = gps[ExifTags.GPS.GPSLatitude]
    assert gps[ExifTags.GPS.GPSLatitudeRef] == "N"
    assert float(degrees + minutes / 60 + seconds / 3600) == pytest.approx(28.562, abs=0.001)
    degrees, minutes, seconds = gps[ExifTags.GPS.GPSLongitude]
    assert gps[ExifTags.GPS.GPSLongitudeRef] == "W"
    assert float(degrees + minutes / 60 + seconds / 3600) == pytest.approx(80.577, abs=0.001)


def test_one_file_begins_as_a_jpeg_and_breaks_off() -> None:
    assert (ALBUM / "broken.jpg").read_bytes().startswith(b"\xff\xd8\xff")
    with Image.open(ALBUM / "broken.jpg") as image:
        assert image.format == "JPEG"
        with pytest.raises(OSError, match="truncated"):
            image.load()


def test_one_photo_was_uploaded_twice_under_two_names() -> None:
    hashes = {file: hashlib.sha256((ALBUM / file).read_bytes()).hexdigest() for file in FILES}
    assert hashes["espresso.jpg"] == hashes["menu-card.jpg"]
    assert len(set(hashes.values())) == len(FILES) - 1


@pytest.mark.parametrize("file", sorted(set(WHOLE) - WITH_ALT_TEXT - WITH_OTHER_WORDS))
def test_the_rest_says_nothing_about_itself(file: str) -> None:
    assert xmp(file) == {}
    assert iptc(file) == {}
    assert set(exif(file)) <= {ExifTags.Base.Orientation}
    with Image.open(ALBUM / file) as image:
        assert "comment" not in image.info
