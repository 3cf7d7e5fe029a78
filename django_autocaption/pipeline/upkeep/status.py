"""How the captions stand just now: what waits, what fails and why, what was spent, which service is down."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from django.db.models import Q, QuerySet

from django_autocaption import conf, pacing
from django_autocaption.models import Awaits, Caption, ErrorCode, State, UpkeepFailure, Worker, clock
from django_autocaption.models.caption import CaptionQuerySet
from django_autocaption.models.clock import DatabaseNow
from django_autocaption.pipeline.admission import reservations
from django_autocaption.pipeline.intake import stock
from django_autocaption.pipeline.records.unregistered import Unregistered, unregistered
from django_autocaption.pipeline.runtime import databases, queue
from django_autocaption.pipeline.upkeep import pausing, rounds
from django_autocaption.pipeline.upkeep.rounds import RoundState
from django_autocaption.registry import registry

#: Failed rows, the latest first, that the reasons are counted over.
FAILURES_LOOKED_AT = 1_000
#: Seconds within which a worker takes what is due, if one runs and the message comes.
TAKEN_WITHIN = 10.0
#: Seconds within which a sweep comes: Celery beat has one run each minute, cron perhaps each second one.
SWEPT_WITHIN = 600.0
#: Captions whose objects were missed; by the index of state, background and due_at.
GONE = Q(state=State.EXCLUDED, background__in=(False, True), due_at=None, error_code=ErrorCode.OBJECT_GONE)


@dataclass(frozen=True, kw_only=True)
class Failures:
    """Rows that failed for the same reason."""

    code: str
    """``ErrorCode``."""
    number: int
    example: str
    """What the latest of them says."""
    latest: int
    """Its id."""
    database: str

    @property
    def reason(self) -> str:
        """The code in words."""
        return str(ErrorCode(self.code).label) if self.code in ErrorCode.values else self.code

    @property
    def advice(self) -> str:
        """What a person can do about them."""
        return str(ErrorCode(self.code).advice) if self.code in ErrorCode.values else ""


@dataclass(frozen=True, kw_only=True)
class Oldest:
    """The first of many rows that wait."""

    caption: int
    """Its id."""
    database: str
    seconds: float
    """For which it has been due."""


@dataclass(frozen=True, kw_only=True)
class Status:
    """The health report."""

    states: Mapping[State, int]
    """Captions in each state; at most ``most`` were counted of each."""
    awaiting: Mapping[Awaits, int]
    """Captions that wait for a person, by what for; counted likewise."""
    most: int | None
    """None = all were counted."""
    due: int
    """Waiting rows that a worker could take now: the queue's depth."""
    oldest: Oldest | None
    """The one of them that has been due for longest; None = none is."""
    unsent: int
    """Due rows that no message is known for: the next sweep, or the feeder of bulk requests, sends them."""
    following: int
    """Captions whose words the site's own fields and files should have followed by now."""
    following_for: float | None
    """Seconds for which the first of these has been due: the lag of the outbox. None = none is."""
    pauses: Sequence[pausing.Paused]
    """What an operator has stopped, the site first; at most ``most`` of what waits for each are counted."""
    failures: Sequence[Failures]
    """Of the latest FAILURES_LOOKED_AT; the most frequent first."""
    accounts: Sequence[reservations.Account]
    """What was spent of each budget in its present period."""
    providers: Sequence[pacing.ProviderState]
    """How each service stands: circuit breaker, pauses, requests in flight."""
    unregistered: Sequence[Unregistered]
    """Captions of image fields that are registered no more."""
    upkeep: Sequence[UpkeepFailure]
    """Steps of the latest sweep that failed, in each database."""
    worker_seen: float | None
    """Seconds since a worker last gave a sign of life, which it does when it has work; None = none ever did."""
    before: Sequence[stock.Stock]
    """Images from before that nobody is asked about until a person says so."""
    swept: float | None
    """Seconds since the latest sweep; None = none was there, or no image field is captioned."""
    rounds: Sequence[RoundState]
    """How far the captions of each field were held against their objects, how many disagreed, and how long a round
    takes."""
    gone: int
    """Captions that are hidden, since their objects are gone."""
    refused: Sequence[str]
    """Image fields that are registered and cannot be captioned, as ``app_label.Model.field``: a check says why."""
    other_languages: int | None
    """Captions in languages that are not in LANGUAGES any more: kept, on no page, and asked for no more. None = not
    counted, since that reads the whole table."""

    @property
    def oldest_due(self) -> float | None:
        """Seconds for which the first due row has been due; None = none is."""
        return None if self.oldest is None else self.oldest.seconds

    @property
    def nobody_works(self) -> bool:
        """Images wait, nobody has paused them, and nobody takes them: no worker, or no ``work`` where there is none."""
        taken, alive = (TAKEN_WITHIN, conf.current().CLAIM_TIMEOUT) if queue.goes_to_workers() else (SWEPT_WITHIN,) * 2
        silent = self.worker_seen is None or self.worker_seen > alive
        return (self.oldest_due or 0) > taken and silent and not any(not p.row.alias for p in self.pauses)

    @property
    def nobody_sweeps(self) -> bool:
        """No sweep came for so long that none seems to be started."""
        return self.swept is None or self.swept > SWEPT_WITHIN


