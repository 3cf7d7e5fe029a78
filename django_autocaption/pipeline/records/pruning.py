"""Old attempts go, but for what still counts; what they cost stays, as a sum for each month.

What still counts: the newest attempt of each question about the same bytes, and the newest that was answered, since
they say what need not be paid again; one whose outcome is not known; what a version names; one that others are part of;
and the request that a row is about just now.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.utils import timezone

from django_autocaption.models import Attempt, CandidateAnswer, Caption, Outcome, PrunedCost, Version
from django_autocaption.models.choices import OPEN_STATES
from django_autocaption.pipeline.records import bulk_update

#: Outcomes that serve another request of the same key.
_ANSWERS = (Outcome.ANSWERED, Outcome.SILENT)
_ENDED = (*_ANSWERS, Outcome.FAILED)


@dataclass(frozen=True, kw_only=True)
class Pruned:
    """How many rows went, or would go."""

    versions: int = 0
    attempts: int = 0
    raw: int = 0
    """Attempts that stay without their raw answers."""

    def __add__(self, other: Pruned) -> Pruned:
        return Pruned(
            versions=self.versions + other.versions, attempts=self.attempts + other.attempts, raw=self.raw + other.raw
        )


def prune_attempts(keys: Sequence[int], *, using: str, delete: bool = True) -> Pruned:
    """Delete those of these old attempts that count no more, and the raw answers of the others, in one transaction.
    Rows that somebody else holds are left alone. ``delete`` False: only count."""
    ended = Attempt.objects.using(using).filter(pk__in=keys, outcome__in=_ENDED, lease=None)
    if not delete:
        gone = superfluous(ended).count()
        return Pruned(attempts=gone, raw=ended.filter(raw__isnull=False).count() - _with_raw(superfluous(ended)))
    with transaction.atomic(using=using):
        going = bulk_update.lock(superfluous(ended).defer("raw", "words", "prompt"), patient=False)
        _add_up(going.values(), using)
        Attempt.objects.using(using).filter(pk__in=list(going))._raw_delete(using)
        emptied = ended.filter(raw__isnull=False).update(raw=None)
    return Pruned(attempts=len(going), raw=emptied)


def superfluous(attempts: QuerySet[Attempt]) -> QuerySet[Attempt]:
    """Those of these that count no more."""
    using = attempts.db
    same = Attempt.objects.using(using).filter(key=OuterRef("key"), pk__gt=OuterRef("pk"))
    answered_since = Exists(same.filter(outcome__in=_ANSWERS))
    asked_about = Caption.objects.using(using).filter(
        pk=OuterRef("caption_id"), request=OuterRef("request"), state__in=OPEN_STATES
    )
    return attempts.filter(
        Q(answered_since) | (Q(outcome=Outcome.FAILED) & Exists(same)),
        ~Exists(Version.objects.using(using).filter(attempt=OuterRef("pk"))),
        ~Exists(CandidateAnswer.objects.using(using).filter(attempt=OuterRef("pk"))),
        ~Exists(Attempt.objects.using(using).filter(part_of=OuterRef("pk"))),
        ~Exists(asked_about),
    )


def _with_raw(attempts: QuerySet[Attempt]) -> int:
    return attempts.filter(raw__isnull=False).count()


def _add_up(attempts: Iterable[Attempt], using: str) -> None:
    sums: dict[tuple[date, str, str, str, str, str], tuple[int, Decimal]] = {}
    for attempt in attempts:
        amount = Decimal(0) if attempt.cost_amount is None else attempt.cost_amount
        unit = "" if attempt.cost_amount is None else attempt.cost_unit
        kind = (_month(attempt.asked_at), attempt.provider, attempt.model, attempt.purpose, attempt.outcome, unit)
        number, before = sums.get(kind, (0, Decimal(0)))
        sums[kind] = number + 1, before + amount
    costs = PrunedCost.objects.using(using)
    for kind in sorted(sums):
        number, amount = sums[kind]
        month, provider, model, purpose, outcome, unit = kind
        row, _made = costs.get_or_create(
            month=month, provider=provider, model=model, purpose=purpose, outcome=outcome, unit=unit
        )
        costs.filter(pk=row.pk).update(requests=F("requests") + number, amount=F("amount") + amount)


def _month(moment: datetime) -> date:
    """In the site's time zone, as budgets count."""
    local = timezone.localtime(moment, timezone.get_default_timezone()) if timezone.is_aware(moment) else moment
    return local.date().replace(day=1)
