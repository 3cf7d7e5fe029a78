"""The linter's look at a portion of a check: what it finds is remembered, and comes to the desk."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import F, Q

from django_autocaption.models import Awaits, Batch, Caption, Surface, Version
from django_autocaption.pipeline.intake import requests
from django_autocaption.pipeline.words import dismissals, many, reviews
from django_autocaption.pipeline.words.deciding import Planned
from django_autocaption.pipeline.words.many import Shown
from django_autocaption.pipeline.words.remarks import sentence_of
from django_autocaption.pipeline.words.seen import By, Seen


def checkable(newest: int | None) -> Q:
    """Captions that have words, none of them newer than that version; None = whatever words they have."""
    said = (Q(draft__isnull=False) | Q(published__isnull=False)) & ~Q(image_name="")
    return said if newest is None else said & ~requests.has_newer(newest)


def look(batch: Batch, keys: Sequence[int], most: int, *, using: str) -> int:
    """At the words that these captions offer, of ``most`` of them, by the rules as they are now. Those with a remark
    that nobody dismissed wait on the desk from now on, unless they do already; their words stay. Returns how many were
    looked at."""
    chosen = Caption.objects.using(using).filter(checkable(batch.newest), pk__in=keys).order_by("pk")
    rows = list(chosen.with_words()[:most])
    found = dismissals.remarks(rows, using=using)
    standing = {pk: [sentence_of(one.finding) for one in told if not one.dismissed] for pk, told in found.items()}
    rows = [row for row in rows if row.offered is not None]
    for remarked in (True, False):
        about = [row.offered.pk for row in rows if row.offered is not None and bool(standing[row.pk]) is remarked]
        Version.objects.using(using).filter(pk__in=about).update(remarked=remarked)

    def send(row: Caption, *, seen: Seen, by: By) -> Planned | None:
        if row.review != Awaits.NOTHING:
            return None
        return reviews.leave.plan(row, seen=seen, by=by, note=" ".join(standing[row.pk]))

    remarked_on = Caption.objects.using(using).filter(pk__in=[row.pk for row in rows if standing[row.pk]])
    sent = many.each(remarked_on, Shown(newest=batch.newest), By(user=batch.requested_by, surface=Surface.LIST), send)
    Batch.objects.using(using).filter(pk=batch.pk).update(found=F("found") + sent.changed)
    return len(rows)
