"""A site that has its images rated, and photographs on their way through it: for the tests of moderation's checks."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib.auth.models import User
from django.db.models import QuerySet
from django.test import override_settings
from django.utils import timezone

from django_autocaption.exceptions import ErrorKind, ProviderError
from django_autocaption.models import Batch, Caption, State
from django_autocaption.pipeline.bulk import recaption
from django_autocaption.pipeline.work.production import caption_images
from django_autocaption.types import CaptionResult
from tests.pictures import upload
from tests.pipeline.drive import WORDS
from tests.testapp.models import Photo
from tests.testapp.providers import AgeProvider, ScriptedProvider

ADULT, MINOR = ("21-44", 90.0), ("13-20", 79.65)
BACKENDS = {
    "default": "tests.testapp.providers.ScriptedProvider",
    "ages": "tests.testapp.providers.AgeProvider",
    "ages-later": "tests.testapp.providers.LaterAgeProvider",
    "nudity": "tests.testapp.providers.NudityProvider",
    "nudity-too": "tests.testapp.providers.OtherNudityProvider",
}
FAILURES = {
    "no credit": ProviderError("The account has no credit left.", kind=ErrorKind.QUOTA),
    "wrong key": ProviderError("The key was rejected.", kind=ErrorKind.AUTH),
    "refusal": ProviderError("The service declined the image.", kind=ErrorKind.SAFETY),
    "model gone": ProviderError("There is no such model.", kind=ErrorKind.NOT_FOUND),
    "no age": CaptionResult(text="A bridge."),
    "bug": RuntimeError("a defect of the provider's"),
}


def site(field: dict[str, Any] | None = None, languages: tuple[str, ...] = (), **moderation: Any) -> Any:
    """A site whose age model is asked beforehand, and where nobody need look for nudity."""
    chosen = {"PROVIDER": "ages", "NSFW_UNCHECKED": "clear"} | moderation
    return override_settings(
        AUTOCAPTION={
            **settings.AUTOCAPTION,
            "PROVIDERS": {alias: {"BACKEND": path} for alias, path in BACKENDS.items()},
            "FIELDS": {"testapp.Photo.image": field or {}},
            "LANGUAGES": languages,
            "MODERATION": chosen,
        }
    )


def produce() -> None:
    Caption.objects.filter(state=State.PENDING).update(due_at=timezone.now())
    caption_images(list(Caption.objects.values_list("pk", flat=True)), using="default")


def captioned(*said: Any, words: Any = WORDS, colour: str = "teal") -> Caption:
    """A new photograph, of which the age model says that, on its way as far as it comes."""
    AgeProvider.script.extend(said)
    ScriptedProvider.script.append(words)
    photo = Photo.objects.create(image=upload(colour))
    produce()
    return Caption.objects.filter(object_id=photo.pk).order_by("pk")[0]


def moderator() -> User:
    return User.objects.get_or_create(username="moderator")[0]


def ask_again(rows: QuerySet[Caption]) -> Batch:
    """A moderator's Re-caption of these."""
    request = recaption.Request(provider="", model="", prompt="", replace_human=False)
    return recaption.captions(rows, request, user=moderator())[1]
