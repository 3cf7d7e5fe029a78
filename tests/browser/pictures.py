"""The pictures of the documents: ``python -m tests.browser.pictures`` makes them anew, with what each shows.

That is the accessibility tree of the part that was photographed, kept beside the picture. Where the page reads
differently today, ``test_pictures.py`` fails: pixels differ from machine to machine, what is said does not.
"""

from __future__ import annotations

import os
import re
import sys
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PIL import Image

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

FOLDER = Path(__file__).parents[2] / "docs" / "pictures"
#: What the README shows; PyPI shows no WebP.
SCREENSHOT = FOLDER.parent / "screenshot.png"
COMMAND = "python -m tests.browser.pictures"
#: In the environment of the tests that write them.
WRITE = "AUTOCAPTION_WRITE_PICTURES"


def shown(part: Locator) -> str:
    """What is said there, a line for each element: without addresses, and with # for each figure."""
    lines = [line for line in part.aria_snapshot().splitlines() if "/url:" not in line]
    return re.sub(r"\d+", "#", "\n".join(lines)) + "\n"


def keep(part: Locator, name: str) -> None:
    """Photograph it, and write down what it shows."""
    FOLDER.mkdir(exist_ok=True)
    with Image.open(BytesIO(part.screenshot(animations="disabled", caret="hide"))) as image:
        image.convert("RGB").save(FOLDER / f"{name}.webp", "WEBP", quality=80, method=6)
    (FOLDER / f"{name}.txt").write_text(shown(part), "utf-8")


def keep_screen(page: Page, name: str, said: str) -> None:
    """Photograph what a visitor sees before they scroll, and write down what it says."""
    with Image.open(BytesIO(page.screenshot(animations="disabled"))) as image:
        image.convert("RGB").quantize().save(SCREENSHOT, "PNG", optimize=True)
    (FOLDER / f"{name}.txt").write_text(said, "utf-8")


def kept(name: str) -> str:
    """What the kept picture shows."""
    return (FOLDER / f"{name}.txt").read_text("utf-8")


if __name__ == "__main__":
    os.environ[WRITE] = "1"
    tests = [str(Path(__file__).with_name(name)) for name in ("test_pictures.py", "test_album.py")]
    sys.exit(pytest.main([*tests, "-q", "-k", "a_picture_shows"]))
