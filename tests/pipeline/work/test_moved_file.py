"""A file that is moved while a service looks at it, as code does that names it by the object's key: the same bytes
under another name are paid for once, and their words are worth what they would have been."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings
from django.core.files.base import ContentFile
from django.db import connection
from django.test import override_settings
from django.utils import timezone

from django_autocaption.models import Attempt, Caption
from django_autocaption.pipeline.work import deferred
from django_autocaption.types import CaptionResult
from tests.pictures import upload
from tests.pipeline.drive import one, produce, with_field, with_provider
from tests.rows import PUBLISHED, REVIEW, says, stands
from tests.testapp.models import Photo
from tests.testapp.providers import LaterProvider, ScriptedProvider

pytestmark = pytest.mark.usefixtures("no_worker")
TEXT, SAYS = "A photograph of a red bridge in the fog.", "A red bridge in the fog."


def move(photo: Photo) -> None:
    """What the site's code does once it knows the key."""
    fresh = Photo.objects.get(pk=photo.pk)
    former, data = fresh.image.name, fresh.image.read()
    fresh.image.save(f"{fresh.pk}-photo.jpg", ContentFile(data))
    fresh.image.storage.delete(former)


def elsewhere(photo: Photo) -> None:
    """In another process, so to speak."""

    def run() -> None:
        try:
            move(photo)
        finally:
            connection.close()

    thread = threading.Thread(target=run)
    thread.start()
    thread.join()


def moved_while_asked(photo: Photo, **result: Any) -> None:
    async def answer(request: Any) -> CaptionResult:
        await asyncio.to_thread(elsewhere, photo)
        return CaptionResult(text=TEXT, model="scripted-1", **result)

    ScriptedProvider.script.append(answer)
    produce()
    assert one().image_name == f"photos/{photo.pk}-photo.jpg"
    produce()


@pytest.mark.django_db(transaction=True)
class TestWhileAsked:
    def test_is_published_and_paid_once(self) -> None:
        photo = Photo.objects.create(image=upload())
        moved_while_asked(photo)
        assert (stands(one()), says(Caption.objects.with_words().get())) == (PUBLISHED, SAYS)
        assert (len(ScriptedProvider.asked), Attempt.objects.count()) == (1, 1)

    def test_the_next_provider_is_not_paid_as_well(self) -> None:
        with chain():
            photo = Photo.objects.create(image=upload())
            moved_while_asked(photo)
            assert stands(one()) == PUBLISHED
            assert len(ScriptedProvider.asked) == 1

    def test_a_label_may_be_bettered_by_the_next_provider(self) -> None:
        with chain():
            photo = Photo.objects.create(image=upload())
            moved_while_asked(photo, draft=True)
            assert stands(one()) == PUBLISHED
            assert len(ScriptedProvider.asked) == 2

    @pytest.mark.parametrize("how", ["label", "always reviewed"])
    def test_what_a_person_was_to_read_is_read(self, how: str) -> None:
        with with_field(review="always" if how == "always reviewed" else "auto"):
            photo = Photo.objects.create(image=upload())
            moved_while_asked(photo, draft=how == "label")
            assert stands(one()) == REVIEW
            assert len(ScriptedProvider.asked) == 1


def chain() -> Any:
    scripted = {"BACKEND": "tests.testapp.providers.ScriptedProvider"}
    return override_settings(
        AUTOCAPTION={
            **settings.AUTOCAPTION,
            "PROVIDERS": {"default": scripted, "second": scripted},
            "FIELDS": {"testapp.Photo.image": {"provider": ["default", "second"]}},
        }
    )


@pytest.mark.django_db
class TestWhileAJobRuns:
    @pytest.fixture(autouse=True)
    def _site(self) -> Iterator[None]:
        with with_provider("LaterProvider"):
            yield

    def test_is_published_and_paid_once(self) -> None:
        photo = Photo.objects.create(image=upload())
        produce()
        move(photo)
        produce()
        assert stands(one()) == "pending", "the job goes on, and its answer serves the moved file"
        LaterProvider.script.append(lambda job: CaptionResult(text=TEXT, model="later-1"))
        deferred.poll_strays(using="default")
        Caption.objects.update(due_at=timezone.now())
        produce()
        assert (stands(one()), len(LaterProvider.asked)) == (PUBLISHED, 1)
