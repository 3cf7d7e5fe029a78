"""Fixtures of the desk's tests."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.admin.desk.drive import Desk
from tests.admin.rows import staff


@pytest.fixture
def desk(db: None, client: Client) -> Desk:
    """Whoever sits there may write, publish and ask for captions."""
    return Desk(client, staff(*Desk.PERMISSIONS))
