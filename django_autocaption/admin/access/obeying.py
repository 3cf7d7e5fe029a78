"""Lists and pages of captions that obey what the site's own admin classes say of the objects."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import ngettext

from django_autocaption.admin.access import hosts
from django_autocaption.admin.base.generics import AdminMixin


class ObeysHosts(AdminMixin):
    """Adds to an admin class of captions that nobody comes to those of objects that they may not open, and that nobody
    changes those of objects that they may not change."""

    takes_change = True
    """Whoever changes a row needs to be one who may change the object; False = one who may open it."""

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Those of objects that the person may open."""
        rows = super().get_queryset(request)
        open_ones = hosts.restriction(request, self.admin_site, using=rows.db)
        return rows if open_ones is None else rows.filter(open_ones)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Takes both."""
        may = super().has_view_permission(request, obj)
        return may and (obj is None or hosts.may_open(request, self.admin_site, obj))

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Takes both."""
        may = super().has_change_permission(request, obj)
        return may and (obj is None or bool(hosts.passing(request, self.admin_site, [obj], change=self.takes_change)))

    def changeable(self, request: HttpRequest, queryset: QuerySet[Any]) -> tuple[QuerySet[Any], int]:
        """Those of the chosen rows that the person may change, and how many others there are, which they are told."""
        chosen, left = hosts.narrowed(request, self.admin_site, queryset, change=self.takes_change)
        if left:
            text = ngettext(
                "%(number)d left alone: you may not change the object that it describes.",
                "%(number)d left alone: you may not change the objects that they describe.",
                left,
            )
            self.message_user(request, text % {"number": left}, messages.WARNING)
        return chosen, left
