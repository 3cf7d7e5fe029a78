"""Pages of one caption are headed with the name of its object, as the lists tell it."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.html import escape

from tests.admin.access import site
from tests.admin.conftest import LIST
from tests.admin.rows import caption, staff
from tests.testapp.admin import PhotoAdmin, ProductAdmin
from tests.testapp.models import Photo

pytestmark = pytest.mark.django_db
PAGES = ["caption_change", "caption_history", "moderatedimage_change", "moderatedimage_history"]


def headed(page: str) -> list[str]:
    """Title of the document, breadcrumbs and headings."""
    found = re.findall(
        r"<title>(.*?)</title>|<div class=\"breadcrumbs\">(.*?)</div>|<h[12]>(.*?)</h[12]>", page, re.DOTALL
    )
    return ["".join(parts) for parts in found]


def page_of(client: Client, name: str, pk: int) -> Any:
    return client.get(reverse(f"admin:autocaption_{name}", args=[pk]))


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("title", ["Red boat", "<b>قارب</b>", "Donaudampfschifffahrt" * 30])
def test_a_page_is_called_what_its_object_is_called(
    admin_client: Client, monkeypatch: pytest.MonkeyPatch, name: str, title: str
) -> None:
    monkeypatch.setattr(Photo, "__str__", lambda photo: photo.title)
    row = caption(object_id=str(Photo.objects.create(title=title[:100]).pk), language="fr")
    page = page_of(admin_client, name, row.pk).content.decode()
    shown = headed(page)
    assert shown and not [one for one in shown if f"image {row.object_id}" in one or "<b>" in one]
    assert all(len(one) < 1500 for one in shown)
    called = escape(title)[:30]
    assert called in shown[0], "title of the document"
    assert any(called in one and "&rsaquo;" in one for one in shown), "breadcrumbs"
    assert any(called in one and "image (fr)" in one for one in shown)


def test_an_object_without_a_name_is_told_by_kind_and_key(admin_client: Client) -> None:
    row = caption()
    shown = headed(page_of(admin_client, "caption_change", row.pk).content.decode())
    assert f"photo {row.object_id}: image (en)" in shown[0]


@pytest.mark.parametrize("name", PAGES)
def test_whoever_may_not_open_the_object_is_not_told_its_name(
    client: Client, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setattr(Photo, "__str__", lambda photo: "Secret boat")
    site.restrict(monkeypatch, PhotoAdmin, ProductAdmin)
    row = caption(object_id=str(Photo.objects.create(title="Of others").pk))
    client.force_login(staff("autocaption.view_caption", "autocaption.moderate_caption", "testapp.view_photo"))
    answer = page_of(client, name, row.pk)
    assert answer.status_code in (302, 403)
    assert "Secret boat" not in client.get(LIST).content.decode()
