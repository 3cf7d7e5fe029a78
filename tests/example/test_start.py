"""``example_project/start.py``: what it says, and what it hands over to."""

from __future__ import annotations

import ast
import importlib.util
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

START = Path(__file__).parents[2] / "example_project" / "start.py"


@pytest.fixture
def start(tmp_path: Path) -> ModuleType:
    """The script as a module, for a project in an empty folder."""
    spec = importlib.util.spec_from_file_location("start", START)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    (tmp_path / "pyproject.toml").write_text("[project]", encoding="utf-8")
    module.__dict__.update(ROOT=tmp_path, VENV=tmp_path / ".venv")
    return module


@pytest.fixture
def commands(start: ModuleType, monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """What pip was asked for, instead of asking it."""
    asked: list[list[str]] = []
    monkeypatch.setattr(start, "ensure_pip", lambda: None)
    monkeypatch.setattr(start, "pip", lambda *arguments: asked.append(list(arguments)))
    return asked


def environment(start: ModuleType) -> None:
    python = start.python_in(start.VENV)
    python.parent.mkdir(parents=True, exist_ok=True)
    python.symlink_to(sys.executable)


def test_an_old_python_can_read_the_script_and_is_told_what_to_do(start: ModuleType) -> None:
    ast.parse(START.read_text(encoding="utf-8"), feature_version=(3, 8))
    with pytest.raises(start.StartError, match=r"needs Python 3\.11 or newer, and this is Python 3\.8"):
        start.refuse_old_python((3, 8))
    start.refuse_old_python((3, 11))


@pytest.mark.parametrize("arguments", [[], ["serve"], ["--help"]])
def test_without_a_command_it_says_how_it_is_used(arguments: list[str]) -> None:
    done = subprocess.run(
        [sys.executable, str(START), *arguments], capture_output=True, encoding="utf-8", errors="replace", check=False
    )
    assert done.returncode == 2
    assert "start.py demo" in done.stderr
    assert "start.py test" in done.stderr
    assert "Traceback" not in done.stderr


def test_arguments_are_passed_on(start: ModuleType) -> None:
    assert start.parse(["demo", "--no-serve", "--workers", "2"]) == ("demo", ["--no-serve", "--workers", "2"])


def test_it_installs_once_and_again_when_the_project_file_has_changed(
    start: ModuleType, commands: list[list[str]]
) -> None:
    environment(start)
    start.install("demo")
    start.install("demo")
    assert len(commands) == 1
    assert commands[0][-1].endswith("pyproject.toml:demo")
    (start.ROOT / "pyproject.toml").write_text("[project] # changed", encoding="utf-8")
    start.install("demo")
    assert len(commands) == 2


def test_the_demo_needs_nothing_more_where_the_tests_run(start: ModuleType, commands: list[list[str]]) -> None:
    environment(start)
    start.install("test")
    start.install("demo")
    assert len(commands) == 1
    start.stamp("test").unlink()
    start.install("demo")
    start.install("test")
    assert [asked[-1].rpartition(":")[2] for asked in commands] == ["test", "demo", "test"]


def test_an_installation_that_failed_is_tried_again(
    start: ModuleType, commands: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    environment(start)

    def broken(*arguments: str) -> None:
        raise start.StartError("no network")

    with monkeypatch.context() as context:
        context.setattr(start, "pip", broken)
        with pytest.raises(start.StartError, match="no network"):
            start.install("demo")
    start.install("demo")
    assert len(commands) == 1


def refusing(*words: str) -> Callable[[Any], str | None]:
    """Stands in for running a command: those with one of these words fail."""
    return lambda command: "failed" if set(words) & set(command) else None


def test_without_ensurepip_the_pip_that_is_there_helps(start: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    ran: list[list[str]] = []

    def attempt(command: list[str]) -> str | None:
        ran.append(command)
        return "ensurepip is not available" if "venv" in command and "--without-pip" not in command else None

    monkeypatch.setattr(start, "attempt", attempt)
    start.make_environment()
    assert "--without-pip" in ran[1]
    assert ran[-1][1:5] == ["-m", "pip", "--python", str(start.python_in(start.VENV))]


def test_without_ensurepip_and_pip_it_says_what_to_install(start: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(start, "attempt", refusing("venv", "pip"))
    with pytest.raises(start.StartError, match="python3-venv"):
        start.make_environment()


def test_a_command_that_fails_shows_its_output(start: ModuleType) -> None:
    with pytest.raises(start.StartError, match="no luck"):
        start.check([sys.executable, "-c", "import sys; print('no luck'); sys.exit(1)"])


def test_signals_and_exit_status_are_the_commands_own(start: ModuleType) -> None:
    code = (
        f"import runpy; m = runpy.run_path({str(START)!r}); m['run']([{sys.executable!r}, '-c', 'raise SystemExit(7)'])"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 7
