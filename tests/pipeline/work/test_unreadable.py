"""An answer that is whole and cannot be read: it may be billed, so it is not bought a second time."""

from __future__ import annotations

from typing import Any

import pytest
from django.conf import settings
from django.test import override_settings
from django.utils import timezone

from django_autocaption.models import Attempt, Caption, Outcome, Pace, State
from django_autocaption.pipeline.work import deferred
from tests.emulator.client import EmulatorClient
from tests.pictures import upload
from tests.pipeline.drive import one, produce
from tests.rows import PUBLISHED, stands
from tests.testapp.models import Photo

pytestmark = pytest.mark.django_db
BACKENDS = {
    "runware": "runware.RunwareProvider",
    "wavespeed": "wavespeed.WaveSpeedProvider",
    "scenario": "scenario.ScenarioProvider",
    "moondream": "moondream.MoondreamProvider",
    "openai": "openai.OpenAICompatibleProvider",
}
OPTIONS: dict[str, dict[str, Any]] = {
    "wavespeed": {"enable_sync_mode": True, "retry_unknown": True},
    "scenario": {"api_secret": "test-very-secret-secret"},
    "openai": {"model": "gpt-x"},
}
UNREADABLE = ["page", "utf16", "brotli", "not_gzip", "cut_json", "empty"]


def provider(emulator: EmulatorClient, service: str) -> dict[str, Any]:
    own = {"api_key": "test-very-secret-key", "base_url": emulator.base_url(service), **OPTIONS.get(service, {})}
    return {"BACKEND": f"django_autocaption.providers.{BACKENDS[service]}", "OPTIONS": own}


def caption(emulator: EmulatorClient, service: str, fault: str) -> None:
    """One image, its first answer spoilt, and workers that come whenever it is due."""
    chain = {
        "PROVIDERS": {
            "default": provider(emulator, service),
            "second": {"BACKEND": "tests.testapp.providers.ScriptedProvider"},
        },
        "FIELDS": {"testapp.Photo.image": {"provider": ["default", "second"]}},
    }
    emulator.fail(fault)
    with override_settings(AUTOCAPTION={**settings.AUTOCAPTION, **chain}):
        Photo.objects.create(image=upload())
        for _time in range(4):
            produce()
            deferred.poll_jobs(using="default")
            Caption.objects.filter(state__in=(State.PENDING, State.WAITING)).update(due_at=timezone.now())
            Pace.objects.all().delete()


@pytest.mark.parametrize("fault", UNREADABLE)
@pytest.mark.parametrize("service", sorted(BACKENDS.keys() - {"runware"}))
def test_it_is_not_bought_again_there_or_elsewhere(
    emulator: EmulatorClient, scripted: Any, service: str, fault: str
) -> None:
    caption(emulator, service, fault)
    assert len(emulator.ledger(billed=True)) == 1
    assert scripted.asked == []
    assert (stands(one()), one().error_code) == (State.FAILED, "outcome_unknown")
    assert "may have been carried out and billed" in one().error_message
    assert [attempt.outcome for attempt in Attempt.objects.all()] == [Outcome.UNKNOWN]


@pytest.mark.parametrize("fault", UNREADABLE)
def test_a_service_that_knows_repeats_gives_it_again(emulator: EmulatorClient, fault: str) -> None:
    caption(emulator, "runware", fault)
    assert len(emulator.ledger(billed=True)) == 1
    assert stands(one()) == PUBLISHED


@pytest.mark.parametrize("service", ["moondream", "openai"])
def test_an_answer_that_is_lost_is_bought_once_more(emulator: EmulatorClient, service: str) -> None:
    caption(emulator, service, "truncated")
    assert len(emulator.ledger(billed=True)) == 2
    assert stands(one()) == PUBLISHED
