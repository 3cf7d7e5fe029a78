"""The page "Status": the report of ``manage.py autocaption status`` for editors, linked from the list of captions."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from django.core.exceptions import ImproperlyConfigured, PermissionDenied
from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _

from django_autocaption.admin.access import hosts
from django_autocaption.admin.base import display, services
from django_autocaption.admin.base.editor import may_moderate, sees_money, sees_users
from django_autocaption.admin.base.page import page
from django_autocaption.admin.pages.outages import paused
from django_autocaption.admin.pages.pausing import PauseButtons, may_pause, switches
from django_autocaption.figures import capped
from django_autocaption.models import State
from django_autocaption.pipeline.upkeep.status import Failures, Status, status

#: Captions of each state that the page counts, so that it comes at once; the command counts all of them.
MOST = 10_000


class StatusPage(PauseButtons):
    """Adds the page to the admin class of captions, for whoever may view them; money for who may view attempts."""

    def get_urls(self) -> list[Any]:
        """``status/`` before the addresses of single captions."""
        view = self.admin_site.admin_view(self.status_view)
        return [path("status/", view, name="autocaption_caption_status"), *super().get_urls()]

    def status_view(self, request: HttpRequest) -> TemplateResponse:
        """Look and show."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        found: Status | None = None
        # An error's message may quote the settings; whoever may change them has the system checks.
        with suppress(ImproperlyConfigured):
            found = status(most=MOST + 1)
        return page(
            self,
            request,
            "status.html",
            title=_("Status"),
            found=found,
            states=[(State(state), capped(number, MOST)) for state, number in found.states.items()] if found else [],
            awaiting=[(reason, capped(number, MOST)) for reason, number in found.awaiting.items() if number]
            if found
            else [],
            due=capped(found.due, MOST) if found else "",
            accounts=found.accounts if found and sees_money(request) else [],
            paused=paused(),
            switches=switches(found) if found else [],
            may_pause=may_pause(request),
            sees_users=sees_users(request),
            failures=[(failure, self._may_read(request, failure)) for failure in found.failures] if found else [],
            # What fails in the sweep may name any image.
            shows_errors=may_moderate(request) and hosts.sees_all(request, self.admin_site),
            pause_url=reverse(f"{self.admin_site.name}:autocaption_caption_pause"),
            services=[services.name_of(alias) for alias in services.aliases()],
        )

    def _may_read(self, request: HttpRequest, failure: Failures) -> bool:
        """What an error says may name the file: not of an image that the person may not see."""
        row = self.get_queryset(request).using(failure.database).filter(pk=failure.latest).first()
        if row is None or display.withheld_from(request, row):
            return False
        return hosts.may_open(request, self.admin_site, row)
