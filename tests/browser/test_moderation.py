"""A moderator at work in a real browser, and an editor who is none."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from django.conf import settings as django_settings
from django.core.files import File
from django.test import Client

from django_autocaption.models import Caption, Decision, Rating
from tests.admin.rows import decided, staff
from tests.browser.axe import complaints
from tests.browser.conftest import PASSWORD
from tests.rows import version
from tests.testapp.models import Photo

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
OpenPage = Callable[..., "Page"]
Picture = Callable[["Page", str], None]
ROOT = Path(__file__).parents[2]
PHOTOS = ROOT / "example_project" / "photos"
LIST = "/admin/autocaption/caption/"
QUEUE = "/admin/autocaption/moderatedimage/"
FOUND = {
    "espresso.jpg": {"rule": "unchecked", "reason": "The image could not be checked."},
    "chelsea.png": {
        "rule": "straddling",
        "reason": "The age group 13-20 includes minors.",
        "raw_label": "Teenager 13–20",
        "age_group": "13-20",
        "confidence": 0.7965,
        "nsfw": False,
    },
    "dahlia.jpg": {
        "rule": "caption",
        "reason": "The caption mentions a minor: girl.",
        "nsfw": True,
    },
}


@pytest.fixture(autouse=True)
def hold(settings: Any) -> None:
    settings.AUTOCAPTION = {**django_settings.AUTOCAPTION, "MODERATION": {"MODE": "hold"}}


@pytest.fixture
def held(open_page: OpenPage) -> dict[str, Caption]:
    """Photographs that wait for a moderator, with published words behind the gate."""
    made = {}
    for name, found in FOUND.items():
        with (PHOTOS / name).open("rb") as stream:
            photo = Photo.objects.create(title=name, image=File(stream, name=name))
        rows = Caption.objects.filter(object_id=str(photo.pk))
        rows.update(rating=Rating.REVIEW)
        version(rows.get(), f"Words for {name}.")
        decided(rows.get(), **found)
        made[name.partition(".")[0]] = rows.get()
    return made


def line(page: Page, caption: Caption) -> Locator:
    return page.get_by_role("row").filter(has=page.locator(f'input[name=_selected_action][value="{caption.pk}"]'))


def filters(page: Page) -> list[str]:
    """How the images on the page are blurred, once they have finished."""
    page.wait_for_timeout(250)
    return page.locator(".autocaption-veil img").evaluate_all("all => all.map(e => getComputedStyle(e).filter)")


def choose(page: Page, *captions: Caption, action: str) -> None:
    for caption in captions:
        line(page, caption).get_by_role("checkbox").check()
    page.get_by_role("combobox", name="Action").select_option(label=action)
    page.locator("button[name=index]").first.click()
    page.get_by_role("heading", name="What will be decided").wait_for()


def test_images_are_revealed_by_click_and_by_key(open_page: OpenPage, held: dict[str, Caption]) -> None:
    page = open_page()
    page.goto(QUEUE)
    assert len(filters(page)) == 3
    assert all(each.startswith("blur(") for each in filters(page))
    first = page.get_by_role("button", name="Show the image of photo").first
    first.click()
    assert first.get_attribute("aria-pressed") == "true"
    assert filters(page)[0] == "none" and filters(page)[1].startswith("blur(")
    first.click()
    assert filters(page)[0].startswith("blur(")

    second = page.get_by_role("button", name="Show the image of photo").nth(1)
    second.focus()
    for key in ("Enter", "Space"):
        page.keyboard.press(key)
        assert filters(page)[1] == "none"
        page.keyboard.press("Escape")
        assert filters(page)[1].startswith("blur(")

    everything = page.get_by_role("button", name="Show all images on this page")
    everything.click()
    assert filters(page) == ["none"] * 3
    first.click()
    assert everything.get_attribute("aria-pressed") == "false"
    everything.press("Enter")
    assert filters(page) == ["none"] * 3
    page.keyboard.press("Escape")
    assert everything.get_attribute("aria-pressed") == "false"
    assert "none" not in filters(page)


def test_a_moderator_clears_one_and_blocks_one(open_page: OpenPage, held: dict[str, Caption], picture: Picture) -> None:
    page = open_page()
    page.goto(QUEUE)
    choose(page, held["chelsea"], action="Allow…")
    page.get_by_label("Reason").fill("My cat, who is twelve.")
    picture(page, "queue-clear")
    page.get_by_role("button", name="Allow").click()
    page.locator(".messagelist").get_by_text("1 image allowed.").wait_for()
    assert line(page, held["chelsea"]).count() == 0

    choose(page, held["dahlia"], action="Block…")
    page.get_by_role("button", name="Block").click()
    page.get_by_text("Nothing was decided yet").wait_for()
    picture(page, "queue-block-error")
    page.get_by_label("Reason").fill("Not for this site.")
    page.get_by_role("button", name="Block").click()
    page.locator(".messagelist").get_by_text("1 image blocked.").wait_for()

    assert [c.pk for c in Caption.objects.publishable()] == [held["chelsea"].pk]
    assert set(Decision.objects.filter(source="person").values_list("rating", "reason")) == {
        ("clear", "My cat, who is twelve."),
        ("blocked", "Not for this site."),
    }


def test_a_moderator_decides_on_the_images_own_page(
    open_page: OpenPage, held: dict[str, Caption], picture: Picture
) -> None:
    page = open_page()
    page.goto(QUEUE)
    line(page, held["chelsea"]).get_by_role("link", name="The age group includes minors").click()
    page.get_by_role("button", name="Show the image of photo").press("Enter")
    assert filters(page) == ["none"]
    page.get_by_role("button", name="Block").click()
    page.get_by_text("Give a reason").wait_for()
    page.get_by_label("Reason").fill("Waiting for consent.")
    page.get_by_role("button", name="Keep flag").click()
    page.locator(".messagelist").get_by_text("1 image stays flagged.").wait_for()
    line(page, held["chelsea"]).get_by_role("link", name="A moderator decided").click()
    page.get_by_role("cell", name="Waiting for consent.").wait_for()
    picture(page, "queue-form-history")


def test_axe_finds_nothing_on_the_queue_and_its_pages(
    open_page: OpenPage, held: dict[str, Caption], picture: Picture
) -> None:
    page = open_page()
    page.goto(QUEUE)
    page.get_by_role("button", name="Show the image of photo").last.click()
    page.wait_for_timeout(300)
    picture(page, "queue")
    found = {"queue": complaints(page)}
    page.goto(f"{QUEUE}{held['chelsea'].pk}/change/")
    picture(page, "queue-form")
    found["form"] = complaints(page)
    page.goto(QUEUE)
    choose(page, *held.values(), action="Block…")
    picture(page, "queue-block")
    found["confirmation"] = complaints(page)
    assert {name: rules for name, rules in found.items() if rules} == {}
    page.goto(LIST)
    picture(page, "list-withheld")


def test_without_scripts_images_stay_blurred_beside_a_link(
    open_page: OpenPage, held: dict[str, Caption], chromium: Any, live_server: Any
) -> None:
    signed_in = open_page().context.cookies()
    context = chromium.new_context(base_url=live_server.url, java_script_enabled=False)
    context.add_cookies(signed_in)
    page = context.new_page()
    page.goto(QUEUE)
    veils = page.locator(".autocaption-veil")
    assert veils.count() == 3
    assert not page.locator(".autocaption-reveal, .autocaption-reveal-all").filter(visible=True).count()
    assert page.get_by_role("link", name="Open the image of photo").count() == 3
    context.close()


def test_nothing_moves_for_whoever_wants_that(open_page: OpenPage, held: dict[str, Caption]) -> None:
    page = open_page()
    page.emulate_media(reduced_motion="reduce")
    page.goto(QUEUE)
    assert page.locator(".autocaption-veil img").first.evaluate("e => getComputedStyle(e).transitionDuration") == "0s"


def test_an_editor_sees_neither_thumbnail_nor_action(
    open_page: OpenPage, held: dict[str, Caption], live_server: Any, picture: Picture
) -> None:
    user = staff("autocaption.view_caption", "autocaption.change_caption", "testapp.view_photo", "testapp.change_photo")
    user.set_password(PASSWORD)
    user.save()
    client = Client()
    client.force_login(user)
    page = open_page()
    session = {"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}
    page.context.add_cookies([session])
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    own_page = f"/admin/testapp/photo/{held['chelsea'].object_id}/change/"
    for address in (LIST, f"{LIST}{held['chelsea'].pk}/change/", own_page):
        page.goto(address)
        assert page.get_by_text("Held by moderation").first.is_visible()
        assert page.locator('a[href*="/media/"], img[src*="/media/"], a[href*="moderatedimage"]').count() == 0
    picture(page, "host-withheld")
    assert not [url for url in asked if "/media/" in url]
    assert page.goto(QUEUE).status == 403
