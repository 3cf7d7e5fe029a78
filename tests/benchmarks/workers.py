"""Real Celery workers on a site of their own: how many captions a second, with what memory and processor."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import uuid
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests import services
from tests.benchmarks import database
from tests.emulator.client import ROOT
from tests.pictures import jpeg
from tests.site.live import Site, wait_until
from tests.site.plugin import configuration

IN_FLIGHT = 128
SMALL = jpeg()


@dataclass(frozen=True)
class Usage:
    """Of a worker and its children."""

    cpu: float
    """Seconds so far."""
    mb: float
    """Memory that is theirs: pages shared by n processes count 1/n for each (PSS)."""


@contextmanager
def site(images: int, url: str, picture: bytes = SMALL, **autocaption: Any) -> Iterator[Site]:
    """A site on PostgreSQL and Redis with so many copies of a photograph, each of other bytes, that nobody has
    announced."""
    name = f"autocaption_bench_{uuid.uuid4().hex[:8]}"
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        for part in ("logs", "media"):
            (folder / part).mkdir()
        config = configuration(
            stack.enter_context(database.empty("postgres", name)),
            broker=services.url("redis"),
            transport={"global_keyprefix": f"{name}:"},
            queue=name,
            media_root=str(folder / "media"),
            service=url,
            autocaption={"CONCURRENCY": IN_FLIGHT, "SWEEP_IMAGES": False, **autocaption},
        )
        place = Site(config, folder / "logs")
        stack.callback(place.stop)
        place.migrate()
        for number in range(images):
            (folder / "media" / f"{number}.jpg").write_bytes(picture + number.to_bytes(4, "big"))
        fill = "INSERT INTO testapp_photo (title, image) SELECT '', n || '.jpg' FROM generate_series(0, %s) n"
        with place.connect() as connection:
            connection.execute(fill, [images - 1])
        yield place


def announce(place: Site, start: int = 0, stop: int | None = None) -> None:
    """Have the words of all photographs asked for, or of those from ``start`` to ``stop``."""
    run(
        place,
        "from django_autocaption.autocaption import request; from tests.testapp.models import Photo;"
        f" request(Photo.objects.filter(pk__in=Photo.objects.order_by('pk').values('pk')[{start}:{stop}]))",
    )


def run(place: Site, code: str) -> str:
    """Python code in a process of the site's."""
    command = [sys.executable, "-c", f"import django; django.setup(); {code}"]
    done = subprocess.run(command, cwd=ROOT, env=place.environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout


def usage(worker: subprocess.Popen[bytes]) -> Usage:
    """Of this worker and of what it began, decoding children too, now; Linux only."""
    ticks, kilobytes = 0, 0
    for process in _family(worker.pid):
        try:
            fields = _stat(process)
            lines = (process / "smaps_rollup").read_text().splitlines()
            kilobytes += next(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
            ticks += sum(map(int, fields[11:15]))  # its own, and that of children which ended
        except (OSError, StopIteration):
            continue
    return Usage(ticks / os.sysconf("SC_CLK_TCK"), kilobytes / 1024)


def _family(pid: int) -> list[Path]:
    """That process and its descendants, as folders of ``/proc``."""
    begun: dict[int, list[int]] = {}
    for folder in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            begun.setdefault(int(_stat(folder)[1]), []).append(int(folder.name))
    found = [pid]
    for one in found:
        found += begun.get(one, [])
    return [Path(f"/proc/{one}") for one in found]


def _stat(process: Path) -> list[str]:
    """What stands behind the name: state, parent, …, from the twelfth on processor time."""
    return (process / "stat").read_text().rpartition(")")[2].split()


def rate(times: list[float]) -> float:
    """Answers a second in the middle three fifths, when all are at work."""
    times = sorted(times)
    start, stop = len(times) // 5, len(times) * 4 // 5
    return (stop - start) / (times[stop] - times[start])


def finish(count: Any, images: int, seconds: float, say: Any) -> None:
    """Wait until ``count()`` says that all are done."""
    wait_until(lambda: count() >= images, seconds=seconds, what=f"{images} captions", say=say)
