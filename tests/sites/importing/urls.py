"""The admin, with posters that come and go as tables."""

from __future__ import annotations

from django.contrib import admin
from django.urls import path
from import_export.admin import ImportExportModelAdmin

from tests.sites.importing.models import Poster


@admin.register(Poster)
class PosterAdmin(ImportExportModelAdmin):
    """Import-export's own pages."""


urlpatterns = [path("admin/", admin.site.urls)]
