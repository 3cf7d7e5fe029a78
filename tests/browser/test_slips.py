"""Slips of the hand, and a session that ends: nothing is decided about an image that nobody saw, and nothing typed is
lost."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from django_autocaption.models import Caption, Vote
from tests.browser.conftest import PASSWORD
from tests.browser.gallery import compared
from tests.browser.scenes import captions
from tests.browser.test_desk import DESK, OpenPage, begin, drafts, on_desk
from tests.browser.test_sheet import field
from tests.rows import PUBLISHED, REVIEW, fresh, says, stands, version

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def sign_in(page: Page) -> None:
    page.wait_for_url(re.compile("/admin/login/"))
    page.get_by_label("Username").fill("editor")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Log in").click()


def second_click(page: Page, button: str) -> None:
    """Of a double click, once the page has another image under it."""
    box = page.locator(button).first.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.mouse.down(click_count=2)
    page.mouse.up(click_count=2)


def test_a_key_that_is_held_decides_once(open_page: OpenPage) -> None:
    rows = drafts(4)
    page = open_page()
    begin(page)
    on_desk(page, rows[0])
    page.keyboard.down("Control")
    page.keyboard.down("Enter")
    on_desk(page, rows[1])
    page.keyboard.down("Enter")  # as a keyboard repeats it
    page.keyboard.up("Enter")
    page.keyboard.press("Space")
    page.keyboard.up("Control")
    on_desk(page, rows[2])
    page.keyboard.press("Escape")
    page.keyboard.down("d")
    on_desk(page, rows[3])
    page.keyboard.press("Escape")
    page.keyboard.down("d")
    page.keyboard.up("d")
    page.keyboard.press("Control+Space")
    on_desk(page, rows[1])
    assert [stands(fresh(row)) for row in rows] == [PUBLISHED, REVIEW, PUBLISHED, REVIEW]


def test_a_double_click_decides_once(open_page: OpenPage) -> None:
    rows = drafts(3)
    page = open_page()
    begin(page)
    on_desk(page, rows[0])
    page.locator("[data-desk=main]").click()
    on_desk(page, rows[1])
    second_click(page, "[data-desk=main]")
    page.keyboard.press("Control+Space")
    on_desk(page, rows[2])
    assert [stands(fresh(row)) for row in rows] == [PUBLISHED, REVIEW, REVIEW]


def test_nor_does_either_vote_twice(open_page: OpenPage) -> None:
    made = captions()
    page = open_page()
    page.goto(f"/admin/autocaption/comparison/{compared(made).pk}/change/")
    page.locator(".compare-card [name=vote]").first.click()
    page.locator(".compare-card[data-voted]").first.wait_for()
    second_click(page, ".compare-card:not([data-voted]) [name=vote]")
    page.locator(".compare-card:not([data-voted])").first.focus()
    page.keyboard.down("1")
    page.locator(".compare-card[data-voted]").nth(1).wait_for()
    page.keyboard.down("1")
    page.keyboard.up("1")
    page.keyboard.press("n")
    page.locator(".compare-card[data-voted]").nth(2).wait_for()
    assert Vote.objects.count() == 3


def test_a_sheet_that_is_sent_without_a_session_keeps_what_was_typed(open_page: OpenPage) -> None:
    rows = drafts(3)
    page = open_page()
    page.goto(DESK)
    page.get_by_role("button", name="Begin with a contact sheet").click()
    field(page, rows[0]).fill("A cup of espresso.")
    page.context.clear_cookies(name="sessionid")
    page.keyboard.press("Control+Enter")
    sign_in(page)
    field(page, rows[0]).wait_for()
    assert field(page, rows[0]).input_value() == "A cup of espresso."
    page.reload()
    assert field(page, rows[0]).input_value() == "A cup of espresso."
    page.keyboard.press("Control+Enter")
    page.wait_for_url("**/end/")
    assert says(fresh(rows[0])) == "A cup of espresso."
    assert not Caption.objects.exclude(review="").exists()
    assert not page.evaluate("Object.keys(localStorage).filter(key => key.startsWith('autocaption-desk')).length")


def test_nor_is_what_was_typed_in_the_list_lost(open_page: OpenPage) -> None:
    rows = drafts(3)
    page = open_page()
    page.goto("/admin/autocaption/caption/?edit=1")
    field(page, rows[0]).fill("A cup of espresso.")
    field(page, rows[1]).fill("Mine.")
    version(fresh(rows[1]), "Theirs.", standing=REVIEW)
    page.context.clear_cookies(name="sessionid")
    page.keyboard.press("Control+Enter")
    sign_in(page)
    field(page, rows[0]).wait_for()
    assert field(page, rows[0]).input_value() == "A cup of espresso."
    page.get_by_role("button", name="Save alt texts").click()
    page.get_by_text("Not stored: what is marked below.").wait_for()
    assert says(fresh(rows[0])) == "A cup of espresso."
    assert field(page, rows[1]).input_value() == "Mine." and page.get_by_text("Theirs.").is_visible()
    page.goto("/admin/autocaption/caption/?edit=1")
    assert field(page, rows[0]).input_value() == "A cup of espresso."
    assert field(page, rows[2]).input_value() == says(rows[2])


def lose_session(page: Page) -> None:
    page.context.clear_cookies(name="sessionid")


def test_nor_on_the_page_of_a_caption(open_page: OpenPage) -> None:
    row, other = drafts(2)
    said = says(row)
    page = open_page()
    page.goto(f"/admin/autocaption/caption/{row.pk}/change/")
    page.get_by_label("Alt text").fill("A cup of espresso.")
    page.get_by_label("Decorative").check()
    page.get_by_label("Reason").select_option("vague")
    lose_session(page)
    page.locator("[name=_save]").click()
    sign_in(page)
    page.get_by_text("What you had typed here is back in the field.").wait_for()
    assert page.get_by_label("Alt text").input_value() == "A cup of espresso."
    assert page.get_by_label("Decorative").is_checked() and page.get_by_label("Reason").input_value() == "vague"
    page.get_by_label("Decorative").uncheck()
    version(fresh(row), "Theirs.", standing=REVIEW)
    page.locator("[name=_save]").click()
    page.get_by_role("heading", name="The words were changed meanwhile").wait_for()
    assert page.get_by_label("Alt text").input_value() == "A cup of espresso."
    page.get_by_label("Alt text").fill("A cup of strong espresso.")
    lose_session(page)
    page.locator("[name=_save]").first.click()
    sign_in(page)
    page.get_by_text("What you had typed here is back in the field.").wait_for()
    assert said not in page.get_by_label("Alt text").input_value()
    page.locator("[name=_save]").click()
    page.wait_for_url("**/caption/")
    assert says(fresh(row)) == "A cup of strong espresso."
    for untouched in (row, other):
        page.goto(f"/admin/autocaption/caption/{untouched.pk}/change/")
        assert page.get_by_label("Alt text").input_value() == says(fresh(untouched))
        assert not page.get_by_text("What you had typed here is back in the field.").count()


def test_a_button_on_the_page_of_a_caption_that_did_nothing_is_told(open_page: OpenPage) -> None:
    row, other = drafts(2)
    page = open_page()
    page.goto(f"/admin/autocaption/caption/{row.pk}/change/")
    lose_session(page)
    page.locator("[name=_approve]").click()
    sign_in(page)
    page.get_by_text("What you sent did not arrive, and nothing was done.").wait_for()
    assert stands(fresh(row)) == REVIEW
    page.reload()
    page.get_by_label("Alt text").wait_for()
    assert not page.get_by_text("What you sent did not arrive").count(), "once"
    page.locator("[name=_approve]").click()
    page.wait_for_url("**/caption/")
    assert stands(fresh(row)) == PUBLISHED
    for opened in (row, other):
        page.goto(f"/admin/autocaption/caption/{opened.pk}/change/")
        assert not page.get_by_text("What you sent did not arrive").count()


def test_nor_on_the_page_of_an_object(open_page: OpenPage) -> None:
    row, other = drafts(2)
    page = open_page()
    page.goto(f"/admin/testapp/photo/{row.object_id}/change/")
    page.get_by_label("Title").first.fill("Breakfast")
    page.get_by_label("Alt text").fill("A cup of espresso.")
    lose_session(page)
    page.get_by_role("button", name="Save", exact=True).click()
    sign_in(page)
    page.get_by_text("What you had typed here is back in the field.").wait_for()
    assert page.get_by_label("Alt text").input_value() == "A cup of espresso."
    page.get_by_role("button", name="Save", exact=True).click()
    page.wait_for_url("**/photo/")
    assert says(fresh(row)) == "A cup of espresso."
    for opened in (row, other):
        page.goto(f"/admin/testapp/photo/{opened.object_id}/change/")
        assert page.get_by_label("Alt text").input_value() == says(fresh(opened))
        assert not page.get_by_text("What you had typed here is back in the field.").count()


def sign_in_elsewhere(page: Page) -> None:
    """In another tab, which changes the token of every form."""
    tab = page.context.new_page()
    tab.context.clear_cookies(name="sessionid")
    tab.goto("/admin/login/?next=/admin/")
    sign_in(tab)
    tab.wait_for_url("**/admin/")
    tab.close()


def test_who_signed_in_in_another_tab_is_told_that_nothing_was_decided(open_page: OpenPage) -> None:
    rows = drafts(2)
    page = open_page()
    begin(page)
    on_desk(page, rows[0])
    shown = page.locator(".desk-picture img").get_attribute("src")
    page.keyboard.type(" And more.")
    page.locator("details[data-desk=reject] > summary").click()
    page.locator("[name=note]").first.fill("Ask the museum.")
    sign_in_elsewhere(page)
    page.locator("textarea[name$=-alt_text]").focus()
    page.keyboard.press("Control+Enter")
    page.get_by_text("Nothing was stored or decided").wait_for()
    assert stands(fresh(rows[0])) == REVIEW
    assert page.locator(".desk-picture img").get_attribute("src") == shown
    assert page.locator("textarea[name$=-alt_text]").input_value().endswith(" And more.")
    assert page.locator("[name=note]").first.input_value() == "Ask the museum."
    page.keyboard.press("Control+Enter")
    on_desk(page, rows[1])
    assert says(fresh(rows[0])).endswith(" And more.")


def told_that_nothing_was_decided(page: Page) -> bool:
    return bool(page.get_by_text("Nothing was stored or decided").count())


def test_so_is_who_had_to_sign_in_again(open_page: OpenPage) -> None:
    rows = drafts(3)
    page = open_page()
    begin(page)
    on_desk(page, rows[0])
    page.keyboard.press("Control+Enter")
    on_desk(page, rows[1])
    page.keyboard.press("Control+ArrowLeft")
    on_desk(page, rows[0])
    lose_session(page)
    page.locator("details[data-desk=reject] > summary").click()
    page.locator("[name=note]").fill("Ask the museum.")
    page.locator("[name=_later]").click()
    sign_in(page)
    on_desk(page, rows[0])  # which one looked at, not the next one
    assert told_that_nothing_was_decided(page)
    assert page.locator("[name=note]").input_value() == "Ask the museum." and page.locator("[name=note]").is_visible()
    assert stands(fresh(rows[0])) == PUBLISHED
    page.locator("[name=_later]").click()
    on_desk(page, rows[1])
    assert not told_that_nothing_was_decided(page)
    assert (stands(fresh(rows[0])), fresh(rows[0]).note) == (REVIEW, "Ask the museum.")
    page.reload()
    on_desk(page, rows[1])
    assert not told_that_nothing_was_decided(page), "once"


def test_so_is_whose_sheet_did_not_arrive(open_page: OpenPage) -> None:
    rows = drafts(2)
    page = open_page()
    page.goto(DESK)
    page.get_by_role("button", name="Begin with a contact sheet").click()
    field(page, rows[0]).and_(page.locator(":focus")).wait_for()
    lose_session(page)
    page.keyboard.press("Control+Enter")
    sign_in(page)
    page.get_by_text("What you sent did not arrive, and nothing was decided.").wait_for()
    assert {stands(fresh(row)) for row in rows} == {REVIEW}
    page.reload()
    field(page, rows[0]).wait_for()
    assert not page.get_by_text("What you sent did not arrive").count(), "once"
    page.keyboard.press("Control+Enter")
    page.wait_for_url("**/end/")
    assert {stands(fresh(row)) for row in rows} == {PUBLISHED}
    assert not page.evaluate("sessionStorage.length")


def test_so_is_whose_vote_did_not_arrive(open_page: OpenPage) -> None:
    page = open_page()
    page.goto(f"/admin/autocaption/comparison/{compared(captions()).pk}/change/")
    lose_session(page)
    page.locator(".compare-card [name=vote]").first.click()
    sign_in(page)
    page.get_by_text("Nothing was stored: you signed in anew meanwhile.").wait_for()
    assert not Vote.objects.exists()
    page.reload()
    page.locator(".compare-card").first.wait_for()
    assert not page.get_by_text("Nothing was stored: you signed in anew meanwhile.").count(), "once"


def test_an_error_of_the_site_is_told_and_nothing_is_lost(open_page: OpenPage) -> None:
    rows = drafts(2)
    page = open_page()
    begin(page)
    on_desk(page, rows[0])
    page.keyboard.type(" And more.")
    broken = re.compile(r"/sitting/\d+/$")
    page.route(broken, lambda route: route.fulfill(status=500, body="<h1>Server error</h1>"))
    page.keyboard.press("Control+Enter")
    page.get_by_text("The site does not answer.").wait_for()
    assert page.locator("textarea[name$=-alt_text]").input_value().endswith(" And more.")
    page.unroute(broken)
    page.keyboard.press("Control+Enter")
    on_desk(page, rows[1])
    assert says(fresh(rows[0])).endswith(" And more.")


def test_so_is_who_votes(open_page: OpenPage) -> None:
    page = open_page()
    page.goto(f"/admin/autocaption/comparison/{compared(captions()).pk}/change/")
    sign_in_elsewhere(page)
    page.locator(".compare-card [name=vote]").first.click()
    page.get_by_text("Nothing was stored: you signed in anew meanwhile.").wait_for()
    assert not Vote.objects.exists()
    page.locator(".compare-card [name=vote]").first.click()
    page.locator(".compare-card[data-voted]").first.wait_for()


def test_a_desk_that_reaches_no_site_keeps_the_picture(open_page: OpenPage) -> None:
    rows = drafts(2)
    page = open_page()
    begin(page)
    on_desk(page, rows[0])
    shown = page.locator(".desk-picture img").get_attribute("src")
    page.context.set_offline(True)
    page.keyboard.press("Control+Enter")
    page.get_by_text("The site does not answer.").wait_for()
    assert page.locator(".desk-picture img").get_attribute("src") == shown
