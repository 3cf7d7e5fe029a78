"""The rows of an image field: found, inserted, and told that another picture is there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from itertools import islice
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import IntegrityError, transaction
from django.db.models import QuerySet

from django_autocaption.models import Batch, Caption, Rating, clock
from django_autocaption.models.caption import CaptionQuerySet
from django_autocaption.models.clock import DatabaseNow
from django_autocaption.models.transitions import new, replaced, replaced_in
from django_autocaption.pipeline.records import bulk_update
from django_autocaption.pipeline.records.blocked import blocked_files
from django_autocaption.pipeline.records.fields import is_followed
from django_autocaption.pipeline.runtime import locks
from django_autocaption.pipeline.words.versions import emit_change
from django_autocaption.registry import CaptionedField

#: Until a worker has read the file.
_HELD = {"rating": Rating.BLOCKED}
#: Up to so many new rows, an expression for the database's clock in each costs less than a look at that clock.
FEW = 10
#: Objects that are held against their captions at once, where these are in another database.
CHUNK = 500


def rows_of(field: CaptionedField, keys: Sequence[str] | QuerySet[Any], using: str) -> CaptionQuerySet:
    """The captions of these objects (primary keys as text, or a query of such) in every language."""
    content_type = ContentType.objects.db_manager(using).get_for_model(field.model)
    return Caption.objects.using(using).filter(content_type=content_type, field_name=field.name, object_id__in=keys)


def without_rows(
    field: CaptionedField, objects: QuerySet[Any], languages: Collection[str], using: str
) -> Iterator[Any]:
    """Primary keys of those of the objects that lack a caption in one of the languages, in their order: for objects in
    another database than their captions, where no query can tell. A few are looked up at a time."""
    keys = objects.values_list("pk", flat=True).iterator(chunk_size=CHUNK)
    while chunk := {field.as_key(pk): pk for pk in islice(keys, CHUNK)}:
        rows = rows_of(field, list(chunk), using).filter(language__in=languages)
        there = Counter(rows.values_list("object_id", flat=True))
        yield from (pk for key, pk in chunk.items() if there[key] < len(languages))


def insert(
    field: CaptionedField,
    wanted: Sequence[tuple[str, str, str]],
    using: str,
    batch: Batch | None = None,
    background: bool = False,
) -> list[int]:
    """New rows, each for (primary key, file name, language). Returns the ids of those that did not exist yet."""
    if not wanted:
        return []
    content_type = ContentType.objects.db_manager(using).get_for_model(field.model)
    columns = new(background=background, now=clock.read(using) if len(wanted) > FEW else None)
    blocked = blocked_files(field, {name for _key, name, _language in wanted}, using=using)
    rows = [
        Caption(
            content_type=content_type,
            object_id=key,
            field_name=field.name,
            language=language,
            image_name=name,
            rating=Rating.BLOCKED if name in blocked else Rating.UNCHECKED,
            batch=batch,
            **columns,
        )
        for key, name, language in wanted
    ]
    try:
        with transaction.atomic(using=using):
            return [row.pk for row in Caption.objects.using(using).bulk_create(rows)]
    except IntegrityError:  # some exist: a key used again, or another process was faster
        keys = [key for key, _name, _language in wanted]
        with transaction.atomic(using=using):
            old = set(rows_of(field, keys, using).values_list("pk", flat=True))
            Caption.objects.using(using).bulk_create(rows, ignore_conflicts=True)
            return list(rows_of(field, keys, using).exclude(pk__in=old).values_list("pk", flat=True))


def replace_each(field: CaptionedField, wanted: Sequence[tuple[Caption, str]], using: str, *, background: bool) -> None:
    """The same as ``replace`` for many rows, whole and locked, each with its new file's name. What follows into the
    site's own fields is left to the sweep. To be called in a transaction."""
    follow = {"follow_at": DatabaseNow()} if is_followed(field) else {}
    blocked = blocked_files(field, {name for _row, name in wanted}, using=using)
    columns = [
        (row, replaced_in(row, name, background=background) | follow | (_HELD if name in blocked else {}))
        for row, name in wanted
    ]
    bulk_update.write(Caption, columns, using=using)


def replace(field: CaptionedField, rows: QuerySet[Caption], image_name: str) -> list[int]:
    """Have existing rows captioned for a new file: what was said is not about it, and nobody has rated it. One that
    somebody else holds has to be among ``rows`` still when it is free."""
    ids = list(rows.values_list("pk", flat=True))
    if ids:
        follow = {"follow_at": DatabaseNow()} if is_followed(field) else {}
        held = _HELD if blocked_files(field, {image_name}, using=rows.db) else {}
        locks.change(rows, ids, replaced(image_name) | follow | held)
        if follow:
            emit_change(ids, using=rows.db)
    return ids
