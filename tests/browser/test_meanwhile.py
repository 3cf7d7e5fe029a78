"""Two editors at one caption, and images that are replaced while somebody looks at the old ones, in a real browser."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest
from django.contrib import admin
from django.core.files import File

from django_autocaption.admin.base.addresses import preview_url
from django_autocaption.models import Caption, Origin, Review, Verb
from tests.browser.axe import complaints
from tests.browser.test_admin import LIST, PHOTOS, clear
from tests.rows import PUBLISHED, REVIEW, fresh, says, stands, version
from tests.testapp.models import Photo

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
OpenPage = Callable[..., "Page"]
Picture = Callable[["Page", str], None]


def photo(name: str) -> Caption:
    """A photograph that nobody said anything of."""
    with (PHOTOS / name).open("rb") as stream:
        made = Photo.objects.create(title=name, image=File(stream, name=name))
    caption = Caption.objects.get(object_id=str(made.pk))
    clear(caption)
    return caption


def replace(caption: Caption, name: str, scripted: Any) -> None:
    """The object gets another image, which a worker captions at once."""
    scripted.script.append("A red flower.")
    made = Photo.objects.get(pk=caption.object_id)
    with (PHOTOS / name).open("rb") as stream:
        made.image.save(name, File(stream, name=name))


def form(page: Page, caption: Caption) -> Page:
    page.goto(f"{LIST}{caption.pk}/change/")
    return page


@pytest.fixture
def cat(open_page: OpenPage) -> Caption:
    """Published words of a person, on words of a service, and a new draft beside them."""
    made = photo("chelsea.png")
    version(made, "A cat.", title="A cat", model="scripted-1", description="A cat looks at the photographer.")
    human = {"origin": Origin.HUMAN, "human_fields": ("alt_text",)}
    version(made, "Chelsea, a tabby cat, looks up.", title="A cat", **human)
    version(made, "A tabby cat with green eyes looks into the camera.", title="A tabby cat", standing=REVIEW)
    return fresh(made)


def test_two_editors_with_one_form(open_page: OpenPage, cat: Caption, picture: Picture) -> None:
    mine = form(open_page(), cat)
    theirs = mine.context.new_page()
    form(theirs, cat)
    theirs.get_by_label("Alt text").fill("Chelsea watches you.")
    theirs.get_by_role("button", name="Save and publish").click()
    theirs.wait_for_url(f"**{LIST}")

    mine.get_by_label("Alt text").fill("Chelsea, a tabby cat, dreams of fish.")
    mine.get_by_label("Meta description").fill("A cat that dreams.")
    mine.get_by_role("button", name="Save and publish").click()
    mine.get_by_role("heading", name="The words were changed meanwhile").wait_for()
    row = mine.get_by_role("row").filter(has=mine.get_by_role("rowheader", name="Alt text"))
    assert row.get_by_text("Chelsea watches you.").is_visible()
    assert row.get_by_text("Chelsea, a tabby cat, dreams of fish.").is_visible()
    assert mine.get_by_label("Meta description").input_value() == "A cat that dreams."
    assert says(fresh(cat)) == "Chelsea watches you."
    picture(mine, "conflict")
    assert complaints(mine) == []

    mine.get_by_role("button", name="Save mine on top").first.click()
    mine.wait_for_url(f"**{LIST}")
    assert (says(fresh(cat)), stands(fresh(cat))) == ("Chelsea, a tabby cat, dreams of fish.", PUBLISHED)
    assert cat.versions.filter(alt_text="Chelsea watches you.").exists()


def test_theirs_can_be_taken(open_page: OpenPage, cat: Caption) -> None:
    mine = form(open_page(), cat)
    version(cat, "Chelsea watches you.")
    mine.get_by_label("Alt text").fill("Mine.")
    mine.get_by_role("button", name="Save and publish").click()
    mine.get_by_role("button", name="Take theirs").click()
    mine.get_by_role("heading", name="meanwhile").wait_for(state="detached")
    assert mine.get_by_label("Alt text").input_value() == says(fresh(cat))
    assert not Review.objects.exists()


def test_the_image_is_replaced_while_its_form_is_open(
    open_page: OpenPage, cat: Caption, scripted: Any, picture: Picture
) -> None:
    page = form(open_page(), cat)
    replace(cat, "dahlia.jpg", scripted)
    page.get_by_label("Alt text").fill("Chelsea, a tabby cat, dreams of fish.")
    page.get_by_role("button", name="Save and publish").click()
    page.get_by_role("heading", name="The image was replaced meanwhile").wait_for()
    assert page.locator(".autocaption-preview").get_attribute("src") == preview_url(fresh(cat), admin.site)
    assert page.get_by_label("Alt text").input_value() == "Chelsea, a tabby cat, dreams of fish."
    picture(page, "replaced")
    assert not cat.versions.filter(alt_text__contains="fish").exists()
    assert fresh(cat).image_no == 2
    assert "cat" not in says(fresh(cat))


def test_a_list_that_was_opened_before_another_image_was_captioned(
    open_page: OpenPage, scripted: Any, picture: Picture
) -> None:
    a, b = photo("espresso.jpg"), photo("rocket.jpg")
    page = open_page()
    version(a, "A cup of espresso.", standing=REVIEW)
    page.goto(LIST)
    version(fresh(b), "A rocket that nobody has read about.", standing=REVIEW)
    for caption in (a, b):
        page.locator(f'input[name=_selected_action][value="{caption.pk}"]').check()
    page.get_by_role("combobox", name="Action").select_option(label="Approve")
    page.locator("button[name=index]").first.click()
    page.locator(".messagelist").get_by_text("1 caption approved.").wait_for()
    page.locator(".messagelist").get_by_text("1 left alone: its image or words were changed").wait_for()
    picture(page, "list-left-alone")
    assert (stands(fresh(a)), stands(fresh(b)), fresh(b).published) == (PUBLISHED, REVIEW, None)


def test_versions_and_decisions_on_the_form(open_page: OpenPage, cat: Caption, picture: Picture) -> None:
    page = form(open_page(), cat)
    assert page.locator("ins").filter(has_text="green eyes").first.is_visible()
    page.locator("details summary").filter(has_text="Difference").first.click()
    picture(page, "versions")
    assert complaints(page) == []
    page.get_by_label("Reason").select_option(label="Invented detail")
    page.get_by_label("Note").fill("Her eyes are not green.")
    page.get_by_role("button", name="Reject").click()
    page.wait_for_url(f"**{LIST}")
    form(page, cat)
    page.get_by_role("cell", name="Her eyes are not green.").wait_for()
    picture(page, "decisions")
    assert complaints(page) == []
    page.get_by_role("button", name="Undo").click()
    page.locator(".messagelist").get_by_text("taken back").wait_for()
    assert fresh(cat).draft_id == cat.draft_id
    page.get_by_role("button", name="Publish this version").last.click()
    page.locator(".messagelist").get_by_text("That version is published.").wait_for()
    assert says(fresh(cat)) == "A cat."
    assert [review.verb for review in Review.objects.order_by("pk")] == [Verb.REJECT, Verb.UNDO, Verb.REVERT]


def test_without_scripts_and_on_a_narrow_screen(
    open_page: OpenPage, cat: Caption, chromium: Any, live_server: Any, picture: Picture
) -> None:
    signed_in = open_page().context.cookies()
    context = chromium.new_context(
        base_url=live_server.url, java_script_enabled=False, viewport={"width": 400, "height": 900}
    )
    context.add_cookies(signed_in)
    page = form(context.new_page(), cat)
    picture(page, "versions-narrow")
    page.get_by_label("Title").press("Enter")
    page.get_by_text("Nothing was changed, and nothing published.").wait_for()
    assert fresh(cat).draft_id == cat.draft_id, "the Enter key saves, and approves nothing"
    page.get_by_role("button", name="Approve").click()
    page.wait_for_url(f"**{LIST}")
    assert fresh(cat).published_id == cat.draft_id
    context.close()
