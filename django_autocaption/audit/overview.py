"""What a site looks at each day: coverage, money, speed; from what the sweep counted and from the latest requests."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from statistics import median, quantiles
from typing import Generic, TypeVar

from django.contrib.contenttypes.models import ContentType
from django.utils import timezone

from django_autocaption import conf
from django_autocaption.models import Attempt, Coverage, Covered, Cursor, DailyCost, Outcome
from django_autocaption.models.choices import SHOWN
from django_autocaption.pipeline.rollups import costs, coverage
from django_autocaption.pipeline.runtime import databases
from django_autocaption.registry import CaptionedField, registry

T = TypeVar("T")
#: Requests of a service, the latest, that its speed is told from.
LATEST = 200


@dataclass(frozen=True, kw_only=True)
class FieldCoverage:
    """The images of one field, by what they have of words in one language."""

    field: CaptionedField
    language: str
    numbers: Mapping[Covered, int]

    @property
    def images(self) -> int:
        """All that were counted."""
        return sum(self.numbers.values())

    @property
    def shown(self) -> int:
        """Those for which pages show something."""
        return sum(self.numbers[covered] for covered in SHOWN)

    @property
    def percent(self) -> int:
        """Share of these, rounded down, so that 100 means all."""
        return 100 * self.shown // self.images if self.images else 0


@dataclass(frozen=True, kw_only=True)
class Spent:
    """What one service cost in the present month."""

    provider: str
    unit: str
    """"" = it told no cost, or cost nothing."""
    requests: int
    amount: Decimal
    days: Mapping[date, Decimal]
    """The amount of each day of the month up to today."""


@dataclass(frozen=True, kw_only=True)
class Latency:
    """How long one service took of late, in seconds."""

    provider: str
    median: float
    slowest: float
    """One in twenty took longer."""
    requests: int
    """Of how many that is told; LATEST at most."""


@dataclass(frozen=True, kw_only=True)
class Counted(Generic[T]):
    """What the sweep counted."""

    lines: Sequence[T]
    as_of: datetime | None
    """None = no sweep has counted yet."""


def coverage_of(fields: Collection[CaptionedField]) -> Counted[FieldCoverage]:
    """A line for each of these fields and each of the site's languages, in their order."""
    numbers: dict[tuple[str, str], dict[Covered, int]] = defaultdict(lambda: dict.fromkeys(Covered, 0))
    labels = {field.label for field in fields}
    for using in databases.with_captions():
        types = ContentType.objects.db_manager(using)
        for row in Coverage.objects.using(using).exclude(number=0):
            model = types.get_for_id(row.content_type_id).model_class()
            label = f"{model._meta.label}.{row.field_name}" if model is not None else ""
            if label in labels:
                numbers[label, row.language][Covered(row.covered)] += row.number
    lines = [
        FieldCoverage(field=field, language=language, numbers=numbers[field.label, language])
        for field in registry.all()
        if field in fields
        for language in conf.current().languages
    ]
    return Counted(lines=lines, as_of=_as_of(coverage.NAME))


def spent_this_month() -> Counted[Spent]:
    """A line for each service and unit, by name."""
    today = costs.site_day(timezone.now())
    days = [today.replace(day=number + 1) for number in range(today.day)]
    amounts: dict[tuple[str, str], dict[date, Decimal]] = defaultdict(lambda: dict.fromkeys(days, Decimal(0)))
    requests: dict[tuple[str, str], int] = defaultdict(int)
    for using in databases.with_captions():
        for row in DailyCost.objects.using(using).filter(day__gte=days[0], day__lte=today):
            key = row.provider, row.unit
            amounts[key][row.day] += row.amount
            requests[key] += row.requests
    lines = [
        Spent(
            provider=key[0], unit=key[1], requests=requests[key], amount=sum(by_day.values(), Decimal(0)), days=by_day
        )
        for key, by_day in sorted(amounts.items())
    ]
    return Counted(lines=lines, as_of=_as_of(costs.NAME))


def latencies() -> list[Latency]:
    """Of each configured service that has answered, by alias."""
    found = []
    for alias in sorted(conf.current().PROVIDERS):
        latest = [seconds for using in databases.with_captions() for seconds in _latest(alias, using)]
        if len(latest) > 1:
            slowest = quantiles(latest, n=20, method="inclusive")[-1]
            found.append(Latency(provider=alias, median=median(latest), slowest=slowest, requests=len(latest)))
    return found


def _latest(alias: str, using: str) -> list[float]:
    rows = Attempt.objects.using(using).filter(provider=alias).order_by("-pk").values_list("latency_ms", "outcome")
    answered = (Outcome.ANSWERED, Outcome.SILENT)
    return [ms / 1000 for ms, outcome in rows[:LATEST] if ms is not None and outcome in answered]


def _as_of(name: str) -> datetime | None:
    moments = [
        Cursor.objects.using(using).filter(pk=name).values_list("looked_at", flat=True).first()
        for using in databases.with_captions()
    ]
    known = [moment for moment in moments if moment is not None]
    return min(known) if len(known) == len(moments) else None
