"""Filters of the list of captions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib import admin
from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from django_autocaption.models import Awaits, Dismissal, Review, State, Verb


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


class WordsFilter(admin.SimpleListFilter):
    """By what pages lack."""

    title = _("words")
    parameter_name = "words"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Sequence[tuple[str, Any]]:
        return [("none", _("No alt text on pages")), ("rejected", _("Rejected, and nothing since"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Both from the index of what is published, which says of few that it is nothing."""
        if self.value() is None:
            return queryset
        without = queryset.filter(published=None).exclude(image_name="")
        if self.value() != "rejected":
            return without
        rejections = Review.objects.filter(caption=OuterRef("pk"), verb=Verb.REJECT, undone_by=None)
        return without.filter(draft=None, state=State.DONE).filter(Exists(rejections))


class DismissedFilter(admin.SimpleListFilter):
    """By whether a person dismissed a remark about the words that the caption offers now."""

    title = _("remarks")
    parameter_name = "dismissed"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Sequence[tuple[str, Any]]:
        return [("yes", _("Some were dismissed"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """From the few dismissals, not from a million captions."""
        if self.value() != "yes":
            return queryset
        about = Dismissal.objects.using(queryset.db)
        drafts = about.filter(version=F("caption__draft")).values("caption")
        published = about.filter(
            version=F("caption__published"), version__image_no=F("caption__image_no"), caption__draft=None
        ).values("caption")
        return queryset.filter(Q(pk__in=drafts) | Q(pk__in=published))


class HumanFilter(admin.SimpleListFilter):
    """By whether a person wrote some of the published words."""

    title = _("written by people")
    parameter_name = "human"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Sequence[tuple[str, Any]]:
        return [("yes", pgettext_lazy("answer", "Yes")), ("no", pgettext_lazy("answer", "No"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """By IN, since Django writes ``= true`` as the bare column, for which SQLite and MySQL use no index."""
        value = self.value()
        return queryset if value is None else queryset.filter(human__in=(value == "yes",))
