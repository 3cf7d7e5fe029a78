"""Files that ask for memory, time or other programs get none, or little, and no way out; ``tests/faults/hostile`` shows
what those cost that get as much as they may."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from tests.images.hostile import HOSTILE
from tests.images.hostile.parts import JPEG, PNG, chunk, jpeg_with, png_with, segment
from tests.images.pictures import prepared, saved

#: MiB that these may cost together: themselves and their copies, or Pillow's own limit on text (64 MiB).
MEMORY = 160
SECONDS = 2.0
EDGE = 4500
#: What no limit has to stop, and how it ends.
OUTCOMES = {
    "PNG of 16 gigapixels": "too_many_pixels",
    "PNG of 88,000,000 × 1": "too_many_pixels",
    "GIF of 4 gigapixels": "too_many_pixels",
    "WebP of 268 megapixels": "too_many_pixels",
    "TIFF of 4 gigapixels": "too_many_pixels",
    "TIFF of 88,000,000 × 1": "too_many_pixels",
    "BMP of 4 gigapixels": "too_many_pixels",
    "BMP of runs, 88,000,000 × 1": "too_many_pixels",
    "DDS of 4 gigapixels": "too_many_pixels",
    "DIB of 4 gigapixels": "too_many_pixels",
    "ICO of a PNG of 16 gigapixels": "too_many_pixels",
    "JPEG 2000 of 4 gigapixels": "too_many_pixels",
    "JPEG of 4 gigapixels": "too_many_pixels",
    "AVIF that claims 4 gigapixels": "unreadable",
    "AVIF of boxes 3,000 deep": "unreadable",
    "HEIF of boxes 3,000 deep": "unreadable",
    "TIFF of 60,000 samples": "unsupported",
    "TIFF whose values overlap": "unreadable",
    "PNG with 200 texts of 1 MB": "image/png",
    "PNG with a profile of 400 MB": "image/png",
    "PNG whose EXIF is a circle": "image/png",
    "PNG whose EXIF values overlap": "image/png",
    "PNG whose raw EXIF values overlap": "image/png",
    "GIF of 100,000 frames": "image/jpeg",
    "JPEG whose EXIF is a circle": "image/jpeg",
    "JPEG whose EXIF is a chain": "image/jpeg",
    "JPEG whose EXIF values overlap": "image/jpeg",
    "JPEG whose XMP has entities": "image/jpeg",
    "JPEG whose XMP has an outer DTD": "image/jpeg",
    "JPEG whose profile has 100 million values": "image/jpeg",
    "WebP whose EXIF values overlap": "image/jpeg",
    "PostScript": "unsupported",
    "Photoshop document": "unsupported",
    "camera's raw file": "unsupported",
    "PDF": "not_an_image",
    "video": "not_an_image",
    "SVG with a script": "svg",
    "SVG with entities": "svg",
    "JPEG and ZIP": "image/jpeg",
    "GIF and script": "image/jpeg",
    "JPEG of two sizes": "unreadable",
    "JPEG without a height": "unreadable",
    "JPEG whose thumbnail claims 4 GB": "image/jpeg",
    "PNG frame that is larger than its picture": "image/jpeg",
    "PNG frame outside of its picture": "image/jpeg",
    "PNG frame of no size": "image/jpeg",
    "PNG of 4 billion frames, all but two of them missing": "image/png",
    "PDF that holds a JPEG": "not_an_image",
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


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    return {name: HOSTILE[name].make() for name in OUTCOMES}


@pytest.fixture(scope="module", params=[1024, 16], ids=["small for the site", "large for the site"])
def measured(
    tmp_path_factory: pytest.TempPathFactory, files: dict[str, bytes], decoder: str, request: pytest.FixtureRequest
) -> Told:
    """libvips is given large ones only."""
    told = measure(tmp_path_factory.mktemp("hostile"), files, decoder, request.param)
    if request.param == 16:  # nothing passes through
        assert "image/png" not in {each["outcome"] for each in told.values()}
    return told


@pytest.mark.parametrize("name", OUTCOMES)
def test_a_hostile_file_costs_no_time(name: str, measured: Told) -> None:
    assert measured[name]["seconds"] < SECONDS
    outcome = measured[name]["outcome"]
    assert outcome.replace("image/png", "image/jpeg") == OUTCOMES[name].replace("image/png", "image/jpeg")


def test_they_cost_little_memory_and_start_nothing(measured: Told) -> None:
    assert sum(told["mib"] for told in measured.values()) < MEMORY


@pytest.fixture(scope="module")
def plain() -> dict[str, bytes]:
    modes: dict[str, dict[str, Any]] = {"P": {"transparency": 0}, "I;16": {}, "RGBA": {}}
    return {
        f"{number} {mode}": saved(Image.new(mode, (EDGE, EDGE)), compress_level=1, **more)
        for number, (mode, more) in enumerate(modes.items())
    }


def test_pixels_are_held_once(tmp_path: Path, decoder: str, plain: dict[str, bytes]) -> None:
    told = measure(tmp_path, plain, decoder)
    assert {each["outcome"] for each in told.values()} == {"image/jpeg"}
    mib = EDGE * EDGE / 1024**2
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
