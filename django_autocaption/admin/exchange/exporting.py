"""What the list of captions shows, as a file: all that a filter leaves, or the rows that were ticked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import admin
from django.contrib.admin.options import IncorrectLookupParameters
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from django_autocaption.admin.access import hosts
from django_autocaption.admin.base import configured
from django_autocaption.admin.base.editor import EXPORT, editor
from django_autocaption.admin.base.generics import AdminMixin
from django_autocaption.admin.base.page import LaidOutForm, page
from django_autocaption.admin.exchange.download import Download
from django_autocaption.exchange import rows as exported
from django_autocaption.exchange import spreadsheet
from django_autocaption.exchange.pairs import LeftOut, pairs
from django_autocaption.loading import on_first_use
from django_autocaption.models import Caption

if TYPE_CHECKING:
    from django_autocaption.exchange import xliff
else:
    xliff = on_first_use("django_autocaption.exchange.xliff")

CSV, XLIFF = "csv", "xliff"


class ExportForm(LaidOutForm):
    """In which form."""

    format = forms.ChoiceField(
        label=pgettext_lazy("of a file", "Format"),
        choices=[(CSV, gettext_lazy("CSV, for a spreadsheet")), (XLIFF, gettext_lazy("XLIFF 1.2, for translators"))],
        widget=forms.RadioSelect,
        initial=CSV,
    )
    source = forms.ChoiceField(
        label=gettext_lazy("Translate from"), required=False, help_text=gettext_lazy("For XLIFF alone.")
    )
    target = forms.ChoiceField(
        label=gettext_lazy("Translate into"), required=False, help_text=gettext_lazy("For XLIFF alone.")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        languages = configured.languages()
        if len(languages) < 2:
            del self.fields["source"], self.fields["target"]
            self.fields["format"].choices = self.fields["format"].choices[:1]  # type: ignore[attr-defined]  # a ChoiceField
            return
        for name in ("source", "target"):
            self.fields[name].choices = [(tag, tag) for tag in languages]  # type: ignore[attr-defined]  # a ChoiceField
        self.initial = {"source": languages[0], "target": languages[1], **self.initial}

    @property
    def fieldsets(self) -> Any:  # type: ignore[override] # what there is
        """One."""
        return ((None, {"fields": list(self.fields)}),)

    def clean(self) -> dict[str, Any]:
        """Nothing is translated into itself."""
        data = dict(super().clean() or self.cleaned_data)
        if data.get("format") == XLIFF and data.get("source") == data.get("target"):
            self.add_error("target", _("Choose two languages."))
        return data


class ExportsCaptions(AdminMixin):
    """Adds the page and the action to the admin class of captions."""

    def get_urls(self) -> list[Any]:
        """``export/`` before the addresses of single captions."""
        view = self.admin_site.admin_view(self.export_view)
        return [path("export/", view, name="autocaption_caption_export"), *super().get_urls()]

    def has_export_permission(self, request: HttpRequest) -> bool:
        """May take words away."""
        return self.has_view_permission(request) and editor(request).has_perm(EXPORT)

    def export_view(self, request: HttpRequest) -> HttpResponseBase:
        """Everything that the filters in the address leave, of what the person may open."""
        if not self.has_export_permission(request):
            raise PermissionDenied
        try:
            found = self.get_changelist_instance(request)
        except IncorrectLookupParameters:
            return HttpResponseRedirect(reverse(f"{self.admin_site.name}:autocaption_caption_changelist"))
        form = ExportForm(request.POST if request.method == "POST" else None)
        if form.is_bound and form.is_valid():
            chosen = form.cleaned_data
            if chosen["format"] == CSV:
                return as_csv(self._chunks(request, found.queryset))
            languages = {"source": chosen["source"], "target": chosen["target"]}
            return _as_xliff(self._chunks(request, found.queryset, language=chosen["target"]), **languages)
        return page(
            self,
            request,
            "export.html",
            title=_("Export captions"),
            form=form,
            number=found.result_count,
            more=getattr(found.paginator, "capped", False),
            notes=found.notes,  # type: ignore[attr-defined]  # of a SearchedList
            filtered=found.has_active_filters or bool(found.query),
            list_url=f"{reverse(f'{self.admin_site.name}:autocaption_caption_changelist')}{found.get_query_string()}",
        )

    @admin.action(description=gettext_lazy("Export as CSV"), permissions=["export"])
    def export(self, request: HttpRequest, queryset: QuerySet[Caption]) -> HttpResponseBase:
        """The file that ``manage.py autocaption export`` writes, of the captions that were chosen."""
        return as_csv(self._chunks(request, queryset))

    def _chunks(
        self, request: HttpRequest, queryset: QuerySet[Caption], *, language: str = ""
    ) -> Iterator[list[Caption]]:
        """Those of objects that the person may open, read as they are sent. ``language``: as of ``exported.select``."""
        chosen = exported.select(queryset.db, language=language).filter(pk__in=queryset.order_by().values("pk"))
        for chunk in exported.chunks(chosen):
            yield hosts.passing(request, self.admin_site, chunk)


def as_csv(chunks: Iterable[Sequence[Caption]]) -> HttpResponseBase:
    """A line each, with a mark by which Excel knows UTF-8."""
    return Download(spreadsheet.write(chunks, bom=True), "text/csv", "captions.csv")


def _as_xliff(chunks: Iterable[Sequence[Caption]], *, source: str, target: str) -> HttpResponseBase:
    left_out: Counter[LeftOut] = Counter()
    pieces = xliff.write(pairs(chunks, source=source, left_out=left_out), source=source, target=target)
    return Download(pieces, "application/x-xliff+xml", f"captions-{target}.xlf")
