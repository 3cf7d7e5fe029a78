"""From a fresh checkout to a running demo or passing tests, with nothing but Python 3.11 or newer.

    python3 example_project/start.py demo [options of "manage.py demo"]
    python3 example_project/start.py test [options of pytest]

Makes a virtual environment in .venv, installs what is needed (again only after pyproject.toml has changed), then hands
over. Standard library only; the syntax is that of Python 3.8, so that an old Python can still say what is wrong.
"""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
OLDEST_PYTHON = (3, 11)
#: The first pip that installs dependency groups: https://pip.pypa.io/en/stable/news/#v25-1
OLDEST_PIP = (25, 1)
EXTRAS = "local,redis"
#: What each command runs in the environment; it installs the dependency group of its own name.
COMMANDS = {
    "demo": [str(ROOT / "example_project" / "manage.py"), "demo"],
    # More than there are processors: what waits for another program leaves its own to the others.
    "test": ["-m", "pytest", "--numprocesses", "5", "--dist", "load"],
}
NO_PIP = """This Python can neither make a virtual environment with pip nor has it a pip of its own.
Install what is missing, then run this again. On Debian and Ubuntu: sudo apt install python3-venv"""


class StartError(Exception):
    """What stops the start; the message is for the person who started it."""


def main(arguments: Sequence[str]) -> int:
    """Returns the exit status; on POSIX it does not return where the command could be started."""
    try:
        refuse_old_python(sys.version_info[:2])
        command, rest = parse(arguments)
        install(command)
    except StartError as trouble:
        print(trouble, file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130
    return run([str(python_in(VENV)), *COMMANDS[command], *rest])


def refuse_old_python(version: tuple[int, ...]) -> None:
    """Raises StartError for a Python that the project does not support."""
    if version < OLDEST_PYTHON:
        raise StartError(
            "This project needs Python {}.{} or newer, and this is Python {}.{}. "
            "Start it with a newer one, such as python3.12.".format(*OLDEST_PYTHON, *version)
        )


def parse(arguments: Sequence[str]) -> tuple[str, list[str]]:
    """The command and the arguments that are passed on to it. Raises StartError with the usage."""
    if not arguments or arguments[0] not in COMMANDS:
        raise StartError(f"Usage: python3 example_project/start.py {{{'|'.join(COMMANDS)}}} [options]\n\n{__doc__}")
    return arguments[0], list(arguments[1:])


def install(command: str) -> None:
    """Make the environment ready for the command; nothing to do where the same was installed before."""
    version = version_of(python_in(VENV))
    if version is None:
        say(f"Making a virtual environment in {VENV} …")
        make_environment()
        version = version_of(python_in(VENV)) or ""
    state = fingerprint(version)
    # The tests' dependencies contain the demo's.
    if any(installed(group) == state for group in (command, "test")):
        return
    ensure_pip()
    say("Installing the dependencies (the first time this takes a minute or two) …")
    pip("install", "--editable", f"{ROOT}[{EXTRAS}]", "--group", f"{ROOT / 'pyproject.toml'}:{command}")
    stamp(command).write_text(state)


def fingerprint(version: str) -> str:
    """Changes where the dependencies, the checkout's place or the environment's Python change."""
    parts = ((ROOT / "pyproject.toml").read_bytes(), str(ROOT).encode(), version.encode())
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def stamp(group: str) -> Path:
    """File that says from which state the group was installed."""
    return VENV / f"installed-{group}.txt"


def installed(group: str) -> str:
    """The state from which the group was installed; "" if it was not."""
    return stamp(group).read_text() if stamp(group).is_file() else ""


def python_in(environment: Path) -> Path:
    """The interpreter of a virtual environment."""
    return environment / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def version_of(python: Path) -> str | None:
    """What the interpreter calls itself; None if it is missing, broken or too old."""
    code = f"import sys; print(sys.version); sys.exit(sys.version_info[:2] < {OLDEST_PYTHON})"
    try:
        done = subprocess.run([str(python), "-c", code], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    except OSError:
        return None
    return done.stdout.strip() if done.returncode == 0 else None


def make_environment() -> None:
    """With pip if Python can put one in, else with the help of the pip that this Python has. Raises StartError."""
    if attempt([sys.executable, "-m", "venv", "--clear", str(VENV)]) is None:
        return
    # Debian splits ensurepip off: without python3-venv the environment is made bare.
    bare = attempt([sys.executable, "-m", "venv", "--clear", "--without-pip", str(VENV)])
    if bare is not None or attempt([sys.executable, "-m", "pip", "--version"]) is not None:
        raise StartError(NO_PIP)
    check([sys.executable, "-m", "pip", "--python", str(python_in(VENV)), "install", "pip"])


def ensure_pip() -> None:
    """A pip in the environment that knows dependency groups. Raises StartError."""
    found = subprocess.run(
        [str(python_in(VENV)), "-m", "pip", "--version"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    version = re.match(r"pip (\d+)\.(\d+)", found.stdout)
    if version is None:
        if attempt([str(python_in(VENV)), "-m", "ensurepip"]) is not None:
            raise StartError(f"{VENV} has no pip. Delete that folder, then run this again.")
    elif (int(version[1]), int(version[2])) >= OLDEST_PIP:
        return
    say("Upgrading pip inside the environment …")
    pip("install", "--upgrade", "pip>={}.{}".format(*OLDEST_PIP))


def pip(*arguments: str) -> None:
    """Run the environment's own pip. Raises StartError with what it said."""
    check([str(python_in(VENV)), "-m", "pip", "--disable-pip-version-check", "--no-input", *arguments])


def check(command: Sequence[str]) -> None:
    """Run silently. Raises StartError with the output where the command fails."""
    output = attempt(command)
    if output is not None:
        raise StartError(f"{output}\nThis failed: {subprocess.list2cmdline(list(command))}")


def attempt(command: Sequence[str]) -> str | None:
    """Run silently. None where the command succeeded, else its output."""
    try:
        done = subprocess.run(
            list(command), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8", errors="replace"
        )
    except OSError as error:
        return str(error)
    return None if done.returncode == 0 else done.stdout


def run(command: Sequence[str]) -> int:
    """Hand over: on POSIX this process becomes the command, so that signals and exit status are the command's."""
    os.chdir(ROOT)
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # or each of some hundred processes would compile all modules anew
    if os.name != "nt":
        become(command)
    process = subprocess.Popen(list(command))
    while True:
        try:
            return process.wait()
        except KeyboardInterrupt:  # the command gets it too, and ends in its own way
            continue


def become(command: Sequence[str]) -> NoReturn:
    """Replace this process."""
    sys.stdout.flush()
    os.execv(command[0], list(command))  # noqa: S606 - no shell is wanted


def say(line: str) -> None:
    """Tell what happens, at once."""
    print(line, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
