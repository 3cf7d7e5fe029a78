"""Stored files that moderation has blocked, whichever object names them."""

from __future__ import annotations

from collections.abc import Collection

from django.contrib.contenttypes.models import ContentType

from django_autocaption.models import Caption
from django_autocaption.models.choices import Rating
from django_autocaption.models.files import name_key
from django_autocaption.registry import CaptionedField, registry


def blocked_files(field: CaptionedField, names: Collection[str], *, using: str) -> set[str]:
    """Those of these files in the field's storage that are blocked under some object: another one that names them is
    not shown either, for the time until a worker has read them.

    Asked (one query) where unread images are shown because moderation flags them later; empty in other modes.
    """
    if not names or field.options.moderation_mode != "flag":
        return set()
    rows = Caption.objects.using(using).filter(name_key__in=[name_key(name) for name in names], rating=Rating.BLOCKED)
    found = set()
    for name, type_id, field_name in rows.values_list("image_name", "content_type", "field_name").distinct():
        model = ContentType.objects.db_manager(using).get_for_id(type_id).model_class()
        other = registry.get(model, field_name) if model is not None else None
        if name in names and (other is None or other.field.storage == field.field.storage):
            found.add(name)
    return found
