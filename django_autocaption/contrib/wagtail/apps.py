"""``django_autocaption.contrib.wagtail`` in INSTALLED_APPS."""

from __future__ import annotations

from django.apps import AppConfig
from django.core import checks
from django.utils.translation import gettext_lazy as _


class WagtailConfig(AppConfig):
    """Has no models; ``autocaption.py`` beside it registers the image model, ``wagtail_hooks.py`` its pages."""

    name = "django_autocaption.contrib.wagtail"
    label = "autocaption_wagtail"
    verbose_name = _("Alt texts in Wagtail")

    def ready(self) -> None:
        """Once all models are loaded."""
        from django_autocaption.contrib.wagtail.checks import check_wagtail
        from django_autocaption.contrib.wagtail.places import said_there, source_of_rendition
        from django_autocaption.publishing.sources import register_place, register_source

        checks.register(check_wagtail, "autocaption")
        register_source(source_of_rendition)
        register_place(said_there)
