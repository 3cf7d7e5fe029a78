"""The site's house style in a real browser, beside the words on the desk, the sheet and the page of a caption."""

from __future__ import annotations

from typing import Any

import pytest

from tests.browser.axe import complaints
from tests.browser.test_desk import DESK, OpenPage, Picture, drafts

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_it_stands_beside_the_words(open_page: OpenPage, picture: Picture, settings: Any) -> None:
    house = {
        "HOUSE_STYLE": "Present tense, British spelling. Say what the image is for before how it looks.",
        "WORD_LIST": {"preferred": {"cell phone": "mobile", "aeroplane": "plane"}, "forbidden": ["crippled"]},
    }
    settings.AUTOCAPTION = {**settings.AUTOCAPTION, **house}
    row = drafts(2)[0]
    page = open_page()
    page.goto(DESK)
    page.get_by_role("button", name="Begin with a contact sheet").click()
    page.get_by_text("say “mobile”, not “cell phone”").wait_for()
    assert complaints(page) == []
    picture(page, "house-sheet")
    page.get_by_role("button", name="One after the other").click()
    page.get_by_text("British spelling").wait_for()
    page.locator("textarea[name$=alt_text]").first.fill("A crippled tree beside a cell phone.")
    page.get_by_text("House style: do not say “crippled”.").first.wait_for()
    assert page.get_by_text("House style: say “mobile”, not “cell phone”.").first.is_visible()
    assert complaints(page) == []
    picture(page, "house-desk")
    page.set_viewport_size({"width": 390, "height": 844})
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "nothing is cut off"
    picture(page, "house-desk-narrow")
    page.set_viewport_size({"width": 1360, "height": 900})
    page.goto(f"/admin/autocaption/caption/{row.pk}/change/")
    page.get_by_text("do not say “crippled”").wait_for()
    assert complaints(page) == []
    picture(page, "house-form")
