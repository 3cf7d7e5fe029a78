"""Keys at the desk, on the contact sheet and among the cards of a comparison; and that whoever closes a page gives its
images back."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from django_autocaption.models import Lease, Review, Verb, Vote
from tests.browser.gallery import compared
from tests.browser.scenes import captions
from tests.browser.test_desk import DESK, OpenPage, begin, drafts, on_desk
from tests.browser.test_sheet import field
from tests.rows import PUBLISHED, REVIEW, fresh, stands
from tests.site.live import wait_until
from tests.testapp.models import Photo

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
#: How browsers tell that an input method has a key.
COMPOSING: tuple[dict[str, Any], ...] = ({"isComposing": True}, {"keyCode": 229})
PRESS = """init => {
  const event = new KeyboardEvent("keydown", { bubbles: true, cancelable: true, ...init });
  document.activeElement.dispatchEvent(event);
  return event.defaultPrevented;
}"""


def acts(page: Page, key: str, **more: Any) -> bool:
    """Whether a key was taken for something else than typing."""
    return bool(page.evaluate(PRESS, {"key": key, **more}))


@pytest.mark.parametrize("how", COMPOSING, ids=str)
def test_nothing_acts_while_an_input_method_composes(open_page: OpenPage, how: dict[str, Any]) -> None:
    rows = drafts(2)
    page = open_page()
    begin(page)
    on_desk(page, rows[0])
    assert not any(acts(page, key, ctrlKey=True, **how) for key in ("Enter", " ", "ArrowRight"))
    assert not acts(page, "Escape", **how)
    on_desk(page, rows[0])
    page.keyboard.press("Escape")
    page.locator("#desk-place:focus").wait_for()
    assert not any(acts(page, key, **how) for key in "adrs?x")
    assert not page.locator("details[open], dialog[open]").count()
    assert {stands(fresh(row)) for row in rows} == {REVIEW}
    assert acts(page, "s"), "it would"
    on_desk(page, rows[1])


@pytest.mark.parametrize("how", COMPOSING, ids=str)
def test_nor_on_a_sheet(open_page: OpenPage, how: dict[str, Any]) -> None:
    rows = drafts(2)
    page = open_page()
    page.goto(DESK)
    page.get_by_role("button", name="Begin with a contact sheet").click()
    field(page, rows[0]).focus()
    assert not any(acts(page, key, ctrlKey=True, **how) for key in ("Enter", " ", "ArrowRight"))
    assert not page.locator("[name=ticked]:checked").count()
    assert acts(page, " ", ctrlKey=True), "it would"
    assert page.locator("[name=ticked]:checked").count() == 1
    assert {stands(fresh(row)) for row in rows} == {REVIEW}


@pytest.mark.parametrize("how", COMPOSING, ids=str)
def test_nor_among_cards(open_page: OpenPage, how: dict[str, Any]) -> None:
    page = open_page()
    page.goto(f"/admin/autocaption/comparison/{compared(captions()).pk}/change/")
    page.locator(".compare-card").first.focus()
    assert not acts(page, "1", **how)
    assert acts(page, "1"), "it would"
    page.locator(".compare-card[data-voted]").first.wait_for()
    assert Vote.objects.count() == 1


def test_command_works_like_ctrl(open_page: OpenPage) -> None:
    rows = drafts(3)
    page = open_page()
    begin(page)
    on_desk(page, rows[0])
    assert acts(page, "Enter", metaKey=True)
    on_desk(page, rows[1])
    assert acts(page, " ", metaKey=True)
    on_desk(page, rows[2])
    assert acts(page, "ArrowLeft", metaKey=True)
    on_desk(page, rows[0])
    assert [stands(fresh(row)) for row in rows] == [PUBLISHED, REVIEW, REVIEW]


def test_zoom_shows_the_file_where_a_browser_can(open_page: OpenPage) -> None:
    rows = drafts(2)
    page = open_page()
    begin(page)
    on_desk(page, rows[0])
    picture, image = page.locator(".desk-picture"), page.locator(".desk-picture img")
    small = image.get_attribute("src")
    page.keyboard.press("Escape")
    page.keyboard.press("z")
    page.locator('[data-desk=zoom][aria-pressed="true"]').wait_for()
    wait_until(lambda: image.get_attribute("src") != small, seconds=30, what="the file")
    assert str(image.get_attribute("src")).endswith(fresh(rows[0]).image_name)
    assert picture.get_attribute("tabindex") == "0", "it scrolls by keys"
    page.keyboard.press("z")
    assert picture.get_attribute("tabindex") is None
    Path(Photo.objects.get(pk=rows[1].object_id).image.path).write_bytes(b"II*\0 no image")
    page.keyboard.press("s")
    on_desk(page, rows[1])
    small = image.get_attribute("src")
    page.keyboard.press("Escape")
    with page.expect_response(re.compile("/media/")):
        page.keyboard.press("z")
    page.wait_for_timeout(200)
    assert image.get_attribute("src") == small, "and else what was there"


@pytest.mark.parametrize("button", ["Begin", "Begin with a contact sheet"])
def test_whoever_closes_the_page_gives_its_images_back(open_page: OpenPage, button: str) -> None:
    drafts(2)
    page = open_page()
    page.goto(DESK)
    page.get_by_role("button", name=button, exact=True).click()
    page.locator("#autocaption-desk, #autocaption-sheet").wait_for()
    assert Lease.objects.exists()
    page.goto("about:blank")
    wait_until(lambda: not Lease.objects.exists(), seconds=30, what="the images to be given back")


#: A key that writes another letter, or its digit with Shift alone, by what it writes: (key, code).
ARABIC = {"r": ("ق", "KeyR"), "2": ("٢", "Digit2"), "d": ("ي", "KeyD"), "?": ("؟", "Slash"), "s": ("س", "KeyS")}
RUSSIAN = {"r": ("к", "KeyR"), "2": ("2", "Digit2"), "d": ("в", "KeyD"), "?": ("?", "Digit7"), "s": ("ы", "KeyS")}
FRENCH = {"r": ("r", "KeyR"), "2": ("é", "Digit2"), "d": ("d", "KeyD"), "?": ("?", "KeyM"), "s": ("s", "KeyS")}
DVORAK = {
    "r": ("r", "KeyO"),
    "2": ("2", "Digit2"),
    "d": ("d", "KeyH"),
    "?": ("?", "BracketLeft"),
    "s": ("s", "Semicolon"),
}
CAPITALS = {"r": ("R", "KeyR"), "2": ("2", "Digit2"), "d": ("D", "KeyD"), "?": ("?", "Slash"), "s": ("S", "KeyS")}


@pytest.mark.parametrize("keyboard", [ARABIC, RUSSIAN, FRENCH, DVORAK, CAPITALS], ids=lambda keys: keys["r"][0])
def test_single_keys_act_on_any_keyboard(open_page: OpenPage, keyboard: dict[str, tuple[str, str]]) -> None:
    rows = drafts(4)
    page = open_page()

    def press(name: str) -> bool:
        key, code = keyboard[name]
        return acts(page, key, code=code)

    begin(page)
    on_desk(page, rows[0])
    assert not press("d"), "in the field it is a letter"
    page.keyboard.press("Escape")
    assert press("?")
    page.locator("dialog[open]").wait_for()
    page.keyboard.press("Escape")
    page.locator("dialog").wait_for(state="hidden")
    page.locator("#desk-place").focus()
    assert press("r") and press("2")
    on_desk(page, rows[1])
    page.keyboard.press("Escape")
    assert press("d")
    on_desk(page, rows[2])
    page.keyboard.press("Escape")
    assert press("s")
    on_desk(page, rows[3])
    assert Review.objects.get(verb=Verb.REJECT).reason == "vague"
    assert fresh(rows[1]).published.decorative and stands(fresh(rows[2])) == REVIEW


def test_ctrl_enter_in_a_panel_presses_the_button_of_that_panel(open_page: OpenPage, scripted: Any) -> None:
    rows = drafts(3)
    page = open_page()
    begin(page)
    on_desk(page, rows[0])
    page.keyboard.press("Escape")
    page.keyboard.press("r")
    page.get_by_label("Note").fill("Ask the museum.")
    page.keyboard.press("Control+Enter")
    on_desk(page, rows[1])
    assert (stands(fresh(rows[0])), fresh(rows[0]).note) == (REVIEW, "Ask the museum."), "nothing was published"
    page.keyboard.press("Escape")
    page.keyboard.press("x")
    page.locator('[data-desk="recaption"] select').first.focus()
    scripted.script.append("A cup of espresso.")
    page.keyboard.press("Control+Enter")
    page.get_by_text("Asked for the words of 1 caption.").wait_for()
    assert stands(fresh(rows[1])) == REVIEW
