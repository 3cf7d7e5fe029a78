"""Thumbnails of easy-thumbnails know their images wherever that package is installed: nothing is to be set."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.apps import apps

from django_autocaption.publishing.sources import register_renditions


@register_renditions
def _originals_of(names: Collection[str]) -> dict[str, str]:
    """It keeps in a table what it made from what; its files do not know."""
    thumbnails: Any = apps.get_app_config("easy_thumbnails").get_model("Thumbnail")
    made = thumbnails._default_manager.filter(name__in=names)
    return dict(made.values_list("name", "source__name"))
