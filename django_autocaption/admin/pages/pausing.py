"""The buttons of the page "Status" that stop requests to services, and let them go on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import ImproperlyConfigured, PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from django_autocaption.admin.base import services
from django_autocaption.admin.base.editor import editor
from django_autocaption.admin.base.generics import AdminMixin
from django_autocaption.pacing.pauses import SITE
from django_autocaption.pipeline.upkeep import pausing
from django_autocaption.pipeline.upkeep.pausing import Paused
from django_autocaption.pipeline.upkeep.status import Status

#: The permission to stop requests.
PAUSE = "autocaption.pause_requests"


@dataclass(frozen=True, kw_only=True)
class Switch:
    """One line of the table: a service, or all of them (``alias`` "")."""

    alias: str
    name: str
    paused: Paused | None
    """None = its requests are not stopped by this switch."""
    waiting: str
    """How many images are held back; "" = it is not paused."""


class PauseButtons(AdminMixin):
    """Adds what the buttons post to."""

    def get_urls(self) -> list[Any]:
        """``status/pause/`` before the addresses of single captions."""
        view = self.admin_site.admin_view(require_POST(self.pause_view))
        return [path("status/pause/", view, name="autocaption_caption_pause"), *super().get_urls()]

    def pause_view(self, request: HttpRequest) -> HttpResponse:
        """``provider``: an alias, "" = all; with ``resume``, let them go on, else stop them."""
        if not may_pause(request):
            raise PermissionDenied
        alias = request.POST.get("provider", SITE)
        if "resume" in request.POST:
            pausing.resume(alias)
            self.message_user(request, _("Requests to %(service)s go on.") % {"service": _name(alias)})
        else:
            self._pause(request, alias)
        return redirect(f"{self.admin_site.name}:autocaption_caption_status")

    def _pause(self, request: HttpRequest, alias: str) -> None:
        try:
            pausing.pause(alias, by=editor(request))
        except ImproperlyConfigured as error:  # a service that the settings do not know (any more)
            self.message_user(request, str(error), messages.ERROR)
            return
        said = _("Requests to %(service)s are paused. Images wait; answers under way still come.")
        self.message_user(request, said % {"service": _name(alias)}, messages.WARNING)


def may_pause(request: HttpRequest) -> bool:
    """Who may see how captions stand, and stop requests."""
    return editor(request).has_perms(["autocaption.view_caption", PAUSE])


def switches(found: Status) -> list[Switch]:
    """All services, each configured one, and those that are paused though the settings know them no more."""
    by_alias = {one.row.alias: one for one in found.pauses}
    aliases = dict.fromkeys((SITE, *services.aliases(), *by_alias))
    return [_switch(alias, by_alias.get(alias), found.most) for alias in aliases]


def _switch(alias: str, paused: Paused | None, most: int | None) -> Switch:
    waiting = str(paused.waiting) if paused else ""
    if paused and most is not None and paused.waiting >= most:
        waiting = f"{most - 1}+"
    return Switch(alias=alias, name=_name(alias), paused=paused, waiting=waiting)


def _name(alias: str) -> str:
    return services.name_of(alias) if alias else _("all services")
