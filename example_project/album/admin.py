"""Photographs in the admin, with their captions and the Re-caption action."""

from __future__ import annotations

from django.contrib import admin

from album.models import Photo
from django_autocaption.admin import AltTextFilter, AutocaptionAdminMixin


@admin.register(Photo)
class PhotoAdmin(AutocaptionAdminMixin, admin.ModelAdmin):  # type: ignore[type-arg] # generic in its stubs only
    """The mixin is all that a site adds, with its column and its filter."""

    list_display = ("title", "autocaption_words", "credit", "added_at")
    list_filter = (AltTextFilter,)
    search_fields = ("title", "credit")
