"""Images saved one by one, as uploads come: how many are in flight, and what comes on top of the service's own time."""

from __future__ import annotations

import json
import statistics
from collections.abc import Iterator

from tests.benchmarks import service, workers
from tests.benchmarks.result import Result, Scale
from tests.site.live import Site

#: The worker of README.
POOL = ("--pool", "threads", "-c", "4", "-l", "INFO")
LATENCY = 3.0
#: Of the line about single uploads.
SHORT = 0.2
#: Seconds between two of those: the worker is idle when one comes.
APART = 0.3
_SAVE_ONE = """
import json, time
from django_autocaption.models import Caption
from tests.pictures import upload
from tests.testapp.models import Photo
took = []
for number in range({count}):
    started = time.perf_counter()
    photo = Photo.objects.create(image=upload((number % 250, 90, 200), name="one.jpg"))
    mine = Caption.objects.filter(object_id=str(photo.pk), published__isnull=False)
    while not mine.exists():
        time.sleep(0.003)
    took.append(time.perf_counter() - started)
    time.sleep({apart})
print(json.dumps(took))
"""


def measure(scale: Scale) -> Iterator[Result]:
    """The best of two runs each; and single uploads, one after the other."""
    count, rounds = scale.of(48, 12), scale.of(2, 1)
    each = min(_took(count) for _round in range(rounds))
    together = min(_took(count, "--together") for _round in range(rounds))
    yield Result(
        name=f"{count} images saved one by one / the same in one transaction",
        target="≤ 1.4",
        measured=f"{each / together:.2f}",
        met=each / together <= 1.4,
        note=f"{each:.1f} and {together:.1f} s from the first save to the last published caption; the service takes"
        f" {LATENCY:.0f} s; one worker of 4 threads",
    )
    with service.running(SHORT) as asked, workers.site(0, asked.url) as place:
        place.ready(place.start_worker(*POOL))
        _singly(place, 5)  # what a worker does once
        took = _singly(place, scale.of(100, 10))
    on_top = statistics.quantiles([(seconds - SHORT) * 1000 for seconds in took], n=10)
    p50, p90 = on_top[4], on_top[8]
    yield Result(
        name="save → published, idle worker: on top of the service's own time",
        target="p50 ≤ 60 ms, p90 ≤ 150 ms",
        measured=f"p50 {p50:.0f} ms, p90 {p90:.0f} ms",
        met=p50 <= 60 and p90 <= 150,
        note=f"{len(took)} images, one after the other; the save, the file and the emulated network among it",
    )


def _took(count: int, *how: str) -> float:
    with service.running(LATENCY) as asked, workers.site(0, asked.url) as place:
        place.ready(place.start_worker(*POOL))
        place.manage("fill", "1")  # what a worker does once
        workers.finish(lambda: place.counts().get("done", 0), 1, 60, place.log)
        place.manage("fill", str(count + 1), *how)
        workers.finish(lambda: place.counts().get("done", 0), count + 2, 120, place.log)
        query = "SELECT extract(epoch FROM max(finalised_at) - min(created_at)) FROM autocaption_caption WHERE id > 1"
        ((seconds,),) = place.sql(query)
        return float(seconds)


def _singly(place: Site, count: int) -> list[float]:
    took: list[float] = json.loads(workers.run(place, _SAVE_ONE.format(count=count, apart=APART)))
    return took
