"""The list of comparisons and the addresses of each."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import get_object_or_404
from django.template.loader import render_to_string
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from django_autocaption import figures
from django_autocaption.admin.access import hosts
from django_autocaption.admin.access.lookups import OnlyListedLookups
from django_autocaption.admin.access.people import named
from django_autocaption.admin.access.signed_out import TellsSignedOut
from django_autocaption.admin.base import configured
from django_autocaption.admin.base.editor import editor, may_steer, sees_money
from django_autocaption.admin.base.generics import ModelAdmin, ReadOnly
from django_autocaption.admin.base.page import page
from django_autocaption.admin.base.paginator import CappedPaginator
from django_autocaption.admin.compare import cards, results
from django_autocaption.admin.pages import charts
from django_autocaption.admin.pages.empty import Nothing, SaysWhyEmpty
from django_autocaption.desk import sittings
from django_autocaption.loading import on_first_use
from django_autocaption.models import Comparison
from django_autocaption.pipeline.bulk import batches

if TYPE_CHECKING:
    from django_autocaption.pipeline.bulk import answers
else:
    answers = on_first_use("django_autocaption.pipeline.bulk.answers")


@admin.register(Comparison)
class ComparisonAdmin(TellsSignedOut, SaysWhyEmpty, OnlyListedLookups, ReadOnly, ModelAdmin):
    """For whoever may view captions; whoever may not open every captioned object sees their own comparisons alone."""

    list_display = ("__str__", "requested_at", "requested_by", "images", "state")
    list_display_links = ("__str__",)
    ordering = ("-id",)
    sortable_by = ()
    paginator = CappedPaginator
    show_full_result_count = False

    class Media:
        css = {"all": ("autocaption/admin.css", "autocaption/pages.css", "autocaption/compare.css")}
        js = ("autocaption/progress.js", "autocaption/kept.js", "autocaption/keys.js", "autocaption/compare.js")

    def nothing(self, request: HttpRequest) -> Nothing:
        """Nobody has compared anything, or nobody whose comparisons the person may see."""
        return Nothing(
            sentence=_("There is no comparison that you may see. An action in the list of captions makes one."),
            steps=[(_("List of captions"), self.address("caption_changelist"))],
        )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Comparison]:
        """All, or one's own."""
        rows = super().get_queryset(request).select_related("batch")
        rows = rows.prefetch_related(named(request, "batch__requested_by"))
        return rows if hosts.sees_all(request, self.admin_site) else rows.filter(batch__requested_by=editor(request).pk)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Comparisons have no permissions of their own."""
        return editor(request).has_perm("autocaption.view_caption")

    def has_module_permission(self, request: HttpRequest) -> bool:
        """The same."""
        return self.has_view_permission(request)

    @admin.display(description=gettext_lazy("requested at"))
    def requested_at(self, comparison: Comparison) -> Any:
        return comparison.batch.requested_at

    @admin.display(description=gettext_lazy("requested by"))
    def requested_by(self, comparison: Comparison) -> Any:
        return comparison.batch.requested_by

    @admin.display(description=gettext_lazy("images"))
    def images(self, comparison: Comparison) -> Any:
        return comparison.batch.filters.get("captions", "")

    @admin.display(description=gettext_lazy("state"))
    def state(self, comparison: Comparison) -> str:
        batch = comparison.batch
        if batch.cancelled_at is not None:
            return _("Cancelled")
        return _("Being asked") if batch.unwritten else _("Answered")

    # -- addresses -----------------------------------------------------------------------------------------------------

    def get_urls(self) -> list[Any]:
        """Those of one comparison before Django's own."""
        view = self._guarded
        return [
            path("<int:pk>/progress/", view(self.progress_view), name="autocaption_comparison_progress"),
            path("<int:pk>/results/", view(self.results_view), name="autocaption_comparison_results"),
            path("<int:pk>/votes/", view(self.votes_view), name="autocaption_comparison_votes"),
            path("<int:pk>/cancel/", view(require_POST(self.cancel_view)), name="autocaption_comparison_cancel"),
            *super().get_urls(),
        ]

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """The cards, and what is decided on them."""
        if not object_id.isdecimal():
            raise Http404
        return self._guarded(self.cards_view, wrapped=True)(request, pk=int(object_id))

    def cards_view(self, request: HttpRequest, comparison: Comparison) -> HttpResponse:
        """A card for each image."""
        if request.method == "POST":
            return cards.pressed(self, request, comparison)
        batch, laid = comparison.batch, cards.lay(self, request, comparison)
        urls = {name: self._address(name, comparison) for name in ("progress", "results", "cancel")}
        return page(
            self,
            request,
            "compare/cards.html",
            title=str(comparison),
            comparison=comparison,
            cards_url=request.path,
            urls=urls,
            may_cancel=may_steer(request, batch) and batch.cancelled_at is None and batch.unwritten,
            single_keys=sittings.uses_single_keys(editor(request), using=str(comparison._state.db)),
            **self._told(request, comparison),
            **cards.shown(self, request, comparison, laid),
        )

    def progress_view(self, request: HttpRequest, comparison: Comparison) -> HttpResponse:
        """For the script: how far the services are."""
        context = self._told(request, comparison)
        html = render_to_string("admin/autocaption/compare/progress.html", context, request)
        return JsonResponse({"html": html, "runs": context["runs"]})

    def results_view(self, request: HttpRequest, comparison: Comparison) -> HttpResponse:
        """Shares, once this person knows whose words are whose."""
        laid = cards.lay(self, request, comparison)
        if not cards.are_told(request, comparison, laid):
            messages.info(request, _("Vote on each card first: then you see whose words are whose."))
            return HttpResponseRedirect(self._address("change", comparison))
        if request.method == "POST":
            results.set_prompt(request, comparison, laid)
            return HttpResponseRedirect(request.path)
        return page(
            self,
            request,
            "compare/results.html",
            title=_("What came of %(comparison)s") % {"comparison": comparison},
            comparison=comparison,
            cards_url=self._address("change", comparison),
            votes_url=self._address("votes", comparison),
            add_prompt_url=reverse(f"{self.admin_site.name}:autocaption_prompt_add"),
            **results.shown(request, comparison, laid),
        )

    def votes_view(self, request: HttpRequest, comparison: Comparison) -> HttpResponse:
        """The votes as a file."""
        laid = cards.lay(self, request, comparison)
        if not cards.are_told(request, comparison, laid):
            raise PermissionDenied
        return results.file(request, comparison, laid)

    def cancel_view(self, request: HttpRequest, comparison: Comparison) -> HttpResponse:
        """Nothing more is asked, and what was held for it is free."""
        if not may_steer(request, comparison.batch):
            raise PermissionDenied
        batches.stop(comparison.batch)
        messages.success(request, _("%(comparison)s is cancelled.") % {"comparison": comparison})
        return HttpResponseRedirect(self._address("change", comparison))

    def _told(self, request: HttpRequest, comparison: Comparison) -> dict[str, Any]:
        batch, found = comparison.batch, answers.progress(comparison)
        money = sees_money(request)
        return {
            "found": found,
            "runs": bool(found.left) and batch.unwritten and batch.cancelled_at is None,
            "is_paused": batch.paused_at is not None,
            "is_cancelled": batch.cancelled_at is not None,
            "bar": charts.bar(found.with_words, found.without_words, whole=found.whole),
            "spent": [figures.amount(amount, unit) for unit, amount in found.spent.items()] if money else [],
            "sees_money": money,
            "error": batch.error,
        }

    def _guarded(self, view: Callable[..., HttpResponse], *, wrapped: bool = False) -> Callable[..., HttpResponse]:
        """A comparison that the person may see is handed on; while the settings are wrong nobody sees any."""

        def guarded(request: HttpRequest, pk: int) -> HttpResponse:
            if not self.has_view_permission(request) or configured.are_wrong():
                raise PermissionDenied
            return view(request, get_object_or_404(self.get_queryset(request), pk=pk))

        return guarded if wrapped else self.admin_site.admin_view(guarded)

    def _address(self, name: str, comparison: Comparison) -> str:
        return reverse(f"{self.admin_site.name}:autocaption_comparison_{name}", args=[comparison.pk])
