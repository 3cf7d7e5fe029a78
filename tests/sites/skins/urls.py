"""The admin, with what some skins bring beside it."""

from __future__ import annotations

from django.conf import settings
from django.contrib import admin
from django.urls import include, path
from django.views.i18n import JavaScriptCatalog

import tests.sites.skins.hosts  # noqa: F401 - registers admin classes

urlpatterns = [path("admin/", admin.site.urls), path("jsi18n/", JavaScriptCatalog.as_view(), name="javascript-catalog")]
if settings.SKIN == "grappelli":
    urlpatterns.append(path("grappelli/", include("grappelli.urls")))
