"""Admins in other skins: a browser opens every page, sees the badges' colours, and captions an image anew."""

from __future__ import annotations

import pytest

from tests.chromium import CHROMIUM
from tests.sites.running import told_by

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("skin", ["unfold", "jazzmin", "grappelli"])
def test_every_page_opens_and_an_image_is_captioned_anew(skin: str) -> None:
    if not CHROMIUM.exists():
        pytest.skip("there is no browser")
    told = told_by("skins", skin, AUTOCAPTION_TEST_SKIN=skin)
    closed = {page for page, status in told["pages"].items() if status in (403, 405)}
    assert {page: status for page, status in told["pages"].items() if status != 200 and page not in closed} == {}
    assert len(told["pages"]) - len(closed) > 50, "what is closed takes no GET, or nobody may do"
    assert told["errors"] == []
    assert told["axe"] == []
    assert told["crushed"] == []
    assert told["uploaded"], "the words of what came by the skin's own form stand on it"
    assert "Re-caption images" in told["titles"]
    assert told["badge"] != "rgba(0, 0, 0, 0)", "that words are published is told by a colour, too"
    assert (told["recaption"], told["told"], told["requests"]) == (True, True, 1)
