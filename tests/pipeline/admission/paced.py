"""A site whose default provider is a stand-in with a quota."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.test import override_settings


def with_provider(name: str = "PacedProvider", **options: Any) -> Any:
    """That provider of ``tests.testapp`` with these options."""
    backend = {"BACKEND": f"tests.testapp.providers.{name}", "OPTIONS": options}
    return override_settings(AUTOCAPTION={**settings.AUTOCAPTION, "PROVIDERS": {"default": backend}})
