"""The registered image field behind a row."""

from __future__ import annotations

from django.core.exceptions import ImproperlyConfigured

from django_autocaption.models import Caption
from django_autocaption.registry import CaptionedField, registry


def field_of(caption: Caption) -> CaptionedField | None:
    """The registered field that the row speaks of, or None."""
    model = caption.content_type.model_class()
    return registry.get(model, caption.field_name) if model else None


def is_followed(field: CaptionedField) -> bool:
    """The site's own text fields, or its files, say what captions of this field publish."""
    return bool(field.options.named_targets or field.options.embed)


def any_is_followed() -> bool:
    """Some captioned field of this site is such; False while the settings are wrong."""
    try:
        return any(is_followed(field) for field in registry.all())
    except ImproperlyConfigured:
        return False
