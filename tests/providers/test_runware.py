from __future__ import annotations

import base64
import hashlib
import logging
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from django_autocaption import __version__
from django_autocaption.exceptions import NOTHING_TO_SAY, ConfigurationError, ErrorKind, ProviderError
from django_autocaption.providers.hosted import mask
from django_autocaption.providers.runware import RunwareProvider
from django_autocaption.types import AgeGuess, CaptionRequest, CaptionResult, Cost, PreparedImage
from tests.emulator.client import EmulatorClient
from tests.providers.conftest import Run, picture


KEY = "rw-very-secret-key-42"
Ask = Callable[..., CaptionResult]


@pytest.fixture
def make(emulator: EmulatorClient) -> Callable[..., RunwareProvider]:
    """A provider that speaks to the emulator."""

    def make(**options: Any) -> RunwareProvider:
        return RunwareProvider("default", {"api_key": KEY, "base_url": emulator.base_url("runware"), **options})

    return make


@pytest.fixture
def request_(image: PreparedImage) -> CaptionRequest:
    return CaptionRequest(uuid=uuid4(), image=image)


@pytest.fixture
def ask(make: Callable[..., RunwareProvider], run: Run[Any], request_: CaptionRequest) -> Ask:
    """Ask once with these options and return the words; ``request`` replaces the usual one."""

    def ask(request: CaptionRequest | None = None, **options: Any) -> CaptionResult:
        result = run(make(**options).caption(request or request_))
        assert isinstance(result, CaptionResult)
        return result

    return ask


@pytest.fixture
def refuse(ask: Ask) -> Callable[..., ProviderError]:
    """Ask once and return the error."""

    def refuse(request: CaptionRequest | None = None, **options: Any) -> ProviderError:
        with pytest.raises(ProviderError) as caught:
            ask(request, **options)
        assert caught.value.__context__ is None
        return caught.value

    return refuse


# -- words ------------------------------------------------------------------------------------------------------------


def test_an_image_gets_its_words_and_their_price(
    ask: Ask, emulator: EmulatorClient, request_: CaptionRequest, image: PreparedImage
) -> None:
    result = ask()
    assert result.text.endswith("320 by 240 pixels.")
    assert result.cost == Cost(amount=Decimal("0.0013"), unit="USD")
    assert (result.model, result.external_id) == ("runware:152@2", str(request_.uuid))
    assert result.raw["taskType"] == "imageCaption"
    assert (result.age, result.structured, result.nsfw) == (None, None, None)
    (entry,) = emulator.ledger()
    assert entry["image"] == hashlib.sha256(image.data).hexdigest()
    assert (entry["uuid"], entry["prompt"], entry["billed"]) == (str(request_.uuid), None, True)
    assert entry["user_agent"] == f"django-autocaption/{__version__}"


def test_other_images_get_other_words(ask: Ask, request_: CaptionRequest) -> None:
    other = CaptionRequest(uuid=uuid4(), image=picture((240, 240, 240), (10, 60, 10)))
    assert ask(request_).text != ask(other).text


def test_prompt_and_model_of_the_request_are_sent(ask: Ask, emulator: EmulatorClient, request_: CaptionRequest) -> None:
    result = ask(replace(request_, prompt="Décris l'image.", model="runware:150@2"))
    assert result.model == "runware:150@2"
    (entry,) = emulator.ledger()
    assert (entry["prompt"], entry["model"]) == ("Décris l'image.", "runware:150@2")


@pytest.mark.parametrize("image_field", ["inputs.image", "inputImage"])
@pytest.mark.parametrize("image_format", ["data_uri", "base64"])
def test_the_image_goes_in_either_shape_and_format(
    ask: Ask, emulator: EmulatorClient, image: PreparedImage, image_field: str, image_format: str
) -> None:
    ask(image_field=image_field, image_format=image_format)
    assert emulator.ledger()[0]["image"] == hashlib.sha256(image.data).hexdigest()


def test_the_price_can_be_left_out(ask: Ask) -> None:
    assert ask(include_cost=False).cost is None


def test_extra_reaches_the_body_but_never_replaces_the_uuid(
    ask: Ask, emulator: EmulatorClient, request_: CaptionRequest
) -> None:
    ask(extra={"prompt": "Be brief.", "taskUUID": "mine", "inputs": {}})
    assert (emulator.ledger()[0]["prompt"], emulator.ledger()[0]["uuid"]) == ("Be brief.", str(request_.uuid))


