"""Which objects of an image field one sweep looks at, for images that nobody announced: the newest, and a share of all
in turn, so that a sweep takes no longer among ten million objects than among a few thousand."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet

from django_autocaption.models import Cursor
from django_autocaption.pipeline.records.fields import objects_with_image
from django_autocaption.registry import CaptionedField

#: Objects of a field that one sweep looks at in the order of their keys; the next one goes on behind them. A sweep a
#: minute comes by 28 million objects a day.
SHARE = 20_000
#: Objects with the greatest keys, which every sweep looks at: where keys are counted up, what is new is among them.
NEWEST = 5_000


class Share:
    """One sweep's share of one field."""

    def __init__(self, field: CaptionedField, using: str, home: str) -> None:
        """``home``: the database of the objects, ``using`` that of their captions."""
        self._field = field
        self._name = f"images of {field.label}" if home == using else f"images of {field.label} in {home}"
        self._rows = Cursor.objects.using(using)
        self._from = self._rows.filter(pk=self._name).values_list("value", flat=True).first()
        every: QuerySet[Any] = field.model._base_manager.using(home)
        with_image = objects_with_image(field, home)
        behind = self._behind()
        self._to = every.filter(behind).order_by("pk").values_list("pk", flat=True)[SHARE - 1 : SHARE].first()
        self.parts: list[QuerySet[Any]] = [with_image.filter(behind)]
        """Objects that have an image, with their KEY. Some may be in both parts; not one filter, which databases may
        take for a reason to go through all keys."""
        if self._to is not None:
            self.parts[0] = self.parts[0].filter(pk__lte=self._to)
        if self._from or self._to is not None:
            newest = every.order_by("-pk").values_list("pk", flat=True)[NEWEST - 1 : NEWEST].first()
            self.parts.append(with_image if newest is None else with_image.filter(pk__gte=newest))

    def _behind(self) -> Q:
        """Objects that this round has not come to."""
        try:
            return Q(pk__gt=self._field.key_value(self._from)) if self._from else Q()
        except ValidationError:  # the model's key was of another type then
            return Q()

    def advance(self) -> None:
        """All of it was looked at: the next sweep goes on behind it, or begins anew."""
        to = "" if self._to is None else self._field.as_key(self._to)
        if self._from is not None:
            self._rows.filter(pk=self._name, value=self._from).update(value=to)
        elif to:
            self._rows.bulk_create([Cursor(name=self._name, value=to)], ignore_conflicts=True)
