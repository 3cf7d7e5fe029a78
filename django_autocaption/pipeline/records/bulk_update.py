"""Lock many rows, insert many, and give each of them values of its own: in few statements where the database can."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from copy import copy
from functools import partial
from typing import Any, TypeVar

from django.db import connections, models, transaction
from django.db.models.expressions import Combinable

from django_autocaption.models import clock
from django_autocaption.pipeline.runtime import locks

M = TypeVar("M", bound=models.Model)
R = TypeVar("R")

#: Rows below which a statement each is as fast.
FEW = 4


def lock(rows: models.QuerySet[M], keys: Collection[Any] | None = None, *, patient: bool = True) -> dict[Any, M]:
    """Those of the rows with these primary keys (None = all), whole, by key, and locked until the transaction ends.

    ``patient``: wait for whoever holds one, or, of several, raise HeldError inside ``locks.retried``; else it is left
    out. To be called in a transaction. Foreign keys may still
    be pointed at the rows (NO KEY), and SQLite, which locks the database as a whole, takes its lock here.
    """
    features = connections[rows.db].features
    chosen = rows if keys is None else rows.filter(pk__in=keys)
    if not features.has_select_for_update:
        column = next(f.attname for f in rows.model._meta.concrete_fields if not f.primary_key)
        chosen.update(**{column: models.F(column)})
        return {row.pk: row for row in chosen}
    if patient and keys is not None and len(keys) > 1 and locks.gives_up():
        locks.hold_all(rows.model._base_manager.using(rows.db), keys)
    options: dict[str, Any] = {}
    if features.has_select_for_no_key_update:
        options["no_key"] = True
    if not patient and features.has_select_for_update_skip_locked:
        options["skip_locked"] = True
    # In the order of their keys, so that two who lock the same rows do not wait for each other.
    return {row.pk: row for row in chosen.order_by("pk").select_for_update(**options)}


def each_locked(
    rows: models.QuerySet[M], keys: Sequence[Any], work: Callable[[Sequence[M]], R], *, size: int
) -> list[R]:
    """``work`` on those of the rows that have these keys: whole, locked, by key, at most ``size`` in one transaction.

    Those that somebody else holds come after the others, each in a transaction of its own: whoever waits for a row
    holds no other one. Transactions are repeated as ``locks.retried`` says, and ``work`` with them.
    """
    made: list[R] = []
    busy: list[Any] = []

    def locked(chunk: Sequence[Any], patient: bool) -> tuple[R | None, list[Any]]:
        with transaction.atomic(using=rows.db):
            held = lock(rows, chunk, patient=patient)
            left = [] if len(held) == len(chunk) or patient else [pk for pk in chunk if pk not in held]
            return (work(list(held.values())) if held else None), left

    for start in range(0, len(keys), size):
        result, left = locks.retried(partial(locked, keys[start : start + size], False), using=rows.db)
        made += [] if result is None else [result]
        busy += left
    for key in busy:
        result, _left = locks.retried(partial(locked, [key], True), using=rows.db)
        made += [] if result is None else [result]
    return made


def insert(rows: Sequence[models.Model], *, using: str) -> None:
    """Write new rows of one model, which get their keys. MySQL returns none of several rows."""
    if connections[using].features.can_return_rows_from_bulk_insert and rows:
        type(rows[0])._base_manager.using(using).bulk_create(rows)
    else:
        for row in rows:
            row.save(using=using, force_insert=True)


def write(model: type[M], wanted: Sequence[tuple[M, Mapping[str, Any]]], *, using: str) -> None:
    """Give each of these rows, which are whole and locked, its new values. The instances stay as they are."""
    changes = [(row, values) for row, values in wanted if values]
    rows = model._base_manager.using(using)
    keys = [row.pk for row, _values in changes]
    if len(keys) < FEW or len(set(keys)) < len(keys):
        for row, values in changes:
            rows.filter(pk=row.pk).update(**values)
        return
    of_same_columns: dict[tuple[str, ...], list[tuple[M, Mapping[str, Any]]]] = {}
    for row, values in changes:
        of_same_columns.setdefault(tuple(values), []).append((row, values))
    differing = []
    for group in of_same_columns.values():
        columns = group[0][1]
        if all(values == columns for _row, values in group):
            rows.filter(pk__in=[row.pk for row, _values in group]).update(**columns)
        else:
            differing.append(group)
    # Read first: of plain values alone Django makes an INSERT of arrays, at half the cost.
    all_values = [value for group in differing for _row, values in group for value in values.values()]
    moments = {value for value in all_values if isinstance(value, Combinable)}
    told: dict[Any, Any] = dict(clock.read_all(moments, using)) if moments else {}
    for group in differing:
        written = [
            changed(row, {name: told[v] if isinstance(v, Combinable) else v for name, v in values.items()})
            for row, values in group
        ]
        if connections[using].features.supports_update_conflicts_with_target:
            # All of them are there and locked, so that each INSERT becomes the UPDATE of these columns. CHECKs are
            # tested on the proposed row, which is the whole row as it will be.
            rows.bulk_create(written, update_conflicts=True, unique_fields=["pk"], update_fields=[*group[0][1]])
        else:
            rows.bulk_update(written, [*group[0][1]])


def changed(row: M, values: Mapping[str, Any]) -> M:
    """A copy of the row with these values."""
    copied = copy(row)
    for name, value in values.items():
        setattr(copied, name, value)
    return copied