def test_extra_that_the_service_does_not_know_is_its_to_refuse(refuse: Callable[..., ProviderError]) -> None:
    error = refuse(extra={"colour": "blue"})
    assert (error.kind, error.code, error.retryable) == (ErrorKind.VALIDATION, "unsupportedParameter", False)
    assert "colour" in error.message


def test_an_age_group_is_a_guess_in_percent_without_words(ask: Ask) -> None:
    result = ask(model="runware:153@1")
    assert result.age is not None
    assert (result.text, result.age.scale) == ("", "percent")
    assert result.structured == {"ageGroup": result.age.label, "confidence": result.age.confidence}


@pytest.mark.parametrize("confidence", [None, "high", [], {}])
def test_an_age_group_without_a_usable_confidence_keeps_its_label(
    ask: Ask, emulator: EmulatorClient, confidence: Any
) -> None:
    structured = {"ageGroup": "Teenager 13–20", "confidence": confidence}
    emulator.fail({"kind": "item", "item": {"text": None, "structuredData": structured}})
    assert ask().age == AgeGuess(label="Teenager 13–20", confidence=None, scale="percent")


@pytest.mark.parametrize(
    ("cost", "amount"), [(0, "0"), (0.00001, "0.00001"), ("0.002", "0.002"), ("dear", None), (-1, None), (True, None)]
)
def test_a_price_stays_decimal_and_nonsense_is_no_price(
    ask: Ask, emulator: EmulatorClient, cost: Any, amount: str | None
) -> None:
    emulator.fail({"kind": "item", "item": {"cost": cost}})
    assert ask().cost == (None if amount is None else Cost(amount=Decimal(amount), unit="USD"))


def test_own_result_counts_among_results_and_errors_of_others(
    ask: Ask, emulator: EmulatorClient, request_: CaptionRequest
) -> None:
    body = {
        "data": [
            {"taskUUID": str(uuid4()), "text": "theirs"},
            {"taskUUID": str(request_.uuid).upper(), "text": "ours"},
        ],
        "errors": [{"code": "inferenceFailed", "message": "theirs", "taskUUID": str(uuid4())}],
    }
    emulator.fail({"kind": "body", "body": body})
    assert ask().text == "ours"


# -- answers without words --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("item", [{"text": ""}, {"text": " \n"}, {"text": None}, {"text": None, "structuredData": {}}])
def test_an_answer_without_words_is_a_non_answer(
    refuse: Callable[..., ProviderError], emulator: EmulatorClient, item: dict[str, Any]
) -> None:
    emulator.fail({"kind": "item", "item": item})
    error = refuse()
    assert (error.kind, error.code, error.retryable) == (ErrorKind.PROTOCOL, NOTHING_TO_SAY, False)
    assert error.silent


@pytest.mark.parametrize(
    "fault",
    [
        "wrong_uuid",
        {"kind": "body", "body": {}},
        {"kind": "body", "body": {"data": []}},
        {"kind": "body", "body": {"data": "text", "errors": 3}},
        {"kind": "body", "body": {"data": [7, None], "errors": [{"taskUUID": str(uuid4()), "code": "x"}]}},
    ],
)
def test_an_answer_to_something_else_is_a_protocol_error(
    refuse: Callable[..., ProviderError], emulator: EmulatorClient, fault: Any
) -> None:
    emulator.fail(fault)
    assert refuse().kind is ErrorKind.PROTOCOL


CODES = [
    ("invalidApiKey", ErrorKind.AUTH),
    ("unauthorizedAccess", ErrorKind.AUTH),
    ("insufficientCredits", ErrorKind.QUOTA),
    ("lowBALANCE", ErrorKind.QUOTA),
    ("quotaReached", ErrorKind.QUOTA),
    ("providerRateLimitExceeded", ErrorKind.RATE_LIMIT),
    ("invalidProviderContentPolicy", ErrorKind.SAFETY),
    ("nsfwDetected", ErrorKind.SAFETY),
    ("unsafeImage", ErrorKind.SAFETY),
    ("moderationFailed", ErrorKind.SAFETY),
    ("timeoutProvider", ErrorKind.TIMEOUT),
    ("inferenceTimeout", ErrorKind.TIMEOUT),
    ("modelNotFound", ErrorKind.NOT_FOUND),
    ("providerError", ErrorKind.PROVIDER),
    ("inferenceError", ErrorKind.PROVIDER),
    ("processingFailed", ErrorKind.PROVIDER),
    ("noAvailableServer", ErrorKind.PROVIDER),
    ("modelNotReady", ErrorKind.PROVIDER),
    ("modelUnavailable", ErrorKind.PROVIDER),
    ("invalidInputs", ErrorKind.VALIDATION),
    ("missingModel", ErrorKind.VALIDATION),
    ("unsupportedFormat", ErrorKind.VALIDATION),
    ("maxImageSize", ErrorKind.VALIDATION),
    ("neverSeenBefore", ErrorKind.PROVIDER),
]