def status(*, most: int | None = None) -> Status:
    """Look at every database with captions. ``most``: count no further than this in each state, for a page that has to
    come at once. Raises ConfigurationError."""
    homes = databases.with_captions()
    everywhere = [Caption.objects.using(using) for using in homes]
    seen = [clock.age_of_latest(Worker.objects.using(using), "alive_at") for using in homes]
    swept = [clock.age_of_latest(rounds.of_fields(using), "looked_at") for using in homes]
    # Both named, so that the index of state, background and due_at serves.
    due = [rows.due().filter(background__in=(False, True)) for rows in everywhere]
    oldest = [first for rows in everywhere for first in _oldest(rows)]
    behind = [first for rows in everywhere if (first := _first(_to_follow(rows), "follow_at")) is not None]
    return Status(
        states={state: sum(_count(rows.filter(state=state), most) for rows in everywhere) for state in State},
        awaiting={
            reason: sum(_count(rows.filter(review=reason), most) for rows in everywhere)
            for reason in Awaits
            if reason != Awaits.NOTHING
        },
        most=most,
        due=sum(_count(rows, most) for rows in due),
        oldest=max(oldest, key=lambda first: first.seconds, default=None),
        unsent=sum(_count(rows.filter(queued_at=None), most) for rows in due),
        following=sum(_count(_to_follow(rows), most) for rows in everywhere),
        following_for=max((first.seconds for first in behind), default=None),
        pauses=pausing.paused(most=most),
        failures=_failures(everywhere),
        accounts=reservations.accounts(),
        providers=pacing.states(),
        upkeep=[row for rows in everywhere for row in UpkeepFailure.objects.using(rows.db).order_by("pk")],
        worker_seen=min((age for age in seen if age is not None), default=None),
        before=stock.held(),
        swept=min((age for age in swept if age is not None), default=None),
        rounds=rounds.states(),
        gone=sum(_count(rows.filter(GONE), most) for rows in everywhere),
        refused=[field.label for field in registry.refused()],
        other_languages=sum(map(_in_other_languages, everywhere)) if most is None else None,
        unregistered=[one for using in homes for one in unregistered(using=using)],
    )


