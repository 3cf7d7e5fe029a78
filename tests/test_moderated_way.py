"""The whole way of a moderated image over real HTTP: upload → age model → moderator → words → page."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.test import override_settings
from django.utils import timezone

from django_autocaption.models import Attempt, Caption, Decision, Purpose, Rating, State
from django_autocaption.pipeline.moderate import rulings
from django_autocaption.pipeline.work import deferred
from django_autocaption.providers.embedded import safety
from tests.emulator.client import EmulatorClient
from tests.pictures import upload
from tests.pipeline.rated import produce
from tests.publishing.samples import render
from tests.rows import DONE, says, stands
from tests.testapp.models import Photo

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("no_worker")]

AGES, WORDS = "runware:154@1", "runware:152@2"
PAGE = """{% load autocaption %}{% if photo.image|is_publishable %}<b>{{ photo.image.url }}</b>{% endif %}
{% alt photo.image %}{% captioned_img photo.image %}{% figure photo.image %}{% seo_image_meta photo.image title=True %}
{% image_jsonld photo.image %}"""


@pytest.fixture
def site(emulator: EmulatorClient) -> Callable[..., AbstractContextManager[Any]]:
    def with_(moderation: dict[str, Any] | None = None, key: str = "k", **options: Any) -> AbstractContextManager[Any]:
        def runware(model: str, **more: Any) -> dict[str, Any]:
            given = {"api_key": key, "base_url": emulator.base_url("runware"), "model": model, **more}
            return {"BACKEND": "django_autocaption.providers.runware.RunwareProvider", "OPTIONS": given}

        return override_settings(
            AUTOCAPTION={
                **settings.AUTOCAPTION,
                "PROVIDERS": {"default": runware(WORDS), "runware-age": runware(AGES, **options)},
                "LANGUAGES": ("en", "en-gb"),
                "MODERATION": {"PROVIDER": "runware-age", "NSFW_UNCHECKED": "clear"} | (moderation or {}),
            }
        )

    return with_


def teenager(label: str = "Teenager 13–20") -> dict[str, Any]:
    return {"kind": "item", "item": {"structuredData": {"ageGroup": label, "confidence": 79.65}}}


def models_asked(emulator: EmulatorClient) -> list[str]:
    return [entry["model"] for entry in emulator.ledger(task="caption", billed=True)]


def moderator() -> User:
    return User.objects.create(username="moderator")


def test_a_teenagers_image_is_on_no_page_until_a_moderator_clears_it(
    site: Callable[..., Any], emulator: EmulatorClient
) -> None:
    with site():
        emulator.fail(teenager())
        photo = Photo.objects.create(image=upload())
        assert render(PAGE, photo=photo).strip() == "", "not before anybody looked either"
        produce()
        assert models_asked(emulator) == [AGES], "one request for both languages, and no words"
        for caption in Caption.objects.all():
            assert (caption.rating, stands(caption), caption.error_code) == (Rating.REVIEW, DONE, "held")
            assert (caption.decision.age_group, caption.decision.confidence) == ("13-20", pytest.approx(0.7965))
        assert render(PAGE, photo=photo).strip() == ""
        check = Attempt.objects.get()
        assert (check.purpose, str(check.cost_amount)[:6], check.cost_unit) == (Purpose.MODERATION, "0.0013", "USD")

        english = Caption.objects.filter(language="en")
        assert rulings.clear(english, user=moderator(), reason="My sister, 25.").changed == 2
        produce()
        page = render(PAGE, photo=photo)
        assert Caption.objects.publishable().count() == 2
        words = says(Caption.objects.get(language="en"))
        assert page.count(words) >= 5
        assert page.count(photo.image.url) >= 5
        assert "13" not in page.replace(words, "").replace(photo.image.url, "") and "eenager" not in page
        assert models_asked(emulator) == [AGES, WORDS, WORDS]


def test_a_blocked_image_never_is(
    site: Callable[..., Any], emulator: EmulatorClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(safety, "unsafe_score", lambda data: 0.97)
    with site({"NSFW": "local", "MODE": "flag"}):
        emulator.fail(teenager("Child 0–12"))
        photo = Photo.objects.create(image=upload())
        produce()
        again = Photo.objects.create(image=upload(name="again.jpg"))
        produce()
        assert set(Caption.objects.values_list("rating", "error_code")) == {("blocked", "blocked")}
        for shown in (photo, again):
            assert render(PAGE, photo=shown).strip() == ""
        assert models_asked(emulator) == [AGES]
    with site({"MODE": "off"}):
        assert render(PAGE, photo=photo).strip() == render(PAGE, photo=again).strip() == ""
        assert Decision.objects.get().rule == "minor"


def test_a_check_that_was_lost_on_its_way_is_not_paid_twice(site: Callable[..., Any], emulator: EmulatorClient) -> None:
    with site():
        emulator.fail("drop_after_work")
        Photo.objects.create(image=upload())
        produce()
        assert set(Caption.objects.values_list("state", flat=True)) == {State.PENDING}
        produce()
        Caption.objects.filter(state=State.WAITING).update(due_at=timezone.now())
        deferred.poll_jobs(using="default")
        assert not Caption.objects.filter(rating=Rating.UNCHECKED).exists()
        assert models_asked(emulator).count(AGES) == 1


def test_a_check_may_be_answered_later(site: Callable[..., Any], emulator: EmulatorClient) -> None:
    with site(delivery_method="async"):
        emulator.fail({"kind": "item", "item": {}})
        Photo.objects.create(image=upload())
        produce()
        assert Caption.objects.filter(state=State.WAITING).count() == 1
        Caption.objects.filter(state=State.WAITING).update(due_at=timezone.now())
        emulator.fail({"kind": "item", "item": {"structuredData": {"ageGroup": "45-64", "confidence": 98.1}}})
        deferred.poll_jobs(using="default")
        produce()
        assert set(Caption.objects.values_list("rating", "state")) == {("clear", "done")}
        assert models_asked(emulator) == [AGES, WORDS, WORDS]


@pytest.mark.parametrize(("key", "says"), [("poor", "Runware"), ("wrong", "Runware")])
def test_no_credit_is_no_pass(site: Callable[..., Any], emulator: EmulatorClient, key: str, says: str) -> None:
    with site(key=key):
        Photo.objects.create(image=upload())
        produce()
        assert set(Caption.objects.values_list("rating", "decision__rule")) == {("review", "unchecked")}
        assert says in Caption.objects.all()[0].decision.reason
        assert models_asked(emulator) == []
