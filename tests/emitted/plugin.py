"""Fail every test during which a secret was emitted, and name the place."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import ExitStack

import pytest

from tests.emitted.collector import Collector
from tests.emitted.places import watched

COLLECTOR = pytest.StashKey[Collector]()
_STACK = pytest.StashKey[ExitStack]()
TITLE = "secrets in what was emitted"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--unwatched", action="store_true", help="do not search what is emitted for secrets (to compare)")


def pytest_sessionstart(session: pytest.Session) -> None:
    session.config.stash[COLLECTOR] = collector = Collector()
    session.config.stash[_STACK] = stack = ExitStack()
    if not session.config.getoption("--unwatched"):
        stack.enter_context(watched(collector))


@pytest.fixture
def emitted(request: pytest.FixtureRequest) -> Collector:
    """Takes what the collector cannot see by itself: log files and tables of other processes."""
    return request.config.stash[COLLECTOR]


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """The test is over with its teardown: whatever was emitted since the last one is its own."""
    report = yield
    if report.when == "teardown":
        collector = item.config.stash[COLLECTOR]
        for title, text in report.sections:
            if "std" in title:
                collector.text(title, text)
        if findings := collector.findings():
            told = "\n".join(map(str, findings))
            if report.passed:
                report.outcome = "failed"
                report.longrepr = f"{TITLE}, during {item.nodeid}:\n{told}"
            else:
                report.sections.append((TITLE, told))
    return report


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """What threads emit after the last test counts too."""
    session.config.stash[_STACK].close()
    if findings := session.config.stash[COLLECTOR].findings():
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
        reporter = session.config.pluginmanager.get_plugin("terminalreporter")
        if reporter is not None:
            reporter.write_line(f"\n{TITLE}, after the last test:\n" + "\n".join(map(str, findings)), red=True)
