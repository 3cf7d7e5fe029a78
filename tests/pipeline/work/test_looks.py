"""A look is free, an order is not: while a service holds a job, only its own word about that job ends it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.conf import settings
from django.test import override_settings
from django.utils import timezone

from django_autocaption.models import Attempt, Caption, ErrorCode, Outcome, Spending, State
from django_autocaption.pipeline.work import deferred
from tests.emulator.client import EmulatorClient
from tests.ledger.services import DEFERRED, backend
from tests.pictures import upload
from tests.pipeline.drive import produce
from tests.rows import stands
from tests.testapp.models import Photo
from tests.testapp.providers import ScriptedProvider

pytestmark = pytest.mark.django_db

#: What is between a worker and a service, and answers in its name.
GATEWAYS: dict[str, dict[str, Any]] = {
    **{f"HTTP {status}": {"kind": "status", "status": status} for status in (400, 401, 402, 403, 404, 409, 410, 422)},
    **{f"HTTP {status}": {"kind": "status", "status": status} for status in (429, 451, 500, 502, 503, 504)},
    "a firewall's page": {"kind": "html", "status": 403},
    "a login page": {"kind": "html", "status": 200},
    "a redirect": {"kind": "redirect", "location": "http://127.0.0.1:9/login"},
    "a lost connection": {"kind": "reset"},
    "half a body": {"kind": "truncated"},
    "half a JSON": {"kind": "cut_json"},
    "nothing": {"kind": "empty"},
    "another encoding": {"kind": "non_utf8"},
    "an error of theirs": {"kind": "status", "status": 200, "body": {"error": {"code": "invalidApiKey"}}},
    "a refusal of theirs": {"kind": "status", "status": 200, "body": {"detail": "Content policy: unsafe."}},
    "an envelope": {"kind": "status", "status": 200, "body": {"code": 403, "message": "Forbidden.", "data": None}},
    "an array": {"kind": "status", "status": 200, "body": []},
}
#: What each service says of a job that came to nothing.
FAILED: dict[str, dict[str, Any]] = {
    "runware": {"kind": "task_fails", "code": "inferenceError"},
    "wavespeed": {"kind": "prediction", "data": {"status": "failed", "outputs": [], "error": "It crashed."}},
    "scenario": {"kind": "job", "job": {"status": "canceled"}},
}
Chain = Callable[..., None]


@pytest.fixture
def chain(emulator: EmulatorClient) -> Iterator[Chain]:
    """Ask this service about so many images; a second service would be asked next."""
    changed: list[Any] = []

    def chain(service: str, images: int = 1, **options: Any) -> None:
        scripted = {"BACKEND": "tests.testapp.providers.ScriptedProvider"}
        providers = {"default": backend(emulator, service, **DEFERRED[service], **options), "second": scripted}
        fields = {"testapp.Photo.image": {"provider": ["default", "second"]}}
        budget = {"LIMIT": "10", "UNIT": "requests", "PRICE": "1"}
        site = {**settings.AUTOCAPTION, "PROVIDERS": providers, "FIELDS": fields, "BUDGETS": [budget]}
        changed.append(override_settings(AUTOCAPTION=site))
        changed[-1].enable()
        for number in range(images):
            Photo.objects.create(image=upload((number * 60, 0, 0)))
        produce()
        assert {stands(caption) for caption in Caption.objects.all()} == {State.WAITING}

    yield chain
    for one in changed:
        one.disable()


def look() -> None:
    Caption.objects.filter(state=State.WAITING).update(due_at=timezone.now())
    deferred.poll_jobs(using="default")


def reserved() -> Decimal:
    return Spending.objects.get().reserved


@pytest.mark.parametrize("gateway", GATEWAYS)
@pytest.mark.parametrize("service", DEFERRED)
def test_what_a_gateway_says_is_no_end_of_a_job(
    chain: Chain, emulator: EmulatorClient, service: str, gateway: str
) -> None:
    chain(service)
    emulator.fail(GATEWAYS[gateway])
    look()
    assert (stands(Caption.objects.get()), Attempt.objects.get().outcome) == (State.WAITING, Outcome.ASKED)
    look()
    assert Caption.objects.publishable().count() == 1
    assert Attempt.objects.get().outcome == Outcome.ANSWERED
    assert (len(emulator.ledger(billed=True)), ScriptedProvider.asked) == (1, [])


@pytest.mark.parametrize("service", DEFERRED)
def test_a_job_that_nobody_lets_us_look_at_ends_unknown_with_its_money_kept(
    chain: Chain, emulator: EmulatorClient, service: str
) -> None:
    chain(service, retry_unknown=True)
    kept = reserved()
    for _look in range(3):
        emulator.fail({"kind": "html", "status": 403})
        look()
    Attempt.objects.update(asked_at=timezone.now() - timedelta(seconds=3700))
    emulator.fail({"kind": "html", "status": 403})
    look()
    produce()
    row = Caption.objects.get()
    assert (stands(row), row.error_code) == (State.FAILED, ErrorCode.OUTCOME_UNKNOWN)
    assert "403" in row.error_message, "what kept us from looking"
    assert Attempt.objects.get().outcome == Outcome.UNKNOWN
    assert (len(emulator.ledger(billed=True)), ScriptedProvider.asked) == (1, [])
    assert reserved() == kept > 0


@pytest.mark.parametrize("service", DEFERRED)
def test_the_services_own_word_ends_a_job(chain: Chain, emulator: EmulatorClient, service: str) -> None:
    told_at_once = service == "runware"  # which remembers how the task ends
    if told_at_once:
        emulator.fail(FAILED[service])
    chain(service, retry_unknown=False)
    if not told_at_once:
        emulator.fail(FAILED[service])
    Caption.objects.update(attempts=99)
    look()
    produce()
    assert list(Attempt.objects.order_by("pk").values_list("provider", "outcome")) == [
        ("default", Outcome.FAILED),
        ("second", Outcome.ANSWERED),
    ]


def test_each_image_of_a_batch_is_looked_at_for_itself(chain: Chain, emulator: EmulatorClient) -> None:
    chain("scenario", images=3, batch_size=3)
    emulator.fail({"kind": "status", "status": 403}, {"kind": "html", "status": 404})
    look()
    assert sorted(stands(caption) for caption in Caption.objects.all()).count(State.WAITING) == 2
    look()
    assert Caption.objects.publishable().count() == 3
    assert sum(attempt.cost_amount or 0 for attempt in Attempt.objects.all()) == Decimal("0.75")
    assert (len({entry["uuid"] for entry in emulator.ledger(billed=True)}), ScriptedProvider.asked) == (1, [])


@pytest.mark.parametrize("http_status", [200, 400, 401, 404])
def test_an_error_of_the_look_that_has_the_uuid_of_the_task_is_no_end_of_the_task(
    chain: Chain, emulator: EmulatorClient, http_status: int
) -> None:
    chain("runware")
    error = {"code": "invalidApiKey", "message": "No.", "taskUUID": str(Attempt.objects.get().uuid)}
    emulator.fail({"kind": "status", "status": http_status, "body": {"errors": [error]}})
    look()
    assert stands(Caption.objects.get()) == State.WAITING


def test_a_job_whose_row_ended_without_it_is_booked_all_the_same(chain: Chain, emulator: EmulatorClient) -> None:
    chain("runware")
    with override_settings(AUTOCAPTION={**settings.AUTOCAPTION, "FIELDS": {}}):
        look()
    assert (stands(Caption.objects.get()), Caption.objects.get().error_code) == (State.FAILED, ErrorCode.JOB_LOST)
    emulator.fail({"kind": "html", "status": 403})
    deferred.poll_strays(using="default")
    assert Attempt.objects.get().cost_amount is None
    deferred.poll_strays(using="default")
    attempt = Attempt.objects.get()
    assert (attempt.outcome, attempt.cost_amount) == (Outcome.ANSWERED, Decimal("0.0013"))
    assert stands(Caption.objects.get()) == State.FAILED


@pytest.mark.parametrize("status", [200, 400, 403, 500])
def test_a_job_that_is_named_beside_an_error_of_the_order_is_held(
    chain: Chain, emulator: EmulatorClient, status: int
) -> None:
    emulator.fail({"kind": "envelope", "status": status, "body": {"code": 500, "message": "Internal error."}})
    chain("wavespeed")
    look()
    assert Caption.objects.publishable().count() == 1
    assert (len(emulator.ledger(billed=True)), ScriptedProvider.asked) == (1, [])


def test_the_end_of_another_job_is_not_taken_for_ours(chain: Chain, emulator: EmulatorClient) -> None:
    chain("wavespeed")
    emulator.fail({"kind": "prediction", "data": {"id": "another", "status": "failed", "error": "It crashed."}})
    look()
    assert stands(Caption.objects.get()) == State.WAITING
