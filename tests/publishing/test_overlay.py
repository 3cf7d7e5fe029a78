"""Marks for editors on the site's own pages: for nobody else, of what they may open, and nothing of it in the page."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

import pytest
from django.contrib import admin
from django.contrib.auth.models import AnonymousUser
from django.contrib.sessions.backends.signed_cookies import SessionStore
from django.template import Context, Template
from django.test import Client, RequestFactory
from django.urls import reverse

from django_autocaption.admin.access import hosts
from django_autocaption.models import Caption, Rating, Sitting
from django_autocaption.publishing import overlay, sources
from tests.admin.rows import caption_of, draft, staff
from tests.pictures import upload
from tests.publishing.samples import thumbnail
from tests.rows import REVIEW, version
from tests.testapp.models import Photo

pytestmark = pytest.mark.django_db
PAGE = "{% load autocaption %}{% captioned_img photo.image src='/thumbs/1.webp' %}{% autocaption_overlay %}"
URL = "/admin/autocaption/caption/overlay/"


@pytest.fixture
def photo() -> Photo:
    made = Photo.objects.create(title="A", image=upload())
    Caption.objects.all().delete()
    return made


def render(user: Any, source: str = PAGE, **context: Any) -> str:
    request: Any = RequestFactory().get("/")
    request.user, request.session = user, SessionStore()
    return Template(source).render(Context({"request": request, **context}))


def key(photo: Photo) -> str:
    return f"testapp.photo.image/{photo.pk}"


def test_editors_alone_get_anything(photo: Photo) -> None:
    caption_of(photo, Photo, "image")
    for user in (AnonymousUser(), staff(), staff("autocaption.change_caption")):
        assert "autocaption" not in render(user, photo=photo).replace("captioned", "")
    shown = render(staff("autocaption.view_caption"), photo=photo)
    assert f'data-key="{key(photo)}"' in shown and "/thumbs/1.webp" in shown and photo.image.url in shown
    assert shown.count("<script") == shown.count(' src="/static/autocaption/overlay.js" defer') == 1
    assert "<style" not in shown and " style=" not in shown


def test_nothing_anybody_wrote_is_in_the_page(photo: Photo) -> None:
    version(caption_of(photo, Photo, "image"), "A SECRET draft.", standing=REVIEW)
    assert "SECRET" not in render(staff("autocaption.view_caption"), photo=photo)


def test_images_without_our_tags_are_named(photo: Photo, django_assert_num_queries: Any) -> None:
    source = "{% load autocaption %}{% autocaption_overlay photos %}"
    user = staff("autocaption.view_caption")
    user.has_perm("autocaption.view_caption")
    with django_assert_num_queries(0):
        assert key(photo) in render(user, source, photos=[photo])
    assert "data-key" not in render(user, source, photos=[]), "nothing is there without images"
    assert "data-key" not in Template(source).render(Context({"photos": [photo]})), "nor without a request"


def test_thumbnails_that_know_their_names_alone_are_marked_with_two_queries_for_all(
    photo: Photo, django_assert_num_queries: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[set[str]] = []

    def made_from(names: Any) -> dict[str, str]:
        asked.append(set(names))
        return {name: photo.image.name for name in names if name == "t.jpg"}

    monkeypatch.setattr(sources, "_finders_of_originals", {made_from: None})
    caption_of(photo, Photo, "image")
    files = [thumbnail(), thumbnail("other.jpg"), photo.image]
    overlay.shown(RequestFactory().get("/"), files)  # content types are kept
    asked.clear()
    with django_assert_num_queries(1):  # easy-thumbnails' table would be another
        shown = overlay.shown(RequestFactory().get("/"), files)
    assert [(one.key, one.urls) for one in shown] == [(key(photo), [files[0].url, photo.image.url])]
    assert asked == [{"t.jpg", "other.jpg"}]
    user = staff("autocaption.view_caption")
    assert "data-key" in render(user, "{% load autocaption %}{% alt small %}{% autocaption_overlay %}", small=files[0])


def test_one_page_marks_no_more_than_so_many(photo: Photo, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(overlay, "MOST", 2)
    request = RequestFactory().get("/")
    for _number in range(5):
        overlay.note(request, photo.image)
    others = [Photo(pk=number, image="photos/x.jpg") for number in range(10, 15)]
    assert len(overlay.shown(request, others)) == 2


def test_the_admin_tells_what_the_person_may_open(
    photo: Photo, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = caption_of(photo, Photo, "image", alt_text="A boat.")
    client.force_login(staff("autocaption.view_caption"))
    asked = {"image": [key(photo), "no.such.field/1", "testapp.photo.image/\0", "rubbish"], "lang": "en"}
    told = client.post(URL, asked).json()["images"]
    url = reverse("admin:autocaption_caption_change", args=[row.pk])
    assert told[key(photo)] | {"label": ""} == {
        "name": f"photo {photo.pk}: image",
        "standing": "Published",
        "kind": "published",
        "label": "",
        "url": url,
    }
    assert told[key(photo)]["label"].endswith("Published. A boat.")
    assert list(told) == [key(photo)]
    assert client.get(URL, {"image": key(photo)})["Location"] == url
    assert client.get(URL).status_code == 404
    version(row, "A red boat.", standing=REVIEW)
    assert client.post(URL, asked).json()["images"][key(photo)]["standing"] == "A draft to be read"
    row.rating = Rating.BLOCKED
    row.save()
    assert client.post(URL, asked).json()["images"][key(photo)]["kind"] == "error"
    for host in hosts.of(Photo, admin.site):
        for verb in ("view", "change"):
            monkeypatch.setattr(type(host.admin), f"has_{verb}_permission", lambda self, request, obj=None: False)
    assert client.post(URL, asked).json() == {"images": {}}
    assert client.get(URL, {"image": key(photo)}).status_code == 404


def test_the_page_in_the_readers_language_comes_first(photo: Photo, client: Client, settings: Any) -> None:
    settings.AUTOCAPTION = {**settings.AUTOCAPTION, "LANGUAGES": ["en", "de"]}
    rows = {tag: caption_of(photo, Photo, "image", language=tag) for tag in ("en", "de")}
    client.force_login(staff("autocaption.view_caption"))
    for lang, wanted in (("de-AT", "de"), ("fr", "en"), ("", "en")):
        told = client.post(URL, {"image": key(photo), "lang": lang}).json()["images"]
        assert told[key(photo)]["url"].endswith(f"/{rows[wanted].pk}/change/"), lang


def test_its_page_leads_to_the_desk_with_that_object_chosen(photo: Photo, client: Client) -> None:
    row = caption_of(photo, Photo, "image", standing=REVIEW)
    draft()
    client.force_login(staff("autocaption.view_caption", "autocaption.change_caption"))
    page = client.post(URL, {"image": [key(photo)], "lang": "en"}).json()["images"][key(photo)]["url"]
    found = re.search(r'href="(/admin/autocaption/sitting/\?[^"]+)"', client.get(page).content.decode())
    assert found is not None
    chosen = client.get(unescape(found[1])).context["adminform"].form.initial
    client.post("/admin/autocaption/sitting/", {"order": "oldest", **chosen})
    assert Sitting.objects.get().ids == [row.pk]
    client.force_login(staff("autocaption.view_caption"))
    assert "/admin/autocaption/sitting/?" not in client.get(page).content.decode()


def test_who_may_not_read_captions_is_told_nothing(photo: Photo, client: Client) -> None:
    client.force_login(staff())
    assert client.post(URL, {"image": key(photo)}).status_code == 403
