"""A site whose only service is one of the emulated ones, what it has booked, and what it was billed."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
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
from tests.pictures import jpeg
from tests.pipeline.drive import produce
from tests.testapp.models import Photo

_numbers = count()
#: Rounds of work after which a row that is not final stays so.
ROUNDS = 12


@dataclass(frozen=True, kw_only=True)
class Service:
    """How one service is configured here, and what it bills."""

    backend: str
    unit: str
    """In which the site counts it."""
    price: str
    """What an answer usually costs, at most."""
    emulated: str
    options: dict[str, Any] = field(default_factory=dict)
    tells: bool = True
    """Its answers say what they cost."""


SERVICES = {
    "runware": Service(backend="runware.RunwareProvider", unit="USD", price="0.0013", emulated="runware"),
    "wavespeed": Service(
        backend="wavespeed.WaveSpeedProvider",
        unit="USD",
        price="0.005",
        emulated="wavespeed",
        options={"rate": "", "concurrency": 0},
        tells=False,
    ),
    "scenario": Service(
        backend="scenario.ScenarioProvider",
        unit="CU",
        price="0.25",
        emulated="scenario",
        options={"api_secret": "half"},
    ),
    "moondream": Service(
        backend="moondream.MoondreamProvider",
        unit="tokens",
        price="800",
        emulated="moondream",
        options={"rate": ""},
    ),
    "openai": Service(
        backend="openai.OpenAICompatibleProvider",
        unit="tokens",
        price="1190",
        emulated="openai",
        options={"model": "gpt-x"},
    ),
}


def site(emulator: EmulatorClient, name: str, *caps: dict[str, Any], **options: Any) -> Any:
    """Photographs are captioned by this service, under these budgets.

    ``options``: of the provider; those in capitals are settings.
    """
    more = {key: value for key, value in options.items() if key.isupper()}
    service = SERVICES[name]
    backend = {
        "BACKEND": f"django_autocaption.providers.{service.backend}",
        "OPTIONS": {
            "api_key": "key",
            "base_url": emulator.base_url(service.emulated),
            "timeout": 5,
            **service.options,
            **{key: value for key, value in options.items() if key not in more},
        },
    }
    own = {"PROVIDERS": {"default": backend}, "BUDGETS": caps, "RETRY_DELAY": 0.01, **more}
    return override_settings(AUTOCAPTION={**settings.AUTOCAPTION, **own})


def cap(name: str, images: float, **more: Any) -> dict[str, Any]:
    """A budget for so many images of that service."""
    service = SERVICES[name]
    price = {} if service.tells else {"PRICE": service.price}
    return {"LIMIT": str(Decimal(service.price) * Decimal(str(images))), "UNIT": service.unit, **price, **more}


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
