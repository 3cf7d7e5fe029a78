"""The pictures of the documents show pages as they are, and every page of an editor can be read in each language."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest
from django.conf import settings as django_settings

from django_autocaption.models import Caption
from tests.browser import pictures
from tests.browser.scenes import SCENES, captions, show_images
from tests.testapp.models import Photo

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.conftest import Front

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
OpenPage = Callable[..., "Page"]
Picture = Callable[["Page", str], None]
#: Django's own, on no picture.
AROUND = "#header, .breadcrumbs, #nav-sidebar, #toggle-nav-sidebar"


@pytest.fixture
def made(settings: Any, monkeypatch: pytest.MonkeyPatch) -> dict[str, Caption]:
    """Photographs of a site that is careful."""
    settings.AUTOCAPTION = {**django_settings.AUTOCAPTION, "LANGUAGES": ["en"], "MODERATION": {"MODE": "hold"}}
    monkeypatch.setattr(Photo, "__str__", lambda photo: photo.title)
    return captions()


@pytest.mark.parametrize("name", SCENES)
def test_a_picture_shows_the_page_as_it_is(
    open_page: OpenPage, front: Front, made: dict[str, Caption], name: str
) -> None:
    scene = SCENES[name]
    page = open_page(width=scene.width, sharpness=1.5)
    show_images(front, made)
    scene.go(page, made)
    page.locator(f"{AROUND}, {scene.without or AROUND}").evaluate_all("all => all.forEach(each => each.remove())")
    part = page.locator(scene.shows)
    if os.environ.get(pictures.WRITE):
        pictures.keep(part, name)
    assert pictures.shown(part) == pictures.kept(name), f"Run {pictures.COMMAND}, and look at docs/pictures."


@pytest.mark.parametrize("language", ["de", "fr", "es", "ar"])
def test_pages_are_read_in_that_language(
    open_page: OpenPage, front: Front, made: dict[str, Caption], settings: Any, picture: Picture, language: str
) -> None:
    page = open_page(width=1280)
    show_images(front, made)
    settings.LANGUAGE_CODE = language
    for name, scene in SCENES.items():
        scene.go(page, made)
        assert page.locator("html").get_attribute("dir") == ("rtl" if language == "ar" else "ltr")
        picture(page, f"{language}-{name}")
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), f"{name} is cut off"
        assert page.evaluate(CUT) == [], f"{name} has words that are cut off"


#: Lists, buttons and labels whose words do not fit into their boxes.
CUT = """[...document.querySelectorAll(
  '#content :is(.results, button, a.button, label, td, th, .autocaption-placeholder):not(.visually-hidden)')]
  .filter(each => each.clientWidth && each.scrollWidth > each.clientWidth + 1).map(each => each.outerHTML)"""
