"""A service that gives no answers for five seconds while images are uploaded: how soon are there words again?"""

from __future__ import annotations

import time
from collections.abc import Iterator

from tests.benchmarks import workers
from tests.benchmarks.result import Result, Scale
from tests.emulator.client import EmulatorClient, running
from tests.faults import servers
from tests.site.live import Site, wait_until

DOWN, LIMIT, EVERY = 5.0, 10.0, 0.2
FAULT = {"kind": "status", "status": 503, "times": 100_000}


def measure(scale: Scale) -> Iterator[Result]:
    """Each run: uploads every fifth of a second, one worker, and the first words of those that met the outage as well
    as the last; the worst of the runs counts."""
    runs = [_one() for _run in range(scale.of(5, 1))]
    first, last, asked = (max(values) for values in zip(*runs, strict=True))
    yield Result(
        name=f"captions after an outage of {DOWN:.0f} s that ended",
        target=f"≤ {LIMIT:.0f} s",
        measured=f"the first after {first:.1f} s, all that met it after {last:.1f} s",
        met=last <= LIMIT,
        note=f"the worst of {len(runs)} runs, an upload every {EVERY} s; {asked} requests at most while it lasted",
    )


def _one() -> tuple[float, float, int]:
    with running() as emulator, servers.redis() as redis:
        redis.start()
        options = {"api_key": "key", "base_url": emulator.base_url("runware")}
        provider = {"BACKEND": "django_autocaption.providers.runware.RunwareProvider", "OPTIONS": options}
        with workers.site(0, "", PROVIDERS={"default": provider}, REDIS_URL=redis.url) as place:
            place.ready(place.start_worker("--pool", "threads", "-c", "4"))
            uploads = place.run("fill", "200", "--every", str(EVERY))
            try:
                return _outage(place, emulator)
            finally:
                uploads.kill()


def _outage(place: Site, emulator: EmulatorClient) -> tuple[float, float, int]:
    """Seconds from its end to the first words and to those of all images that waited; requests that failed."""
    wait_until(lambda: len(emulator.ledger(task="caption")) >= 10, seconds=60, what="uploads", say=place.log)
    emulator.fail(FAULT)
    time.sleep(DOWN)
    emulator.mend()
    ended = time.time()
    waiting = [pk for (pk,) in place.sql("SELECT id FROM autocaption_caption WHERE state <> 'done'")]
    query = "SELECT count(*), max(extract(epoch FROM finalised_at)) FROM autocaption_caption"
    query += " WHERE state = 'done' AND id = ANY(%s)"
    wait_until(lambda: place.sql(query, waiting)[0][0] == len(waiting), seconds=120, what="words", say=place.tell_all)
    last = float(place.sql(query, waiting)[0][1])
    first = min(entry["at"] for entry in emulator.ledger(task="caption") if entry["at"] >= ended)
    ((failed,),) = place.sql("SELECT count(*) FROM autocaption_attempt WHERE outcome = 'failed'")
    return first - ended, max(last - ended, 0), failed
