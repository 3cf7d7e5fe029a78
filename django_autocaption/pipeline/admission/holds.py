"""What is held for bulk requests: the price of what they have yet to ask for, so that a later one does not take it.

Derived each time from the rows that wait, not counted: it shrinks as they are asked (their own reservations take its
place), end or are cancelled, and no accident leaves a remainder. Uploads come first, and may draw on it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import ROUND_CEILING, Decimal
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.db.models import Avg, Count

from django_autocaption import conf
from django_autocaption.models import Attempt, Batch, Caption, Outcome, Purpose, State
from django_autocaption.pipeline.admission.budgets import PLACES, REQUESTS, Budget
from django_autocaption.pipeline.runtime import databases
from django_autocaption.providers import providers

#: So many of a provider's latest attempts are looked at.
LATEST = 1_000
NOTHING = Decimal(0)
_UNASKED = (State.PENDING, State.WORKING)


def columns(
    chains: Mapping[Sequence[str], int], *, using: str, model: str = "", check: str = "", checks: int = 0
) -> dict[str, Any]:
    """Columns of a bulk request that is confirmed: how many captions it is for, and what each may cost.

    ``chains``: aliases in the order in which they are asked → captions. ``check``: alias that moderation asks about
    ``checks`` images first.
    """
    planned = sum(chains.values())
    if not conf.current().BUDGETS:
        return {"planned": planned, "prices": {}, "holds": False}
    asked: dict[tuple[str, Purpose], int] = {(check, Purpose.MODERATION): checks} if checks else {}
    for chain, captions in chains.items():
        for alias in dict.fromkeys(chain):
            asked[alias, Purpose.CAPTION] = asked.get((alias, Purpose.CAPTION), 0) + captions
    each: dict[str, dict[str, Decimal]] = {}
    for (alias, purpose), number in asked.items():
        if not number or _is_free(alias):
            continue
        share = Decimal(number) / planned
        costs = average_prices(alias, using=using, model=model if purpose == Purpose.CAPTION else "", purpose=purpose)
        own = each.setdefault(alias, {})
        for unit, amount in {**costs, REQUESTS: Decimal(1)}.items():
            own[unit] = own.get(unit, NOTHING) + share * amount
    smallest = Decimal(1).scaleb(-PLACES)
    prices = {
        alias: {unit: str(amount.quantize(smallest, rounding=ROUND_CEILING)) for unit, amount in costs.items()}
        for alias, costs in each.items()
    }
    return {"planned": planned, "prices": prices, "holds": bool(prices)}


def average_prices(alias: str, *, using: str, model: str = "", purpose: Purpose) -> dict[str, Decimal]:
    """Average price of one of this provider's latest answers in each unit, the most used unit first. ``model``: only
    attempts that named it count; "" = all."""
    attempts = Attempt.objects.using(using).filter(provider=alias)
    too_old = attempts.order_by("-pk").values_list("pk", flat=True)[LATEST : LATEST + 1].first() or 0
    billed = attempts.filter(
        pk__gt=too_old,
        purpose=purpose,
        outcome__in=(Outcome.ANSWERED, Outcome.SILENT),
        cost_amount__isnull=False,
    ).exclude(cost_unit="")
    if model:
        billed = billed.filter(model=model)
    rows = billed.order_by().values_list("cost_unit").annotate(price=Avg("cost_amount"), number=Count("pk"))
    return {unit: Decimal(price) for unit, price, _number in sorted(rows, key=lambda row: -row[2])}


def open_batches(*, before: Batch | None = None) -> list[Batch]:
    """Bulk requests that may have captions to ask for, those confirmed first first. ``before``: only those that were
    confirmed before this one."""
    found: list[Batch] = []
    for using in databases.with_captions():
        rows = Batch.objects.using(using).filter(holds=True, cancelled_at=None)
        if before is not None:
            rows = rows.filter(requested_at__lte=before.requested_at)
        found += rows.order_by("requested_at", "pk")
    return sorted((batch for batch in found if before is None or _key(batch) < _key(before)), key=_key)


def held(batches: Sequence[Batch], budget: Budget, user: str, *, most: Decimal) -> Decimal:
    """What a budget, or this user's, holds for these bulk requests; counted no further than above ``most``."""
    total = NOTHING
    for batch in batches:
        price = price_of(batch, budget)
        own = not budget.PER_USER or user == str(batch.requested_by_id or "")
        if price > NOTHING and own and total <= most:
            total += price * _unasked(batch, most=int(min((most - total) / price, Decimal(2**31))) + 1)
    return total


def price_of(batch: Batch, budget: Budget) -> Decimal:
    """What one caption of the bulk request counts in this budget."""
    billing = [costs for alias, costs in batch.prices.items() if budget.PROVIDER in ("", alias)]
    return sum((_counted(costs, budget) for costs in billing), NOTHING)


def _unasked(batch: Batch, *, most: int) -> int:
    """Captions that it has yet to ask for, at most so many; without any, it holds nothing from now on."""
    using = str(batch._state.db)
    rows = Batch.objects.using(using).filter(pk=batch.pk)
    # Read first: rows that are written meanwhile are counted twice rather than not at all.
    for planned, requested, unwritten in rows.values_list("planned", "requested_count", "unwritten"):
        unwritten_rows = max(planned - requested, 0) if unwritten else 0
        waiting = Caption.objects.using(using).filter(batch=batch, state__in=_UNASKED).order_by()
        number = unwritten_rows + waiting[: max(most - unwritten_rows, 1)].count()
        if not number and not unwritten:
            rows.filter(unwritten=False).update(holds=False)
        return min(number, most)
    return 0


def _counted(costs: Mapping[str, str], budget: Budget) -> Decimal:
    if budget.UNIT in costs:
        return Decimal(costs[budget.UNIT])
    return NOTHING if budget.PRICE is None else budget.PRICE * Decimal(costs[REQUESTS])


def _key(batch: Batch) -> tuple[Any, ...]:
    return batch.requested_at, str(batch._state.db), batch.pk


def _is_free(alias: str) -> bool:
    try:
        return bool(providers[alias].is_local)
    except ImproperlyConfigured:
        return True
