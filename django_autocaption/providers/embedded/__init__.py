"""The default provider: no key, no network."""

from __future__ import annotations

from django_autocaption.providers.embedded.provider import EmbeddedOptions, EmbeddedProvider

__all__ = ["EmbeddedOptions", "EmbeddedProvider"]
