"""The review desk's next image in a browser, of photographs of twelve megapixels: from the key until it is decoded and
drawn, with small images that workers made, and with the originals, which the desk shows where there are none."""

from __future__ import annotations

import socket
import subprocess
import sys
import tempfile
import time
import uuid
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from tests import services
from tests.benchmarks import database
from tests.benchmarks.lines.preparation import photograph
from tests.benchmarks.result import Result, Scale
from tests.chromium import BROWSER, chromium
from tests.emulator.client import ROOT
from tests.site.live import Site, wait_until
from tests.site.plugin import configuration

#: Caches for small images: of files, and one that says that none are wanted.
FILES, DUMMY = "filebased.FileBasedCache", "dummy.DummyCache"
#: Milliseconds.
AT_ONCE = 100
#: Notes for each chord how long it took until another picture was decoded, and drawn.
WATCH = """
window.shown = [];
document.addEventListener("keydown", event => {
  if (!event.ctrlKey || event.key !== " ") return;
  const picture = () => document.querySelector(".desk-picture img");
  const before = picture().getAttribute("src");
  const look = async () => {
    const now = picture();
    if (!now || now.getAttribute("src") === before) return requestAnimationFrame(look);
    await now.decode();
    requestAnimationFrame(() => setTimeout(() => shown.push(performance.now() - event.timeStamp)));
  };
  look();
}, true);
"""


@dataclass(frozen=True)
class Seen:
    """How a sitting went."""

    times: list[float]
    """Milliseconds until each next image."""
    kilobytes: float
    """That an image took over the wire."""


def measure(scale: Scale) -> Iterator[Result]:
    """With nobody in a hurry, and by somebody who goes on as soon as the words are there."""
    images = scale.of(40, 6)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "photo.jpg"
        photograph().save(path, "JPEG", quality=90)
        small = {pause: _sitting(path, images, pause, FILES) for pause in (1.0, 0.0)}
        originals = {pause: _sitting(path, images, pause, DUMMY) for pause in (1.0, 0.0)}
    for pause, how in ((1.0, "after a second's look"), (0.0, "by who looks at none")):
        ours, before = small[pause], originals[pause]
        yield Result(
            name=f"review desk, the next image of 12 MP, {how}",
            target=f"≤ {AT_ONCE} ms",
            measured=f"{median(ours.times):.0f} ms",
            met=median(ours.times) <= AT_ONCE,
            note=f"median of {len(ours.times)}, nine tenths within {_most(ours.times):.0f} ms; the originals"
            f" {median(before.times):.0f} and {_most(before.times):.0f} ms; {ours.kilobytes:.0f} and"
            f" {before.kilobytes:.0f} kB an image; Chromium, runserver and a worker on the same two cores",
        )


def _most(times: list[float]) -> float:
    return sorted(times)[int(0.9 * (len(times) - 1))]


def _sitting(photo: Path, images: int, pause: float, cache: str) -> Seen:
    with _site(photo, images, cache) as (place, port), chromium(BROWSER) as browser:
        page = browser.new_page(base_url=f"http://127.0.0.1:{port}", viewport={"width": 1360, "height": 900})
        page.goto("/admin/login/?next=/admin/autocaption/sitting/")
        page.get_by_label("Username").fill("editor")
        page.get_by_label("Password").fill("only for tests")
        page.get_by_role("button", name="Log in").click()
        page.get_by_role("button", name="Begin", exact=True).click()
        page.locator("textarea[name$=-alt_text]:focus").wait_for()
        time.sleep(2)
        page.evaluate(WATCH)
        for number in range(images - 4):  # the last ones are skipped to the end
            time.sleep(pause)
            page.keyboard.press("Control+ ")
            page.wait_for_function(f"window.shown.length === {number + 1}")
            page.locator("#autocaption-desk:not([aria-busy])").wait_for()
        times = page.evaluate("window.shown")
        sizes = page.evaluate(
            "performance.getEntriesByType('resource').filter(e => e.initiatorType === 'img').map(e => e.transferSize)"
        )
    assert len(times) == images - 4, place.tell_all()
    return Seen(times, sum(sizes) / 1000 / max(len(sizes), 1))


@contextmanager
def _site(photo: Path, images: int, cache: str) -> Iterator[tuple[Site, int]]:
    name = f"autocaption_bench_{uuid.uuid4().hex[:8]}"
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        for part in ("logs", "media", "cache"):
            (folder / part).mkdir()
        config = configuration(
            stack.enter_context(database.empty("postgres", name)),
            broker=services.url("redis"),
            transport={"global_keyprefix": f"{name}:"},
            queue=name,
            media_root=str(folder / "media"),
            autocaption={"SWEEP_IMAGES": False},
            cache={"BACKEND": f"django.core.cache.backends.{cache}", "LOCATION": str(folder / "cache")},
        )
        place = _DeskSite(config, folder / "logs")
        stack.callback(place.stop)
        place.migrate()
        filled = [sys.executable, "-m", "tests.benchmarks.desk.fill", str(photo), str(images)]
        subprocess.run(filled, cwd=ROOT, env=place.environment, check=True)
        place.ready(place.start_worker())
        port = stack.enter_context(place.pages())
        yield place, port


class _DeskSite(Site):
    @property
    def environment(self) -> dict[str, str]:
        return {**super().environment, "DJANGO_SETTINGS_MODULE": "tests.benchmarks.desk.settings"}

    @contextmanager
    def pages(self) -> Iterator[int]:
        """Port of a web server with threads, and the files of the admin."""
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = int(free.getsockname()[1])
        server = self.run("runserver", "--noreload", "--insecure", f"127.0.0.1:{port}")
        log = self.logs / "runserver.log"
        wait_until(lambda: b"Quit" in log.read_bytes(), seconds=30, what="the web server", say=log.read_text)
        try:
            yield port
        finally:
            server.terminate()
            server.wait()
