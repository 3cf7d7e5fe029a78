"""What moderation withholds is on no page of the admin but the moderation queue; what was found is for moderators."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from django_autocaption.models import Attempt, Caption, Purpose, Rating, Reason, Review
from django_autocaption.pipeline.words import reviews
from django_autocaption.pipeline.words.seen import By, Seen
from tests.admin.conftest import LIST
from tests.admin.rows import action, caption, caption_of, confirmed, draft, staff
from tests.pictures import upload
from tests.rows import PUBLISHED, REVIEW, says, stands, version
from tests.testapp.models import Photo

pytestmark = pytest.mark.django_db
Messages = Callable[[HttpResponse], list[str]]
NAME = "photos/a-secret-place.jpg"
#: Mode → ratings of images that editors do not get to see.
WITHHELD = [
    ("off", Rating.BLOCKED),
    ("flag", Rating.BLOCKED),
    ("hold", Rating.BLOCKED),
    ("hold", Rating.REVIEW),
    ("hold", Rating.UNCHECKED),
]
SHOWN = [("off", Rating.REVIEW), ("flag", Rating.REVIEW), ("flag", Rating.UNCHECKED), ("hold", Rating.CLEAR)]


def moderate(settings: Any, mode: str) -> None:
    settings.AUTOCAPTION = {**django_settings.AUTOCAPTION, "MODERATION": {"MODE": mode}}


def pages(client: Client, c: Caption) -> list[str]:
    """Every page that an editor may come by this image on."""
    addresses = [LIST, f"{LIST}{c.pk}/change/", f"{LIST}{c.pk}/history/", f"/admin/testapp/photo/{c.object_id}/change/"]
    found = [client.get(address).content.decode() for address in addresses]
    found.append(client.post(LIST, action("recaption", [c])).content.decode())
    return found


@pytest.fixture
def photo(db: None) -> Photo:
    made = Photo(title="A title")
    made.image.save("a-secret-place.jpg", upload(), save=False)
    Photo.objects.bulk_create([made])
    return made


@pytest.fixture
def editor(client: Client) -> Client:
    """May change captions and photos, not moderate."""
    permissions = ("view_photo", "change_photo")
    client.force_login(
        staff(
            "autocaption.view_caption",
            "autocaption.change_caption",
            "autocaption.approve_caption",
            *(f"testapp.{name}" for name in permissions),
        )
    )
    return client


@pytest.mark.parametrize(("mode", "rating"), WITHHELD)
@pytest.mark.parametrize("words", ["A red boat.", ""])
def test_an_editor_sees_no_image_and_no_address(
    editor: Client, photo: Photo, settings: Any, mode: str, rating: Rating, words: str
) -> None:
    moderate(settings, mode)
    c = caption_of(photo, Photo, "image", rating=rating, alt_text=words)
    for page in pages(editor, c):
        assert "a-secret-place" not in page
        assert "moderatedimage" not in page
    assert ("Blocked" if rating == Rating.BLOCKED else "Held by moderation") in editor.get(LIST).content.decode()


@pytest.mark.parametrize(("mode", "rating"), SHOWN)
def test_other_images_are_seen(editor: Client, photo: Photo, settings: Any, mode: str, rating: Rating) -> None:
    moderate(settings, mode)
    c = caption_of(photo, Photo, "image", rating=rating)
    found = pages(editor, c)
    assert sum("a-secret-place.jpg" in page for page in found) >= 2  # lists have addresses of their own


def test_moderators_are_led_to_the_queue(client: Client, photo: Photo) -> None:
    c = caption_of(photo, Photo, "image", rating=Rating.BLOCKED)
    client.force_login(staff("autocaption.view_caption", "autocaption.moderate_caption"))
    page = client.get(f"{LIST}{c.pk}/change/").content.decode()
    assert f'href="/admin/autocaption/moderatedimage/{c.pk}/change/"' in page
    assert "<img" not in page.partition("</fieldset>")[0]


@pytest.mark.parametrize("permission", ["autocaption.moderate_caption", "autocaption.change_caption"])
def test_ages_are_for_moderators(client: Client, permission: str) -> None:
    c = caption(raw_label="13-20", age_group="13-20", age_min=13, reason="The age group 13-20 includes minors.")
    client.force_login(staff("autocaption.view_caption", permission))
    page = client.get(f"{LIST}{c.pk}/change/").content.decode()
    assert ("13-20" in page) == (permission == "autocaption.moderate_caption")


@pytest.mark.parametrize("permission", ["autocaption.moderate_caption", "autocaption.change_attempt"])
def test_what_an_age_model_answered_is_for_moderators(client: Client, permission: str) -> None:
    told = {"request": 1, "provider": "default", "asked_at": timezone.now(), "raw": {"ageGroup": "13-20"}}
    attempt = Attempt.objects.create(caption=caption(), purpose=Purpose.MODERATION, **told)
    client.force_login(staff("autocaption.view_attempt", permission))
    page = client.get(f"/admin/autocaption/attempt/{attempt.pk}/change/").content.decode()
    assert ("13-20" in page) == (permission == "autocaption.moderate_caption")


def test_an_image_that_is_withheld_can_be_replaced(editor: Client, photo: Photo) -> None:
    caption_of(photo, Photo, "image", rating=Rating.BLOCKED)
    address = f"/admin/testapp/photo/{photo.pk}/change/"
    assert "Moderation withholds the present image." in editor.get(address).content.decode()
    formset = {
        "autocaption-caption-content_type-object_id-TOTAL_FORMS": "0",
        "autocaption-caption-content_type-object_id-INITIAL_FORMS": "0",
    }
    assert editor.post(address, formset | {"title": "New"}).status_code == 302
    photo.refresh_from_db()
    assert (photo.title, photo.image.name) == ("New", NAME)
    assert editor.post(address, formset | {"image": upload("red", "red.png")}).status_code == 302
    photo.refresh_from_db()
    assert photo.image.name == "photos/red.png"


def test_approved_words_of_a_withheld_image_wait_for_the_moderator(
    client: Client, settings: Any, messages: Messages
) -> None:
    moderate(settings, "hold")
    names = ("view", "change", "approve", "moderate")
    client.force_login(staff(*(f"autocaption.{name}_caption" for name in names)))
    held = draft(rating=Rating.REVIEW)
    blocked = draft(rating=Rating.BLOCKED)
    clear = draft(rating=Rating.CLEAR)
    response = client.post(LIST, action("approve", [held, blocked, clear]))
    assert messages(response) == [
        "3 captions approved.",
        "2 of them stay off every page until a moderator allows their images.",
    ]
    assert [c.pk for c in Caption.objects.publishable()] == [clear.pk]
    assert client.get(LIST).content.decode().count("On no page: moderation withholds the image.") == 2


@pytest.mark.parametrize("name", ["approve", "reject", "mark_decorative", "unlock", "send_to_desk"])
def test_of_many_those_whose_image_is_withheld_are_left_to_moderators(
    editor: Client, settings: Any, messages: Messages, name: str
) -> None:
    """Nobody judges words about an image that they do not get to see."""
    moderate(settings, "hold")
    people = {"human_fields": ("alt_text",), "standing": PUBLISHED if name in ("unlock", "send_to_desk") else REVIEW}
    held, blocked, clear = (caption(rating=r, **people) for r in (Rating.REVIEW, Rating.BLOCKED, Rating.CLEAR))
    before = Caption.objects.exclude(pk=clear.pk).order_by("pk")
    rows = list(before.values())
    response = editor.post(LIST, confirmed(name, [held, blocked, clear], reason="wrong", note=""))
    assert "2 left alone: moderation withholds their images." in messages(response)
    assert list(before.values()) == rows
    assert [review.caption_id for review in Review.objects.all()] == [clear.pk]
    posted = confirmed(name, [held, blocked, clear], reason="wrong", note="", select_across="1")
    editor.post(LIST, posted)
    assert list(before.values()) == rows, "nor where all that match are meant"


@pytest.mark.parametrize(("mode", "rating"), WITHHELD)
def test_versions_and_decisions_tell_nothing_of_a_withheld_image(
    editor: Client, settings: Any, mode: str, rating: Rating
) -> None:
    moderate(settings, mode)
    c = caption(rating=rating, image_name=NAME, raw_label="13-20", reason="The age group 13-20 includes minors.")
    version(c, "A draft.", standing=REVIEW)
    c = Caption.objects.get(pk=c.pk)
    reviews.reject(c, seen=Seen.of(c), by=By(), reason=Reason.PEOPLE)
    page = editor.get(f"{LIST}{c.pk}/change/").content.decode()
    assert "A draft." in page
    assert "Names or describes people" in page
    for secret in ("a-secret-place", "13-20", "minors"):
        assert secret not in page


@pytest.mark.parametrize("lookup", ["raw__ageGroup=13-20", "raw__icontains=13-20", "words__has_key=alt_text"])
def test_no_look_up_of_attempts_reads_answers(admin_client: Client, lookup: str) -> None:
    assert admin_client.get(f"/admin/autocaption/attempt/?{lookup}").status_code == 400


def test_wrong_settings_show_nothing_that_is_not_clear(editor: Client, settings: Any) -> None:
    caption(image_name=NAME)
    settings.AUTOCAPTION = {"MODERATION": {"MODE": "nonsense"}}
    page = editor.get(LIST)
    assert page.status_code == 200
    assert "a-secret-place" not in page.content.decode()


def buttons(page: str) -> list[str]:
    return list(re.findall(r'<(?:button|input)[^>]*type="submit"[^>]* name="(\w+)"', page))


@pytest.mark.parametrize("moderates", [True, False])
def test_the_page_of_a_withheld_image_has_fields_and_buttons_for_moderators(
    client: Client, photo: Photo, messages: Messages, moderates: bool
) -> None:
    c = caption_of(photo, Photo, "image", rating=Rating.BLOCKED, alt_text="A red boat.", standing=REVIEW)
    names = ["view_caption", "change_caption", "approve_caption", *(["moderate_caption"] if moderates else [])]
    objects = ("testapp.view_photo", "testapp.change_photo")
    client.force_login(staff(*(f"autocaption.{name}" for name in names), *objects))
    address = f"{LIST}{c.pk}/change/"
    page = client.get(address).content.decode()
    assert ("<textarea" in page, "_approve" in buttons(page), "_save" in buttons(page)) == (moderates,) * 3
    assert ("Moderation withholds this image." in page) is not moderates
    response = client.post(address, {"alt_text": "Mine.", "seen_as": str(Seen.of(c)), **formsets("history")})
    c.refresh_from_db()
    assert (says(c) == "Mine.") is moderates
    if not moderates:
        assert (response["Location"], messages(response)) == (
            address,
            ["Moderation withholds this image by now. Nothing was saved."],
        )


def formsets(*names: str) -> dict[str, int]:
    return {f"{name}-{what}_FORMS": 0 for name in names for what in ("TOTAL", "INITIAL")}


def test_so_has_the_page_of_its_object(editor: Client, photo: Photo) -> None:
    c = caption_of(photo, Photo, "image", rating=Rating.BLOCKED, alt_text="A red boat.", standing=REVIEW)
    address = f"/admin/testapp/photo/{photo.pk}/change/"
    page = editor.get(address).content.decode()
    assert "A red boat." in page and "_autocaption_approve" not in page
    fields = re.findall(
        r'<(?:textarea|input)[^>]* name="autocaption-caption[^"]*-0-(?:alt_text|title|keywords)"[^>]*>', page
    )
    assert len(fields) == 3 and all("disabled" in field for field in fields)
    prefix = "autocaption-caption-content_type-object_id"
    drawn = {f"{prefix}-TOTAL_FORMS": 1, f"{prefix}-INITIAL_FORMS": 1, f"{prefix}-0-id": c.pk, "title": "Boat"}
    editor.post(address, drawn | {"_autocaption_approve": f"{c.pk} {Seen.of(c)}"})
    photo.refresh_from_db()
    assert photo.title == "Boat" and stands(Caption.objects.get(pk=c.pk)) == REVIEW, "nor is it approved"
    typed = {f"{prefix}-0-alt_text": "Mine.", f"{prefix}-0-seen_as": str(Seen.of(c))}  # the page was drawn before
    page = editor.post(address, drawn | typed).content.decode()
    assert "Moderation withholds this image by now. Nothing was saved." in page and "Mine." in page
    assert says(Caption.objects.get(pk=c.pk)) == "A red boat."
