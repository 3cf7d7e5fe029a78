"""Start a program of this Python in a moment: forked from a process that has the libraries loaded.

What Django, Celery and the clients of services are made of takes half a second of a processor to import, and the suite
starts some five hundred programs. Of the package, of a site and of its settings nothing is loaded before one begins.
"""

from __future__ import annotations

import gc
import importlib
import io
import json
import os
import runpy
import select
import signal
import socket
import subprocess
import sys
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any, NoReturn

from tests.watch import Watch

ROOT = Path(__file__).resolve().parents[1]
#: None of them reads settings, or the environment, while it is imported.
LIBRARIES = (
    *("django.core.management", "django.core.servers.basehttp", "django.db.models", "django.db.migrations.executor"),
    *("django.db.backends.postgresql.base", "django.db.backends.sqlite3.base", "django.forms", "django.views.generic"),
    *("django.contrib.admin", "django.template.loader", "django.test", "django.urls", "django.core.cache"),
    *(
        "celery.bin.celery",
        "celery.bin.worker",
        "celery.apps.worker",
        "celery.worker.consumer",
        "kombu.transport.redis",
    ),
    *("celery.concurrency.thread", "celery.concurrency.prefork", "kombu.transport.pyamqp", "httpx", "PIL.Image"),
    *("kombu.transport.redis", "psycopg", "defusedxml.ElementTree", "regex", "ftfy", "nh3", "yaml", "rich.console"),
)
MOST_BYTES, DIGITS = 1 << 20, 10
#: Seconds between two looks at a watch.
LOOK = 0.2


class Forked(subprocess.Popen[Any]):
    """As ``Popen`` of ``[sys.executable, "-m", module, …]`` or ``[sys.executable, script, …]``; of its other arguments
    only streams, ``cwd``, ``env`` and ``start_new_session`` are obeyed. ``wait`` counts its seconds as ``Watch`` does.
    POSIX only."""

    _told: int
    """Where the process that waits for the program tells its number, and then its status."""

    def _execute_child(self, args: list[str], *rest: Any) -> None:
        (_executable, _preexec, _close, _pass, cwd, env, _startup, _flags, _shell, *pipes) = rest[:15]
        stdin, parents_stdin, parents_stdout, stdout, parents_stderr, stderr = pipes
        self._told, told = os.pipe()
        streams = [own if own != -1 else number for number, own in enumerate((stdin, stdout, stderr))]
        message = {"arguments": args[1:], "cwd": str(cwd or Path.cwd()), "env": dict(env), "session": rest[20]}
        requests, _process = _forker()
        socket.send_fds(requests, [json.dumps(message).encode()], [*streams, told])
        os.close(told)
        self._close_pipe_fds(stdin, parents_stdin, parents_stdout, stdout, parents_stderr, stderr)  # type: ignore[attr-defined]  # of the parent, unlisted
        self.pid = int(os.read(self._told, DIGITS))
        self._child_created = True

    def _internal_poll(self, **_dead: Any) -> int | None:
        if self.returncode is None and select.select([self._told], [], [], 0)[0]:
            self.returncode = int(os.read(self._told, DIGITS) or -signal.SIGKILL)
            os.close(self._told)
        return self.returncode

    def _wait(self, timeout: float | None) -> int:
        watch = Watch()
        while self.returncode is None and not select.select([self._told], [], [], timeout and LOOK)[0]:
            if timeout is not None and watch.spent >= timeout:
                raise subprocess.TimeoutExpired(self.args, timeout)
        status = self._internal_poll()
        assert status is not None
        return status


@cache
def _forker() -> tuple[socket.socket, subprocess.Popen[bytes]]:
    """The process that has the libraries, and the line to it, with whose end it ends."""
    ours, its = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    command = [sys.executable, "-m", "tests.forking", str(its.fileno())]
    process = subprocess.Popen(command, cwd=ROOT, env=environment, pass_fds=[its.fileno()], start_new_session=True)
    its.close()
    return ours, process


def main() -> None:
    """Fork as often as one is asked to; returns in a program that has come to its end."""
    requests = socket.socket(fileno=int(sys.argv[1]))
    for name in LIBRARIES:
        with suppress(ImportError):  # an extra that is not installed
            importlib.import_module(name)
    gc.freeze()
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody waits for those who wait for programs
    while True:
        message, streams, _flags, _address = socket.recv_fds(requests, MOST_BYTES, 4)
        if not message:
            return
        if os.fork() == 0:
            requests.close()
            told = streams.pop()
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            program = os.fork()
            if program:
                _tell_of(program, told, streams)
            os.close(told)
            _become(json.loads(message), streams)
            return
        for descriptor in streams:
            os.close(descriptor)


def _tell_of(program: int, told: int, streams: list[int]) -> NoReturn:
    for descriptor in (0, 1, 2, *streams):
        with suppress(OSError):
            os.close(descriptor)
    os.write(told, b"%*d" % (DIGITS, program))
    _pid, status = os.waitpid(program, 0)
    os.write(told, b"%*d" % (DIGITS, os.waitstatus_to_exitcode(status)))
    os._exit(0)


def _become(wanted: dict[str, Any], streams: list[int]) -> None:
    if wanted["session"]:
        os.setsid()
    for number, descriptor in enumerate(streams):
        os.dup2(descriptor, number)
        os.close(descriptor)
    os.chdir(wanted["cwd"])
    environment = wanted["env"]
    os.environ.clear()
    os.environ.update(environment)
    sys.dont_write_bytecode = bool(environment.get("PYTHONDONTWRITEBYTECODE"))
    encoding = environment.get("PYTHONIOENCODING", "utf-8")
    unbuffered = bool(environment.get("PYTHONUNBUFFERED"))
    output = io.FileIO(1, "w", closefd=False)
    sys.stdout = io.TextIOWrapper(
        output if unbuffered else io.BufferedWriter(output), encoding, write_through=unbuffered
    )
    sys.stderr = io.TextIOWrapper(io.FileIO(2, "w", closefd=False), encoding, "backslashreplace", write_through=True)
    sys.__stdout__, sys.__stderr__ = sys.stdout, sys.stderr
    dash, *arguments = wanted["arguments"]
    paths = [path for path in environment.get("PYTHONPATH", "").split(os.pathsep) if path]
    if dash == "-m":
        module, *arguments = arguments
        sys.path[:1] = [os.getcwd(), *paths]
        sys.argv = [module, *arguments]
        runpy.run_module(module, run_name="__main__", alter_sys=True)
    else:
        sys.path[:1] = [str(Path(dash).resolve().parent), *paths]
        sys.argv = [dash, *arguments]
        runpy.run_path(dash, run_name="__main__")


if __name__ == "__main__":
    main()
