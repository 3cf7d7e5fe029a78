"""What is prepared of a file looks as Chromium shows the file, and has the size that it gives it on a page: every fifth
one of the corpus, all of which ``python -m tests.images.eyes`` compares."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from tests.images.eyes.browser import seen_in
from tests.images.eyes.corpus import CORPUS, READ_ALL_THE_SAME
from tests.images.eyes.seeing import disagreement, recorded, seen_here

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser
SHOWN = recorded()


@pytest.fixture(scope="module")
def page(chromium: Browser) -> Iterator[Page]:
    """An empty one."""
    opened = chromium.new_page()
    yield opened
    opened.close()


@pytest.mark.parametrize("name", list(CORPUS)[::5])
def test_it_is_seen_as_chromium_shows_it(page: Page, name: str) -> None:
    data = CORPUS[name]()
    shown = seen_in(page, data)
    assert disagreement(shown, SHOWN[name]) == ""
    if name not in READ_ALL_THE_SAME:
        assert disagreement(shown, seen_here(data)) == ""
