"""Somebody holds one of fifty rows while their answers come: when are the other forty-nine stored?"""

from __future__ import annotations

import time
from collections.abc import Iterator

from tests.benchmarks import service, workers
from tests.benchmarks.result import Result, Scale
from tests.site.live import wait_until

ROWS = 50
#: Seconds that the service takes, in which the row is locked.
LATENCY = 4.0
LIMIT = 2.0


def measure(scale: Scale) -> Iterator[Result]:
    """A real lock, held by another connection, and a real worker."""
    held = scale.of(20, 6)
    with service.running(LATENCY) as asked, workers.site(ROWS, asked.url) as place:
        place.ready(place.start_worker("--pool", "threads", "-c", "4"))
        workers.announce(place)
        wait_until(lambda: place.counts() == {"working": ROWS}, seconds=60, what=f"{ROWS} at work", say=place.log)
        with place.connect() as connection:
            connection.execute("SELECT id FROM autocaption_caption ORDER BY id LIMIT 1 FOR UPDATE")
            wait_until(lambda: len(asked.answered()) >= ROWS, seconds=60, what=f"{ROWS} answers", say=place.log)
            last = max(asked.answered())
            while (stored := place.counts().get("done", 0)) < ROWS - 1 and time.time() < last + held:
                time.sleep(0.05)
            taken = time.time() - last
            time.sleep(max(last + held - time.time(), 0))
        workers.finish(lambda: place.counts().get("done", 0), ROWS, 120, place.log)
    yield Result(
        name=f"one of {ROWS} rows locked for {held} s: the other {ROWS - 1} answers are stored",
        target=f"≤ {LIMIT:.0f} s",
        measured=f"{taken:.1f} s" if stored >= ROWS - 1 else f"{stored} of them in {held} s",
        met=stored >= ROWS - 1 and taken <= LIMIT,
        note="after the last answer, on PostgreSQL",
    )
