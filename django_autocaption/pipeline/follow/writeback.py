"""The site's own text fields follow what captions publish, and never lose a word that a person wrote there.

A field is ours to write while it is empty or still holds what one of the caption's versions says: what was written last
is remembered (``Caption.written``). Objects are changed by a queryset's UPDATE, without ``save()`` and its signals, but
where the field says ``save_written``. Each has a transaction of its own, which locks the object before its captions, as
a save does.
"""

from __future__ import annotations

import logging
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from functools import partial
from typing import Any

from django.core.exceptions import ImproperlyConfigured, ValidationError
from django.db import connections, models, transaction

from django_autocaption.models import Caption, Version
from django_autocaption.pipeline.records.fields import field_at
from django_autocaption.pipeline.runtime import databases, locks
from django_autocaption.pipeline.words.site import fitted
from django_autocaption.registry import CaptionedField, registry
from django_autocaption.signals import object_written

logger = logging.getLogger(__name__)

#: Set on an instance whose save is ours: nobody wrote anything.
OWN_SAVE = "_autocaption_own_save"
#: The words that have fields of the site's own.
WORDS = ("alt_text", "title", "description")
#: Seconds for which an object that somebody holds is tried: an import of the site's may hold its objects for minutes,
#: and whoever writes here may have answers to store.
PATIENCE = 0.2


def is_used() -> bool:
    """Some captioned field of this site is written back; False while the settings are wrong."""
    try:
        return any(f.options.named_targets for f in registry.all())
    except ImproperlyConfigured:
        return False


def write(ids: Sequence[int], *, using: str, words: Collection[str] = WORDS) -> set[int]:
    """Have the site's own fields say what the captions with these ids publish now, or nothing where they do not.

    ``words``: which of them. Whatever the site's own models, fields or constraints raise is logged, and leaves that
    object alone as it is. Returns the ids whose objects somebody holds: they are as they were, and to be tried again.
    Raises only where the database is away.
    """
    held: set[int] = set()
    if not ids or not is_used():
        return held
    for field, captions in _by_object(ids, using):
        try:
            locks.retried(partial(_write_object, field, captions, words, using), using=using, patience=PATIENCE)
        except Exception as error:
            if databases.tells_outage(error, using):
                raise
            if locks.tells_contention(error):
                held.update(caption.pk for caption in captions)
                continue
            logger.exception(
                "The words of captions %s could not be written into the site's own field.", [c.pk for c in captions]
            )
    return held


def _by_object(ids: Sequence[int], using: str) -> Iterator[tuple[CaptionedField, list[Caption]]]:
    """Captions by their object, always in the same order; those of fields that are not written back are left out."""
    objects: dict[tuple[int, str, str], list[Caption]] = {}
    for caption in Caption.objects.using(using).filter(pk__in=ids).order_by("content_type", "object_id", "pk"):
        objects.setdefault((caption.content_type_id, caption.field_name, caption.object_id), []).append(caption)
    for (content_type_id, name, _key), captions in objects.items():
        field = field_at(content_type_id, name, using=using)
        if field is not None and field.options.named_targets:
            yield field, captions


def _write_object(field: CaptionedField, captions: Sequence[Caption], words: Collection[str], using: str) -> None:
    with ExitStack() as together:
        for alias in {databases.home_of(field.model, using), using}:
            together.enter_context(transaction.atomic(using=alias))
        _write_locked(field, captions, words, using)


def _write_locked(field: CaptionedField, captions: Sequence[Caption], words: Collection[str], using: str) -> None:
    now = _held(field, captions, using)
    if now is None:  # the object is gone
        return
    rows = Caption.objects.using(using).filter(pk__in=[caption.pk for caption in captions])
    for caption in rows.with_words().order_by("pk"):  # as they are under the object's lock
        new, written = _changes(caption, field, now, words)
        if new:
            _store(field, caption.object_id, new, using)
            now.update(new)
        if written != caption.written:
            rows.filter(pk=caption.pk).update(written=written)


def _store(field: CaptionedField, key: str, new: dict[str, str], using: str) -> None:
    home = databases.home_of(field.model, using)
    objects = _objects(field, key, home)
    if not field.options.save_written:
        objects.update(**new)
    elif (instance := objects.first()) is not None:
        instance.__dict__.update(new)
        instance.__dict__[OWN_SAVE] = True
        instance.save(using=home, update_fields=list(new))
    told = partial(object_written.send_robust, field.model, pk=field.key_value(key), fields=tuple(new), using=home)
    transaction.on_commit(told, using=home)


def _changes(
    caption: Caption, field: CaptionedField, now: Mapping[str, str], words: Collection[str]
) -> tuple[dict[str, str], dict[str, str]]:
    """Returns (fields to write, what is ours afterwards). ``now``: what the object's fields hold."""
    targets = {word: name for word, name in field.targets(caption.language).items() if word in words and name in now}
    publishable = caption.is_publishable
    current = caption.current if publishable else None
    new: dict[str, str] = {}
    ours = {name: text for name, text in caption.written.items() if name not in targets.values()}
    for word, name in targets.items():
        column = field.model._meta.get_field(name)
        last, held = caption.written.get(name, ""), now[name]
        said = fitted(current, word, column, language=caption.language)
        if not publishable:
            if last and held == last:
                new[name] = ""
            continue
        if held in ("", last) or _one_line(held) in _earlier(caption, word, column):
            ours[name] = said
            if held != said:
                new[name] = said
    if len(words) == len(WORDS):  # fields that were written back to once, and are not any more
        for name, last in caption.written.items():
            if name not in targets.values() and last and now.get(name) == last:
                new[name] = ""
                ours.pop(name, None)
    return new, {name: text for name, text in ours.items() if name in now}


def _earlier(caption: Caption, word: str, column: Any) -> set[str]:
    """What versions of this caption say, as the field would hold it."""
    versions = Version.objects.using(caption._state.db).filter(caption=caption)
    return {_one_line(fitted(v, word, column, language=caption.language)) for v in versions} - {""}


def _one_line(value: str) -> str:
    return " ".join(value.split())


def _held(field: CaptionedField, captions: Iterable[Caption], using: str) -> dict[str, str] | None:
    """What the object's own fields hold: those that are written back, and those that were once. The object stays locked
    until the transaction ends; it is not waited for."""
    names = field.target_names().union(*(caption.written for caption in captions))
    names &= {f.name for f in field.model._meta.concrete_fields}
    key = next(iter(captions)).object_id
    home = databases.home_of(field.model, using)
    rows = _objects(field, key, home)
    features = connections[home].features
    if features.has_select_for_update:
        rows = rows.select_for_update(nowait=features.has_select_for_update_nowait)
    row = rows.values(*names).first() if names else None
    return None if row is None else {name: row[name] or "" for name in names}


def _objects(field: CaptionedField, key: str, using: str) -> models.QuerySet[Any]:
    """By the base manager, so that no site's own manager hides or translates anything."""
    manager: models.Manager[Any] = field.model._base_manager
    try:
        return manager.using(using).filter(pk=field.key_value(key)).order_by()
    except ValidationError:  # a row of a model whose key was of another type once
        return manager.using(using).none()
