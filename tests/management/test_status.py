"""``manage.py autocaption status`` for an operator and for a monitor."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.test import override_settings
from django.utils import timezone

from django_autocaption.exceptions import ErrorKind, ProviderError
from django_autocaption.models import Caption, ErrorCode
from tests.pictures import upload
from tests.pipeline.drive import produce
from tests.testapp.models import Photo
from tests.testapp.providers import ScriptedProvider

pytestmark = pytest.mark.django_db


def test_says_what_waits_what_fails_and_who_is_up(
    scripted: type[ScriptedProvider], capsys: pytest.CaptureFixture[str]
) -> None:
    scripted.script.append(ProviderError("Wrong key.", kind=ErrorKind.AUTH))
    Photo.objects.create(image=upload())
    produce()
    Photo.objects.create(image=upload("red"))
    Caption.objects.filter(state="pending").update(due_at=timezone.now() - timedelta(minutes=5))
    caps = [{"LIMIT": "2.50", "UNIT": "USD"}]
    with override_settings(AUTOCAPTION={**settings.AUTOCAPTION, "BUDGETS": caps}):
        call_command("autocaption", "status")
    said = capsys.readouterr().out
    assert "due:        1, the first for 5 min" in said
    assert "captions:   1 pending, 1 failed" in said
    assert "failed:     1 auth: Wrong key." in said
    assert str(ErrorCode.AUTH.advice) in said
    assert "budget:     2.5 USD a month: 0 spent, 0 reserved; counts what default says that it cost" in said
    assert "provider:   default: up" in said


def test_prints_one_json_object(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("autocaption", "status", "--json")
    told = json.loads(capsys.readouterr().out)
    assert told["due"] == 0
    assert told["oldest_due_seconds"] is None
    assert [provider["alias"] for provider in told["providers"]] == ["default"]


def test_a_monitor_notices_that_nobody_works(capsys: pytest.CaptureFixture[str]) -> None:
    Photo.objects.create(image=upload())
    call_command("autocaption", "status", "--fail-after", "60")
    Caption.objects.update(due_at=timezone.now() - timedelta(minutes=2))
    with pytest.raises(SystemExit) as left:
        call_command("autocaption", "status", "--fail-after", "60")
    assert left.value.code == 1


def test_wrong_settings_are_told() -> None:
    wrong = {**settings.AUTOCAPTION, "BUDGETS": [{"LIMIT": 1}]}
    with override_settings(AUTOCAPTION=wrong), pytest.raises(CommandError, match="'UNIT' must name a unit"):
        call_command("autocaption", "status")
