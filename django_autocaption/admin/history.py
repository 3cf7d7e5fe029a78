"""What was asked of the services, and what bulk requests asked for: to look at, not to change."""

from __future__ import annotations

import json
from contextlib import suppress
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.text import Truncator
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from django_autocaption.admin import services
from django_autocaption.admin.editor import MODERATE, editor
from django_autocaption.admin.filters import ProviderFilter
from django_autocaption.admin.paginator import CappedPaginator
from django_autocaption.models import Attempt, Batch, Caption, Purpose
from django_autocaption.pipeline.bulk import batches
from django_autocaption.pipeline.runtime import queue

#: Captions of a bulk request in each state that its page counts.
MOST_COUNTED = 10_000


class ReadOnly:
    """For admin classes of what only the pipeline writes."""

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class AttemptColumns:
    """What lists and tables show of an attempt."""

    @admin.display(description=_("provider"))
    def provider_name(self, attempt: Attempt) -> str:
        return services.name_of(attempt.provider)

    @admin.display(description=_("cost"))
    def cost(self, attempt: Attempt) -> str:
        if attempt.part_of_id is not None:
            return gettext("in one request with another language")
        if attempt.cost_amount is None:
            return ""
        amount = Decimal(attempt.cost_amount).normalize()
        return f"{amount:f} {attempt.cost_unit}".strip()

    @admin.display(description=_("prompt"))
    def short_prompt(self, attempt: Attempt) -> str:
        return Truncator(attempt.prompt).chars(200)

    @admin.display(description=_("words"))
    def alt_text(self, attempt: Attempt) -> str:
        words = attempt.words
        return str(words.get("alt_text") or "") if isinstance(words, dict) else ""

    @admin.display(description=_("error"))
    def error(self, attempt: Attempt) -> str:
        return str(attempt.error_message or attempt.error_code)


class AttemptInline(AttemptColumns, ReadOnly, admin.TabularInline):  # type: ignore[type-arg] # generic in its stubs only
    """The history of one caption. Whoever may see the caption may see how it came about."""

    model = Attempt
    extra = 0
    fields = (
        "asked_at",
        "provider_name",
        "model",
        "short_prompt",
        "outcome",
        "alt_text",
        "cost",
        "latency_ms",
        "error",
    )
    readonly_fields = fields
    verbose_name_plural = _("history")

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return True

    def get_queryset(self, request: HttpRequest) -> QuerySet[Attempt]:
        return super().get_queryset(request).defer("raw")


@admin.register(Attempt)
class AttemptAdmin(AttemptColumns, ReadOnly, admin.ModelAdmin):  # type: ignore[type-arg] # as above
    """The ledger: every request to a service, with what it cost."""

    list_display = ("asked_at", "caption_link", "provider_name", "model", "outcome", "alt_text", "cost", "latency_ms")
    list_filter = ("outcome", ProviderFilter)
    search_fields = ("uuid", "external_id")
    search_help_text = _("The whole id of the attempt, or of the service's job.")
    ordering = ("-id",)
    sortable_by = ()
    paginator = CappedPaginator
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER
    fields = (
        "uuid",
        "caption_link",
        "asked_at",
        "provider_name",
        "model",
        "prompt",
        "outcome",
        "words_given",
        "cost",
        "latency_ms",
        "external_id",
        "error_code",
        "error_message",
        "raw_answer",
    )

    def get_fields(self, request: HttpRequest, obj: Attempt | None = None) -> Any:
        """What a service said of people's ages is for moderators alone."""
        fields = super().get_fields(request, obj)
        if obj is None or obj.purpose != Purpose.MODERATION or editor(request).has_perm(MODERATE):
            return fields
        return [name for name in fields if name != "raw_answer"]

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Attempt], search_term: str
    ) -> tuple[QuerySet[Attempt], bool]:
        """By a whole id only: both columns have an index, which a search for parts could not use."""
        if not search_term:
            return queryset, False
        found = Q(external_id=search_term)
        with suppress(ValueError):
            found |= Q(uuid=UUID(search_term))
        return queryset.filter(found), False

    @admin.display(description=_("caption"))
    def caption_link(self, attempt: Attempt) -> str | SafeString:
        if attempt.caption_id is None:
            return ""
        url = reverse(f"{self.admin_site.name}:autocaption_caption_change", args=[attempt.caption_id])
        return format_html('<a href="{}">{}</a>', url, attempt.caption_id)

    @admin.display(description=_("words"))
    def words_given(self, attempt: Attempt) -> SafeString:
        return _as_text(attempt.words or {})

    @admin.display(description=_("raw answer"))
    def raw_answer(self, attempt: Attempt) -> SafeString | str:
        return "" if attempt.raw is None else _as_text(attempt.raw)


@admin.register(Batch)
class BatchAdmin(ReadOnly, admin.ModelAdmin):  # type: ignore[type-arg] # as above
    """Who asked for many captions at once, with which provider and prompt."""

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
        "captions_link",
        "cancelled_at",
        "selected_by",
    )

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
        return format_html('<a href="{}?batch__id__exact={}">{}</a>', url, batch.pk, _("Show these captions"))

    @admin.display(description=_("filters"))
    def selected_by(self, batch: Batch) -> SafeString:
        return _as_text(batch.filters)


def _capped(number: int) -> str:
    return gettext("more than %(number)d") % {"number": MOST_COUNTED} if number > MOST_COUNTED else str(number)


def _may_cancel(request: HttpRequest) -> bool:
    return editor(request).has_perms(["autocaption.view_batch", "autocaption.change_caption"])


def _as_text(data: Any) -> SafeString:
    return format_html('<pre class="autocaption-data">{}</pre>', json.dumps(data, ensure_ascii=False, indent=2))
