"""Lists without a row say why, and what is next."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import Permission, User
from django.test import Client

from django_autocaption.admin.captions import admin as captions
from django_autocaption.admin.moderation import queue
from django_autocaption.admin.records import attempts
from django_autocaption.models import Prompt
from tests.admin.rows import caption, staff

pytestmark = pytest.mark.django_db
LIST = "/admin/autocaption/caption/"
QUEUE = "/admin/autocaption/moderatedimage/"
REVIEWS = "/admin/autocaption/review/"
ATTEMPTS = "/admin/autocaption/attempt/"
BATCHES = "/admin/autocaption/batch/"
COMPARISONS = "/admin/autocaption/comparison/"
PROMPTS = "/admin/autocaption/prompt/"
SENTENCES = {
    LIST: "No image that you may see has a caption yet.",
    QUEUE: "Moderation is off: no image is looked at.",
    REVIEWS: "Nobody has decided about any words that you may see.",
    ATTEMPTS: "No service was asked about any image that you may see.",
    BATCHES: "There is no bulk request that you may see.",
    COMPARISONS: "There is no comparison that you may see.",
    PROMPTS: "There is no prompt: services are asked what their settings say.",
}
STEPS = {
    LIST: [f'href="{LIST}backfill/"', f'href="{LIST}status/"'],
    REVIEWS: ['href="/admin/autocaption/sitting/"'],
    ATTEMPTS: [f'href="{LIST}status/"'],
    BATCHES: [f'href="{LIST}backfill/"'],
    COMPARISONS: [f'href="{LIST}"'],
    PROMPTS: [f'href="{PROMPTS}add/"'],
}


def text(client: Client, address: str) -> str:
    page = client.get(address).content.decode()
    return page.partition('class="autocaption-nothing"')[2].partition("</section>")[0]


@pytest.mark.parametrize("address", SENTENCES)
def test_it_says_why_and_leads_on(admin_client: Client, address: str) -> None:
    Prompt.objects.all().delete()
    said = text(admin_client, address)
    assert SENTENCES[address] in said
    assert all(step in said for step in STEPS.get(address, []))


@pytest.mark.parametrize("address", [LIST, QUEUE, ATTEMPTS])
def test_and_what_holds_new_ones_back(
    admin_client: Client, address: str, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.AUTOCAPTION = {**settings.AUTOCAPTION, "MODERATION": {"MODE": "flag"}}
    for module in (captions, queue, attempts):
        monkeypatch.setattr(module, "standstill", lambda: ["A budget is spent."])
    assert "A budget is spent." in text(admin_client, address)


def test_where_moderation_looks_there_is_nothing_to_do(admin_client: Client, settings: Any) -> None:
    settings.AUTOCAPTION = {**settings.AUTOCAPTION, "MODERATION": {"MODE": "flag"}}
    said = text(admin_client, QUEUE)
    assert "No image needs a moderator." in said and f'href="{QUEUE}?rating=all"' in said


@pytest.mark.parametrize(
    "address", [f"{LIST}?language=de", f"{LIST}?q=lighthouse", f"{QUEUE}?rating=blocked", f"{ATTEMPTS}?q=1"]
)
def test_what_was_chosen_leaves_nothing(admin_client: Client, address: str) -> None:
    caption()
    said = text(admin_client, address)
    assert "Nothing matches what you chose." in said and f'href="{address.partition("?")[0]}"' in said


def test_a_list_with_rows_says_nothing_of_it(admin_client: Client) -> None:
    caption()
    assert text(admin_client, LIST) == ""


def test_steps_are_for_who_may_take_them(client: Client) -> None:
    looker: User = staff()
    looker.user_permissions.set(Permission.objects.filter(codename__in=("view_caption", "view_attempt")))
    client.force_login(looker)
    assert "backfill" not in text(client, LIST)
    looker.user_permissions.add(Permission.objects.get(codename="request_caption"))
    assert "backfill" not in text(client, LIST), "it takes the permission to make bulk requests, too"
    assert "sitting" not in text(client, REVIEWS)
    looker.user_permissions.set(Permission.objects.filter(codename="view_attempt"))
    assert "status" not in text(client, ATTEMPTS) and SENTENCES[ATTEMPTS] in text(client, ATTEMPTS)