@pytest.mark.parametrize(("code", "kind"), CODES)
@pytest.mark.parametrize("place", ["error_200", "item_error", "error_object"])
def test_an_error_on_http_200_is_read_wherever_it_stands(
    refuse: Callable[..., ProviderError], emulator: EmulatorClient, place: str, code: str, kind: ErrorKind
) -> None:
    emulator.fail({"kind": place, "code": code, "message": "Because."})
    error = refuse()
    assert (error.kind, error.code, error.status) == (kind, code, 200)
    assert "Because." in error.message


@pytest.mark.parametrize(
    ("status", "code", "kind", "retryable"),
    [
        (400, "", ErrorKind.VALIDATION, False),
        (400, "insufficientCredits", ErrorKind.QUOTA, False),
        (400, "inferenceError", ErrorKind.PROVIDER, True),
        (401, "invalidWhatever", ErrorKind.AUTH, False),
        (402, "", ErrorKind.QUOTA, False),
        (403, "", ErrorKind.AUTH, False),
        (403, "contentPolicyViolation", ErrorKind.SAFETY, False),
        (404, "", ErrorKind.NOT_FOUND, False),
        (408, "", ErrorKind.TIMEOUT, True),
        (413, "", ErrorKind.VALIDATION, False),
        (418, "", ErrorKind.VALIDATION, False),
        (429, "", ErrorKind.RATE_LIMIT, True),
        (429, "quotaExceeded", ErrorKind.QUOTA, False),
        (500, "", ErrorKind.SERVER, True),
        (503, "invalidSomething", ErrorKind.SERVER, True),
        (599, "", ErrorKind.SERVER, True),
    ],
)
def test_the_status_decides_first_then_the_code(
    refuse: Callable[..., ProviderError],
    emulator: EmulatorClient,
    status: int,
    code: str,
    kind: ErrorKind,
    retryable: bool,
) -> None:
    emulator.fail({"kind": "status", "status": status, "code": code})
    error = refuse()
    assert (error.kind, error.code, error.status, error.retryable) == (kind, code, status, retryable)
    assert not error.outcome_unknown
    assert f"HTTP {status}" in error.message
    assert emulator.ledger() == []


def test_the_text_decides_last(refuse: Callable[..., ProviderError], emulator: EmulatorClient) -> None:
    emulator.fail({"kind": "status", "status": 400, "message": "You have insufficient credits."})
    assert refuse().kind is ErrorKind.QUOTA


@pytest.mark.parametrize(("status", "unknown"), [(502, True), (503, False), (504, True), (524, True)])
def test_a_gateway_that_gave_up_leaves_the_outcome_unknown(
    refuse: Callable[..., ProviderError], emulator: EmulatorClient, status: int, unknown: bool
) -> None:
    emulator.fail({"kind": "html", "status": status})
    error = refuse()
    assert (error.kind, error.outcome_unknown) == (ErrorKind.SERVER, unknown)
    assert "<" not in error.message


@pytest.mark.parametrize(
    ("headers", "seconds"), [({}, None), ({"retry-after": "7"}, 7), ({"retry-after-ms": "90"}, 0.09)]
)
def test_too_many_requests_say_how_long_to_wait(
    refuse: Callable[..., ProviderError], emulator: EmulatorClient, headers: dict[str, str], seconds: float | None
) -> None:
    emulator.fail({"kind": "status", "status": 429, "headers": headers})
    assert refuse().retry_after == seconds


def test_a_redirect_is_not_followed(refuse: Callable[..., ProviderError], emulator: EmulatorClient) -> None:
    emulator.fail({"kind": "redirect", "location": emulator.base_url("runware")})
    assert refuse().kind is ErrorKind.PROTOCOL
    assert emulator.ledger() == []


