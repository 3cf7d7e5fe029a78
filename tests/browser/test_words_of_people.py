"""The page of one caption in a real browser: a field given back, the same picture elsewhere, other languages; and the
pages before a translation and a check."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest
from django.conf import settings as django_settings

from django_autocaption.models import Awaits, Batch, Caption, Dismissal, Kind, Origin
from tests.admin.conftest import LIST
from tests.admin.rows import caption
from tests.browser.axe import complaints
from tests.rows import REVIEW, fresh, says, stands, version

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def rows() -> dict[str, Caption]:
    """A picture in three languages, one of them of people, with a draft; in one more place in English."""
    about = {"object_id": "7", "image_name": "photos/7.jpg", "content_hash": "a" * 64}
    english = caption(
        alt_text="A boat.", title="Boat", origin=Origin.HUMAN, human_fields=("alt_text", "title"), **about
    )
    version(english, "A red boat on a lake.", standing=REVIEW)
    caption(alt_text="The boat.", content_hash="a" * 64)
    others = {tag: caption(language=tag, alt_text=f"Ein Boot ({tag}).", **about) for tag in ("de", "fr")}
    return {"en": english, **others}


def test_what_people_wrote_is_given_back_taken_along_and_translated(
    open_page: Callable[..., Page], picture: Callable[[Page, str], None], settings: Any
) -> None:
    settings.AUTOCAPTION = {**django_settings.AUTOCAPTION, "LANGUAGES": ["en", "de", "fr"]}
    made = rows()
    page = open_page(width=1280)
    page.goto(f"{LIST}{made['en'].pk}/change/")
    page.get_by_role("button", name="Give “Title” back to machines").click()
    page.get_by_text("Machines may write that field again").wait_for()
    assert Caption.objects.get(pk=made["en"].pk).published.human_fields == ["alt_text"]  # type: ignore[union-attr]  # it has words
    assert page.get_by_role("button", name="Give “Title” back").count() == 0
    page.get_by_role("button", name="Undo").press("Enter")
    page.get_by_role("button", name="Give “Title” back to machines").wait_for()

    page.get_by_text("Also at 1 place").click()
    page.get_by_label("Decide the same there").check()
    page.get_by_label("Alt text").fill("Two people row  a red boat.")
    page.get_by_role("button", name=re.compile("Translate anew.*de")).click()
    page.get_by_text("The same at 1 other place.").wait_for()
    page.get_by_text("Blanks beside blanks were taken out.").wait_for()
    page.get_by_text("Asked for the words of 1 caption, after those in another language.").wait_for()
    assert set(Caption.objects.filter(language="en").values_list("published__alt_text", flat=True)) == {
        "Two people row a red boat."
    }
    german, french = (Caption.objects.get(pk=made[tag].pk) for tag in ("de", "fr"))
    assert (german.batch.kind, french.review) == (Kind.TRANSLATE, Awaits.SOURCE_CHANGED)  # type: ignore[union-attr]  # it has one
    picture(page, "caption-of-people")
    assert complaints(page) == []
    page.set_viewport_size({"width": 390, "height": 900})
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    picture(page, "caption-of-people-phone")

    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(f"{LIST}?review=source_changed")
    for action, button, shown in (
        ("Translate…", "Ask for new words", "translate"),
        ("Check…", "Check these words", "check"),
    ):
        page.locator(".action-select").first.check()
        page.get_by_label("Action:").select_option(label=action)
        page.get_by_role("button", name="Go").click()
        page.get_by_role("button", name=button).wait_for()
        picture(page, f"{shown}-page")
        assert complaints(page) == []
        if action == "Translate…":
            page.get_by_role("button", name="Cancel").click()
            page.wait_for_url("**/?review=source_changed")
    page.get_by_role("button", name="Check these words").click()
    page.get_by_text("A worker now checks the words of 1 caption.").wait_for()
    assert page.url.endswith("?review=source_changed"), "the filter is kept"
    page.get_by_role("link", name=re.compile(r"^Bulk request \d")).click()
    page.get_by_text("Sent to the review desk").wait_for()
    picture(page, "check-progress")
    assert complaints(page) == []
    assert Batch.objects.filter(kind=Kind.CHECK).exists()
    assert stands(Caption.objects.get(pk=made["fr"].pk)) == REVIEW


def test_an_earlier_version_and_a_wrong_remark_take_two_clicks(open_page: Callable[..., Page]) -> None:
    row = caption(alt_text="The boat.")
    version(row, "A red boat on a lake \N{SAILBOAT}.")
    page = open_page(width=1280)
    page.goto(f"{LIST}{row.pk}/change/")
    for button, dismissed in (("Dismiss", True), ("Say it again", False)):
        page.get_by_text("Is a remark wrong?").click()
        with page.expect_navigation():
            page.get_by_role("button", name=re.compile(f"^{button}")).first.click()
        assert Dismissal.objects.exists() is dismissed
        assert complaints(page) == []
    with page.expect_navigation():
        page.get_by_role("button", name="Publish this version").click()
    assert says(fresh(row)) == "The boat."