def as_json(found: Status) -> dict[str, Any]:
    """The report as JSON data, for monitoring."""
    return {
        "states": {str(state): number for state, number in found.states.items()},
        "awaiting": {str(reason): number for reason, number in found.awaiting.items()},
        "due": found.due,
        "oldest_due_seconds": found.oldest_due,
        "oldest_due": found.oldest and asdict(found.oldest),
        "unsent": found.unsent,
        "nobody_works": found.nobody_works,
        "nobody_sweeps": found.nobody_sweeps,
        "worker_seen_seconds": found.worker_seen,
        "swept_seconds": found.swept,
        "following": found.following,
        "following_seconds": found.following_for,
        "paused": [
            {
                "provider": p.row.alias or None,
                "since": p.row.since.isoformat(),
                "by": p.by or None,
                "waiting": p.waiting,
            }
            for p in found.pauses
        ],
        "failures": [
            {"code": f.code, "number": f.number, "example": f.example, "advice": f.advice} for f in found.failures
        ],
        "budgets": [
            {
                "budget": str(a.budget),
                "user": a.row.user,
                "limit": f"{a.budget.LIMIT.normalize():f}",
                "spent": f"{a.row.spent.normalize():f}",
                "reserved": f"{a.row.reserved.normalize():f}",
                "held": f"{a.held.normalize():f}",
                "unit": a.budget.UNIT,
                "counts": {
                    "told": list(a.coverage.told),
                    "priced": list(a.coverage.priced),
                    "not": list(a.coverage.uncounted),
                },
                "until": a.budget.period_end().isoformat(),
            }
            for a in found.accounts
        ],
        "providers": [
            {
                "alias": p.alias,
                "down_since": p.down_since and p.down_since.isoformat(),
                "refused_since": p.refused_since and p.refused_since.isoformat(),
                "tried_again_at": p.tried_again_at and p.tried_again_at.isoformat(),
                "left_alone_until": p.left_alone_until and p.left_alone_until.isoformat(),
                "failures_in_a_row": p.failures,
                "in_flight": p.in_flight,
            }
            for p in found.providers
        ],
        "upkeep": [
            {
                "step": row.step,
                "field": row.field,
                "database": row._state.db,
                "message": row.message,
                "since": row.since.isoformat(),
                "at": row.at.isoformat(),
            }
            for row in found.upkeep
        ],
        "reconcile": [
            {
                "field": r.field,
                "database": r.database,
                "looked_at": r.looked_at and r.looked_at.isoformat(),
                "captions": r.rows,
                "disagreed": r.mended,
                "last_round": None
                if r.last_rows is None
                else {"captions": r.last_rows, "disagreed": r.last_mended, "seconds": r.last_seconds},
            }
            for r in found.rounds
        ],
        "before": [asdict(one) for one in found.before],
        "gone": found.gone,
        "refused": list(found.refused),
        "other_languages": found.other_languages,
        "unregistered": [
            {"field": u.label, "captions": u.captions, "object_id": u.object_id} for u in found.unregistered
        ],
    }


def _count(rows: QuerySet[Caption], most: int | None) -> int:
    rows = rows.order_by()
    return rows.count() if most is None else rows[:most].count()


def _in_other_languages(rows: QuerySet[Caption]) -> int:
    return rows.exclude(language__in=conf.current().languages).order_by().count()


def _to_follow(rows: QuerySet[Caption]) -> QuerySet[Caption]:
    return rows.filter(follow_at__lte=DatabaseNow())


def _oldest(rows: CaptionQuerySet) -> list[Oldest]:
    """By two queries, each of which reads one entry of the index, however many rows wait."""
    firsts = (_first(rows.due().in_background(background), "due_at") for background in (False, True))
    return [first for first in firsts if first is not None]


def _first(rows: QuerySet[Caption], due: str) -> Oldest | None:
    """The one that has been due for longest. ``due``: the column that says since when."""
    found = rows.order_by(due).values_list("pk", due, DatabaseNow()).first()
    if found is None:
        return None
    pk, since, now = found
    return Oldest(caption=pk, database=rows.db, seconds=max((now - since).total_seconds(), 0.0))


def _failures(everywhere: Sequence[QuerySet[Caption]]) -> list[Failures]:
    numbers: Counter[str] = Counter()
    latest: dict[str, dict[str, Any]] = {}
    for rows in everywhere:
        failed = rows.filter(state=State.FAILED).order_by("-pk").values_list("error_code", "error_message", "pk")
        for code, message, pk in failed[:FAILURES_LOOKED_AT]:
            numbers[code] += 1
            latest.setdefault(code, {"example": message, "latest": pk, "database": rows.db})
    return [Failures(code=code, number=n, **latest[code]) for code, n in numbers.most_common()]
