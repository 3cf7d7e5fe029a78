"""An answer that is whole and cannot be read: it may be billed, so it is not bought a second time."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings
from django.test import override_settings
from django.utils import timezone

from django_autocaption.models import Attempt, Caption, Outcome, Pace, State
from django_autocaption.pipeline.work import deferred
from tests.emulator.client import EmulatorClient
from tests.ledger.site import save, site, work
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


#: The order was not taken, by what stands before the service; or it was, and what the service said of it is lost.
ORDERS: dict[str, dict[str, Any]] = {
    "a login page": {"kind": "html", "status": 200},
    "a gateway's page": {"kind": "html", "status": 502},
    "a page in place of the receipt": {"kind": "page"},
    "half a receipt": {"kind": "cut_json"},
    "a lost connection": {"kind": "reset"},
    "a lost receipt": {"kind": "drop_after_work"},
}


@pytest.mark.parametrize("fault", ORDERS)
@pytest.mark.parametrize("times", [1, 2])
def test_an_order_for_later_is_given_again_under_its_uuid_within_minutes(
    emulator: EmulatorClient, fault: str, times: int
) -> None:
    emulator.fail({"on": "order", **ORDERS[fault], "times": times})
    with site(emulator, "runware", delivery_method="async", RETRY_DELAY=30):
        save()
        produce()
        row = one()
        assert stands(row) == State.PENDING, "not taken for a job that the service holds"
        assert row.due_at is not None
        assert row.due_at < timezone.now() + timedelta(minutes=5)
        for _round in range(times):
            Pace.objects.all().delete()
            work(1)
        work()
    assert stands(one()) == PUBLISHED, one().error_message
    assert len({entry["uuid"] for entry in emulator.ledger()}) == 1
    assert len(emulator.ledger(billed=True)) == 1
    assert Attempt.objects.get().outcome == Outcome.ANSWERED


@pytest.mark.parametrize("service", ["moondream", "openai"])
def test_an_answer_that_is_lost_is_bought_once_more(emulator: EmulatorClient, service: str) -> None:
    caption(emulator, service, "truncated")
    assert len(emulator.ledger(billed=True)) == 2
    assert stands(one()) == PUBLISHED
