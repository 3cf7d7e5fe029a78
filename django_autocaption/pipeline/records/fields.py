"""The registered image field behind a row, and the objects that have an image in one."""

from __future__ import annotations

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ImproperlyConfigured
from django.db import DEFAULT_DB_ALIAS
from django.db.models import Q, QuerySet

from django_autocaption.models import Caption
from django_autocaption.pipeline.runtime import databases
from django_autocaption.registry import CaptionedField, registry

#: Name of the annotation that holds an object's primary key as captions know it.
KEY = "autocaption_key"


def objects_with_image(field: CaptionedField, using: str) -> QuerySet[Any]:
    """Objects of the field's model that have an image, with their KEY."""
    objects: QuerySet[Any] = field.model._base_manager.using(using)
    empty = Q(**{field.name: ""}) | Q(**{f"{field.name}__isnull": True})
    key = databases.key_as_text(field, using)
    objects = objects.exclude(empty).annotate(**{KEY: key})
    return objects


def field_of(caption: Caption) -> CaptionedField | None:
    """The registered field that the row speaks of, or None."""
    return field_at(caption.content_type_id, caption.field_name, using=caption._state.db or DEFAULT_DB_ALIAS)


def field_at(content_type_id: int, name: str, *, using: str) -> CaptionedField | None:
    """The same by the id of a content type, which Django keeps."""
    model = ContentType.objects.db_manager(using).get_for_id(content_type_id).model_class()
    return registry.get(model, name) if model else None


def is_followed(field: CaptionedField) -> bool:
    """The site's own text fields, or its files, say what captions of this field publish."""
    return bool(field.options.named_targets or field.options.embed)


def any_is_moderated() -> bool:
    """Moderation looks at the images of some captioned field of this site; False while the settings are wrong."""
    try:
        return any(field.options.moderation_mode != "off" for field in registry.all())
    except ImproperlyConfigured:
        return False


def any_is_followed() -> bool:
    """Some captioned field of this site is such; False while the settings are wrong."""
    try:
        return any(is_followed(field) for field in registry.all())
    except ImproperlyConfigured:
        return False
