"""``contend KIND SECONDS NUMBER``: one of many who work on the same rows at once, for so long.

KIND: ``sweep``, ``backfill``, ``request`` (words anew), ``edit`` (an editor in the admin), ``save`` (replaced images)
or ``delete`` (a site that takes objects away, and brings others). Ends with one line of JSON: how often it acted, and
what went wrong how often. Nothing may.
"""

from __future__ import annotations

import io
import json
import random
import time
import traceback
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from django.contrib.auth.models import User
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management.base import BaseCommand, CommandParser
from django.db import connection, transaction
from django.test import Client

from django_autocaption.autocaption import request
from django_autocaption.models import Caption
from django_autocaption.pipeline.bulk import backfill, planning, writer
from django_autocaption.pipeline.upkeep import sweep
from django_autocaption.registry import registry
from tests import pictures
from tests.admin.captions.test_form import posted
from tests.admin.conftest import LIST
from tests.admin.rows import action
from tests.testapp.models import Photo

#: Seconds between two actions of one who does not act all the time.
PAUSES = {"sweep": 0.0, "backfill": 0.5, "request": 0.5, "edit": 0.05, "save": 0.05, "delete": 0.05}


class Command(BaseCommand):
    """Act, and count."""

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("kind", choices=PAUSES)
        parser.add_argument("seconds", type=float)
        parser.add_argument("number", type=int, help="which of its kind this is")

    def handle(self, *args: Any, kind: str, seconds: float, number: int, **options: Any) -> None:
        until, dice, wrong = time.monotonic() + seconds, random.Random(f"{kind} {number}"), Counter[str]()
        act = KINDS[kind](dice, number)
        acted, longest = 0, 0.0
        while time.monotonic() < until:
            started = time.monotonic()
            acted += 1
            try:
                act()
            except Exception as error:
                wrong[f"{type(error).__name__}: {error}"[:200]] += 1
                traceback.print_exc(file=self.stderr)
                connection.close()
            longest = max(longest, time.monotonic() - started)
            time.sleep(PAUSES[kind])
        self.stdout.write(json.dumps({"acted": acted, "longest": longest, "wrong": wrong}))


Act = Callable[[], object]


def sweeper(dice: random.Random, number: int) -> Act:
    def act() -> None:
        found = sweep.sweep()
        assert not found.failed, f"{found.failed} steps failed"

    return act


def backfiller(dice: random.Random, number: int) -> Act:
    """New objects that no save announces, and the rows of all that are without."""

    def act() -> None:
        Photo.objects.bulk_create([Photo(title="backfill", image=new_file(dice, number)) for _count in range(5)])
        batch = backfill.start(planning.plan(registry.all(), using="default"))
        with suppress(writer.TakenOverError):
            backfill.write_rows(batch.pk, using="default")

    return act


def asker(dice: random.Random, number: int) -> Act:
    def act() -> None:
        photos = Photo.objects.filter(pk__in=some(dice, Photo, 20))
        request(photos, recaption=dice.random() < 0.5, background=dice.random() < 0.5)

    return act


def editor(dice: random.Random, number: int) -> Act:
    user, _made = User.objects.get_or_create(username=f"editor{number}", is_staff=True, is_superuser=True)
    client = Client(raise_request_exception=True)
    client.force_login(user)

    def decide_about_many() -> None:
        rows = list(Caption.objects.filter(pk__in=some(dice, Caption, 30)))
        with suppress(Caption.DoesNotExist):  # gone before the list is made up
            shown = action(dice.choice(("approve", "approve", "unlock")), rows)
            response = client.post(LIST, shown)
            assert response.status_code < 500, response.status_code

    def decide_about_one() -> None:
        row = Caption.objects.with_words().filter(pk__in=some(dice, Caption, 1)).first()
        if row is None:
            return
        how: dict[str, Any] = dice.choice(
            ({"alt_text": f"Words of editor {number}, {dice.random()}."}, {"_approve": "1"}, {"_decorative": "1"})
        )
        response = client.post(f"{LIST}{row.pk}/change/", posted(row, **how))
        assert response.status_code < 500, response.status_code

    return lambda: decide_about_many() if dice.random() < 0.5 else decide_about_one()


def saver(dice: random.Random, number: int) -> Act:
    """Replaced images, several in one transaction, in whatever order."""

    def act() -> None:
        with transaction.atomic():
            for photo in Photo.objects.filter(pk__in=some(dice, Photo, 3)).order_by("?"):
                photo.image.save(f"replaced-{number}.png", picture(dice))

    return act


def deleter(dice: random.Random, number: int) -> Act:
    def act() -> None:
        with transaction.atomic():
            for photo in Photo.objects.filter(pk__in=some(dice, Photo, 2)):
                photo.delete()
        Photo.objects.create(title="new", image=new_file(dice, number))

    return act


KINDS: dict[str, Callable[[random.Random, int], Act]] = {
    "sweep": sweeper,
    "backfill": backfiller,
    "request": asker,
    "edit": editor,
    "save": saver,
    "delete": deleter,
}


def some(dice: random.Random, model: Any, most: int) -> list[int]:
    """Neighbours among the rows, so that many meet."""
    last = model.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    first = dice.randint(1, max(last, 1))
    return list(model.objects.filter(pk__gte=first).order_by("pk").values_list("pk", flat=True)[:most])


def picture(dice: random.Random) -> ContentFile[bytes]:
    """One that no other equals."""
    stream = io.BytesIO()
    pictures.picture((dice.randrange(256), dice.randrange(256), dice.randrange(256))).save(stream, "PNG")
    return ContentFile(stream.getvalue() + dice.randbytes(8))


def new_file(dice: random.Random, number: int) -> str:
    """Its name in the storage."""
    return default_storage.save(f"photos/new-{number}.png", picture(dice))
