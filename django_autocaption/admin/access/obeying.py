"""Lists and pages of captions that obey what the site's own admin classes say of the objects."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext, ngettext

from django_autocaption import figures
from django_autocaption.admin.access import hosts
from django_autocaption.admin.base.generics import AdminMixin
from django_autocaption.admin.base.paginator import CappedPaginator

#: Objects that are asked about one by one.
MOST = CappedPaginator.most_rows


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
        """Those of the chosen rows that the person may change, and how many others there are, which they are told.
        Where the site's admin class has to be asked about each object, no more than the newest MOST are chosen."""
        found = hosts.narrowed(request, self.admin_site, queryset, change=self.takes_change, most=MOST)
        if found.refused:
            text = ngettext(
                "%(number)d left alone: you may not change the object that it describes.",
                "%(number)d left alone: you may not change the objects that they describe.",
                found.refused,
            )
            self.message_user(request, text % {"number": found.refused}, messages.WARNING)
        if found.is_cut:
            self.message_user(request, left_out(), messages.WARNING)
        return found.captions, found.refused


def left_out() -> str:
    """What an action says where more were chosen than this site is asked about."""
    text = gettext(
        "No more than %(most)s are taken at once: whether you may change an object is asked about each of them."
    )
    return text % {"most": figures.capped(MOST, MOST)}