@pytest.mark.parametrize("kind", ["html", "cut_json", "empty", "non_utf8", "huge", "bomb"])
def test_an_answer_that_cannot_be_read_is_a_protocol_error(
    refuse: Callable[..., ProviderError], emulator: EmulatorClient, kind: str
) -> None:
    emulator.fail(kind)
    error = refuse()
    assert (error.kind, error.status, error.outcome_unknown) == (ErrorKind.PROTOCOL, 200, True)
    assert "data" not in error.message


@pytest.mark.parametrize(
    ("fault", "kind"),
    [
        ("reset", ErrorKind.SERVER),
        ("drop_after_work", ErrorKind.SERVER),
        ("truncated", ErrorKind.SERVER),
        ({"kind": "slow", "seconds": 2}, ErrorKind.TIMEOUT),
        ("drip", ErrorKind.TIMEOUT),
    ],
)
def test_an_answer_that_is_lost_leaves_the_outcome_unknown(
    refuse: Callable[..., ProviderError], emulator: EmulatorClient, fault: Any, kind: ErrorKind
) -> None:
    emulator.fail(fault)
    error = refuse(timeout=0.4)
    assert (error.kind, error.retryable, error.outcome_unknown, error.status) == (kind, True, True, None)


def test_a_service_that_is_not_there_got_nothing(refuse: Callable[..., ProviderError]) -> None:
    error = refuse(base_url="http://127.0.0.1:1/v1")
    assert (error.kind, error.retryable, error.outcome_unknown) == (ErrorKind.SERVER, True, False)


# -- the recovery promise ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("lost", ["drop_after_work", "truncated", "cut_json", {"kind": "slow", "seconds": 0.7}])
def test_a_lost_answer_is_fetched_and_billed_once(
    refuse: Callable[..., ProviderError], ask: Ask, emulator: EmulatorClient, lost: Any
) -> None:
    emulator.fail(lost)
    assert refuse(timeout=0.4).outcome_unknown
    assert ask(timeout=5).text.endswith("320 by 240 pixels.")
    assert len(emulator.ledger(billed=True)) == 1
    assert [entry["task"] for entry in emulator.ledger()] == ["caption", "caption", "getResponse"]


@pytest.mark.parametrize(
    "hiccup", ["reset", {"kind": "status", "status": 503}, {"kind": "status", "status": 429}, "wrong_uuid"]
)
def test_a_look_that_fails_for_a_moment_is_repeated(ask: Ask, emulator: EmulatorClient, hiccup: Any) -> None:
    emulator.fail("processing", hiccup)
    assert ask(timeout=10).text
    assert len(emulator.ledger(billed=True)) == 1


@pytest.mark.parametrize(("code", "kind"), [("inferenceError", ErrorKind.PROVIDER), ("nsfwImage", ErrorKind.SAFETY)])
def test_a_task_that_failed_meanwhile_ends_the_wait(
    refuse: Callable[..., ProviderError], emulator: EmulatorClient, code: str, kind: ErrorKind
) -> None:
    emulator.fail("processing", {"kind": "item_error", "code": code})
    assert refuse().kind is kind


def test_the_wait_is_bounded_by_the_timeout(refuse: Callable[..., ProviderError], emulator: EmulatorClient) -> None:
    emulator.fail({"kind": "processing", "times": 10})
    error = refuse(timeout=1.5)
    assert (error.kind, error.retryable, error.outcome_unknown) == (ErrorKind.TIMEOUT, True, True)
    assert len(emulator.ledger(task="getResponse")) == 1


# -- keys and image data ----------------------------------------------------------------------------------------------


