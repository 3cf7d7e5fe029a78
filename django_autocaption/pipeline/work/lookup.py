"""From rows to the files they speak of: is the object there, is the field captioned, which file is it now?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _

from django_autocaption.models import Caption, ErrorCode
from django_autocaption.models.transitions import another_picture
from django_autocaption.pipeline.job.job import Job
from django_autocaption.pipeline.outcome.ending import Ending
from django_autocaption.pipeline.outcome.unasked import gone, left_out
from django_autocaption.pipeline.records.fields import field_of
from django_autocaption.registry import CaptionedField


def find_images(captions: Sequence[Caption], *, using: str) -> tuple[list[Job], list[Ending]]:
    """Returns (jobs, endings of rows that have nothing to caption). One query per image field, however many rows.

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
        objects = _objects(field, [caption.object_id for caption in group], using)
        for caption in group:
            instance = objects.get(caption.object_id)
            image = getattr(instance, field.name, None)
            if instance is None:
                endings.append(gone(caption))
            elif not image:
                endings.append(left_out(caption, ErrorCode.NO_IMAGE, _("The image field is empty.")))
            elif image.name == caption.image_name or note_exchange(caption, image.name, using=using):
                jobs.append(Job(caption=caption, captioned=field, instance=instance))
    return jobs, endings


def note_exchange(caption: Caption, image_name: str, *, using: str) -> bool:
    """The row is about another picture from now on. False = somebody else was faster to say so."""
    columns = another_picture(image_name, instead_of=caption)
    rows = Caption.objects.using(using).filter(pk=caption.pk, request=caption.request, image_no=caption.image_no)
    if not rows.update(**columns):
        return False
    for name, value in columns.items():
        setattr(caption, name, value)
    return True


def _objects(field: CaptionedField, keys: Sequence[str], using: str) -> dict[str, models.Model]:
    """Objects by object id, as they are now; those that are gone are missing."""
    pk = field.model._meta.pk
    values: list[Any] = []
    for key in keys:
        try:
            values.append(pk.to_python(key))
        except ValidationError:  # a row of a model whose key was of another type once
            continue
    manager: models.Manager[Any] = field.model._base_manager
    return {str(instance.pk): instance for instance in manager.using(using).filter(pk__in=values)}
