"""Chromium, driven by Playwright, for tests and measurements: Debian's package ``chromium-headless-shell`` where it is
installed, the same engine with a quarter less to compute since nobody sees its windows, or ``chromium``."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from tests import services

try:
    from playwright.sync_api import sync_playwright
except ImportError:
    sync_playwright = None
if TYPE_CHECKING:
    from playwright.sync_api import Browser

BROWSER, SHELL = Path("/usr/bin/chromium"), Path("/usr/bin/chromium-headless-shell")
CHROMIUM = SHELL if SHELL.exists() else BROWSER
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@contextmanager
def chromium(program: Path = CHROMIUM) -> Iterator[Browser]:
    """The browser, until the end of the block. Without it the test is skipped, or fails where AUTOCAPTION_REQUIRE names
    ``browser``."""
    lacking = "playwright" if sync_playwright is None else "" if program.exists() else str(program)
    if lacking:
        services.missing("browser", f"{lacking} is not installed: apt-get install chromium; pip install playwright")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(program), args=ARGUMENTS)
        yield browser
        browser.close()
