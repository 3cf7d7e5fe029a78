"""How many images of each field and language have words, and why others have none."""

from __future__ import annotations

from datetime import timedelta
from time import monotonic
from typing import Any

from django.db import transaction
from django.db.models import Case, CharField, Count, F, Q, QuerySet, Value, When

from django_autocaption.models import Awaits, Caption, Coverage, Covered, Cursor, ErrorCode, State, clock, gate
from django_autocaption.models.choices import OPEN_STATES
from django_autocaption.pipeline.records import bulk_update

#: Name of the ``Cursor``: ``looked_at`` is as of when the numbers are, ``last_seconds`` what counting them took.
NAME = "coverage"
#: Seconds from one count to the next, and so many times as long as the last one took: it reads every caption.
PAUSE, TIMES = 300, 60


def count_if_due(*, using: str) -> None:
    """The sweep's part."""
    place = Cursor.objects.using(using).filter(pk=NAME).first() or Cursor()
    pause = timedelta(seconds=max(PAUSE, TIMES * place.last_seconds))
    if place.looked_at is None or clock.read(using) - place.looked_at >= pause:
        count(using=using)


def count(*, using: str) -> None:
    """Count all of them, and put the numbers in the place of the last ones."""
    began, now = monotonic(), clock.read(using)
    found = list(
        _standing(using).values("content_type", "field_name", "language", "covered").annotate(number=Count("pk"))
    )
    Cursor.objects.using(using).get_or_create(name=NAME)
    with transaction.atomic(using=using):
        place = bulk_update.lock(Cursor.objects.using(using), [NAME])[NAME]
        Coverage.objects.using(using).all().delete()
        Coverage.objects.using(using).bulk_create(
            Coverage(content_type_id=row.pop("content_type"), **row) for row in found
        )
        place.looked_at, place.last_seconds = now, round(monotonic() - began)
        place.save(using=using, update_fields=["looked_at", "last_seconds"])


def _standing(using: str) -> QuerySet[Any]:
    """Captions of images that are there, each with its ``covered``, in no order."""
    there = Caption.objects.using(using).exclude(image_name="").exclude(error_code=ErrorCode.OBJECT_GONE)
    shown = Q(published__image_no=F("image_no")) & gate.shown()
    held = Q(error_code__in=(ErrorCode.HELD, ErrorCode.BLOCKED)) | Q(published__image_no=F("image_no"))
    covered = Case(
        When(shown & Q(published__decorative=True), then=Value(Covered.DECORATIVE)),
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
