"""History has an end: versions and attempts go after KEEP_VERSIONS and KEEP_ATTEMPTS days, but for what still counts.

Tables are gone through by key, in small transactions; where that was broken off, the next one goes on.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import Any

from django.db.models import QuerySet

from django_autocaption import conf
from django_autocaption.models import Attempt, Cursor, Version, clock
from django_autocaption.pipeline.records import pruning
from django_autocaption.pipeline.records.pruning import Pruned
from django_autocaption.pipeline.runtime import shutdown
from django_autocaption.pipeline.words import removal

#: Rows of one transaction, and of each table that one sweep looks at.
STEP, MOST = 500, 5_000
#: Seconds from the beginning of one round of the sweep to the next.
ROUND = 86_400.0


def prune_if_due(*, using: str) -> None:
    """The sweep's part: a share of both tables while a round is under way; one round a day."""
    prune(using=using, most=MOST, pause=ROUND)


def prune(*, using: str, most: int | None = None, pause: float = 0, delete: bool = True) -> Pruned:
    """Go through both tables, from where the last one stopped. Nothing goes where no setting says when.

    ``most``: look at no more rows of each. ``pause``: begin no round so many seconds after the last one began.
    ``delete`` False: only count, from the beginning.
    """
    days, found = conf.current(), Pruned()
    versions = _Walk("versions", Version.objects.using(using), "created_at", days.KEEP_VERSIONS, keeps_place=delete)
    for keys in versions.pages(most, pause):
        found += Pruned(versions=removal.prune(keys, using=using, delete=delete))
    attempts = _Walk("attempts", Attempt.objects.using(using), "asked_at", days.KEEP_ATTEMPTS, keeps_place=delete)
    for keys in attempts.pages(most, pause):
        found += pruning.prune_attempts(keys, using=using, delete=delete)
    return found


class _Walk:
    """One table by key, which rises with time, up to where rows are younger than so many days."""

    def __init__(self, name: str, rows: QuerySet[Any], column: str, days: int, *, keeps_place: bool) -> None:
        """``column``: says how old a row is. ``keeps_place``: the place is remembered for whoever goes on."""
        self.name, self.rows, self.column, self.days = f"prune {name}", rows, column, days
        self.keeps_place = keeps_place

    def pages(self, most: int | None, pause: float) -> Iterator[Sequence[int]]:
        """Keys of old rows, STEP at a time; each is done when the next is asked for. Stops where the worker stops."""
        using = self.rows.db
        if not self.days:
            return
        now = clock.read(using)
        after = self._begin(now, pause)
        looked_at = 0
        while after is not None and (most is None or looked_at < most) and not shutdown.is_under_way():
            page = list(self.rows.filter(pk__gt=after).order_by("pk").values_list("pk", self.column)[:STEP])
            looked_at += len(page)
            old = [pk for pk, moment in page if moment <= now - timedelta(days=self.days)]
            if old:
                yield old
            after = page[-1][0] if old else None
            self._remember(value="" if after is None else str(after))

    def _begin(self, now: Any, pause: float) -> int | None:
        """The key after which to go on; None = it is not time yet."""
        if not self.keeps_place:
            return 0
        place, _made = Cursor.objects.using(self.rows.db).get_or_create(name=self.name)
        if place.value:
            return int(place.value)
        if place.round_started_at is not None and now - place.round_started_at < timedelta(seconds=pause):
            return None
        self._remember(round_started_at=now)
        return 0

    def _remember(self, **columns: Any) -> None:
        if self.keeps_place:
            Cursor.objects.using(self.rows.db).filter(name=self.name).update(**columns)
