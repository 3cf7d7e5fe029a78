"""MariaDB and RabbitMQ of a soak's own, to be broken at will; ``tests.faults.servers`` has PostgreSQL and Redis."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.faults.servers import Process
from tests.site.live import answers, free_port, wait_until

_QUIET = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}


class MariaDB:
    """A server with its data in a folder, reached by a socket there."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir()
        self.folder, self.socket = folder, folder / "socket"
        self.process: Process | None = None
        self.user = []
        if os.geteuid() == 0:  # which no server may run as
            shutil.chown(folder, "mysql")
            self.user = ["--user=mysql"]
        install = ["mariadb-install-db", "--no-defaults", "--auth-root-authentication-method=normal", "--skip-test-db"]
        subprocess.run([*install, f"--datadir={folder / 'data'}", *self.user], check=True, timeout=120, **_QUIET)
        self.start()
        self._ask("CREATE DATABASE soak CHARACTER SET utf8mb4")

    @property
    def settings(self) -> dict[str, Any]:
        """Entry for DATABASES."""
        where = {"HOST": str(self.socket), "PORT": "", "USER": "root", "PASSWORD": ""}
        return {"ENGINE": "django.db.backends.mysql", "NAME": "soak", **where, "OPTIONS": {"charset": "utf8mb4"}}

    def start(self) -> None:
        places = [f"--datadir={self.folder / 'data'}", f"--socket={self.socket}", f"--pid-file={self.folder / 'pid'}"]
        others = ["--skip-networking", "--innodb-flush-log-at-trx-commit=2", f"--log-error={self.folder / 'log'}"]
        command = [shutil.which("mariadbd") or "/usr/sbin/mariadbd", "--no-defaults", *places, *others, *self.user]
        self.process = subprocess.Popen(command, **_QUIET)
        wait_until(self._is_up, seconds=60, what="mariadbd")

    def restart(self, *, away: float) -> None:
        """End without a word to anybody, and come back after so many seconds."""
        self.kill()
        time.sleep(away)
        self.start()

    def kill(self) -> None:
        if self.process is not None:
            self.process.kill()
            self.process.wait(10)
            self.process = None

    def _is_up(self) -> bool:
        return self.socket.exists() and not self._run("SELECT 1").returncode

    def _ask(self, statement: str) -> None:
        done = self._run(statement)
        assert done.returncode == 0, done.stderr

    def _run(self, statement: str) -> subprocess.CompletedProcess[str]:
        command = ["mariadb", "--no-defaults", f"--socket={self.socket}", "-u", "root", "-e", statement]
        return subprocess.run(command, capture_output=True, text=True, timeout=30)


class RabbitMQ:
    """A node with a cookie and a folder of its own."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir()
        # Debian's wrapper in the path would become another user, without this environment.
        inside = Path("/usr/lib/rabbitmq/bin")
        self.programs = inside if inside.exists() else Path(str(shutil.which("rabbitmq-server"))).parent
        self.port = free_port()
        self.url = f"amqp://guest:guest@127.0.0.1:{self.port}//"
        self.node = f"soak{self.port}@localhost"
        self.environment = {
            **os.environ,
            "HOME": str(folder),
            "RABBITMQ_NODENAME": self.node,
            "RABBITMQ_NODE_IP_ADDRESS": "127.0.0.1",
            "RABBITMQ_NODE_PORT": str(self.port),
            "RABBITMQ_DIST_PORT": str(free_port()),
            "RABBITMQ_MNESIA_BASE": str(folder / "data"),
            "RABBITMQ_LOG_BASE": str(folder / "log"),
            "RABBITMQ_ENABLED_PLUGINS_FILE": str(folder / "plugins"),
            "RABBITMQ_CONFIG_FILE": str(folder / "none"),
        }
        self.process: Process | None = None

    def start(self) -> None:
        command = [str(self.programs / "rabbitmq-server")]
        self.process = subprocess.Popen(command, env=self.environment, start_new_session=True, **_QUIET)
        wait_until(lambda: answers(self.port), seconds=60, what="rabbitmq-server")
        self.control("await_startup")

    def close_connections(self) -> None:
        """Tell everybody to go."""
        self.control("close_all_connections", "an operator did it")

    def restart_app(self, *, away: float) -> None:
        """Be a node without a broker for so many seconds; what is durable stays."""
        self.control("stop_app")
        time.sleep(away)
        self.control("start_app")

    def wipe(self) -> None:
        """Forget every message and queue."""
        for step in ("stop_app", "force_reset", "start_app"):
            self.control(step)

    def kill(self) -> None:
        if self.process is not None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait(10)
            self.process = None

    def control(self, *arguments: str) -> None:
        command = [str(self.programs / "rabbitmqctl"), "-n", self.node, *arguments]
        done = subprocess.run(command, env=self.environment, capture_output=True, text=True, timeout=90)
        assert done.returncode == 0, done.stdout + done.stderr


@contextmanager
def mariadb(folder: Path) -> Iterator[MariaDB]:
    """A MariaDB server that runs; ``folder`` is made, and must be reachable by everybody."""
    server = MariaDB(folder)
    try:
        yield server
    finally:
        server.kill()
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def rabbitmq(folder: Path) -> Iterator[RabbitMQ]:
    """A RabbitMQ node that runs; ``folder`` is made."""
    server = RabbitMQ(folder)
    try:
        server.start()
        yield server
    finally:
        server.kill()
