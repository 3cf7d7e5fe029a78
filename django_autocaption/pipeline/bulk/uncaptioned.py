"""Which images lack words, counted and cut into chunks in the database, however many there are.

For bulk requests. The sweep, which asks for a few at a time, has a query of its own: ``upkeep.sweep._announce``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from django_autocaption.exceptions import ConfigurationError
from django_autocaption.models import Caption
from django_autocaption.pipeline.bulk.lookups import narrow
from django_autocaption.pipeline.intake.requests import CANCELLED_WITHOUT_WORDS
from django_autocaption.pipeline.records import unregistered
from django_autocaption.pipeline.records.fields import KEY, objects_with_image
from django_autocaption.pipeline.records.unregistered import Gone
from django_autocaption.pipeline.runtime import databases
from django_autocaption.registry import CaptionedField


def with_image(field: CaptionedField, using: str, where: Sequence[str] = ()) -> QuerySet[Any]:
    """Objects of the field's model that have an image and meet the conditions, with their KEY; not those that have a
    caption of this image under a former name of the field (``former_names``).

    Raises ConfigurationError for a wrong condition, and where the captions are in another database than the objects.
    """
    objects = _with_image(field, using, where)
    for old in unregistered.behind(field, objects, using=using):
        objects = objects.filter(~Exists(old.captions_in(field, using)))
    return objects


def former_names(field: CaptionedField, using: str, where: Sequence[str] = ()) -> list[Gone]:
    """Those under which some of the images have captions. Arguments and errors as of ``with_image``."""
    return unregistered.behind(field, _with_image(field, using, where), using=using)


def _with_image(field: CaptionedField, using: str, where: Sequence[str]) -> QuerySet[Any]:
    if databases.beside(using) != using:
        raise ConfigurationError(
            f"The captions of {field.label} are in another database than its images: "
            "call autocaption.request(…, background=True) instead."
        )
    return narrow(objects_with_image(field, using), where)


def without_row(objects: QuerySet[Any], field: CaptionedField, *languages: str) -> QuerySet[Any]:
    """Those of the objects that lack a caption in one of the languages."""
    without = Q()
    for language in languages:
        without |= Q(~Exists(_rows(objects, field).filter(language=language)))
    return objects.filter(without)


def of_another_file(objects: QuerySet[Any], field: CaptionedField, *languages: str) -> QuerySet[Any]:
    """Those of the objects that have a caption in one of the languages which is about another file: a replacement that
    no signal told of. The sweep asks for their words. As the database compares names, which may overlook a capital."""
    stale = _rows(objects, field).filter(language__in=languages).exclude(image_name=OuterRef(field.name))
    return objects.filter(Exists(stale))


def by_rows(objects: QuerySet[Any], field: CaptionedField, *languages: str) -> dict[int, int]:
    """How many captions in these languages they have → how many of the objects have so many. One look at each."""
    rows = _rows(objects, field).filter(language__in=languages).order_by().values("content_type")
    number = Subquery(rows.annotate(number=Count("*")).values("number"))
    there = objects.order_by().annotate(autocaption_rows=Coalesce(number, 0))
    return dict(there.values_list("autocaption_rows").annotate(autocaption_number=Count("*")))


def _rows(objects: QuerySet[Any], field: CaptionedField) -> QuerySet[Caption]:
    """An object's captions in a subquery; one that a cancelled request left is none."""
    content_type = ContentType.objects.db_manager(objects.db).get_for_model(field.model)
    rows = Caption.objects.using(objects.db).filter(
        content_type=content_type, object_id=OuterRef(KEY), field_name=field.name
    )
    return rows.exclude(CANCELLED_WITHOUT_WORDS)


def has_text(field: CaptionedField, *languages: str) -> Q:
    """Objects whose own alt text fields say something in one of the languages: a person's words, it may be."""
    targets = {field.targets(language).get("alt_text") for language in languages}
    said = Q(pk__in=[])
    for name in sorted(name for name in targets if name):
        column: models.Field[Any, Any] = field.model._meta.get_field(name)  # type: ignore[assignment]  # plain text
        unsaid = {"", column.get_default() or ""}
        said |= ~Q(**{f"{name}__in": sorted(unsaid)}) & Q(**{f"{name}__isnull": False})
    return said


def chunks(objects: QuerySet[Any], size: int, *, until: Any = None) -> Iterator[QuerySet[Any]]:
    """The objects in chunks of at most ``size`` in the order of their keys; ``until``: the last key, None = all.

    One query a chunk finds its end by the primary key alone; what is inside is left to the database.
    """
    if until is not None:
        objects = objects.filter(pk__lte=until)
    objects = objects.order_by("pk")
    rest = objects
    while True:
        end = rest.values_list("pk", flat=True)[size - 1 : size].first()
        if end is None:
            yield rest
            return
        yield rest.filter(pk__lte=end)
        rest = objects.filter(pk__gt=end)
