"""What the requests of each day cost, by service and unit, also on sites without budgets."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from django.conf import settings
from django.db import transaction
from django.db.models import Count, Q, QuerySet, Sum
from django.db.models.functions import Coalesce
from django.utils import timezone

from django_autocaption.models import Attempt, Cursor, DailyCost, clock
from django_autocaption.pipeline.records import bulk_update

#: Name of the ``Cursor``: ``looked_at`` is as of when the numbers are, ``value`` about where the first day begins that
#: is counted again.
NAME = "costs"
#: Time from one count to the next.
PAUSE = timedelta(minutes=5)
#: How much lower than that the key of an attempt may be that was made at the same time by another worker.
BESIDE = 10_000
DAY = timedelta(days=1)


def count_if_due(*, using: str) -> None:
    """The sweep's part."""
    place = Cursor.objects.using(using).filter(pk=NAME).first() or Cursor()
    if place.looked_at is None or clock.read(using) - place.looked_at >= PAUSE:
        count(using=using)


def count(*, using: str) -> None:
    """Count the days since the last count, and the day before it once more, as answers may come late; the first time
    those of the present month."""
    now = clock.read(using)
    Cursor.objects.using(using).get_or_create(name=NAME)
    with transaction.atomic(using=using):
        place = bulk_update.lock(Cursor.objects.using(using), [NAME])[NAME]
        first = site_day(now).replace(day=1) if place.looked_at is None else site_day(place.looked_at) - DAY
        since = Attempt.objects.using(using).filter(pk__gte=int(place.value or 0) - BESIDE).order_by()
        for day in _days(first, site_day(now)):
            attempts = since.filter(asked_at__gte=_midnight(day), asked_at__lt=_midnight(day + DAY))
            _write(day, attempts, using)
            if day == first and (lowest := attempts.order_by("pk").values_list("pk", flat=True).first()) is not None:
                place.value = str(lowest)
        place.looked_at = now
        place.save(using=using, update_fields=["value", "looked_at"])


def site_day(moment: datetime) -> date:
    """The day in the site's time zone."""
    return timezone.localdate(moment, timezone.get_default_timezone()) if settings.USE_TZ else moment.date()


def _write(day: date, attempts: QuerySet[Attempt], using: str) -> None:
    totals = attempts.values("provider", "cost_unit").annotate(
        requests=Count("pk", filter=Q(part_of=None)), amount=Coalesce(Sum("cost_amount"), Decimal(0))
    )
    known = {(row.provider, row.unit): row for row in DailyCost.objects.using(using).filter(day=day)}
    for total in totals:
        key = total["provider"], total["cost_unit"]
        row = known.get(key) or DailyCost(day=day, provider=key[0], unit=key[1], requests=0)
        if total["requests"] >= row.requests:  # else some were pruned since
            row.requests, row.amount = total["requests"], total["amount"]
            row.save(using=using)


def _days(first: date, last: date) -> Iterator[date]:
    while first <= last:
        yield first
        first += DAY


def _midnight(day: date) -> datetime:
    start = datetime.combine(day, time.min)
    return timezone.make_aware(start, timezone.get_default_timezone()) if settings.USE_TZ else start
