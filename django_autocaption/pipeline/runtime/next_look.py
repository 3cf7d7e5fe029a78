"""When the next look at waiting jobs comes: one message a database is on its way for it, whoever asks for one.

The moment is stored, and whoever moves it (by compare-and-set) sends the message. A message that comes when the moment
has moved on is dropped, so that surplus ones end where they arrive instead of each going on for ever.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from django_autocaption.models import Cursor
from django_autocaption.models.clock import DatabaseNow
from django_autocaption.pipeline.runtime import databases, queue

#: ``Cursor.name``; its ``round_started_at`` is when the next look comes, None = nobody knows of one.
NAME = "looks"
#: Seconds that a look may come later than somebody wants it, and earlier than it was announced; less than between two.
CLOSE = 0.5
#: Seconds after its moment when a look counts as lost, or as stuck behind other messages.
LOST = 10.0


def want(*, using: str, seconds: float) -> None:
    """Have somebody look at waiting jobs in so many seconds. Sends nothing where a look comes soon enough."""
    known, now = databases.patiently(lambda: _read_or_begin(using), using=using)
    at = now + timedelta(seconds=seconds)
    comes = known is not None and now - timedelta(seconds=LOST) < known <= at + timedelta(seconds=CLOSE)
    if comes or not _move(known, at, using):
        return
    if not queue.send_look(using=using, countdown=seconds):
        _move(at, None, using)


def take(*, using: str, hold: float, late: float = -CLOSE) -> bool:
    """Whether the caller is the one to look now: the moment has come, ``late`` seconds ago at least, and nobody else
    took it. No other look is due within ``hold`` seconds then, unless somebody wants one."""
    found = databases.patiently(lambda: _read(using), using=using)
    if found is None:
        return True
    known, now = found
    if known is not None and known > now - timedelta(seconds=late):
        return False
    return _move(known, now + timedelta(seconds=hold), using)


def _read(using: str) -> tuple[datetime | None, datetime] | None:
    """The stored moment, and the present one, by the clock of the database. None: nobody has ever wanted a look."""
    rows = Cursor.objects.using(using).filter(pk=NAME)
    return rows.values_list("round_started_at", DatabaseNow()).first()


def _read_or_begin(using: str) -> tuple[datetime | None, datetime]:
    while (found := _read(using)) is None:
        Cursor.objects.using(using).bulk_create([Cursor(name=NAME)], ignore_conflicts=True)
    return found


def _move(known: datetime | None, at: datetime | None, using: str) -> bool:
    """Whether the moment was still the ``known`` one, and is ``at`` now."""
    rows = Cursor.objects.using(using).filter(pk=NAME, round_started_at=known)
    if known is None:
        rows = Cursor.objects.using(using).filter(pk=NAME, round_started_at__isnull=True)
    return bool(databases.patiently(lambda: rows.update(round_started_at=at), using=using))
