"""The database's clock tells what Django stores at this moment, in whichever zone the site has it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.utils import timezone

from django_autocaption.models import Caption, clock
from django_autocaption.models.clock import DatabaseNow, ago


@pytest.fixture(autouse=True)
def _made_anew(settings: Any) -> Iterator[None]:
    """psycopg is told once for each connection whether there are zones."""
    yield
    connection.close()


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    ("use_tz", "zone"), [(True, "UTC"), (True, "Asia/Tokyo"), (False, "UTC"), (False, "America/Los_Angeles")]
)
def test_it_tells_the_time_as_django_stores_it(use_tz: bool, zone: str, settings: Any) -> None:
    settings.USE_TZ, settings.TIME_ZONE = use_tz, zone
    connection.close()
    ContentType.objects.get_for_model(Caption)
    now = timezone.now()
    assert abs(clock.read("default") - now) < timedelta(minutes=1)
    told = clock.read_all([DatabaseNow(), ago(7200)], "default")
    assert [round((now - moment).total_seconds() / 60) for moment in told.values()] == [0, 120]
