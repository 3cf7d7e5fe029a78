"""``fill N [--same] [--together] [--every SECONDS] [--icons] [--poison K] [--first FILE]``: save N photographs, one by
one, as uploads come, or all at once."""

from __future__ import annotations

import time
from contextlib import nullcontext
from pathlib import Path
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management.base import BaseCommand, CommandParser
from django.db import transaction

from django_autocaption.autocaption import request
from tests.pictures import upload
from tests.testapp.models import Photo


class Command(BaseCommand):
    """Make photographs."""

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("count", type=int)
        parser.add_argument("--same", action="store_true", help="the same picture each time")
        parser.add_argument("--provider", default="", help="ask these (a,b), and only these")
        parser.add_argument("--prompt", default="")
        parser.add_argument("--poison", type=int, default=-1, help="number of the one that kills whoever reads it")
        parser.add_argument("--every", type=float, default=0, help="seconds from one to the next")
        parser.add_argument("--icons", action="store_true", help="of 16 × 16 pixels")
        parser.add_argument("--first", type=Path, help="a file that the first one is")
        parser.add_argument("--together", action="store_true", help="all in one transaction")

    def handle(self, *args: Any, count: int, same: bool, together: bool, **options: Any) -> None:
        if options["provider"]:
            for provider in options["provider"].split(","):
                self._ask(count, provider, options["prompt"])
            return
        if options["first"]:
            first = ContentFile(options["first"].read_bytes(), name="first.jpg")
            Photo.objects.create(title="first", image=first)
            count -= 1
        with transaction.atomic() if together else nullcontext():
            for number in range(count):
                red, green = divmod(0 if same else number * 7, 250)
                name = "poison.jpg" if number == options["poison"] else f"{number}.jpg"
                size = (16, 16) if options["icons"] else (64, 48)
                Photo.objects.create(title=str(number), image=upload((red, green, 90), name, size))
                time.sleep(options["every"])

    def _ask(self, count: int, provider: str, prompt: str) -> None:
        """Photographs that no save announces, asked about by one provider at once."""
        start = Photo.objects.count()
        names = [
            default_storage.save(f"{provider}-{number}.jpg", upload((start * 3 % 256, number * 40, 200)))
            for number in range(count)
        ]
        photos = Photo.objects.bulk_create([Photo(title=provider, image=name) for name in names])
        request(photos, provider=provider, prompt=prompt)
