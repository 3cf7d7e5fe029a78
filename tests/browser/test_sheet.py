"""The contact sheet in a real browser: many images with the keyboard, on a wide screen and a narrow one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.browser.axe import complaints
from tests.browser.test_desk import DESK, OpenPage, Picture, drafts
from tests.rows import PUBLISHED, REVIEW, fresh, says, stands, version

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def field(page: Page, row: Any) -> Any:
    return page.locator(f"textarea[name=c{row.pk}-alt_text]")


def test_a_sheet_with_the_keyboard(open_page: OpenPage, picture: Picture) -> None:
    rows = drafts(6)
    page = open_page()
    page.goto(DESK)
    page.get_by_role("button", name="Begin with a contact sheet").press("Enter")
    field(page, rows[0]).and_(page.locator(":focus")).wait_for()
    page.keyboard.press("End")
    page.keyboard.type(" 😀")
    page.get_by_text("Remove the emoji: screen readers say their long names.").wait_for()
    assert complaints(page) == []
    field(page, rows[0]).fill("A cup of espresso.")
    page.keyboard.press("Control+ArrowRight")
    page.keyboard.press("Control+Space")
    assert page.locator("[name=ticked]:checked").count() == 1
    field(page, rows[1]).fill("Half of a")
    field(page, rows[2]).fill("Mine.")
    version(fresh(rows[2]), "Theirs.", standing=REVIEW)
    picture(page, "sheet")
    page.keyboard.press("Control+Enter")
    page.get_by_text("Not stored: what is marked below.").wait_for()
    assert field(page, rows[2]).input_value() == "Mine." and page.get_by_text("Theirs.").first.is_visible()
    assert complaints(page) == []
    picture(page, "sheet-conflict")
    assert [stands(fresh(row)) for row in rows] == [PUBLISHED, REVIEW, REVIEW, *[PUBLISHED] * 3]
    page.reload()
    field(page, rows[1]).wait_for()

    page.set_viewport_size({"width": 390, "height": 844})
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "nothing is cut off"
    assert field(page, rows[1]).input_value() == "Half of a", "a reload loses nothing"
    picture(page, "sheet-narrow")
    assert complaints(page) == []
    small = page.evaluate(
        "[...document.querySelectorAll('#autocaption-sheet :is(button, a, input)')].filter(each => "
        "{ const box = each.getBoundingClientRect(); return box.width && box.height < 24 }).map(each => each.outerHTML)"
    )
    assert small == []
    field(page, rows[2]).fill("Mine.")
    field(page, rows[1]).fill("Half of a sentence, and the rest.")
    page.keyboard.press("Control+Space")
    page.keyboard.press("Control+Enter")
    page.wait_for_url("**/end/")
    assert (says(fresh(rows[1])), says(fresh(rows[2]))) == ("Half of a sentence, and the rest.", "Mine.")
    page.get_by_role("button", name="Undo").click()
    page.locator("#autocaption-desk").wait_for()
    assert {stands(fresh(row)) for row in rows[1:3]} == {REVIEW}


def test_what_was_ticked_stays_so_until_the_others_are_approved(open_page: OpenPage) -> None:
    rows = drafts(4)
    page = open_page()

    def ticked() -> list[str]:
        field(page, rows[1]).wait_for()
        return [str(box.get_attribute("value")) for box in page.locator("[name=ticked]:checked").all()]

    page.goto(DESK)
    page.get_by_role("button", name="Begin with a contact sheet").click()
    field(page, rows[1]).focus()
    page.keyboard.press("Control+Space")
    page.get_by_role("button", name="48 at once").click()
    page.wait_for_url("**cards=48*")
    assert ticked() == [str(rows[1].pk)]
    page.get_by_role("button", name="One after the other").click()
    page.locator("#autocaption-desk").wait_for()
    page.get_by_role("button", name="Contact sheet").click()
    assert ticked() == [str(rows[1].pk)]
    page.keyboard.press("Control+Enter")
    page.get_by_text("3 captions approved.").wait_for()
    assert ticked() == [], "it is looked at once more"
    assert page.evaluate("scrollY") == 0, "what came of it is in sight"
