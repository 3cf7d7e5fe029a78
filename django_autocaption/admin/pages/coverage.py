"""The page "Coverage": the numbers of ``manage.py autocaption audit`` for editors, linked from the list of captions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ImproperlyConfigured, PermissionDenied
from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from django_autocaption.admin.access import hosts
from django_autocaption.admin.base.generics import AdminMixin
from django_autocaption.admin.base.page import page
from django_autocaption.admin.pages.backfill import may_backfill
from django_autocaption.audit.quality import Missing, Quality
from django_autocaption.loading import on_first_use

if TYPE_CHECKING:
    from django_autocaption.audit import fields
else:
    fields = on_first_use("django_autocaption.audit.fields")

#: Images of a field that the page looks at, so that it comes in seconds; the command looks at all of them.
MOST_IMAGES = 500

_QUALITIES = {
    Quality.GOOD: gettext_lazy("Good"),
    Quality.DECORATIVE: gettext_lazy("Decorative"),
    Quality.REDUNDANT: gettext_lazy("Redundant"),
    Quality.TOO_LONG: gettext_lazy("Too long"),
    Quality.TOO_SHORT: gettext_lazy("Too short"),
    Quality.UNFIT: gettext_lazy("Not fit to publish"),
    Quality.FILE_NAME: gettext_lazy("File name"),
    Quality.STALE: gettext_lazy("For an earlier file"),
    Quality.MISSING: gettext_lazy("Missing"),
}
_REASONS = {
    Missing.NOT_ASKED: gettext_lazy("not asked for yet"),
    Missing.WAITING: gettext_lazy("waiting for words"),
    Missing.REVIEW: gettext_lazy("in review"),
    Missing.FAILED: gettext_lazy("failed"),
    Missing.EXCLUDED: gettext_lazy("excluded"),
    Missing.REJECTED: gettext_lazy("rejected"),
    Missing.HELD: gettext_lazy("held by moderation"),
}


class CoveragePage(AdminMixin):
    """Adds the page to the admin class of captions, for whoever may view them."""

    def get_urls(self) -> list[Any]:
        """``coverage/`` before the addresses of single captions."""
        view = self.admin_site.admin_view(self.coverage_view)
        return [path("coverage/", view, name="autocaption_caption_coverage"), *super().get_urls()]

    def coverage_view(self, request: HttpRequest) -> TemplateResponse:
        """Measure and show."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        reports: list[fields.FieldReport] = []
        problem, left_out = "", 0
        try:
            all_fields = fields.fields_named([])
            shown = [field for field in all_fields if hosts.lets_all(request, self.admin_site, field.model)]
            left_out = len(all_fields) - len(shown)
            reports = fields.measure(shown, most=MOST_IMAGES)
        except ImproperlyConfigured:
            # The message may quote the settings; whoever may change them has the system checks.
            problem = _("The settings of this app are wrong: “manage.py check” says what to write.")
        return page(
            self,
            request,
            "coverage.html",
            title=_("Coverage"),
            may_backfill=may_backfill(request),
            problem=problem,
            left_out=left_out,
            head=[label for quality, label in _QUALITIES.items() if _occurs(quality, reports)],
            lines=list(_lines(reports)),
            complete=all(report.complete for report in reports),
            most=MOST_IMAGES,
        )


def _lines(reports: Sequence[fields.FieldReport]) -> Iterator[dict[str, Any]]:
    occurring = [quality for quality in _QUALITIES if _occurs(quality, reports)]
    for report in reports:
        field, tally = report.field, report.tally
        yield {
            "name": f"{field.model._meta.verbose_name}: {field.field.verbose_name}",
            "label": field.label,
            "language": report.language,
            "tally": tally,
            "complete": report.complete,
            "failed": bool(report.problem),
            "classes": [tally.classes[quality] for quality in occurring],
            "missing": [(tally.missing[why], label) for why, label in _REASONS.items() if tally.missing[why]],
        }


def _occurs(quality: Quality, reports: Sequence[fields.FieldReport]) -> bool:
    return any(report.tally.classes[quality] for report in reports)
