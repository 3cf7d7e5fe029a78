"""Admin classes of the site's own models, as the skin has them, with what this app brings for them."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from django.conf import settings
from django.contrib import admin

from django_autocaption.admin import AltTextFilter, AutocaptionAdminMixin, AutocaptionInlineMixin
from tests.testapp.models import Photo, PressPhoto

#: Unfold has classes of its own; the others go without.
classes: Any = import_module("unfold.admin") if settings.SKIN == "unfold" else admin


class Sheets(AutocaptionInlineMixin, classes.TabularInline):
    model = PressPhoto
    fk_name = "photo_ptr"
    fields = ("contact_sheet",)
    verbose_name_plural = "sheets in a table"


class StackedSheets(AutocaptionInlineMixin, classes.StackedInline):
    model = PressPhoto
    fk_name = "photo_ptr"
    fields = readonly_fields = ("contact_sheet",)
    verbose_name_plural = "sheets below each other"


class Gallery(AutocaptionAdminMixin, classes.ModelAdmin):
    list_display = ("title", "autocaption_words")
    list_filter = (AltTextFilter,)
    inlines = (Sheets, StackedSheets)


admin.site.unregister(Photo)
admin.site.register(Photo, Gallery)
