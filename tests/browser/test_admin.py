"""An editor at work in a real browser."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from django.core.files import File

from django_autocaption.models import Caption, Origin, Prompt, State
from tests.browser.axe import in_both_themes
from tests.browser.conftest import POLICY
from tests.rows import PUBLISHED, REVIEW, says, stands, version
from tests.testapp.models import Photo

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
OpenPage = Callable[..., "Page"]
Picture = Callable[["Page", str], None]
PHOTOS = Path(__file__).parents[2] / "example_project" / "photos"
LIST = "/admin/autocaption/caption/"


@pytest.fixture
def captions(open_page: OpenPage) -> dict[str, Caption]:
    """Photographs that a service has captioned; one waits for an editor, one was worded by a person, one is missing."""
    made = {}
    for name in ("espresso.jpg", "chelsea.png", "dahlia.jpg", "rocket.jpg"):
        with (PHOTOS / name).open("rb") as stream:
            photo = Photo.objects.create(title=name, image=File(stream, name=name))
        made[name.partition(".")[0]] = Caption.objects.get(object_id=str(photo.pk))
    for made_by_service in made.values():
        clear(made_by_service)
    version(made["espresso"], "A cup of espresso on a wooden table.", standing=REVIEW)
    person = {"origin": Origin.HUMAN, "human_fields": ("alt_text",)}
    version(made["chelsea"], "Chelsea, a tabby cat, looks into the camera.", **person)
    version(made["dahlia"], "A dahlia in full bloom, seen from above.")
    change(made["rocket"], state=State.FAILED, error_code="truncated", error_message="The file is truncated.")
    change(made["rocket"], image_name="photos/missing.jpg")
    return made


def clear(caption: Caption) -> None:
    """Nothing was said yet."""
    caption.published = caption.draft = None
    caption.origin, caption.review, caption.review_at = "", "", None
    caption.save()
    caption.versions.all().delete()


def change(caption: Caption, **columns: Any) -> None:
    Caption.objects.filter(pk=caption.pk).update(**columns)


def test_recaption_with_a_provider_and_a_prompt(
    open_page: OpenPage, captions: dict[str, Caption], scripted: Any, picture: Picture
) -> None:
    prompt = Prompt.objects.create(name="colours", text="Name the colours first.")
    page = open_page()
    answer = page.goto(LIST)
    assert answer is not None
    assert answer.header_value(POLICY[0]) == POLICY[1]
    picture(page, "list")
    page.get_by_role("link", name="A draft to be read").first.click()
    page.wait_for_url(re.compile("review=draft"))
    page.locator(f'input[name=_selected_action][value="{captions["espresso"].pk}"]').check()
    page.get_by_role("combobox", name="Action").select_option(label="Re-caption…")
    page.locator("button[name=index]").first.click()

    page.get_by_role("heading", name="What will be asked").wait_for()
    assert page.get_by_text("1 caption will be asked for.").is_visible()
    page.get_by_label("Provider").select_option("default")
    page.get_by_label("Prompt", exact=False).first.select_option(str(prompt.pk))
    picture(page, "recaption")
    scripted.script.append("A white cup of dark espresso on a brown table.")
    page.get_by_role("button", name="Ask for new words").click()

    page.locator(".messagelist").get_by_text("Asked for the words of 1 caption.").wait_for()
    page.locator(".messagelist").get_by_role("link", name="Bulk request").click()
    page.get_by_role("link", name="Show these captions").click()
    page.get_by_role("link", name="A white cup of dark espresso on a brown table.").wait_for()
    assert scripted.asked[-1].prompt == "Name the colours first."
    caption = Caption.objects.get(pk=captions["espresso"].pk)
    assert (stands(caption), caption.origin) == (PUBLISHED, Origin.PROVIDER)


def test_edited_words_are_a_persons_and_published(
    open_page: OpenPage, captions: dict[str, Caption], picture: Picture
) -> None:
    page = open_page()
    page.goto(LIST)
    page.get_by_role("link", name="A cup of espresso on a wooden table.").click()
    picture(page, "change")
    page.get_by_label("Alt text").fill("An espresso in a glass cup.")
    page.get_by_role("button", name="Save and publish", exact=True).click()
    row = page.get_by_role("row").filter(has=page.get_by_role("link", name="An espresso in a glass cup."))
    row.get_by_text("An editor").wait_for()
    assert row.get_by_text("Published").is_visible()
    caption = Caption.objects.get(pk=captions["espresso"].pk)
    assert (stands(caption), caption.origin) == (PUBLISHED, Origin.HUMAN)


def test_a_page_saved_untouched_changes_nothing(open_page: OpenPage, captions: dict[str, Caption]) -> None:
    version(captions["dahlia"], "A dahlia.", description="Two\nlines.", keywords=["dahlia", "bloom"])
    before = Caption.objects.values().get(pk=captions["dahlia"].pk)
    page = open_page()
    page.goto(f"{LIST}{captions['dahlia'].pk}/change/")
    page.get_by_role("button", name="Save and publish", exact=True).click()
    page.wait_for_url(f"**{LIST}")
    page.locator(".messagelist").get_by_text("Nothing was changed.").wait_for()
    assert Caption.objects.values().get(pk=captions["dahlia"].pk) == before


def test_the_objects_own_page_edits_the_words(
    open_page: OpenPage, captions: dict[str, Caption], picture: Picture
) -> None:
    page = open_page()
    page.goto(f"/admin/testapp/photo/{captions['dahlia'].object_id}/change/")
    picture(page, "host")
    page.get_by_label("Alt text").fill("A red dahlia.")
    page.get_by_role("button", name="Save", exact=True).click()
    page.wait_for_url("**/admin/testapp/photo/")
    caption = Caption.objects.get(pk=captions["dahlia"].pk)
    assert (says(caption), stands(caption), caption.origin) == ("A red dahlia.", PUBLISHED, Origin.HUMAN)


def test_recaption_by_keyboard_alone(open_page: OpenPage, captions: dict[str, Caption]) -> None:
    page = open_page()
    page.goto("/admin/testapp/photo/")
    page.locator(f'input[name=_selected_action][value="{captions["dahlia"].object_id}"]').focus()
    page.keyboard.press("Space")
    page.get_by_role("combobox", name="Action").focus()
    page.keyboard.type("Re-caption")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="What will be asked").wait_for()
    page.get_by_label("Other prompt").focus()
    page.keyboard.type("Be brief.")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.locator(".messagelist").get_by_text("Asked for the words of 1 caption.").wait_for()


def test_words_can_be_read_in_both_themes(open_page: OpenPage, captions: dict[str, Caption], picture: Picture) -> None:
    """Contrast of our own labels is at least 4.5:1 (WCAG 2.2, 1.4.3)."""
    page = open_page()
    page.goto(LIST)
    picture(page, "list")
    labels = page.locator(".autocaption-badge, .autocaption-quiet, .autocaption-placeholder")
    assert labels.count() > 4
    for scheme in in_both_themes(page):
        contrasts = labels.evaluate_all(CONTRAST)
        assert min(contrasts) >= 4.5, (scheme, contrasts)
    page.goto(f"{LIST}{captions['rocket'].pk}/change/")
    picture(page, "change")
    page.goto(f"/admin/testapp/photo/{captions['dahlia'].object_id}/change/")
    picture(page, "host")
    page.goto(LIST)
    page.locator("#action-toggle").check()
    page.get_by_role("combobox", name="Action").select_option(label="Re-caption…")
    page.locator("button[name=index]").first.click()
    page.get_by_role("heading", name="What will be asked").wait_for()
    picture(page, "recaption")


def test_a_narrow_screen_needs_no_sideways_scrolling(
    open_page: OpenPage, captions: dict[str, Caption], picture: Picture
) -> None:
    page = open_page(width=400)
    page.goto(f"{LIST}{captions['espresso'].pk}/change/")
    picture(page, "change-narrow")
    assert page.evaluate("document.querySelector('.autocaption-preview').getBoundingClientRect().right") <= 400


#: Contrast ratio of each element's text against what is painted behind it.
CONTRAST = """elements => {
  const parse = colour => colour.match(/[\\d.]+/g).map(Number);
  const behind = element => {
    for (let e = element; e; e = e.parentElement) {
      const colour = parse(getComputedStyle(e).backgroundColor);
      if (colour.length === 3 || colour[3] > 0) return colour;
    }
    return [255, 255, 255];
  };
  const luminance = colour => {
    const linear = v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
    const [r, g, b] = colour.slice(0, 3).map(v => linear(v / 255));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  return elements.map(element => {
    const pair = [parse(getComputedStyle(element).color), behind(element)].map(luminance).sort((a, b) => b - a);
    return (pair[0] + 0.05) / (pair[1] + 0.05);
  });
}"""
