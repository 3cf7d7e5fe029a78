"""What is told of rounds and of drift: by Status, by its page and by a backfill."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from django.conf import settings
from django.core.management import call_command
from django.test import Client, override_settings
from django.urls import reverse

from django_autocaption.models import Cursor
from django_autocaption.pipeline.upkeep import rounds, status, sweep
from tests.rows import caption
from tests.testapp.models import Photo

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sent")]


@pytest.fixture(autouse=True)
def _site() -> Iterator[None]:
    with override_settings(AUTOCAPTION={**settings.AUTOCAPTION, "FIELDS": {"testapp.Photo.image": {}}}):
        yield


@pytest.fixture
def photos() -> list[Photo]:
    photos = Photo.objects.bulk_create([Photo(image=f"{number}.jpg") for number in range(5)])
    for photo in photos:
        caption(photo, "A red boat.")
    return photos


def told(capsys: pytest.CaptureFixture[str]) -> str:
    call_command("autocaption", "status")
    return capsys.readouterr().out


def test_status_tells_the_drift_and_how_long_a_round_takes(
    photos: list[Photo], capsys: pytest.CaptureFixture[str], admin_client: Client
) -> None:
    assert "reconcile:" not in told(capsys)
    Photo.objects.filter(pk__in=[photos[0].pk, photos[1].pk]).update(image="new.jpg")
    sweep.sweep()
    Cursor.objects.update(last_seconds=2_040)
    said = "reconcile:  testapp.Photo.image: in a round of 34 min, 2 of 5 captions disagreed with their objects\n"
    assert said in told(capsys)
    page = admin_client.get(reverse("admin:autocaption_caption_status")).content.decode()
    assert "2 of 5 disagreed, in 2040 seconds" in page


def test_a_round_that_is_under_way_is_told(
    photos: list[Photo], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rounds, "STEP", 3)
    monkeypatch.setattr(rounds, "FIRST_STEPS", 1)
    Photo.objects.update(image="new.jpg")
    sweep.sweep()
    assert "testapp.Photo.image: 2 captions looked at in this round, 2 disagreed" in told(capsys)
    (found,) = status.as_json(status.status())["reconcile"]
    assert (found["captions"], found["disagreed"], found["last_round"]) == (2, 2, None)
    json.dumps(found)


def test_objects_that_are_gone_are_counted(
    photos: list[Photo], capsys: pytest.CaptureFixture[str], admin_client: Client
) -> None:
    Photo.objects.filter(pk=photos[0].pk)._raw_delete("default")
    sweep.sweep()
    assert "gone:       1 captions whose objects are gone" in told(capsys)
    assert status.as_json(status.status())["gone"] == 1
    assert "Objects that are gone" in admin_client.get(reverse("admin:autocaption_caption_status")).content.decode()


def test_a_backfill_counts_the_drift_and_says_who_mends_it(
    photos: list[Photo], capsys: pytest.CaptureFixture[str]
) -> None:
    Photo.objects.filter(pk__in=[photos[0].pk, photos[1].pk]).update(image="new.jpg")
    call_command("autocaption", "backfill", "--dry-run")
    assert "testapp.Photo.image: 2 images have captions of another file." in capsys.readouterr().out
    call_command("autocaption", "sweep", "--reconcile")
    assert "2 captions mended" in capsys.readouterr().out
    call_command("autocaption", "backfill", "--dry-run")
    assert "Nothing is missing." in capsys.readouterr().out
