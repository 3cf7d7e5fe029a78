"""Bulk requests after they were made: how far they are, how they are stopped, go on, and are tried again."""

from __future__ import annotations

from functools import partial

from django.db import router
from django.db.models import Count, QuerySet
from django.utils import timezone

from django_autocaption import conf
from django_autocaption.models import Batch, Caption, Kind, Portion, State
from django_autocaption.models.transitions import recalled, requested
from django_autocaption.pacing import pauses
from django_autocaption.pipeline.bulk import writer
from django_autocaption.pipeline.bulk.uncaptioned import chunks
from django_autocaption.pipeline.intake import requests
from django_autocaption.pipeline.outcome.unasked import cancelled_message
from django_autocaption.pipeline.runtime import backlog, databases, locks, queue

#: Rows that one statement takes back.
CHUNK = 10_000


def counts(batch: Batch, *, most: int | None = None) -> dict[State, int]:
    """How many captions of the request are in each state that occurs, in the order of the states.

    ``most``: count no further than this in each state where more are asked for, for a page that has to come at once.
    """
    rows = Caption.objects.using(_home(batch)).filter(batch=batch).order_by()
    if most is not None and batch.requested_count > most:
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


def pause(batch: Batch) -> None:
    """Ask for nothing more until ``resume``; workers know within a second. What is under way ends, what waits stays as
    it is, and budgets go on holding its price."""
    rows = Batch.objects.using(_home(batch)).filter(pk=batch.pk, paused_at=None, cancelled_at=None)
    rows.update(paused_at=timezone.now())
    batch.refresh_from_db(using=_home(batch), fields=["paused_at"])
    pauses.reset()


def resume(batch: Batch) -> None:
    """Let it go on, and send what is due to the workers."""
    using = _home(batch)
    Batch.objects.using(using).filter(pk=batch.pk).update(paused_at=None)
    batch.refresh_from_db(using=using, fields=["paused_at"])
    pauses.reset()
    queue.resend(using=using, patience=conf.current().RESEND_AFTER, most=CHUNK)
    backlog.feed(using=using)
    if batch.kind == Kind.COMPARE and batch.unwritten:
        writer.send(batch, using=using)


def failed(batch: Batch) -> QuerySet[Caption]:
    """Its captions that failed, and that a machine may be asked about again."""
    rows = Caption.objects.using(_home(batch)).filter(batch=batch, state=State.FAILED)
    return requests.repeatable(rows, replace_human=batch.replace_human, newest=batch.newest)


def retry(batch: Batch, rows: QuerySet[Caption]) -> int:
    """Ask once more for those of its ``failed`` captions, CHUNK at most, in the background. Returns for how many."""
    using = _home(batch)
    ids = list(rows.order_by("pk").values_list("pk", flat=True)[:CHUNK])
    chosen = Caption.objects.using(using).filter(state=State.FAILED)
    again = requested(batch=batch, background=True)
    asked = databases.patiently(partial(locks.change, chosen, ids, again), using=using)
    Batch.objects.using(using).filter(pk=batch.pk).exclude(prices={}).update(holds=True)
    backlog.feed(using=using)
    return asked


def _home(batch: Batch) -> str:
    return batch._state.db or router.db_for_write(Batch)
