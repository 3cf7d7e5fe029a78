"""``start_comparison a,b``: ask these providers about the first captioned photograph, as an editor does."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import User
from django.core.management.base import BaseCommand, CommandParser

from django_autocaption.models import Caption
from django_autocaption.pipeline.bulk import compare
from django_autocaption.pipeline.bulk.compare import Combination
from django_autocaption.providers import providers as configured


class Command(BaseCommand):
    """Start a comparison."""

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("providers")

    def handle(self, *args: Any, providers: str, **options: Any) -> None:
        prompts = {True: "Name the colours.", False: ""}
        asked = [Combination(provider=a, prompt=prompts[configured[a].takes_prompt()]) for a in providers.split(",")]
        user = User.objects.get_or_create(username="editor")[0]
        first = Caption.objects.order_by("pk").values_list("pk", flat=True)[0]
        compare.start(compare.sample(Caption.objects.filter(pk=first)), asked, blind=True, user=user, using="default")
