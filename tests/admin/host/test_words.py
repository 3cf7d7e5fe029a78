"""What stands under the images of a site's own objects, in forms, inlines and lists, and what its buttons do."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib import admin
from django.contrib.admin import AdminSite
from django.contrib.messages.storage.fallback import FallbackStorage
from django.contrib.sessions.backends.signed_cookies import SessionStore
from django.db import connection
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext

from django_autocaption.admin import AltTextFilter, AutocaptionAdminMixin, AutocaptionInlineMixin
from django_autocaption.models import Caption, Rating
from django_autocaption.pipeline.words.seen import Seen
from tests.admin.host.test_host import create, host, list_of, page_of, posted
from tests.admin.rows import caption_of, staff
from tests.pictures import upload
from tests.rows import PUBLISHED, REVIEW, stands, version
from tests.testapp.models import Measured, Photo, PressPhoto, Product

__all__ = ["host"]
pytestmark = pytest.mark.django_db
Messages = Callable[[HttpResponse], list[str]]
VIEW = ("testapp.view_photo", "testapp.view_pressphoto", "autocaption.view_caption")
CHANGE = ("testapp.change_photo", "testapp.change_pressphoto", "autocaption.change_caption")


class SheetInline(AutocaptionInlineMixin, admin.TabularInline):
    model = PressPhoto
    fk_name = "photo_ptr"
    fields = ("contact_sheet",)


class StackedSheets(AutocaptionInlineMixin, admin.StackedInline):
    model = PressPhoto
    fk_name = "photo_ptr"
    fields = readonly_fields = ("contact_sheet",)


class Gallery(AutocaptionAdminMixin, admin.ModelAdmin):
    list_display = ("title", "autocaption_words")
    list_filter = (AltTextFilter,)
    inlines = (SheetInline,)


def called(user: Any, obj: Any = None, *, kind: type = Gallery, query: str = "") -> str:
    """The page of an object, or the list."""
    site = AdminSite()
    site.register(Photo, kind)
    request: Any = RequestFactory().get(f"/admin/testapp/photo/{query}")
    request.user, request.session = user, SessionStore()
    request._messages = FallbackStorage(request)
    made: Any = site._registry[Photo]
    response = made.change_view(request, str(obj.pk)) if obj is not None else made.changelist_view(request)
    return str(response.render().content.decode())


def test_words_state_remarks_and_buttons_are_under_the_image(host: Client, messages: Messages) -> None:
    photo = create(Photo, image=upload())
    row = caption_of(photo, Photo, "image", standing=REVIEW, alt_text="image of a boat")
    page = host.get(page_of(photo)).content.decode()
    under = page[page.index("autocaption-host") : page.index("autocaption-host") + 4000]
    for told in ("image of a boat", "A draft to be read", "autocaption-found", "Save and approve these words"):
        assert told in under, told
    assert under.index('name="_save"') < under.index('name="_autocaption_approve"'), "Enter saves, and approves nothing"
    data = posted([row]) | {"title": "Boat", "_autocaption_approve": f"{row.pk} {Seen.of(row)}"}
    response = host.post(page_of(photo), data)
    assert response["Location"] == page_of(photo)
    assert messages(response)[0] == "The words are approved and published."
    row.refresh_from_db()
    photo.refresh_from_db()
    assert (stands(row), photo.title) == (PUBLISHED, "Boat"), "what was typed is saved with it"
    response = host.post(page_of(photo), data)
    assert any(one.startswith("The words were changed") for one in messages(response))


def test_what_came_meanwhile_is_not_approved(host: Client, messages: Messages) -> None:
    photo = create(Photo, image=upload())
    row = caption_of(photo, Photo, "image", standing=REVIEW)
    data = posted([row]) | {"title": "Boat", "_autocaption_approve": f"{row.pk} {Seen.of(row)}"}
    version(row, "Theirs.", standing=REVIEW)
    assert "Nothing was approved." in messages(host.post(page_of(photo), data))[0]
    row.refresh_from_db()
    assert stands(row) == REVIEW
    for rubbish in ("", "x", f"{row.pk}", f"{row.pk} x", "999999 1.1.1"):
        said = host.post(page_of(photo), posted([row]) | {"title": "", "_autocaption_approve": rubbish})
        assert "There is no draft to approve." in messages(said), rubbish


def test_who_may_not_approve_cannot(client: Client) -> None:
    client.force_login(staff(*VIEW, *CHANGE))
    photo = create(Photo, image=upload())
    row = caption_of(photo, Photo, "image", standing=REVIEW)
    page = client.get(page_of(photo)).content
    assert b"_autocaption_approve" not in page and b"recaption_images" not in page
    client.post(page_of(photo), posted([row]) | {"title": "", "_autocaption_approve": f"{row.pk} {Seen.of(row)}"})
    row.refresh_from_db()
    assert stands(row) == REVIEW


def test_recaption_leads_to_its_page(host: Client) -> None:
    photo = create(Photo, image=upload())
    caption_of(photo, Photo, "image")
    assert b'value="recaption_images" formaction="/admin/testapp/photo/"' in host.get(page_of(photo)).content
    asked = host.post(list_of(Photo), {"action": "recaption_images", "_selected_action": photo.pk, "title": "x"})
    assert b"confirm" in asked.content


def test_each_image_of_an_inline_leads_to_where_its_words_are_asked_for() -> None:
    press = create(PressPhoto, image=upload(), contact_sheet=upload("red", "sheet.png"))
    row, photo = caption_of(press, PressPhoto, "contact_sheet"), Photo.objects.get(pk=press.pk)
    page = f'href="/admin/autocaption/caption/{row.pk}/recaption/"'
    spender = staff(*VIEW, *CHANGE, "autocaption.request_caption")
    assert page in called(spender, photo)
    assert page not in called(staff(*VIEW, *CHANGE), photo)
    Caption.objects.filter(pk=row.pk).update(rating=Rating.BLOCKED)
    assert page not in called(spender, photo)


def test_who_may_not_read_captions_sees_none() -> None:
    photo = create(Photo, image=upload())
    caption_of(photo, Photo, "image", alt_text="SECRET words.")
    user = staff("testapp.view_photo", "testapp.change_photo")
    assert "SECRET" not in called(user, photo)
    assert "SECRET" not in called(user)
    assert "By alt text" not in called(user)


def test_people_who_may_only_look_read_the_words_and_no_withheld_file() -> None:
    photo = create(Photo, image=upload())
    row = caption_of(photo, Photo, "image", alt_text="A boat.")
    looker = staff(*VIEW)
    page = called(looker, photo)
    assert "A boat." in page and photo.image.url in page and "_autocaption_approve" not in page
    Caption.objects.filter(pk=row.pk).update(rating=Rating.BLOCKED)
    page = called(looker, photo)
    assert photo.image.url not in page and "Held by moderation" in page


@pytest.mark.parametrize("inline", [SheetInline, StackedSheets])
def test_inlines_have_the_words_and_no_withheld_file(inline: Any) -> None:
    press = create(PressPhoto, image=upload(), contact_sheet=upload("red", "sheet.png"))
    row = caption_of(press, PressPhoto, "contact_sheet", standing=REVIEW, alt_text="A sheet.")
    photo = Photo.objects.get(pk=press.pk)
    kind: Any = type("Own", (Gallery,), {"inlines": (inline,)})
    editor = staff(*VIEW, *CHANGE, "autocaption.approve_caption")
    for user in (editor, staff(*VIEW)):
        page = called(user, photo, kind=kind)
        assert "A sheet." in page and press.contact_sheet.url in page
        assert ("_autocaption_approve" in page) is (user == editor and inline is SheetInline)
    Caption.objects.filter(pk=row.pk).update(rating=Rating.BLOCKED)
    for user in (editor, staff(*VIEW)):
        assert press.contact_sheet.url not in called(user, photo, kind=kind)


class OfOthers(Gallery):
    """Its objects may be looked at, and their words written."""

    inlines = (SheetInline, StackedSheets)

    def has_change_permission(self, request: Any, obj: Any = None) -> bool:
        return obj is None and super().has_change_permission(request, obj)

    def has_change_captions_permission(self, request: Any, obj: Any = None) -> bool:
        return True


def test_rows_of_an_object_that_may_only_be_looked_at_have_their_words_and_no_withheld_file() -> None:
    press = create(PressPhoto, image=upload(), contact_sheet=upload("red", "sheet.png"))
    photo = Photo.objects.get(pk=press.pk)
    row = caption_of(press, PressPhoto, "contact_sheet", alt_text="A sheet.")
    caption_of(photo, Photo, "image", alt_text="A boat.")
    user = staff(*VIEW, *CHANGE)
    page = called(user, photo, kind=OfOthers)
    assert page.count(press.contact_sheet.url) == page.count("A sheet.") == 2
    assert page.count("A boat.") == 3, "below the image, at the end of the form, and in place of the image there"
    Caption.objects.filter(pk=row.pk).update(rating=Rating.BLOCKED)
    page = called(user, photo, kind=OfOthers)
    assert press.contact_sheet.url not in page and "sheet.png" not in page


def test_a_list_has_a_column_of_words_for_a_query_each_field() -> None:
    user = staff(*VIEW)

    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            called(user)
        return len(asked)

    caption_of(create(Photo, image=upload()), Photo, "image", alt_text="A boat.")
    called(user)
    page, few = called(user), queries()
    assert "A boat." in page and "Published" in page
    for number in range(10):
        caption_of(create_beside(str(number)), Photo, "image")
    assert queries() == few


def test_a_list_is_filtered_by_what_lacks_words() -> None:
    user = staff(*VIEW)
    for name, given in {"NONE": {"alt_text": ""}, "DRAFT": {"standing": REVIEW}, "WORDS": {}}.items():
        caption_of(create_beside(name), Photo, "image", **given)
    replaced = caption_of(create_beside("REPLACED"), Photo, "image")
    Caption.objects.filter(pk=replaced.pk).update(image_no=2)
    Photo.objects.create(title="EMPTY")
    found = {value: called(user, query=f"?alt_text={value}") for value in ("none", "waits", "rubbish")}
    names = ("NONE", "DRAFT", "WORDS", "REPLACED", "EMPTY")
    listed = {value: {name for name in names if f">{name}<" in page} for value, page in found.items()}
    assert listed == {"none": {"NONE", "DRAFT", "REPLACED"}, "waits": {"DRAFT"}, "rubbish": set(names)}


def test_a_field_that_holds_null_has_no_image(admin_client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(admin.site._registry[Measured], "list_filter", (AltTextFilter,))
    Measured.objects.create(image=None)
    without = Measured(image="measured/1.jpg", width=1, height=1)
    Measured.objects.bulk_create([without])
    page = admin_client.get("/admin/testapp/measured/?alt_text=none")
    assert [row.pk for row in page.context["cl"].result_list] == [without.pk]


def create_beside(title: str) -> Photo:
    """With a file of which nobody knows yet."""
    Photo.objects.bulk_create([Photo(title=title, image=f"photos/{title}.jpg")])
    return Photo.objects.get(title=title)


def test_every_image_of_an_object_has_its_own(admin_client: Client) -> None:
    product = create(Product, front=upload(), back=upload("red", "back.png"))
    for side in ("front", "back"):
        caption_of(product, Product, side, alt_text=f"The {side}.")
    page = admin_client.get(page_of(product)).content.decode()
    assert page.count('class="autocaption-host"') == 2
    assert "The front." in page and "The back." in page
