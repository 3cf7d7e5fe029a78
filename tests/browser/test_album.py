"""The picture of the README shows the album as the demo serves it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser import pictures
from tests.example.photosite import Site

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = [pytest.mark.browser, pytest.mark.timeout(600)]
#: What there is before one scrolls.
PARTS = ("header", ".lead", ".grid > li:nth-child(1)", ".grid > li:nth-child(2)")


def test_a_picture_shows_the_album_as_it_is(chromium: Browser, tmp_path: Path) -> None:
    with Site(var=tmp_path).demo() as (_process, address):
        page = chromium.new_page(viewport={"width": 880, "height": 672}, color_scheme="light")
        page.goto(address)
        said = "".join(pictures.shown(page.locator(part)) for part in PARTS)
        if os.environ.get(pictures.WRITE):
            pictures.keep_screen(page, "album", said)
        page.close()
    assert said == pictures.kept("album"), f"Run {pictures.COMMAND}, and look at docs/screenshot.png."
