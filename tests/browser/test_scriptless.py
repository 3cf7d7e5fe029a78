"""The flows on which a site is run, in a real browser without a script: the same pages, the same ends."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from django.utils import timezone
from pytest_django.live_server_helper import LiveServer

from django_autocaption.admin.recaption import counted, typed
from django_autocaption.models import Batch, Caption, State
from django_autocaption.pipeline.bulk import recaption
from django_autocaption.pipeline.rollups import costs, coverage
from tests.admin.rows import caption, draft
from tests.browser.scenes import LIST
from tests.rows import REVIEW, fresh, says, version

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def page(open_page: Callable[..., Page], chromium: Browser, live_server: LiveServer) -> Iterator[Page]:
    """Of a superuser who has signed in."""
    context = chromium.new_context(base_url=live_server.url, java_script_enabled=False)
    context.add_cookies(open_page().context.cookies())
    yield context.new_page()
    context.close()


def tick(page: Page, row: Caption, action: str) -> None:
    """In the list: one row, and an action."""
    page.locator(f"input[name=_selected_action][value='{row.pk}']").check()
    page.locator("select[name=action]").select_option(action)
    page.locator("button[name=index]").first.click()


def test_more_than_a_page_counts_are_counted_by_a_button_before_they_are_asked_for(
    page: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(counted, "MOST", 2)
    monkeypatch.setattr(typed, "ABOVE", 2)
    monkeypatch.setattr(recaption, "AT_ONCE", 0)  # as below
    rows = [draft() for _number in range(3)]
    page.goto(f"{LIST}?review=draft")
    tick(page, rows[0], "recaption")
    page.get_by_role("button", name="Take all that the list finds").click()
    page.get_by_text("More than 2 are chosen.").wait_for()
    page.get_by_label("Other prompt").fill("Name the colours.")
    page.get_by_role("button", name="Count all of them").click()
    page.get_by_text("3 captions will be asked for.").wait_for()
    page.get_by_label("How many captions").fill("3")
    page.get_by_role("button", name="Ask for new words").click()
    page.wait_for_url("**/?review=draft")
    assert (Batch.objects.get().planned, Batch.objects.get().prompt) == (3, "Name the colours.")


def test_all_that_a_filter_finds_is_asked_for_and_its_request_is_steered(
    page: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recaption, "AT_ONCE", 0)  # left to a worker, who does not come
    monkeypatch.setattr("django_autocaption.pipeline.runtime.queue.send", lambda *_, **__: True)
    rows = [draft() for _number in range(3)]
    caption()
    page.goto(f"{LIST}?review=draft")
    tick(page, rows[0], "recaption")
    page.get_by_text("1 caption will be asked for.").wait_for()
    page.get_by_role("button", name="Take all that the list finds").click()
    page.get_by_text("3 captions will be asked for.").wait_for()
    page.get_by_role("button", name="Ask for new words").click()
    page.wait_for_url("**/?review=draft")
    page.locator(".messagelist").get_by_role("link", name="Bulk request").click()
    batch = Batch.objects.get()
    page.get_by_text("0 % have ended.").wait_for()
    later = {"due_at": timezone.now() + timedelta(hours=1), "background": True}
    Caption.objects.filter(pk__in=[row.pk for row in rows]).update(batch=batch, state=State.PENDING, **later)
    Caption.objects.filter(pk=rows[0].pk).update(
        state=State.FAILED, error_code="server", due_at=None, finalised_at=timezone.now()
    )
    Batch.objects.update(requested_count=3, unwritten=False)
    page.get_by_role("link", name="Look again").click()
    page.get_by_text("33 % have ended.").wait_for()
    page.get_by_role("button", name="Pause").click()
    page.get_by_text("Paused: nothing more is asked.").wait_for()
    page.get_by_role("button", name="Go on").click()
    page.get_by_role("button", name="Try the failed once more").click()
    page.get_by_text("Asked once more for 1 caption that had failed.").wait_for()
    page.get_by_role("button", name="Cancel this request").click()
    page.get_by_text("is cancelled.").wait_for()
    batch.refresh_from_db()
    assert batch.cancelled_at is not None


def test_the_dashboard_has_its_numbers_and_leads_to_their_lists(page: Page) -> None:
    draft()
    caption(state=State.FAILED)
    coverage.count(using="default")
    costs.count(using="default")
    page.goto("/admin/autocaption/")
    page.get_by_role("link", name="Dashboard").click()
    page.get_by_role("link", name="photo: image").wait_for()
    page.get_by_role("link", name="A draft to be read", exact=True).click()
    page.wait_for_url("**/?review=draft")
    page.get_by_text("1 caption", exact=True).wait_for()


def test_words_are_edited_in_the_list(page: Page) -> None:
    mine, theirs = draft(alt_text="A boat."), draft(alt_text="A ship.")
    page.goto(LIST)
    page.get_by_role("link", name="Edit alt texts").click()
    fields = {row.pk: page.locator(f"textarea[name=c{row.pk}-alt_text]") for row in (mine, theirs)}
    fields[mine.pk].fill("A blue boat.")
    fields[theirs.pk].fill("A blue ship.")
    version(fresh(theirs), "Theirs.", standing=REVIEW)
    page.get_by_role("button", name="Save alt texts").click()
    page.get_by_text("Not stored: what is marked below.").wait_for()
    assert says(fresh(mine)) == "A blue boat."
    assert fields[theirs.pk].input_value() == "A blue ship." and page.get_by_text("Theirs.").is_visible()
    page.get_by_role("button", name="Save alt texts").click()
    page.get_by_text("1 caption saved and published.").wait_for()
    assert says(fresh(theirs)) == "A blue ship."


def test_a_file_goes_out_and_comes_back_by_way_of_a_look(page: Page) -> None:
    row = caption(alt_text="A boat on a lake.")
    page.goto(LIST)
    page.get_by_role("link", name="Export", exact=True).click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Download").click()
    text = download.value.path().read_text("utf-8-sig").replace("A boat", "A red boat")
    page.goto(f"{LIST}import/")
    page.get_by_label("File").set_input_files({"name": "words.csv", "mimeType": "text/csv", "buffer": text.encode()})
    page.get_by_role("button", name="Look at it").click()
    page.get_by_text("Would be changed: 1").wait_for()
    assert says(fresh(row)) == "A boat on a lake.", "it was but a look"
    page.get_by_role("button", name="Import", exact=True).click()
    page.get_by_text("1 caption imported.").wait_for()
    assert says(fresh(row)) == "A red boat on a lake."


def test_one_image_is_asked_about_from_its_own_page(page: Page) -> None:
    row = draft(alt_text="A boat.")
    page.goto(f"{LIST}{row.pk}/change/")
    page.get_by_role("link", name="Re-caption…").click()
    page.get_by_role("heading", name="Re-caption images").wait_for()
    page.get_by_role("button", name="Cancel").click()
    page.get_by_role("link", name="Review desk", exact=True).last.click()
    page.get_by_role("button", name="Begin", exact=True).click()
    page.get_by_text("A boat.").first.wait_for()


def test_who_looks_around_at_the_desk_loses_nothing_that_they_typed(page: Page) -> None:
    rows = [draft(alt_text=f"A boat, number {number}.") for number in range(2)]
    page.goto("/admin/autocaption/sitting/")
    page.get_by_role("button", name="Begin", exact=True).click()
    page.get_by_label("Alt text").fill("Half of a sentence")
    page.get_by_label("Alt text").press("Tab")
    page.locator("summary").filter(has_text="Title, description").click()
    page.get_by_label("Title").press("Enter")
    assert page.get_by_label("Alt text").input_value() == "Half of a sentence", "which presses no button"
    page.get_by_role("button", name="After").click()
    page.get_by_text("2 of 2").wait_for()
    page.get_by_role("button", name="Before").click()
    page.get_by_text("What you had typed is in the field again.").wait_for()
    page.get_by_role("button", name="Contact sheet").click()
    card = page.locator("textarea").first
    assert card.input_value() == "Half of a sentence"
    card.fill("Half of another sentence")
    page.get_by_role("button", name="48 at once").click()
    page.get_by_role("button", name="24 at once").click()
    page.get_by_role("button", name="One after the other").click()
    assert page.get_by_label("Alt text").input_value() == "Half of another sentence"
    page.get_by_role("button", name="Approve", exact=True).click()
    page.get_by_text("2 of 2").wait_for()
    assert {says(fresh(row)) for row in rows} == {"Half of another sentence", "A boat, number 1."}
