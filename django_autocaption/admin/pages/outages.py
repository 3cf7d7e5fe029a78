"""The lines at the top of the list of captions that name services which are not asked just now: stopped by an operator,
down, refusing whoever asks, or asking to be left alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.exceptions import ImproperlyConfigured
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from django_autocaption import pacing
from django_autocaption.admin.base import services
from django_autocaption.admin.base.generics import AdminMixin
from django_autocaption.loading import on_first_use
from django_autocaption.models import Pause
from django_autocaption.pacing import pauses

if TYPE_CHECKING:
    from django_autocaption.pipeline.admission import rate_limit
else:
    rate_limit = on_first_use("django_autocaption.pipeline.admission.rate_limit")


class PausedServices(AdminMixin):
    """Adds that line to the admin class of captions."""

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """The list, with the services that are paused."""
        return super().changelist_view(request, {"autocaption_paused": paused(), **(extra_context or {})})


def paused() -> list[str]:
    """A sentence for each service that an operator has stopped, that is down, that refuses whoever asks or that
    asked to be left alone; none while the settings are wrong."""
    try:
        states = pacing.states()
    except ImproperlyConfigured:
        return []
    stopped = [_stopped(row) for row in pauses.pauses()] if pauses.paused() else []
    return [*stopped, *(sentence for state in states if (sentence := _sentence(state)))]


def _stopped(row: Pause) -> str:
    told = {
        "provider": services.name_of(row.alias) if row.alias else _("all services"),
        "since": rate_limit.clock_time(row.since),
    }
    return _("Requests to %(provider)s are paused since %(since)s. Images wait until somebody resumes them.") % told


def _sentence(state: pacing.ProviderState) -> str:
    name = services.name_of(state.alias)
    if state.down_since is not None and state.tried_again_at is not None:
        return _(
            "%(provider)s has given no answers since %(since)s. Its images wait, or go to the next provider of their"
            " chain; it is tried again at %(until)s."
        ) % {
            "provider": name,
            "since": rate_limit.clock_time(state.down_since),
            "until": rate_limit.clock_time(state.tried_again_at),
        }
    if state.silent_since is not None:
        silent = {"provider": name, "since": rate_limit.clock_time(state.silent_since)}
        return _("%(provider)s has given no answers since %(since)s.") % silent
    if state.left_alone_until is not None:
        return _("%(provider)s asked to be left alone for a while. Its images wait until %(until)s.") % {
            "provider": name,
            "until": rate_limit.clock_time(state.left_alone_until),
        }
    return ""
