"""A moderator."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User


@pytest.fixture
def moderator() -> User:
    return User.objects.create(username="moderator")
