"""Give many rows values of their own: in few statements where the database can, else one by one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import copy
from typing import Any, TypeVar

from django.db import connections, models

M = TypeVar("M", bound=models.Model)

#: Rows below which a statement each is as fast.
FEW = 4


def update(
    rows: models.QuerySet[M], wanted: Sequence[tuple[M, Mapping[str, Any]]], *, as_seen: Sequence[str] = ()
) -> list[bool]:
    """Give each of these rows its new values, unless it is no more among ``rows`` or its columns ``as_seen`` no longer
    hold what the instance says. Returns for each whether it got them.

    To be called in a transaction. The instances stay as they are.
    """
    features = connections[rows.db].features
    keys = [row.pk for row, _values in wanted]
    can = features.has_select_for_update and features.supports_update_conflicts_with_target
    if not can or len(keys) < FEW or len(set(keys)) < len(keys):
        return [
            bool(rows.filter(pk=row.pk, **{name: getattr(row, name) for name in as_seen}).update(**values))
            for row, values in wanted
        ]
    # In the order of their keys, so that two who lock the same rows do not wait for each other.
    locked = rows.filter(pk__in=keys).order_by("pk").select_for_update()
    standing = set(locked.values_list("pk", *as_seen))
    found = [(row.pk, *(getattr(row, name) for name in as_seen)) in standing for row, _values in wanted]
    alike: dict[tuple[str, ...], list[M]] = {}
    for (row, values), stands in zip(wanted, found, strict=True):
        if stands:
            alike.setdefault(tuple(values), []).append(changed(row, values))
    for names, group in alike.items():
        # All of them are there and locked, so that each INSERT becomes the UPDATE of these columns.
        rows.model._base_manager.using(rows.db).bulk_create(
            group, update_conflicts=True, unique_fields=["pk"], update_fields=names
        )
    return found


def changed(row: M, values: Mapping[str, Any]) -> M:
    """A copy of the row with these values."""
    copied = copy(row)
    for name, value in values.items():
        setattr(copied, name, value)
    return copied
