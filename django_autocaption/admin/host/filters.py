"""A filter for lists of a site's own objects: by what the words of their images lack."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib import admin
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from django_autocaption.admin.base.editor import may_read
from django_autocaption.admin.host.withheld import captioned_fields
from django_autocaption.models import Awaits, Caption
from django_autocaption.models.caption import CaptionQuerySet
from django_autocaption.pipeline.records.fields import KEY
from django_autocaption.pipeline.runtime import databases
from django_autocaption.registry import CaptionedField

NONE, WAITS = "none", "waits"


class AltTextFilter(admin.SimpleListFilter):
    """For ``list_filter`` of an admin class with ``AutocaptionAdminMixin``. It is not there for people who may not see
    captions, nor where those are in another database than the objects."""

    title = _("alt text")
    parameter_name = "alt_text"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Sequence[tuple[str, Any]]:
        objects = model_admin.get_queryset(request)
        if not captioned_fields(model_admin.model) or not may_read(request):
            return []
        if databases.beside(objects.db) != objects.db:
            return []
        return [(NONE, _("No alt text on pages")), (WAITS, _("Waits for a person"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Objects of which some image is so."""
        if self.value() not in (NONE, WAITS):
            return queryset
        wanted = Q()
        for field in captioned_fields(queryset.model):
            rows = _captions(field)
            queryset = queryset.alias(**{KEY: databases.key_as_text(field, queryset.db)})
            if self.value() == WAITS:
                wanted |= Q(Exists(rows.exclude(review=Awaits.NOTHING)))
            else:
                empty = Q(**{field.name: ""}) | Q(**{f"{field.name}__isnull": True})
                wanted |= ~empty & ~Q(Exists(rows.current()))
        return queryset.filter(wanted)


def _captions(field: CaptionedField) -> CaptionQuerySet:
    return Caption.objects.filter(
        content_type__app_label=field.model._meta.app_label,
        content_type__model=field.model._meta.model_name,
        field_name=field.name,
        object_id=OuterRef(KEY),
    )
