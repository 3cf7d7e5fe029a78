"""For a site's own admin site: its index and its navigation tell how many captions wait.

It imports nothing that registers with an admin site, so that AdminConfig.default_site may name a class that has it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from django_autocaption.models import Awaits, Caption

if TYPE_CHECKING:
    SiteMixin = admin.AdminSite
else:
    #: For classes that are put before an AdminSite.
    SiteMixin = object

__all__ = [
    "AutocaptionSiteMixin",
]

#: How far is counted, as every page of the admin shows it.
MOST = 100


class AutocaptionSiteMixin(SiteMixin):
    """``class Site(AutocaptionSiteMixin, admin.AdminSite)``: "Captions (12 wait)", of those that they may open."""

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[Any]:
        """Django's, with the number behind the captions' name."""
        apps = super().get_app_list(request, app_label)
        for model in (model for app in apps for model in app["models"]):
            if model["model"] is Caption and (waiting := self._waiting(request)):
                number = f"{number_format(min(waiting, MOST))}{'+' if waiting > MOST else ''}"
                model["name"] = _("%(name)s (%(number)s wait)") % {"name": model["name"], "number": number}
        return apps

    def _waiting(self, request: HttpRequest) -> int:
        reasons = [reason for reason in Awaits if reason != Awaits.NOTHING]
        rows = self._registry[Caption].get_queryset(request).filter(review__in=reasons)
        return rows.select_related(None).order_by()[: MOST + 1].count()
