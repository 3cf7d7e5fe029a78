"""States in the site's database, for sites without Redis: conditional UPDATEs, which every database can do."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from typing import TypeVar

from django.db import Error, connections, router

from django_autocaption.models import Pace
from django_autocaption.models.clock import DatabaseNow
from django_autocaption.pacing.state import State
from django_autocaption.pacing.store import TRIES, Seen, Store, StoreUnavailableError, let_others_go_first

T = TypeVar("T")


class DatabaseStore(Store):
    """One row per alias; a step is a SELECT and, where something changes, an UPDATE."""

    def update(self, alias: str, step: Callable[[State, float], T]) -> tuple[T, Seen]:
        using = router.db_for_write(Pace)
        try:
            for tried in range(TRIES):
                version, seen = _find(using, [alias]).get(alias) or (None, Seen(state=State(), now=time.time()))
                before = seen.state.as_json()
                reply = step(seen.state, seen.now)
                changed = seen.state.as_json()
                if changed == before:
                    return reply, seen
                if version is None:
                    Pace.objects.using(using).bulk_create([Pace(alias=alias)], ignore_conflicts=True)
                    continue
                rows = Pace.objects.using(using).filter(alias=alias, version=version)
                if rows.update(state=changed, version=version + 1):
                    return reply, seen
                let_others_go_first(tried)
        except Error as error:
            if connections[using].in_atomic_block:
                raise  # that transaction is lost anyway
            raise StoreUnavailableError(type(error).__name__) from error
        raise StoreUnavailableError("The database is too busy.")

    def read(self, aliases: Sequence[str]) -> Mapping[str, Seen]:
        using = router.db_for_write(Pace)
        try:
            found = _find(using, aliases)
        except Error as error:
            if connections[using].in_atomic_block:
                raise
            raise StoreUnavailableError(type(error).__name__) from error
        unknown = (0, Seen(state=State(), now=time.time()))
        return {alias: found.get(alias, unknown)[1] for alias in aliases}


def _find(using: str, aliases: Sequence[str]) -> dict[str, tuple[int, Seen]]:
    """Version and state of each alias that has a row, by the database's clock."""
    rows = Pace.objects.using(using).filter(alias__in=aliases).annotate(now=DatabaseNow())
    return {
        alias: (version, Seen(state=State.from_json(text), now=_seconds(now)))
        for alias, version, text, now in rows.values_list("alias", "version", "state", "now")
    }


def _seconds(moment: datetime) -> float:
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp()
