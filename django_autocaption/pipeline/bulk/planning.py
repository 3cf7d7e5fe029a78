"""What a backfill would do and cost: counted, or for a page that has to come at once judged by some of the images."""

from __future__ import annotations

import logging
import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from django_autocaption import conf
from django_autocaption.exceptions import ConfigurationError
from django_autocaption.pipeline.admission import holds, reservations
from django_autocaption.pipeline.bulk import estimate
from django_autocaption.pipeline.bulk.uncaptioned import (
    by_rows,
    former_names,
    has_text,
    of_another_file,
    with_image,
    without_row,
)
from django_autocaption.pipeline.records import unregistered
from django_autocaption.pipeline.runtime import databases
from django_autocaption.pipeline.runtime.errors import message_of, traceback_of
from django_autocaption.providers import providers
from django_autocaption.registry import CaptionedField, key_column

logger = logging.getLogger(__name__)

#: In haste, no more images of a field are counted one by one; of a larger one, SAMPLE are drawn at random.
MOST_COUNTED = 10_000
SAMPLE = 500
#: With fewer that still exist and have an image, all are counted after all.
FEW = 100


@dataclass(frozen=True, kw_only=True)
class Part:
    """What one image field lacks."""

    field: CaptionedField
    images: int
    captions: int
    """Captions that a provider is asked for: one for each image and language that lacks it."""
    with_text: int
    """Captions that take the words which people wrote into the site's own field: nobody is asked."""
    until: str | None
    """The last object's key, as text; None = all."""
    sample_size: int = 0
    """The numbers are estimates from so many images, drawn at random; 0 = they are exact."""


@dataclass(frozen=True, kw_only=True)
class Plan:
    """What a backfill would do; nothing is written yet."""

    using: str
    parts: tuple[Part, ...]
    where: tuple[str, ...]
    limit: int | None
    provider: str
    sample_size: int = 0
    """As of its parts, all together: also of fields that seem to lack nothing, which are no parts."""
    held_back: tuple[str, ...] = ()
    """Why nobody is asked about some images of some fields, in a sentence each: they were perhaps renamed."""
    drift: tuple[tuple[str, int], ...] = ()
    """(label of a field, how many of its images have captions of another file): no part of the plan, since the sweep
    asks for their words. Not counted in haste."""
    failed: tuple[str, ...] = ()
    """Which fields could not be counted, in a sentence each: they are left out."""

    @property
    def images(self) -> int:
        return sum(part.images for part in self.parts)

    @property
    def captions(self) -> int:
        return sum(part.captions for part in self.parts)

    @property
    def with_text(self) -> int:
        return sum(part.with_text for part in self.parts)

    @property
    def costs(self) -> list[estimate.Estimate]:
        """What the captions may cost, for each provider that may be asked; and moderation, which sees each image."""
        found = estimate.estimate_chains(self._chains, using=self.using)
        for alias in conf.current().moderation.services if self._checks else ():
            found.append(estimate.estimate_checks(alias, self._checks, using=self.using))
        return found

    def shortfalls(self, *, by: object = None) -> list[str]:
        """Which budgets it does not fit into now, in a sentence each. ``by``: primary key of who asks."""
        return reservations.shortfalls(self.hold, by=by)

    @property
    def hold(self) -> dict[str, Any]:
        """Columns of the bulk request, by which budgets hold its price."""
        alias = conf.current().moderation.PROVIDER
        return holds.columns(self._chains, using=self.using, check=alias, checks=self._checks if alias else 0)

    @property
    def _chains(self) -> Mapping[Sequence[str], int]:
        """Captions of each chain of providers."""
        chains: dict[Sequence[str], int] = {}
        for part in self.parts:
            chain = (self.provider,) if self.provider else part.field.options.chain
            chains[chain] = chains.get(chain, 0) + part.captions
        return chains

    @property
    def _checks(self) -> int:
        """Images that moderation may look at."""
        return sum(part.images for part in self.parts if part.field.options.moderation_mode != "off")


