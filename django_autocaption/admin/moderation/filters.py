"""Filters of the moderation queue."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from django.contrib import admin
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from django_autocaption.admin.base import services
from django_autocaption.admin.base.filters import ValueFilter
from django_autocaption.admin.moderation import findings
from django_autocaption.models import Rating


class RatingFilter(admin.SimpleListFilter):
    """By the rating; what waits for a moderator unless another one is chosen."""

    title = _("rating")
    parameter_name = "rating"
    ALL = "all"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Sequence[tuple[str, Any]]:
        others = (Rating.BLOCKED, Rating.CLEAR, Rating.UNCHECKED)
        return [*((rating.value, rating.label) for rating in others), (self.ALL, pgettext_lazy("filter", "All"))]

    def choices(self, changelist: Any) -> Iterator[Any]:
        """The default has a name here, which is not "All"."""
        first, *others = super().choices(changelist)
        yield dict(first) | {"display": Rating.REVIEW.label}
        yield from others

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        value = self.value() or Rating.REVIEW
        return queryset if value == self.ALL else queryset.filter(rating=value)


class RuleFilter(ValueFilter):
    """By the rule that decided."""

    title = _("finding")
    parameter_name = "decision__rule"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Sequence[tuple[str, str]]:
        return findings.rules()


class SourceFilter(admin.SimpleListFilter):
    """By who decided: a moderator, this site itself, or one of the services, whatever its model."""

    title = _("source of the decision")
    parameter_name = "source"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Sequence[tuple[str, Any]]:
        return [*findings.SOURCE_WORDS.items(), *((alias, services.name_of(alias)) for alias in services.aliases())]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        value = self.value()
        if value is None:
            return queryset
        return queryset.filter(Q(decision__source=value) | Q(decision__source__startswith=f"{value} "))
