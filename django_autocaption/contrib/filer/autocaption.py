"""The library's images are captioned, and their own fields say so."""

from __future__ import annotations

from contextlib import suppress

from django.apps import apps
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import models

from django_autocaption.contrib import said_by_site
from django_autocaption.registry import register

#: django-filer's own, or the site's in its place (https://django-filer.readthedocs.io/en/latest/settings.html).
MODEL = getattr(settings, "FILER_IMAGE_MODEL", None) or "filer.Image"
#: What suits filer; each is the site's to change, in AUTOCAPTION["FIELDS"].
SUITING = {"alt_field": "default_alt_text", "description_field": "default_caption"}


def is_public(image: models.Model) -> bool:
    """Whether everybody may see the file: only then may a service."""
    return bool(getattr(image, "is_public", False))


with suppress(ImproperlyConfigured):  # for the system checks to report
    said = said_by_site(f"{MODEL}.file")
    register(apps.get_model(MODEL), "file", **{**SUITING, "condition": is_public, **said})
