"""The configured captioning services, as editors choose among them."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext as _

from django_autocaption.providers import providers
from django_autocaption.providers.base import BaseProvider


def aliases() -> list[str]:
    """Aliases in AUTOCAPTION["PROVIDERS"]; none while the setting is wrong, which the system checks report."""
    try:
        return list(providers)
    except ImproperlyConfigured:
        return []


def writers() -> list[str]:
    """Those of them that can be asked for words; one whose settings are wrong among them."""
    return [alias for alias in aliases() if (one := service(alias)) is None or one.writes]


def service(alias: str) -> BaseProvider[Any] | None:
    """The provider of that alias, or None where it is unknown or its settings are wrong."""
    try:
        return providers[alias]
    except ImproperlyConfigured:
        return None


def name_of(alias: str) -> str:
    """``alias (Service)``; the alias alone where the settings no longer know it."""
    provider = service(alias)
    if provider is None or provider.service.lower() == alias.lower():
        return alias
    return f"{alias} ({provider.service})"


def described(alias: str) -> str:
    """The name, and what the service cannot do."""
    provider = service(alias)
    if provider is None:
        return _("%(name)s: its settings are wrong") % {"name": alias}
    if not provider.takes_prompt():
        return _("%(name)s: takes no prompt") % {"name": name_of(alias)}
    return name_of(alias)
