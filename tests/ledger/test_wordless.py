"""Whatever was billed is booked, words or not."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from django.core.files.base import ContentFile

from django_autocaption.models import Attempt, Outcome
from django_autocaption.pipeline.outcome import answered
from django_autocaption.providers.runware import RunwareProvider
from tests.emulator.client import EmulatorClient
from tests.emulator.openai import USAGE
from tests.ledger.services import SERVICES, cap
from tests.ledger.site import booked, reserved, save, site, spent, work
from tests.testapp.models import Photo

pytestmark = pytest.mark.django_db

REFUSED = {"content": None, "refusal": "I will not describe this."}
CUT = {"kind": "content", "content": '{"alt_text": "A red br', "finish_reason": "length"}
#: (service, options, what happens to an answer that is billed, whether the answer says its price).
WORDLESS: list[Any] = [
    ("runware", {}, {"kind": "no_words"}, True),
    ("runware", {}, {"kind": "item", "item": {"text": None, "status": "success"}}, True),
    ("runware", {}, {"kind": "item", "item": {"status": "error", "error": {"code": "contentPolicyViolation"}}}, True),
    ("runware", {"include_cost": False}, {"kind": "no_words"}, False),
    ("wavespeed", {"enable_sync_mode": True}, {"kind": "prediction", "data": {"outputs": [""]}}, False),
    ("wavespeed", {}, {"kind": "prediction", "data": {"status": "completed", "outputs": []}}, False),
    ("scenario", {}, {"kind": "body", "body": {"captions": [""]}}, True),
    ("scenario", {}, {"kind": "job", "job": {"status": "failure", "error": "The model broke."}}, True),
    ("moondream", {}, {"kind": "no_words"}, True),
    ("moondream", {"stream": True}, {"kind": "no_words"}, False),
    ("openai", {}, {"kind": "message", "message": REFUSED}, True),
    ("openai", {}, {"kind": "choice", "choice": {"finish_reason": "content_filter"}}, True),
    ("openai", {}, {"kind": "message", "message": {"content": ""}}, True),
    ("openai", {}, CUT, True),
    ("openai", {}, {"kind": "body", "body": {"error": {"message": "No."}, "usage": USAGE}}, True),
    (
        "openai",
        {},
        {"kind": "body", "status": 400, "body": {"error": {"code": "content_filter"}, "usage": USAGE}},
        True,
    ),
    ("openai", {}, {"kind": "body", "status": 500, "body": {"error": {"message": "No."}, "usage": USAGE}}, True),
    ("anthropic", {}, {"kind": "message", "message": {"content": [], "stop_reason": "refusal"}}, True),
    ("gemini", {}, {"kind": "candidate", "candidate": {"content": None, "finishReason": "SAFETY"}}, True),
]


@pytest.mark.parametrize(("name", "options", "fault", "tells"), WORDLESS)
def test_an_answer_without_words_is_booked(
    emulator: EmulatorClient, name: str, options: dict[str, Any], fault: dict[str, Any], tells: bool
) -> None:
    service = SERVICES[name]
    price = {} if tells else {"PRICE": service.price}
    with site(emulator, name, cap(name, 1000, **price), **options):
        emulator.fail(fault)
        save()
        work(1)
    billed = emulator.bill(name)
    assert len(emulator.ledger(billed=True)) == 1
    assert booked() == (billed if tells else {})
    assert (spent(), reserved()) == (billed[service.unit] if tells else Decimal(service.price), 0)


def test_what_ended_before_any_price_was_known_counts_what_the_first_answer_costs(emulator: EmulatorClient) -> None:
    price = SERVICES["openai"].price
    with site(emulator, "openai", cap("openai", 1000)):
        emulator.fail({"kind": "usage", "usage": {"total_tokens": "NaN", "prompt_tokens": None}})
        save()
        work()
        assert (spent(), reserved()) == (100 * Decimal(price), 0), "a tenth of the limit: nobody can know"
        save()
        work()
        assert (spent(), reserved()) == (emulator.bill("openai")["tokens"], 0)
    assert len(emulator.ledger(billed=True)) == 2


def test_what_was_lost_before_any_price_was_known_keeps_what_the_first_answer_costs(emulator: EmulatorClient) -> None:
    price = Decimal(SERVICES["openai"].price)
    with site(emulator, "openai", cap("openai", 1000)):
        emulator.fail({"kind": "drop_after_work"})
        save()
        work(1)
        assert (spent(), reserved()) == (0, 100 * price)
        work()
        assert (spent(), reserved()) == (price, price)
        assert emulator.bill("openai")["tokens"] == 2 * price


@pytest.mark.parametrize(
    ("name", "fault"),
    [
        ("runware", {"kind": "no_words", "times": 99}),
        ("wavespeed", {"kind": "prediction", "data": {"status": "completed", "outputs": []}, "times": 99}),
        ("scenario", {"kind": "body", "body": {"captions": [""]}, "times": 99}),
        ("openai", {"kind": "message", "message": REFUSED, "times": 99}),
        ("openai", {**CUT, "times": 99}),
    ],
)
def test_a_budget_holds_though_no_answer_has_words(emulator: EmulatorClient, name: str, fault: dict[str, Any]) -> None:
    with site(emulator, name, cap(name, 3.5), **({"batch_size": 1} if name == "scenario" else {})):
        emulator.fail(fault)
        save(12)
        work()
    assert len(emulator.ledger(billed=True)) == 3
    assert spent() == emulator.bill(name)[SERVICES[name].unit]


@pytest.mark.parametrize(
    ("name", "fault"),
    [
        ("runware", {"kind": "no_words"}),
        ("openai", {"kind": "message", "message": REFUSED}),
        ("openai", CUT),
        ("moondream", {"kind": "no_words"}),
    ],
)
def test_what_brought_no_words_is_not_bought_again_for_the_same_bytes(
    emulator: EmulatorClient, name: str, fault: dict[str, Any]
) -> None:
    with site(emulator, name, cap(name, 10)):
        emulator.fail({**fault, "times": 99})
        (first,) = save()
        work()
        Photo.objects.create(image=ContentFile(first.image.read(), name="copy.jpg"))
        work()
    assert len(emulator.ledger(billed=True)) == 1
    assert spent() == emulator.bill(name)[SERVICES[name].unit]


def test_fewer_captions_than_images_are_paid_for_image_by_image(emulator: EmulatorClient) -> None:
    with site(emulator, "scenario", cap("scenario", 10)):
        save()
        work()
        emulator.fail({"kind": "fewer", "count": 2, "status": "success"})
        save(3)
        work(1)
    assert len(emulator.ledger(billed=True)) == 4
    assert booked() == {"CU": Decimal(1)} == emulator.bill("scenario")
    assert (spent(), reserved()) == (1, 0)


def test_a_batch_that_fails_as_a_whole_is_booked_once(emulator: EmulatorClient) -> None:
    with site(emulator, "scenario", cap("scenario", 10)):
        save()
        work()
        emulator.fail({"kind": "job", "job": {"status": "failure", "error": "The model broke."}})
        save(3)
        work(1)
    assert booked() == {"CU": Decimal(1)} == emulator.bill("scenario")
    assert (spent(), reserved()) == (1, 0)


def test_one_refusal_for_several_languages_is_booked_once(emulator: EmulatorClient) -> None:
    with site(emulator, "openai", cap("openai", 10), LANGUAGES=["en", "de", "fr"]):
        emulator.fail({"kind": "message", "message": REFUSED})
        save()
        work(1)
    assert booked() == {"tokens": Decimal(1190)}
    assert (spent(), Attempt.objects.count()) == (1190, 3)


def test_a_request_that_was_refused_costs_nothing(emulator: EmulatorClient) -> None:
    with site(emulator, "runware", cap("runware", 10, PRICE="0.0013")):
        emulator.fail({"kind": "status", "status": 400, "code": "contentPolicyViolation"})
        save()
        work(1)
    attempt = Attempt.objects.get()
    assert (attempt.outcome, attempt.cost_amount, attempt.cost_unit) == (Outcome.SILENT, 0, "")
    assert (spent(), reserved(), emulator.bill("runware")) == (0, 0, {})


@pytest.mark.parametrize(
    "refusal",
    [
        {"kind": "status", "status": 400, "code": "invalidRequest"},
        {"kind": "status", "status": 400, "code": "contentPolicyViolation"},
        {"kind": "status", "status": 401, "code": "invalidApiKey"},
        {"kind": "html", "status": 403},
    ],
)
def test_a_repetition_that_is_refused_says_nothing_of_the_request_before(
    emulator: EmulatorClient, refusal: dict[str, Any]
) -> None:
    price = Decimal(SERVICES["runware"].price)
    with site(emulator, "runware", cap("runware", 10, PRICE="0.0013")):
        emulator.fail("drop_after_work", refusal)
        save()
        work(2)
    assert emulator.bill("runware") == {"USD": price}
    assert Attempt.objects.get().outcome == Outcome.UNKNOWN
    assert (spent(), reserved()) == (0, price)


def test_an_answer_that_cannot_be_judged_is_booked(emulator: EmulatorClient, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_arguments: Any) -> None:
        raise RuntimeError("a defect of ours")

    monkeypatch.setattr(answered, "words_of", fail)
    with site(emulator, "runware", cap("runware", 10)):
        save()
        work(1)
    assert booked() == emulator.bill("runware") == {"USD": Decimal("0.0013")}
    assert (spent(), reserved()) == (Decimal("0.0013"), 0)


def test_an_answer_on_which_a_provider_breaks_counts_what_an_answer_counts(
    emulator: EmulatorClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_arguments: Any) -> None:
        raise RuntimeError("a defect of a provider")

    with site(emulator, "runware", cap("runware", 10)):
        save()
        work()
        monkeypatch.setattr(RunwareProvider, "parse", fail)
        save()
        work(1)
    assert (spent(), reserved()) == (Decimal("0.0026"), 0)
    assert emulator.bill("runware") == {"USD": Decimal("0.0026")}
