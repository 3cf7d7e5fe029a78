"""The admin's page "Coverage": the audit's own numbers, for whoever may view captions."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from django_autocaption.admin.pages import coverage as page
from django_autocaption.audit.fields import fields_named, measure
from tests.admin.rows import caption_of, staff
from tests.rows import REVIEW
from tests.testapp.models import Photo

pytestmark = pytest.mark.django_db
LIST = "/admin/autocaption/caption/"


@pytest.fixture
def viewer(client: Client) -> Client:
    """May view captions, and nothing else."""
    client.force_login(staff("autocaption.view_caption"))
    return client


@pytest.fixture(autouse=True)
def photos(settings: Any) -> None:
    """A good one, one in review, one that nobody asked about."""
    settings.AUTOCAPTION = {"FIELDS": {"testapp.Photo.image": {}}}
    good, waiting, _new = Photo.objects.bulk_create([Photo(image=f"photos/{number}.jpg") for number in range(3)])
    caption_of(good, Photo, "image")
    caption_of(waiting, Photo, "image", standing=REVIEW)


def test_the_list_links_to_the_page(viewer: Client) -> None:
    assert f'<a href="{LIST}coverage/">Coverage</a>' in viewer.get(LIST).content.decode()


def test_the_numbers_are_those_of_the_audit(viewer: Client) -> None:
    response = viewer.get(f"{LIST}coverage/")
    (report,) = measure(fields_named([]))
    (line,) = response.context["lines"]
    assert (line["tally"], report.tally.coverage) == (report.tally, 33.3)
    html = response.content.decode()
    assert "<td>33.3 %</td>" in html
    assert "1 not asked for yet, 1 in review" in html
    assert f'href="{LIST}?field=testapp.Photo.image&amp;language=en"' in html


def test_a_large_field_is_looked_at_in_part(viewer: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page, "MOST_IMAGES", 2)
    html = viewer.get(f"{LIST}coverage/").content.decode()
    assert "first 2" in html
    assert "manage.py autocaption audit" in html


def test_who_may_not_view_captions_is_refused(client: Client) -> None:
    client.force_login(staff())
    assert client.get(f"{LIST}coverage/").status_code == 403
    client.logout()
    assert client.get(f"{LIST}coverage/").status_code == 302


def test_wrong_settings_are_told_without_quoting_them(viewer: Client, settings: Any) -> None:
    settings.AUTOCAPTION = {"FIELDS": {"testapp.Photo.s3cret": {}}}
    html = viewer.get(f"{LIST}coverage/").content.decode()
    assert "manage.py check" in html
    assert "s3cret" not in html


def test_a_site_without_fields(viewer: Client, settings: Any) -> None:
    settings.AUTOCAPTION = {}
    assert "No image field is captioned yet." in viewer.get(f"{LIST}coverage/").content.decode()
