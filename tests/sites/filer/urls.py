"""The admin, and filer's own addresses: private files are served through it."""

from __future__ import annotations

from django.contrib import admin
from django.urls import include, path

urlpatterns = [path("admin/", admin.site.urls), path("", include("filer.server.urls"))]
