"""Rows that are due, of images that are all different."""

from __future__ import annotations

from itertools import count
from typing import Any

from django.conf import settings
from django.test import override_settings

from django_autocaption.models import Caption, State
from django_autocaption.models.clock import ago
from tests.pictures import upload
from tests.rows import caption
from tests.testapp.models import Photo

_numbers = count()


def colour() -> tuple[int, int, int]:
    """Another one each time, so that no image has the bytes of another."""
    number = next(_numbers)
    return number * 40 % 256, number * 40 // 256 * 40, 90


def due(number: int, *, background: bool = False, **columns: Any) -> list[int]:
    rows = [
        caption(Photo.objects.create(image=upload(colour())), state=State.PENDING, background=background, **columns)
        for _number in range(number)
    ]
    Caption.objects.filter(pk__in=[row.pk for row in rows]).update(due_at=ago(1))
    return [row.pk for row in rows]


def with_settings(**more: Any) -> Any:
    return override_settings(AUTOCAPTION={**settings.AUTOCAPTION, **more})
