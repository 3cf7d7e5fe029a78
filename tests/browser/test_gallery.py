"""Every page of an editor on a wide screen, at 200 % and on a phone, and in Arabic from right to left: nothing is cut
off, nothing too small for a finger, axe-core complains of nothing, and the focus is seen. AUTOCAPTION_SCREENSHOTS: a
folder for pictures, in light and dark."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest
from django.conf import settings as django_settings
from django.http import HttpRequest, HttpResponse
from django.template import RequestContext, Template
from django.test import override_settings
from django.urls import path

from django_autocaption.models import Caption, Prompt, Version
from tests import urls as project
from tests.browser.axe import complaints
from tests.browser.gallery import PAGES
from tests.browser.scenes import captions, show_images
from tests.browser.test_pictures import CUT
from tests.testapp.models import Photo

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.conftest import Front

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
OpenPage = Callable[..., "Page"]
Picture = Callable[["Page", str], None]
WIDE, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}
#: The wide one at 200 % (WCAG 2.2, 1.4.4).
ZOOMED = {"width": 640, "height": 450}
#: What no line has room for, with a mark that has text run from right to left.
ENDLESS = "\u202e<b>" + "Donaudampfschifffahrtsgesellschaftskapitän" * 5
#: Buttons, fields and what opens a panel below 24 pixels (WCAG 2.2, 2.5.8); Django's own filters apart.
SMALL = """[...document.querySelectorAll(
  '#content :is(button, a.button, summary, select, textarea, input:not([type=hidden], [type=checkbox], [type=radio]))')]
  .filter(each => !each.closest('#changelist-filter') && each.getBoundingClientRect().width
    && each.getBoundingClientRect().height < 24).map(each => each.outerHTML)"""
#: Choices that end outside of the page.
REACHING = """(() => {
  const edge = document.querySelector('#content-main').getBoundingClientRect().right;
  return [...document.querySelectorAll('#content select')]
    .filter(each => each.getBoundingClientRect().right > edge).map(each => each.name);
})()"""
#: What has the focus, if it is the page's own and nobody sees it; "" = it is seen, null = it is the frame's.
FOCUSED = """(() => {
  const each = document.activeElement;
  if (!each.closest('#content')) return null;
  const style = getComputedStyle(each);
  const isSeen = (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== 'none';
  return isSeen ? '' : each.outerHTML;
})()"""
PAGE = """{% load autocaption %}<!DOCTYPE html><html lang="en"><head><title>A page</title>
<meta name="viewport" content="width=device-width, initial-scale=1"></head><body><main><h1>A page of the site</h1>
{% for photo in photos %}<p>Something is said of it.
<a href="/admin/">{% captioned_img photo.image width=300 height=200 %}</a></p>{% endfor %}
</main>{% autocaption_overlay %}</body></html>"""


def shown(request: HttpRequest) -> HttpResponse:
    """A page of the site's own."""
    return HttpResponse(Template(PAGE).render(RequestContext(request, {"photos": Photo.objects.order_by("pk")[3:9]})))


class urls:  # noqa: N801 - in place of a module
    urlpatterns = [path("page/", shown), *project.urlpatterns]


@pytest.fixture
def made(settings: Any, monkeypatch: pytest.MonkeyPatch) -> dict[str, Caption]:
    """Photographs of a site that is careful, has two services and a budget."""
    names = {"default": "ScriptedProvider", "careful": "CarefulProvider"}
    settings.AUTOCAPTION = {
        **django_settings.AUTOCAPTION,
        "PROVIDERS": {alias: {"BACKEND": f"tests.testapp.providers.{name}"} for alias, name in names.items()},
        "LANGUAGES": ["en"],
        "MODERATION": {"MODE": "hold"},
        "BUDGETS": [{"LIMIT": "50", "UNIT": "USD"}],
        "HOUSE_STYLE": "Present tense.",
    }
    monkeypatch.setattr(Photo, "__str__", lambda photo: photo.title)
    return captions()


def problems(page: Page, name: str, picture: Picture) -> list[str]:
    """What is wrong with the page as it is, wide and narrow."""
    found = []
    for suffix, size in (("", WIDE), ("-zoomed", ZOOMED), ("-phone", PHONE)):
        page.set_viewport_size(size)  # type: ignore[arg-type]  # a TypedDict of Playwright's
        if os.environ.get("AUTOCAPTION_SCREENSHOTS"):
            picture(page, name + suffix)
        if not page.evaluate("document.documentElement.scrollWidth <= innerWidth"):
            found.append(f"{name}{suffix}: wider than the screen")
        cut = page.evaluate(CUT) if size is WIDE else []
        found += [f"{name}{suffix}: cut off {each}" for each in cut]
        found += [f"{name}{suffix}: small {each}" for each in page.evaluate(SMALL)]
    return found


@pytest.mark.parametrize("name", PAGES)
def test_a_page_fits_its_screen(
    open_page: OpenPage, front: Front, made: dict[str, Caption], picture: Picture, settings: Any, name: str
) -> None:
    page = open_page(width=WIDE["width"])
    show_images(front, made)
    with override_settings(ROOT_URLCONF=urls):
        PAGES[name](page, made)
        page.wait_for_load_state()
        wrong = problems(page, name, picture)
        page.set_viewport_size(WIDE)  # type: ignore[arg-type]  # as below
        if "/admin/" in page.url:  # a page of the site's own links images that say nothing
            wrong += [f"{name}: {rule} {each}" for rule, nodes in complaints(page) for each in nodes]
        settings.LANGUAGE_CODE = "ar"
        page.reload()
        wrong += problems(page, f"{name}-arabic", picture)
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("name", ["desk", "sheet", "moderation", "failures", "form", "list-edit", "begin", "end"])
def test_the_focus_is_seen_wherever_it_goes(
    open_page: OpenPage, front: Front, made: dict[str, Caption], name: str
) -> None:
    page = open_page(width=WIDE["width"])
    show_images(front, made)
    PAGES[name](page, made)
    page.wait_for_load_state()
    page.evaluate("window.scrollTo(0, 0); document.querySelector('#content').focus()")
    unseen, stops = set(), 0
    for _press in range(150):
        page.keyboard.press("Tab")
        stop = page.evaluate(FOCUSED)
        if stop is None:
            continue
        stops += 1
        unseen |= {stop} - {""}
    assert stops > 4 and not unseen


def test_no_choice_is_wider_than_the_page(open_page: OpenPage, made: dict[str, Caption]) -> None:
    Prompt.objects.create(name="product", text="Say what the image shows, the most important words first. " * 3)
    page = open_page(width=1100)
    PAGES["compare-start"](page, made)
    assert page.evaluate(REACHING) == []


def test_words_without_an_end_fit_as_well(
    open_page: OpenPage, front: Front, made: dict[str, Caption], picture: Picture
) -> None:
    Version.objects.update(alt_text=ENDLESS, title=ENDLESS, description=ENDLESS, keywords=[ENDLESS[:90]])
    Caption.objects.update(note=ENDLESS)
    page = open_page(width=WIDE["width"])
    show_images(front, made)
    wrong = []
    for name in ("list", "list-edit", "form", "desk", "sheet", "compare", "end", "reviews", "host"):
        if name == "compare":
            Photo.objects.update(title=ENDLESS)  # but for Django's own heading of the site's own form
        elif name == "host":
            Photo.objects.update(title="Flower")
        PAGES[name](page, made)
        page.wait_for_load_state()
        for size in (WIDE, ZOOMED, PHONE):
            page.set_viewport_size(size)  # type: ignore[arg-type]  # a TypedDict of Playwright's
            if not page.evaluate("document.documentElement.scrollWidth <= innerWidth"):
                wrong.append(f"{name} at {size['width']}")
        page.set_viewport_size(WIDE)  # type: ignore[arg-type]  # as above
    assert not wrong
