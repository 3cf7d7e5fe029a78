"""Words that go for good: all of an object that was deleted; in time, those of machines that nobody looks back to.

The ledger keeps what was spent."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.apps import apps
from django.apps.registry import Apps
from django.db import connections, transaction
from django.db.models import QuerySet

from django_autocaption.models import Caption, Decision, Dismissal, Origin, Review, Version
from django_autocaption.models.transitions import NOTHING_AWAITED
from django_autocaption.pipeline.records import bulk_update
from django_autocaption.pipeline.records.decisions import forget

#: Columns of a review that name versions: what a person saw and made, and what Undo puts back.
_NAMING = ("seen_id", "result_id", "published_before", "published_after", "draft_before", "draft_after")


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
        for name in ("Dismissal", "CandidateAnswer", "Vote"):
            all_of(name).filter(caption__in=ids).delete()
        if versions:
            all_of("Version").filter(based_on__in=versions).update(based_on=None)
            own._raw_delete(using)
        rows._raw_delete(using)


def prune(keys: Sequence[int], *, using: str, delete: bool = True) -> int:
    """Delete those of these old versions that only machines made and that nobody needs: neither published nor a draft,
    nor named by a person's decision. In one transaction; those of captions that somebody else holds are left alone.

    Returns how many. ``delete`` False: only count.
    """
    versions = Version.objects.using(using)
    by_machines = versions.filter(pk__in=keys, author_id=None).exclude(origin=Origin.HUMAN)
    found = by_machines.values_list("pk", "caption_id", "human_fields")
    candidates = {pk: caption for pk, caption, by_people in found if not by_people}
    if not delete:
        return len(_unnamed(candidates, using))
    with transaction.atomic(using=using):
        rows = Caption.objects.using(using).filter(pk__in=set(candidates.values()))
        held = bulk_update.lock(rows.only("pk", "content_type"), patient=False)
        going = _unnamed({pk: caption for pk, caption in candidates.items() if caption in held}, using)
        versions.filter(based_on__in=going).update(based_on=None)
        Decision.objects.using(using).filter(version__in=going).update(version=None)
        Dismissal.objects.using(using).filter(version__in=going).delete()
        versions.filter(pk__in=going)._raw_delete(using)
    return len(going)


def _unnamed(candidates: Mapping[int, int], using: str) -> list[int]:
    """Keys of those versions (key → caption) that no pointer and no decision of a person names."""
    captions, named = Caption.objects.using(using), set[int | None]()
    for pointer in ("published", "draft"):
        named.update(captions.filter(**{f"{pointer}__in": candidates}).values_list(f"{pointer}_id", flat=True))
    decisions = Review.objects.using(using).filter(caption__in=set(candidates.values()))
    named.update(pk for names in decisions.values_list(*_NAMING) for pk in names)
    return sorted(set(candidates) - named)
