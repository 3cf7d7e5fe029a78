"""Addresses of the site: the admin, and those of this app where it is installed."""

from __future__ import annotations

from django.apps import apps
from django.contrib import admin
from django.urls import include, path

urlpatterns = [path("admin/", admin.site.urls)]
if apps.is_installed("django_autocaption"):
    urlpatterns.append(path("autocaption/", include("django_autocaption.urls")))
