"""Notice that a registered image field was saved, replaced or cleared, without asking the database.

A snapshot of the field's raw value is taken when an instance is made, from ``instance.__dict__``, so that deferred
fields stay deferred. Just before a save the snapshot is compared; after it, the pipeline is told. The snapshot from
before the save is kept until the commit: after a rollback it is the one that holds.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.core.files.base import File
from django.db import models
from django.db.models.fields.files import FieldFile
from django.db.models.signals import post_init, post_save, pre_delete, pre_save

from django_autocaption import conf
from django_autocaption.exceptions import ConfigurationError
from django_autocaption.pipeline.follow import outbox
from django_autocaption.pipeline.follow.writeback import OWN_SAVE
from django_autocaption.pipeline.intake import deleted, saved
from django_autocaption.pipeline.runtime import databases
from django_autocaption.pipeline.runtime.errors import lacks_tables, message_of
from django_autocaption.pipeline.runtime.on_commit import Commit, watch
from django_autocaption.registry import CaptionedField, registry
from django_autocaption.signals import words_changed

logger = logging.getLogger(__name__)

_SNAPSHOT = "_autocaption_snapshot"
_CHANGES = "_autocaption_changes"
_NAMED_AGAIN = "_autocaption_named_again"
_TEXTS = "_autocaption_texts"
_UNCOMMITTED = "_autocaption_uncommitted"
_REWRITTEN = "_autocaption_rewritten"
_DEFERRED = object()


def connect() -> None:
    """Listen to every model that carries a registered field: the model itself, its children and its proxies."""
    words_changed.connect(follow_words, dispatch_uid="autocaption")
    for model in apps.get_models():
        if registry.fields_of(model):
            uid = f"autocaption:{model._meta.label}"
            post_init.connect(remember, sender=model, dispatch_uid=uid)
            pre_save.connect(compare, sender=model, dispatch_uid=uid)
            post_save.connect(request_words, sender=model, dispatch_uid=uid)
            pre_delete.connect(forget_words, sender=model, dispatch_uid=uid)


def remember(sender: type[models.Model], instance: models.Model, **kwargs: Any) -> None:
    """Keep the raw names of the image fields as they were loaded, and the texts of fields that are written back to.
    Every instance that a query gives comes here."""
    values = instance.__dict__
    values[_SNAPSHOT] = snapshot = {}
    images, texts = registry.names_seen.get(sender) or _names(sender)  # a call would cost each instance 2 %
    for name in images:
        value = values.get(name, _DEFERRED)
        snapshot[name] = value if value.__class__ is str else _name(value)
    for name in texts:
        snapshot[name] = values.get(name, _DEFERRED)


def compare(
    sender: type[models.Model],
    instance: models.Model,
    raw: bool,
    using: str,
    update_fields: frozenset[str] | None,
    **kwargs: Any,
) -> None:
    """Note which image fields and which texts this save will change; fixtures (``raw``) are left to the sweep, and
    words that are written back are nobody's."""
    values = instance.__dict__
    if raw or values.pop(OWN_SAVE, False):
        values[_CHANGES], values[_TEXTS] = {}, _Texts({}, {})
        return
    if _UNCOMMITTED in values:
        _take_back(instance, using)
    before, rewritten = values.get(_SNAPSHOT, {}), values.get(_REWRITTEN, ())
    # As Wagtail makes one of a revision, with the key of another: what that one holds is not known.
    is_built = instance._state.db is None
    values[_CHANGES] = changes = {
        f.name: bool(change) or f.name in rewritten
        for f in _fields(sender)
        if update_fields is None or f.name in update_fields
        if (change := _change(values.get(f.name, _DEFERRED), before.get(f.name, _DEFERRED))) is not None
        or f.name in rewritten
        or is_built
    }
    if changes:  # Django makes files of strings before it saves them
        values[_NAMED_AGAIN] = {name for name in changes if _is_named_again(values.get(name), before.get(name))}
    if names := _names(sender)[1]:
        values[_TEXTS] = _texts_to_save(instance, [n for n in names if update_fields is None or n in update_fields])


