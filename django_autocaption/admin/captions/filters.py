"""Filters of the list of captions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from django_autocaption.models import Awaits


class ReviewFilter(admin.SimpleListFilter):
    """By what waits for a person; an index begins with the column."""

    title = _("waits for a person")
    parameter_name = "review"
    ANYTHING = "anything"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Sequence[tuple[str, Any]]:
        reasons = [(reason.value, reason.label) for reason in Awaits if reason != Awaits.NOTHING]
        return [(self.ANYTHING, _("Anything")), *reasons]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        value = self.value()
        if value is None:
            return queryset
        if value == self.ANYTHING:
            return queryset.filter(review__in=[reason for reason in Awaits if reason != Awaits.NOTHING])
        return queryset.filter(review=value)


class HumanFilter(admin.SimpleListFilter):
    """By whether a person wrote some of the published words."""

    title = _("written by people")
    parameter_name = "human"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Sequence[tuple[str, Any]]:
        return [("yes", _("Yes")), ("no", _("No"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """By IN, since Django writes ``= true`` as the bare column, for which SQLite and MySQL use no index."""
        value = self.value()
        return queryset if value is None else queryset.filter(human__in=(value == "yes",))
