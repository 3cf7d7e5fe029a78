"""What a site with Wagtail can leave out, as Django system checks."""

from __future__ import annotations

from typing import Any

from django.core import checks
from django.core.exceptions import ImproperlyConfigured
from wagtail.images import get_image_model

from django_autocaption.registry import registry


def check_wagtail(**kwargs: Any) -> list[checks.CheckMessage]:
    """The image model is captioned, and its words arrive where Wagtail's templates read them."""
    model = get_image_model()
    try:
        field = registry.get(model, "file")
    except ImproperlyConfigured:  # which the app's own checks report
        return []
    label = f"{model._meta.label}.file"
    if field is None:
        return [
            checks.Error(
                f"{label} is not captioned: {model._meta.label} has no plain text field 'description'.",
                hint=f"Name the field that holds alt texts: AUTOCAPTION['FIELDS'] = {{{label!r}: {{'alt_field': …}}}}.",
                id="autocaption.E060",
            )
        ]
    if not field.options.alt_field:
        return [
            checks.Warning(
                f"{label} has an empty 'alt_field': Wagtail's own templates and its API show no words.",
                hint="Leave 'alt_field' out, which writes them into 'description', or name a field of the image model.",
                id="autocaption.W060",
            )
        ]
    return []
