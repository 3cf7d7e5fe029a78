"""Who decided what about words: one by one and in bulk, to look at."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.contrib import admin
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from django_autocaption.admin.access import hosts
from django_autocaption.admin.access.lookups import OnlyListedLookups
from django_autocaption.admin.access.people import named
from django_autocaption.admin.access.signed_out import TellsSignedOut
from django_autocaption.admin.base import display
from django_autocaption.admin.base.editor import editor, may_read, may_write, sees_users
from django_autocaption.admin.base.generics import ModelAdmin, ReadOnly
from django_autocaption.admin.base.paginator import CappedPaginator
from django_autocaption.admin.pages.empty import Nothing, SaysWhyEmpty
from django_autocaption.models import Review, Version


class PersonFilter(admin.SimpleListFilter):
    """One's own decisions, or, for who may see users, those of a person whose name was followed; an index begins with
    the column."""

    title = _("person")
    parameter_name = "by"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Sequence[tuple[str, Any]]:
        me = str(editor(request).pk)
        chosen = self.value()
        other = [] if chosen in (None, me) or not sees_users(request) else [(chosen, _("The person you chose"))]
        return [(me, _("Me")), *other]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        value = self.value()
        if value is None:
            return queryset
        if value != str(editor(request).pk) and not sees_users(request):
            return queryset.none()
        try:
            return queryset.filter(by=value)
        except (TypeError, ValueError):  # no key of a user
            return queryset.none()


class GroupFilter(admin.SimpleListFilter):
    """What was decided in one bulk action, to which each of its decisions leads."""

    title = _("bulk action")
    parameter_name = "group"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Sequence[tuple[str, Any]]:
        group = self.value()
        return [] if group is None else [(group, _("This one"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        value = self.value()
        if value is None:
            return queryset
        try:
            return queryset.filter(group=UUID(value))
        except ValueError:
            return queryset.none()


@admin.register(Review)
class ReviewAdmin(TellsSignedOut, SaysWhyEmpty, OnlyListedLookups, ReadOnly, ModelAdmin):
    """Decisions about the captions that a person may see, the newest first."""

    list_display = ("at", "person", "decision", "caption_link", "said", "why", "in_bulk", "surface")
    list_filter = (PersonFilter, GroupFilter)
    list_select_related = ("caption__content_type", "result", "seen", "undone_by")
    ordering = ("-id",)
    sortable_by = ()
    paginator = CappedPaginator
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER
    fields = (
        "at",
        "person",
        "decision",
        "why",
        "caption_link",
        "said",
        "surface",
        "in_bulk",
        "on_screen",
        "provider",
        "model",
        "kept",
    )
    readonly_fields = fields

    class Media:
        css = {"all": ("autocaption/admin.css",)}

    def nothing(self, request: HttpRequest) -> Nothing:
        """Nobody has decided anything, or about nothing that the person may see."""
        steps = [(gettext("Review desk"), self.address("sitting_changelist"))] if may_write(request) else []
        return Nothing(sentence=gettext("Nobody has decided about any words that you may see."), steps=steps)

    def has_module_permission(self, request: HttpRequest) -> bool:
        """On the first page for whoever may see captions."""
        return self.has_view_permission(request)

    def has_view_permission(self, request: HttpRequest, obj: Review | None = None) -> bool:
        """That of the caption: decisions have no permissions of their own."""
        about = obj.caption if obj is not None else None
        return may_read(request) and (about is None or hosts.may_open(request, self.admin_site, about))

    def get_queryset(self, request: HttpRequest) -> QuerySet[Review]:
        """Those about objects that the person may open, or that are gone."""
        rows = super().get_queryset(request).prefetch_related(named(request, "by"))
        open_ones = hosts.restriction(request, self.admin_site, using=rows.db, prefix="caption__")
        return rows if open_ones is None else rows.filter(Q(caption__isnull=True) | open_ones)

    @admin.display(description=_("who"))
    def person(self, review: Review) -> str | SafeString:
        if review.by is None:
            return gettext("Somebody") if review.by_id else "–"
        return self._link({"by": review.by.pk}, str(review.by))

    @admin.display(description=_("decision"))
    def decision(self, review: Review) -> str | SafeString:
        if not hasattr(review, "undone_by"):
            return str(review.get_verb_display())
        return display.with_note(format_html("<s>{}</s>", review.get_verb_display()), gettext("taken back"))

    @admin.display(description=_("caption"))
    def caption_link(self, review: Review) -> str | SafeString:
        if review.caption is None:
            return gettext("gone")
        url = reverse(f"{self.admin_site.name}:autocaption_caption_change", args=[review.caption.pk])
        return format_html('<a href="{}">{}</a>', url, display.isolated(display.object_in_words(review.caption)))

    @admin.display(description=_("words"))
    def said(self, review: Review) -> str | SafeString:
        about: Version | None = review.result or review.seen
        return "–" if about is None else display.text_of(about, review.language)

    @admin.display(description=_("reason"))
    def why(self, review: Review) -> str | SafeString:
        reason = str(review.get_reason_display()) if review.reason else ""
        return display.with_note(reason, review.note) if review.note else reason

    @admin.display(description=_("in bulk"))
    def in_bulk(self, review: Review) -> str | SafeString:
        if review.group is None:
            return ""
        return self._link({"group": review.group}, gettext("all of this action"))

    def _link(self, query: dict[str, Any], text: str) -> SafeString:
        url = reverse(f"{self.admin_site.name}:autocaption_review_changelist", query=query)
        return format_html('<a href="{}">{}</a>', url, text)
