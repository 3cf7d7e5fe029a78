"""How many images of each field and language have words, and why others have none."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.db.models import Case, CharField, Count, F, FilteredRelation, Max, Min, Q, QuerySet, Value, When

from django_autocaption.models import Awaits, Caption, Coverage, Covered, Cursor, ErrorCode, State, clock, gate
from django_autocaption.models.choices import OPEN_STATES
from django_autocaption.pipeline.records import bulk_update

#: Name of the ``Cursor``: ``looked_at`` is as of when the numbers are, ``value`` the last caption of the round that is
#: under way, "" = none is.
NAME = "coverage"
#: Time from the beginning of one round to that of the next, and captions of one sweep: however many there are, none
#: takes longer than the others.
PAUSE, SHARE = timedelta(minutes=5), 100_000


def count_if_due(*, using: str) -> None:
    """The sweep's part."""
    place = Cursor.objects.using(using).filter(pk=NAME).first() or Cursor()
    if place.value or place.looked_at is None or clock.read(using) - place.looked_at >= PAUSE:
        count(using=using)


def count(*, using: str, most: int = SHARE) -> None:
    """Count the next ``most`` captions. Once all are counted, their numbers take the place of the last ones."""
    Cursor.objects.using(using).get_or_create(name=NAME)
    with transaction.atomic(using=using):
        place = bulk_update.lock(Cursor.objects.using(using), [NAME])[NAME]
        if not place.value:
            place.round_started_at = clock.read(using)
        share = Caption.objects.using(using).filter(pk__gt=int(place.value or 0))
        last = share.order_by("pk").values_list("pk", flat=True)[most - 1 : most].first()
        _add(_standing(share if last is None else share.filter(pk__lte=last)), using)
        place.value = "" if last is None else str(last)
        if last is None:
            Coverage.objects.using(using).filter(counting=0).delete()
            Coverage.objects.using(using).update(number=F("counting"), counting=0)
            place.looked_at, place.round_started_at = place.round_started_at, None
        place.save(using=using, update_fields=["value", "looked_at", "round_started_at"])


def _add(standing: QuerySet[Any], using: str) -> None:
    """Nobody else does while the cursor is held."""
    key = ("content_type_id", "field_name", "language", "covered")
    known = {tuple(getattr(row, name) for name in key): row for row in Coverage.objects.using(using)}
    found: Sequence[dict[str, Any]] = standing.values(*key).annotate(counting=Count("pk"))
    for more in found:
        row = known.get(tuple(more[name] for name in key)) or Coverage(**{**more, "counting": 0, "number": 0})
        row.counting += more["counting"]
        row.save(using=using)


def _standing(captions: QuerySet[Caption]) -> QuerySet[Any]:
    """Those of images that are there, each with its ``covered``, in no order."""
    # Bounds for the versions: without them PostgreSQL may read all to find those of a share. Of plain columns it would
    # look for the bounds along a whole index.
    pointer = F("published_id") + 0
    ends = captions.aggregate(first=Min(pointer, default=0), last=Max(pointer, default=0))
    words = FilteredRelation("published", condition=Q(published__pk__range=(ends["first"], ends["last"])))
    there = captions.exclude(image_name="").exclude(error_code=ErrorCode.OBJECT_GONE).annotate(words=words)
    shown = Q(words__image_no=F("image_no")) & gate.shown()
    held = Q(error_code__in=(ErrorCode.HELD, ErrorCode.BLOCKED)) | Q(words__image_no=F("image_no"))
    covered = Case(
        When(shown & Q(words__decorative=True), then=Value(Covered.DECORATIVE)),
        When(shown & Q(human=True), then=Value(Covered.PEOPLE)),
        When(shown, then=Value(Covered.MACHINE)),
        When(held, then=Value(Covered.HELD)),
        When(~Q(review=Awaits.NOTHING), then=Value(Covered.REVIEW)),
        When(state__in=OPEN_STATES, then=Value(Covered.OPEN)),
        When(state=State.FAILED, then=Value(Covered.FAILED)),
        When(state=State.EXCLUDED, then=Value(Covered.EXCLUDED)),
        default=Value(Covered.NONE),
        output_field=CharField(),
    )
    return there.order_by().annotate(covered=covered)
