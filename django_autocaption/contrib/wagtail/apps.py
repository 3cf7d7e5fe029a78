"""``django_autocaption.contrib.wagtail`` in INSTALLED_APPS."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class WagtailConfig(AppConfig):
    """Has no models; ``autocaption.py`` beside it registers the image model, ``wagtail_hooks.py`` its pages."""

    name = "django_autocaption.contrib.wagtail"
    label = "autocaption_wagtail"
    verbose_name = _("Alt texts in Wagtail")
