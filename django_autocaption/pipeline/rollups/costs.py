"""What the requests of each day cost, by service and unit, also on sites without budgets."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from django.conf import settings
from django.db import transaction
from django.db.models import Case, Count, IntegerField, Q, QuerySet, Sum, Value, When
from django.db.models.functions import Coalesce
from django.utils import timezone

from django_autocaption.models import Attempt, Cursor, DailyCost, clock
from django_autocaption.pipeline.records import bulk_update

#: Name of the ``Cursor``: ``looked_at`` is as of when the numbers are.
NAME = "costs"
#: Time from one count to the next.
PAUSE = timedelta(minutes=5)
#: How much lower than that the key of an attempt may be that was made at the same time by another worker.
BESIDE = 10_000
DAY = timedelta(days=1)
#: Days that are counted by one statement.
AT_ONCE = 31


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
        days = [first + number * DAY for number in range((site_day(now) - first).days + 1)]
        # One that was asked again is of a later day than its neighbours.
        since = Attempt.objects.using(using).filter(pk__gte=_first_since(_midnight(first - DAY), using) - BESIDE)
        for start in range(0, len(days), AT_ONCE):
            _write(days[start : start + AT_ONCE], since.order_by(), using)
        place.looked_at = now
        place.save(using=using, update_fields=["looked_at"])


def site_day(moment: datetime) -> date:
    """The day in the site's time zone."""
    return timezone.localdate(moment, timezone.get_default_timezone()) if settings.USE_TZ else moment.date()


def _first_since(moment: datetime, using: str) -> int:
    """Key of about the first attempt at or after a moment, by halves, as later ones have higher keys: no index has the
    time."""
    rows = Attempt.objects.using(using).order_by("pk").values_list("pk", "asked_at")
    low, high = 0, (rows.reverse().values_list("pk", flat=True).first() or 0) + 1
    while low < high:
        middle = (low + high) // 2
        found = rows.filter(pk__gte=middle).first()
        if found is None or found[1] >= moment:
            high = middle
        else:
            low = found[0] + 1
    return low


def _write(days: Sequence[date], attempts: QuerySet[Attempt], using: str) -> None:
    day_of = Case(
        *(When(asked_at__lt=_midnight(day + DAY), then=Value(number)) for number, day in enumerate(days)),
        output_field=IntegerField(),
    )
    totals = (
        attempts.filter(asked_at__gte=_midnight(days[0]), asked_at__lt=_midnight(days[-1] + DAY))
        .values("provider", "cost_unit", number=day_of)
        .annotate(requests=Count("pk", filter=Q(part_of=None)), amount=Coalesce(Sum("cost_amount"), Decimal(0)))
    )
    written = DailyCost.objects.using(using).filter(day__range=(days[0], days[-1]))
    known = {(row.day, row.provider, row.unit): row for row in written}
    for total in totals:
        key = days[total["number"]], total["provider"], total["cost_unit"]
        row = known.get(key) or DailyCost(day=key[0], provider=key[1], unit=key[2], requests=0)
        if total["requests"] >= row.requests:  # else some were pruned since
            row.requests, row.amount = total["requests"], total["amount"]
            row.save(using=using)


def _midnight(day: date) -> datetime:
    start = datetime.combine(day, time.min)
    return timezone.make_aware(start, timezone.get_default_timezone()) if settings.USE_TZ else start
