"""``album`` in INSTALLED_APPS."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AlbumConfig(AppConfig):
    name = "album"
    verbose_name = _("Album")
    default_auto_field = "django.db.models.BigAutoField"
