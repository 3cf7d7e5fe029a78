"""An editor of a site with more images than a page may read at once."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from django_autocaption.admin.base.search import SearchedList
from django_autocaption.admin.recaption import counted, typed
from django_autocaption.models import Attempt, Batch, Outcome
from django_autocaption.pipeline.bulk import planning, recaption
from tests.admin.rows import caption
from tests.browser.axe import complaints
from tests.testapp.models import Photo

if TYPE_CHECKING:
    from playwright.sync_api import Page, Route

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


def test_what_a_filter_finds_is_counted_after_the_page_stands(
    open_page: OpenPage, picture: Picture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(counted, "MOST", 3)
    monkeypatch.setattr(typed, "ABOVE", 3)
    monkeypatch.setattr(recaption, "AT_ONCE", 0)  # left to a worker, who does not come
    row = caption()
    for _number in range(4):
        caption()
    Attempt.objects.create(
        caption=row, request=1, provider="default", outcome=Outcome.ANSWERED, cost_amount="0.5", cost_unit="USD",
        asked_at=row.created_at,
    )  # fmt: skip
    asked: list[Route] = []
    page = open_page()
    page.route("**/caption/", lambda route: asked.append(route) if _asks(route) else route.continue_())
    page.goto(LIST)
    page.locator("#action-toggle").check()
    page.locator("select[name=action]").select_option("recaption")
    page.locator("button[name=index]").first.click()
    page.get_by_text("More than 3 are chosen.").wait_for()
    page.get_by_text("default: 3 captions, about 1.50 USD").wait_for()
    page.get_by_role("status").get_by_text("Counting…").wait_for()
    assert not page.get_by_role("button", name="Ask for new words").count()
    picture(page, "many-uncounted")
    assert complaints(page) == []
    page.get_by_label("Other prompt").fill("Name the colours.")
    page.get_by_role("button", name="Count all of them").focus()
    asked.pop().continue_()
    page.unroute("**/caption/")
    page.get_by_text("5 captions will be asked for.").first.wait_for()
    page.get_by_text("default: 5 captions, about 2.50 USD").wait_for()
    assert page.get_by_label("Other prompt").input_value() == "Name the colours."
    assert page.locator(":focus").get_attribute("value") == "Ask for new words"
    picture(page, "many-counted")
    assert complaints(page) == []
    page.get_by_role("button", name="Ask for new words").click()
    page.get_by_text("5 captions would be asked for: type this number.").wait_for()
    assert not Batch.objects.exists()
    page.get_by_label("How many captions").fill("5")
    page.get_by_role("button", name="Ask for new words").click()
    page.get_by_text("A worker now asks for the words of 5 captions.").wait_for()
    assert (Batch.objects.get().planned, Batch.objects.get().prompt) == (5, "Name the colours.")


def test_words_are_checked_once_they_are_counted(open_page: OpenPage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(counted, "MOST", 3)
    monkeypatch.setattr(typed, "ABOVE", 3)
    for _number in range(5):
        caption()
    page = open_page("light", 390)
    page.goto(LIST)
    page.locator("#action-toggle").check()
    page.locator("select[name=action]").select_option("check_words")
    page.locator("button[name=index]").first.click()
    page.get_by_text("The linter looks at the words of 5 captions.").first.wait_for()
    page.get_by_label("How many captions").fill("5")
    assert complaints(page) == []
    page.get_by_role("button", name="Check these words").click()
    page.get_by_text("A worker now checks the words of 5 captions.").wait_for()


def _asks(route: Route) -> bool:
    """The script, for what is not counted yet."""
    return "exactly" in (route.request.post_data or "")
