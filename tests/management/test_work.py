"""``manage.py autocaption work``: a site without broker and workers, whose cron has everything done."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.test import override_settings

from django_autocaption.exceptions import ErrorKind, ProviderError
from django_autocaption.models import Caption, State
from django_autocaption.models.clock import ago
from django_autocaption.pipeline.drain import work_off
from django_autocaption.pipeline.runtime import broker, queue
from tests.celery import app
from tests.pictures import upload
from tests.rows import PUBLISHED, all_stand, stands
from tests.testapp.models import Article, Photo
from tests.testapp.providers import LaterProvider, ScriptedProvider

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def by_command(monkeypatch: pytest.MonkeyPatch) -> Any:
    """No message may be sent, and no task is eager."""
    monkeypatch.setattr(broker, "deliver", None)
    app.conf.task_always_eager = False
    with override_settings(AUTOCAPTION={**settings.AUTOCAPTION, "DELIVERY": "command"}):
        yield
    app.conf.task_always_eager = True


def work(capsys: pytest.CaptureFixture[str], **options: Any) -> str:
    call_command("autocaption", "work", **options)
    return capsys.readouterr().out


def test_saves_send_nothing_and_the_command_captions_what_they_left(
    commit: Any, capsys: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    with commit():
        for number in range(3):
            Photo.objects.create(image=upload((number * 50, 0, 0)))
    Photo.objects.bulk_create([Photo(image=Photo.objects.first().image.name)])  # which announced itself to nobody
    assert [c.state for c in Caption.objects.all()] == [State.PENDING] * 3
    assert work(capsys).startswith("4 captions were worked on; 0 wait")
    assert all_stand() == [PUBLISHED] * 4
    assert work(capsys).startswith("0 captions")
    assert caplog.records == []


def test_a_request_in_bulk_and_what_follows_are_done_as_well(capsys: pytest.CaptureFixture[str], storage: Any) -> None:
    fields = {"testapp.Article.photo": {"alt_field": "photo_alt"}}
    with override_settings(AUTOCAPTION={**settings.AUTOCAPTION, "DELIVERY": "command", "FIELDS": fields}):
        article = Article.objects.create(photo=upload())
        Caption.objects.update(background=True)
        assert work(capsys).startswith("1 captions")
        article.refresh_from_db()
        assert article.photo_alt


def test_what_has_to_wait_is_left_to_the_next_run(capsys: pytest.CaptureFixture[str]) -> None:
    ScriptedProvider.script.append(ProviderError("The model failed.", kind=ErrorKind.PROVIDER))
    Photo.objects.create(image=upload())
    assert "1 wait" in work(capsys)
    Caption.objects.update(due_at=ago(1))
    assert "0 wait" in work(capsys)
    assert all_stand() == [PUBLISHED]


def test_a_service_that_answers_later_is_looked_at_by_the_next_run(capsys: pytest.CaptureFixture[str]) -> None:
    later = {"default": {"BACKEND": "tests.testapp.providers.LaterProvider"}}
    with override_settings(AUTOCAPTION={**settings.AUTOCAPTION, "DELIVERY": "command", "PROVIDERS": later}):
        Photo.objects.create(image=upload())
        work(capsys)
        assert Caption.objects.get().state == State.WAITING
        Caption.objects.update(due_at=ago(timedelta(minutes=1).total_seconds()))
        work(capsys)
        assert len(LaterProvider.polled) == 1


def test_no_time_begins_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    Photo.objects.create(image=upload())
    assert "1 wait" in work(capsys, seconds=0.0)
    assert not ScriptedProvider.asked
    assert not queue.is_eager()


def test_wrong_settings_are_told_in_a_sentence() -> None:
    with override_settings(AUTOCAPTION={"DELIVERY": "pigeon"}), pytest.raises(CommandError, match="'DELIVERY' must be"):
        call_command("autocaption", "work")


def test_a_row_that_is_due_again_at_once_is_tried_once(monkeypatch: Any, capsys: pytest.CaptureFixture[str]) -> None:

    Photo.objects.create(image=upload())
    calls: list[list[int]] = []
    monkeypatch.setattr(work_off.production, "caption_images", lambda ids, using: calls.append(ids))
    monkeypatch.setattr(work_off, "sweep", lambda: type("Found", (), {"failed": 1}))
    with pytest.raises(CommandError, match="1 steps of the sweep failed"):
        work(capsys)
    assert len(calls) == 1
    assert stands(Caption.objects.get()) == State.PENDING
