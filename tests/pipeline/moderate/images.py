"""Photographs whose captions stand as a test of moderation needs them, and what a machine says of them."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from django.conf import settings
from django.db.models import QuerySet
from django.test import override_settings
from django.utils import timezone

from django_autocaption.models import Caption, Decision, Rating, State
from tests.pictures import upload
from tests.rows import version
from tests.testapp.models import Photo

WORDS = "A red bridge over a river."
HASH = "a" * 64


def site(mode: str, **more: Any) -> Any:
    return override_settings(AUTOCAPTION={**settings.AUTOCAPTION, "MODERATION": {"MODE": mode}, **more})


def captions_of(photo: Any, alt_text: str = "", **columns: Any) -> QuerySet[Caption]:
    """The captions of that object in all languages; with words they are published, and nothing is under way."""
    rows = Caption.objects.filter(object_id=str(photo.pk), content_type__model=photo._meta.model_name)
    given: dict[str, Any] = {"state": State.DONE, "content_hash": HASH} if alt_text else {}
    if columns.get("state") == State.WORKING:
        given |= {"claim": uuid4(), "claimed_at": timezone.now()}
    if given | columns:
        rows.update(**given | columns)
    for row in rows if alt_text else ():
        version(row, alt_text)
    return rows


def image(alt_text: str = "", **columns: Any) -> QuerySet[Caption]:
    """The captions of a new photograph."""
    return captions_of(Photo.objects.create(image=upload()), alt_text, **columns)


def machine(rating: Rating, rule: str = "minor", **more: Any) -> Decision:
    return Decision(
        **{"content_hash": HASH, "source": "age runware:154@1", "decided_at": timezone.now()} | more,
        rating=rating,
        rule=rule,
    )
