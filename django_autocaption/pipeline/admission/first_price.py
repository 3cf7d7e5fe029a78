"""Set right what requests count that were sent before their service had told a price, once an answer tells the first.

Until then one that ended without a price, or of which nobody knows how it ended, counts a tenth of the limit.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django_autocaption.models import Attempt, Outcome
from django_autocaption.pipeline.records import bulk_update

#: In what an attempt reserved: nobody knew the price.
GUESSED = "guessed"
#: Requests before the first price, at most: one is on its way at a time, and each keeps a tenth of the limit.
MOST = 50


@dataclass(kw_only=True)
class Corrections:
    """By Spending: how much less was spent, and is reserved."""

    spent: dict[str, Decimal] = field(default_factory=dict)
    reserved: dict[str, Decimal] = field(default_factory=dict)


def correct(attempt: Attempt, changes: Mapping[str, Any]) -> Corrections:
    """What changes on the accounts as ``attempt`` ends with ``changes``; the attempts before it note their new price.

    To be called in the transaction that wrote these columns.
    """
    found = Corrections()
    told, unit = changes.get("cost_amount"), changes.get("cost_unit")
    accounts = [pk for pk, note in attempt.reserved.items() if note.get(GUESSED) and note["unit"] == unit]
    if told is None or not accounts:
        return found
    price = Decimal(str(told))
    earlier = _before(attempt)
    for other in earlier:
        for pk in accounts:
            _correct(other, pk, price, found)
    Attempt.objects.using(attempt._state.db).bulk_update(earlier, ["reserved"])
    return found


def _before(attempt: Attempt) -> list[Attempt]:
    """Of the same service, ended without telling what they cost; locked, for a late answer may tell just now."""
    attempts = Attempt.objects.using(attempt._state.db)
    untold = attempts.filter(provider=attempt.provider, pk__lt=attempt.pk, cost_amount=None)
    keys = untold.exclude(outcome=Outcome.ASKED).order_by("-pk").values_list("pk", flat=True)[:MOST]
    locked = bulk_update.lock(attempts, list(keys)).values()
    return [row for row in locked if row.cost_amount is None and row.outcome != Outcome.ASKED]


def _correct(attempt: Attempt, pk: str, price: Decimal, found: Corrections) -> None:
    note = attempt.reserved.get(pk)
    if note is None or not note.pop(GUESSED, False):
        return
    if attempt.outcome == Outcome.UNKNOWN:
        side, named = found.reserved, "amount"
    else:
        side, named = found.spent, "price"
    less = max(Decimal(note[named]) - price, Decimal(0))
    note[named] = str(Decimal(note[named]) - less)
    side[pk] = side.get(pk, Decimal(0)) + less
