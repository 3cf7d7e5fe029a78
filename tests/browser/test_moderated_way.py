"""The whole way of moderated images, with the age model over HTTP and the moderator in a real browser."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest
from django.conf import settings as django_settings
from django.core.files import File

from django_autocaption.models import Caption, Decision, Rating
from django_autocaption.pipeline.records.decisions import findings_of
from tests.browser.test_moderation import LIST, PHOTOS, QUEUE, choose, line
from tests.emulator.client import EmulatorClient
from tests.publishing.samples import render
from tests.rows import PUBLISHED, says, stands
from tests.testapp.models import Photo

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PAGE = """{% load autocaption %}{% if photo.image|is_publishable %}<b>{{ photo.image.url }}</b>{% endif %}
{% alt photo.image %}{% captioned_img photo.image %}{% figure photo.image %}{% seo_image_meta photo.image title=True %}
{% image_jsonld photo.image %}"""


@pytest.fixture(autouse=True)
def site(settings: Any, emulator: EmulatorClient) -> None:
    """Runware's age model looks before its captioning model is asked; nothing is shown that is not cleared."""

    def runware(model: str) -> dict[str, Any]:
        options = {"api_key": "k", "base_url": emulator.base_url("runware"), "model": model}
        return {"BACKEND": "django_autocaption.providers.runware.RunwareProvider", "OPTIONS": options}

    settings.AUTOCAPTION = {
        **django_settings.AUTOCAPTION,
        "PROVIDERS": {"default": runware("runware:152@2"), "runware-age": runware("runware:154@1")},
        "MODERATION": {"PROVIDER": "runware-age", "MODE": "hold"},
    }


def uploaded(name: str, emulator: EmulatorClient) -> Photo:
    """A photograph of someone in whom the age model sees a teenager."""
    answer = {"structuredData": {"ageGroup": "13-20", "confidence": 79.65}}
    emulator.fail({"kind": "item", "item": answer})
    with (PHOTOS / name).open("rb") as stream:
        return Photo.objects.create(title=name, image=File(stream, name=name))


def test_what_is_held_appears_once_it_is_cleared_and_what_is_blocked_never(
    open_page: Callable[..., Page], emulator: EmulatorClient
) -> None:
    cleared, blocked = uploaded("chelsea.png", emulator), uploaded("dahlia.jpg", emulator)
    captions = {photo: Caption.objects.get(object_id=str(photo.pk)) for photo in (cleared, blocked)}
    for photo, caption in captions.items():
        found = findings_of(caption)
        assert found is not None
        assert (caption.rating, caption.current, found.raw_label) == (Rating.REVIEW, None, "13-20")
        assert render(PAGE, photo=Photo.objects.get(pk=photo.pk)).strip() == ""

    page = open_page()
    page.goto(LIST)
    assert page.get_by_text("Held by moderation").count() == 2
    page.goto(QUEUE)
    for caption in captions.values():
        found = line(page, caption)
        for told in ("The age group includes minors", "13-20", "79.65 %", "runware-age", "Not checked"):
            assert found.get_by_text(told).first.is_visible(), told
    choose(page, captions[cleared], action="Allow…")
    page.get_by_role("button", name="Allow").click()
    page.locator(".messagelist").get_by_text("1 image allowed.").wait_for()
    choose(page, captions[blocked], action="Block…")
    page.get_by_label("Reason").fill("Not for this site.")
    page.get_by_role("button", name="Block").click()
    page.locator(".messagelist").get_by_text("1 image blocked.").wait_for()

    caption = Caption.objects.get(pk=captions[cleared].pk)
    assert (caption.rating, stands(caption)) == (Rating.CLEAR, PUBLISHED)
    shown = render(PAGE, photo=Photo.objects.get(pk=cleared.pk))
    assert says(caption) and shown.count(says(caption)) >= 5
    assert shown.count(cleared.image.url) >= 5
    assert "13-20" not in shown
    assert render(PAGE, photo=Photo.objects.get(pk=blocked.pk)).strip() == ""
    models = [entry["model"] for entry in emulator.ledger(task="caption", billed=True)]
    assert models == ["runware:154@1", "runware:154@1", "runware:152@2"], "no words are asked for what is blocked"
    assert list(Decision.objects.filter(source="person").order_by("pk").values_list("rating", flat=True)) == [
        Rating.CLEAR,
        Rating.BLOCKED,
    ]
