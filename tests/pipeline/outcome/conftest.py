"""A site in which a second provider is asked where the first has no words."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.conf import settings
from django.test import override_settings


@pytest.fixture
def chain() -> Iterator[None]:
    """Two providers are asked, one after the other."""
    second = {"BACKEND": "tests.testapp.providers.ScriptedProvider"}
    providers = {**settings.AUTOCAPTION["PROVIDERS"], "second": second}
    fields = {"testapp.Photo.image": {"provider": ["default", "second"]}}
    with override_settings(AUTOCAPTION={**settings.AUTOCAPTION, "PROVIDERS": providers, "FIELDS": fields}):
        yield
