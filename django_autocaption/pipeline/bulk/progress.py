"""How far a bulk request is, how fast, at what price, and what went wrong: for a page that comes at once and again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal

from django.db.models import QuerySet, Sum
from django.utils import timezone

from django_autocaption.models import Attempt, Batch, Caption, ErrorCode, Kind, State
from django_autocaption.models.choices import OPEN_STATES
from django_autocaption.models.clock import ago
from django_autocaption.pipeline.bulk import batches

#: Captions of each state that are counted.
MOST = 250_000
#: Failed ones, the latest, whose reasons are told.
FAILURES = 1_000
#: Ended ones, the latest, whose requests tell what the others cost.
SAMPLE = 100
#: Seconds over which the rate is taken; the shorter time serves where more than ENOUGH ended in it.
LATELY = (20.0, 300.0)
ENOUGH = 1_000
#: By which the clock of a web server may be ahead of the database's.
CLOCKS = timedelta(minutes=1)
_ENDED = [state for state in State if state not in OPEN_STATES]


@dataclass(frozen=True, kw_only=True)
class Progress:
    """Numbers of captions; up to MOST of each state were counted."""

    states: Mapping[State, int]
    """Without those that ``recalled`` counts."""
    unwritten: int
    """Those that it has yet to ask for, beside the states, as far as is known."""
    per_minute: float
    """How many end in a minute, of late."""
    errors: Sequence[tuple[str, int]]
    """(``ErrorCode``, how many failed so), the most frequent first."""
    spent: Mapping[str, Decimal]
    """By unit, for what has ended."""
    looked_at: int = 0
    """Captions whose words a check has looked at; beside the states, which are those of requests."""
    recalled: int = 0
    """Captions that were taken back when it was cancelled, and that nobody was asked about."""
    moved: int = 0
    """Captions that a later request has asked for since, or whose objects are gone: they count here no more."""
    is_exact: bool
    """``spent`` is added up; else it is what the latest SAMPLE cost, times how many there are."""

    @property
    def ended(self) -> int:
        """Done, failed or left out."""
        return self.looked_at + sum(number for state, number in self.states.items() if state not in OPEN_STATES)

    @property
    def left(self) -> int:
        """What is still to be asked, or under way."""
        return sum(self.states.get(state, 0) for state in OPEN_STATES) + self.unwritten

    @property
    def whole(self) -> int:
        """All of it."""
        return self.ended + self.left + self.recalled

    @property
    def failed(self) -> int:
        """Without an answer."""
        return self.states.get(State.FAILED, 0)

    @property
    def percent(self) -> int:
        """Share that has ended, rounded down, so that 100 means all."""
        return 100 * self.ended // self.whole if self.whole else 100

    @property
    def seconds_left(self) -> float | None:
        """If it goes on as of late; None = nobody knows."""
        return self.left / self.per_minute * 60 if self.per_minute and self.left else None


def progress(batch: Batch) -> Progress:
    """Look; a bounded number of rows is read, however many the request is for."""
    is_running = batch.unwritten and batch.cancelled_at is None
    unwritten = max(batch.planned - batch.requested_count, 0) if is_running else 0
    if batch.kind == Kind.CHECK:
        return _of_check(batch, unwritten)
    using = str(batch._state.db)
    rows = Caption.objects.using(using).filter(batch=batch).order_by()
    recalled = _recalled(batch, rows)
    counted = batches.counts(batch, most=MOST)
    states = {state: left for state, n in counted.items() if (left := n - recalled.get(state, 0)) > 0}
    failed = rows.filter(state=State.FAILED).order_by("-finalised_at").values_list("error_code", flat=True)
    spent, is_exact = _spent(batch, sum(n for state, n in states.items() if state not in OPEN_STATES))
    return Progress(
        states=states,
        unwritten=unwritten,
        per_minute=_per_minute(rows.filter(state__in=_ENDED)),
        errors=Counter(failed[:FAILURES]).most_common(),
        spent=spent,
        recalled=sum(recalled.values()),
        moved=0 if MOST in counted.values() else max(batch.requested_count - sum(counted.values()), 0),
        is_exact=is_exact,
    )


def _recalled(batch: Batch, rows: QuerySet[Caption]) -> dict[State, int]:
    """Of those that have ended since it was cancelled, by the states that they have; by the index, which ends with the
    time."""
    if batch.cancelled_at is None:
        return {}
    since = rows.filter(finalised_at__gt=batch.cancelled_at - CLOCKS, error_code=ErrorCode.CANCELLED)
    return {state: since.filter(state=state)[:MOST].count() for state in _ENDED}


def _of_check(batch: Batch, unwritten: int) -> Progress:
    """A check asks nobody: what it has looked at stands on the bulk request itself."""
    minutes = (timezone.now() - batch.requested_at).total_seconds() / 60
    return Progress(
        states={},
        unwritten=unwritten,
        per_minute=batch.requested_count / max(minutes, 1 / 60),
        errors=(),
        spent={},
        looked_at=batch.requested_count,
        is_exact=True,
    )


def _per_minute(ended: QuerySet[Caption]) -> float:
    """From the index alone, which ends with the time."""
    shorter, longer = LATELY
    if (number := ended.filter(finalised_at__gt=ago(shorter))[:MOST].count()) > ENOUGH:
        return number * 60 / shorter
    return ended.filter(finalised_at__gt=ago(longer))[:MOST].count() * 60 / longer


def _latest(rows: QuerySet[Caption]) -> list[int]:
    """Keys of the SAMPLE that ended last and were asked about, of each state from the index."""
    found = [
        pair
        for state in _ENDED
        for pair in rows.filter(state=state).order_by("-finalised_at").values_list("finalised_at", "pk")[:SAMPLE]
    ]
    return [pk for _at, pk in sorted((pair for pair in found if pair[0] is not None), reverse=True)[:SAMPLE]]


def _spent(batch: Batch, ended: int) -> tuple[dict[str, Decimal], bool]:
    """(by unit, whether all of it was added up). Requests that were made before the bulk request are none of its, nor
    are those of comparisons."""
    using = str(batch._state.db)
    rows = Caption.objects.using(using).filter(batch=batch)
    sample = _latest(rows if batch.cancelled_at is None else rows.exclude(error_code=ErrorCode.CANCELLED))
    asked = Attempt.objects.using(using).filter(caption__in=sample, asked_at__gte=batch.requested_at)
    attempts = asked.filter(comparison=None)
    by_unit = attempts.exclude(cost_unit="").order_by().values_list("cost_unit").annotate(amount=Sum("cost_amount"))
    costs = {unit: amount or Decimal(0) for unit, amount in by_unit}
    if ended <= len(sample) or not sample:
        return costs, ended <= len(sample)
    share = Decimal(ended) / len(sample)
    return {unit: round(amount * share, 2) for unit, amount in costs.items()}, False
