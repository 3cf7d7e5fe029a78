"""``manage.py autocaption prune``."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.test import override_settings
from django.utils import timezone

from django_autocaption import tasks
from django_autocaption.models import Attempt, Outcome

pytestmark = pytest.mark.django_db


def keep(days: Any) -> Any:
    return override_settings(AUTOCAPTION={**settings.AUTOCAPTION, "KEEP_ATTEMPTS": days})


@pytest.fixture(autouse=True)
def _attempts() -> None:
    for _number in range(3):
        Attempt.objects.create(
            key="a" * 64,
            provider="default",
            request=1,
            outcome=Outcome.ANSWERED,
            asked_at=timezone.now() - timedelta(days=9),
        )


def test_what_would_go_is_told_first(capsys: pytest.CaptureFixture[str]) -> None:
    with keep(8):
        call_command("autocaption", "prune", "--dry-run")
        assert Attempt.objects.count() == 3
        call_command("autocaption", "prune")
    dry, wet = capsys.readouterr().out.splitlines()
    assert dry == "default: 0 versions and 2 attempts would go; 0 attempts that stay would lose their raw answers."
    assert wet == "default: 0 versions and 2 attempts went; 0 attempts that stay lost their raw answers."
    assert Attempt.objects.count() == 1


def test_without_a_setting_it_says_which() -> None:
    with pytest.raises(CommandError, match="KEEP_ATTEMPTS"):
        call_command("autocaption", "prune")


def test_wrong_settings_are_told() -> None:
    with keep(-1), pytest.raises(CommandError, match="whole number of days"):
        call_command("autocaption", "prune")


def test_the_task_does_the_same() -> None:
    with keep(8):
        tasks.prune()
    assert Attempt.objects.count() == 1
