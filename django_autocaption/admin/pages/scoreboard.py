"""The page "Scoreboard": how good each provider, model and prompt has proved, linked from the list of captions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

from django.contrib.auth import get_user_model
from django.core.exceptions import ImproperlyConfigured, PermissionDenied
from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from django_autocaption import conf, figures
from django_autocaption.admin.base import services
from django_autocaption.admin.base.editor import editor, sees_money, sees_users
from django_autocaption.admin.base.generics import AdminMixin
from django_autocaption.admin.base.page import page
from django_autocaption.audit import scoreboard
from django_autocaption.audit.scoreboard import ENOUGH, Board, Line
from django_autocaption.models import Reason
from django_autocaption.registry import registry

#: ``?person=``: whose decisions; other values are primary keys, none is everybody.
ME = "me"


class ScoreboardPage(AdminMixin):
    """Adds the page to the admin class of captions, for whoever may view them; costs for who may view attempts.

    Everybody sees the sums of all, and their own; those of one other person who may view users, where
    SCORES_BY_PERSON says so.
    """

    def get_urls(self) -> list[Any]:
        """``scoreboard/`` before the addresses of single captions."""
        view = self.admin_site.admin_view(self.scoreboard_view)
        return [path("scoreboard/", view, name="autocaption_caption_scoreboard"), *super().get_urls()]

    def scoreboard_view(self, request: HttpRequest) -> TemplateResponse:
        """Look and show."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        own = str(editor(request).pk)
        chosen = request.GET.get("person", "")
        person = own if chosen == ME else chosen
        board = Board(as_of=None, lines=[])
        others: list[tuple[str, str]] = []
        problem = ""
        try:
            others = _others(own) if _may_see_others(request) else []
            if person and person != own and person not in dict(others):
                raise PermissionDenied
            board = scoreboard.scoreboard(user=person or None)
        except ImproperlyConfigured:
            # The message may quote the settings; whoever may change them has the system checks.
            problem = _("The settings of this app are wrong: “manage.py check” says what to write.")
        drafts = [line for line in board.lines if not line.subject.spot_check]
        checks = [line for line in board.lines if line.subject.spot_check]
        return page(
            self,
            request,
            "scoreboard.html",
            title=_("Scoreboard"),
            problem=problem,
            as_of=board.as_of,
            tables=[
                (_("Drafts"), list(_lines(drafts)), _reasons(drafts)),
                (_("Spot checks: words that had published themselves"), list(_lines(checks)), _reasons(checks)),
            ],
            is_empty=not board.lines,
            may_see_costs=sees_money(request),
            enough=ENOUGH,
            people=[("", _("Everybody")), (ME, _("My own decisions")), *others],
            chosen=chosen,
        )


def _may_see_others(request: HttpRequest) -> bool:
    return conf.current().SCORES_BY_PERSON and sees_users(request)


def _others(own: str) -> list[tuple[str, str]]:
    """(primary key, name) of the people whose decisions are counted."""
    keys = [key for key in scoreboard.people() if key != own]
    users = get_user_model()._default_manager.in_bulk(keys)
    return sorted(((str(pk), str(user)) for pk, user in users.items()), key=lambda pair: pair[1])


def _reasons(lines: Sequence[Line]) -> list[Any]:
    """Labels of the reasons that occur, for the head of a table."""
    return [reason.label for reason in _occurring(lines)]


def _occurring(lines: Sequence[Line]) -> list[Reason]:
    return [reason for reason in Reason if any(line.rejected[reason] for line in lines)]


def _lines(lines: Sequence[Line]) -> Iterator[dict[str, Any]]:
    reasons = _occurring(lines)
    names: dict[str, str] = {}
    if lines:  # there are none while the settings, which name the fields, are wrong
        names = {f.label: f"{f.model._meta.verbose_name}: {f.field.verbose_name}" for f in registry.all()}
    for line in lines:
        low, high = line.interval
        yield {
            "line": line,
            "field": names.get(line.subject.field, line.subject.field),
            "provider": services.name_of(line.subject.provider),
            "approved": _percent(line.share_approved),
            "low": _percent(low),
            "high": _percent(high),
            "kept": _percent(line.share_kept),
            "rejected": [line.rejected[reason] for reason in reasons],
            "costs": [_cost(amount, unit) for unit, amount in line.cost_of_approved.items()],
            "seconds": None if line.median_latency is None else number_format(line.median_latency / 1000, 2),
        }


def _percent(share: float | None) -> str:
    return "" if share is None else figures.percent(round(100 * share, 1), 1)


def _cost(amount: Decimal, unit: str) -> str:
    """In three significant digits, without an exponent."""
    digits = max(0, 2 - amount.adjusted())
    return figures.isolated(f"{number_format(round(amount, digits), digits)}{figures.BLANK}{unit}")
