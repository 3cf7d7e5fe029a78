"""``people SECONDS LOG [--unseen 0.25]``: editors who edit, and a site that replaces images, at random, while workers
work.

Each edit that was taken is a line of the log: caption, image number, text. The text names the picture that was seen.
``--unseen`` is the share of the replacements that no hook notices.
"""

from __future__ import annotations

import io
import json
import random
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management.base import BaseCommand, CommandParser
from django.db import Error, connection, transaction

from django_autocaption.exceptions import ChangedMeanwhileError
from django_autocaption.models import Caption, State
from django_autocaption.pipeline.words import reviews
from django_autocaption.pipeline.words.seen import By, Seen
from tests.pictures import picture
from tests.testapp.models import Photo


class Command(BaseCommand):
    """Do what people do."""

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("seconds", type=float)
        parser.add_argument("log", type=Path)
        parser.add_argument("--unseen", type=float, default=0)

    def handle(self, *args: Any, seconds: float, log: Path, unseen: float, **options: Any) -> None:
        until, dice, number = time.monotonic() + seconds, random.Random(1), 0
        with log.open("a") as lines:
            while time.monotonic() < until:
                number += 1
                try:
                    if dice.random() < 0.3:
                        replace(dice, number, unseen)
                    elif taken := edit(dice, number):
                        lines.write(json.dumps(taken) + "\n")
                        lines.flush()
                except Error:  # the database is being restarted
                    connection.close()
                    time.sleep(0.5)
                time.sleep(0.02)


def replace(dice: random.Random, number: int, unseen: float) -> None:
    """Another picture, which nobody else has, under one of the images."""
    photo = one_of(dice, Photo)
    if photo is None:
        return
    stream = io.BytesIO()
    picture((number % 256, number // 256 % 256, 7), size=(49, 64)).save(stream, "PNG")
    content = ContentFile(stream.getvalue())
    if dice.random() < unseen:
        dice.choice(UNSEEN)(photo, default_storage.save(f"photos/unseen-{number}.png", content))
    else:
        photo.image.save(f"replaced-{number}.png", content)


def by_update(photo: Photo, name: str) -> None:
    """``update()`` sends no signal."""
    Photo.objects.filter(pk=photo.pk).update(image=name)


def by_bulk_update(photo: Photo, name: str) -> None:
    """Neither does ``bulk_update()``."""
    photo.image = name
    Photo.objects.bulk_update([photo], ["image"])


def by_sql(photo: Photo, name: str) -> None:
    """As another program does."""
    with connection.cursor() as cursor:
        cursor.execute("UPDATE testapp_photo SET image = %s WHERE id = %s", [name, photo.pk])


def after_rollback(photo: Photo, name: str) -> None:
    """Saved in a transaction that is rolled back, and then once more: for the instance, nothing has changed."""
    photo.image = name
    with suppress(RolledBack), transaction.atomic():
        photo.save()
        raise RolledBack
    photo.save()


class RolledBack(Exception):  # noqa: N818 - it is no error
    """Something else in the transaction went wrong."""


UNSEEN = (by_update, by_bulk_update, by_sql, after_rollback)


def edit(dice: random.Random, number: int) -> dict[str, Any] | None:
    """Write words about the picture that is shown, a moment after it was. None = somebody else was faster."""
    caption = one_of(dice, Caption)
    if caption is None or caption.state not in (State.DONE, State.PENDING, State.WORKING):
        return None
    seen, text = Seen.of(caption), f"Picture {caption.image_no} of {caption.pk}, edit {number}."
    time.sleep(dice.random() * 0.05)
    try:
        if reviews.edit(caption, {"alt_text": text}, seen=seen, by=By()) is None:
            return None
    except ChangedMeanwhileError:
        return None
    return {"caption": caption.pk, "image_no": seen.image_no, "text": text}


def one_of(dice: random.Random, model: Any) -> Any:
    """A random row among the newest thousand, or None."""
    last = model.objects.order_by("-pk").values_list("pk", flat=True).first()
    return (
        model.objects.filter(pk__lte=dice.randint(max(last - 1000, 1), last)).order_by("-pk").first() if last else None
    )
