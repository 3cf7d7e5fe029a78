"""A site that restricts its objects."""

from __future__ import annotations

import pytest

from tests.admin.access import site
from tests.admin.access.site import Rows
from tests.testapp.admin import PhotoAdmin, ProductAdmin


@pytest.fixture
def mine(monkeypatch: pytest.MonkeyPatch) -> Rows:
    """Of a photo that everybody with a permission for photos may change, on a site that restricts the others."""
    site.restrict(monkeypatch, PhotoAdmin, ProductAdmin)
    site.country()
    found = site.rows(site.photo(site.MINE), "image")
    return found
