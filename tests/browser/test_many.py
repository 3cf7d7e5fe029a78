"""An editor of a site with more images than a page may read at once."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from django_autocaption.admin.base.search import SearchedList
from django_autocaption.pipeline.bulk import planning
from tests.admin.rows import caption
from tests.browser.axe import complaints
from tests.testapp.models import Photo

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
OpenPage = Callable[..., "Page"]
Picture = Callable[["Page", str], None]
LIST = "/admin/autocaption/caption/"


def test_a_search_says_what_it_left_out_and_goes_on(
    open_page: OpenPage, picture: Picture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(SearchedList, "most_searched", 3)
    caption(alt_text="A lighthouse at dusk.")
    for _number in range(3):
        caption()
    page = open_page()
    page.goto(LIST)
    page.locator("#searchbar").fill("lighthouse")
    page.locator("#searchbar").press("Enter")
    page.get_by_text("Only the newest 3 of this list were searched.").wait_for()
    picture(page, "search")
    assert complaints(page) == []
    page.get_by_role("link", name="Search all of it").click()
    page.get_by_text("A lighthouse at dusk.").wait_for()
    assert not page.get_by_text("were searched").count()
    assert page.locator("#searchbar").input_value() == "lighthouse"


def test_a_backfill_is_judged_first_and_counted_on_demand(
    open_page: OpenPage, picture: Picture, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, number in {"MOST_COUNTED": 10, "SAMPLE": 100, "FEW": 10}.items():
        monkeypatch.setattr(planning, name, number)
    Photo.objects.bulk_create([Photo(image=f"{number}.jpg") for number in range(403)])
    page = open_page()
    page.goto(f"{LIST}backfill/")
    page.get_by_role("combobox", name="Image field").select_option(label="photo: image")
    page.get_by_role("button", name="Count").click()
    page.get_by_text("About 400 images lack words.").wait_for()
    picture(page, "backfill-about")
    assert complaints(page) == []
    page.get_by_role("button", name="Count all, which may take seconds").click()
    page.get_by_text("403 images lack words.").wait_for()
    picture(page, "backfill-counted")
    assert complaints(page) == []
