"""How soon a lost message and a killed worker are made good, with default settings and a sweep a minute."""

from __future__ import annotations

import time
from collections.abc import Iterator

from tests.benchmarks import service, workers
from tests.benchmarks.result import Result, Scale
from tests.site.live import Site, wait_until

POOL = ("--pool", "threads", "-c", "4", "-l", "INFO")
TARGET = 180.0
#: Seconds between two sweeps, and from the fault to the first: one comes just before the time is up, the next too late.
MINUTE, FIRST = 60.0, 35.0
#: For a quick run.
QUICK = {"CLAIM_TIMEOUT": 5, "RESEND_AFTER": 5}


def measure(scale: Scale) -> Iterator[Result]:
    """kill -9 in the middle of a request, and a queue that is purged, at the same moment; then another worker."""
    pace = 20 if scale.quick else 1
    settings = QUICK if scale.quick else {}
    with service.running(3) as asked, workers.site(0, asked.url, **settings) as place:
        first = place.start_worker(*POOL)
        place.ready(first)
        place.manage("fill", "1")
        wait_until(lambda: place.counts() == {"working": 1}, seconds=30, what="a claim", say=place.log)
        time.sleep(1)  # its request is under way
        place.kill(first)
        began = time.time()
        place.manage("fill", "2")  # the first shows the picture that was being asked about
        lost = place.purge()
        place.ready(place.start_worker(*POOL))
        ended = _sweep(place, began, pace)
    killed, _same, unheard = (ended[pk] for pk in sorted(ended))
    for name, took in (("killed worker", killed), ("lost message", unheard)):
        yield Result(
            name=f"{name}: from the fault to published words, default settings",
            target="≤ 3 min",
            measured=f"{took:.0f} s",
            met=took <= TARGET,
            note=f"a sweep a minute, one of them just before the time was up; {lost} messages purged",
        )


def _sweep(place: Site, began: float, pace: float) -> dict[int, float]:
    """Sweep each minute until all is published; returns the seconds from the fault, by id of the caption."""
    due = began + FIRST / pace
    while place.counts() != {"done": 3}:
        if time.time() >= due:
            place.send("sweep")
            due += MINUTE / pace
        if time.time() - began > 2 * TARGET:
            raise AssertionError(f"{place.counts()} {place.log()[-2000:]}")
        time.sleep(0.2)
    query = "SELECT id, extract(epoch FROM finalised_at)::float FROM autocaption_caption"
    return {pk: at - began for pk, at in place.sql(query)}
