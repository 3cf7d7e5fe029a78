"""What docs/publishing.md has for other templates and answers, run with the real packages: one query for all words."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from asgiref.sync import async_to_sync
from django.db import connection
from django.template.backends.jinja2 import Jinja2
from django.test import AsyncRequestFactory, override_settings
from django.test.utils import CaptureQueriesContext

from tests.docs.blocks import ROOT, blocks
from tests.publishing.samples import WORDS, Page, photo_with
from tests.testapp.models import Photo

pytestmark = pytest.mark.django_db(transaction=True)
LENGTH = 3
TEMPLATE = "{% load autocaption %}{% for photo in photos %}{% alt photo.image %}|{% endfor %}"
GALLERY = {"loaders": [("django.template.loaders.locmem.Loader", {"gallery.html": TEMPLATE})]}


def recipe(name: str) -> dict[str, Any]:
    """What the block below this paragraph defines, where Photo is the site's model."""
    (block,) = [each for each in blocks(ROOT / "docs" / "publishing.md") if each.lead.startswith(f"**{name}**")]
    defined: dict[str, Any] = {"__name__": __name__, "Photo": Photo}
    exec(compile(block.text, name, "exec", dont_inherit=True), defined)
    return defined


@contextmanager
def asked_once() -> Iterator[None]:
    """For the words, beside the query for the photographs of which there are some."""
    for _ in range(LENGTH):
        photo_with()
    with CaptureQueriesContext(connection) as asked:
        yield
    tables = ("testapp_photo", "autocaption_caption")
    assert len([query for query in asked if any(table in query["sql"] for table in tables)]) == 2


def test_jinja2() -> None:
    options = recipe("Jinja2")["JINJA2"]["OPTIONS"]
    engine = Jinja2({"NAME": "jinja2", "DIRS": [], "APP_DIRS": False, "OPTIONS": options})
    template = engine.from_string("{{ captioned_img(photo.image) }}<p title='{{ alt_text(photo.image) }}'>")
    page = Page(template.render({"photo": photo_with()}))
    assert (page.one("img")["alt"], page.one("p")["title"]) == (WORDS, WORDS)


@override_settings(TEMPLATES=[{"BACKEND": "django.template.backends.django.DjangoTemplates", "OPTIONS": GALLERY}])
def test_async_views() -> None:
    gallery = recipe("Async views")["gallery"]
    with asked_once():
        answer = async_to_sync(gallery)(AsyncRequestFactory().get("/"))
    assert answer.content.decode() == f"{WORDS}|" * LENGTH


def test_django_rest_framework() -> None:
    pytest.importorskip("rest_framework", reason="djangorestframework is not installed: tox -e sites")
    serializer = recipe("Django REST framework")["PhotoSerializer"]
    with asked_once():
        data = serializer(Photo.objects.all(), many=True).data
    assert [row["alt"] for row in data] == [row["caption"]["alt_text"] for row in data] == [WORDS] * LENGTH


def test_django_ninja() -> None:
    testing = pytest.importorskip("ninja.testing", reason="django-ninja is not installed: tox -e sites")
    client = testing.TestClient(recipe("Django Ninja")["api"])
    with asked_once():
        data = client.get("/photos").json()
    assert [row["alt"] for row in data] == [WORDS] * LENGTH


def test_strawberry() -> None:
    pytest.importorskip("strawberry", reason="strawberry-graphql is not installed: tox -e sites")
    schema = recipe("Strawberry")["schema"]
    with asked_once():
        answer = async_to_sync(schema.execute)("{ photos { alt } }")
    assert (answer.errors, answer.data) == (None, {"photos": [{"alt": WORDS}] * LENGTH})
