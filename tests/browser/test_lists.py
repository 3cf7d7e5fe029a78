"""Words where an editor meets them, in a real browser: in the list, a file, the site's own form and its own page."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest
from django.http import HttpRequest, HttpResponse
from django.template import RequestContext, Template
from django.test import override_settings
from django.urls import path
from pytest_django.live_server_helper import LiveServer

from django_autocaption.models import Caption, State
from tests import urls as project
from tests.admin.rows import caption, caption_of, draft
from tests.browser.axe import complaints
from tests.browser.scenes import LIST
from tests.browser.test_workbench import CUT, WIDTH_OF_A_PHONE
from tests.pictures import upload
from tests.rows import PUBLISHED, REVIEW, fresh, says, stands, version
from tests.testapp.models import Photo

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Route

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_alt_texts_are_edited_where_they_stand(
    open_page: Callable[..., Page], picture: Callable[[Page, str], None]
) -> None:
    rows = [draft(alt_text=f"A red boat on lake number {number}.") for number in range(4)]
    version(caption(alt_text="A ship."), "A white ship.", standing=REVIEW)
    page = open_page(width=1280)
    page.goto(LIST)
    page.get_by_role("link", name="Edit alt texts").click()
    first, second = (page.locator(f"textarea[name=c{row.pk}-alt_text]") for row in rows[:2])
    first.fill("A boat 😀")
    page.get_by_text("Remove the emoji: screen readers say their long names.").wait_for()
    first.fill("A blue boat.")
    second.fill("Mine.")
    assert page.evaluate(CUT) == 0
    picture(page, "list-edit")
    assert complaints(page) == []
    version(fresh(rows[1]), "Theirs.", standing=REVIEW)
    page.get_by_role("button", name="Save alt texts").click()
    page.get_by_text("Not stored: what is marked below.").wait_for()
    assert second.input_value() == "Mine." and page.get_by_text("Theirs.").is_visible()
    assert second.and_(page.locator(":focus")).count() == 1
    assert says(fresh(rows[0])) == "A blue boat."
    picture(page, "list-edit-conflict")
    assert complaints(page) == []
    second.press("Control+Enter")
    page.get_by_text("1 caption saved and published.").wait_for()
    assert says(fresh(rows[1])) == "Mine."

    page.set_viewport_size({"width": WIDTH_OF_A_PHONE, "height": 844})
    picture(page, "list-edit-phone")
    assert page.evaluate("document.documentElement.scrollWidth") <= WIDTH_OF_A_PHONE
    assert complaints(page) == []
    page.evaluate("document.documentElement.dir = 'rtl'")
    page.set_viewport_size({"width": 1280, "height": 900})
    picture(page, "list-edit-rtl")


def test_languages_of_a_picture_are_seen_together(
    open_page: Callable[..., Page], picture: Callable[[Page, str], None], settings: Any
) -> None:
    settings.AUTOCAPTION = {**settings.AUTOCAPTION, "LANGUAGES": ["en", "de", "fr", "ar"]}
    for number in range(3):
        caption(object_id=f"x{number}")
        german = draft(object_id=f"x{number}", language="de")
        caption(object_id=f"x{number}", language="fr", state=State.FAILED)
    page = open_page(width=1280)
    page.goto(f"{LIST}?language=en")
    beside = page.get_by_role("list", name="In other languages")
    assert (beside.count(), beside.first.inner_text().splitlines()) == (
        3,
        ["de: A draft to be read", "fr: Failed", "ar: No words"],
    )
    assert page.evaluate(CUT) == 0
    picture(page, "list-languages")
    assert complaints(page) == []
    page.evaluate("document.documentElement.dir = 'rtl'")
    assert page.evaluate(CUT) == 0
    picture(page, "list-languages-rtl")
    page.set_viewport_size({"width": WIDTH_OF_A_PHONE, "height": 844})
    page.evaluate("document.documentElement.dir = 'ltr'")
    assert page.evaluate("document.documentElement.scrollWidth") <= WIDTH_OF_A_PHONE
    picture(page, "list-languages-phone")
    assert complaints(page) == []
    beside.first.get_by_role("link", name="de: A draft to be read").click()
    page.wait_for_url(f"**{LIST}{german.pk}/change/**")


def test_a_file_comes_back_by_way_of_a_look(
    open_page: Callable[..., Page], picture: Callable[[Page, str], None]
) -> None:
    rows = [caption(alt_text=f"A boat on lake number {number}.") for number in range(3)]
    page = open_page(width=1280)
    page.goto(LIST)
    page.get_by_role("link", name="Export", exact=True).click()
    page.get_by_text("3 captions are in the list").wait_for()
    picture(page, "export")
    assert complaints(page) == []
    with page.expect_download() as download:
        page.get_by_role("button", name="Download").click()
    text = download.value.path().read_text("utf-8-sig").replace("A boat", "A red boat", 1) + "rubbish\n"
    page.goto("/admin/autocaption/caption/import/")
    page.get_by_label("File").set_input_files({"name": "words.csv", "mimeType": "text/csv", "buffer": text.encode()})
    assert complaints(page) == []
    page.get_by_role("button", name="Look at it").click()
    page.get_by_text("Would be changed: 1").wait_for()
    picture(page, "import")
    assert complaints(page) == []
    page.set_viewport_size({"width": WIDTH_OF_A_PHONE, "height": 844})
    picture(page, "import-phone")
    assert page.evaluate("document.documentElement.scrollWidth") <= WIDTH_OF_A_PHONE
    page.get_by_label("Leave out the lines that cannot be read").check()
    page.get_by_role("button", name="Import", exact=True).click()
    page.get_by_text("1 caption imported.").wait_for()
    assert sorted(says(fresh(row)).startswith("A red") for row in rows) == [False, False, True]


def test_words_are_under_the_image_of_the_sites_own_form(
    open_page: Callable[..., Page], picture: Callable[[Page, str], None]
) -> None:
    photo = Photo.objects.create(title="Boat", image=upload())
    Caption.objects.all().delete()
    row = caption_of(photo, Photo, "image", standing=REVIEW, alt_text="image of a boat")
    page = open_page(width=1280)
    page.goto(f"/admin/testapp/photo/{photo.pk}/change/")
    page.get_by_role("button", name="Save and approve these words").wait_for()
    picture(page, "host")
    assert complaints(page) == []
    title = page.get_by_label("Title:").first
    title.fill("Ship")
    title.press("Enter")
    page.wait_for_url("**/admin/testapp/photo/")
    assert stands(fresh(row)) == REVIEW, "Enter saves, and approves nothing"
    page.go_back()
    page.set_viewport_size({"width": WIDTH_OF_A_PHONE, "height": 844})
    picture(page, "host-phone")
    page.get_by_role("button", name="Save and approve these words").click()
    page.get_by_text("The words are approved and published.").wait_for()
    assert stands(fresh(row)) == PUBLISHED


PAGE = """{% load autocaption %}<!DOCTYPE html><html lang="en"><head><title>A page</title></head>
<body><main><h1>A page</h1>
<a href="/admin/">{% captioned_img photo.image default='Home' width=300 height=200 %}</a>
{% captioned_img other.image src=thumb %}
</main>{% autocaption_overlay %}</body></html>"""


def shown(request: HttpRequest) -> HttpResponse:
    first, second = Photo.objects.order_by("pk")
    context = {"photo": first, "other": second, "thumb": f"{first.image.url}?small"}
    return HttpResponse(Template(PAGE).render(RequestContext(request, context)))


class urls:  # noqa: N801 - in place of a module
    urlpatterns = [path("page/", shown), *project.urlpatterns]


def test_editors_see_marks_on_the_sites_own_page_and_visitors_none(
    open_page: Callable[..., Page], picture: Callable[[Page, str], None], chromium: Browser, live_server: LiveServer
) -> None:
    photos = [Photo.objects.create(image=upload()), Photo.objects.create(image=upload("red", "red.png"))]
    Caption.objects.all().delete()
    rows = [caption_of(photo, Photo, "image", standing=REVIEW, alt_text="A boat.") for photo in photos]
    with override_settings(ROOT_URLCONF=urls):
        page = open_page(width=1280)
        page.context.route("**/page/", policy)
        page.goto("/page/")
        mark = page.get_by_role("link", name="A draft to be read. A boat.").first
        mark.wait_for()
        page.get_by_text("Words of 2 images").click()
        picture(page, "overlay")
        assert complaints(page) == []
        page.set_viewport_size({"width": WIDTH_OF_A_PHONE, "height": 844})
        page.evaluate("document.documentElement.dir = 'rtl'; dispatchEvent(new Event('resize'))")
        picture(page, "overlay-phone-rtl")
        page.get_by_role("button", name="Hide marks").press("Enter")
        assert not mark.is_visible()
        page.get_by_role("button", name="Show marks").press("Enter")
        mark.focus()
        mark.press("Enter")
        page.wait_for_url(f"**/caption/{rows[0].pk}/change/")

        scriptless = chromium.new_context(base_url=live_server.url, java_script_enabled=False)
        scriptless.add_cookies(page.context.cookies())
        plain = scriptless.new_page()
        plain.goto("/page/")
        plain.get_by_text("Words of 2 images").click()
        plain.get_by_role("link", name=f"photo {photos[1].pk}").click()
        plain.wait_for_url(f"**/caption/{rows[1].pk}/change/")
        scriptless.clear_cookies()
        plain.goto("/page/")
        assert "autocaption-overlay" not in plain.content()
        scriptless.close()


def policy(route: Route) -> None:
    response = route.fetch()
    route.fulfill(response=response, headers=response.headers | {"content-security-policy": "default-src 'self'"})
