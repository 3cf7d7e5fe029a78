"""A comparison in a real browser: priced, asked, voted on with one key a card, and one answer taken; and without a
script."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from django.conf import settings
from django.test import override_settings

from django_autocaption.models import Caption, Comparison, Review, Vote
from django_autocaption.types import CaptionResult, Cost
from tests.browser.axe import complaints
from tests.browser.conftest import PASSWORD
from tests.browser.test_desk import OpenPage, Picture, drafts
from tests.rows import fresh, says
from tests.testapp.providers import ScriptedProvider

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
LIST = "/admin/autocaption/caption/"


@pytest.fixture(autouse=True)
def services() -> Any:
    names = {"default": "ScriptedProvider", "careful": "CarefulProvider"}
    providers = {alias: {"BACKEND": f"tests.testapp.providers.{name}"} for alias, name in names.items()}
    with override_settings(AUTOCAPTION={**settings.AUTOCAPTION, "PROVIDERS": providers}):
        yield


def asked_for(page: Page) -> Comparison:
    """From the list: chosen, priced, confirmed. The worker runs in the request."""
    page.goto(LIST)
    page.locator("#action-toggle").check()
    page.get_by_label("Action:").select_option("compare")
    page.get_by_role("button", name="Run").click() if page.get_by_role("button", name="Run").count() else (
        page.get_by_role("button", name="Go").click()
    )
    page.get_by_role("heading", name="Compare services").wait_for()
    page.locator("#id_provider_2").select_option("careful")
    page.get_by_role("button", name="Show the price").click()
    page.get_by_text("What it may cost").wait_for()
    return Comparison.objects.first()  # type: ignore[return-value]  # none yet


def words(number: int, kind: str) -> CaptionResult:
    text = f"A {kind} photograph with the number {number} in its corner."
    return CaptionResult(text=text, model=f"{kind}-1", cost=Cost(amount="0.0013", unit="USD"), raw={})


def test_a_comparison_with_the_keyboard(open_page: OpenPage, picture: Picture) -> None:
    rows = drafts(4)
    for row in rows[:3]:
        Caption.objects.filter(pk=row.pk).update(published=row.draft_id, draft=None, review="", review_at=None)
    page = open_page()
    asked_for(page)
    assert complaints(page) == []
    picture(page, "compare-price")
    ScriptedProvider.script.extend(words(number, kind) for kind in ("bright", "careful") for number in range(4))
    page.get_by_role("button", name="Compare", exact=True).click()
    page.get_by_text("Of 8 answers 8 have words").wait_for()
    assert [says(fresh(row)) for row in rows] == [says(row) for row in rows], "nothing of it is on a page"
    cards = page.locator(".compare-card")
    assert (cards.count(), page.locator(".compare-whose", has_text="careful").count()) == (4, 0)
    assert complaints(page) == []
    picture(page, "compare-blind")

    # One key a card; the next one is there, with the focus.
    for number in range(3):
        page.keyboard.press("1")
        page.locator(".compare-card:focus >> nth=0").wait_for()
        page.get_by_text(f"{number + 1} of 4 cards voted on.").wait_for()
    page.keyboard.press("n")
    page.get_by_text("4 of 4 cards voted on.").wait_for()
    assert list(Vote.objects.order_by("caption_id").values_list("verdict", flat=True)) == ["best"] * 3 + ["none"]
    assert page.locator(".compare-whose", has_text="careful").count() == 4
    picture(page, "compare-voted")
    assert complaints(page) == []

    use = page.locator(".compare-card").nth(0).get_by_role("button", name=re.compile("Use this")).first
    use.click()
    page.get_by_text("Published: “A ").wait_for()
    review = Review.objects.get()
    assert (review.caption_id, says(fresh(rows[0]))) == (rows[0].pk, review.result.alt_text)  # type: ignore[union-attr]  # it has one
    page.get_by_role("link", name="What came of it").click()
    page.get_by_text("No winner yet: the intervals overlap.").wait_for()
    assert complaints(page) == []
    picture(page, "compare-results")

    page.set_viewport_size({"width": 390, "height": 844})
    for address in (page.url, page.url.replace("results", "change")):
        page.goto(address)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "nothing is cut off"
        small = page.evaluate(
            "[...document.querySelectorAll('.compare :is(button, a.button)')].filter(each => "
            "{ const box = each.getBoundingClientRect(); return box.width && box.height < 24 }).length"
        )
        assert (small, complaints(page)) == (0, [])
        picture(page, f"compare-narrow-{address.rstrip('/').rpartition('/')[2]}")
    page.set_viewport_size({"width": 1360, "height": 900})
    page.evaluate("document.documentElement.dir = 'rtl'")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    picture(page, "compare-rtl")


def test_without_a_script(open_page: OpenPage, chromium: Any, live_server: Any) -> None:
    rows = drafts(2)
    open_page()  # makes the person
    context = chromium.new_context(base_url=live_server.url, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"/admin/login/?next=/admin/autocaption/caption/{rows[0].pk}/change/")
    page.get_by_label("Username").fill("editor")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Log in").click()
    page.get_by_role("link", name="Compare services on this image").click()
    page.locator("#id_provider_2").select_option("careful")
    page.get_by_role("button", name="Show the price").click()
    ScriptedProvider.script.extend(words(number, "plain") for number in range(2))
    page.get_by_role("button", name="Compare", exact=True).click()
    page.get_by_text("Of 2 answers 2 have words").wait_for()
    page.get_by_role("button", name="Equally good").click()
    page.get_by_text("1 of 1 card voted on.").wait_for()
    page.reload()
    assert page.get_by_role("button", name="Equally good").get_attribute("aria-pressed") == "true"
    page.get_by_role("link", name="What came of it").click()
    page.get_by_text("Equally good: 1").wait_for()
    context.close()
