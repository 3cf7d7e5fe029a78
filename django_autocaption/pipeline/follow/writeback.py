"""The site's own text fields follow what captions publish, and never lose a word that a person wrote there.

A field is ours to write while it is empty or still holds exactly what was written into it last, which the caption
remembers (``Caption.written``). Objects are changed by a queryset's UPDATE: no ``save()``, no signals.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ImproperlyConfigured, ValidationError
from django.db import DatabaseError, connections, models, transaction

from django_autocaption import text
from django_autocaption.models import Caption, Origin
from django_autocaption.registry import CaptionedField, registry

logger = logging.getLogger(__name__)

#: Object id → name of a field → the text that it holds.
Texts = dict[str, dict[str, str]]


def is_used() -> bool:
    """Some captioned field of this site is written back; False while the settings are wrong."""
    try:
        return any(f.options.named_targets for f in registry.all())
    except ImproperlyConfigured:
        return False


def lock(captions: Iterable[Caption], *, using: str) -> None:
    """Lock the objects that these captions may be written back to, until the transaction ends.

    To be called before the captions themselves are changed: a save of the object comes in that order too (the object,
    then in its hook the captions), so that the two cannot wait for each other. SQLite locks the whole database anyway.
    """
    if is_used():
        for field, group in _by_field(captions, using):
            lock_objects(field, {caption.object_id for caption in group}, using=using)


def lock_objects(field: CaptionedField, keys: Iterable[str], *, using: str) -> None:
    """The same for the objects with these primary keys, as text."""
    if field.options.named_targets and connections[using].features.has_select_for_update:
        list(_objects(field, keys, using).order_by("pk").select_for_update().values_list("pk"))


def follow(ids: Sequence[int], *, using: str, instead_of: Mapping[str, Any] | None = None) -> Texts:
    """Have the site's own fields say what the captions with these ids publish now, or nothing where they do not.

    To be called in the transaction that changed the captions, after it did. ``instead_of``: words of these captions
    that a person has just replaced with others: a field that says the same may be overwritten too, whoever wrote it
    there. Returns what was changed. A database error (a constraint of the site's own) is logged and leaves the object
    as it is.
    """
    if not ids or not is_used():
        return {}
    captions = list(Caption.objects.using(using).filter(pk__in=ids))
    return _follow_guarded(captions, instead_of or {}, using)


def _follow_guarded(captions: Sequence[Caption], instead_of: Mapping[str, Any], using: str) -> Texts:
    """As one group; if the database refuses it, one by one, so that one object does not keep the others back."""
    try:
        with transaction.atomic(using=using):
            return _follow(captions, instead_of, using)
    except DatabaseError:
        if len(captions) > 1:
            changed: Texts = {}
            for caption in captions:
                for key, texts in _follow_guarded([caption], instead_of, using).items():
                    changed.setdefault(key, {}).update(texts)
            return changed
        logger.exception("The words of caption %s could not be written into the site's own field.", captions[0].pk)
        return {}


def _follow(captions: Sequence[Caption], instead_of: Mapping[str, Any], using: str) -> Texts:
    changed: Texts = {}
    remembered: list[Caption] = []
    for field, group in _by_field(captions, using):
        held = _held(field, group, using)
        for caption in group:
            now = held.get(caption.object_id)
            if now is None:  # the object is gone
                continue
            new, written = _changes(caption, field, now, instead_of)
            if new:
                _objects(field, [caption.object_id], using).update(**new)
                now.update(new)
                changed.setdefault(caption.object_id, {}).update(new)
            if written != caption.written:
                caption.written = written
                remembered.append(caption)
    if remembered:
        Caption.objects.using(using).bulk_update(remembered, ["written"])
    return changed


def _changes(
    caption: Caption, field: CaptionedField, now: Mapping[str, str], instead_of: Mapping[str, Any]
) -> tuple[dict[str, str], dict[str, str]]:
    """Returns (fields to write, what is ours afterwards). ``now``: what the object's fields hold."""
    new: dict[str, str] = {}
    ours: dict[str, str] = {}
    targets = field.targets(caption.language) if caption.is_publishable else {}
    for word, name in targets.items():
        text_now, said = now[name], _fitted(caption, word, field.model._meta.get_field(name))
        replaced = _one_line(text_now) == _one_line(str(instead_of.get(word, "")))
        if replaced or text_now in ("", caption.written.get(name)):
            ours[name] = said
            if text_now != said:
                new[name] = said
        elif text_now == said and caption.origin != Origin.HUMAN:
            ours[name] = said  # on a copy of an object that was written back
    for name, last in caption.written.items():
        if name not in targets.values() and last and now.get(name) == last:
            new[name] = ""
    return new, ours


def _fitted(caption: Caption, word: str, field: Any) -> str:
    """The word as its field can hold it, cut between words; "" for a decorative image, which says nothing."""
    whole = "" if caption.decorative else str(getattr(caption, word))
    said, limit = whole, field.max_length
    while field.max_length and len(said) > field.max_length:
        said = text.fit(whole, limit=limit, language=caption.language) if limit else ""
        # ``fit`` counts graphemes, of one code point or more; the field counts code points.
        limit = min(limit - 1, limit * field.max_length // max(len(said), 1))
    return said


def _one_line(value: str) -> str:
    return " ".join(value.split())


def _by_field(captions: Iterable[Caption], using: str) -> Iterator[tuple[CaptionedField, list[Caption]]]:
    """Captions by their registered field, always in the same order; those of other fields are left out."""
    groups: dict[tuple[int, str], list[Caption]] = {}
    for caption in captions:
        groups.setdefault((caption.content_type_id, caption.field_name), []).append(caption)
    for (content_type_id, name), group in sorted(groups.items(), key=lambda item: item[0]):
        model = ContentType.objects.db_manager(using).get_for_id(content_type_id).model_class()
        field = registry.get(model, name) if model else None
        if field is not None:
            yield field, group


def _held(field: CaptionedField, captions: Sequence[Caption], using: str) -> Texts:
    """What the objects' own fields hold: those that are written back, and those that were once."""
    names = field.target_names().union(*(caption.written for caption in captions))
    names &= {f.name for f in field.model._meta.local_fields}
    if not names:
        return {}
    rows = _objects(field, [caption.object_id for caption in captions], using).values("pk", *names)
    return {str(row["pk"]): {name: row[name] or "" for name in names} for row in rows}


def _objects(field: CaptionedField, keys: Iterable[str], using: str) -> models.QuerySet[Any]:
    """By the base manager, so that no site's own manager hides or translates anything."""
    pk = field.model._meta.pk
    values: list[Any] = []
    for key in keys:
        try:
            values.append(pk.to_python(key))
        except ValidationError:  # a row of a model whose key was of another type once
            continue
    manager: models.Manager[Any] = field.model._base_manager
    return manager.using(using).filter(pk__in=values)
