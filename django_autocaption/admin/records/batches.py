"""Bulk requests: who asked for many captions at once, how far they are, and how to stop them."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.formats import number_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from django_autocaption.admin.access import hosts
from django_autocaption.admin.access.lookups import OnlyListedLookups
from django_autocaption.admin.access.people import named
from django_autocaption.admin.access.signed_out import TellsSignedOut
from django_autocaption.admin.base import services
from django_autocaption.admin.base.editor import editor
from django_autocaption.admin.base.generics import ModelAdmin, ReadOnly
from django_autocaption.admin.base.paginator import CappedPaginator
from django_autocaption.admin.pages.backfill import may_backfill
from django_autocaption.admin.pages.empty import Nothing, SaysWhyEmpty
from django_autocaption.admin.records import standing
from django_autocaption.admin.records.progress import addresses, shown
from django_autocaption.models import Batch, Caption, Kind

#: Columns of what asks services for words.
_OF_SERVICES = frozenset({"provider_name", "model", "prompt", "replace_human", "captions_link"})
#: What is told of ``Batch.filters``.
_FILTERS = {
    "fields": _("Image field"),
    "where": pgettext_lazy("filter of a bulk request", "Only where"),
    "limit": _("At most"),
    "images": _("Images"),
    "captions": _("Captions"),
}


@admin.register(Batch)
class BatchAdmin(TellsSignedOut, SaysWhyEmpty, OnlyListedLookups, ReadOnly, ModelAdmin):
    """Who asked for many captions at once, with which provider and prompt. Whoever may not open every captioned object
    sees their own requests alone."""

    list_display = (
        "__str__",
        "standing",
        "kind",
        "requested_at",
        "requested_by",
        "provider_name",
        "model",
        "requested_count",
        "captions_link",
    )
    list_select_related = ("comparison",)
    ordering = ("-id",)
    sortable_by = ()
    paginator = CappedPaginator
    show_full_result_count = False
    change_form_template = "admin/autocaption/batch.html"
    fields = (
        "kind",
        "requested_by",
        "requested_at",
        "provider_name",
        "model",
        "prompt",
        "replace_human",
        "requested_count",
        "error",
        "captions_link",
        "paused_at",
        "cancelled_at",
        "selected_by",
    )

    class Media:
        css = {"all": ("autocaption/admin.css", "autocaption/pages.css")}
        js = ("autocaption/progress.js",)

    def nothing(self, request: HttpRequest) -> Nothing:
        """Nobody has asked for many captions at once, or nobody whose requests the person may see."""
        steps = [(gettext("Ask for words of images that are there already"), self.address("caption_backfill"))]
        return Nothing(
            sentence=gettext("There is no bulk request that you may see. Actions in the list of captions make one."),
            steps=steps if may_backfill(request) else [],
        )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Batch]:
        """All, or one's own."""
        rows = standing.looked_up(super().get_queryset(request)).prefetch_related(named(request, "requested_by"))
        return rows if hosts.sees_all(request, self.admin_site) else rows.filter(requested_by=editor(request).pk)

    def get_fields(self, request: HttpRequest, obj: Batch | None = None) -> Any:
        """A check asks no service; and ticked rows are no filter."""
        hidden = set(_OF_SERVICES) if obj is not None and obj.kind == Kind.CHECK else set()
        if obj is not None and not self.selected_by(obj):
            hidden.add("selected_by")
        return [name for name in super().get_fields(request, obj) if name not in hidden]

    @admin.display(description=_("provider"))
    def provider_name(self, batch: Batch) -> str:
        if batch.kind in (Kind.COMPARE, Kind.CHECK):
            return "–"
        return services.name_of(batch.provider) if batch.provider else str(_("each field’s own"))

    @admin.display(description=pgettext_lazy("of a bulk request", "state"))
    def standing(self, batch: Batch) -> str:
        """How it stands, and what is left."""
        return standing.in_words(batch)

    def get_urls(self) -> list[Any]:
        """``<id>/progress/`` and what the buttons post to, before the address of the request itself."""
        return [*addresses(self), *super().get_urls()]

    def render_change_form(self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any) -> Any:
        context |= shown(self, request, context["original"])
        return super().render_change_form(request, context, *args, **kwargs)

    @admin.display(description=_("results"))
    def captions_link(self, batch: Batch) -> str:
        comparison = getattr(batch, "comparison", None)
        if comparison is not None:
            url = reverse(f"{self.admin_site.name}:autocaption_comparison_change", args=[comparison.pk])
            return format_html('<a href="{}">{}</a>', url, comparison)
        if batch.kind == Kind.CHECK:  # whose captions are told by their notes alone
            return "–"
        url = reverse(f"{self.admin_site.name}:{Caption._meta.app_label}_caption_changelist")
        return format_html('<a href="{}?batch={}">{}</a>', url, batch.pk, _("Show these captions"))

    @admin.display(description=_("filters"))
    def selected_by(self, batch: Batch) -> SafeString:
        if not batch.filters.keys() - {"captions"}:  # were ticked, and are counted beside
            return SafeString()
        lines = ((label, _of_filter(batch.filters, name)) for name, label in _FILTERS.items())
        return format_html_join("", "<div>{}: {}</div>", (line for line in lines if line[1]))


def _of_filter(filters: dict[str, Any], name: str) -> str:
    """What one of the filters says, in words; "" = it leaves nothing out."""
    value = filters.get(name)
    if not value:
        return ""
    if name == "fields":
        model = f"{filters['model']}." if "model" in filters else ""
        return ", ".join(f"{model}{field}" for field in value)
    return ", ".join(map(str, value)) if isinstance(value, list) else number_format(value)
