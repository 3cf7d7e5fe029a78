"""``manage.py autocaption status`` for an operator and for a monitor."""

from __future__ import annotations

import json
import re
import socket
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta

import pytest
from celery import Celery
from django.conf import settings
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.test import override_settings
from django.utils import timezone

from django_autocaption import pacing
from django_autocaption.exceptions import ErrorKind, ProviderError
from django_autocaption.models import Caption, Cursor, ErrorCode, Pause, Worker
from django_autocaption.pipeline.upkeep.pausing import pause
from django_autocaption.pipeline.upkeep.sweep import sweep
from tests.celery import app
from tests.effects.rows import time_passes
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
    assert "provider:   default: has no key, refuses it, or has no credit left, since " in said


def test_says_once_what_to_do(scripted: type[ScriptedProvider], capsys: pytest.CaptureFixture[str]) -> None:
    scripted.script.append(ProviderError(f"No. {ErrorCode.AUTH.advice}", kind=ErrorKind.AUTH))
    Photo.objects.create(image=upload())
    produce()
    call_command("autocaption", "status")
    assert capsys.readouterr().out.count(str(ErrorCode.AUTH.advice)) == 1


def test_a_monitor_notices_a_service_that_gives_no_answers() -> None:
    """Its images are due only when their next try is."""
    pacing.note("default", *[ProviderError("Down.", kind=ErrorKind.SERVER)] * pacing.FAILURES)
    time_passes(50)
    assert call_command("autocaption", "status", "--fail-after", "60") is None
    with pytest.raises(SystemExit, match="1"):
        call_command("autocaption", "status", "--fail-after", "40")


def test_a_monitor_notices_a_key_that_was_revoked(
    scripted: type[ScriptedProvider], capsys: pytest.CaptureFixture[str]
) -> None:
    """At night, when too few images come to find the service down, and each fails at once, so that none waits."""
    refused = ProviderError("The key was refused.", kind=ErrorKind.AUTH, status=401)
    for _hour in range(3):
        scripted.script.append(refused)
        Photo.objects.create(image=upload())
        produce()
        time_passes(3600)
    with pytest.raises(SystemExit, match="1"):
        call_command("autocaption", "status", "--fail-after", "900")
    assert "provider:   default: has no key, refuses it, or has no credit left, since 20" in capsys.readouterr().out
    assert call_command("autocaption", "status", "--fail-after", "11000") is None
    Photo.objects.create(image=upload("red"))
    produce()
    assert call_command("autocaption", "status", "--fail-after", "900") is None


def test_a_monitor_notices_a_key_that_is_missing_from_the_settings() -> None:
    """Each image fails at once, so that none waits, and nothing is sent that the service could refuse."""
    openai = "django_autocaption.providers.openai.OpenAICompatibleProvider"
    options = {"preset": "openai", "model": "gpt-4o-mini", "api_key": ""}
    keyless = {**settings.AUTOCAPTION, "PROVIDERS": {"default": {"BACKEND": openai, "OPTIONS": options}}}
    with override_settings(AUTOCAPTION=keyless):
        Photo.objects.create(image=upload())
        produce()
        assert Caption.objects.get().error_code == ErrorCode.AUTH
        time_passes(1000)
        with pytest.raises(SystemExit, match="1"):
            call_command("autocaption", "status", "--fail-after", "900")


def test_a_broker_that_is_down_is_told_and_where_it_should_be(capsys: pytest.CaptureFixture[str]) -> None:
    with closing(socket.create_server(("127.0.0.1", 0))) as free:
        port = free.getsockname()[1]
    Photo.objects.create(image=upload())
    Caption.objects.update(due_at=timezone.now() - timedelta(minutes=5))
    Celery("down", broker=f"redis://user:s3cret@127.0.0.1:{port}/0").set_current()
    try:
        call_command("autocaption", "status")
        call_command("autocaption", "status", "--json")
    finally:
        app.set_current()
    said, _, told = capsys.readouterr().out.rstrip().rpartition("\n")
    assert f"broker:     takes no message: redis://127.0.0.1:{port} (OperationalError: " in said
    assert "mend CELERY_BROKER_URL" in said
    assert "worker:" not in said, "nobody can say whether one runs"
    assert str(port) in json.loads(told)["broker_problem"]
    assert "s3cret" not in said + told


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


class TestWorkersAndSweeps:
    @pytest.fixture(autouse=True)
    def _waiting(self) -> Iterator[None]:
        app.conf.task_always_eager = False
        Photo.objects.create(image=upload())
        Caption.objects.update(due_at=timezone.now() - timedelta(minutes=2))
        yield
        app.conf.task_always_eager = True

    def told(self, capsys: pytest.CaptureFixture[str]) -> str:
        call_command("autocaption", "status")
        return capsys.readouterr().out

    def test_that_seem_not_to_run_are_told_with_what_to_start(self, capsys: pytest.CaptureFixture[str]) -> None:
        told = self.told(capsys)
        assert "worker:     none seems to run (last sign of life: never). Start one, on the broker" in told
        assert "sweep:      none ran yet; have Celery beat start one each minute" in told
        Worker.objects.create(alive_at=timezone.now() - timedelta(hours=1))
        assert "none seems to run (last sign of life: 60 min ago)" in self.told(capsys)

    def test_that_run_are_not(self, capsys: pytest.CaptureFixture[str]) -> None:
        sweep()
        Worker.objects.create(alive_at=timezone.now() - timedelta(seconds=30))
        told = self.told(capsys)
        assert "none seems to run" not in told
        assert re.search(r"sweep:      the last ran \d+ s ago$", told, re.MULTILINE)
        Cursor.objects.update(looked_at=timezone.now() - timedelta(hours=3))
        assert "the last ran 3.0 h ago; have Celery beat" in self.told(capsys)

    @pytest.mark.parametrize(("delivery", "eager"), [("command", False), ("at_once", False), ("celery", True)])
    def test_are_no_advice_for_a_site_without_them(
        self, delivery: str, eager: bool, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """Cron comes every other minute, and gives no sign of life in between."""
        app.conf.task_always_eager = eager
        with override_settings(AUTOCAPTION={**settings.AUTOCAPTION, "DELIVERY": delivery}):
            told = self.told(capsys)
            assert "nobody seems to run it" not in told
            assert "sweep:      none ran yet; have cron run, every other minute: manage.py autocaption work" in told
            Caption.objects.update(due_at=timezone.now() - timedelta(minutes=20))
            told = self.told(capsys)
            assert "work:       nobody seems to run it (last sign of life: never); have cron run" in told
            assert "elery" not in told
            Worker.objects.create(alive_at=timezone.now() - timedelta(minutes=5))
            assert "nobody seems to run it" not in self.told(capsys)

    def test_are_not_missed_where_nothing_waits_or_all_is_paused(self, capsys: pytest.CaptureFixture[str]) -> None:
        pause("", by=User())
        assert "none seems to run" not in self.told(capsys)
        Caption.objects.all().delete()
        Pause.objects.all().delete()
        assert "none seems to run" not in self.told(capsys)


def test_wrong_settings_are_told() -> None:
    wrong = {**settings.AUTOCAPTION, "BUDGETS": [{"LIMIT": 1}]}
    with override_settings(AUTOCAPTION=wrong), pytest.raises(CommandError, match="'UNIT' must name a unit"):
        call_command("autocaption", "status")
