"""Whose an image is while pages of one person are loaded anew, closed and turned: nobody else is given what somebody
looks at, and what nobody looks at any more is free."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from django_autocaption.models import Lease
from tests.browser.test_desk import DESK, OpenPage, begin, drafts, on_desk
from tests.rows import PUBLISHED, fresh, stands
from tests.site.live import wait_until

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def held() -> set[str]:
    return set(Lease.objects.values_list("object_id", flat=True))


def told_of_leaving(page: Page) -> None:
    """The browser has sent what it sends when a page goes, and the site has answered."""
    page.wait_for_timeout(700)


@pytest.mark.parametrize(("button", "number"), [("Begin", 1), ("Begin with a contact sheet", 2)])
def test_a_page_that_is_loaded_anew_keeps_its_images(open_page: OpenPage, button: str, number: int) -> None:
    drafts(2)
    page = open_page()
    page.goto(DESK)
    page.get_by_role("button", name=button, exact=True).click()
    page.locator("textarea:focus").wait_for()
    page.reload()
    page.locator("textarea:focus").wait_for()
    told_of_leaving(page)
    assert len(held()) == number
    page.goto("about:blank")
    wait_until(lambda: not held(), seconds=30, what="the images to be given back")


def test_a_second_tab_that_is_closed_gives_nothing_back_that_the_first_shows(open_page: OpenPage) -> None:
    rows = drafts(2)
    page = open_page()
    begin(page)
    on_desk(page, rows[0])
    tab = page.context.new_page()
    tab.goto(page.url)
    on_desk(tab, rows[0])
    page.reload()
    on_desk(page, rows[0])
    tab.goto("about:blank")
    told_of_leaving(tab)
    assert held() == {rows[0].object_id}


def test_from_the_sheet_to_an_image_alone_the_others_are_free(open_page: OpenPage) -> None:
    rows = drafts(3)
    page = open_page()
    page.goto(DESK)
    page.get_by_role("button", name="Begin with a contact sheet").click()
    page.locator("textarea:focus").wait_for()
    assert len(held()) == 3
    page.get_by_role("button", name="One after the other").click()
    on_desk(page, rows[0])
    wait_until(lambda: held() == {rows[0].object_id}, seconds=30, what="the others to be given back")


def test_images_that_are_looked_at_in_passing_are_free_again(open_page: OpenPage) -> None:
    rows = drafts(4)
    page = open_page()
    begin(page)
    on_desk(page, rows[0])
    for row in rows[1:]:
        page.keyboard.press("Control+ArrowRight")
        on_desk(page, row)
    assert held() == {rows[0].object_id, rows[3].object_id}
    page.reload()
    on_desk(page, rows[3])
    told_of_leaving(page)
    assert held() == {rows[3].object_id}, "the one that was shown is shown again"
    page.keyboard.press("Control+Enter")
    on_desk(page, rows[0])
    assert stands(fresh(rows[3])) == PUBLISHED
    assert held() == {rows[0].object_id}
    page.keyboard.press("Control+ArrowRight")
    on_desk(page, rows[1])
    page.goto("about:blank")
    wait_until(lambda: not held(), seconds=30, what="both images to be given back")
