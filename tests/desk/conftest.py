"""Two people at the desk."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User


@pytest.fixture
def ada() -> User:
    return User.objects.create_user("ada")


@pytest.fixture
def bob() -> User:
    return User.objects.create_user("bob")
