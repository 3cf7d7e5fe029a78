"""Filters of the caption lists. Each takes its choices from the settings: none reads the table to draw itself."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.apps import apps
from django.contrib import admin
from django.contrib.contenttypes.models import ContentType
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from django_autocaption.admin.base import configured, services
from django_autocaption.models import ErrorCode, State


class ValueFilter(admin.SimpleListFilter):
    """Compares the column ``parameter_name`` with the chosen value."""

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        value = self.value()
        return queryset if value is None else queryset.filter(**{str(self.parameter_name): value})


class ProviderFilter(ValueFilter):
    """By the alias of the provider that wrote the words."""

    title = _("provider")
    parameter_name = "provider"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Sequence[tuple[str, str]]:
        return [(alias, services.name_of(alias)) for alias in services.aliases()]


class LanguageFilter(ValueFilter):
    """By the language of the words."""

    title = _("language")
    parameter_name = "language"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Sequence[tuple[str, str]]:
        return [(language, language) for language in configured.languages()]


class ErrorCodeFilter(ValueFilter):
    """By why there are no words, or why they are waited for.

    The page Status leads to it, or ``?error_code=…`` in the address. It offers only what was chosen there: a list of
    all codes would be longer than the page.
    """

    title = _("reason")
    parameter_name = "error_code"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Sequence[tuple[str, Any]]:
        code = self.value()
        return [] if code is None else [(code, dict(ErrorCode.choices).get(code, code))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        found = super().queryset(request, queryset)
        # The code has no index, so that of the state has to lead past the many rows that are DONE.
        return found if self.value() is None else found.filter(state__in=[s for s in State if s != State.DONE])


class BatchFilter(ValueFilter):
    """By the bulk request that asked last, to which the page of that request leads. Offers what was chosen there."""

    title = _("bulk request")
    parameter_name = "batch"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Sequence[tuple[str, Any]]:
        key = self.value()
        return [] if key is None else [(key, _("Bulk request %(id)s") % {"id": key})]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        key = self.value()
        if key is None:
            return queryset
        return queryset.filter(batch=int(key)) if key.isdecimal() else queryset.none()


class FieldFilter(admin.SimpleListFilter):
    """By the registered image field: ``app_label.Model.field``."""

    title = _("image field")
    parameter_name = "field"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Sequence[tuple[str, str]]:
        return configured.field_choices()

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        value = self.value()
        if value is None:
            return queryset
        model_label, _dot, field_name = value.rpartition(".")
        try:
            model = apps.get_model(model_label)
        except (LookupError, ValueError):
            return queryset.none()
        content_type = ContentType.objects.db_manager(queryset.db).get_for_model(model)
        return queryset.filter(content_type=content_type, field_name=field_name)
