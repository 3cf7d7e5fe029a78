"""Captions whose image field is registered no more: it was renamed, moved to another model, or is not wanted now.

Where there is no such field any more, it was perhaps renamed: nobody asks about an image that has a caption under the
field's former name, before somebody has said where that one belongs (``manage.py autocaption move``).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext as _

from django_autocaption.models import Awaits, Caption
from django_autocaption.pipeline.records.fields import KEY
from django_autocaption.registry import CaptionedField, registry

#: Captions of one field are counted up to here.
MOST = 10_001


@dataclass(frozen=True, kw_only=True, slots=True)
class Unregistered:
    """Captions that no page shows, since their image field is registered no more."""

    label: str
    """``app_label.Model.field``; the model's name in lower case where the model is gone."""
    captions: int
    """At most MOST."""
    object_id: str
    """Of one of them."""
    exists: bool
    """The field is there still, and only not captioned any more."""

    @property
    def number(self) -> str:
        """The number for people."""
        return _("more than %(number)d") % {"number": MOST - 1} if self.captions >= MOST else str(self.captions)

    @property
    def command(self) -> str:
        """What to type where the field was renamed."""
        return f"manage.py autocaption move {self.label} {nearest(self.label) or 'app_label.Model.field'}"


@dataclass(frozen=True, kw_only=True, slots=True)
class Gone:
    """An image field that has captions and does not exist any more."""

    label: str
    content_type_id: int
    field_name: str

    def captions_in(self, field: CaptionedField, using: str) -> QuerySet[Caption]:
        """Its captions that are about the image which an object has in ``field``; for ``Exists``, with ``OuterRef``."""
        return Caption.objects.using(using).filter(
            content_type_id=self.content_type_id,
            field_name=self.field_name,
            object_id=OuterRef(KEY),
            image_name=OuterRef(field.name),
        )


def unregistered(*, using: str) -> list[Unregistered]:
    """All such fields in this database; a few look-ups in an index for each field that has captions, however many.
    Raises ConfigurationError."""
    wanted = {(f.model._meta.app_label, f.model._meta.model_name, f.name) for f in registry.all()}
    found = []
    for content_type_id, name in sorted(set(_fields_with_captions(using))):
        content_type = ContentType.objects.db_manager(using).get_for_id(content_type_id)
        if (*content_type.natural_key(), name) in wanted:
            continue
        rows = _rows(content_type_id, name, using)
        object_id = next(iter(rows.values_list("object_id", flat=True)[:1]), None)  # first() would sort them
        if object_id is not None:  # else they have gone meanwhile
            model = content_type.model_class()
            found.append(
                Unregistered(
                    label=f"{_label(content_type)}.{name}",
                    captions=rows[:MOST].count(),
                    object_id=object_id,
                    exists=model is not None and name in {f.name for f in model._meta.get_fields()},
                )
            )
    return found


def gone(*, using: str) -> list[Gone]:
    """The fields that have captions in this database and do not exist any more, or whose model does not."""
    found = []
    for content_type_id, name in sorted(set(_fields_with_captions(using))):
        content_type = ContentType.objects.db_manager(using).get_for_id(content_type_id)
        model = content_type.model_class()
        if model is None or name not in {f.name for f in model._meta.get_fields()}:
            label = f"{_label(content_type)}.{name}"
            found.append(Gone(label=label, content_type_id=content_type_id, field_name=name))
    return found


def behind(field: CaptionedField, objects: QuerySet[Any], *, using: str) -> list[Gone]:
    """Those of them under which some of the objects (with their KEY) have a caption of the very image
    that is in ``field`` now: it was renamed, or its model was."""
    return [one for one in gone(using=using) if objects.filter(Exists(one.captions_in(field, using))).exists()]


def held_back(field: CaptionedField, old: Gone) -> str:
    """Why nobody asks for words of images that have their captions as ``old``: a sentence for people."""
    return _(
        "Images of %(new)s have captions as %(old)s, a field that does not exist any more: nobody is asked for their "
        "words. If it was renamed, run: manage.py autocaption move %(old)s %(new)s. If those captions are not wanted: "
        "manage.py autocaption move %(old)s --forget."
    ) % {"old": old.label, "new": field.label}


def nearest(label: str) -> str:
    """The registered field that this one is most likely called now: rather one of the same model. "" = none is."""
    labels = [f.label for f in registry.all()]
    model = label.rpartition(".")[0].lower()
    same = [other for other in labels if other.rpartition(".")[0].lower() == model]
    return next(iter(get_close_matches(label, same or labels, n=1, cutoff=0.0)), "")


def _fields_with_captions(using: str) -> Iterator[tuple[int, str]]:
    """(content type, field) of all captions, some of them several times: read from the index ``awaits_field`` by going
    from each entry to the next other one."""
    for awaits in Awaits.values:
        rows = _ordered(awaits, using)
        found = rows.first()
        while found is not None:
            yield found
            content_type_id, name = found
            more = rows.filter(content_type_id=content_type_id, field_name__gt=name).first()
            found = more or rows.filter(content_type_id__gt=content_type_id).first()


def _ordered(awaits: str, using: str) -> QuerySet[Caption, tuple[int, str]]:
    rows = Caption.objects.using(using).filter(review=awaits).order_by("content_type_id", "field_name")
    return rows.values_list("content_type_id", "field_name")


def _rows(content_type_id: int, name: str, using: str) -> QuerySet[Caption]:
    """By all values of the column that the index begins with."""
    rows = Caption.objects.using(using).order_by()
    return rows.filter(review__in=Awaits.values, content_type_id=content_type_id, field_name=name)


def _label(content_type: ContentType) -> str:
    model = content_type.model_class()
    return model._meta.label if model is not None else f"{content_type.app_label}.{content_type.model}"
