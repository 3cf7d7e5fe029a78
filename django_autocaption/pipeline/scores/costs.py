"""What the requests for words that people decided about cost, and how long the services took."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Count, QuerySet

from django_autocaption.models import Attempt, Purpose, Review, Version

#: As the columns hold it.
_SMALLEST = Decimal("0.00000001")


@dataclass(frozen=True, kw_only=True)
class Spent:
    """On one set of words."""

    amount: Decimal = Decimal(0)
    unit: str = ""
    """"" = the service told no cost, or it cost nothing."""
    latency_ms: int | None = None
    """None = no request was made for them: they were reused."""


FREE = Spent()


def spent_on(reviews: Iterable[Review], *, using: str) -> dict[int, Spent]:
    """By id of the decision, for words that a request brought: what it cost, and its tries that brought none. A request
    for several languages counts in equal parts."""
    seen = {review.pk: review.seen_id for review in reviews if review.seen_id is not None}
    if not seen:
        return {}
    brought_by = dict(Version.objects.using(using).filter(pk__in=set(seen.values())).values_list("pk", "attempt_id"))
    attempts = _attempts(using)
    own = attempts.in_bulk([pk for pk in brought_by.values() if pk is not None])
    captions = {a.caption_id for a in own.values() if a.caption_id is not None}
    tries = list(attempts.filter(caption__in=captions, purpose=Purpose.CAPTION).order_by("pk"))
    tried = {a.pk for a in tries}
    tries += [a for a in own.values() if a.pk not in tried]
    roots = attempts.in_bulk({a.part_of_id for a in tries if a.part_of_id is not None})
    billed = {a.pk: roots.get(a.part_of_id or 0, a) for a in tries}
    parts = dict(
        Attempt.objects.using(using)
        .filter(part_of__in={a.pk for a in billed.values()})
        .order_by()
        .values_list("part_of")
        .annotate(Count("pk"))
    )
    found: dict[int, Spent] = {}
    for pk, version in seen.items():
        attempt = own.get(brought_by.get(version) or 0)
        if attempt is None:
            continue
        whole = billed[attempt.pk]
        bills = [billed[a.pk] for a in tries if _is_try_of(a, attempt)]
        amount = sum((_share(bill, parts) for bill in bills if _unit(bill) == _unit(whole)), Decimal(0))
        latency = attempt.latency_ms if attempt.latency_ms is not None else whole.latency_ms
        found[pk] = Spent(amount=amount.quantize(_SMALLEST), unit=_unit(whole), latency_ms=latency)
    return found


def _attempts(using: str) -> QuerySet[Attempt]:
    return Attempt.objects.using(using).only(
        "caption", "request", "provider", "part_of", "latency_ms", "cost_amount", "cost_unit"
    )


def _is_try_of(attempt: Attempt, last: Attempt) -> bool:
    """It asked the same service for the same words, at latest when they came."""
    same = ("caption_id", "request", "provider")
    return attempt.pk <= last.pk and all(getattr(attempt, name) == getattr(last, name) for name in same)


def _unit(attempt: Attempt) -> str:
    return attempt.cost_unit if attempt.cost_amount else ""


def _share(attempt: Attempt, parts: dict[int | None, int]) -> Decimal:
    return (attempt.cost_amount or Decimal(0)) / (1 + parts.get(attempt.pk, 0))
