"""Words for a million images that were there before: planned and priced first, then written as rows in chunks.

What a backfill has to do is what is missing, so that it is its own cursor: killed and started again, it goes on where
it was. Its rows come to the workers in the background (``pipeline.backlog``).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import QuerySet

from django_autocaption import conf
from django_autocaption.models import Batch, Caption, Kind
from django_autocaption.models.clock import DatabaseNow
from django_autocaption.pipeline import backlog, databases, estimate, filling, intake
from django_autocaption.pipeline.insert_select import insert
from django_autocaption.pipeline.missing import KEY, chunks, spoken, with_image, without_row
from django_autocaption.providers import providers
from django_autocaption.registry import CaptionedField, registry

#: Objects of one transaction.
CHUNK = 20_000


@dataclass(frozen=True, kw_only=True)
class Part:
    """What one image field lacks."""

    field: CaptionedField
    images: int
    captions: int
    """Captions that a provider is asked for: one for each image and language that lacks it."""
    spoken: int
    """Captions that take the words which people wrote into the site's own field: nobody is asked."""
    until: str | None
    """The last object's key, as text; None = all."""


@dataclass(frozen=True, kw_only=True)
class Plan:
    """What a backfill would do; nothing is written yet."""

    using: str
    parts: tuple[Part, ...]
    where: tuple[str, ...]
    limit: int | None
    provider: str

    @property
    def images(self) -> int:
        return sum(part.images for part in self.parts)

    @property
    def captions(self) -> int:
        return sum(part.captions for part in self.parts)

    @property
    def spoken(self) -> int:
        return sum(part.spoken for part in self.parts)

    @property
    def costs(self) -> list[estimate.Estimate]:
        """What the captions may cost, for each provider that may be asked."""
        chains: dict[Sequence[str], int] = {}
        for part in self.parts:
            chain = (self.provider,) if self.provider else part.field.options.chain
            chains[chain] = chains.get(chain, 0) + part.captions
        return estimate.estimate_chains(chains, using=self.using)


def plan(
    fields: Sequence[CaptionedField],
    *,
    using: str,
    where: Sequence[str] = (),
    limit: int | None = None,
    provider: str = "",
) -> Plan:
    """Count what these fields lack in database ``using``.

    ``where``: conditions as ``where.narrow`` reads them. ``limit``: images, None = all. ``provider``: alias of the one
    that is asked, "" = each field's own. Raises ConfigurationError.
    """
    if provider:
        providers[provider]  # raises for an unknown alias
    databases.refresh_statistics(using)
    parts: list[Part] = []
    left = limit
    for field in fields:
        if left == 0 or not databases.holds(field.model, using):
            continue
        part = _part(field, using, where, left)
        parts += [part] if part.images else []
        left = None if left is None else left - part.images
    return Plan(using=using, parts=tuple(parts), where=tuple(where), limit=limit, provider=provider)


def start(planned: Plan, *, user: AbstractBaseUser | None = None) -> Batch:
    """Remember the backfill as a bulk request, whose rows ``fill`` then writes; where nobody does, the sweep minds."""
    return Batch.objects.using(planned.using).create(
        kind=Kind.BACKFILL,
        requested_by_id=user.pk if user else None,
        provider=planned.provider,
        unwritten=True,
        claimed_at=DatabaseNow(),
        filters={
            "fields": {part.field.label: part.until for part in planned.parts},
            "where": list(planned.where),
            "limit": planned.limit,
            "images": planned.images,
            "captions": planned.captions + planned.spoken,
        },
    )


def fill(batch_id: int, *, using: str, progress: Callable[[int], object] = int) -> int:
    """Write the rows of a bulk request that ``start`` remembered; whatever of them is there already is left alone.

    ``progress`` is called with the number of new captions after each chunk. Returns their sum; 0 where another worker
    is at it. Raises ``filling.CancelledError`` and ``filling.TakenOverError``, and ConfigurationError where the
    settings have changed meanwhile.
    """
    batch = filling.begin(batch_id, using=using)
    if batch is None:
        return 0
    known = {field.label: field for field in registry.all()}
    total = 0
    for label, until in batch.filters["fields"].items():
        if label in known:
            filler = _Filler(known[label], batch, using, progress)
            filler.fill(with_image(known[label], using, batch.filters["where"]), until)
            total += filler.total
    filling.end(batch, using=using)
    databases.refresh_statistics(using)
    return total


class _Filler:
    """Writes the rows of one field."""

    def __init__(self, field: CaptionedField, batch: Batch, using: str, progress: Callable[[int], object]) -> None:
        self.field, self.batch, self.using, self.progress = field, batch, using, progress
        self.languages = conf.current().languages
        content_type = ContentType.objects.db_manager(using).get_for_model(field.model)
        self.rows = Caption.objects.using(using).filter(content_type=content_type, field_name=field.name)
        self.may_be_left_out = intake.left_out(self.rows).exists()
        self.total = 0

    def fill(self, objects: QuerySet[Any], until: str | None) -> None:
        first = without_row(objects, self.field, *self.languages).order_by("pk").values_list("pk", flat=True).first()
        if first is None:
            return
        for position, chunk in enumerate(chunks(objects.filter(pk__gte=first), CHUNK, until=until), start=1):
            filling.hand_over_if_stopping(self.batch, using=self.using)
            with transaction.atomic(using=self.using):
                self._count(self._insert(chunk.exclude(spoken(self.field, *self.languages))))
            if position & (position - 1) == 0:  # 1, 2, 4, 8…: whenever the table may have doubled
                databases.refresh_statistics(self.using)
            backlog.feed(using=self.using)
            if self.field.target_names():
                self._take_words(chunk.filter(spoken(self.field, *self.languages)))

    def _insert(self, chunk: QuerySet[Any]) -> int:
        number = 0
        for language in self.languages:
            if self.may_be_left_out:
                again = intake.left_out(self.rows).filter(language=language, object_id__in=chunk.order_by().values(KEY))
                number += again.update(**intake.new_request(batch=self.batch, background=True))
            number += insert(chunk, self.field, language, self.batch)
        return number

    def _take_words(self, objects: QuerySet[Any]) -> None:
        """Objects that have words of people: these win, and so each object has to be looked at."""
        lacking = without_row(objects, self.field, *self.languages)
        for number in intake.take_in(self.field, lacking, self.using, batch=self.batch, background=True):
            self._count(number)

    def _count(self, number: int) -> None:
        filling.count(self.batch, number, using=self.using)
        self.total += number
        self.progress(number)


def _part(field: CaptionedField, using: str, where: Sequence[str], limit: int | None) -> Part:
    languages = conf.current().languages
    objects = with_image(field, using, where)
    until = None
    if limit is not None:
        lacking = without_row(objects, field, *languages).order_by("pk")
        until = lacking.values_list("pk", flat=True)[limit - 1 : limit].first()
        if until is not None:
            objects = objects.filter(pk__lte=until)
    images = without_row(objects, field, *languages).count()
    captions = images if len(languages) == 1 else sum(without_row(objects, field, one).count() for one in languages)
    said = 0
    if field.target_names():
        for language in languages:
            said += without_row(objects, field, language).filter(spoken(field, language)).count()
    return Part(
        field=field,
        images=images,
        captions=captions - said,
        spoken=said,
        until=None if until is None else str(until),
    )
