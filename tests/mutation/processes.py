"""Fork for each of many jobs, so many at once, and none for longer than it may take."""

from __future__ import annotations

import os
import signal
import sys
import time
import traceback
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

T = TypeVar("T")
#: Memory that a mutant may take, in bytes: one that gathers without end must not take the machine with it.
MEMORY = 6 * 1024**3


@dataclass(frozen=True)
class Ended(Generic[T]):
    """A job's process ended, with this exit code; None = it was killed for taking too long."""

    job: T
    code: int | None


def in_processes(
    jobs: Sequence[tuple[T, float]], work: Callable[[T], int], *, at_once: int, log: Path | None = None
) -> Iterator[Ended[T]]:
    """Do each job, given with the seconds that it may take, in a process of its own. Yields them as they end."""
    waiting = list(reversed(jobs))
    running: dict[int, tuple[T, float]] = {}
    while waiting or running:
        while waiting and len(running) < at_once:
            job, seconds = waiting.pop()
            running[_fork(job, work, log)] = job, time.monotonic() + seconds
        ended = []
        for pid, (job, until) in running.items():
            done, status = os.waitpid(pid, os.WNOHANG)
            if done:
                ended.append((pid, Ended(job, os.waitstatus_to_exitcode(status))))
            elif time.monotonic() > until:
                os.killpg(pid, signal.SIGKILL)
                os.waitpid(pid, 0)
                ended.append((pid, Ended(job, None)))
        for pid, end in ended:
            del running[pid]
            yield end
        if not ended:
            time.sleep(0.005)


def _fork(job: T, work: Callable[[T], int], log: Path | None) -> int:
    sys.stdout.flush()
    pid = os.fork()
    if pid:
        return pid
    code = 70
    try:
        os.setpgid(0, 0)
        _limit_memory()
        target = os.open(log or os.devnull, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        os.dup2(target, 1)
        os.dup2(target, 2)
        code = work(job)
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        os._exit(code)


def _limit_memory() -> None:
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
