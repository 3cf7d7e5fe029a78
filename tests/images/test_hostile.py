"""Files that ask for memory, time or other programs get none, or little."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from django_autocaption.exceptions import ImageError
from django_autocaption.images.screening import MOST_PARTS, MOST_SCANS, screen
from tests.images.bombs import BOMBS, JPEG, PNG, chunk, jpeg_with, png_with, progressive, segment
from tests.images.pictures import prepared, saved

#: MiB that a hostile file of at most 6 MB may cost: itself and its copies, or Pillow's own limit on text (64 MiB).
MEMORY = 110
SECONDS = 2.0
OUTCOMES = {
    "PNG of 16 gigapixels": "too_many_pixels",
    "GIF of 4 gigapixels": "too_many_pixels",
    "BMP of 4 gigapixels": "too_many_pixels",
    "JPEG of 4 gigapixels": "too_many_pixels",
    "PNG of many chunks": "unreadable",
    "JPEG of many segments": "unreadable",
    "JPEG of many comments": "unreadable",
    "GIF of many comments": "unreadable",
    "JPEG of many scans": "unreadable",
    "PostScript": "unsupported",
    "PDF": "not_an_image",
    "SVG with a script": "svg",
    "SVG with entities": "svg",
    "PNG with text bombs": "image/png",
    "PNG with profile bomb": "image/png",
    "PNG with international text bomb": "image/png",
    "GIF with a long comment": "unreadable",
    "TIFF whose values overlap": "unreadable",
    "JPEG whose long EXIF values overlap": "image/jpeg",
    "PNG whose EXIF values overlap": "image/png",
    "PNG whose raw EXIF values overlap": "image/png",
    "GIF of many frames": "image/jpeg",
    "JPEG whose EXIF is a circle": "image/jpeg",
    "PNG whose EXIF is a circle": "image/png",
    "JPEG whose EXIF values overlap": "image/jpeg",
    "polyglot of JPEG and ZIP": "image/jpeg",
}


Told = dict[str, dict[str, Any]]


def measure(folder: Path, files: dict[str, bytes], decoder: str, max_edge: int = 1024) -> Told:
    """What each of the files did to one process that prepared them all, in the order of their names."""
    for name, data in files.items():
        assert len(data) < 6_000_000
        (folder / name).write_bytes(data)
    command = [sys.executable, "-m", "tests.images.measured", str(folder), decoder, str(max_edge)]
    done = subprocess.run(command, capture_output=True, timeout=100, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    return {told["name"]: told for told in map(json.loads, done.stdout.splitlines())}


@pytest.fixture(scope="module", params=[1024, 16], ids=["small for the site", "large for the site"])
def measured(tmp_path_factory: pytest.TempPathFactory, decoder: str, request: pytest.FixtureRequest) -> Told:
    """libvips is given large ones only."""
    files = {name: make() for name, make in BOMBS.items()}
    told = measure(tmp_path_factory.mktemp("bombs"), files, decoder, request.param)
    if request.param == 16:  # nothing passes through
        assert "image/png" not in {each["outcome"] for each in told.values()}
    return told


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_costs_no_time(name: str, measured: Told) -> None:
    assert measured[name]["seconds"] < SECONDS
    outcome = measured[name]["outcome"]
    assert outcome.replace("image/png", "image/jpeg") == OUTCOMES.get(name, outcome).replace("image/png", "image/jpeg")


def test_bombs_cost_little_memory_and_start_nothing(measured: Told) -> None:
    assert sum(told["mib"] for told in measured.values()) < MEMORY
    assert set(OUTCOMES) <= set(measured)


def test_pixels_are_held_once(tmp_path: Path, decoder: str) -> None:
    size = (5000, 5000)
    palette = saved(Image.new("P", size), transparency=0)
    files = {"1": palette, "2": saved(Image.new("I;16", size)), "3": saved(Image.new("RGBA", size))}
    told = measure(tmp_path, files, decoder)
    assert {each["outcome"] for each in told.values()} == {"image/jpeg"}
    mib = 5000 * 5000 / 1024**2
    assert sum(each["mib"] for each in told.values()) < 4 * mib * 1.4 + 20


def test_what_follows_or_hides_in_an_image_does_not_leave_the_site() -> None:
    script = b"<script>alert(1)</script>"
    for data in (
        JPEG + script,
        jpeg_with(segment(0xFE, script)),
        PNG + script,
        png_with(chunk(b"tEXt", b"a\0" + script)),
    ):
        assert script not in prepared(data).data


def test_the_limits_are_far_from_what_programs_write() -> None:
    screen(jpeg_with(segment(0xE2, b"x") * 1_000), "JPEG", name="x")
    screen(progressive(20, edge=64), "JPEG", name="x")
    screen(png_with(chunk(b"IDAT", b"") * 10_000), "PNG", name="x")
    # A second picture behind the first, as phones append, has scans of its own.
    screen(progressive(MOST_SCANS - 15, edge=64) * 3, "JPEG", name="x")


def test_of_a_picture_in_one_scan_nothing_behind_it_is_looked_at() -> None:
    """No decoder takes a second scan of it; a scan of a part of the colours is followed by others."""
    scan = JPEG[JPEG.index(b"\xff\xda") : -2]
    one, end = JPEG[:-2], JPEG[-2:]
    several = one + scan * MOST_SCANS + end
    assert screen(several, "JPEG", name="x") == several
    partial = several.replace(scan[:5], scan[:4] + b"\x01")
    with pytest.raises(ImageError, match="more parts"):
        screen(partial, "JPEG", name="x")


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (progressive(MOST_SCANS, edge=64), "JPEG"),
        (jpeg_with(segment(0xE9) * MOST_PARTS), "JPEG"),
        (png_with(chunk(b"tEXt", b"") * MOST_PARTS), "PNG"),
    ],
)
def test_beyond_them_a_file_is_refused_with_what_to_do(data: bytes, kind: str) -> None:
    with pytest.raises(ImageError, match=rf"photo\.jpg has more parts.*{kind}.*save it again") as raised:
        screen(data, kind, name="photo.jpg")
    assert (raised.value.code, raised.value.excluded) == ("unreadable", False)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "GIF", "WEBP"])
@pytest.mark.parametrize(
    "data", [b"", b"\xff\xd8", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n\0", b"GIF89a", b"GIF89a" + b"\xff" * 9]
)
def test_broken_skeletons_are_left_to_the_decoder(data: bytes, kind: str) -> None:
    screen(data, kind, name="x")
