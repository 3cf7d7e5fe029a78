"""``{% load autocaption %}``: thin wrappers over ``django_autocaption.publishing``."""

from __future__ import annotations

from django import template
from django.db.models.fields.files import FieldFile

from django_autocaption.publishing import words

register = template.Library()


@register.simple_tag
def alt(image: FieldFile, default: str = "") -> str:
    """``<img src="{{ photo.image.url }}" alt="{% alt photo.image %}">``; ``default=…`` until words are published."""
    return words.alt_text(image, default=default) if isinstance(image, FieldFile) else default
