"""Captions that a decision about their bytes has not reached: its worker was killed while somebody else held them."""

from __future__ import annotations

from functools import partial

from django.db.models import Q

from django_autocaption.models import Caption, Decision
from django_autocaption.pipeline.moderate import ratings
from django_autocaption.pipeline.records.decisions import hash_of, standing_decisions
from django_autocaption.pipeline.runtime import databases
from django_autocaption.pipeline.words import versions

#: Decisions that one sweep looks at, the newest ones.
NEWEST = 500


def catch_up(*, using: str) -> int:
    """Have the newest decisions hold for every caption of the same bytes. Returns how many were otherwise rated."""
    made = Decision.objects.using(using).order_by("-pk").values_list("content_hash", flat=True)[:NEWEST]
    standing = standing_decisions(made, using=using)
    if not standing:
        return 0
    about = Q(moderated_hash__in=standing) | Q(content_hash__in=standing, moderated_hash="")
    rows = Caption.objects.using(using).filter(about).select_related("decision")
    missed = [row for row in rows.iterator() if _is_missed(row, standing[hash_of(row)])]
    for row in missed:
        hold = partial(ratings.hold_for, standing[hash_of(row)], row.pk, using=using)
        versions.emit_change(databases.patiently(hold, using=using), using=using)
    return len(missed)


def _is_missed(row: Caption, decision: Decision) -> bool:
    """A person's decision about this row stands against a machine's about its bytes."""
    is_persons = row.decision is not None and row.decision.by_person and not decision.by_person
    return row.rating != decision.rating and not is_persons
