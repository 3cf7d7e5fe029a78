"""Twice as much demand as a service allows: is anybody refused, and is the quota used?"""

from __future__ import annotations

from collections.abc import Iterator

from tests.benchmarks import workers
from tests.benchmarks.result import Result, Scale
from tests.emulator.client import running
from tests.faults import servers

QUOTA, SECONDS = 20, 3


def measure(scale: Scale) -> Iterator[Result]:
    """Two workers that could ask for more than twice the quota; the emulator refuses what goes beyond it in any
    window that slides, the strictest way to count. It is counted over all windows from the first request to the last.
    """
    windows = scale.of(12, 3)
    images = QUOTA * windows
    with running() as emulator, servers.redis() as redis:
        redis.start()
        options = {"api_key": "key", "base_url": emulator.base_url("runware"), "rate": f"{QUOTA}/{SECONDS} seconds"}
        provider = {"BACKEND": "django_autocaption.providers.runware.RunwareProvider", "OPTIONS": options}
        with workers.site(images, "", PROVIDERS={"default": provider}, REDIS_URL=redis.url) as place:
            place.ready(*[place.start_worker("--pool", "threads", "-c", "4") for _worker in range(2)])
            emulator.allow(QUOTA, SECONDS)
            workers.announce(place)
            workers.finish(lambda: len(emulator.ledger(task="caption")), images, windows * SECONDS * 3, place.log)
            times = [entry["at"] for entry in emulator.ledger(task="caption")]
            refused = len(emulator.ledger(task="refused"))
    used = images / ((times[-1] - times[0]) / SECONDS * QUOTA)
    yield Result(
        name="demand at 2× the quota",
        target="0 answers 429, ≥ 0.9 of the quota used",
        measured=f"{refused} answers 429, {used:.2f} used",
        met=not refused and used >= 0.9,
        note=f"{images} images, {QUOTA} in {SECONDS} s, {(times[-1] - times[0]) / SECONDS:.1f} windows, two workers;"
        " the first window's burst counts for more than 1",
    )
