"""What a worker, a sweep and Status take among a hundred times as many captions, a fifth of which wait for their turn."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from unittest import mock

from tests.benchmarks import site
from tests.benchmarks.result import Result, Scale, alternate, seconds

NEEDS_ROWS = True
#: Captions in one message.
TAKEN = 100


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
            sides = [lambda size=size, step=step: _timed(step, size) for size in ("small", "large")]  # type: ignore[misc]  # bound by defaults
            alternate(*sides, rounds=1)
            small, large = alternate(*sides, rounds=scale.of(15, 3))
            yield Result(
                name=f"{step.name} among {scale.rows:,} captions / among {scale.rows // 100:,} ({connection.vendor})",
                target="≤ 2",
                measured=f"{large / small:.1f}",
                met=large <= 2 * small,
                note=f"{large * 1000:.1f} and {small * 1000:.1f} ms; a fifth of the captions waits in the background",
            )


def _timed(step: Step, size: str) -> float:
    with site.use(size):
        taken = seconds(step.work)
        step.after()
    return taken


def _steps() -> Iterator[Step]:
    from django.utils import timezone

    from django_autocaption.models import Caption, State
    from django_autocaption.pipeline.runtime import backlog
    from django_autocaption.pipeline.upkeep import status, sweep
    from django_autocaption.pipeline.work import claims

    waiting = Caption.objects.filter(state=State.PENDING, background__in=(True,))
    taken: list[Caption] = []

    def claim() -> None:
        ids = list(waiting.due().order_by("due_at").values_list("pk", flat=True)[:TAKEN])
        for won in claims.claim_each(ids, using="default"):
            taken.extend(won)

    def give_back() -> None:
        claims.release(taken, using="default")
        since = timezone.now() - timedelta(hours=1)
        back = {"state": State.PENDING, "claim": None, "claimed_at": None, "due_at": since, "queued_at": None}
        Caption.objects.filter(pk__in=[caption.pk for caption in taken]).update(**back)
        taken.clear()

    def lose() -> None:
        waiting.filter(queued_at__isnull=False).update(queued_at=None)

    yield Step(f"a claim of {TAKEN}", claim, give_back)
    yield Step("the next messages of a bulk request", lambda: backlog.feed(using="default"), lose)
    yield Step("a sweep", sweep.sweep, lose)
    yield Step("Status", lambda: status.status(most=10_000))
