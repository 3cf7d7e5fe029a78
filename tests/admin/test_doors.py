"""Every address of the admin, collected from the admin itself, so that a new page is covered as it is: what it offers
whoever may only look, and that it takes no post without a token. ``tests.admin.access`` says who may come in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from django.conf import settings
from django.contrib import admin
from django.contrib.auth.models import Permission, User
from django.db import models
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils import timezone

from django_autocaption.admin import AutocaptionAdminMixin
from django_autocaption.models import (
    Attempt,
    Batch,
    Caption,
    Comparison,
    ModeratedImage,
    Prompt,
    Rating,
    Review,
    Sitting,
    Surface,
    Verb,
)
from tests.admin.access.site import compared
from tests.admin.rows import caption_of, staff
from tests.pictures import upload
from tests.rows import REVIEW
from tests.testapp.models import Product

pytestmark = pytest.mark.django_db

#: What Django's admin puts beside the pages: "<id>/" leads to "<id>/change/" and shows nothing.
ALIAS = ""
#: Pages that take more than looking.
_FILES = ("export", "import", "import_look")
CHANGING = ("add", "delete", "backfill", "cancel", "pause", "resume", "retry", "try", "tried", "restore", *_FILES)
OURS = {
    model: model_admin
    for model, model_admin in admin.site._registry.items()
    if model._meta.app_label == "autocaption" or (isinstance(model_admin, AutocaptionAdminMixin) and model is Product)
}


@dataclass(frozen=True)
class Door:
    """One address of a model's admin."""

    model: type[models.Model]
    name: str
    """``changelist``, ``change``, ``coverage``…"""
    needs: tuple[str, ...]
    """Names of the parts of its address."""

    def url(self, row: models.Model) -> str:
        """``row``: of ``model``."""
        values = {"object_id": row.pk, "pk": row.pk}
        if self.name == ALIAS:
            return reverse(f"admin:{self._prefix}_changelist") + f"{row.pk}/"
        return reverse(f"admin:{self._prefix}_{self.name}", args=[values[part] for part in self.needs])

    @property
    def _prefix(self) -> str:
        return f"{self.model._meta.app_label}_{self.model._meta.model_name}"


def doors() -> Iterator[Door]:
    """All of them."""
    for model, model_admin in OURS.items():
        yield from doors_of(model, model_admin)


def doors_of(model: type[models.Model], model_admin: Any) -> Iterator[Door]:
    """Those of one admin class."""
    prefix = f"{model._meta.app_label}_{model._meta.model_name}_"
    for pattern in model_admin.get_urls():
        assert isinstance(pattern, URLPattern), "a page behind an include() needs a look of its own"
        yield Door(model, (pattern.name or "").removeprefix(prefix), tuple(pattern.pattern.converters))


DOORS = list(doors())
#: Pages that take another permission than one to look: to spend, and to take votes away as a file.
MORE = ("compare", "recaption", "votes")
Rows = dict[type[models.Model], models.Model]


@pytest.fixture
def rows() -> Rows:
    """One of each."""
    product = Product.objects.create(front=upload())
    Caption.objects.all().delete()
    batch = Batch.objects.create(prompt="Name the colours.")
    columns = {"standing": REVIEW, "rating": Rating.REVIEW, "alt_text": "SECRET words."}
    row = caption_of(product, Product, "front", batch=batch, **columns)
    attempt = Attempt.objects.create(caption=row, request=1, provider="default", asked_at=timezone.now())
    review = Review.objects.create(caption=row, verb=Verb.SUGGEST, surface=Surface.FORM)
    return {
        Caption: row,
        Review: review,
        ModeratedImage: ModeratedImage.objects.get(pk=row.pk),
        Attempt: attempt,
        Batch: batch,
        Prompt: Prompt.objects.create(name="p", text="t"),
        Sitting: Sitting.objects.create(user_id=0, ids=[row.pk]),
        Comparison: compared(row),
        Product: product,
    }


def test_there_are_doors_to_walk_through() -> None:
    names = {(door.model, door.name) for door in DOORS}
    assert {(Caption, "coverage"), (Caption, "changelist"), (Attempt, "change"), (Product, "changelist")} <= names
    assert {"recaption", "approve", "reject", "mark_decorative", "unlock"} <= set(OURS[Caption].actions)
    assert "recaption_images" in OURS[Product].actions
    assert set(OURS[ModeratedImage].actions) == {"clear", "keep_flag", "block"}


def test_who_may_only_look_is_offered_nothing_else(rows: Rows, client: Client) -> None:
    looker = staff()
    looker.user_permissions.set(Permission.objects.filter(codename__startswith="view_"))
    client.force_login(looker)
    for door in DOORS:
        page = client.get(door.url(rows[door.model]))
        if door.name in MORE:
            assert page.status_code == 403, door
            continue
        if door.name in CHANGING or (door.model in (ModeratedImage, Sitting) and door.name != ALIAS):
            assert page.status_code in (403, 404, 405), door
        elif door.name == "overlay":
            assert page.status_code == 404, "no image is named"
        elif door.name != ALIAS:
            assert page.status_code == 200, door
            for offered in (b'<select name="action"', b'name="_save"', b'type="submit" name="confirm"', b"deletelink"):
                assert offered not in page.content, door


def test_every_post_needs_its_token(rows: Rows, admin_user: User) -> None:
    """Whatever is posted: with one, ``tests.admin.access`` has each of these pages do something."""
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(admin_user)
    for door in DOORS:
        response = strict.post(door.url(rows[door.model]), {"post": "yes"})
        assert (response.status_code, b"CSRF" in response.content) == (403, True), door


def test_the_webhook_alone_needs_no_token() -> None:
    def exempt(patterns: list[Any]) -> Iterator[str]:
        for pattern in patterns:
            if isinstance(pattern, URLResolver):
                yield from exempt(pattern.url_patterns)
            elif getattr(pattern.callback, "csrf_exempt", False):
                yield f"{pattern.callback.__module__}.{pattern.callback.__name__}"

    found = list(exempt(get_resolver(settings.ROOT_URLCONF).url_patterns))
    assert [name for name in found if name.startswith("django_autocaption.")] == ["django_autocaption.webhooks.receive"]
