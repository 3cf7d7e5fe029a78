"""From rows to the files they speak of: is the object there, is the field captioned, which file is it now?"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from contextlib import suppress
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _

from django_autocaption.models import Caption, ErrorCode
from django_autocaption.models.transitions import another_picture
from django_autocaption.pipeline.job.job import Job
from django_autocaption.pipeline.job.rules import refusal
from django_autocaption.pipeline.outcome.ending import Ending
from django_autocaption.pipeline.outcome.unasked import gone, left_out, ruled_out, unreadable_object
from django_autocaption.pipeline.records.fields import field_of
from django_autocaption.pipeline.runtime import databases
from django_autocaption.registry import CaptionedField

logger = logging.getLogger(__name__)


def find_images(captions: Sequence[Caption], *, using: str) -> tuple[list[Job], list[Ending]]:
    """Returns (jobs, endings of rows that have nothing to caption). One query per image field, however many rows.
    Objects that cannot be read put off, and in the end fail, their own rows only.

    A file that was exchanged behind our back (``update()``) is taken as it is now.
    """
    jobs: list[Job] = []
    endings: list[Ending] = []
    groups: dict[tuple[int, str], list[Caption]] = {}
    for caption in captions:
        groups.setdefault((caption.content_type_id, caption.field_name), []).append(caption)
    for group in groups.values():
        field = field_of(group[0])
        if field is None:
            message = _("This image field is no longer captioned: it is not in AUTOCAPTION['FIELDS'] nor registered.")
            endings += [left_out(caption, ErrorCode.NOT_REGISTERED, message) for caption in group]
            continue
        found, failed = _read_each(field, [caption.object_id for caption in group], using)
        for caption in group:
            instance, image = found.get(caption.object_id, (None, None))
            if caption.object_id in failed:
                endings.append(unreadable_object(caption, failed[caption.object_id]))
            elif instance is None:
                endings.append(gone(caption))
            elif not image:
                endings.append(left_out(caption, ErrorCode.NO_IMAGE, _("The image field is empty.")))
            elif image.name == caption.image_name or note_exchange(caption, image.name, using=using):
                ending = _by_rule(field, caption, instance) if field.options.has_rules else None
                if ending is None:
                    jobs.append(Job(caption=caption, captioned=field, instance=instance))
                else:
                    endings.append(ending)
    return jobs, endings


def _by_rule(field: CaptionedField, caption: Caption, instance: models.Model) -> Ending | None:
    """The ending of an image that the site's own rules leave out, or about which they cannot be asked; None = others go
    on with it."""
    try:
        message = refusal(field, instance, caption.image_name)
    except Exception as error:
        logger.exception("Of %s, the condition could not be asked about %s.", field.label, caption.object_id)
        return unreadable_object(caption, error)
    return ruled_out(caption, message) if message else None


def note_exchange(caption: Caption, image_name: str, *, using: str) -> bool:
    """The row is about another picture from now on. False = somebody else was faster to say so."""
    columns = another_picture(image_name, instead_of=caption)
    rows = Caption.objects.using(using).filter(pk=caption.pk, request=caption.request, image_no=caption.image_no)
    if not rows.update(**columns):
        return False
    for name, value in columns.items():
        setattr(caption, name, value)
    return True


#: An object, and what its image field holds.
_Objects = dict[str, tuple[models.Model, Any]]


def _read_each(field: CaptionedField, keys: Sequence[str], using: str) -> tuple[_Objects, dict[str, Exception]]:
    """Returns (objects by object id, errors by object id): where they cannot be read together (a table that is not
    migrated yet, a defect of the site's own model), each is read alone. Raises only where the database is away."""
    try:
        with databases.contained(using):
            return _read(field, keys, using), {}
    except Exception as error:
        if databases.tells_outage(error, using):
            raise
        logger.exception("Of %s, %d objects could not be read together.", field.label, len(keys))
        if len(keys) == 1:
            return {}, {keys[0]: error}
    found: _Objects = {}
    failed: dict[str, Exception] = {}
    for key in keys:
        try:
            with databases.contained(using):
                found |= _read(field, [key], using)
        except Exception as error:
            if databases.tells_outage(error, using):
                raise
            failed[key] = error
    return found, failed


def _read(field: CaptionedField, keys: Sequence[str], using: str) -> _Objects:
    """Objects by object id, as they are now; those that are gone are missing."""
    values: dict[str, Any] = {}
    for key in keys:
        with suppress(ValidationError):  # a row of a model whose key was of another type once
            values[key] = field.key_value(key)
    manager: models.Manager[Any] = field.model._base_manager
    objects = manager.using(databases.home_of(field.model, using))
    found = {field.key_of(instance): instance for instance in objects.filter(pk__in=values.values())}
    there = ((key, found.get(field.as_key(value))) for key, value in values.items())
    return {key: (instance, getattr(instance, field.name, None)) for key, instance in there if instance is not None}
