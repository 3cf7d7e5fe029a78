"""Plugin: the databases are there since before the fork."""

from __future__ import annotations

import pytest


@pytest.fixture(scope="session")
def django_db_setup() -> None:
    """Stands in for pytest-django's, which would make them again in each process."""
