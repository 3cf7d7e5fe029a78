"""The admin's index of a site that has its own: how many captions wait."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib import admin
from django.contrib.auth.models import User
from django.test import RequestFactory

from django_autocaption.contrib import admin_site
from django_autocaption.contrib.admin_site import AutocaptionSiteMixin
from django_autocaption.models import Attempt, Caption
from tests.admin.access import site
from tests.admin.rows import caption, draft, staff
from tests.testapp.admin import PhotoAdmin, ProductAdmin

pytestmark = pytest.mark.django_db


class Site(AutocaptionSiteMixin, admin.AdminSite):
    pass


def names(user: User) -> list[str]:
    """Of the models that the index lists for this person."""
    own = Site()
    for model, model_admin in admin.site._registry.items():
        own.register(model, type(model_admin))
    request = RequestFactory().get("/admin/")
    request.user = user
    found: list[dict[str, Any]] = own.get_app_list(request)
    return [model["name"] for app in found for model in app["models"] if model["model"] in (Caption, Attempt)]


def test_it_tells_how_many_wait(admin_user: User, monkeypatch: pytest.MonkeyPatch) -> None:
    caption()
    assert names(admin_user) == ["Attempts", "Captions"]
    draft()
    draft()
    assert names(admin_user) == ["Attempts", "Captions (2 wait)"]
    monkeypatch.setattr(admin_site, "MOST", 1)
    assert names(admin_user) == ["Attempts", "Captions (1+ wait)"]


def test_of_those_that_a_person_may_open(monkeypatch: pytest.MonkeyPatch) -> None:
    site.restrict(monkeypatch, PhotoAdmin, ProductAdmin)
    for title in (site.MINE, "theirs"):
        site.rows(site.photo(title), "image")
    assert names(staff("autocaption.view_caption", "testapp.view_photo")) == ["Captions (1 wait)"]
    assert names(staff("autocaption.view_attempt")) == ["Attempts"]
