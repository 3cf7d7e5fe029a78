"""``python -m tests.docs.first_sentence FOLDER``: seconds from ``pip install`` to the first published sentence.

The tutorial is followed word for word in a new environment, with the wheel of that folder, the service's emulator, and
no broker. What a person takes to read and to type is not in it. ``--within 120`` fails where it takes longer.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.docs.newcomer import PHOTO, Newcomer
from tests.emulator.client import running


def sentence(wheel: Path) -> tuple[str, float]:
    """The sentence, and after how many seconds a page said it."""
    with tempfile.TemporaryDirectory() as name, running() as emulator:
        environment, folder = Path(name) / "venv", Path(name) / "site"
        subprocess.run([sys.executable, "-m", "venv", environment], check=True)
        python = environment / ("Scripts" if sys.platform == "win32" else "bin") / "python"
        folder.mkdir()
        shutil.copy(PHOTO, folder / "chair.jpg")
        newcomer = Newcomer(folder, emulator, python=str(python), wheel=str(wheel))
        begun = time.monotonic()
        try:
            return newcomer.read(), time.monotonic() - begun
        finally:
            newcomer.stop()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--within", type=float, default=float("inf"), metavar="SECONDS")
    given = parser.parse_args()
    (built,) = given.folder.resolve().glob("*.whl")
    said, seconds = sentence(built)
    print(f"After {seconds:.0f} s: {said}")
    sys.exit(not said or seconds > given.within)
