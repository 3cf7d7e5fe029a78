"""Run the site for real: its commands and its workers as processes, on a real database and a real broker."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
DJANGO = {"DJANGO_SETTINGS_MODULE": "tests.site.settings"}


@dataclass
class Site:
    """One site in a folder of its own."""

    config: dict[str, Any]
    """What ``tests.site.settings`` reads."""
    logs: Path
    workers: list[subprocess.Popen[bytes]] = field(default_factory=list)

    @property
    def environment(self) -> dict[str, str]:
        return {**os.environ, "AUTOCAPTION_TEST_SITE": json.dumps(self.config), "PYTHONPATH": str(ROOT), **DJANGO}

    def manage(self, *arguments: str) -> str:
        """Run a management command to its end; returns what it printed."""
        command = [sys.executable, "-m", "django", *arguments]
        done = subprocess.run(command, cwd=ROOT, env=self.environment, capture_output=True, text=True, timeout=120)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def captions(self) -> list[dict[str, Any]]:
        """Every caption of the site with the outcomes of its attempts."""
        rows: list[dict[str, Any]] = json.loads(self.manage("report"))
        return rows

    def states(self) -> Counter[str]:
        """How many captions are in each state."""
        return Counter(row["state"] for row in self.captions())

    def start_worker(self, *arguments: str) -> subprocess.Popen[bytes]:
        """A real Celery worker with its children, in a process group of its own."""
        name = f"worker{len(self.workers)}"
        command = [sys.executable, "-m", "celery", "-A", "tests.site.celery", "worker", "-Q", self.config["queue"]]
        command += ["-n", f"{name}@%h", "-l", "WARNING", *(arguments or ("--pool", "threads", "-c", "4"))]
        with (self.logs / f"{name}.log").open("wb") as log:
            worker = subprocess.Popen(
                command, cwd=ROOT, env=self.environment, stdout=log, stderr=subprocess.STDOUT, start_new_session=True
            )
        self.workers.append(worker)
        return worker

    def serve(self, port: int) -> None:
        """The site's web server, for webhooks."""
        command = [sys.executable, "-m", "django", "runserver", "--noreload", "--nothreading", f"127.0.0.1:{port}"]
        with (self.logs / "web.log").open("wb") as log:
            web = subprocess.Popen(
                command, cwd=ROOT, env=self.environment, stdout=log, stderr=subprocess.STDOUT, start_new_session=True
            )
        self.workers.append(web)
        wait_until(lambda: _answers(port), seconds=20, what="the web server", say=self.log)

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

    def log(self) -> str:
        """What the workers wrote. (The web server's own access log names whatever address was called.)"""
        return "\n".join(path.read_text("utf-8", "replace") for path in sorted(self.logs.glob("worker*.log")))


def _answers(port: int) -> bool:
    try:
        socket.create_connection(("127.0.0.1", port), timeout=1).close()
    except OSError:
        return False
    return True


def wait_until(true: Callable[[], bool], *, seconds: float, what: str, say: Callable[[], str] = str) -> None:
    """Look again and again, until it is true; fails with ``what`` and what ``say`` gives."""
    deadline = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < deadline, f"{what}: not within {seconds} s. {say()}"
        time.sleep(0.2)
