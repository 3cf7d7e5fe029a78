"""What the settings say, for pages that stay open while these are wrong, which the system checks report."""

from __future__ import annotations

from django.core.exceptions import ImproperlyConfigured

from django_autocaption import conf
from django_autocaption.registry import registry


def languages() -> list[str]:
    """Tags of the caption languages, the first one first; none while the settings are wrong."""
    try:
        return list(conf.current().languages)
    except ImproperlyConfigured:
        return []


def field_choices() -> list[tuple[str, str]]:
    """(``app_label.Model.field``, how people call it) of each captioned image field; none while the settings are
    wrong."""
    if are_wrong():
        return []
    return [(f.label, f"{f.model._meta.verbose_name}: {f.field.verbose_name}") for f in registry.all()]


def are_wrong() -> bool:
    """Nobody knows which image fields are captioned."""
    try:
        registry.all()
    except ImproperlyConfigured:
        return True
    return False
