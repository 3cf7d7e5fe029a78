"""An admin site whose index and navigation tell how many captions wait: ``CountingAdminConfig`` of ``apps`` in
INSTALLED_APPS in place of "django.contrib.admin", or the mixin for a site of one's own.

It imports nothing that registers with an admin site, so that AdminConfig.default_site may name a class that has it, and
no model, so that INSTALLED_APPS may.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext as _

from django_autocaption import figures
from django_autocaption.loading import on_first_use

if TYPE_CHECKING:
    from django_autocaption import models

    SiteMixin = admin.AdminSite
else:
    models = on_first_use("django_autocaption.models")
    #: For classes that are put before an AdminSite.
    SiteMixin = object

__all__ = [
    "AutocaptionAdminSite",
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
            if model["model"] is models.Caption and (waiting := self._waiting(request)):
                told = {"name": model["name"], "number": figures.capped(waiting, MOST)}
                model["name"] = _("%(name)s (%(number)s wait)") % told
        return apps

    def _waiting(self, request: HttpRequest) -> int:
        reasons = [reason for reason in models.Awaits if reason != models.Awaits.NOTHING]
        rows = self._registry[models.Caption].get_queryset(request).filter(review__in=reasons)
        return rows.select_related(None).order_by()[: MOST + 1].count()


class AutocaptionAdminSite(AutocaptionSiteMixin, admin.AdminSite):
    """Django's admin site, which counts."""
