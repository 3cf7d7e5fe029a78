"""What surrounds an image: the page that shows it, the link that it is, the line below it. Alt text cannot be judged
without, so that prompts and people at the review desk are told alike.

A site tells it by the option ``context`` of a field: a function of the object, or the dotted path of one.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django.db import models
from django.utils.module_loading import import_string

from django_autocaption.exceptions import ConfigurationError
from django_autocaption.options import did_you_mean
from django_autocaption.prompts import CONTEXT
from django_autocaption.registry import CaptionedField


def context_of(captioned: CaptionedField, instance: models.Model | None) -> dict[str, str]:
    """By each name in ``prompts.CONTEXT`` what the site's function says of the object, "" where it says nothing.
    Without one, ``page`` is the object's ``get_absolute_url()``, where it has that.

    Raises ConfigurationError for a function that cannot be found, or that gives other names; and what the site's own
    code raises.
    """
    found = dict.fromkeys(CONTEXT, "")
    if instance is None:
        return found
    hook = hook_of(captioned)
    if hook is None:
        address = getattr(instance, "get_absolute_url", None)
        return found | {"page": str(address()) if callable(address) else ""}
    told = hook(instance)
    if not isinstance(told, Mapping):
        raise ConfigurationError(f"'context' of {captioned.label} must return a dict, not {type(told).__name__}.")
    for name in told:
        if name not in found:
            raise ConfigurationError(
                f"'context' of {captioned.label} returns an unknown key {name!r}.{did_you_mean(str(name), list(found))}"
            )
    return found | {name: str(value) for name, value in told.items() if value is not None}


def hook_of(captioned: CaptionedField) -> Callable[[Any], Any] | None:
    """The site's function; None = it has none. Raises ConfigurationError."""
    given = captioned.options.context
    if not given:
        return None
    if callable(given):
        return given
    try:
        hook = import_string(given)
    except ImportError as error:
        raise ConfigurationError(f"'context' of {captioned.label}: {error}") from error
    if not callable(hook):
        raise ConfigurationError(f"'context' of {captioned.label}: {given} is no function.")
    return hook  # type: ignore[no-any-return]  # of the site's own
