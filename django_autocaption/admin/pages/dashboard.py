"""The page "Dashboard": what waits, what is covered, what it costs and whether all runs, each with its list."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from typing import Any

from django.core.exceptions import ImproperlyConfigured, PermissionDenied
from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from django_autocaption import figures
from django_autocaption.admin.access import hosts
from django_autocaption.admin.base import services
from django_autocaption.admin.base.editor import may_moderate, may_write, sees_money
from django_autocaption.admin.base.generics import AdminMixin
from django_autocaption.admin.base.page import page
from django_autocaption.admin.pages import charts
from django_autocaption.admin.pages.outages import paused
from django_autocaption.admin.pages.standstill import spent_budgets
from django_autocaption.audit import overview
from django_autocaption.models import Awaits, Covered, ModeratedImage, Rating, State
from django_autocaption.models.choices import OPEN_STATES
from django_autocaption.pipeline.admission.reservations import Account
from django_autocaption.pipeline.upkeep.status import status
from django_autocaption.registry import registry

#: How far the page counts.
MOST = 10_000


class DashboardPage(AdminMixin):
    """Adds the page to the admin class of captions, for whoever may view them; money for who may view attempts."""

    def get_urls(self) -> list[Any]:
        """``dashboard/`` before the addresses of single captions."""
        view = self.admin_site.admin_view(self.dashboard_view)
        return [path("dashboard/", view, name="autocaption_caption_dashboard"), *super().get_urls()]

    def dashboard_view(self, request: HttpRequest) -> TemplateResponse:
        """Look and show."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        context: dict[str, Any] = {}
        try:
            context = self._found(request)
        except ImproperlyConfigured:
            # The message may quote the settings; whoever may change them has the system checks.
            context["problem"] = _("The settings of this app are wrong: “manage.py check” says what to write.")
        return page(self, request, "dashboard.html", title=_("Dashboard"), **context)

    def _found(self, request: HttpRequest) -> dict[str, Any]:
        health = status(most=MOST + 1)
        fields = registry.all()
        shown = [field for field in fields if hosts.lets_all(request, self.admin_site, field.model)]
        covered = overview.coverage_of(shown)
        occurring = [kind for kind in Covered if any(line.numbers[kind] for line in covered.lines)]
        shows_money = sees_money(request)
        money = overview.spent_this_month() if shows_money else None
        return {
            "waits": list(self._waits(request)),
            "coverage": [_line(line, occurring) for line in covered.lines if line.images],
            "coverage_as_of": covered.as_of,
            "heads": [covered.label for covered in occurring],
            "left_out": len(fields) - len(shown),
            "sees_money": shows_money,
            "money": [_spent(spent) for spent in money.lines] if money else [],
            "attempts_url": reverse(f"{self.admin_site.name}:autocaption_attempt_changelist") if shows_money else "",
            "money_as_of": money.as_of if money else None,
            "caps": [_cap(account) for account in health.accounts] if shows_money else [],
            "latencies": [(services.name_of(one.provider), one) for one in overview.latencies()],
            "latest": overview.LATEST,
            "paused": [*paused(), *spent_budgets(health)],
            "health": health,
            "worker_seen": _moment(health.worker_seen),
            "swept": _moment(health.swept),
            "runs": not (health.nobody_works or health.nobody_sweeps or health.upkeep),
        }

    def _waits(self, request: HttpRequest) -> Iterator[tuple[str, str, str, str]]:
        """(what, how many, address of the list, of the desk where this person goes through them or ""), as far as there
        are any, of objects that the person may open."""
        url = reverse(f"{self.admin_site.name}:autocaption_caption_changelist")
        rows = self.get_queryset(request).select_related(None).order_by()
        for reason in Awaits:
            if reason != Awaits.NOTHING and (number := rows.filter(review=reason)[: MOST + 1].count()):
                desk = f"{self._desk('changelist')}?reason={reason.value}" if may_write(request) else ""
                yield str(reason.label), figures.capped(number, MOST), f"{url}?review={reason.value}", desk
        if may_moderate(request) and (number := rows.filter(rating=Rating.REVIEW)[: MOST + 1].count()):
            queue = reverse(f"{self.admin_site.name}:autocaption_{ModeratedImage._meta.model_name}_changelist")
            label = str(_("Captions of images that a moderator has to look at"))
            yield label, figures.capped(number, MOST), queue, self._desk("moderation")
        for state in (State.FAILED, *OPEN_STATES):
            if number := rows.filter(state=state)[: MOST + 1].count():
                desk = self._desk("failures") if state == State.FAILED and may_write(request) else ""
                yield str(state.label), figures.capped(number, MOST), f"{url}?state__exact={state.value}", desk

    def _desk(self, name: str) -> str:
        return reverse(f"{self.admin_site.name}:autocaption_sitting_{name}")


def _line(line: overview.FieldCoverage, occurring: Sequence[Covered]) -> dict[str, Any]:
    waiting = line.numbers[Covered.REVIEW] + line.numbers[Covered.OPEN]
    return {
        "name": f"{line.field.model._meta.verbose_name}: {line.field.field.verbose_name}",
        "label": line.field.label,
        "language": line.language,
        "images": line.images,
        "percent": figures.percent(line.percent),
        "bar": charts.bar(line.shown, waiting, whole=line.images),
        "numbers": [line.numbers[covered] for covered in occurring],
    }


def _spent(spent: overview.Spent) -> dict[str, Any]:
    most = max(spent.days.values())
    return {
        "provider": services.name_of(spent.provider),
        "alias": spent.provider,
        "requests": spent.requests,
        "amount": figures.amount(spent.amount, spent.unit),
        "unit": spent.unit,
        "most": figures.amount(most, spent.unit),
        "columns": charts.columns(list(spent.days.values())) if most else [],
        "days": [(day, figures.amount(value, spent.unit)) for day, value in spent.days.items()],
    }


def _cap(account: Account) -> dict[str, Any]:
    budget, used = account.budget, account.row.spent + account.row.reserved
    return {
        "budget": budget,
        "user": account.row.user,
        "spent": figures.amount(account.row.spent, budget.UNIT),
        "reserved": figures.amount(account.row.reserved, budget.UNIT),
        "bar": charts.bar(account.row.spent, account.row.reserved, whole=max(budget.LIMIT, used)),
        "until": budget.period_end(),
    }


def _moment(seconds: float | None) -> datetime | None:
    return None if seconds is None else timezone.now() - timedelta(seconds=seconds)
