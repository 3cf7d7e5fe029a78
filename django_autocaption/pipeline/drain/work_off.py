"""Sweep, and caption whatever is due, here and now."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django_autocaption.models import Caption, State
from django_autocaption.pacing import pauses
from django_autocaption.pipeline.follow import outbox
from django_autocaption.pipeline.runtime import databases, queue, shutdown
from django_autocaption.pipeline.upkeep.sweep import sweep
from django_autocaption.pipeline.work import deferred, production
from django_autocaption.signals import pipeline_step

#: Rows that are looked up at once.
CHUNK = 500


@dataclass(kw_only=True)
class Worked:
    """What came of it, in captions."""

    ended: int = 0
    """That reached a final state."""
    left: int = 0
    """That wait still: for another try, their service, or a budget; or because the time was up."""
    failed_steps: int = 0
    """Of the sweep."""


def work_off(*, seconds: float | None = None) -> Worked:
    """Sweep, and then caption whatever is due, in every database, however it was to be delivered. Several processes may
    do so at once, beside workers as well.

    ``seconds``: begin nothing new after so long; None = go on until nothing is due. A row that is due again at once was
    tried, and is left to the next time.
    """
    until = None if seconds is None else time.monotonic() + seconds
    worked = Worked()
    with queue.in_this_process(), _counting(worked):
        worked.failed_steps = sweep().failed
        for using in databases.with_captions():
            deferred.poll_overdue(using=using, late=0)
            _caption_all(using, until)
            outbox.follow_due(using=using)
            worked.left += Caption.objects.using(using).filter(state__in=(State.PENDING, State.WAITING)).count()
    return worked


@contextmanager
def _counting(worked: Worked) -> Iterator[None]:
    def note(step: str, **_facts: Any) -> None:
        worked.ended += step == "caption_finalised"

    pipeline_step.connect(note)
    try:
        yield
    finally:
        pipeline_step.disconnect(note)


def _caption_all(using: str, until: float | None) -> None:
    due = pauses.let_through(Caption.objects.using(using).due()).order_by("background", "due_at")
    tried: set[int] = set()
    while not shutdown.is_under_way() and (until is None or time.monotonic() < until):
        ids = list(due.exclude(pk__in=tried).values_list("pk", flat=True)[:CHUNK])
        if not ids:
            return
        production.caption_images(ids, using=using)
        tried.update(due.filter(pk__in=ids).values_list("pk", flat=True))
