"""Captions that go for good, as an object was deleted, with all that was said; the ledger keeps what was spent."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.apps import apps
from django.apps.registry import Apps
from django.db import connections, transaction
from django.db.models import QuerySet

from django_autocaption.models.transitions import NOTHING_AWAITED
from django_autocaption.pipeline.records.decisions import forget


def remove(ids: Sequence[int], *, using: str, models: Apps = apps) -> None:
    """Delete the captions with these ids, with a fixed number of statements. ``models``: of a migration, in one.

    The captions are locked first: what a worker writes about one at this moment finds it gone, and nothing that refers
    to it is left behind.
    """
    if not ids:
        return

    def all_of(name: str) -> QuerySet[Any]:
        rows: QuerySet[Any] = models.get_model("autocaption", name)._base_manager.using(using)
        return rows

    with transaction.atomic(using=using):
        rows = all_of("Caption").filter(pk__in=ids)
        if connections[using].features.has_select_for_update:
            list(rows.order_by("pk").select_for_update().values_list("pk", flat=True))
        own = all_of("Version").filter(caption__in=ids)
        versions = list(own.values_list("pk", flat=True))
        rows.update(published_id=None, **NOTHING_AWAITED)
        all_of("Attempt").filter(caption__in=ids).update(caption=None, raw=None, words={}, lease=None)
        decisions = all_of("Decision").filter(caption__in=ids)
        forget(decisions)
        decisions.update(caption=None, version=None)
        all_of("Review").filter(caption__in=ids).update(caption=None, seen=None, result=None, note="")
        if versions:
            all_of("Version").filter(based_on__in=versions).update(based_on=None)
            own._raw_delete(using)
        all_of("Dismissal").filter(caption__in=ids).delete()
        rows._raw_delete(using)
