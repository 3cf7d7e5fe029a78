"""Images that were there before a field, or a language of it, was captioned: where they are many and a service bills
them, the sweep asks for none of that field until a person has.

What was there before shows when ``migrate`` ends; of a field or language that comes later, when the sweep first comes
to it. One row (``Cursor``) a field and language: "" = the sweep asks for what is missing, HELD = somebody must say so.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import islice
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ImproperlyConfigured
from django.db.models import Exists, OuterRef, Q, QuerySet

from django_autocaption import conf
from django_autocaption.models import Caption, Cursor, clock
from django_autocaption.models.clock import DatabaseNow
from django_autocaption.pipeline.intake.rows import without_rows
from django_autocaption.pipeline.records.fields import KEY, objects_with_image
from django_autocaption.pipeline.runtime import databases
from django_autocaption.providers import providers
from django_autocaption.registry import CaptionedField, registry

logger = logging.getLogger(__name__)

#: So many without words are no stock: an accident may have left them, or a site that is just being made.
FEW = 100
HELD = "held"
#: What is held is looked at again after so many times what the look took: where the few that lack words lie far behind,
#: it goes through all captions of a field.
REST = 100


@dataclass(frozen=True, kw_only=True)
class Stock:
    """Images of a field that nobody is asked about."""

    field: str
    """``app_label.Model.field``."""
    language: str
    database: str

    def __str__(self) -> str:
        """What they are, and what a person can do, as one sentence after the other."""
        return (
            f"{self.field} has more than {FEW} images from before without words in {self.language}, and a service "
            "bills them: the sweep asks for none. What they would cost: manage.py autocaption backfill --dry-run. To "
            "ask for them, leave out --dry-run, or set AUTOCAPTION['SWEEP_IMAGES'] to True; to False to leave them."
        )


def look(using: str) -> None:
    """The tables of this database were just made or changed. A field that cannot be asked yet is left to the sweep;
    nothing fails by it, for what is wrong others tell."""
    try:
        here = using in databases.with_captions()
        fields = [field for field in registry.all() if here and databases.holds(field.model, using)]
    except ImproperlyConfigured:
        return
    for field in fields:
        try:
            with databases.contained(using):
                asked_for(field, using=using)
        except Exception as error:  # the site's own routers and managers are asked as well
            logger.info("The images of %s from before were not looked at: %s.", field.label, type(error).__name__)


def asked_for(field: CaptionedField, *, using: str) -> Sequence[str]:
    """The languages in which the sweep may ask for images of this field that lack words."""
    languages = conf.current().languages
    if not _has_to_be_allowed(field):
        return languages
    known = _rows(using).in_bulk([_name(field, one) for one in languages])
    return [one for one in languages if _is_allowed(field, one, known.get(_name(field, one)), using)]


def held() -> list[Stock]:
    """Of which fields and languages the sweep asks for nothing, as the latest one found. Raises ConfigurationError."""
    fields = [field for field in registry.all() if _has_to_be_allowed(field)]
    names = {_name(field, one): (field.label, one) for field in fields for one in conf.current().languages}
    return [
        Stock(field=names[name][0], language=names[name][1], database=using)
        for using in (databases.with_captions() if names else ())
        for name in _rows(using).filter(pk__in=names, value=HELD).order_by("pk").values_list("pk", flat=True)
    ]


def _has_to_be_allowed(field: CaptionedField) -> bool:
    """The site has not said what is to become of such images, and one of its services bills them."""
    return conf.current().SWEEP_IMAGES is None and not all(providers[alias].is_free for alias in field.options.chain)


def _is_allowed(field: CaptionedField, language: str, known: Cursor | None, using: str) -> bool:
    """Whether few lack words; from then on the sweep asks for whatever does."""
    if known is not None and (known.value == "" or _rests(known, using)):
        return known.value == ""
    started = time.monotonic()
    begins = _lacking(field, language, using) <= FEW
    found = {
        "value": "" if begins else HELD,
        "looked_at": DatabaseNow(),
        "last_seconds": round(time.monotonic() - started),
    }
    _rows(using).update_or_create(name=_name(field, language), defaults=found)
    if known is None and not begins:
        logger.warning(Stock(field=field.label, language=language, database=using))
    return begins


def _rests(known: Cursor, using: str) -> bool:
    rest = timedelta(seconds=REST * known.last_seconds)
    return bool(rest) and known.looked_at is not None and known.looked_at + rest > clock.read(using)


def _lacking(field: CaptionedField, language: str, using: str) -> int:
    """Images without a caption; FEW + 1 stands for more. A backfill begins at the other end."""
    rows = Caption.objects.using(using).filter(
        content_type=ContentType.objects.db_manager(using).get_for_model(field.model),
        object_id=OuterRef(KEY),
        field_name=field.name,
        language=language,
    )
    lacking = 0
    for home in databases.homes_of(field.model, using):
        objects: QuerySet[Any] = objects_with_image(field, home).order_by("-pk")
        if home == using:
            lacking += len(objects.filter(~Q(Exists(rows))).values_list("pk")[: FEW + 1])
        else:
            lacking += len(list(islice(without_rows(field, objects, [language], using), FEW + 1)))
    return min(lacking, FEW + 1)


def _rows(using: str) -> QuerySet[Cursor]:
    return Cursor.objects.using(using)


def _name(field: CaptionedField, language: str) -> str:
    return f"stock of {field.label} in {language}"
