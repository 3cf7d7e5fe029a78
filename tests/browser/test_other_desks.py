"""The desks over the moderation queue and over failed captions, in a real browser and without the mouse."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from django.contrib.auth.models import User

from django_autocaption.models import Awaits, Caption, Decision, Rating, State
from django_autocaption.pipeline.moderate import rulings
from tests.browser.axe import complaints
from tests.browser.test_desk import OpenPage, Picture, drafts
from tests.rows import PUBLISHED, fresh, says, stands
from tests.site.live import wait_until

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
MODERATION = "/admin/autocaption/sitting/moderation/"
FAILURES = "/admin/autocaption/sitting/failures/"
SMALL = (
    "[...document.querySelectorAll('#autocaption-desk :is(button, a.button, input, summary)')].filter(each => "
    "{ const box = each.getBoundingClientRect(); return box.width && box.height < 24 }).map(each => each.outerHTML)"
)


def begin(page: Page, address: str) -> None:
    page.goto(address)
    assert complaints(page) == []
    page.get_by_role("button", name="Begin", exact=True).press("Enter")


def at(page: Page, row: Caption) -> None:
    page.locator(f'#autocaption-desk[data-item="{row.pk}"]:not([aria-busy])').wait_for()


def fits(page: Page) -> None:
    """On a phone nothing is cut off or too small."""
    page.set_viewport_size({"width": 390, "height": 844})
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.evaluate(SMALL) == []


def test_a_moderator_without_the_mouse(open_page: OpenPage, picture: Picture) -> None:
    rows = drafts(4)
    for row in rows:
        found = Decision.objects.create(
            caption=row,
            rating=Rating.REVIEW,
            rule="straddling",
            source="default scripted-1",
            reason="The age group 13-20 includes minors.",
            raw_label="Teenager 13–20",
            age_group="13-20",
            confidence=0.79,
            nsfw=False,
            decided_at=row.created_at,
        )
        Caption.objects.filter(pk=row.pk).update(rating=Rating.REVIEW, decision=found)
    page = open_page()
    begin(page, MODERATION)
    at(page, rows[0])
    page.locator("#desk-place:focus").wait_for()
    image = page.locator(".desk-picture img")
    blurred = "e => getComputedStyle(e).filter.startsWith('blur')"
    assert image.evaluate(blurred)
    picture(page, "desk-moderation")
    assert complaints(page) == []
    page.keyboard.press("v")
    wait_until(lambda: not image.evaluate(blurred), seconds=30, what="the image to be seen clearly")
    picture(page, "desk-moderation-shown")
    page.keyboard.press("Control+Enter")
    at(page, rows[1])
    assert image.evaluate(blurred), "each is asked for by itself"
    page.keyboard.press("b")
    page.locator("textarea[name=reason]:focus").wait_for()
    page.keyboard.press("Control+Enter")
    page.get_by_text("Give a reason").wait_for()
    picture(page, "desk-moderation-reason")
    assert complaints(page) == []
    page.locator("textarea[name=reason]:focus").wait_for()
    page.keyboard.type("a b v: not for this site.")
    page.keyboard.press("Control+Enter")
    at(page, rows[2])
    page.keyboard.press("u")
    at(page, rows[1])
    assert page.locator("textarea[name=reason]").input_value() == "a b v: not for this site."
    assert image.evaluate(blurred)
    page.locator("textarea[name=reason]").press("Control+Enter")
    at(page, rows[2])
    page.keyboard.press("Control+Space")
    at(page, rows[3])
    rulings.block(Caption.objects.filter(pk=rows[3].pk), user=User.objects.create_user("colleague"), reason="Theirs.")
    page.keyboard.press("a")
    page.get_by_role("heading", name="Somebody decided first").wait_for()
    assert page.get_by_role("cell", name="Blocked: Theirs.").is_visible()
    picture(page, "desk-moderation-second")
    assert complaints(page) == []
    page.get_by_role("button", name="Leave theirs").press("Enter")
    at(page, rows[2])
    page.keyboard.press("?")
    page.locator("dialog[open]").wait_for()
    picture(page, "desk-moderation-keys")
    assert complaints(page) == []
    page.keyboard.press("Escape")
    fits(page)
    picture(page, "desk-moderation-narrow")
    page.locator("#desk-place").focus()
    page.keyboard.press("l")
    page.wait_for_url("**/end/")
    picture(page, "desk-moderation-end")
    assert complaints(page) == []
    ratings = [fresh(row).rating for row in rows]
    assert ratings == [Rating.CLEAR, Rating.BLOCKED, Rating.REVIEW, Rating.BLOCKED]


def test_failed_captions_without_the_mouse(open_page: OpenPage, picture: Picture) -> None:
    rows = drafts(4)
    Caption.objects.update(
        state=State.FAILED,
        error_code="safety",
        error_message="The service finds the image unsafe.",
        draft=None,
        review=Awaits.NOTHING,
        review_at=None,
    )
    page = open_page()
    begin(page, FAILURES)
    at(page, rows[0])
    page.locator("textarea[name$=-alt_text]:focus").wait_for()
    assert page.get_by_text("The service finds the image unsafe. Write the words").is_visible()
    picture(page, "desk-failure")
    assert complaints(page) == []
    page.keyboard.type("A cup of espresso.")
    page.keyboard.press("Control+Enter")
    at(page, rows[1])
    page.keyboard.press("Escape")
    page.keyboard.press("d")
    at(page, rows[2])
    page.keyboard.press("Escape")
    page.keyboard.press("u")
    at(page, rows[1])
    assert fresh(rows[1]).state == State.FAILED
    page.keyboard.press("Control+Space")
    at(page, rows[2])
    page.keyboard.press("Control+Alt+Enter")
    at(page, rows[3])
    page.get_by_text("1 caption is tried again").wait_for()
    page.keyboard.press("Escape")
    page.keyboard.press("x")
    page.locator('[data-desk="recaption"][open] select:focus').wait_for()
    picture(page, "desk-failure-recaption")
    assert complaints(page) == []
    page.keyboard.press("Escape")
    fits(page)
    picture(page, "desk-failure-narrow")
    assert (says(fresh(rows[0])), stands(fresh(rows[0]))) == ("A cup of espresso.", PUBLISHED)
    assert fresh(rows[2]).published is not None, "the worker was there"


def test_arabic_is_written_from_the_right(open_page: OpenPage, picture: Picture, settings: Any) -> None:
    rows = drafts(3)
    Caption.objects.filter(pk=rows[1].pk).update(rating=Rating.REVIEW)
    page = open_page()
    settings.LANGUAGE_CODE, settings.AUTOCAPTION = "ar", {**settings.AUTOCAPTION, "LANGUAGES": ["en"]}
    page.goto(MODERATION)
    page.locator("#desk-begin input[type=submit]").first.press("Enter")
    at(page, rows[1])
    assert page.locator("html").get_attribute("dir") == "rtl"
    picture(page, "desk-moderation-arabic")
    page.goto("/admin/autocaption/sitting/")
    page.locator("#desk-begin input[name=_sheet]").press("Enter")
    page.locator(".sheet-cards").wait_for()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    for summary in page.locator("#autocaption-sheet summary").all():
        summary.click()
    picture(page, "sheet-arabic")
    assert complaints(page) == []
