"""A child that decodes is killed, hangs or asks for too much: its image is asked once more, and the worker goes on.

Run by hand (``-m ""``): each takes twenty seconds or more.
"""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

import pytest
from PIL import Image

from tests.faults.hostile import usage
from tests.images.hostile import HOSTILE
from tests.images.pictures import saved
from tests.site.live import Site, wait_until
from tests.site.plugin import MakeSite
from tests.watch import Watch

pytestmark = [pytest.mark.faults, pytest.mark.services, pytest.mark.benchmark, pytest.mark.timeout(720)]

IMAGES = 4
HANGS = 8


@pytest.fixture
def large(tmp_path: Path) -> Path:
    """A picture that takes a while, and more than 100 MB: of such a PNG libvips holds a few rows at a time."""
    path = tmp_path / "large.tif"
    path.write_bytes(saved(Image.linear_gradient("L").resize((9000, 9000)), "TIFF", compression="tiff_adobe_deflate"))
    return path


@pytest.fixture
def patient(site: MakeSite) -> Site:
    """Where only what a file takes ends its child, however busy the machine is."""
    return site(CLAIM_TIMEOUT=60)


@pytest.fixture
def place(patient: Site) -> Site:
    patient.config["decoding_hangs"] = HANGS
    return patient


def start(place: Site, first: Path) -> int:
    """A worker with images to caption, of which one is this file; its process."""
    place.manage("fill", str(IMAGES), "--together", "--first", str(first))
    return place.start_worker("--pool", "threads", "-c", "2").pid


def struck(worker: int, number: int, *, times: int) -> set[int]:
    """Send the signal to so many children while they decode the large picture; their processes."""
    found: set[int] = set()

    def all_struck() -> bool:
        for child in set(usage.children(worker)) - found:
            if len(found) < times and usage.resident(child) > 100 * 1024**2:
                os.kill(child, number)
                found.add(child)
        return len(found) == times

    watch = Watch()
    while not all_struck():
        assert watch.spent < 60, found
        time.sleep(0.002)
    return found


def of_first(place: Site) -> tuple[str, str, str]:
    """State, error code and message of the large picture."""
    query = "SELECT state, error_code, error_message FROM autocaption_caption WHERE image_name LIKE '%%first%%'"
    (row,) = place.sql(query)
    state, code, message = row
    return state, code, message


@pytest.mark.parametrize(("number", "what"), [(signal.SIGKILL, "kill -9"), (signal.SIGSTOP, "it hangs")])
def test_once(place: Site, large: Path, number: int, what: str) -> None:
    worker = start(place, large)
    (child,) = struck(worker, number, times=1)
    place.finish({"done": IMAGES}, seconds=90)
    assert of_first(place)[:2] == ("done", ""), what
    wait_until(lambda: child not in usage.children(worker), seconds=5, what="the end of that child")
    assert place.workers[0].poll() is None


def test_twice(place: Site, large: Path) -> None:
    struck(start(place, large), signal.SIGKILL, times=2)
    place.finish({"done": IMAGES - 1, "failed": 1}, seconds=90)
    state, code, message = of_first(place)
    assert (state, code) == ("failed", "unreadable")
    assert "ended the process that decodes it, twice. Open it in an image editor" in message
    assert place.workers[0].poll() is None


@pytest.mark.parametrize("name", ["TIFF of 5 million strip offsets of one byte", "JPEG of 3,000 scans"])
def test_one_that_asks_for_too_much(patient: Site, tmp_path: Path, name: str) -> None:
    file = tmp_path / "hostile.jpg"
    file.write_bytes(HOSTILE[name].make())
    start(patient, file)
    patient.finish({"done": IMAGES - 1, "failed": 1}, seconds=90)
    state, code, message = of_first(patient)
    assert (state, code) == ("failed", "unreadable")
    assert "takes more memory or time to decode than an image may. Open it" in message
    patient.manage("fill", "1")
    patient.finish({"done": IMAGES, "failed": 1})
    assert patient.workers[0].poll() is None
