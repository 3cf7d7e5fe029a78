"""Bulk requests after they were made: how far they are, and how they are stopped."""

from __future__ import annotations

from functools import partial

from django.db import router
from django.db.models import Count
from django.utils import timezone

from django_autocaption.models import Batch, Caption, Portion, State
from django_autocaption.models.transitions import recalled
from django_autocaption.pipeline.bulk.uncaptioned import chunks
from django_autocaption.pipeline.outcome.unasked import cancelled_message
from django_autocaption.pipeline.runtime import databases, locks

#: Rows that one statement takes back.
CHUNK = 10_000


def counts(batch: Batch, *, most: int | None = None) -> dict[State, int]:
    """How many captions of the request are in each state that occurs, in the order of the states.

    ``most``: count no further than this in each state, for a page that has to come at once.
    """
    rows = Caption.objects.using(_home(batch)).filter(batch=batch).order_by()
    if most is not None:
        found = {state: number for state in State if (number := rows.filter(state=state)[:most].count())}
    else:
        found = dict(rows.values_list("state").annotate(number=Count("*")))  # "*" is read from the index alone
    return {state: found[state] for state in State if state in found}


def stop(batch: Batch) -> None:
    """Ask for nothing more: no row is added, and a worker that claims one ends it without asking."""
    using = _home(batch)
    running = Batch.objects.using(using).filter(pk=batch.pk, cancelled_at__isnull=True)
    running.update(cancelled_at=timezone.now())
    Portion.objects.using(using).filter(batch=batch).delete()
    batch.refresh_from_db(using=using, fields=["cancelled_at"])


def cancel(batch: Batch) -> int:
    """Stop the request, and take back what no worker has claimed yet.

    Words that were only to be replaced stand. Other rows become EXCLUDED, so that the sweep does not ask for them
    again; the next backfill does. What a worker holds is finished, unless it is asked of nobody yet. May be repeated.
    Returns how many captions were taken back.
    """
    stop(batch)
    taken = 0
    for rows in chunks(Caption.objects.using(_home(batch)).filter(batch=batch), CHUNK):
        pending = rows.filter(state=State.PENDING)
        ids, columns = list(pending.values_list("pk", flat=True)), recalled(cancelled_message())
        taken += databases.patiently(partial(locks.change, pending, ids, columns), using=_home(batch))
    return taken


def _home(batch: Batch) -> str:
    return batch._state.db or router.db_for_write(Batch)
