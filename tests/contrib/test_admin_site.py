"""The admin's index of a site that counts: how many captions wait."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

import pytest
from django.contrib import admin
from django.contrib.admin.apps import AdminConfig
from django.contrib.auth.models import User
from django.test import Client, RequestFactory, override_settings
from django.urls import path
from django.utils.module_loading import import_string

from django_autocaption.contrib import admin_site
from django_autocaption.contrib.admin_site import AutocaptionAdminSite, AutocaptionSiteMixin
from django_autocaption.contrib.admin_site.apps import CountingAdminConfig
from django_autocaption.models import Attempt, Caption
from tests.admin.access import site
from tests.admin.rows import caption, draft, staff
from tests.testapp.admin import PhotoAdmin, ProductAdmin

pytestmark = pytest.mark.django_db


class Site(AutocaptionSiteMixin, admin.AdminSite):
    pass


def registered(kind: type[admin.AdminSite]) -> admin.AdminSite:
    """With all that the project's own has."""
    own = kind()
    for model, model_admin in admin.site._registry.items():
        own.register(model, type(model_admin))
    return own


def names(user: User) -> list[str]:
    """Of the models that the index lists for this person."""
    own = registered(Site)
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


def test_its_pages_show_it_beside_the_way_to_the_list(admin_client: Client) -> None:
    own = registered(AutocaptionAdminSite)
    urls: Any = type("urls", (), {"urlpatterns": [path("admin/", own.urls)]})
    draft()
    with override_settings(ROOT_URLCONF=urls):
        for page in ("/admin/", "/admin/autocaption/", "/admin/autocaption/caption/"):
            html = " ".join(admin_client.get(page).content.decode().split())
            link = html.partition('<a href="/admin/autocaption/caption/"')[2]
            assert link.partition("</a>")[0].rpartition(">")[2] == "Captions (1 wait)", page


def test_installed_apps_may_have_it_in_the_place_of_djangos() -> None:
    assert issubclass(CountingAdminConfig, AdminConfig)
    assert import_string(CountingAdminConfig.default_site) is AutocaptionAdminSite
    apps = [f"django.contrib.{name}" for name in ("auth", "contenttypes", "sessions", "messages")]
    code = f"""
import django
from django.conf import settings
settings.configure(
    INSTALLED_APPS=["{CountingAdminConfig.__module__}.{CountingAdminConfig.__name__}", *{apps}, "django_autocaption"],
    AUTOCAPTION={{"PROVIDERS": {{}}}}, SECRET_KEY="x",
)
django.setup()
from django.contrib import admin
print(type(admin.site.urls[0] and admin.site._wrapped).__name__)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert (done.returncode, done.stdout.strip()) == (0, "AutocaptionAdminSite"), done.stderr
