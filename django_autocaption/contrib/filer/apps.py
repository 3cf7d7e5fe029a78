"""``django_autocaption.contrib.filer`` in INSTALLED_APPS."""

from __future__ import annotations

from django.apps import AppConfig


class FilerConfig(AppConfig):
    """Has no models; ``autocaption.py`` beside it registers the library's images."""

    name = "django_autocaption.contrib.filer"
    label = "autocaption_filer"
