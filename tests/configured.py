"""A site with other settings, and what its system checks say of them."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.checks import run_checks
from django.test import override_settings


def site(**keys: Any) -> Any:
    """Meanwhile, with these keys of AUTOCAPTION in place of the tests' own."""
    return override_settings(AUTOCAPTION={**settings.AUTOCAPTION, **keys})


def messages() -> dict[str, str]:
    """What the checks say, by id."""
    return {m.id or "": f"{m.msg} {m.hint or ''}" for m in run_checks(tags=["autocaption"])}
