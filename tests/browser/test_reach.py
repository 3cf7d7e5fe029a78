"""What can be decided is in sight, however many languages an image has, and lies upon nothing that has the focus; in a
window of little height it comes behind the words instead."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from django_autocaption.models import Review
from tests.browser.axe import complaints
from tests.browser.test_desk import DESK, OpenPage, drafts, on_desk
from tests.rows import REVIEW, caption
from tests.testapp.models import Photo

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
LANGUAGES = ["en", "de", "fr", "es", "it", "nl", "pl", "ar"]
#: Width and height in CSS pixels. The last is the first at 200 %.
WIDE, PHONE, ZOOMED = {"width": 1280, "height": 800}, {"width": 390, "height": 844}, {"width": 640, "height": 400}
#: Of what can be decided, what is not wholly to be seen.
OUT_OF_SIGHT = """() => [...document.querySelectorAll(".desk-decide .button")].filter(each => {
  if (!each.checkVisibility()) return false;
  const { top, bottom, left, right } = each.getBoundingClientRect();
  return top < 0 || left < 0 || bottom > innerHeight || right > innerWidth;
}).map(each => each.textContent.trim())"""
#: What has the focus, if it is out of sight or something lies upon the middle or the end of what is in sight of it.
COVERED = """() => {
  const focused = document.activeElement;
  if (!focused.closest("#content")) return null;
  const { top, bottom, left, right } = focused.getBoundingClientRect();
  const start = Math.max(top, 0), end = Math.min(bottom, innerHeight) - 2;
  const at = y => document.elementFromPoint((left + right) / 2, y);
  const isSeen = start < end && [(start + end) / 2, end].every(y => focused.contains(at(y)));
  return isSeen ? null : focused.outerHTML;
}"""

#: Rows of what can be decided.
ROWS = """() => [...document.querySelectorAll(".desk-decide > .desk-verbs > *")].filter(each => each.checkVisibility())
  .map(each => each.getBoundingClientRect()).filter((box, at, all) => !at || box.top >= all[at - 1].bottom).length"""
#: What is judged that the open panel lies upon: the words where one was last, and beside them the picture.
UPON = """() => {
  const panel = document.querySelector(".desk-panel[open] .desk-panel-inside").getBoundingClientRect();
  return [...document.querySelectorAll(".desk-language:first-child textarea[name$=-alt_text], .desk-picture")]
    .map(each => [each.className, each.getBoundingClientRect()])
    .filter(([, box]) => box.top < panel.bottom && box.bottom > panel.top)
    .filter(([, box]) => box.left < panel.right && box.right > panel.left)
    .map(([name]) => name);
}"""


@pytest.fixture(
    params=[(WIDE, "en"), (PHONE, "en"), (ZOOMED, "en"), (WIDE, "ar"), (WIDE, "de"), (PHONE, "de")],
    ids=lambda screen: f"{screen[0]['width']}-{screen[1]}",
)
def page(request: pytest.FixtureRequest, open_page: OpenPage, settings: Any) -> Page:
    """A window of that size, of an admin in that language; drafts in many languages wait."""
    size, settings.LANGUAGE_CODE = request.param
    for row in drafts(3):
        photo = Photo.objects.get(pk=row.object_id)
        for language in LANGUAGES[1:]:
            caption(photo, f"Draft in {language}.", standing=REVIEW, language=language, image_name=row.image_name)
    settings.AUTOCAPTION = {**settings.AUTOCAPTION, "LANGUAGES": LANGUAGES}
    page = open_page()
    page.set_viewport_size(size)
    return page


def scroll(page: Page, part: float) -> None:
    page.evaluate("part => scrollTo(0, part * document.documentElement.scrollHeight)", part)


def everything_is_in_reach(page: Page) -> None:
    assert page.evaluate(COVERED) is None, "where one writes first"
    if page.viewport_size != ZOOMED:
        assert page.evaluate(OUT_OF_SIGHT) == []
        scroll(page, 1 / 2)
        assert page.evaluate(OUT_OF_SIGHT) == []
    scroll(page, 0)
    for keys in ("Tab", "Shift+Tab"):
        for _ in range(40):
            page.keyboard.press(keys)
            assert page.evaluate(COVERED) is None
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "nothing is cut off"
    assert complaints(page) == []


def test_what_can_be_decided_at_the_desk(page: Page) -> None:
    page.goto(DESK)
    page.locator("#desk-begin [type=submit]").first.click()
    page.locator(".desk-decide [name=_approve]").click()
    page.locator("#autocaption-desk:not([aria-busy]) .desk-decide [name=_undo]").wait_for()
    if page.viewport_size != ZOOMED:
        assert page.evaluate(ROWS) <= (2 if page.viewport_size == WIDE else 3)
    everything_is_in_reach(page)
    scroll(page, 1 / 2)
    page.reload()
    page.locator("textarea:focus").wait_for()
    assert page.evaluate(COVERED) is None, "where the page is opened anew"
    for panel in ("reject", "recaption"):
        page.locator(f"[data-desk={panel}] summary").click()
        for field in page.locator(f"[data-desk={panel}] :is(select, input, textarea, button):visible").all():
            field.evaluate("field => field.focus()")
            assert page.evaluate(COVERED) is None
    for field in page.locator("#desk-form :is(select, input, textarea, button):visible").all():
        field.evaluate("field => field.focus()")
        assert page.evaluate(COVERED) is None


def test_a_panel_lies_beside_what_it_is_about(page: Page) -> None:
    page.goto(DESK)
    page.locator("#desk-begin [type=submit]").first.click()
    page.locator("#autocaption-desk:not([aria-busy])").wait_for()
    for panel in ("reject", "recaption"):
        box = page.locator(f"[data-desk={panel}] > summary").bounding_box()
        assert box is not None
        if page.viewport_size == ZOOMED:
            page.locator(f"[data-desk={panel}] > summary").click()
        else:
            page.mouse.click(box["x"] + 5, box["y"] + 5)
        page.wait_for_function(f"!({UPON})().length")


def test_what_can_be_decided_on_a_contact_sheet(page: Page) -> None:
    page.goto(DESK)
    page.locator("#desk-begin [name=_sheet]").click()
    page.locator(".sheet-card textarea:focus").wait_for()
    everything_is_in_reach(page)


def test_who_has_a_mouse_rejects_and_asks_anew_without_scrolling(open_page: OpenPage) -> None:
    rows = drafts(3)
    page = open_page()
    page.set_viewport_size(WIDE)
    page.goto(DESK)
    page.get_by_role("button", name="Begin", exact=True).click()
    on_desk(page, rows[0])

    def click(name: str) -> None:
        """As a hand does it, where it is."""
        each = page.locator(f"#autocaption-desk :is(button, summary):text('{name}'):visible").first
        box = each.bounding_box()
        assert box is not None and box["y"] >= 0 and box["y"] + box["height"] <= WIDE["height"], f"{name} is in sight"
        page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)

    click("Reject or later")
    click("Too vague")
    on_desk(page, rows[1])
    click("Re-caption")
    click("Ask for new words")
    page.get_by_text("Asked for the words of 1 caption.").wait_for()
    click("Reject or later")
    click("Re-caption")
    assert page.locator(".desk-panel[open]").count() == 1, "one lies not upon the other"
    click("Reject or later")
    click("Leave for later")
    on_desk(page, rows[2])
    assert page.evaluate("scrollY") == 0
    assert [review.verb for review in Review.objects.order_by("pk")] == ["reject", "later"]
