"""The admin's page "Scoreboard", where nothing can be counted."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


def test_while_the_settings_are_wrong_it_says_so(admin_client: Client, settings: Any) -> None:
    settings.AUTOCAPTION = {**settings.AUTOCAPTION, "NONSENSE": 1}
    page = admin_client.get("/admin/autocaption/caption/scoreboard/").content.decode()
    assert "The settings of this app are wrong" in page
