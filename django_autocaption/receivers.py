"""Notice that a registered image field was saved, replaced or cleared, without asking the database.

A snapshot of the field's raw value is taken when an instance is made, from ``instance.__dict__``, so that deferred
fields stay deferred. Just before a save the snapshot is compared; after it, the pipeline is told.
"""

from __future__ import annotations

import logging
from typing import Any

from django.apps import apps
from django.core.files.base import File
from django.db import models
from django.db.models.fields.files import FieldFile
from django.db.models.signals import post_init, post_save, pre_delete, pre_save

from django_autocaption.exceptions import ConfigurationError
from django_autocaption.pipeline import intake
from django_autocaption.registry import CaptionedField, registry

logger = logging.getLogger(__name__)

_SNAPSHOT = "_autocaption_snapshot"
_CHANGES = "_autocaption_changes"
_DEFERRED = object()


def connect() -> None:
    """Listen to every model that carries a registered field: the model itself, its children and its proxies."""
    for model in apps.get_models():
        if registry.fields_of(model):
            uid = f"autocaption:{model._meta.label}"
            post_init.connect(remember, sender=model, dispatch_uid=uid)
            pre_save.connect(compare, sender=model, dispatch_uid=uid)
            post_save.connect(request_words, sender=model, dispatch_uid=uid)
            pre_delete.connect(forget_words, sender=model, dispatch_uid=uid)


def remember(sender: type[models.Model], instance: models.Model, **kwargs: Any) -> None:
    """Keep the raw names of the image fields as they were loaded. Every instance that a query gives comes here."""
    values = instance.__dict__
    values[_SNAPSHOT] = snapshot = {}
    for f in registry.fields_seen.get(sender) or _fields(sender):
        value = values.get(f.name, _DEFERRED)
        snapshot[f.name] = value if value.__class__ is str else _name(value)


def compare(
    sender: type[models.Model], instance: models.Model, raw: bool, update_fields: frozenset[str] | None, **kwargs: Any
) -> None:
    """Note which image fields this save will change; fixtures (``raw``) are left to the sweep."""
    values = instance.__dict__
    if raw:
        values[_CHANGES] = {}
        return
    before = values.get(_SNAPSHOT, {})
    values[_CHANGES] = {
        f.name: change
        for f in _fields(sender)
        if update_fields is None or f.name in update_fields
        if (change := _change(values.get(f.name, _DEFERRED), before.get(f.name, _DEFERRED))) is not None
    }


def request_words(
    sender: type[models.Model], instance: models.Model, created: bool, raw: bool, using: str, **kwargs: Any
) -> None:
    """Hand what changed to the pipeline, in the save's own transaction. Whatever happens, the save goes on."""
    if raw:
        return
    changes: dict[str, bool] = instance.__dict__.pop(_CHANGES, {})
    for f in _fields(sender):
        if f.name in changes or created:
            name = _name(instance.__dict__.get(f.name))
            try:
                intake.image_saved(
                    f, f.key_of(instance), name or "", using=using, created=created, rewritten=changes.get(f.name, True)
                )
            except Exception:
                logger.exception(
                    "No words could be asked for %s %s. The object itself is saved; the sweep will try again.",
                    f.label,
                    instance.pk,
                )
    remember(sender, instance)


def forget_words(sender: type[models.Model], instance: models.Model, using: str, **kwargs: Any) -> None:
    """Delete the captions of an object that is being deleted, in the same transaction."""
    for f in _fields(sender):
        try:
            intake.object_deleted(f, f.key_of(instance), using=using)
        except Exception:
            logger.exception("The captions of %s %s could not be deleted.", f.label, instance.pk)


def _fields(model: type[models.Model]) -> tuple[CaptionedField, ...]:
    """Registered fields; none while the settings are wrong: a save must not fail for that, and the checks report it."""
    try:
        return registry.fields_of(model)
    except ConfigurationError:
        return ()


def _name(value: Any) -> Any:
    """The name behind what an instance holds for a file field: a string, a file, None, or the deferred mark."""
    return value.name if isinstance(value, File) else value


def _change(value: Any, before: Any) -> bool | None:
    """None = unchanged; True = the bytes may be new; False = only the name differs from the one that was loaded.

    FieldFile.save() leaves a plain string, even where an overwriting storage kept the name: a string that is not the
    very object which was loaded was assigned. A FieldFile that a deferred load or a refresh brought is committed.
    """
    if value is _DEFERRED:
        return None
    if isinstance(value, FieldFile):
        if not value._committed:  # type: ignore[attr-defined]
            return True
        if before is _DEFERRED or (value.name or "") == (before or ""):
            return None
        return False
    if isinstance(value, File):
        return True
    if not value and not before:
        return None
    return None if value is before else True
