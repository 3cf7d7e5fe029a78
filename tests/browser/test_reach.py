"""What can be decided is in sight, however many languages an image has, and lies upon nothing that has the focus; in a
window of little height it comes behind the words instead."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.browser.axe import complaints
from tests.browser.test_desk import DESK, OpenPage, drafts
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


@pytest.fixture(
    params=[(WIDE, "en"), (PHONE, "en"), (ZOOMED, "en"), (WIDE, "ar"), (PHONE, "de")],
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
    everything_is_in_reach(page)
    scroll(page, 1 / 2)
    page.reload()
    page.locator("textarea:focus").wait_for()
    assert page.evaluate(COVERED) is None, "where the page is opened anew"
    for panel in ("reject", "recaption"):
        page.locator(f"[data-desk={panel}] summary").click()
    for field in page.locator("#desk-form :is(select, input, textarea, button):visible").all():
        field.evaluate("field => field.focus()")
        assert page.evaluate(COVERED) is None


def test_what_can_be_decided_on_a_contact_sheet(page: Page) -> None:
    page.goto(DESK)
    page.locator("#desk-begin [name=_sheet]").click()
    page.locator(".sheet-card textarea:focus").wait_for()
    everything_is_in_reach(page)
