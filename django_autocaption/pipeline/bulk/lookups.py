"""``--where lookup=value``: conditions that a person writes at the shell, read through the fields of a model."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.conf import settings
from django.core.exceptions import FieldDoesNotExist, FieldError, ValidationError
from django.db import models
from django.utils import timezone

from django_autocaption.exceptions import ConfigurationError
from django_autocaption.options import did_you_mean

#: Lookups whose value is one of the field's own; others (contains, year…) read the text themselves.
_COMPARISONS = frozenset({"exact", "gt", "gte", "lt", "lte"})
_TRUTH = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}


def narrow(objects: models.QuerySet[Any], conditions: Sequence[str]) -> models.QuerySet[Any]:
    """Those of the objects that meet every condition, each of them once.

    ``conditions``: Django's lookups with their value, as ``created__gte=2024-01-01``, ``category=3``,
    ``status__in=new,sold`` or ``shop__isnull=false``. Values are text as ``Field.to_python`` takes it; moments without
    a zone are in the site's. Raises ConfigurationError, which names the nearest field where one is not known.
    """
    for condition in conditions:
        lookup, equals, text = condition.partition("=")
        if not equals or not lookup.strip():
            raise ConfigurationError(f"{condition!r}: write it as lookup=value, for example created__gte=2024-01-01.")
        objects = _narrow_by(objects, lookup.strip(), text.strip(), condition)
    return objects


def _narrow_by(objects: models.QuerySet[Any], lookup: str, text: str, condition: str) -> models.QuerySet[Any]:
    field, rest, has_many = _resolve(objects.model, lookup.split("__"), condition)
    try:
        chosen = {lookup: _value(field, rest, text)}
        if not has_many:
            return objects.filter(**chosen)
        # A join with many rows of another table would give an object several times.
        matching = objects.model._base_manager.using(objects.db).filter(**chosen)
        return objects.filter(pk__in=matching.values("pk"))
    except ValidationError as error:
        raise ConfigurationError(f"{condition!r}: {' '.join(error.messages)}") from None
    except (FieldError, ValueError, TypeError) as error:
        raise ConfigurationError(f"{condition!r}: {error}") from None


def _resolve(model: type[models.Model], names: list[str], condition: str) -> tuple[Any, list[str], bool]:
    """Returns (the field at the end of the path, what follows it, whether the path leads to many rows)."""
    field: Any = None
    has_many = False
    for position, name in enumerate(names):
        try:
            field = model._meta.pk if name == "pk" else model._meta.get_field(name)
        except FieldDoesNotExist:
            if position:  # a lookup on the relation itself: ``shop__isnull``
                return field, names[position:], has_many
            known = [f.name for f in model._meta.get_fields()]
            raise ConfigurationError(
                f"{condition!r}: {model._meta.label} has no field {name!r}.{did_you_mean(name, known)}"
            ) from None
        if not field.is_relation or field.related_model is None:
            return field, names[position + 1 :], has_many
        has_many = has_many or bool(field.one_to_many or field.many_to_many)
        model = field.related_model
    return field, [], has_many


def _value(field: Any, rest: list[str], text: str) -> Any:
    while field.is_relation:
        field = getattr(field, "target_field", None) or field.related_model._meta.pk
    lookup = rest[-1] if rest else "exact"
    if lookup == "isnull":
        return _truth(text)
    if len(rest) > 1:  # a transform comes first: its lookup reads the text, as in ``created__year__gte``
        return text.split(",") if lookup in ("in", "range") else text
    if lookup in ("in", "range"):
        return [_own_value(field, part.strip()) for part in text.split(",")]
    return _own_value(field, text) if lookup in _COMPARISONS else text


def _own_value(field: Any, text: str) -> Any:
    if isinstance(field, models.BooleanField):
        return _truth(text)
    value = field.to_python(text)
    if isinstance(value, datetime) and settings.USE_TZ and timezone.is_naive(value):
        return timezone.make_aware(value)
    return value


def _truth(text: str) -> bool:
    if text.lower() not in _TRUTH:
        raise ValueError(f"{text!r} is neither true nor false.")
    return _TRUTH[text.lower()]
