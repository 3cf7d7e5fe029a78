"""A save while nobody listens where the broker should be, or somebody who never answers."""

from __future__ import annotations

import socket
import subprocess
import sys
from collections.abc import Iterator

from tests.benchmarks import database
from tests.benchmarks.result import Result, Scale, alternate, seconds
from tests.site.live import free_port

LIMIT = 0.05
LIMIT_ONCE = 1.0


def measure(scale: Scale) -> Iterator[Result]:
    """A new image each time, with a closed or a silent port against a broker that takes everything; one process a
    broker."""
    rounds = scale.of(41, 5)
    for scheme in ("redis", "amqp"):
        more, worst, raised = _in_process(f"{scheme}://127.0.0.1:{free_port()}/", rounds)
        yield Result(
            name=f"`save()` with the broker down ({scheme})",
            target="≤ 50 ms more, never raises",
            measured=f"{more * 1000:.1f} ms more, raised {raised:.0f} times",
            met=more <= LIMIT and not raised,
            note=f"{worst * 1000:.0f} ms at worst, the first save in a process among them",
        )
    for scheme in ("redis", "amqp"):
        with socket.create_server(("127.0.0.1", 0), backlog=100) as silent:
            port = silent.getsockname()[1]
            more, worst, raised = _in_process(f"{scheme}://127.0.0.1:{port}/", rounds)
        yield Result(
            name=f"`save()` with a broker that accepts and never answers ({scheme})",
            target="≤ 1 s once, then ≤ 50 ms more, never raises",
            measured=f"{worst:.2f} s once, then {more * 1000:.1f} ms more, raised {raised:.0f} times",
            met=worst <= LIMIT_ONCE and more <= LIMIT and not raised,
            note="a site that lets its own connections wait for a minute",
        )


def _in_process(broker: str, rounds: int) -> tuple[float, float, float]:
    """Seconds that a save takes more, seconds of the slowest, and how many raised."""
    command = [sys.executable, "-m", "tests.benchmarks.lines.broker_down", broker, str(rounds)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    more, worst, raised = map(float, done.stdout.split())
    return more, worst, raised


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
    patient = {"socket_timeout": 60, "socket_connect_timeout": 60, "read_timeout": 60, "write_timeout": 60}
    current_app.conf.update(task_always_eager=False, broker_url=broker, broker_transport_options=patient)
    queue.load_client()  # as a site does when it starts
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