def request_words(
    sender: type[models.Model],
    instance: models.Model,
    created: bool,
    raw: bool,
    using: str,
    update_fields: frozenset[str] | None,
    **kwargs: Any,
) -> None:
    """Hand what changed to the pipeline, in the save's own transaction. Whatever happens, the save goes on."""
    if raw:
        return
    values = instance.__dict__
    before: dict[str, Any] = values.get(_SNAPSHOT, {})
    changes: dict[str, bool] = values.pop(_CHANGES, {})
    named_again: set[str] = values.pop(_NAMED_AGAIN, set())
    texts: _Texts = values.pop(_TEXTS, _NOTHING)
    fields = _fields(sender)
    for f in fields if changes or created or texts is not _NOTHING else ():
        now, edited = texts.of(f)
        try:
            taken_back: Mapping[str, str] = {}
            if f.name in changes or created:
                taken_back = saved.image_saved(
                    f,
                    f.key_of(instance),
                    _name(values.get(f.name)) or "",
                    using=using,
                    created=created,
                    rewritten=changes.get(f.name, True),
                    named_again=f.name in named_again,
                    texts=now,
                    edited=edited,
                )
            elif edited or (update_fields is None and texts.is_silent(f) and _name(values.get(f.name))):
                taken_back = saved.texts_saved(f, f.key_of(instance), edited, using=using)
            values.update({name: text for name, text in taken_back.items() if name in values})
        except Exception as error:
            _log_unasked(f, instance, error)
    for f in fields:
        if f.options.has_rules and not created and f.name not in changes:
            try:
                saved.allowed_by_rules(f, instance, _name(values.get(f.name)) or "", using=using)
            except Exception as error:
                _log_unasked(f, instance, error)
    remember(sender, instance)
    if update_fields is not None:  # what was changed but not saved is still to be noticed
        values[_SNAPSHOT].update({name: old for name, old in before.items() if name not in update_fields})
    if changes or texts.edited:
        _keep_until_commit(values, before, changes, using)


def _log_unasked(f: CaptionedField, instance: models.Model, error: Exception) -> None:
    logger.error(
        "No words could be asked for %s %s. The object itself is saved; a sweep finds it (SWEEP_IMAGES). %s",
        f.label,
        instance.pk,
        message_of(error),
        exc_info=not lacks_tables(error),
    )


@dataclass(frozen=True)
class _Uncommitted:
    """A save whose transaction was open when it ended."""

    commit: Commit
    before: dict[str, Any]
    """The snapshot from before it."""
    rewritten: frozenset[str]
    """Image fields whose bytes it changed, perhaps under the same name. No storage takes that back."""


def _keep_until_commit(values: dict[str, Any], before: dict[str, Any], changes: Mapping[str, bool], using: str) -> None:
    rewritten = frozenset(name for name, is_new in changes.items() if is_new)
    if _REWRITTEN in values:
        values[_REWRITTEN] -= changes.keys()
    if (commit := watch(using)) is not None:
        values[_UNCOMMITTED] = (*values.get(_UNCOMMITTED, ()), _Uncommitted(commit, before, rewritten))


def _take_back(instance: models.Model, using: str) -> None:
    """What was saved in a transaction, or savepoint, that was rolled back is to be noticed again."""
    values = instance.__dict__
    saves: tuple[_Uncommitted, ...] = values.pop(_UNCOMMITTED)
    while saves and saves[-1].commit.is_rolled_back and not _stands(saves[-1], instance, using):
        values[_SNAPSHOT] = saves[-1].before
        values[_REWRITTEN] = values.get(_REWRITTEN, frozenset()) | saves[-1].rewritten
        saves = saves[:-1]
    if saves and not saves[-1].commit.is_done:
        values[_UNCOMMITTED] = saves


