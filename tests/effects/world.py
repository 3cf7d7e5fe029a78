"""A site with its doors: images are saved, workers and sweeps come, time passes, pages are rendered."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager, ExitStack
from datetime import datetime, timedelta
from hashlib import sha256
from itertools import count
from typing import Any

import pytest
from celery.signals import before_task_publish
from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import Storage
from django.db import models
from django.template import Context, Template
from django.test import override_settings
from django.utils import timezone

from django_autocaption import pacing, tasks
from django_autocaption.pipeline.upkeep.sweep import sweep
from django_autocaption.providers.embedded import safety
from django_autocaption.types import CaptionRequest, CaptionResult
from tests.celery import app
from tests.effects import rows
from tests.pictures import jpeg
from tests.testapp.models import Article, Photo
from tests.testapp.providers import AgeProvider, ScriptedProvider

WORDS = "A red bridge over a river in the fog."
TESTAPP = "tests.testapp.providers"
_numbers = count(1)


class World:
    """What a test sees and does. Settings that it makes hold until its end."""

    def __init__(
        self, stack: ExitStack, monkeypatch: pytest.MonkeyPatch, commit: Callable[[], AbstractContextManager[Any]]
    ) -> None:
        self._stack = stack
        self._monkeypatch = monkeypatch
        self._commit = commit
        self.messages: list[tuple[str, str]] = []
        """(task, queue) of each message that was sent."""
        app.conf.task_always_eager = False  # messages wait in the broker, for ``work``
        stack.callback(app.conf.update, task_always_eager=True)
        before_task_publish.connect(self._note_message, weak=False, dispatch_uid=f"world {id(self)}")
        stack.callback(before_task_publish.disconnect, dispatch_uid=f"world {id(self)}")

    # -- settings -----------------------------------------------------------------------------------------------------

    def set(self, **keys: Any) -> None:
        """Keys of AUTOCAPTION; the others stay."""
        self._stack.enter_context(override_settings(AUTOCAPTION={**settings.AUTOCAPTION, **keys}))

    def set_field(self, model: str = "testapp.Photo.image", /, **options: Any) -> None:
        """The only captioned field."""
        self.set(FIELDS={model: options})

    def set_provider(self, name: str, /, alias: str = "default", **options: Any) -> None:
        """A provider of ``tests.testapp``, or one with a dotted path."""
        backend = {"BACKEND": name if "." in name else f"{TESTAPP}.{name}", "OPTIONS": options}
        self.set(PROVIDERS={**settings.AUTOCAPTION["PROVIDERS"], alias: backend})

    def set_moderation(self, **keys: Any) -> None:
        """An age model is asked, and nobody need look for nudity, unless ``keys`` say otherwise."""
        self.set_provider("AgeProvider", alias="ages")
        self.set_provider("NudityProvider", alias="nudity")
        self.set(MODERATION={"PROVIDER": "ages", "NSFW_UNCHECKED": "clear"} | keys)

    def set_nudity(self, score: float) -> None:
        """What the local model says of every image."""
        self._monkeypatch.setattr(safety, "unsafe_score", lambda data: score)

    def set_storage(self, model: type[models.Model], field: str, storage: Storage) -> None:
        """Where the files of an image field are."""
        self._monkeypatch.setattr(model._meta.get_field(field), "storage", storage)

    def set_clock(self, moment: datetime) -> None:
        """The site's own clock shows that moment, and goes on."""
        ahead = moment - timezone.now()
        now = timezone.now
        self._monkeypatch.setattr(timezone, "now", lambda: now() + ahead)

    # -- what happens -------------------------------------------------------------------------------------------------

    def say(self, *answers: Any) -> None:
        """What the scripted provider answers next: texts, results, errors."""
        ScriptedProvider.script.extend(answers)

    def say_age(self, *answers: Any) -> None:
        """The same for the age model: (label, percent)."""
        AgeProvider.script.extend(answers)

    def save(self, model: type[models.Model] = Photo, /, **fields: Any) -> Any:
        """Somebody uploads an image like no other, and their request ends."""
        name = {Photo: "image", Article: "photo"}.get(model, "image")
        with self._commit():
            return model._default_manager.create(**{name: self.picture(), **fields})

    def picture(self, size: tuple[int, int] = (64, 48)) -> Any:
        """A file like no other; what follows the end of the picture is nobody's business."""
        return ContentFile(jpeg(size=size) + b"%d" % next(_numbers), name="photo.jpg")

    def work(self) -> None:
        """A worker takes a message about all captions."""
        with self._commit():
            tasks.caption_images(rows.ids())

    def sweep(self) -> None:
        """Celery beat calls."""
        with self._commit():
            sweep()

    def look_at_jobs(self) -> None:
        """The message that looks at jobs of services comes to a worker."""
        tasks.poll_jobs()

    def passes(self, seconds: float) -> None:
        """Time."""
        rows.time_passes(seconds)

    def forget(self) -> None:
        """As if nothing had been saved or asked."""
        Photo.objects.all().delete()
        rows.forget()
        ScriptedProvider.reset()
        pacing.reset()
        self.messages.clear()

    def first(self, moments: Iterable[float], happens: Callable[[float], bool]) -> float | None:
        """The first of these moments at which it happens, each tried anew."""
        for moment in moments:
            self.forget()
            if happens(moment):
                return moment
        return None

    # -- what is seen -------------------------------------------------------------------------------------------------

    @property
    def asked(self) -> list[CaptionRequest]:
        """What the scripted provider was asked."""
        return ScriptedProvider.asked

    def asked_about(self, photo: Photo) -> int:
        """Requests about this image."""
        with photo.image.open("rb") as file:
            content_hash = sha256(file.read()).hexdigest()
        return sum(request.image.content_hash == content_hash for request in self.asked)

    def alt(self, image: Any) -> str:
        """What a page says."""
        return Template("{% load autocaption %}{% alt image %}").render(Context({"image": image}))

    def captioned(self, model: type[models.Model] = Photo, /, **fields: Any) -> Any:
        """An object after the worker was there."""
        saved = self.save(model, **fields)
        self.work()
        return model._default_manager.get(pk=saved.pk)

    def _note_message(self, sender: str = "", routing_key: str = "", **details: Any) -> None:
        self.messages.append((sender.rpartition(".")[2], routing_key))


def result(text: str = WORDS, **more: Any) -> CaptionResult:
    """An answer."""
    return CaptionResult(text=text, **more)


def ago(**units: float) -> datetime:
    """A moment before now."""
    return timezone.now() - timedelta(**units)
