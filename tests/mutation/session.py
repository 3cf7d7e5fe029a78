"""One run of pytest that collects an area's tests once, and then forks for each mutant."""

from __future__ import annotations

import gc
import signal
import sys
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from types import FrameType
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings
from pytest_django.plugin import blocking_manager_key

from tests.mutation import databases
from tests.mutation.processes import WAITING

#: Tests of seconds in other processes, which no mutant reaches, stay out.
FAST = "not (benchmark or services or browser or faults)"
#: No order but ours, nothing written beside the tests, and no asserts rewritten: nobody reads why one fails. What
#: a test may take is said here, by the processor's clock: on a busy machine that of the suite, on the wall, ends some.
OPTIONS = (
    *("-q", "-n0", "--no-header", "--no-summary", "--unwatched", "--tb=native", "--timeout=0", "-m", FAST),
    *("-p", "no:randomly", "-p", "no:cacheprovider", "--assert=plain"),
)
#: A place that a test reaches: file and line number.
Place = tuple[str, int]


class Forking:
    """Plugin: has ``work`` done instead of the tests, in a process in which they can be run at once."""

    def __init__(self, work: Callable[[Forking], None], kept: Path) -> None:
        """``kept``: the folder for ``databases.make``."""
        self.work = work
        self.kept = kept
        self.session: pytest.Session

    def pytest_configure(self, config: pytest.Config) -> None:
        config.pluginmanager.register(databases)  # after pytest-django, so that its fixture is the one that counts

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        self.session = session
        if session.testsfailed:
            raise session.Interrupted(f"{session.testsfailed} errors while the tests were collected")
        with session.config.stash[blocking_manager_key].unblock():
            databases.make(self.kept)
        _load_profile()
        gc.collect()
        gc.freeze()  # so that collections in the forks neither look at all of it nor have its memory copied
        self.work(self)
        return True

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Into the log, for whoever wonders why."""
        if report.failed:
            print(report.nodeid, report.longreprtext, sep="\n")

    def run(
        self,
        names: Sequence[str],
        after: Callable[[str, float], None] | None = None,
        within: Callable[[str], float] | None = None,
    ) -> int:
        """Run these tests until one fails, in this order. Returns an exit code.

        ``after`` hears of each test how many seconds of a processor it took. One that takes more than ``within(name)``
        of them, or waits for long, ends the process.
        """
        by_name = {item.nodeid: item for item in self.session.items}
        items = [by_name[name] for name in names]
        for item, following in zip(items, [*items, None][1:], strict=True):
            began = time.process_time()
            if within:
                signal.setitimer(signal.ITIMER_PROF, within(item.nodeid))
                signal.setitimer(signal.ITIMER_REAL, WAITING * within(item.nodeid))
            item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
            if after:
                after(item.nodeid, time.process_time() - began)
            if self.session.testsfailed:
                return 1
        return 0

    @property
    def names(self) -> list[str]:
        """What was collected."""
        return [item.nodeid for item in self.session.items]


def _load_profile() -> None:
    """A counterexample is enough, found alike each time: nobody reads it, so it need not be made small, which takes
    minutes."""
    phases = (Phase.explicit, Phase.generate)
    settings.register_profile(
        "mutation",
        phases=phases,
        database=None,
        deadline=None,
        derandomize=True,
        suppress_health_check=list(HealthCheck),
    )
    settings.load_profile("mutation")


class Tracer:
    """Which lines of some files each test reaches, in whatever thread."""

    def __init__(self, files: Sequence[Path]) -> None:
        self.wanted = {str(file): file for file in files}
        self.reached: set[Place] = set()

    def __enter__(self) -> Tracer:
        threading.settrace(self._enter)
        sys.settrace(self._enter)
        return self

    def __exit__(self, *_error: Any) -> None:
        self.stop()

    def stop(self) -> None:
        """Nothing more is noticed."""
        sys.settrace(None)
        threading.settrace(None)

    def take(self) -> set[Place]:
        """What was reached since the last time."""
        reached, self.reached = self.reached, set()
        return reached

    def _enter(self, frame: FrameType, event: str, argument: Any) -> Any:
        name = frame.f_code.co_filename
        if name not in self.wanted or frame.f_code.co_name == "<module>":
            return None
        self.reached.add((name, frame.f_lineno))
        return self._line

    def _line(self, frame: FrameType, event: str, argument: Any) -> Any:
        if event == "line":
            self.reached.add((frame.f_code.co_filename, frame.f_lineno))
        return self._line
