"""Words for a million images that were there before, written as rows in chunks once they are planned and priced.

What a backfill has to do is what is missing, so that it is its own cursor: killed and started again, it goes on where
it was. Its rows come to the workers in the background (``pipeline.runtime.backlog``).
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import partial
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import QuerySet

from django_autocaption import conf
from django_autocaption.models import Batch, Caption, Kind
from django_autocaption.models.clock import DatabaseNow
from django_autocaption.models.transitions import requested
from django_autocaption.pipeline.bulk import writer
from django_autocaption.pipeline.bulk.insert_select import insert
from django_autocaption.pipeline.bulk.planning import Plan
from django_autocaption.pipeline.bulk.uncaptioned import chunks, has_text, with_image, without_row
from django_autocaption.pipeline.intake import requests
from django_autocaption.pipeline.records.fields import KEY
from django_autocaption.pipeline.runtime import backlog, databases, locks
from django_autocaption.registry import CaptionedField, registry

logger = logging.getLogger(__name__)

#: Objects of one transaction.
CHUNK = 20_000


def start(planned: Plan, *, user: AbstractBaseUser | None = None) -> Batch:
    """Remember the backfill as a bulk request, whose rows ``write_rows`` writes; where nobody does, the sweep minds."""
    return Batch.objects.using(planned.using).create(
        kind=Kind.BACKFILL,
        requested_by_id=user.pk if user else None,
        provider=planned.provider,
        unwritten=True,
        **planned.hold,
        claimed_at=DatabaseNow(),
        filters={
            "fields": {part.field.label: part.until for part in planned.parts},
            "where": list(planned.where),
            "limit": planned.limit,
            "images": planned.images,
            "captions": planned.captions + planned.with_text,
            "sample_size": planned.sample_size,
        },
    )


def write_rows(batch_id: int, *, using: str, progress: Callable[[int], object] = int) -> int:
    """Write the rows of a bulk request that ``start`` remembered; whatever of them is there already is left alone.

    ``progress`` is called with the number of new captions after each chunk. Returns their sum; 0 where another worker
    is at it. Raises ``writer.CancelledError`` and ``writer.TakenOverError``, ConfigurationError where the
    settings have changed meanwhile, and an ExceptionGroup where some fields failed, once the others are written.
    """
    batch = writer.begin(batch_id, using=using)
    if batch is None:
        return 0
    known = {field.label: field for field in registry.all()}
    total = 0
    errors: dict[str, Exception] = {}
    for label, until in batch.filters["fields"].items():
        if label in known:
            field_writer = _FieldWriter(known[label], batch, using, progress)
            try:
                field_writer.write(with_image(known[label], using, batch.filters["where"]), until)
            except (writer.CancelledError, writer.TakenOverError):
                raise
            except Exception as error:
                if databases.tells_outage(error, using):
                    raise
                logger.exception("The rows of %s could not be written; those of other fields are.", label)
                errors[label] = error
            total += field_writer.total
    if errors:
        writer.fail(batch, errors, using=using)
        raise ExceptionGroup(f"The rows of {', '.join(errors)} could not be written", list(errors.values()))
    writer.end(batch, using=using)
    databases.refresh_statistics(using)
    return total


class _FieldWriter:
    """Writes the rows of one field."""

    def __init__(self, field: CaptionedField, batch: Batch, using: str, progress: Callable[[int], object]) -> None:
        self.field, self.batch, self.using, self.progress = field, batch, using, progress
        self.languages = conf.current().languages
        content_type = ContentType.objects.db_manager(using).get_for_model(field.model)
        self.rows = Caption.objects.using(using).filter(content_type=content_type, field_name=field.name)
        self.any_cancelled = self.rows.filter(requests.CANCELLED_WITHOUT_WORDS).exists()
        self.total = 0

    def write(self, objects: QuerySet[Any], until: str | None) -> None:
        first = without_row(objects, self.field, *self.languages).order_by("pk").values_list("pk", flat=True).first()
        if first is None:
            return
        last = None if until is None else self.field.key_value(until)
        for chunk in chunks(objects.filter(pk__gte=first), CHUNK, until=last):
            writer.hand_over_if_stopping(self.batch, using=self.using)
            without_text = chunk.exclude(has_text(self.field, *self.languages))
            self._told(databases.patiently(partial(self._write_chunk, without_text), using=self.using))
            databases.refresh_statistics(self.using)
            backlog.feed(using=self.using)
            if self.field.target_names():
                self._take_words(chunk.filter(has_text(self.field, *self.languages)))

    def _write_chunk(self, chunk: QuerySet[Any]) -> int:
        with transaction.atomic(using=self.using):
            number = self._insert(chunk)
            writer.count(self.batch, number, using=self.using)
        return number

    def _insert(self, chunk: QuerySet[Any]) -> int:
        number = 0
        for language in self.languages:
            if self.any_cancelled:
                cancelled = self.rows.filter(
                    requests.CANCELLED_WITHOUT_WORDS, language=language, object_id__in=chunk.order_by().values(KEY)
                )
                ids = list(cancelled.values_list("pk", flat=True))
                number += locks.change(cancelled, ids, requested(batch=self.batch, background=True))
            number += insert(chunk, self.field, language, self.batch)
        return number

    def _take_words(self, objects: QuerySet[Any]) -> None:
        """Objects that have words of people: these win, and so each object has to be looked at."""
        lacking = without_row(objects, self.field, *self.languages)
        for number in requests.take_in(self.field, lacking, self.using, batch=self.batch, background=True):
            writer.count(self.batch, number, using=self.using)
            self._told(number)

    def _told(self, number: int) -> None:
        self.total += number
        self.progress(number)
