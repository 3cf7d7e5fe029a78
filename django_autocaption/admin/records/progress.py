"""How far a bulk request is, on its page, which looks again by itself; and the buttons that change its course."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.loader import render_to_string
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_POST

from django_autocaption import figures
from django_autocaption.admin.access import hosts
from django_autocaption.admin.base.editor import may_steer, sees_money
from django_autocaption.admin.base.generics import ModelAdmin
from django_autocaption.admin.pages import charts
from django_autocaption.admin.pages.standstill import standstill
from django_autocaption.models import Awaits, Batch, Comparison, ErrorCode, Kind, State
from django_autocaption.pipeline.bulk import batches
from django_autocaption.pipeline.bulk.progress import FAILURES, MOST, progress
from django_autocaption.pipeline.runtime import queue

#: What can be done about a bulk request, each by a button that posts to an address of its own.
COURSES = ("pause", "resume", "retry", "cancel")
#: Seconds from which on the time that is left is told in hours.
IN_HOURS = 2 * 60 * 60


def addresses(model_admin: ModelAdmin) -> list[URLPattern]:
    """``<id>/progress/`` for the script, and one for each of COURSES."""

    def look(request: HttpRequest, pk: int) -> JsonResponse:
        batch = get_object_or_404(model_admin.get_queryset(request), pk=pk)
        if not model_admin.has_view_permission(request, batch):
            raise PermissionDenied
        context = _told(model_admin, request, batch)
        html = render_to_string("admin/autocaption/progress.html", context, request)
        return JsonResponse({"html": html, "runs": context["runs"]})

    def steer(request: HttpRequest, pk: int, course: str) -> HttpResponse:
        batch = get_object_or_404(model_admin.get_queryset(request), pk=pk)
        if not model_admin.has_view_permission(request, batch) or not may_steer(request, batch):
            raise PermissionDenied
        model_admin.message_user(request, _DO[course](model_admin, request, batch), messages.SUCCESS)
        return redirect(f"{model_admin.admin_site.name}:autocaption_batch_change", pk)

    view, change = model_admin.admin_site.admin_view(look), model_admin.admin_site.admin_view(require_POST(steer))
    return [
        path("<int:pk>/progress/", view, name="autocaption_batch_progress"),
        *(path(f"<int:pk>/{name}/", change, {"course": name}, name=f"autocaption_batch_{name}") for name in COURSES),
    ]


def shown(model_admin: ModelAdmin, request: HttpRequest, batch: Batch) -> dict[str, Any]:
    """What the page of the request needs beside its columns."""
    site = model_admin.admin_site.name
    told = _told(model_admin, request, batch)
    courses = _courses(request, batch, ends=bool(told["found"].left))
    return {
        **told,
        **{f"{name}_url": reverse(f"{site}:autocaption_batch_{name}", args=[batch.pk]) for name in courses},
        "progress_url": reverse(f"{site}:autocaption_batch_progress", args=[batch.pk]),
    }


def _courses(request: HttpRequest, batch: Batch, *, ends: bool) -> list[str]:
    """Those of COURSES that make sense now, for this person. ``ends``: some of its captions have not ended yet."""
    if batch.cancelled_at is not None or not may_steer(request, batch):
        return []
    if batch.kind == Kind.CHECK:
        return ["cancel"] if batch.unwritten else []
    again = ["retry"] if batches.failed(batch).exists() else []
    if not ends and batch.kind != Kind.COMPARE:  # whose answers are counted elsewhere
        return again
    return ["resume" if batch.paused_at is not None else "pause", *again, "cancel"]


def _told(model_admin: ModelAdmin, request: HttpRequest, batch: Batch) -> dict[str, Any]:
    found = progress(batch)
    captions = f"{model_admin.admin_site.name}:autocaption_caption_changelist"
    comparison = getattr(batch, "comparison", None)
    url = f"{reverse(captions)}?batch={batch.pk}"
    runs = found.left > 0 and batch.cancelled_at is None
    stands = runs and batch.paused_at is None and not found.per_minute and batch.kind != Kind.CHECK
    money = sees_money(request)
    return {
        "found": found,
        "percent": figures.percent(found.percent),
        "comparison": comparison,
        "comparison_url": comparison and _page_of(model_admin, comparison),
        "is_check": batch.kind == Kind.CHECK,
        "sent": batch.found,
        "sent_url": f"{reverse(captions)}?review={Awaits.SENT_BACK.value}",
        "is_paused": batch.paused_at is not None,
        "runs": runs,
        "held_back": standstill() if stands else [],
        "bar": charts.bar(found.ended - found.failed, found.failed, whole=found.whole),
        "states": [
            (str(state.label), figures.capped(number, MOST - 1), f"{url}&state__exact={state.value}")
            for state, number in found.states.items()
        ],
        "reasons": [
            (_reason(code), number, f"{url}&state__exact={State.FAILED.value}&error_code={code}")
            for code, number in found.errors
        ],
        "moved": figures.capped(found.moved, MOST - 1) if batch.kind != Kind.COMPARE else "",
        "recalled": figures.capped(found.recalled, MOST - 1),
        "latest_failed": FAILURES if found.failed > FAILURES else 0,
        "spent": [figures.amount(amount, unit) for unit, amount in found.spent.items()] if money else [],
        "sees_money": money and batch.kind != Kind.CHECK,
        "minutes_left": None if found.seconds_left is None else round(found.seconds_left / 60),
        "hours_left": round((found.seconds_left or 0) / 3600) if (found.seconds_left or 0) >= IN_HOURS else None,
    }


def _page_of(model_admin: ModelAdmin, comparison: Comparison) -> str:
    return reverse(f"{model_admin.admin_site.name}:autocaption_comparison_change", args=[comparison.pk])


def _reason(code: str) -> str:
    return str(ErrorCode(code).label) if code in ErrorCode.values else code


def _cancel(model_admin: ModelAdmin, request: HttpRequest, batch: Batch) -> str:
    """Nothing more is asked from now on; the rows are taken back by a worker, for there may be a million."""
    batches.stop(batch)
    queue.send_cancel(batch.pk, using=str(batch._state.db))
    return gettext("%(request)s is cancelled.") % {"request": batch}


def _pause(model_admin: ModelAdmin, request: HttpRequest, batch: Batch) -> str:
    batches.pause(batch)
    return gettext("%(request)s is paused: what is under way ends, and nothing more is asked.") % {"request": batch}


def _resume(model_admin: ModelAdmin, request: HttpRequest, batch: Batch) -> str:
    batches.resume(batch)
    return gettext("%(request)s goes on.") % {"request": batch}


def _retry(model_admin: ModelAdmin, request: HttpRequest, batch: Batch) -> str:
    """Of objects that the person may change."""
    site, failed = model_admin.admin_site, batches.failed(batch)
    found = hosts.narrowed(request, site, failed, change=True, most=batches.CHUNK)
    asked = batches.retry(batch, found.captions) if batch.cancelled_at is None else 0
    text = ngettext(
        "Asked once more for %(number)d caption that had failed.",
        "Asked once more for %(number)d captions that had failed.",
        asked,
    ) % {"number": asked}
    if found.refused:
        left = gettext("Left alone, as you may not change what they describe: %(number)d.")
        text += " " + left % {"number": found.refused}
    return text


_DO = {"cancel": _cancel, "pause": _pause, "resume": _resume, "retry": _retry}
