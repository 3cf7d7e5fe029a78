"""Stored files as the objects that they belong to have them: with the storage and the methods of the field's own class.

A field may give each object's file a storage of its own, open it differently, or sign its address (private files of
django-filer, encrypted fields). What its storage says alone is then another file, or none.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Sequence
from contextlib import suppress
from typing import Any

from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.db import DEFAULT_DB_ALIAS, models
from django.db.models.fields.files import FieldFile, FileField

from django_autocaption.models import Caption
from django_autocaption.pipeline.runtime import databases
from django_autocaption.registry import CaptionedField, FieldOptions

#: What a class of files has to leave as Django has it, so that its files are its storage's and nothing else.
_PLAIN = ("__init__", "storage", "file", "open", "chunks", "read", "url")


def file_of(field: FileField, instance: models.Model | None, name: str) -> FieldFile:
    """The stored file ``name`` as it is where it belongs to ``instance``. It has not been opened yet."""
    return field.attr_class(instance, field, name)  # type: ignore[arg-type] # plain ones need no instance


def is_owned(field: FileField) -> bool:
    """Which file a name means, or how it is read or reached, may depend on the object that it belongs to."""
    return any(getattr(field.attr_class, name, None) is not getattr(FieldFile, name, None) for name in _PLAIN)


def keep_same_files(one: FileField, other: FileField) -> bool:
    """A name means the same file in both: they have one storage, which asks no object."""
    return one.storage == other.storage and not (is_owned(one) or is_owned(other))


def is_special(file: FieldFile) -> bool:
    """A pipe, a socket or a device stands there in a folder of this machine: opening or reading it may never end."""
    try:
        mode = os.stat(file.path).st_mode
    except Exception:  # no folder of this machine, or the one who opens it says what is wrong
        return False
    return not (stat.S_ISREG(mode) or stat.S_ISDIR(mode))


def files_of(captions: Iterable[Caption]) -> dict[int, FieldFile]:
    """The files that these captions name, by the captions' keys; those of objects and fields that are gone are missing.

    No query, but one for each field whose files are their objects' (``is_owned``).
    """
    groups: dict[tuple[int, str], list[Caption]] = {}
    for caption in captions:
        if caption.image_name:
            groups.setdefault((caption.content_type_id, caption.field_name), []).append(caption)
    found: dict[int, FieldFile] = {}
    for group in groups.values():
        field = _field_of(group[0])
        if field is None:
            continue
        owners = None
        if is_owned(field):
            with databases.contained(group[0]._state.db or DEFAULT_DB_ALIAS):
                owners = owners_of(group)
        for caption in group:
            owner = owners.get(caption.object_id) if owners is not None else None
            if owners is None or owner is not None:
                found[caption.pk] = file_of(field, owner, caption.image_name)
    return found


def _field_of(caption: Caption) -> FileField | None:
    """Registered or not."""
    model = caption.content_type.model_class()
    try:
        field = model._meta.get_field(caption.field_name) if model is not None else None
    except FieldDoesNotExist:
        return None
    return field if isinstance(field, FileField) else None


def owners_of(captions: Sequence[Caption]) -> dict[str, models.Model]:
    """Objects by the captions' object ids; the captions are of one model. None of a model that is gone. One query, by
    the site's own code: to be called in ``databases.contained``."""
    model = captions[0].content_type.model_class()
    if model is None:
        return {}
    captioned = CaptionedField(model=model, name=captions[0].field_name, options=FieldOptions())
    using = databases.home_of(model, captions[0]._state.db or DEFAULT_DB_ALIAS)
    values: list[Any] = []
    for caption in captions:
        with suppress(ValidationError):
            values.append(captioned.key_value(caption.object_id))
    objects: models.QuerySet[Any] = model._base_manager.using(using)
    return {captioned.key_of(instance): instance for instance in objects.filter(pk__in=values)}
