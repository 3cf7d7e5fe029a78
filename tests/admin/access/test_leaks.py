"""What the admin told people who may not see it, one question at a time or in a place nobody thought of."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

import pytest
from django.test import Client
from django.utils import timezone

from django_autocaption.models import Attempt, Caption, Outcome, Rating, State
from tests.admin.conftest import LIST
from tests.admin.rows import caption, caption_of, decided, staff
from tests.pictures import upload
from tests.testapp.admin import PhotoAdmin
from tests.testapp.models import Photo

pytestmark = pytest.mark.django_db
HOST_LIST, ATTEMPTS = "/admin/testapp/photo/", "/admin/autocaption/attempt/"
NAME = "photos/a-secret-place.jpg"
CAPTIONS = tuple(f"autocaption.{verb}_caption" for verb in ("view", "change", "approve", "request"))
PHOTOS = ("testapp.view_photo", "testapp.change_photo")
MODERATOR = "autocaption.moderate_caption"


@pytest.fixture
def photo(db: None) -> Photo:
    made = Photo(title="A title")
    made.image.save("a-secret-place.jpg", upload(), save=False)
    Photo.objects.bulk_create([made])
    return made


@pytest.fixture
def blocked(photo: Photo) -> Caption:
    """Its caption: a moderator has blocked the image."""
    row = caption_of(photo, Photo, "image", rating=Rating.BLOCKED, alt_text="A door.")
    decided(row, raw_label="13-17", age_group="13-17", age_min=13, age_max=17, nsfw=True)
    return row


@pytest.fixture
def signed_in(client: Client) -> Any:
    def sign_in(*permissions: str) -> Client:
        client.force_login(staff(*permissions))
        return client

    return sign_in


def attempt(about: Caption | None, **columns: Any) -> Attempt:
    told = {"request": 1, "provider": "default", "asked_at": timezone.now(), "outcome": Outcome.ANSWERED}
    return Attempt.objects.create(**told | {"caption": about} | columns)


def keys(client: Client, address: str) -> list[int]:
    return [row.pk for row in client.get(address).context["cl"].result_list]


@pytest.mark.parametrize(
    "address",
    [
        f"{LIST}?age_min__lt=18",
        f"{LIST}?nsfw=1",
        f"{LIST}?decision__age_min__lt=18",
        f"{LIST}?history__raw__icontains=13-17",
        f"{LIST}?image_name__startswith=photos/a",
        f"{LIST}?error_message__contains=secret",
        f"{LIST}?published__image_name__startswith=photos/a",
        f"{LIST}?batch__prompt__contains=a",
        f"{ATTEMPTS}?raw__icontains=13-17",
        f"{ATTEMPTS}?error_message__contains=secret",
        f"{ATTEMPTS}?prompt__contains=note",
        f"{ATTEMPTS}?caption__image_name__startswith=photos/a",
        f"{HOST_LIST}?image__startswith=photos/a",
    ],
)
def test_an_address_asks_for_no_column_that_is_not_a_filter(signed_in: Any, blocked: Caption, address: str) -> None:
    client = signed_in(*CAPTIONS, *PHOTOS, "autocaption.view_attempt")
    assert client.get(address).status_code == 400


@pytest.mark.parametrize("everywhere", ["", "&everywhere=1"])
def test_a_withheld_name_is_found_by_moderators_alone(
    signed_in: Any, blocked: Caption, everywhere: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(PhotoAdmin, "search_fields", ("title", "^image"), raising=False)
    shown = caption(image_name="photos/a-seat.jpg", rating=Rating.CLEAR)
    client = signed_in(*CAPTIONS, *PHOTOS)
    assert keys(client, f"{LIST}?q=photos/a-se{everywhere}") == [shown.pk]
    assert keys(client, f"{LIST}?q=door{everywhere}") == [blocked.pk]
    assert (keys(client, f"{HOST_LIST}?q=photos/a-s"), keys(client, f"{HOST_LIST}?q=title")) == (
        [],
        [Photo.objects.get().pk],
    )
    client = signed_in(*CAPTIONS, *PHOTOS, MODERATOR)
    assert keys(client, f"{LIST}?q=photos/a-se{everywhere}") == [shown.pk, blocked.pk]
    assert keys(client, f"{HOST_LIST}?q=photos/a-s") == [Photo.objects.get().pk]


@pytest.mark.parametrize("rating", [Rating.BLOCKED, Rating.CLEAR])
def test_a_raw_answer_that_says_ages_with_its_words_is_for_moderators(
    signed_in: Any, photo: Photo, rating: Rating
) -> None:
    row = caption_of(photo, Photo, "image", rating=rating)
    told = attempt(row, raw={"caption": "A door.", "age": "13-17", "nsfw": True}, words={"alt_text": "A door."})
    address = f"{ATTEMPTS}{told.pk}/change/"
    page = signed_in("autocaption.view_attempt", *PHOTOS).get(address).content.decode()
    assert "A door." in page
    assert "13-17" not in page and "nsfw" not in page
    assert "13-17" in signed_in("autocaption.view_attempt", MODERATOR, *PHOTOS).get(address).content.decode()


def addresses(row: Caption, about: Attempt) -> list[str]:
    own = f"{LIST}{row.pk}/change/"
    return [LIST, own, f"{LIST}status/", f"{HOST_LIST}{row.object_id}/change/", f"{ATTEMPTS}{about.pk}/change/"]


@pytest.mark.parametrize("named", [NAME, "a-secret-place.jpg", quote(NAME, safe=""), NAME.replace("/", "\\")])
def test_no_error_names_a_withheld_file(signed_in: Any, blocked: Caption, named: str) -> None:
    said = f"FileNotFoundError: C:\\media\\{named} is not there"
    Caption.objects.update(state=State.FAILED, error_code="server", error_message=said)
    row = Caption.objects.get()
    told = attempt(row, outcome=Outcome.FAILED, error_message=said)
    client = signed_in(*CAPTIONS, *PHOTOS, "autocaption.view_attempt")
    for address in addresses(row, told):
        assert "secret" not in client.get(address).content.decode(), address
    Caption.objects.update(rating=Rating.CLEAR)
    assert all("is not there" in client.get(address).content.decode() for address in addresses(row, told))


#: Where a site's own admin class may show a file: (in a list, what the class says).
SHOWN: dict[str, tuple[bool, dict[str, Any]]] = {
    "editable": (False, {}),
    "to be seen only": (False, {}),
    "read-only": (False, {"readonly_fields": ("image",)}),
    "read-only by a method": (
        False,
        {
            "get_readonly_fields": lambda self, request, obj=None: ["image"],
            "get_fieldsets": lambda self, request, obj=None: [(None, {"fields": [("title", "image")]})],
        },
    ),
    "listed": (True, {"list_display": ("title", "image")}),
    "linked": (True, {"list_display": ("image", "title")}),
    "listed by a method": (True, {"get_list_display": lambda self, request: ["title", "image"]}),
    "edited in the list": (True, {"list_display": ("title", "image"), "list_editable": ("image",)}),
}


class TestALinkToAFileInAListOrFormOfTheSitesOwn:
    @pytest.fixture(params=SHOWN)
    def address(self, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, photo: Photo) -> str:
        in_list, options = SHOWN[request.param]
        for name, value in options.items():
            monkeypatch.setattr(PhotoAdmin, name, value, raising=False)
        self.permissions = PHOTOS[:1] if request.param == "to be seen only" else PHOTOS
        self.says_why = request.param != "edited in the list"
        return HOST_LIST if in_list else f"{HOST_LIST}{photo.pk}/change/"

    def test_is_for_moderators_where_the_image_is_blocked(self, signed_in: Any, blocked: Caption, address: str) -> None:
        page = signed_in(*CAPTIONS, *self.permissions).get(address)
        assert page.status_code == 200
        assert "secret" not in page.content.decode()
        assert ("oderation" in page.content.decode()) is self.says_why
        page = signed_in(*CAPTIONS, MODERATOR, *self.permissions).get(address).content.decode()
        assert f'href="/media/{NAME}"' in page or (address == HOST_LIST and NAME in page)

    def test_is_for_everybody_otherwise(self, signed_in: Any, photo: Photo, address: str) -> None:
        caption_of(photo, Photo, "image", rating=Rating.CLEAR)
        assert NAME in signed_in(*CAPTIONS, *self.permissions).get(address).content.decode()


def test_a_read_only_file_stays_so_and_is_kept(signed_in: Any, blocked: Caption, monkeypatch: Any) -> None:
    monkeypatch.setattr(PhotoAdmin, "readonly_fields", ("image",), raising=False)
    prefix = "autocaption-caption-content_type-object_id"
    form = {"title": "New", "image": upload("red"), f"{prefix}-TOTAL_FORMS": 0, f"{prefix}-INITIAL_FORMS": 0}
    assert signed_in(*PHOTOS).post(f"{HOST_LIST}{blocked.object_id}/change/", form).status_code == 302
    assert [(photo.title, photo.image.name) for photo in Photo.objects.all()] == [("New", NAME)]


def test_a_list_looks_up_what_is_withheld_once(
    signed_in: Any, monkeypatch: Any, django_assert_max_num_queries: Any
) -> None:
    monkeypatch.setattr(PhotoAdmin, "list_display", ("title", "image"))
    Photo.objects.bulk_create([Photo(title="x", image=f"photos/{number}.jpg") for number in range(30)])
    client = signed_in(*PHOTOS)
    with django_assert_max_num_queries(10):
        client.get(HOST_LIST)


def test_what_was_filled_into_a_prompt_is_not_told_of_an_object_that_is_gone(signed_in: Any) -> None:
    told = attempt(None, prompt="Name the colours of SECRET.")
    page = signed_in("autocaption.view_attempt", *PHOTOS).get(f"{ATTEMPTS}{told.pk}/change/")
    assert page.status_code == 200
    assert "SECRET" not in page.content.decode()
