"""An object was deleted: its captions go when that is committed, for all objects of the transaction together.

Nothing of it is in the site's own transaction, which neither waits for a row that a worker or an editor holds, nor
fails with one. No page shows words of an object that is gone. A caption that somebody holds just then is left to a
worker, and to the sweep, which finds captions without an object.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Sequence
from functools import partial

from django.contrib.contenttypes.fields import GenericRelation
from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction

from django_autocaption.models import Caption
from django_autocaption.pipeline.intake.rows import rows_of
from django_autocaption.pipeline.records import bulk_update
from django_autocaption.pipeline.records.fields import field_of
from django_autocaption.pipeline.runtime import databases, locks, queue
from django_autocaption.pipeline.runtime.on_commit import Gathered
from django_autocaption.pipeline.words import removal
from django_autocaption.registry import CaptionedField

logger = logging.getLogger(__name__)

#: Captions that one transaction removes.
CHUNK = 500
#: Milliseconds that whoever deleted the objects waits, after the commit, for what is not a caption's own row.
LONGEST_WAIT = 200


def object_deleted(field: CaptionedField, key: str, *, using: str) -> None:
    """An object, by its primary key as text, is being deleted in the present transaction of database ``using``."""
    if _is_cascaded(field):
        home = databases.beside(using)
        removal.remove(list(rows_of(field, [key], home).values_list("pk", flat=True)), using=home)
    else:
        _deleted.add([(field, key)], using=using)


def remove_gone(ids: Sequence[int], *, objects_in: str, using: str) -> None:
    """A worker's part: remove these captions, if their objects are gone still. Waits for whoever holds one."""
    for pk in _gone(Caption.objects.using(using).filter(pk__in=ids), objects_in):
        databases.patiently(partial(removal.remove, [pk], using=using), using=using)


def _is_cascaded(field: CaptionedField) -> bool:
    """The site's model has a GenericRelation to captions, so that Django deletes them with the object, at once."""
    relations = (f for f in field.model._meta.private_fields if isinstance(f, GenericRelation))
    return any(relation.related_model is Caption for relation in relations)


def _remove(deleted: Sequence[tuple[CaptionedField, str]], *, using: str) -> None:
    home = databases.beside(using)
    keys: dict[CaptionedField, list[str]] = {}
    for field, key in deleted:
        keys.setdefault(field, []).append(key)
    for field, own in keys.items():
        for start in range(0, len(own), CHUNK):
            ids = list(rows_of(field, own[start : start + CHUNK], home).values_list("pk", flat=True))
            if left := _remove_free(ids, using, home):
                queue.send_removal(left, objects_in=using, using=home)


def _remove_free(ids: Sequence[int], objects_in: str, using: str) -> list[int]:
    """Remove those that nobody holds. Returns the others."""
    try:
        with transaction.atomic(using=using), locks.short_waits(using, LONGEST_WAIT):
            free = list(bulk_update.lock(Caption.objects.using(using), ids, patient=False).values())
            removal.remove(_gone(free, objects_in), using=using)
    except DatabaseError as error:
        if not locks.tells_contention(error):
            logger.exception("%d captions of deleted objects could not be removed; a worker tries again.", len(ids))
        return list(ids)
    held = {caption.pk for caption in free}
    return [pk for pk in ids if pk not in held]


def _gone(captions: Iterable[Caption], using: str) -> list[int]:
    """Ids of those whose objects are not there: a key may be in use again."""
    objects: dict[CaptionedField, dict[int, str]] = {}
    for caption in captions:
        if (field := field_of(caption)) is not None:
            objects.setdefault(field, {})[caption.pk] = caption.object_id
    gone: list[int] = []
    for field, keys in objects.items():
        there = _existing(field, set(keys.values()), using)
        gone += [pk for pk, key in keys.items() if key not in there]
    return sorted(gone)


def _existing(field: CaptionedField, keys: set[str], using: str) -> set[str]:
    values = []
    for key in keys:
        try:
            values.append(field.key_value(key))
        except ValidationError:  # a row of a model whose key was of another type once
            continue
    objects = field.model._base_manager.using(using).filter(pk__in=values)
    return {field.as_key(pk) for pk in objects.values_list("pk", flat=True)}


_deleted = Gathered(_remove)
