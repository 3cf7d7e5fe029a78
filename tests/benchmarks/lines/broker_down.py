"""A save while nobody listens where the broker should be."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator

from tests.benchmarks import database
from tests.benchmarks.result import Result, Scale, alternate, seconds
from tests.faults.servers import free_port

LIMIT = 0.05


def measure(scale: Scale) -> Iterator[Result]:
    """A new image each time, with a closed port against a broker that takes everything; one process a broker."""
    for scheme in ("redis", "amqp"):
        command = [sys.executable, "-m", "tests.benchmarks.lines.broker_down", f"{scheme}://127.0.0.1:{free_port()}/"]
        done = subprocess.run([*command, str(scale.of(41, 5))], capture_output=True, text=True, check=True)
        more, worst, raised = map(float, done.stdout.split())
        yield Result(
            name=f"`save()` with the broker down ({scheme})",
            target="≤ 50 ms more, never raises",
            measured=f"{more * 1000:.1f} ms more, raised {raised:.0f} times",
            met=more <= LIMIT and not raised,
            note=f"{worst * 1000:.0f} ms at worst, the first save in a process among them",
        )


def _one(broker: str, rounds: int) -> None:
    import os

    os.environ["AUTOCAPTION_BENCHMARK_BROKER"] = broker
    database.set_up({"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"})
    import logging
    from unittest import mock

    from celery import current_app

    from django_autocaption.pipeline.runtime import queue
    from tests.testapp.models import Photo

    logging.disable(logging.CRITICAL)
    current_app.conf.update(task_always_eager=False, broker_url=broker)
    raised = 0
    worst = 0.0

    def save() -> None:
        nonlocal raised
        try:
            Photo.objects.create(image="photos/new.jpg")
        except Exception:
            raised += 1

    def down() -> float:
        nonlocal worst
        spent = seconds(save)
        worst = max(worst, spent)
        return spent

    def up() -> float:
        with mock.patch.object(queue, "_send_one", lambda *message: True):
            return seconds(save)

    broken, whole = alternate(down, up, rounds=rounds)
    print(broken - whole, worst, raised)


if __name__ == "__main__":
    _one(sys.argv[1], int(sys.argv[2]))