def test_neither_key_nor_image_shows_in_anything_that_is_kept(
    make: Callable[..., RunwareProvider],
    ask: Ask,
    refuse: Callable[..., ProviderError],
    emulator: EmulatorClient,
    request_: CaptionRequest,
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG)
    encoded = base64.b64encode(request_.image.data).decode()
    provider = make()
    call = provider.build(request_)
    emulator.fail({"kind": "item", "item": {"echo": [{"image": request_.image.data_uri(), "key": f"<{KEY}>"}]}})
    result = ask()
    echoes = [
        refuse(replace(request_, uuid=uuid4()), api_key="wrong-" + KEY),
        refuse(replace(request_, uuid=UUID(int=1))),
    ]
    for message in (f"key {KEY} for {request_.image.data_uri()}", f"see https://x.example/a?token={KEY} {encoded}"):
        emulator.fail({"kind": "status", "status": 400, "code": KEY, "message": message})
        echoes.append(refuse())
    broken = replace(request_, image=replace(request_.image, data=request_.image.data[:300]))
    echoes.append(refuse(broken))
    assert echoes[-1].kind is ErrorKind.VALIDATION
    emulator.fail("reset")
    echoes.append(refuse())
    kept = [repr(provider), repr(provider.options), repr(call), repr(request_), repr(result), str(result.raw)]
    kept += [repr(vars(error)) + str(error) for error in echoes]
    kept.append(caplog.text)
    for text in kept:
        assert KEY not in text
        assert encoded[:40] not in text


@given(st.text(), st.text(), st.binary(min_size=40))
def test_what_is_masked_can_be_stored_and_holds_no_secret(before: str, after: str, data: bytes) -> None:
    encoded = base64.b64encode(data).decode()
    text = mask(f"{before} {KEY} data:image/png;base64,{encoded} {encoded} \ud800\x00 {after}", [KEY])
    assert KEY not in text
    assert encoded not in text
    assert "\x00" not in text
    text.encode()


@given(st.text(alphabet="abc dé.,!?", max_size=200))
def test_plain_words_are_masked_by_nobody(words: str) -> None:
    assert mask(words, ["x", KEY]) == words


# -- settings ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("key", "kind"), [("wrong-key", ErrorKind.AUTH), ("poor-key", ErrorKind.QUOTA)])
def test_a_key_that_does_not_serve_is_told(refuse: Callable[..., ProviderError], key: str, kind: ErrorKind) -> None:
    assert refuse(api_key=key).kind is kind


@pytest.mark.parametrize("key", ["", None, "  \n"])
def test_without_a_key_nothing_is_sent_and_the_setting_is_named(
    refuse: Callable[..., ProviderError], make: Callable[..., RunwareProvider], emulator: EmulatorClient, key: Any
) -> None:
    error = refuse(api_key=key)
    setting = "AUTOCAPTION['PROVIDERS']['default']['OPTIONS']['api_key']"
    assert (error.kind, error.retryable) == (ErrorKind.AUTH, False)
    assert setting in error.message
    assert emulator.ledger() == []
    (message,) = make(api_key=key).check()
    assert message.id == "autocaption.E010"
    assert setting in message.msg


def test_a_key_read_from_a_file_loses_its_line_break(ask: Ask, make: Callable[..., RunwareProvider]) -> None:
    assert ask(api_key=KEY + "\n").text
    assert make().check() == []


@pytest.mark.parametrize(
    ("option", "value", "hint"),
    [
        ("modle", "x", "Did you mean 'model'?"),
        ("model", " ", "AIR id"),
        ("image_field", "inputImages", "Did you mean 'inputImage'?"),
        ("image_format", "url", "data_uri"),
        ("include_cost", "yes", "True or False"),
        ("timeout", 0, "above 0"),
        ("timeout", float("nan"), "above 0"),
        ("connect_timeout", True, "above 0"),
        ("extra", [], "a dict"),
        ("api_key", 7, "a string"),
        ("api_key", "clé-secrète", "ASCII"),
        ("api_key", "two\nlines", "ASCII"),
        ("base_url", "api.runware.ai", "http"),
        ("base_url", "https://me:secret@x.example", "user name"),
        ("base_url", "https://x.example?key=secret", "query"),
        ("base_url", "http://x.example:notaport", "http"),
    ],
)
def test_a_wrong_option_is_named_with_what_would_be_right(option: str, value: Any, hint: str) -> None:
    with pytest.raises(ConfigurationError, match=r"'default'") as caught:
        RunwareProvider("default", {"api_key": KEY, option: value})
    assert hint in str(caught.value)
    assert "secr" not in str(caught.value)
    assert option in str(caught.value)


def test_what_the_pipeline_may_rely_on() -> None:
    provider = RunwareProvider("default", {"api_key": KEY, "retry_unknown": False})
    assert (provider.model, provider.knows_repeats, provider.retry_unknown) == ("runware:152@2", True, False)
    assert provider.supports_prompt
    assert provider.supports_model
