"""The images of Wagtail's library are captioned, and their own ``description`` says so; tags know its renditions."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from django.core import checks
from django.core.exceptions import ImproperlyConfigured
from django.db import models
from wagtail.images import get_image_model
from wagtail.signals import published

from django_autocaption.contrib import said_by_site
from django_autocaption.contrib.wagtail.checks import check_wagtail
from django_autocaption.contrib.wagtail.places import originals_of_renditions, said_there, source_of_rendition
from django_autocaption.contrib.wagtail.revisions import ask_for_published
from django_autocaption.publishing.sources import register_place, register_renditions, register_source
from django_autocaption.registry import register

#: What suits Wagtail; each is the site's to change, in AUTOCAPTION["FIELDS"].
SUITING = {"alt_field": "description", "save_written": True}


def is_public(image: models.Model) -> bool:
    """Whether everybody may see the image, as its collection and those above it have it: only then may a service."""
    collection: Any = getattr(image, "collection", None)
    return collection is not None and not collection.get_view_restrictions().exists()


with suppress(ImproperlyConfigured):  # for the system checks to report
    said = said_by_site(f"{get_image_model()._meta.label}.file")
    register(get_image_model(), "file", **{**SUITING, "condition": is_public, **said})

checks.register(check_wagtail, "autocaption")
register_source(source_of_rendition)
register_renditions(originals_of_renditions)
register_place(said_there)
published.connect(ask_for_published, dispatch_uid="django_autocaption.ask_for_published")
