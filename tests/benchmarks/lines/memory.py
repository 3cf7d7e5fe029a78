"""Whether a worker grows with the photographs that it has seen."""

from __future__ import annotations

import io
import time
from collections.abc import Iterator
from pathlib import Path

from PIL import Image

from tests.benchmarks import service, workers
from tests.benchmarks.result import Result, Scale
from tests.emulator.client import ROOT
from tests.site.live import Site

POOL = ("--pool", "threads", "-c", "4", "--without-gossip", "--without-mingle")
SIZE = (1600, 1200)
LIMIT = 1.2
#: Photographs whose files are there at once.
PORTION = 1000


def measure(scale: Scale) -> Iterator[Result]:
    """One worker, with the settings of the README, and as many photographs as a busy day brings."""
    most = scale.of(20_000, 400)
    picture, usage = _photograph(), {}
    with service.running(0.2) as asked, workers.site(0, asked.url, CONCURRENCY=64) as place:
        worker = place.start_worker(*POOL)
        place.ready(worker)
        started = time.monotonic()
        for start in range(0, most, min(PORTION, most // 10)):
            _bring(place, picture, start, min(start + PORTION, start + most // 10, most))
            if place.counts()["done"] == most // 10:
                usage[most // 10] = workers.usage(worker)
        usage[most] = workers.usage(worker)
        minutes = (time.monotonic() - started) / 60
    early, late = usage[most // 10], usage[most]
    ratio = late.mb / early.mb
    yield Result(
        name=f"a worker's memory after {most:,} photographs / after {most // 10:,}",
        target=f"≤ {LIMIT}",
        measured=f"{ratio:.2f}",
        met=ratio <= LIMIT,
        note=f"{late.mb:.0f} and {early.mb:.0f} MB, with its children; {SIZE[0]} × {SIZE[1]} pixels,"
        f" {len(picture) // 1024} KB, {(late.cpu - early.cpu) / (most - most // 10) * 1000:.0f} ms of the processor"
        f" each; {minutes:.1f} minutes",
    )


def _bring(place: Site, picture: bytes, start: int, stop: int) -> None:
    """Have these photographs captioned, and take their files away again."""
    media = Path(place.config["media_root"])
    paths = [media / f"photo-{number}.jpg" for number in range(start, stop)]
    for number, path in enumerate(paths, start):
        path.write_bytes(picture + number.to_bytes(4, "big"))
    with place.connect() as connection:
        connection.execute(
            "INSERT INTO testapp_photo (title, image) SELECT '', 'photo-' || n || '.jpg'"
            " FROM generate_series(%s::int, %s::int) n",
            [start, stop - 1],
        )
    workers.announce(place, start, stop)
    workers.finish(lambda: place.counts().get("done", 0), stop, 600, lambda: f"{place.counts()} {place.log()[-2000:]}")
    for path in paths:
        path.unlink()


def _photograph() -> bytes:
    with Image.open(ROOT / "example_project" / "photos" / "picos-path.jpg") as picture:
        stream = io.BytesIO()
        picture.convert("RGB").resize(SIZE).save(stream, "JPEG", quality=85)
    return stream.getvalue()
