"""Real Celery workers, as processes of their own, that end with the demo."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.core.management.base import CommandError

from photosite.celery import LIFELINE, app

THREADS = 4
#: Seconds that a worker gets to finish what it is doing.
PATIENCE = 10


class Worker:
    """One running worker; its log is ``log``."""

    def __init__(self, number: int, pool: str, log: Path) -> None:
        self.log = log
        log.parent.mkdir(parents=True, exist_ok=True)
        command = [sys.executable, "-m", "celery", "--app", "photosite", "worker", "--loglevel", "INFO"]
        command += ["--pool", pool, "--concurrency", str(THREADS), "--hostname", f"demo{number}@%h"]
        command += ["--without-gossip", "--without-mingle"]
        with log.open("wb") as output:
            self.process = subprocess.Popen(
                command,
                cwd=settings.BASE_DIR,
                env={**os.environ, LIFELINE: "1"},
                stdin=subprocess.PIPE,
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,  # Ctrl-C is for the demo, which then ends its workers in order
            )

    @property
    def died(self) -> bool:
        """The worker ended by itself."""
        return self.process.poll() is not None

    def let_go(self) -> None:
        """Close the lifeline: the worker finishes what it is doing, and ends."""
        if self.process.stdin is not None:
            self.process.stdin.close()

    def wait(self) -> None:
        """Wait until it has ended; kill it if that takes too long."""
        try:
            self.process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


def forget_old_messages() -> None:
    """Make the queue, and drop what an earlier run has left in it. Raises CommandError if the broker is away."""
    try:
        with app.connection_for_write() as connection:
            connection.ensure_connection(max_retries=1, timeout=5)
            app.control.purge(connection)
    except Exception as error:  # each broker's client raises errors of its own
        where = app.connection_for_write().as_uri()
        raise CommandError(
            f"The broker {where} cannot be reached ({error}). Start it, or unset CELERY_BROKER_URL."
        ) from error


@contextmanager
def running(count: int, pool: str) -> Iterator[Sequence[Worker]]:
    """So many workers while the block runs, however it ends."""
    workers: list[Worker] = []
    try:
        for number in range(1, count + 1):
            workers.append(Worker(number, pool, settings.VAR_DIR / "log" / f"worker-{number}.log"))
        yield workers
    finally:
        for worker in workers:
            worker.let_go()
        for worker in workers:
            worker.wait()
