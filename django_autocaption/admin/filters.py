"""Filters of the caption lists. Each takes its choices from the settings: none reads the table to draw itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from django.apps import apps
from django.contrib import admin
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ImproperlyConfigured
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from django_autocaption import conf
from django_autocaption.admin import findings, services
from django_autocaption.models import Rating
from django_autocaption.registry import registry


class _ValueFilter(admin.SimpleListFilter):
    """Compares the column ``parameter_name`` with the chosen value."""

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        value = self.value()
        return queryset if value is None else queryset.filter(**{str(self.parameter_name): value})


class ProviderFilter(_ValueFilter):
    """By the alias of the provider that was asked."""

    title = _("provider")
    parameter_name = "provider"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Sequence[tuple[str, str]]:
        return [(alias, services.name_of(alias)) for alias in services.aliases()]


class LanguageFilter(_ValueFilter):
    """By the language of the words."""

    title = _("language")
    parameter_name = "language"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Sequence[tuple[str, str]]:
        try:
            return [(language, language) for language in conf.current().languages]
        except ImproperlyConfigured:
            return []


class FieldFilter(admin.SimpleListFilter):
    """By the registered image field: ``app_label.Model.field``."""

    title = _("image field")
    parameter_name = "field"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Sequence[tuple[str, str]]:
        try:
            fields = registry.all()
        except ImproperlyConfigured:
            return []
        return [(f.label, f"{f.model._meta.verbose_name}: {f.field.verbose_name}") for f in fields]

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


class RatingFilter(admin.SimpleListFilter):
    """By the rating; what waits for a moderator unless another one is chosen."""

    title = _("rating")
    parameter_name = "rating"
    ALL = "all"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Sequence[tuple[str, Any]]:
        others = (Rating.BLOCKED, Rating.CLEAR, Rating.UNCHECKED)
        return [*((rating.value, rating.label) for rating in others), (self.ALL, _("All"))]

    def choices(self, changelist: Any) -> Iterator[Any]:
        """The default has a name here, which is not "All"."""
        first, *others = super().choices(changelist)
        yield dict(first) | {"display": Rating.REVIEW.label}
        yield from others

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        value = self.value() or Rating.REVIEW
        return queryset if value == self.ALL else queryset.filter(rating=value)


class RuleFilter(_ValueFilter):
    """By the rule that decided."""

    title = _("why")
    parameter_name = "moderation_rule"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Sequence[tuple[str, str]]:
        return findings.rules()


class SourceFilter(admin.SimpleListFilter):
    """By who decided: a moderator, this site itself, or one of the services, whatever its model."""

    title = _("decided by")
    parameter_name = "source"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Sequence[tuple[str, Any]]:
        return [*findings.SOURCE_WORDS.items(), *((alias, services.name_of(alias)) for alias in services.aliases())]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        value = self.value()
        if value is None:
            return queryset
        return queryset.filter(Q(moderation_source=value) | Q(moderation_source__startswith=f"{value} "))
