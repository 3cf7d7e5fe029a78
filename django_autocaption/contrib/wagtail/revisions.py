"""A revision with another image was published: Wagtail saves an object that it made of the revision."""

from __future__ import annotations

import logging
from typing import Any

from django.db import DEFAULT_DB_ALIAS
from django.db.models import Model

from django_autocaption.pipeline.intake import saved
from django_autocaption.registry import registry

logger = logging.getLogger(__name__)


def ask_for_published(sender: type[Model], instance: Model, **kwargs: Any) -> None:
    """Have the captions of the object follow its image, as after any save. Whatever happens, the revision stays
    published."""
    for field in registry.fields_of(sender):
        try:
            saved.revision_published(field, instance, using=instance._state.db or DEFAULT_DB_ALIAS)
        except Exception:
            logger.exception(
                "No words could be asked for %s %s, whose revision is published; a sweep finds it (SWEEP_IMAGES).",
                field.label,
                instance.pk,
            )
