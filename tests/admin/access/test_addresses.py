"""What addresses may ask of lists: the filters, and nothing that tells what may not be seen letter by letter."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib import admin
from django.db import models
from django.test import RequestFactory

from django_autocaption.models import Attempt, Batch, Caption, Comparison, ModeratedImage, Prompt, Review, Sitting
from tests.admin.access import site
from tests.testapp.models import Photo

pytestmark = pytest.mark.django_db
#: What an address may ask of each list.
LOOKUPS = {
    Caption: {"review", "words", "human", "provider", "language", "field", "error_code", "batch"},
    ModeratedImage: {"rating", "decision__rule", "source", "field"},
    Review: {"by", "group"},
    Attempt: {"provider"},
    Batch: set(),
    Prompt: set(),
    Sitting: set(),
    Comparison: set(),
}
#: Of columns: with what Django's filters ask of them.
FILTERED = {Caption: {"state", "origin", "rating"}, Attempt: {"outcome"}}


def columns(model: type[models.Model], depth: int = 1) -> set[str]:
    """Names of columns, and of those that a relation leads to."""
    found = set()
    for field in model._meta.get_fields():
        found.add(field.name)
        if depth and field.is_relation and isinstance(field.related_model, type):
            found |= {f"{field.name}__{name}" for name in columns(field.related_model, depth - 1)}
    return found


COMPARISONS = ("exact", "in", "lt", "gte", "isnull", "startswith", "icontains", "regex", "has_key", "13-17")


@pytest.mark.parametrize("model", LOOKUPS)
def test_an_address_asks_for_nothing_but_the_filters(model: type[models.Model], admin_user: Any) -> None:
    request = RequestFactory().get("/")
    request.user = admin_user
    asked = {f"{name}__{how}" if how else name for name in columns(model) for how in ("", *COMPARISONS)}
    allowed = {one for one in asked | LOOKUPS[model] if admin.site._registry[model].lookup_allowed(one, "x", request)}
    filtered = {f"{name}__{how}" for name in FILTERED.get(model, ()) for how in ("exact", "isnull", "in", "lt", "gte")}
    assert allowed == LOOKUPS[model] | filtered | FILTERED.get(model, set())


def test_nor_for_the_names_of_files_in_a_list_of_the_sites_own() -> None:
    request = RequestFactory().get("/")
    people = site.people()
    request.user = people["approve"]
    host: Callable[..., bool] = admin.site._registry[Photo].lookup_allowed
    assert [how for how in COMPARISONS if host(f"image__{how}", "x", request)] == ["isnull"]
    assert not host("image", "x", request)
    assert host("title__startswith", "x", request)
    request.user = people["moderate"]
    assert host("image__startswith", "x", request)
