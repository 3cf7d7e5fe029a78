"""What was asked of the services, and what it cost: to look at, not to change."""

from __future__ import annotations

import json
from contextlib import suppress
from typing import Any
from uuid import UUID

from django.contrib import admin
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import Truncator
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from django_autocaption.admin.access import hosts
from django_autocaption.admin.access.lookups import OnlyListedLookups
from django_autocaption.admin.access.signed_out import TellsSignedOut
from django_autocaption.admin.base import display, services
from django_autocaption.admin.base.editor import editor, may_moderate
from django_autocaption.admin.base.filters import ProviderFilter
from django_autocaption.admin.base.generics import ModelAdmin, ReadOnly, TabularInline
from django_autocaption.admin.base.paginator import CappedPaginator
from django_autocaption.admin.pages.empty import Nothing, SaysWhyEmpty
from django_autocaption.admin.pages.standstill import standstill
from django_autocaption.models import Attempt, Caption


class AttemptColumns:
    """What lists and tables show of an attempt."""

    @admin.display(description=_("provider"))
    def provider_name(self, attempt: Attempt) -> str:
        return services.name_of(attempt.provider)

    @admin.display(description=_("cost"))
    def cost(self, attempt: Attempt) -> str:
        return display.cost(attempt)

    @admin.display(description=_("prompt"))
    def short_prompt(self, attempt: Attempt) -> str:
        return Truncator(attempt.prompt).chars(200)

    @admin.display(description=_("words"))
    def alt_text(self, attempt: Attempt) -> str:
        words = attempt.words
        return Truncator(words.get("alt_text") or "").chars(60) if isinstance(words, dict) else ""

    @admin.display(description=_("error"))
    def error(self, attempt: Attempt) -> str:
        return str(attempt.error_message or attempt.error_code)


class AttemptInline(AttemptColumns, ReadOnly, TabularInline):
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
    verbose_name_plural = _("requests to services")

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return True

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """What an error says may name the file: not of an image that is withheld."""
        hidden = isinstance(obj, Caption) and display.withheld_from(request, obj)
        return [name for name in self.fields if name != "error" or not hidden]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Attempt]:
        return super().get_queryset(request).defer("raw")


@admin.register(Attempt)
class AttemptAdmin(TellsSignedOut, SaysWhyEmpty, OnlyListedLookups, AttemptColumns, ReadOnly, ModelAdmin):
    """The ledger: every request to a service, with what it cost. Whoever may not open an object sees nothing of it."""

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

    def nothing(self, request: HttpRequest) -> Nothing:
        """No service was asked, or about nothing that the person may see."""
        sees = editor(request).has_perm("autocaption.view_caption")
        return Nothing(
            sentence=gettext("No service was asked about any image that you may see."),
            steps=[(gettext("Status"), self.address("caption_status"))] if sees else [],
            held_back=standstill(),
        )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Attempt]:
        """Those about objects that the person may open, or that are gone."""
        rows = super().get_queryset(request)
        open_ones = hosts.restriction(request, self.admin_site, using=rows.db, prefix="caption__")
        return rows if open_ones is None else rows.filter(Q(caption__isnull=True) | open_ones)

    def has_view_permission(self, request: HttpRequest, obj: Attempt | None = None) -> bool:
        """Takes both."""
        may = super().has_view_permission(request, obj)
        about = obj.caption if obj is not None else None
        return may and (about is None or hosts.may_open(request, self.admin_site, about))

    def get_fields(self, request: HttpRequest, obj: Attempt | None = None) -> Any:
        """A raw answer may say anything about the people in the image, and what an error says may name the file: both
        are for moderators, the error only where the image is withheld. What was filled into a prompt is for whoever may
        open the object, which nobody can where it is gone."""
        hidden: set[str] = set()
        if not may_moderate(request):
            withheld = obj is not None and obj.caption is not None and display.withheld(obj.caption)
            hidden = {"raw_answer", "error_message"} if withheld else {"raw_answer"}
        about_gone = obj is not None and obj.caption is None
        shown: dict[Any, str] = {"prompt": "prompt_template"} if about_gone else {}
        return [shown.get(name, name) for name in super().get_fields(request, obj) if name not in hidden]

    @admin.display(description=_("prompt"))
    def prompt_template(self, attempt: Attempt) -> str:
        return attempt.prompt_version.text if attempt.prompt_version is not None else ""

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
        return as_text(attempt.words or {})

    @admin.display(description=_("raw answer"))
    def raw_answer(self, attempt: Attempt) -> SafeString | str:
        return "" if attempt.raw is None else as_text(attempt.raw)


def as_text(data: Any) -> SafeString:
    """Data as JSON that people can read."""
    return format_html('<pre class="autocaption-data">{}</pre>', json.dumps(data, ensure_ascii=False, indent=2))
