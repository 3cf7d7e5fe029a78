"""Looks at waiting jobs, after one sweep and after a hundred: one chain of messages, however often somebody swept."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator

from tests.benchmarks import workers
from tests.benchmarks.result import Result, Scale
from tests.emulator.client import running
from tests.faults import servers
from tests.site.live import Site, wait_until

SECONDS = 10
#: The jobs are of the same ages again, up to 20 seconds, so that they are looked at as often in both halves.
ANEW = (
    "UPDATE autocaption_attempt SET asked_at = now() - interval '1 second' * (id % 20)",
    "UPDATE autocaption_caption SET due_at = now() + interval '0.1 second' * (id % 20)",
    "UPDATE autocaption_cursor SET round_started_at = NULL",
)


def measure(scale: Scale) -> Iterator[Result]:
    """Messages for a look that one worker of four threads worked on; the service's jobs do not end."""
    jobs, sweeps = scale.of(100, 20), scale.of(100, 20)
    with running() as emulator, servers.redis() as redis:
        redis.start()
        emulator.wait(3600)
        options = {"api_key": "key", "base_url": emulator.base_url("runware"), "delivery_method": "async"}
        provider = {"BACKEND": "django_autocaption.providers.runware.RunwareProvider", "OPTIONS": options}
        with workers.site(jobs, "", PROVIDERS={"default": provider}, REDIS_URL=redis.url) as place:
            worker = place.start_worker("--pool", "threads", "-c", "4")
            place.ready(worker)
            workers.announce(place)
            workers.finish(lambda: place.counts().get("waiting", 0), jobs, 120, place.log)
            emulator.wait(0)  # looks are answered at once

            def looks(number: int) -> tuple[int, float]:
                _sweep(place, number)
                before, cpu = _done("poll_jobs", place), workers.usage(worker).cpu
                time.sleep(SECONDS)
                return _done("poll_jobs", place) - before, workers.usage(worker).cpu - cpu

            one, cpu_one = looks(1)
            many, cpu_many = looks(sweeps)
    yield Result(
        name=f"looks at {jobs} waiting jobs in {SECONDS} s, after {sweeps} sweeps / after one",
        target="≤ 1.2",
        measured=f"{many / max(one, 1):.2f} ({many} / {one})",
        met=0 < many <= 1.2 * one,
        note=f"processor time of the worker meanwhile: {cpu_many:.2f} s / {cpu_one:.2f} s",
    )


def _sweep(place: Site, number: int) -> None:
    """Have the worker sweep so often, while the jobs wait; then they are as old as before, and somebody looks."""
    before = _done("sweep", place)
    for _sweep in range(number):
        place.send("sweep")
    wait_until(lambda: _done("sweep", place) >= before + number, seconds=120, what="the sweeps", say=place.log)
    with place.connect() as connection:
        for statement in ANEW:
            connection.execute(statement)
    place.send("poll_jobs")


def _done(task: str, place: Site) -> int:
    """Messages for this task that the worker has done."""
    return len(re.findall(rf"tasks\.{task}\[\S+ succeeded", place.log()))
