"""What services, files and people wrote is text on every page, never markup."""

from __future__ import annotations

import re
from functools import partial
from html.parser import HTMLParser
from typing import Any

import pytest
from django.contrib import admin
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from django_autocaption.admin.base import display
from django_autocaption.models import Attempt, Batch, Caption, Origin, Prompt, Rating, Review, State, Version
from django_autocaption.pipeline.words import reviews
from django_autocaption.pipeline.words.seen import By, Seen
from django_autocaption.prompts import CONTEXT
from tests.admin.conftest import LIST
from tests.admin.rows import action, caption, caption_of, content_type
from tests.pictures import upload
from tests.rows import REVIEW, version
from tests.testapp.models import Country, Photo

pytestmark = pytest.mark.django_db
HOSTILE = [
    "<script>alert(1)</script>",
    "\"><img src=x onerror='alert(1)'>",
    "' onload='alert(1)",
    "{% load static %}{{ request.user.password }}",
    "%(number)d %s {0} {}",
    "</title></textarea></pre><svg/onload=alert(1)>",
    "javascript:alert(1)",
]


@pytest.fixture(params=HOSTILE)
def hostile(request: pytest.FixtureRequest) -> str:
    """A string that is dangerous in some place of a page."""
    return str(request.param)


def assert_harmless(page: str) -> None:
    """None of the hostile strings became markup."""
    for markup in ("<script>alert", "<img src=x", "<svg/onload", "' onload='", 'src="javascript:', 'href="javascript:'):
        assert markup not in page
    assert "md5$" not in page


def test_every_page_of_a_hostile_caption_is_harmless(admin_client: Client, hostile: str) -> None:
    batch = Batch.objects.create(provider=hostile, model=hostile, prompt=hostile, filters={"by": hostile})
    c = caption(
        alt_text=hostile,
        title=hostile,
        description=hostile,
        meta_description=hostile,
        keywords=[hostile],
        image_name=f"photos/{hostile}.jpg",
        language=hostile[:20],
        provider=hostile,
        model=hostile,
        object_id=hostile,
        state=State.FAILED,
        error_message=hostile,
        batch=batch,
    )
    other = {"alt_text": f"{hostile}{hostile}", "title": hostile, "origin": Origin.HUMAN}
    version(c, standing=REVIEW, author=User.objects.create(username=hostile), **other)
    Review.objects.create(caption=c, verb="reject", surface="form", reason="other", note=hostile)
    attempt = Attempt.objects.create(
        caption=c,
        request=1,
        provider=hostile,
        model=hostile,
        prompt=hostile,
        asked_at=timezone.now(),
        words={"alt_text": hostile},
        raw={"said": hostile},
        external_id=hostile,
        error_message=hostile,
    )
    prompt = Prompt.objects.create(name="p", text=hostile)
    base = "/admin/autocaption/"
    for address in (
        LIST,
        f"{LIST}{c.pk}/change/",
        f"{base}attempt/",
        f"{base}attempt/{attempt.pk}/change/",
        f"{base}batch/{batch.pk}/change/",
        f"{base}prompt/",
        f"{base}prompt/{prompt.pk}/change/",
    ):
        response = admin_client.get(address)
        assert response.status_code == 200
        assert_harmless(response.content.decode())
    response = admin_client.post(LIST, action("recaption", [c]))
    assert_harmless(response.content.decode())
    form = {"alt_text": f"{hostile} mine", "seen_as": "9..", "history-TOTAL_FORMS": "0", "history-INITIAL_FORMS": "0"}
    response = admin_client.post(f"{LIST}{c.pk}/change/", form)
    assert response.context["conflict"]
    assert_harmless(response.content.decode())


def test_so_are_the_desk_and_its_sheet(admin_client: Client, hostile: str, settings: Any) -> None:
    told = dict.fromkeys(CONTEXT, hostile)
    field = {"testapp.Photo.image": {"context": lambda photo: told, "prompt_fields": ["title"]}}
    settings.AUTOCAPTION = {**settings.AUTOCAPTION, "FIELDS": field, "HOUSE_STYLE": hostile}
    photo = Photo(title=hostile)
    photo.image.save("a.jpg", upload(), save=False)
    Photo.objects.bulk_create([photo])
    words = {"title": hostile, "description": hostile, "meta_description": hostile, "keywords": [hostile]}
    c = caption_of(photo, Photo, "image", alt_text=f"{hostile} before", **words)
    version(c, f"{hostile} now", standing=REVIEW, **words)
    reviews.leave(c, seen=Seen.of(c), by=By(user=User.objects.create(username=hostile)), note=hostile)
    desk = "/admin/autocaption/sitting/"
    page = admin_client.post(desk, {"order": "oldest"}, follow=True)
    typed = {"item": c.pk, "en-taken": "on", "en-alt_text": hostile, "note": hostile}
    second = admin_client.post(page.wsgi_request.path, typed | {"en-seen_as": "9..", "_approve": "1"})
    assert second.status_code == 409
    refused = admin_client.post(page.wsgi_request.path, typed | {"en-seen_as": str(Seen.of(c)), "_later": "1"})
    assert refused.status_code == 422
    remarks = admin_client.post(f"{desk}remarks/", {"caption": c.pk, "text": hostile})
    assert_harmless(remarks.json()["difference"])
    sheet = admin_client.post(desk, {"order": "oldest", "_sheet": "1"}, follow=True)
    for response in (page, second, refused, sheet, admin_client.get(desk)):
        assert_harmless(response.content.decode())


