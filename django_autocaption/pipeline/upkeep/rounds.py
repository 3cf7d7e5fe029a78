"""How far the captions of a field were held against their objects, how much of it is due, and what may be removed.

One row a field (``Cursor``). A round goes through all captions of the field, a share at each sweep, so that it ends
within ROUND however many there are; the next one begins with the next sweep.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil
from typing import Any

from django.db.models import F, QuerySet

from django_autocaption import conf
from django_autocaption.models import Cursor, clock
from django_autocaption.models.clock import DatabaseNow
from django_autocaption.pipeline.records import bulk_update
from django_autocaption.pipeline.runtime import databases
from django_autocaption.registry import registry

#: Objects that a step looks at.
STEP = 2_000
#: Time that a round may take, if sweeps come often enough.
ROUND = timedelta(hours=12)
#: Steps of one sweep at most: so many a minute are 115 million objects a day.
MOST_STEPS = 40
#: Steps of one sweep while nobody knows yet how many captions there are.
FIRST_STEPS = 10
#: Of a field's captions, one in so many may be removed …
SHARE_REMOVED = 100
#: … in a round, and in a day.
DAY = timedelta(days=1)


@dataclass(frozen=True, kw_only=True)
class RoundState:
    """How a field's rounds stand, for Status."""

    field: str
    """``app_label.Model.field``."""
    database: str
    rows: int
    """Captions looked at in the round that is under way; 0 = none is."""
    mended: int
    """Of these, those that disagreed with their objects."""
    last_rows: int | None
    """The same of the last whole round; None = there was none yet."""
    last_mended: int
    last_seconds: int
    """How long that round took."""
    looked_at: datetime | None
    """When the latest step was taken."""


def step_size() -> int:
    """Captions that a step looks at."""
    return STEP * len(conf.current().languages)


class Round:
    """The round of one field in one database, as this sweep found it."""

    def __init__(self, name: str, using: str) -> None:
        self.using = using
        self._rows = Cursor.objects.using(using)
        self._rows.get_or_create(name=name)
        self.cursor = self._rows.annotate(now=DatabaseNow()).get(name=name)
        since = self.cursor.removed_since
        if not self.cursor.value and (since is None or self._now - since >= DAY):
            self._rows.filter(pk=name, removed_since=since).update(removed=0, removed_since=DatabaseNow())

    @property
    def steps(self) -> int:
        """How many steps this sweep is to take."""
        rows, last = self.cursor.last_rows, self.cursor.looked_at
        if rows is None or last is None:
            return FIRST_STEPS
        due = rows * ((self._now - last) / ROUND)
        return min(max(ceil(due / step_size()), 1), MOST_STEPS)

    def advance(self, to: str, *, rows: int, mended: int) -> bool:
        """A step is done: the captions of the objects up to ``to`` were looked at ("" = all). False = another sweep is
        at it, or the round is over."""
        cursor = self.cursor
        seen = self._rows.filter(pk=cursor.pk, value=cursor.value, rows=cursor.rows)
        started = (cursor.round_started_at if cursor.value else None) or self._now
        rows, mended = cursor.rows + rows, cursor.mended + mended
        if to:
            changes: dict[str, Any] = {"value": to, "rows": rows, "mended": mended, "round_started_at": started}
        else:
            took = clock.read(self.using) - started
            changes = {"value": "", "rows": 0, "mended": 0, "round_started_at": None}
            changes |= {"last_rows": rows, "last_mended": mended, "last_seconds": round(took.total_seconds())}
        if not seen.update(**changes, looked_at=DatabaseNow()):
            return False
        for name, value in changes.items():
            setattr(cursor, name, value)
        return bool(to)

    def may_remove(self, wanted: int, *, unbounded: bool) -> int:
        """Of so many captions, how many may be removed. They count as removed: call it in the transaction that removes
        them. ``unbounded``: somebody said so."""
        row = bulk_update.lock(self._rows.all(), [self.cursor.pk])[self.cursor.pk]
        room = max((row.last_rows or 0) // SHARE_REMOVED - row.removed, 0)
        number = wanted if unbounded else min(wanted, room)
        if number:
            self._rows.filter(pk=row.pk).update(removed=F("removed") + number)
        return number

    @property
    def _now(self) -> datetime:
        now: datetime = self.cursor.now
        return now


def states() -> Sequence[RoundState]:
    """How the rounds of the registered fields stand in each database with captions. Raises ConfigurationError."""
    return [
        RoundState(
            field=cursor.name,
            database=using,
            rows=cursor.rows,
            mended=cursor.mended,
            last_rows=cursor.last_rows,
            last_mended=cursor.last_mended,
            last_seconds=cursor.last_seconds,
            looked_at=cursor.looked_at,
        )
        for using in databases.with_captions()
        for cursor in of_fields(using).order_by("name")
    ]


def of_fields(using: str) -> QuerySet[Cursor]:
    """The rows of the registered fields, each written by every sweep. Raises ConfigurationError."""
    return Cursor.objects.using(using).filter(name__in=[field.label for field in registry.all()])
