"""The library's images are captioned, and their own fields say so."""

from __future__ import annotations

from django.apps import apps
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import models

from django_autocaption import conf
from django_autocaption.registry import register

#: django-filer's own, or the site's in its place (https://django-filer.readthedocs.io/en/latest/settings.html).
MODEL = getattr(settings, "FILER_IMAGE_MODEL", None) or "filer.Image"


def is_public(image: models.Model) -> bool:
    """Whether everybody may see the file: only then may a service."""
    return bool(getattr(image, "is_public", False))


def _site_says_it_itself() -> bool:
    try:
        return f"{MODEL}.file".lower() in (str(label).lower() for label in conf.current().FIELDS)
    except ImproperlyConfigured:  # for the system checks to report
        return True


if not _site_says_it_itself():
    register(
        apps.get_model(MODEL),
        "file",
        alt_field="default_alt_text",
        description_field="default_caption",
        condition=is_public,
    )
