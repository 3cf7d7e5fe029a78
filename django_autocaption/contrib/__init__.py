"""Doors to other packages, each an app of its own in INSTALLED_APPS, and a mixin for a site's own admin site."""

from __future__ import annotations

from typing import Any

from django_autocaption import conf


def said_by_site(label: str) -> dict[str, Any]:
    """The options that AUTOCAPTION["FIELDS"] has for a field that a door registers (``wagtailimages.Image.file``, in
    small letters or large); they go before the door's own. Raises ConfigurationError while the settings are wrong."""
    named = (options for key, options in conf.current().FIELDS.items() if str(key).lower() == label.lower())
    return dict(next(named, None) or {})
