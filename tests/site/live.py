"""Run the site for real: its commands and its workers as processes, on a real database and a real broker."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psycopg
from celery import Celery

from tests.watch import Watch

ROOT = Path(__file__).resolve().parents[2]
DJANGO = {"DJANGO_SETTINGS_MODULE": "tests.site.settings"}


@dataclass
class Site:
    """One site in a folder of its own."""

    config: dict[str, Any]
    """What ``tests.site.settings`` reads."""
    logs: Path
    popen: type[subprocess.Popen[Any]] = subprocess.Popen
    """How its processes are started."""
    workers: list[subprocess.Popen[bytes]] = field(default_factory=list)
    skew: float = 0
    """Seconds by which the clock of the processes that are started next is wrong."""

    @property
    def environment(self) -> dict[str, str]:
        own = {"AUTOCAPTION_TEST_SITE": json.dumps(self.config), "AUTOCAPTION_TEST_SKEW": str(self.skew)}
        return {**os.environ, **own, "PYTHONPATH": str(ROOT), **DJANGO}

    def migrate(self) -> None:
        """Make the tables."""
        self.manage("migrate", "--run-syncdb", "-v", "0", within=600)  # SQLite waits for the disk, whoever else writes

    def manage(self, *arguments: str, within: float = 120) -> str:
        """Run a management command to its end, in so many seconds; returns what it printed."""
        command = [sys.executable, "-m", "django", *arguments]
        told = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
        with self.popen(command, cwd=ROOT, env=self.environment, **told) as process:
            try:
                out, err = process.communicate(timeout=within)
            finally:
                process.kill()
        assert process.returncode == 0, err
        return str(out)

    def run(self, *arguments: str) -> subprocess.Popen[bytes]:
        """Start a management command, and leave it running."""
        command = [sys.executable, "-m", "django", *arguments]
        with (self.logs / f"{arguments[0]}.log").open("wb") as log:
            return self.popen(command, cwd=ROOT, env=self.environment, stdout=log, stderr=subprocess.STDOUT)

    def captions(self) -> list[dict[str, Any]]:
        """Every caption of the site with the outcomes of its attempts."""
        rows: list[dict[str, Any]] = json.loads(self.manage("report"))
        return rows

    def sql(self, query: str, *values: Any) -> list[tuple[Any, ...]]:
        """Ask the site's PostgreSQL database, past Django."""
        with self.connect() as connection:
            return connection.execute(query, values).fetchall()

    def connect(self) -> psycopg.Connection[tuple[Any, ...]]:
        """A connection to it, which commits at the end of its ``with``."""
        database = self.config["database"]
        return psycopg.connect(
            dbname=database["NAME"],
            host=database["HOST"],
            port=database["PORT"],
            user=database["USER"],
            password=database["PASSWORD"],
        )

    def counts(self) -> dict[str, int]:
        """As ``states``, from the database itself."""
        return dict(self.sql("SELECT state, count(*) FROM autocaption_caption GROUP BY state"))

    def send(self, task: str, *arguments: Any) -> None:
        """Send a message of the app's to the workers."""
        with Celery(broker=self.config["broker"], set_as_current=False) as celery:
            celery.conf.broker_transport_options = self.config["transport"]
            celery.send_task(f"django_autocaption.tasks.{task}", arguments, queue=self.config["queue"])

    def purge(self) -> int:
        """Lose every message that waits at the broker; returns how many they were."""
        with Celery(broker=self.config["broker"], set_as_current=False) as celery:
            celery.conf.broker_transport_options = self.config["transport"]
            with celery.connection_for_write() as connection:
                return int(connection.default_channel.queue_purge(self.config["queue"]) or 0)

    def finish(self, expected: dict[str, int], *, seconds: float = 60, every: float = 1.0) -> None:
        """Wait until that many captions are in each state, while a worker sweeps every few seconds."""
        swept = 0.0

        def is_finished() -> bool:
            nonlocal swept
            if time.monotonic() - swept > every:
                self.send("sweep")
                swept = time.monotonic()
            return self.counts() == expected

        wait_until(is_finished, seconds=seconds, what=str(expected), say=self.tell_all)

    def start_worker(self, *arguments: str) -> subprocess.Popen[bytes]:
        """A real Celery worker with its children, in a process group of its own."""
        name = f"worker{len(self.workers)}"
        command = [sys.executable, "-m", "celery", "-A", "tests.site.celery", "worker", "-Q", self.config["queue"]]
        command += [
            "-n",
            f"{name}-{self.config['queue']}@%h",
            "-l",
            "INFO",
            *(arguments or ("--pool", "threads", "-c", "4")),
        ]
        with (self.logs / f"{name}.log").open("wb") as log:
            worker = self.popen(
                command, cwd=ROOT, env=self.environment, stdout=log, stderr=subprocess.STDOUT, start_new_session=True
            )
        self.workers.append(worker)
        return worker

    def serve(self, port: int) -> None:
        """The site's web server, for webhooks."""
        command = [sys.executable, "-m", "django", "runserver", "--noreload", "--nothreading", f"127.0.0.1:{port}"]
        with (self.logs / "web.log").open("wb") as log:
            web = self.popen(
                command, cwd=ROOT, env=self.environment, stdout=log, stderr=subprocess.STDOUT, start_new_session=True
            )
        self.workers.append(web)
        wait_until(lambda: answers(port), seconds=20, what="the web server", say=self.log)

    def ready(self, *workers: subprocess.Popen[bytes], seconds: float = 30) -> None:
        """Wait until these workers take messages."""
        names = {f"worker{self.workers.index(worker)}" for worker in workers}
        wait_until(
            lambda: all(b" ready." in (self.logs / f"{name}.log").read_bytes() for name in names),
            seconds=seconds,
            what=f"{names} ready",
            say=self.log,
        )

    def has_begun(self, worker: subprocess.Popen[bytes]) -> bool:
        """The worker has loaded its code, and said so in its log, whatever its level."""
        return (self.logs / f"worker{self.workers.index(worker)}.log").stat().st_size > 0

    def tell(self, worker: subprocess.Popen[bytes], number: int, *, everyone: bool = False) -> None:
        """Send a signal to the worker's main process, or to its children as well."""
        (os.killpg if everyone else os.kill)(worker.pid, number)

    def kill(self, worker: subprocess.Popen[bytes]) -> None:
        """``kill -9``: the worker and its children are gone in the middle of whatever they did."""
        os.killpg(worker.pid, signal.SIGKILL)
        worker.wait(10)

    def stop(self) -> None:
        """End every worker that still runs."""
        for worker in self.workers:
            if worker.poll() is None:
                self.kill(worker)

    def web_log(self) -> str:
        """Which addresses were called."""
        return (self.logs / "web.log").read_text("utf-8", "replace")

    def tell_all(self) -> str:
        """What stands in the tables, and the end of the logs."""
        rows = self.sql("SELECT id, state, attempts, abandoned, error_code, error_message FROM autocaption_caption")
        attempts = self.sql("SELECT caption_id, provider, outcome, error_message FROM autocaption_attempt")
        return f"{self.counts()} {rows[:20]} {attempts[:20]} {self.log()[-2000:]}"

    def log(self) -> str:
        """What the workers wrote. (The web server's own access log names whatever address was called.)"""
        return "\n".join(path.read_text("utf-8", "replace") for path in sorted(self.logs.glob("worker*.log")))


def free_port() -> int:
    """A port that nobody listens on now."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port


def answers(port: int) -> bool:
    """Somebody listens there."""
    try:
        socket.create_connection(("127.0.0.1", port), timeout=1).close()
    except OSError:
        return False
    return True


def wait_until(
    true: Callable[[], bool], *, seconds: float, what: str, say: Callable[[], str] = str, watch: Watch | None = None
) -> None:
    """Look again and again, until it is true; fails with ``what`` and what ``say`` gives when ``watch`` shows so many
    seconds of a machine that has room."""
    watch = watch or Watch()
    while not true():
        assert watch.spent < seconds, f"{what}: not within {seconds} s ({watch.passed:.0f} on the clock). {say()}"
        time.sleep(0.2)
