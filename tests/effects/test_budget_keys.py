"""AUTOCAPTION["BUDGETS"]: what each key does, by how many of three images are asked about."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest

from django_autocaption.types import Cost
from tests.effects.table import Table, cases
from tests.effects.world import World, result

pytestmark = pytest.mark.django_db
#: Neither the first nor the last days of a month, and no midnight near.
NOON, NEXT_DAY = datetime(2026, 6, 10, 12, tzinfo=UTC), datetime(2026, 6, 11, 12, tzinfo=UTC)


def one_by_one(world: World, **cap: Any) -> int:
    """Requests for three images, each saved when the one before it is done."""
    world.set(BUDGETS=[{"UNIT": "requests", "PERIOD": "day", **cap}])
    for _image in range(3):
        world.captioned()
    return len(world.asked)


def limit(world: World, most: str) -> int:
    return one_by_one(world, LIMIT=most)


def unit(world: World, name: str) -> int:
    world.say(*[result(cost=Cost(amount=Decimal("0.40"), unit="USD"))] * 3)
    return one_by_one(world, LIMIT=1, UNIT=name)


def period(world: World, name: str) -> int:
    world.set_clock(NOON)
    asked = one_by_one(world, LIMIT=2, PERIOD=name)
    world.set_clock(NEXT_DAY)
    world.passes(24 * 3600)
    world.work()
    return len(world.asked) - asked


def provider(world: World, alias: str) -> int:
    world.set_provider("ScriptedProvider", alias="other")
    return one_by_one(world, LIMIT=1, PROVIDER=alias)


def per_user(world: World, each: bool) -> int:
    """Uploads are nobody's."""
    return one_by_one(world, LIMIT=0, PER_USER=each)


def price(world: World, amount: str | None) -> int:
    """The answers tell no cost."""
    world.say(*[result()] * 3)
    return one_by_one(world, LIMIT=1, UNIT="USD", PRICE=amount)


BUDGETS: Table = {
    "LIMIT": (limit, [("0", 0), ("1", 1), ("2", 2), ("3", 3)]),
    "UNIT": (unit, [("USD", 2), ("requests", 1), ("CU", 3)]),
    "PERIOD": (period, [("day", 1), ("month", 0)]),
    "PROVIDER": (provider, [("", 1), ("default", 1), ("other", 3)]),
    "PER_USER": (per_user, [(False, 0), (True, 3)]),
    "PRICE": (price, [(None, 3), ("0.5", 2), ("0.51", 1)]),
}


@pytest.mark.parametrize(("look", "value", "seen"), cases(BUDGETS))
def test_a_key_does_what_the_page_says(look: Any, value: Any, seen: Any, world: World) -> None:
    assert look(world, value) == seen
