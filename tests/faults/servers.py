"""Servers of a test's own, to be killed and restarted at will: the shared ones are never touched."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests import services
from tests.site.live import answers, free_port, wait_until


class Redis:
    """A broker that remembers nothing when it ends. ``certificate``: a folder for one that it shows, over TLS alone."""

    def __init__(self, certificate: Path | None = None) -> None:
        if shutil.which("redis-server") is None:
            services.missing("redis", "redis-server is not installed")
        self.port = free_port()
        self.url = f"redis{'s' if certificate else ''}://127.0.0.1:{self.port}/0"
        self.where = ["--port", str(self.port)] if certificate is None else self._with_tls(certificate)
        self.process: subprocess.Popen[bytes] | None = None

    def _with_tls(self, folder: Path) -> list[str]:
        if shutil.which("openssl") is None:
            services.missing("redis", "openssl is not installed")
        names = {"-keyout": folder / "key.pem", "-out": folder / "certificate.pem"}
        files = [str(part) for pair in names.items() for part in pair]
        request = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=localhost", *files]
        subprocess.run(request, check=True, capture_output=True)
        shown = ["--tls-key-file", str(names["-keyout"]), "--tls-cert-file", str(names["-out"])]
        return ["--port", "0", "--tls-port", str(self.port), *shown, "--tls-auth-clients", "no"]

    def start(self) -> None:
        command = ["redis-server", *self.where, "--save", "", "--appendonly", "no", "--bind", "127.0.0.1"]
        self.process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        wait_until(lambda: answers(self.port), seconds=10, what="redis-server")

    def wipe(self) -> None:
        """Forget every message."""
        subprocess.run(["redis-cli", "-p", str(self.port), "FLUSHALL"], check=True, capture_output=True, timeout=10)

    def kill(self) -> None:
        if self.process is not None:
            self.process.kill()
            self.process.wait(10)
            self.process = None


Process = subprocess.Popen[bytes]
Step = Callable[[], object]


class Postgres:
    """A cluster in a folder, run by the user postgres where this process is root."""

    def __init__(self, folder: Path) -> None:
        found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
        here = shutil.which("pg_ctl")
        if not found and here is None:
            services.missing("postgres", "initdb and pg_ctl are not installed")
        self.programs = found[-1].parent if found else Path(str(here)).parent
        self.port = free_port()
        self.folder = folder
        folder.mkdir()
        if os.geteuid() == 0:
            shutil.chown(folder, "postgres")
        self._run("initdb", "-D", str(folder / "data"), "-U", "postgres", "-A", "trust", "-N")

    @property
    def settings(self) -> dict[str, Any]:
        """Entry for DATABASES."""
        where = {"HOST": "127.0.0.1", "PORT": str(self.port), "USER": "postgres", "PASSWORD": ""}
        return {"ENGINE": "django.db.backends.postgresql", "NAME": "postgres", **where}

    def start(self) -> None:
        options = f"-p {self.port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off"
        self._run(
            "pg_ctl", "-D", str(self.folder / "data"), "-w", "-l", str(self.folder / "log"), "-o", options, "start"
        )

    def restart(self, *, away: float) -> None:
        """Stop without asking anybody, and come back after so many seconds."""
        self.stop()
        time.sleep(away)
        self.start()

    def stop(self) -> None:
        self._run("pg_ctl", "-D", str(self.folder / "data"), "-w", "-m", "immediate", "stop")

    def _run(self, program: str, *arguments: str) -> None:
        as_postgres = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
        command = [*as_postgres, str(self.programs / program), *arguments]
        done = subprocess.run(command, cwd="/", capture_output=True, text=True, timeout=60)
        assert done.returncode == 0, done.stdout + done.stderr


@contextmanager
def redis() -> Iterator[Redis]:
    """A Redis server that is not started yet."""
    server = Redis()
    try:
        yield server
    finally:
        server.kill()


@contextmanager
def postgres(folder: Path) -> Iterator[Postgres]:
    """A PostgreSQL server that runs; ``folder`` is made, and must be reachable by everybody."""
    server = Postgres(folder)
    server.start()
    try:
        yield server
    finally:
        server.stop()
        shutil.rmtree(folder, ignore_errors=True)
