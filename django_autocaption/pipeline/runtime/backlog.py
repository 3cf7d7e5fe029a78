"""What was asked for in bulk comes to the workers a few messages at a time, so that no upload waits behind a million.

Rows in the background are inserted without a message. As long as fewer than BACKGROUND_MESSAGES wait for a worker, the
next rows get theirs; a worker that is done with one sees to it, and the sweep does where a message was lost.
"""

from __future__ import annotations

from django.db.models import QuerySet

from django_autocaption import conf
from django_autocaption.models import Caption, CaptionQuerySet, State
from django_autocaption.models.clock import DatabaseNow, ago
from django_autocaption.pacing import pauses
from django_autocaption.pipeline.runtime import databases, locks, queue

#: Rows whose messages one sweep counts as lost.
MOST = 10_000


def feed(*, using: str) -> int:
    """Send as many of the rows that are due as there is room for. Returns how many were sent."""
    sent = 0
    while _has_room(using) and (ids := _take_next(using)):
        if not queue.send(ids, using=using, task=queue.CAPTION_BACKLOG):
            return sent
        sent += len(ids)
    if not sent:
        _remind_of_later(using)
    return sent


def revive(*, using: str, patience: float) -> int:
    """The sweep's part: messages that no worker took for ``patience`` seconds count as lost. Returns as ``feed``."""
    lost = _rows(using).filter(queued_at__lte=ago(patience))
    ids = list(lost.order_by("queued_at").values_list("pk", flat=True)[:MOST])
    databases.patiently(lambda: locks.change(lost, ids, {"queued_at": None}, patient=False), using=using)
    return feed(using=using)


def _rows(using: str) -> CaptionQuerySet:
    return Caption.objects.using(using).in_background().filter(state=State.PENDING)


def _has_room(using: str) -> bool:
    """For one message more; counted are the rows that no worker has claimed yet."""
    most = (int(conf.current().BACKGROUND_MESSAGES) - 1) * queue.ROWS_PER_MESSAGE
    return not _under_way(using)[most : most + 1]


def _under_way(using: str) -> QuerySet[Caption, int]:
    """Ids of the rows that have a message. In the order of the index ``autocaption_state_queued``, so that PostgreSQL
    reads these alone, and not all that wait for one."""
    return _rows(using).filter(queued_at__isnull=False).order_by("queued_at").values_list("pk", flat=True)


def _take_next(using: str) -> list[int]:
    """Ids for one message, marked as sent; those that another process was faster to take are left out."""
    waiting = pauses.let_through(_rows(using).filter(queued_at__isnull=True, due_at__lte=DatabaseNow()))
    # In the order of the index ``autocaption_state_due``: what has been due longest comes first.
    found = list(waiting.order_by("due_at").values_list("pk", DatabaseNow())[: queue.ROWS_PER_MESSAGE])
    if not found:
        return []
    ids, now = [pk for pk, _now in found], found[0][1]
    rows = Caption.objects.using(using)
    free = rows.filter(queued_at__isnull=True)
    if not databases.patiently(lambda: locks.change(free, ids, {"queued_at": now}, patient=False), using=using):
        return []
    return list(rows.filter(pk__in=ids, queued_at=now).values_list("pk", flat=True))


def _remind_of_later(using: str) -> None:
    """When nothing is on its way, a message comes for the rows that are tried again soon; the sweep sees to others."""
    if _under_way(using)[:1]:
        return
    later = pauses.let_through(_rows(using).filter(queued_at__isnull=True)).order_by("due_at")
    first = later.values_list("due_at", DatabaseNow()).first()
    if first is not None:
        due_at, now = first
        countdown = max((due_at - now).total_seconds(), 1.0)
        if countdown <= queue.longest_countdown():
            queue.send_reminder(using=using, countdown=countdown)
