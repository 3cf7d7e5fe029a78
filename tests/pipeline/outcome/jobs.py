"""Jobs as a worker has them when a service has answered, for the tests of how they end."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from django.utils import timezone

from django_autocaption.models import Attempt, Caption, State
from django_autocaption.models.transitions import Columns
from django_autocaption.pipeline.job.job import Job
from django_autocaption.pipeline.job.question import question_about
from django_autocaption.pipeline.outcome import answered, finalisation
from django_autocaption.pipeline.outcome.ending import Ending
from django_autocaption.registry import registry
from django_autocaption.types import CaptionResult, PreparedImage
from tests.pictures import upload
from tests.pipeline.drive import WORDS
from tests.rows import caption
from tests.testapp.models import Photo

HASH = "b" * 64
SOURCE = {"content_hash": HASH, "width": 640, "height": 480}
IMAGE = PreparedImage(data=b"", media_type="image/jpeg", width=640, height=480, content_hash=HASH)


def claimed(alt_text: str = "", **columns: Any) -> Caption:
    """A row with a worker, as it was claimed."""
    row = caption(Photo.objects.create(image=upload()), alt_text, **{"state": State.WORKING, "attempts": 1, **columns})
    return Caption.objects.select_related("batch", "published", "draft", "decision").get(pk=row.pk)


def job(row: Caption | None = None, *, image: PreparedImage | None = IMAGE, asked: bool = True, **more: Any) -> Job:
    """Its question was posed, and (``asked``) is written down as an attempt."""
    own = row if row is not None else claimed()
    field = registry.get(Photo, "image")
    assert field is not None
    made = Job(caption=own, captioned=field, instance=own.content_object, image=image)
    made.question = question_about(own, field, made.instance)
    if asked:
        made.attempt = attempt(own, provider=made.question.alias, lease=uuid4().hex, **more)
    return made


def attempt(row: Caption | None, **columns: Any) -> Attempt:
    """A request about this row."""
    facts = {"request": row.request if row is not None else 1, "provider": "default", "asked_at": timezone.now()}
    return Attempt.objects.create(caption=row, **facts | {"content_hash": HASH} | columns)


def said(ending: Ending) -> tuple[str, str, str]:
    """State, code and message of the row afterwards."""
    move = ending.move
    return str(move.get("state")), str(move.get("error_code")), str(move.get("error_message"))


def attempts_after(move: Columns) -> object:
    """Tries of the row afterwards; "counted" = as many as it was claimed with."""
    return move.get("attempts", "counted")


def finalise(*endings: Ending) -> list[Ending]:
    return finalisation.finalise(endings, using="default")


def with_words(row: Caption | None = None, text: str = WORDS, **more: Any) -> Ending:
    return answered.with_answer(job(row), CaptionResult(text=text, **more), latency_ms=5)


def one() -> Caption:
    return Caption.objects.with_words().get()
