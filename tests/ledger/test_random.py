"""All of it at random: refusals, empty and cut answers, absurd prices, looks that fail, double saves and swaps.

Whatever comes, the budget ends at or below its cap, and what it spent is what the service billed. Seeded: the same run
each time, as far as the order of answers allows.
"""

from __future__ import annotations

import random
from decimal import Decimal
from typing import Any

import pytest

from django_autocaption import pacing
from django_autocaption.models import Attempt, Outcome
from tests.emulator.client import EmulatorClient
from tests.ledger.faults import BILLED, LOOKS, LOST, REFUSED
from tests.ledger.services import SERVICES, cap
from tests.ledger.site import booked, picture, reserved, save, site, spent, work
from tests.testapp.models import Photo

pytestmark = pytest.mark.django_db

PRICES = {"price_input": 1, "price_output": 1}
#: (service, its options): each way in which a service answers.
WAYS: list[tuple[str, dict[str, Any]]] = [
    ("runware", {}),
    ("runware", {"delivery_method": "async"}),
    ("runware", {"batch_size": 3}),
    ("wavespeed", {}),
    ("wavespeed", {"enable_sync_mode": True}),
    ("scenario", {}),
    ("scenario", {"project_id": "slow", "batch_size": 2}),
    ("moondream", {}),
    ("openai", {}),
    ("openai", PRICES),
]
WAVES, IMAGES = 6, 4
#: Images that the budget has money for: it bites before all are asked about.
AFFORDABLE = 18


def spoil(dice: random.Random, emulator: EmulatorClient, name: str, *, lost: bool) -> None:
    emulator.mend()
    dealt = [dice.choice(REFUSED) for _count in range(dice.randint(0, 2))]
    dealt += [dice.choice(BILLED[name]) for _count in range(dice.randint(0, 3))]
    dealt += [dice.choice(LOST) for _count in range(dice.randint(0, 1) if lost else 0)]
    dealt += [{"kind": "pass"}] * 2
    dice.shuffle(dealt)
    orders = [{"on": "order", **fault} for fault in dealt]
    emulator.fail(*orders, *(dict(dice.choice(LOOKS)) for _count in range(dice.randint(0, 3))))


def stir(dice: random.Random) -> None:
    """People save again what is there, put other bytes under it, swap back, and upload what is there already."""
    for photo in dice.sample(list(Photo.objects.order_by("pk")), 2):
        bytes_before = photo.image.read()
        match dice.choice(("again", "other", "swap", "copy")):
            case "again":
                photo.save()
            case "other":
                photo.image.save("other.jpg", picture())
            case "swap":
                photo.image.save("other.jpg", picture())
                photo.image.save("photo.jpg", type(picture())(bytes_before))
            case "copy":
                Photo.objects.create(image=type(picture())(bytes_before, name="copy.jpg"))


@pytest.mark.parametrize("lost", [False, True], ids=["answers come", "some are lost"])
@pytest.mark.parametrize(("name", "options"), WAYS, ids=lambda value: value if isinstance(value, str) else str(value))
def test_the_ledger_equals_the_bill(emulator: EmulatorClient, name: str, options: dict[str, Any], lost: bool) -> None:
    dice = random.Random(f"{name} {options} {lost}")
    in_dollars = options == PRICES
    budget = cap(name, AFFORDABLE)
    if in_dollars:  # a million tokens for a dollar
        budget = {"UNIT": "USD", "LIMIT": str(Decimal(budget["LIMIT"]) / 1_000_000)}
    with site(emulator, name, budget, retry_unknown=True, **options):
        save()
        work()
        assert spent() > 0, "the price is known"
        for _wave in range(WAVES):
            spoil(dice, emulator, name, lost=lost)
            save(IMAGES)
            stir(dice)
            work(2)
            pacing.reset()  # an outage would keep the others waiting
        emulator.mend()
        work()
    check(emulator, name, Decimal(budget["LIMIT"]), in_dollars=in_dollars)


def check(emulator: EmulatorClient, name: str, limit: Decimal, *, in_dollars: bool) -> None:
    service = SERVICES[name]
    scale = 1_000_000 if in_dollars else 1
    bill = emulator.bill(name)[service.unit] / scale
    unknown = Attempt.objects.filter(outcome=Outcome.UNKNOWN).count()
    told = booked().get("USD" if in_dollars else service.unit, Decimal(0))
    asked = len(emulator.ledger(billed=True))
    said = (
        f"{asked} orders billed {bill}; spent {spent()}, reserved {reserved()} for {unknown}, told {told}, cap {limit}"
    )
    assert spent() + reserved() <= limit, said
    assert spent() <= bill <= spent() + reserved(), said
    assert unknown or spent() == bill, said
    assert told <= bill, said
    assert asked >= AFFORDABLE - 1 - unknown, f"the budget was used: {said}"