def plan(
    fields: Sequence[CaptionedField],
    *,
    using: str,
    where: Sequence[str] = (),
    limit: int | None = None,
    provider: str = "",
    in_haste: bool = False,
) -> Plan:
    """Count what these fields lack in database ``using``.

    ``where``: conditions as ``lookups.narrow`` reads them. ``limit``: images, None = all. ``provider``: alias of the
    one that is asked, "" = each field's own. ``in_haste``: without a limit, estimate what a large field lacks
    (``sample_size``). A field whose query fails is left out (``Plan.failed``), unless there are conditions, which may
    be what is wrong. Raises ConfigurationError, and what such a query raises.
    """
    if provider:
        providers[provider]  # raises for an unknown alias
    databases.refresh_statistics(using)
    parts: list[Part] = []
    held_back: list[str] = []
    failed: list[str] = []
    drift: list[tuple[str, int]] = []
    left = limit
    for field in fields:
        if left == 0 or not databases.holds(field.model, using):
            continue
        try:
            with databases.contained(using):
                part, old = _looked_at(field, using, where, left, in_haste=in_haste)
                drifted = 0 if in_haste else _drift(field, using, where)
        except Exception as error:
            # A wrong condition is whoever wrote it to mend; without any, the field itself is at fault.
            if where or isinstance(error, ConfigurationError) or databases.tells_outage(error, using):
                raise
            logger.error("The images of %s could not be counted.\n%s", field.label, traceback_of(error))
            failed.append(_failed(field, error))
            continue
        held_back += old
        drift += [(field.label, drifted)] if drifted else []
        parts.append(part)
        left = None if left is None else left - part.images
    return Plan(
        using=using,
        parts=tuple(part for part in parts if part.images),
        where=tuple(where),
        limit=limit,
        provider=provider,
        sample_size=sum(part.sample_size for part in parts),
        held_back=tuple(held_back),
        drift=tuple(drift),
        failed=tuple(failed),
    )


def _looked_at(
    field: CaptionedField, using: str, where: Sequence[str], left: int | None, *, in_haste: bool
) -> tuple[Part, list[str]]:
    """(what the field lacks, why some of its images are held back)."""
    objects = with_image(field, using, where)
    held_back = [unregistered.held_back(field, old) for old in former_names(field, using, where)]
    judged = _judged(field, objects) if in_haste and left is None else None
    return judged or _counted(field, objects, left), held_back


def _drift(field: CaptionedField, using: str, where: Sequence[str]) -> int:
    return of_another_file(with_image(field, using, where), field, *conf.current().languages).count()


def _failed(field: CaptionedField, error: Exception) -> str:
    return _("The images of %(field)s could not be counted, and are left out: %(error)s") % {
        "field": field.label,
        "error": message_of(error),
    }


def _counted(field: CaptionedField, objects: QuerySet[Any], limit: int | None) -> Part:
    languages, until = conf.current().languages, None
    if limit is not None:
        without = without_row(objects, field, *languages).order_by("pk")
        until = without.values_list("pk", flat=True)[limit - 1 : limit].first()
        if until is not None:
            objects = objects.filter(pk__lte=until)
    if len(languages) == 1:
        images = captions = without_row(objects, field, *languages).count()
    else:
        images, captions = _lacking(by_rows(objects, field, *languages), len(languages))
    said = _texts(field, objects)
    until = None if until is None else field.as_key(until)
    return Part(field=field, images=images, captions=captions - said, with_text=said, until=until)


def _judged(field: CaptionedField, objects: QuerySet[Any]) -> Part | None:
    """By a sample; None where all are counted as fast, or none can be drawn."""
    if (
        not isinstance(key_column(field.model), models.IntegerField)
        or objects[: MOST_COUNTED + 1].count() <= MOST_COUNTED
    ):
        return None
    keys = objects.order_by("pk").values_list("pk", flat=True)
    first, last = keys[0], keys.reverse()[0]
    if last - first < SAMPLE:
        return None
    # Always the same ones, so that the number does not change because somebody looks twice.
    drawn = objects.filter(pk__in=random.Random(0).sample(range(first, last + 1), SAMPLE))  # noqa: S311 - no secret
    languages = conf.current().languages
    found = by_rows(drawn, field, *languages)
    seen = sum(found.values())
    if seen < FEW:
        return None
    each = (last - first + 1) / SAMPLE
    images, captions = _lacking(found, len(languages))
    said = _texts(field, drawn)
    return Part(
        field=field,
        images=_about(images * each),
        captions=_about((captions - said) * each),
        with_text=_about(said * each),
        until=None,
        sample_size=seen,
    )


def _lacking(found: Mapping[int, int], wanted: int) -> tuple[int, int]:
    """(images that lack words, captions that they lack) by the number of captions that are there."""
    lacks = [(wanted - there, images) for there, images in found.items() if there < wanted]
    return sum(images for _each, images in lacks), sum(each * images for each, images in lacks)


def _texts(field: CaptionedField, objects: QuerySet[Any]) -> int:
    """Captions that they lack, and that take a person's words."""
    if not field.target_names():
        return 0
    return sum(
        without_row(objects, field, language).filter(has_text(field, language)).count()
        for language in conf.current().languages
    )


def _about(number: float) -> int:
    """With two digits that mean something."""
    return int(float(f"{number:.2g}"))
