"""``fill N [--same] [--together]``: save N photographs, one transaction each, as uploads come, or all at once."""

from __future__ import annotations

from contextlib import nullcontext
from typing import Any

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
        parser.add_argument("--provider", default="", help="ask this one, and only this one")
        parser.add_argument("--prompt", default="")
        parser.add_argument("--together", action="store_true", help="all in one transaction")

    def handle(self, *args: Any, count: int, same: bool, together: bool, **options: Any) -> None:
        if options["provider"]:
            self._ask(count, options["provider"], options["prompt"])
            return
        with transaction.atomic() if together else nullcontext():
            for number in range(count):
                red, green = divmod(0 if same else number * 7, 250)
                Photo.objects.create(title=str(number), image=upload((red, green, 90), name=f"{number}.jpg"))

    def _ask(self, count: int, provider: str, prompt: str) -> None:
        """Photographs that no save announces, asked about by one provider at once."""
        start = Photo.objects.count()
        names = [
            default_storage.save(f"{provider}-{number}.jpg", upload((start * 3 % 256, number * 40, 200)))
            for number in range(count)
        ]
        photos = Photo.objects.bulk_create([Photo(title=provider, image=name) for name in names])
        request(photos, provider=provider, prompt=prompt)
