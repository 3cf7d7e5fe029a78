"""A session during which a secret was emitted fails, and names the test and the place: proved with one that leaks."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
CASES = Path(__file__).with_name("leaks.py")

#: Test of ``leaks.py`` → the place that has to be named; "" = it leaks nothing.
PLACES = {
    "debug_record": "a log record of some.logger (DEBUG)",
    "record_arguments": "a log record of some.logger (INFO)",
    "traceback_in_a_record": "a log record of some.logger (ERROR)",
    "quiet_logger": "a log record of quiet.logger (DEBUG)",
    "error_message": "ProviderError",
    "error_attribute": "ProviderError",
    "error_cause": "ImageError",
    "error_context": "WebhookRejected",
    "wrong_setting": "ConfigurationError",
    "repr_of_options": "the repr of LeakyProvider or its options",
    "repr_of_a_request": "the repr of CaptionRequest",
    "repr_of_a_result": "the repr of CaptionResult",
    "row_created": "a row of autocaption_attempt",
    "rows_created_in_bulk": "a row of autocaption_attempt",
    "row_updated": "a row of autocaption_attempt",
    "row_written_by_a_thread": "a row of autocaption_attempt",
    "admin_page": "the page /admin/login/ (200)",
    "header_of_an_image": "the headers of the page /somewhere/ (200)",
    "header_of_a_file": "the headers of the page /somewhere/ (200)",
    "original_for_a_small_image": "the page /somewhere/ (200)",
    "small_image": "",
    "image_that_is_called_a_page": "the page /somewhere/ (200)",
    "command": "the output of a command",
    "printed": "Captured stdout call",
    "printed_and_read": "stdout or stderr",
    "process": "the output of a process",
    "log_file": "a worker's log",
    "unknown_key": "LeakyProvider",
    "nothing": "",
    "what_is_sent": "",
    "filtered_record": "",
}


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> tuple[int, str]:
    """Exit status and report of a run of ``leaks.py``."""
    report = tmp_path_factory.mktemp("leaks") / "report.txt"
    command = [sys.executable, "-m", "pytest", "-p", "tests.emitted.plugin", "-p", "no:cacheprovider", "--noconftest"]
    command += ["--show-capture=no", "-rA", "--rootdir", str(ROOT), "-c", str(ROOT / "pyproject.toml"), str(CASES)]
    with report.open("wb") as file:  # a file: the output of a process is searched too
        status = subprocess.run(command, cwd=ROOT, stdout=file, stderr=subprocess.STDOUT, check=False).returncode
    return status, report.read_text("utf-8")


def test_the_session_fails(session: tuple[int, str]) -> None:
    status, report = session
    assert status == pytest.ExitCode.TESTS_FAILED, report
    leaks = [name for name, place in PLACES.items() if place]
    assert f"{len(PLACES)} passed, {len(leaks)} errors" in report


@pytest.mark.parametrize("name", PLACES)
def test_the_test_and_the_place_are_named(session: tuple[int, str], name: str) -> None:
    told = re.search(rf"during \S+::test_{name}:\n((?:.+ in .+\n)+)", session[1])
    assert bool(told) == bool(PLACES[name]), session[1]
    if told:
        assert f" in {PLACES[name]}" in told[1]


def test_every_case_is_expected_to_do_something() -> None:
    assert set(re.findall(r"^def test_(\w+)", CASES.read_text("utf-8"), re.MULTILINE)) == set(PLACES)
