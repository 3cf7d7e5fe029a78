"""Fork for each of many jobs, so many at once, and none for longer than it may take."""

from __future__ import annotations

import os
import signal
import sys
import time
import traceback
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from math import ceil
from pathlib import Path
from typing import Generic, TypeVar

T = TypeVar("T")
#: Memory that a mutant may take, in bytes: one that gathers without end must not take the machine with it.
MEMORY = 6 * 1024**3
#: A job that sleeps, or waits for a busy machine, may take so many times the processor's seconds that it may take.
WAITING = 10


@dataclass(frozen=True)
class Ended(Generic[T]):
    """A job's process ended, with this exit code; None = it was killed for taking too long."""

    job: T
    code: int | None


def in_processes(
    jobs: Sequence[tuple[T, float]], work: Callable[[T], int], *, at_once: int, log: Path | None = None
) -> Iterator[Ended[T]]:
    """Do each job in a process of its own. Yields them as they end.

    Each is given with the seconds of a processor that it may take: what others do on the machine is not its fault.
    """
    waiting = list(reversed(jobs))
    running: dict[int, tuple[T, float]] = {}
    while waiting or running:
        while waiting and len(running) < at_once:
            job, seconds = waiting.pop()
            running[_fork(job, seconds, work, log)] = job, time.monotonic() + WAITING * seconds
        ended = []
        for pid, (job, until) in running.items():
            done, status = os.waitpid(pid, os.WNOHANG)
            if done:
                code = os.waitstatus_to_exitcode(status)
                ended.append((pid, Ended(job, None if code == -signal.SIGXCPU else code)))
            elif time.monotonic() > until:
                os.killpg(pid, signal.SIGKILL)
                os.waitpid(pid, 0)
                ended.append((pid, Ended(job, None)))
        for pid, end in ended:
            del running[pid]
            yield end
        if not ended:
            time.sleep(0.02)


def _fork(job: T, seconds: float, work: Callable[[T], int], log: Path | None) -> int:
    sys.stdout.flush()
    pid = os.fork()
    if pid:
        return pid
    code = 70
    try:
        os.setpgid(0, 0)
        _limit(seconds)
        target = os.open(log or os.devnull, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        os.dup2(target, 1)
        os.dup2(target, 2)
        code = work(job)
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        os._exit(code)


def _limit(seconds: float) -> None:
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    _soft, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (ceil(seconds), hard))
