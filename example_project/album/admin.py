"""Photographs in the admin, with their captions and the Re-caption action."""

from __future__ import annotations

from django.contrib import admin

from album.models import Photo
from django_autocaption.admin import AutocaptionAdminMixin


@admin.register(Photo)
class PhotoAdmin(AutocaptionAdminMixin, admin.ModelAdmin):  # type: ignore[type-arg] # generic in its stubs only
    """The mixin is all that a site adds."""

    list_display = ("title", "credit", "added_at")
    search_fields = ("title", "credit")
