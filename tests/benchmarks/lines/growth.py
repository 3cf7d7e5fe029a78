"""What a worker, a sweep and Status take among a hundred times as many captions, a fifth of which wait; and how large
rows are."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from typing import Any
from unittest import mock

from tests.benchmarks import site
from tests.benchmarks.result import Result, Scale, alternate, seconds

NEEDS_ROWS = True
#: Captions in one message.
TAKEN = 100
#: How often a caption is written from its request to its words.
UPDATES = 5


@dataclass(frozen=True)
class Step:
    """What is measured, and what puts the rows back that it took."""

    name: str
    work: Callable[[], object]
    after: Callable[[], object] = lambda: None


def measure(scale: Scale) -> Iterator[Result]:
    """Each step in turn in both databases, after one round that fills their caches."""
    from django.db import connection

    from django_autocaption.pipeline.runtime import queue

    with mock.patch.object(queue, "_send_one", lambda *message: True):
        for step in _steps():
            sides = [partial(_timed, step, size) for size in ("small", "large")]
            alternate(*sides, rounds=1)
            small, large = alternate(*sides, rounds=scale.of(15, 3))
            yield Result(
                name=f"{step.name} among {scale.rows:,} captions / among {scale.rows // 100:,} ({connection.vendor})",
                target="≤ 2",
                measured=f"{large / small:.1f}",
                met=large <= 2 * small,
                note=f"{large * 1000:.1f} and {small * 1000:.1f} ms; a fifth of the captions waits in the background",
            )
    yield from _sizes()


def _timed(step: Step, size: str) -> float:
    with site.use(size):
        taken = seconds(step.work)
        step.after()
    return taken


def _steps() -> Iterator[Step]:
    from django.db.models import F
    from django.utils import timezone

    from django_autocaption.models import Caption, Cursor, State
    from django_autocaption.models import Step as SweepStep
    from django_autocaption.pipeline.rollups import costs
    from django_autocaption.pipeline.runtime import backlog
    from django_autocaption.pipeline.upkeep import status, sweep
    from django_autocaption.pipeline.work import claims

    waiting = Caption.objects.filter(state=State.PENDING, background__in=(True,))
    taken: list[Caption] = []

    def claim() -> None:
        ids = list(waiting.due().order_by("due_at").values_list("pk", flat=True)[:TAKEN])
        taken.extend(claims.claim(ids, using="default"))

    def give_back() -> None:
        claims.release(taken, using="default")
        since = timezone.now() - timedelta(hours=1)
        back = {"state": State.PENDING, "claim": None, "claimed_at": None, "due_at": since, "queued_at": None}
        Caption.objects.filter(pk__in=[caption.pk for caption in taken]).update(**back)
        taken.clear()

    def lose() -> None:
        waiting.filter(queued_at__isnull=False).update(queued_at=None)

    def begin_anew() -> None:
        """Each sweep does the same share of its rounds, which depends on how far the last one came. Of what requests
        cost a sweep counts two days; anew it would count the month, of which the small site has fewer days. Images from
        before are looked for once in the life of a site."""
        lose()
        Cursor.objects.exclude(name=costs.NAME).exclude(name__startswith="stock of").delete()
        Cursor.objects.filter(name=costs.NAME).update(looked_at=F("looked_at") - costs.PAUSE)

    yield Step(f"a claim of {TAKEN}", claim, give_back)
    yield Step("the next messages of a bulk request", lambda: backlog.feed(using="default"), lose)
    yield Step("a sweep", sweep.sweep, begin_anew)
    yield Step("a sweep's share of reconciling", lambda: _only(SweepStep.RECONCILE, sweep.sweep), begin_anew)
    yield Step("Status", lambda: status.status(most=10_000))


def _only(name: object, sweep: Callable[[], object]) -> None:
    """Do one step of the sweep, and none of the others."""
    from django_autocaption.pipeline.upkeep.steps import Steps

    run = Steps.run

    def run_one(self: Steps, step: Any, work: Any, *, field: str = "") -> int:
        return run(self, step, work, field=field) if step == name else 0

    with mock.patch.object(Steps, "run", run_one):
        sweep()


def _sizes() -> Iterator[Result]:
    """Bytes of a row, for ``docs/growing.md``: as they are inserted, and after as many updates as a caption has."""
    from django_autocaption.models import Attempt, Caption, Version

    fresh = {model.__name__: _bytes(model) for model in (Caption, Version, Attempt)}
    with site.use("small"):
        _update_all()
        worn = _bytes(Caption)
    yield Result(
        name="bytes of a row and its indexes: caption, version, attempt",
        target="–",
        measured=", ".join(f"{table + indexes:.0f}" for table, indexes in fresh.values()),
        met=None,
        note="; ".join(f"{name} {table:.0f} and {indexes:.0f}" for name, (table, indexes) in fresh.items())
        + f"; a caption after {UPDATES} updates {worn[0]:.0f} and {worn[1]:.0f}; words as short as"
        " “A red dog beside a bridge.”, and no answers as they came",
    )


def _bytes(model: Any) -> tuple[float, float]:
    """Of the table, and of its indexes, for each row; PostgreSQL only."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_table_size(%s::regclass), pg_indexes_size(%s::regclass), count(*) FROM " + model._meta.db_table,
            [model._meta.db_table] * 2,
        )
        table, indexes, rows = cursor.fetchone()
    return table / rows, indexes / rows


def _update_all() -> None:
    """Each row so often as on its way to its words; whenever a fifth of the table is dead, autovacuum's default, it is
    vacuumed."""
    from django.db import connection
    from django.utils import timezone

    from django_autocaption.models import Caption, State

    last = Caption.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    step = max(last // (5 * UPDATES), 1)
    for start in range(0, last, step):
        rows = Caption.objects.filter(pk__gt=start, pk__lte=start + step, state__in=(State.PENDING, State.DONE))
        for update in range(UPDATES):
            now = timezone.now()
            state = (State.PENDING, State.DONE)[update % 2]
            rows.update(state=state, due_at=now, queued_at=now, finalised_at=now)
        with connection.cursor() as cursor:
            cursor.execute("VACUUM autocaption_caption")
