"""Whoever sent something after their session had ended is told that nothing came of it, without a script too."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib import admin
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from django_autocaption.admin.access.signed_out import TellsSignedOut
from django_autocaption.models import Caption
from tests.admin.rows import caption

pytestmark = pytest.mark.django_db
TOLD = "You had been signed out: nothing was stored or done."


def addresses() -> list[str]:
    row = caption()
    return [
        reverse("admin:autocaption_caption_changelist"),
        reverse("admin:autocaption_caption_change", args=[row.pk]),
        reverse("admin:autocaption_caption_import"),
        reverse("admin:autocaption_caption_recaption", args=[row.pk]),
        reverse("admin:autocaption_caption_pause"),
        reverse("admin:autocaption_sitting_change", args=[1]),
        reverse("admin:autocaption_sitting_sheet", args=[1]),
        reverse("admin:autocaption_moderatedimage_changelist"),
        reverse("admin:autocaption_prompt_add"),
    ]


def test_the_page_to_sign_in_tells_that_nothing_was_stored(client: Client) -> None:
    for address in addresses():
        page = client.post(address, {"alt_text": "A dog."}, follow=True)
        assert page.redirect_chain == [(f"/admin/login/?next={address}", 302)]
        assert TOLD in page.content.decode(), address
        assert TOLD not in client.get("/admin/login/").content.decode(), "it is told once"


def test_every_page_of_the_app_does() -> None:
    ours = [one for model, one in admin.site._registry.items() if model._meta.app_label == Caption._meta.app_label]
    assert ours and all(isinstance(one, TellsSignedOut) for one in ours)


def test_looking_is_no_sending(client: Client) -> None:
    for address in addresses():
        assert TOLD not in client.get(address, follow=True).content.decode()


def test_whoever_is_signed_in_and_may_not_come_in_has_not_been_signed_out(client: Client) -> None:
    client.force_login(User.objects.create_user("visitor"))
    page: Any = client.post(reverse("admin:autocaption_caption_changelist"), follow=True)
    assert "visitor" in page.content.decode()
    assert TOLD not in page.content.decode()


def test_what_was_sent_without_a_token_says_nothing() -> None:
    stranger = Client(enforce_csrf_checks=True)
    stranger.cookies["csrftoken"] = "a" * 32
    address = reverse("admin:autocaption_caption_changelist")
    stranger.post(address, {"csrfmiddlewaretoken": "b" * 32})
    assert TOLD not in stranger.get("/admin/login/").content.decode()