def _stands(save: _Uncommitted, instance: models.Model, using: str) -> bool:
    """What this save wrote is there, though its commit seems rolled back: a callback before ours runs just now, or has
    raised. One query; where nothing tells before from after, it is not known to stand."""
    snapshot: dict[str, Any] = instance.__dict__[_SNAPSHOT]
    wrote = {n: now for n, now in snapshot.items() if isinstance(now, str) and now != save.before.get(n, _DEFERRED)}
    if not wrote or instance.pk is None:
        return False
    try:
        with databases.contained(using):
            objects = type(instance)._base_manager.using(using)
            return objects.filter(pk=instance.pk).values(*wrote).first() == wrote
    except Exception:  # a save must not fail for that
        return False


def follow_words(sender: Any, ids: Sequence[int], using: str, undoable: bool, in_worker: bool, **kwargs: Any) -> None:
    """The site's own fields and files follow what captions publish."""
    outbox.words_changed(ids, using=using, undoable=undoable, in_worker=in_worker)


def forget_words(sender: type[models.Model], instance: models.Model, using: str, **kwargs: Any) -> None:
    """Have the captions of an object that is being deleted go when that is committed."""
    for f in _fields(sender):
        try:
            deleted.object_deleted(f, f.key_of(instance), using=using)
        except Exception:
            logger.exception("The captions of %s %s could not be deleted.", f.label, instance.pk)


def _fields(model: type[models.Model]) -> tuple[CaptionedField, ...]:
    """Registered fields; none where saves are to ask for nothing, and none while the settings are wrong: a save must
    not fail for that, and the checks report it."""
    try:
        if conf.current().DELIVERY == "off":
            return ()
        return registry.fields_seen.get(model) or registry.fields_of(model)
    except ConfigurationError:
        return ()


@dataclass(frozen=True)
class _Texts:
    """What a save writes into the site's own fields that captions are written back to."""

    now: dict[str, str]
    """What a person may have written there, now or before the first image came."""
    edited: dict[str, str]
    """What differs from the snapshot."""

    def of(self, f: CaptionedField) -> tuple[dict[str, str], dict[str, str]]:
        """The same two for the texts of one image field."""
        names = f.target_names() if self.now or self.edited else ()
        return {n: self.now[n] for n in names if n in self.now}, {n: self.edited[n] for n in names if n in self.edited}

    def is_silent(self, f: CaptionedField) -> bool:
        """All texts of this image field are saved empty, perhaps by an instance that was loaded before they were
        filled."""
        return bool(f.options.named_targets) and self.now.keys().isdisjoint(f.target_names())


_NOTHING = _Texts({}, {})


def _names(model: type[models.Model]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Names of the image fields and of the texts to watch; none while the settings are wrong."""
    try:
        return registry.names_of(model)
    except ConfigurationError:
        return (), ()


def _texts_to_save(instance: models.Model, names: Sequence[str]) -> _Texts:
    """A copy of another object holds what was written for that one: only what differs is a person's."""
    before = instance.__dict__.get(_SNAPSHOT, {})
    held = ((name, instance.__dict__.get(name, _DEFERRED)) for name in names)
    texts = {name: value or "" for name, value in held if value is None or isinstance(value, str)}
    filled = {name: text for name, text in texts.items() if text}
    if instance._state.db is None:
        return _Texts(filled, filled)
    edited = {name: text for name, text in texts.items() if text != (before.get(name, _DEFERRED) or "")}
    return _Texts(edited if instance._state.adding else filled, edited)


def _is_named_again(value: Any, before: Any) -> bool:
    """A string was assigned that says what the field said before."""
    return isinstance(value, str) and value == before


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
        if not value._committed:  # type: ignore[attr-defined]  # Django's own
            return True
        if before is _DEFERRED or (value.name or "") == (before or ""):
            return None
        return False
    if isinstance(value, File):
        return True
    if not value and not before:
        return None
    return None if value is before else True