def test_hostile_answers_on_the_recaption_page_are_harmless(admin_client: Client, hostile: str) -> None:
    c = caption()
    data = action("recaption", [c], provider=hostile, model=hostile, prompt=hostile, confirm=hostile, select_across="0")
    response = admin_client.post(LIST, data | {"_selected_action": [c.pk], "prompt_text": hostile})
    assert response.status_code == 200
    assert_harmless(response.content.decode())


def test_a_hostile_form_on_the_hosts_page_is_harmless(admin_client: Client, hostile: str) -> None:
    photo = Photo.objects.create(title=hostile)
    caption(object_id=str(photo.pk), alt_text=hostile, image_name=hostile, error_message=hostile)
    assert_harmless(admin_client.get(f"/admin/testapp/photo/{photo.pk}/change/").content.decode())


class Markup(HTMLParser):
    """Names of the elements and attributes of a piece of HTML, in their order."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.names: list[tuple[str, ...]] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.append((tag, *(name for name, _value in attrs)))


@settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(alphabet=st.sampled_from("<>\"'&{}%=/\\ abc"), min_size=1, max_size=30))
def test_no_text_adds_an_element_or_attribute(text: str) -> None:
    def captioned(words: str) -> Caption:
        return Caption(
            pk=1,
            content_type=content_type(Country),
            field_name="flag",
            object_id=words,
            image_name=words,
            published=Version(alt_text=words, image_no=1),
            language=words,
            error_message=words,
        )

    thumbnail = partial(display.thumbnail, site=admin.site)
    preview = partial(display.preview, site=admin.site)
    for show in (thumbnail, preview, display.words, display.state_with_problem):
        assert Markup(show(captioned(text))).names == Markup(show(captioned("plain"))).names


TURNS = "\u202eThe \u0628\u0627\u0628 of turns"
_ISOLATED = re.compile(f"\u2068[^\u2069]*{TURNS}\u2069")


class _Texts(HTMLParser):
    """Texts and attributes of a page that name an object beside other text, without being kept from it."""

    APART = ("bdi", "title", "option")
    READ = ("alt", "aria-label", "title", "placeholder")
    VOID = ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr")

    def __init__(self) -> None:
        super().__init__()
        self.path: list[str] = []
        self.isolated: list[str] = []
        self.bare: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in self.VOID:
            self.path.append(tag)
        for name, value in attrs:
            if name in self.READ and TURNS in (value or ""):
                (self.isolated if _ISOLATED.search(str(value)) else self.bare).append(f"{name}={value}")

    def handle_endtag(self, tag: str) -> None:
        if self.path and tag not in self.VOID:
            self.path.pop()

    def handle_data(self, data: str) -> None:
        if TURNS in data:
            is_apart = any(tag in self.APART for tag in self.path)
            (self.isolated if is_apart or _ISOLATED.search(data) else self.bare).append(data)


def test_a_name_that_turns_text_around_turns_only_itself(admin_client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Photo, "__str__", lambda self: TURNS)
    photo = Photo(title="A")
    photo.image.save("a.jpg", upload(), save=False)
    Photo.objects.bulk_create([photo])
    c = caption_of(photo, Photo, "image", standing=REVIEW, rating=Rating.REVIEW)
    desk = "/admin/autocaption/sitting/"
    prompt = Prompt.objects.create(name="p", text="Describe it.")
    pages = {
        "list": admin_client.get(LIST),
        "edit": admin_client.get(f"{LIST}?edit=1"),
        "form": admin_client.get(f"{LIST}{c.pk}/change/"),
        "moderation": admin_client.get("/admin/autocaption/moderatedimage/"),
        "desk": admin_client.post(desk, {"order": "oldest"}, follow=True),
        "sheet": admin_client.post(desk, {"order": "oldest", "_sheet": "1"}, follow=True),
    }
    Caption.objects.update(rating=Rating.CLEAR)
    pages["try"] = admin_client.get(reverse("admin:autocaption_prompt_try"), {"prompt": prompt.pk})
    for name, response in pages.items():
        texts = _Texts()
        texts.feed(response.content.decode())
        assert texts.isolated and not texts.bare, (name, texts.bare)


def test_so_does_a_key(admin_client: Client) -> None:
    c = caption(object_id=TURNS, standing=REVIEW, rating=Rating.REVIEW)
    desk = "/admin/autocaption/sitting/"
    Review.objects.create(caption=c, verb="approve", language="en")
    kind = action("block", [c]) | {"reason": "No."}
    pages = {
        "list": admin_client.get(LIST),
        "edit": admin_client.get(f"{LIST}?edit=1"),
        "form": admin_client.get(f"{LIST}{c.pk}/change/"),
        "history": admin_client.get(f"{LIST}{c.pk}/history/"),
        "moderation": admin_client.get("/admin/autocaption/moderatedimage/"),
        "confirm": admin_client.post("/admin/autocaption/moderatedimage/", kind),
        "decisions": admin_client.get("/admin/autocaption/review/"),
        "desk": admin_client.post(desk, {"order": "oldest"}, follow=True),
    }
    data = {"item": c.pk, "en-seen_as": str(Seen.of(c)), "en-taken": "on", "_later": "1"}
    pages["told"] = admin_client.post(pages["desk"].wsgi_request.path, data, follow=True)
    pages["left"] = admin_client.post(desk, {"order": "oldest"}, follow=True)
    for name, response in pages.items():
        texts = _Texts()
        texts.feed(response.content.decode())
        assert texts.isolated and not texts.bare, (name, texts.bare)
