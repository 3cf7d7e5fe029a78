"""What an address may ask of a list: its filters, however a site's own class names them, and nothing else."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib import admin
from django.test import RequestFactory

from django_autocaption.admin.access.lookups import OnlyListedLookups
from django_autocaption.models import Caption


class ByNumber(admin.SimpleListFilter):
    title = "number"
    parameter_name = "number"

    def lookups(self, request: Any, model_admin: Any) -> Any:
        return ()

    def queryset(self, request: Any, queryset: Any) -> Any:
        return queryset


@pytest.mark.parametrize(
    "listed", ["state", ("state", admin.ChoicesFieldListFilter), ["state", admin.AllValuesFieldListFilter]]
)
@pytest.mark.parametrize(
    ("lookup", "is_allowed"),
    [
        ("state", True),
        ("state__exact", True),
        ("state__in", True),
        ("number", True),
        ("number__gt", False),
        ("state__regex", False),
        ("state__icontains", False),
        ("rating", False),
        ("rating__exact", False),
        ("states", False),
    ],
)
def test_filters_alone_are_asked_for(listed: Any, lookup: str, is_allowed: bool) -> None:
    kind = type("Own", (OnlyListedLookups, admin.ModelAdmin), {"list_filter": (listed, ByNumber)})
    own = kind(Caption, admin.AdminSite())
    assert own.lookup_allowed(lookup, "1", RequestFactory().get("/")) is is_allowed
