"""What people decided about machines' words is added up by the sweep, so that the scoreboard reads a few hundred rows
among a million decisions.

A decision counts that tells how good words are: of one person who had the image on screen, about one draft of a
machine or one spot check. Not those that were made in bulk, came in a file or from the site's own form, or followed
from another one; and none that was taken back.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from decimal import Decimal
from functools import partial
from typing import NamedTuple

from django.db import transaction

from django_autocaption.models import Awaits, Cursor, Reason, Review, Score, Surface, Verb, clock
from django_autocaption.pipeline.records import bulk_update
from django_autocaption.pipeline.runtime import locks, shutdown
from django_autocaption.pipeline.scores.costs import FREE, Spent, spent_on

#: Name of the ``Cursor``: its value is the last decision that was looked at, ``looked_at`` up to when all are.
NAME = "scores"
#: Decisions of one transaction, and of one sweep.
PAGE, MOST = 500, 20_000
#: Seconds that a decision waits: one with a lower key may be in a transaction that is not committed yet.
LAG = 60.0
#: Decisions that say how good the words were → as what they are counted. Whoever marks an image decorative, or
#: publishes an earlier version, says nothing of them.
COUNTED = {Verb.APPROVE: Verb.APPROVE, Verb.EDIT: Verb.EDIT, Verb.SUGGEST: Verb.EDIT, Verb.REJECT: Verb.REJECT}
#: Where people decide with the image before them.
SURFACES = (Surface.FORM, Surface.DESK)


class Key(NamedTuple):
    """What decisions are added up by: columns of ``Score``."""

    content_type_id: int
    field_name: str
    provider: str
    model: str
    prompt: int
    user: str
    spot_check: bool
    verb: str
    reason: str
    cost_unit: str


@dataclass(kw_only=True)
class Sum:
    """What is to be added to a ``Score``."""

    number: int = 0
    kept: int = 0
    cost_amount: Decimal = Decimal(0)
    latencies: Counter[str] = field(default_factory=Counter)

    def add(self, review: Review, spent: Spent, times: int) -> None:
        """``times``: 1, or -1 for a decision that was taken back."""
        self.number += times
        self.kept += times * (review.kept or 0)
        self.cost_amount += times * spent.amount
        if spent.latency_ms is not None:
            self.latencies[rounded(spent.latency_ms)] += times

    def __bool__(self) -> bool:
        return bool(self.number or self.kept or self.cost_amount or any(self.latencies.values()))


def rounded(milliseconds: int) -> str:
    """In two significant digits: ``"1200"``."""
    return str(int(float(f"{milliseconds:.1e}")))


def count(*, using: str, most: int = MOST) -> int:
    """The sweep's part: add up decisions from where the last sweep stopped. Returns how many were looked at."""
    Cursor.objects.using(using).get_or_create(name=NAME)
    looked_at = 0
    while looked_at < most and not shutdown.is_under_way():
        page = locks.retried(partial(_count_page, using), using=using)
        looked_at += page
        if page < PAGE:
            break
    return looked_at


def counts(review: Review) -> bool:
    """The decision says how good a machine's words are."""
    return (
        review.verb in COUNTED
        and bool(review.provider)
        and review.content_type_id is not None
        and review.surface in SURFACES
        and review.on_screen is not None
        and (review.group is None or _is_one_image(review))
        and (review.draft_before is not None or is_spot_check(review))
    )


def _is_one_image(review: Review) -> bool:
    """A group of the desk is what was decided about the languages of the one image on screen."""
    return review.surface == Surface.DESK and review.on_screen == 1


def is_spot_check(review: Review) -> bool:
    """The words were published already, and had been drawn."""
    return review.draft_before is None and review.review_before == Awaits.SPOT_CHECK


def _count_page(using: str) -> int:
    with transaction.atomic(using=using):
        # Held, so that of two sweeps the second one goes on where the first stopped.
        place = bulk_update.lock(Cursor.objects.using(using), [NAME])[NAME]
        until = clock.read(using) - timedelta(seconds=LAG)
        newer = Review.objects.using(using).filter(pk__gt=int(place.value or 0)).order_by("pk")
        page: list[Review] = []
        for review in newer.defer("note").select_related("undoes")[:PAGE]:
            if review.at > until:
                break
            page.append(review)
        _write(_sums(page, using), using)
        if page:
            place.value = str(page[-1].pk)
        place.looked_at = page[-1].at if len(page) == PAGE else until
        place.save(using=using, update_fields=["value", "looked_at"])
    return len(page)


def _sums(page: Sequence[Review], using: str) -> dict[Key, Sum]:
    changes = [(review, 1) for review in page if counts(review)]
    changes += [(review.undoes, -1) for review in page if review.undoes is not None and counts(review.undoes)]
    spent = spent_on((review for review, _times in changes), using=using)
    sums: dict[Key, Sum] = {}
    for review, times in changes:
        cost = spent.get(review.pk, FREE)
        sums.setdefault(_key(review, cost), Sum()).add(review, cost, times)
    return sums


def _key(review: Review, spent: Spent) -> Key:
    verb = COUNTED[Verb(review.verb)]
    return Key(
        content_type_id=review.content_type_id or 0,
        field_name=review.field_name,
        provider=review.provider,
        model=review.model,
        prompt=review.prompt_id or 0,
        user="" if review.by_id is None else str(review.by_id),
        spot_check=is_spot_check(review),
        verb=verb.value,
        reason=review.reason if verb == Verb.REJECT else Reason.NONE.value,
        cost_unit=spent.unit,
    )


def _write(sums: dict[Key, Sum], using: str) -> None:
    """Nobody else writes scores while the cursor is held."""
    changes = {key: more for key, more in sorted(sums.items()) if more}
    if not changes:
        return
    rows = Score.objects.using(using)
    # More than these at worst, out of the few that there are.
    among = {f"{name}__in": {getattr(key, name) for key in changes} for name in ("content_type_id", "provider", "user")}
    known = {_key_of(row): row for row in rows.filter(**among)}
    changed: dict[int, Score] = {}
    for key, more in changes.items():
        row = known.get(key)
        if row is None:  # or, on a database that takes "A" for "a", one that is known by another name
            row, _made = rows.get_or_create(**key._asdict())
        row = changed.setdefault(row.pk, row)
        row.number += more.number
        row.kept += more.kept
        row.cost_amount += more.cost_amount
        latencies = {name: row.latencies.get(name, 0) + more.latencies[name] for name in more.latencies}
        row.latencies = {name: number for name, number in (row.latencies | latencies).items() if number}
    columns = ("number", "kept", "cost_amount", "latencies")
    bulk_update.write(
        Score, [(row, {name: getattr(row, name) for name in columns}) for row in changed.values()], using=using
    )


def _key_of(row: Score) -> Key:
    return Key(**{name: getattr(row, name) for name in Key._fields})
