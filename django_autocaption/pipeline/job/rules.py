"""Images that the site's own rules leave out: a function that is asked about the object, and patterns of file names."""

from __future__ import annotations

from collections.abc import Callable
from fnmatch import fnmatchcase
from typing import Any

from django.db import models
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

from django_autocaption.registry import CaptionedField, FieldOptions


def refusal(field: CaptionedField, instance: models.Model, image_name: str) -> str:
    """Why the image is left out, in a sentence; "" = it is not. Raises what the site's function raises, and ImportError
    for a path that leads nowhere."""
    pattern = next((each for each in field.options.exclude if fnmatchcase(image_name, each)), "")
    if pattern:
        return _("The site leaves out files that are named like “%(pattern)s”.") % {"pattern": pattern}
    if not field.options.condition or condition_of(field.options)(instance):
        return ""
    return _("The site's rule “%(rule)s” leaves the image out.") % {"rule": _name_of(field.options)}


def condition_of(options: FieldOptions) -> Callable[[Any], object]:
    """The function that a field's ``condition`` names. Raises ImportError."""
    condition = options.condition
    found: Callable[[Any], object] = import_string(condition) if isinstance(condition, str) else condition
    return found


def _name_of(options: FieldOptions) -> str:
    condition = options.condition
    return condition if isinstance(condition, str) else getattr(condition, "__qualname__", repr(condition))
