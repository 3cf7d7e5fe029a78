"""A site whose only service is one of the emulated ones, what it has booked, and what it was billed."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal
from itertools import count
from typing import Any

from django.conf import settings
from django.core.files.base import ContentFile
from django.test import override_settings
from django.utils import timezone

from django_autocaption.models import Attempt, Caption, Spending, State
from django_autocaption.pipeline.work import deferred
from tests.emulator.client import EmulatorClient
from tests.ledger.services import backend
from tests.pictures import jpeg
from tests.pipeline.drive import produce
from tests.testapp.models import Photo

_numbers = count()
#: Rounds of work after which a row that is not final stays so.
ROUNDS = 12


def site(emulator: EmulatorClient, name: str, *caps: dict[str, Any], **options: Any) -> Any:
    """Photographs are captioned by this service, under these budgets.

    ``options``: of the provider; those in capitals are settings.
    """
    more = {key: value for key, value in options.items() if key.isupper()}
    own = {name: value for name, value in options.items() if name not in more}
    here = {"PROVIDERS": {"default": backend(emulator, name, **own)}, "BUDGETS": caps, "RETRY_DELAY": 0.01, **more}
    return override_settings(AUTOCAPTION={**settings.AUTOCAPTION, **here})


def save(number: int = 1) -> list[Photo]:
    """So many images like no other."""
    return [Photo.objects.create(image=picture()) for _count in range(number)]


def picture() -> ContentFile[bytes]:
    """A file that no other equals, before and after it was prepared."""
    number = next(_numbers)
    # Bright ones, so that all have as many words, and an answer as many tokens.
    colour = (128 + number % 16 * 8, 128 + number // 16 % 16 * 8, 128 + number // 256 % 16 * 8)
    return ContentFile(jpeg(colour) + b"%d" % number, name="photo.jpg")


def work(rounds: int = ROUNDS) -> None:
    """Workers and looks come until every row is final, or so many rounds are over."""
    for _round in range(rounds):
        due()
        produce()
        due()
        deferred.poll_jobs(using="default")
        if not Caption.objects.filter(state__in=(State.PENDING, State.WORKING, State.WAITING)).exists():
            return


def due() -> None:
    Caption.objects.filter(state__in=(State.PENDING, State.WAITING)).update(due_at=timezone.now())


def booked() -> dict[str, Decimal]:
    """The ledger: what all attempts cost, by unit."""
    total: dict[str, Decimal] = defaultdict(Decimal)
    for amount, unit in Attempt.objects.exclude(cost_unit="").values_list("cost_amount", "cost_unit"):
        total[unit] += amount
    return dict(total)


def spent() -> Decimal:
    """What the only budget has spent."""
    return Spending.objects.get().spent


def reserved() -> Decimal:
    return Spending.objects.get().reserved
