"""What an address may look for in a list: no more than the list's own filters do."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models.constants import LOOKUP_SEP
from django.http import HttpRequest

from django_autocaption.admin.base.generics import AdminMixin

#: What Django's own filters of a column ask of it.
_COMPARISONS = ("exact", "isnull", "in", "isempty", "gt", "gte", "lt", "lte")


class OnlyListedLookups(AdminMixin):
    """Adds to an admin class that an address asks for what ``list_filter`` names, and for nothing else: every other
    look-up would answer, one question at a time, what a column says that the person may not see."""

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest) -> bool:
        """Those of the filters."""
        return any(_asks(lookup, one) for one in self.get_list_filter(request))


def _asks(lookup: str, one: Any) -> bool:
    if isinstance(one, type) and issubclass(one, admin.SimpleListFilter):
        return lookup == one.parameter_name
    name = str(one[0] if isinstance(one, list | tuple) else one)
    return lookup == name or lookup in {f"{name}{LOOKUP_SEP}{comparison}" for comparison in _COMPARISONS}
