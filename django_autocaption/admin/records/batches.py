"""Bulk requests: who asked for many captions at once, how far they are, and how to stop them."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from django_autocaption.admin.access import hosts
from django_autocaption.admin.access.lookups import OnlyListedLookups
from django_autocaption.admin.base import services
from django_autocaption.admin.base.editor import REQUEST, editor
from django_autocaption.admin.base.generics import ModelAdmin
from django_autocaption.admin.base.paginator import CappedPaginator
from django_autocaption.admin.base.readonly import ReadOnly
from django_autocaption.admin.records.attempts import as_text
from django_autocaption.models import Batch, Caption
from django_autocaption.pipeline.bulk import batches
from django_autocaption.pipeline.runtime import queue

#: Captions of a bulk request in each state that its page counts.
MOST_COUNTED = 10_000


@admin.register(Batch)
class BatchAdmin(OnlyListedLookups, ReadOnly, ModelAdmin):
    """Who asked for many captions at once, with which provider and prompt. Whoever may not open every captioned object
    sees their own requests alone."""

    list_display = (
        "__str__",
        "kind",
        "requested_at",
        "requested_by",
        "provider_name",
        "model",
        "requested_count",
        "captions_link",
    )
    list_select_related = ("requested_by",)
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
        "progress",
        "error",
        "captions_link",
        "cancelled_at",
        "selected_by",
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Batch]:
        """All, or one's own."""
        rows = super().get_queryset(request)
        return rows if hosts.sees_all(request, self.admin_site) else rows.filter(requested_by=editor(request).pk)

    @admin.display(description=_("provider"))
    def provider_name(self, batch: Batch) -> str:
        return services.name_of(batch.provider) if batch.provider else str(_("each field’s own"))

    def get_urls(self) -> list[Any]:
        """``<id>/cancel/`` before the address of the request itself."""
        view = self.admin_site.admin_view(require_POST(self.cancel_view))
        return [path("<int:pk>/cancel/", view, name="autocaption_batch_cancel"), *super().get_urls()]

    def render_change_form(self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any) -> Any:
        batch = context["original"]
        context["may_cancel"] = batch.cancelled_at is None and _may_cancel(request)
        context["cancel_url"] = reverse(f"{self.admin_site.name}:autocaption_batch_cancel", args=[batch.pk])
        return super().render_change_form(request, context, *args, **kwargs)

    def cancel_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Nothing more is asked from now on; the rows are taken back by a worker, for there may be a million."""
        batch = get_object_or_404(self.get_queryset(request), pk=pk)
        if not _may_cancel(request):
            raise PermissionDenied
        batches.stop(batch)
        queue.send_cancel(batch.pk, using=str(batch._state.db))
        self.message_user(request, gettext("%(request)s is cancelled.") % {"request": batch}, messages.SUCCESS)
        return redirect(f"{self.admin_site.name}:autocaption_batch_change", pk)

    @admin.display(description=_("progress"))
    def progress(self, batch: Batch) -> SafeString:
        counts = batches.counts(batch, most=MOST_COUNTED + 1).items()
        told = format_html_join(", ", "{} {}", ((_capped(number), state.label) for state, number in counts))
        if not batch.unwritten or batch.cancelled_at is not None:
            return told
        return format_html("{} {}", told, gettext("(more are being added)"))

    @admin.display(description=_("captions"))
    def captions_link(self, batch: Batch) -> SafeString:
        url = reverse(f"{self.admin_site.name}:{Caption._meta.app_label}_caption_changelist")
        return format_html('<a href="{}?batch={}">{}</a>', url, batch.pk, _("Show these captions"))

    @admin.display(description=_("filters"))
    def selected_by(self, batch: Batch) -> SafeString:
        return as_text(batch.filters)


def _capped(number: int) -> str:
    return gettext("more than %(number)d") % {"number": MOST_COUNTED} if number > MOST_COUNTED else str(number)


def _may_cancel(request: HttpRequest) -> bool:
    return editor(request).has_perms(["autocaption.view_batch", REQUEST])
