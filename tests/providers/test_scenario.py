"""What only Scenario does; the rest is in its contract."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from django_autocaption.exceptions import NOTHING_TO_SAY, ConfigurationError, ErrorKind, ProviderError
from django_autocaption.providers.scenario import ScenarioProvider
from django_autocaption.providers.scenario_reply import Place, shares
from django_autocaption.types import Answer, CaptionRequest, CaptionResult, Cost, PendingJob, PreparedImage
from tests.emulator.client import EmulatorClient
from tests.providers.conftest import Run, picture

KEY, SECRET = "sc-very-secret-key-42", "sc-very-secret-half-43"
Make = Callable[..., ScenarioProvider]
AskAll = Callable[..., list[Answer]]


@pytest.fixture
def make(emulator: EmulatorClient) -> Make:
    """A provider that speaks to the emulator."""

    def make(**options: Any) -> ScenarioProvider:
        given = {"api_key": KEY, "api_secret": SECRET, "base_url": emulator.base_url("scenario"), **options}
        return ScenarioProvider("default", given)

    return make


@pytest.fixture
def request_(image: PreparedImage) -> CaptionRequest:
    return CaptionRequest(uuid=uuid4(), image=image)


@pytest.fixture
def requests() -> list[CaptionRequest]:
    """Three images of other colours."""
    colours = [((0, 0, 0), (9, 9, 9)), ((250, 0, 0), (0, 0, 250)), ((250, 250, 250), (0, 250, 0))]
    return [CaptionRequest(uuid=uuid4(), image=picture(*pair)) for pair in colours]


@pytest.fixture
def ask_all(make: Make, run: Run[Any], requests: list[CaptionRequest]) -> AskAll:
    """Ask about all three images with these options."""

    def ask_all(**options: Any) -> list[Answer]:
        return list(run(make(**options).caption_batch(requests)))

    return ask_all


@pytest.fixture
def ask(make: Make, run: Run[Any], request_: CaptionRequest) -> Callable[..., Any]:
    """Ask about one image with these options; what comes back, errors included."""

    def ask(**options: Any) -> Any:
        try:
            return run(make(**options).caption(request_))
        except ProviderError as error:
            return error

    return ask


def hashes(requests: list[CaptionRequest]) -> list[str]:
    return [hashlib.sha256(request.image.data).hexdigest() for request in requests]


# -- what is sent ------------------------------------------------------------------------------------------------------


def test_only_what_is_set_is_sent(make: Make, request_: CaptionRequest) -> None:
    call = make().build(request_)
    assert call.url.endswith("/v1/generate/caption")
    assert (call.json, call.params) == ({"images": [request_.image.data_uri()]}, {})


def test_every_parameter_of_the_page_is_an_option(
    make: Make, run: Run[Any], request_: CaptionRequest, emulator: EmulatorClient
) -> None:
    provider = make(
        project_id="proj_1",
        ensure_ip_cleared=False,
        seed=0,
        unwanted_sequences=["a photo of"],
        model_id="model_1",
        temperature=0,
        top_p=1,
        details_level="action+style",
        extra={"images": ["theirs"], "topP": 0.5},
    )
    call = provider.build(request_)
    assert call.json == {
        "ensureIPCleared": False,
        "images": [request_.image.data_uri()],
        "seed": 0,
        "unwantedSequences": ["a photo of"],
        "modelId": "model_1",
        "temperature": 0,
        "topP": 0.5,
        "detailsLevel": "action+style",
    }
    assert call.params == {"projectId": "proj_1"}
    assert run(provider.caption(request_)).model == "model_1"
    assert emulator.ledger(billed=True)[0]["model"] == "model_1"


def test_a_request_may_name_another_model(make: Make, run: Run[Any], request_: CaptionRequest) -> None:
    asked = replace(request_, model="model_2")
    assert make(model_id="model_1").build(asked).json["modelId"] == "model_2"
    assert run(make().caption(asked)).model == "model_2"


# -- batches -----------------------------------------------------------------------------------------------------------


def test_one_request_carries_several_images_and_brings_their_captions_in_order(
    ask_all: AskAll, emulator: EmulatorClient, requests: list[CaptionRequest], run: Run[Any], make: Make
) -> None:
    answers = ask_all()
    entries = emulator.ledger()
    assert [entry["image"] for entry in entries] == hashes(requests)
    assert len({entry["uuid"] for entry in entries}) == 1
    alone = [run(make().caption(request)) for request in requests]
    assert [answer.text for answer in answers] == [answer.text for answer in alone]
    assert {answer.external_id for answer in answers} == {entries[0]["uuid"]}


@pytest.mark.parametrize("options", [{"upload_assets": 2}, {"upload_assets": 0}, {"asset_ids": True}])
def test_many_images_are_uploaded_first(
    ask_all: AskAll, emulator: EmulatorClient, requests: list[CaptionRequest], options: dict[str, Any]
) -> None:
    answers = ask_all(**options)
    assert len({answer.text for answer in answers if isinstance(answer, CaptionResult)}) == 3
    assert sorted(entry["image"] for entry in emulator.ledger(task="asset")) == sorted(hashes(requests))
    assert [entry["image"] for entry in emulator.ledger(task="caption")] == hashes(requests)


def test_few_images_are_not_uploaded(ask_all: AskAll, emulator: EmulatorClient) -> None:
    ask_all(upload_assets=3)
    assert emulator.ledger(task="asset") == []


@pytest.mark.parametrize("fault", ["drop_after_work", "cut_json", {"kind": "status", "status": 503}])
def test_an_image_that_cannot_be_uploaded_stops_no_other_and_costs_nothing(
    ask_all: AskAll, emulator: EmulatorClient, fault: Any
) -> None:
    emulator.fail(fault)
    answers = ask_all(upload_assets=0)
    failed = [answer for answer in answers if isinstance(answer, ProviderError)]
    assert [(error.outcome_unknown, error.code) for error in failed] == [(False, "")]
    spoken = [answer for answer in answers if isinstance(answer, CaptionResult)]
    assert [answer.cost for answer in spoken] == [Cost(amount=Decimal("0.25"), unit="CU")] * 2
    assert len(emulator.ledger(billed=True)) == 2


def test_an_upload_that_names_no_asset_is_an_error(ask_all: AskAll, emulator: EmulatorClient) -> None:
    emulator.fail({"kind": "status", "status": 200, "body": {"asset": {}}, "times": 3})
    assert [answer.kind for answer in ask_all(upload_assets=0)] == [ErrorKind.PROTOCOL] * 3


def test_a_broken_image_does_not_take_the_others_along(
    make: Make, run: Run[Any], requests: list[CaptionRequest], emulator: EmulatorClient
) -> None:
    broken = replace(requests[1], image=replace(requests[1].image, data=b"no image at all"))
    first, second, third = run(make().caption_batch([requests[0], broken, requests[2]]))
    assert (second.kind, second.status) == (ErrorKind.VALIDATION, 400)
    assert (first.cost, third.cost) == (Cost(amount=Decimal("0.25"), unit="CU"),) * 2
    assert [entry["image"] for entry in emulator.ledger(billed=True)].count(hashes(requests)[0]) == 1


@pytest.mark.parametrize("status", [401, 402, 429, 503])
def test_what_concerns_the_whole_batch_is_told_once(
    make: Make, run: Run[Any], requests: list[CaptionRequest], emulator: EmulatorClient, status: int
) -> None:
    emulator.fail({"kind": "status", "status": status})
    with pytest.raises(ProviderError) as caught:
        run(make().caption_batch(requests))
    assert caught.value.status == status
    assert emulator.ledger() == []


def test_an_empty_caption_among_others_is_its_images_own_matter(ask_all: AskAll, emulator: EmulatorClient) -> None:
    captions = ["A cat.", None, {"caption": "A dog."}]
    emulator.fail({"kind": "body", "body": {"captions": captions, "creativeUnitsCost": 1}})
    first, second, third = ask_all()
    assert (first.text, second.code, third.text) == ("A cat.", NOTHING_TO_SAY, "A dog.")
    assert first.cost.amount + third.cost.amount == 1


# -- jobs --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("count", [0, 1, 2])
@pytest.mark.parametrize("status", ["queued", "warming-up", "pending", "in-progress", "finalizing", "new-word"])
def test_fewer_captions_than_images_are_a_job_in_which_each_image_finds_its_own(
    ask_all: AskAll, make: Make, run: Run[Any], emulator: EmulatorClient, count: int, status: str
) -> None:
    words = [answer.text for answer in ask_all()]
    emulator.fail({"kind": "fewer", "count": count, "status": status})
    jobs = ask_all()
    assert all(isinstance(job, PendingJob) for job in jobs)
    assert len({job.job_id for job in jobs}) == 3
    # Later, elsewhere, in any order, knowing only what a row holds.
    stored = [PendingJob(uuid=job.uuid, job_id=job.job_id, model=job.model) for job in jobs]
    results = [run(make().poll(job)) for job in reversed(stored)][::-1]
    assert [result.text for result in results] == words
    assert sum(result.cost.amount for result in results) == Decimal("0.75")
    assert len({entry["uuid"] for entry in emulator.ledger(task="job")}) == 1


@pytest.mark.parametrize(
    "at",
    [
        ["captions"],
        ["metadata", "captions"],
        ["metadata", "output", "captions"],
        ["result", "captions"],
        ["result"],
        ["metadata", "result"],
    ],
)
def test_the_captions_of_a_finished_job_are_found_wherever_they_stand(
    ask: Callable[..., Any], make: Make, run: Run[Any], emulator: EmulatorClient, at: list[str]
) -> None:
    job = ask(project_id="slow")
    emulator.fail({"kind": "at", "at": at})
    result = run(make().poll(job))
    assert result.text.endswith("320 by 240 pixels.")
    assert result.cost == Cost(amount=Decimal("0.25"), unit="CU")


def test_captions_that_the_job_was_given_are_not_taken_for_its_own(
    ask: Callable[..., Any], make: Make, run: Run[Any], emulator: EmulatorClient
) -> None:
    job = ask(project_id="slow")
    body = {"job": {"jobId": job.job_id.partition("#")[0], "status": "in-progress"}}
    body["job"] |= {"metadata": {"input": {"captions": ["theirs"]}, "assetIds": ["asset_1"]}}
    emulator.fail({"kind": "only", "body": body})
    assert isinstance(run(make().poll(job)), PendingJob)


@pytest.mark.parametrize(
    ("task", "kind", "retryable"),
    [
        ({"status": "failure"}, ErrorKind.PROVIDER, True),
        ({"status": "failure", "error": "The model crashed."}, ErrorKind.PROVIDER, True),
        ({"status": "failure", "metadata": {"error": {"message": "Unsafe content."}}}, ErrorKind.SAFETY, False),
        ({"status": "failure", "error": "It timed out."}, ErrorKind.TIMEOUT, False),
        ({"status": "canceled"}, ErrorKind.PROVIDER, False),
    ],
)
def test_a_job_that_ended_without_captions_is_an_error_for_each_image(
    ask_all: AskAll,
    make: Make,
    run: Run[Any],
    emulator: EmulatorClient,
    task: dict[str, Any],
    kind: ErrorKind,
    retryable: bool,
) -> None:
    jobs = ask_all(project_id="slow")
    for job in jobs:
        emulator.fail({"kind": "job", "job": task})
        with pytest.raises(ProviderError) as caught:
            run(make().poll(job))
        error = caught.value
        assert (error.kind, error.retryable, error.code) == (kind, retryable, task["status"])


def test_a_job_that_ended_with_fewer_captions_leaves_open_whose_they_are(
    ask_all: AskAll, emulator: EmulatorClient
) -> None:
    emulator.fail({"kind": "fewer", "count": 2, "status": "success"})
    for error in ask_all():
        assert (error.kind, error.retryable, error.silent) == (ErrorKind.PROTOCOL, False, False)
        assert not error.outcome_unknown


@given(
    st.text(st.characters(exclude_characters="#\n\r"), min_size=1),
    st.integers(1, 100).flatmap(lambda count: st.tuples(st.integers(0, count - 1), st.just(count))),
    st.none() | st.decimals(0, 10**6, places=8),
)
def test_a_place_in_a_job_is_read_as_it_was_written(job: str, at: tuple[int, int], units: Decimal | None) -> None:
    place = Place(job=job, index=at[0], count=at[1], units=units)
    assert Place.read(place.id) == place


@given(st.text())
def test_any_id_of_a_job_can_be_read(job_id: str) -> None:
    place = Place.read(job_id)
    assert place.index < place.count


# -- cost --------------------------------------------------------------------------------------------------------------


@given(st.decimals(0, 10**7, places=6), st.integers(1, 100))
def test_no_fraction_of_a_price_is_lost(total: Decimal, count: int) -> None:
    parts = shares(total, count)
    assert len(parts) == count
    assert sum(parts) == total
    assert max(parts) - min(parts) <= count * Decimal("0.00000001")
    assert min(parts) >= 0


def test_the_price_of_a_batch_is_split(ask_all: AskAll, emulator: EmulatorClient) -> None:
    emulator.fail({"kind": "body", "body": {"creativeUnitsCost": 1}})
    costs = [answer.cost for answer in ask_all()]
    assert [(cost.amount, cost.unit) for cost in costs] == [
        (Decimal("0.33333334"), "CU"),
        (Decimal("0.33333333"), "CU"),
        (Decimal("0.33333333"), "CU"),
    ]


@pytest.mark.parametrize(
    ("body", "amount"),
    [
        ({"creativeUnitsCost": 0}, "0"),
        ({"creativeUnitsCost": 0.1}, "0.1"),
        ({"creativeUnitsCost": "0.1"}, "0.1"),
        ({"creativeUnitsCost": None}, None),
        ({"creativeUnitsCost": "dear"}, None),
        ({"creativeUnitsCost": -1}, None),
        ({"creativeUnitsCost": True}, None),
        ({"creativeUnitsCost": 1e300}, None),
        ({"creativeUnitsCost": None, "job": {"jobId": "job_1", "billing": {"cuCost": 0.5}}}, "0.5"),
    ],
)
def test_a_price_stays_decimal_and_nonsense_is_no_price(
    ask: Callable[..., Any], emulator: EmulatorClient, body: dict[str, Any], amount: str | None
) -> None:
    emulator.fail({"kind": "body", "body": body})
    assert ask().cost == (None if amount is None else Cost(amount=Decimal(amount), unit="CU"))


def test_an_estimate_names_the_price_and_does_nothing(
    make: Make, run: Run[Any], request_: CaptionRequest, emulator: EmulatorClient
) -> None:
    provider = make(project_id="proj_1")
    assert run(provider.estimate(request_)) == Cost(amount=Decimal("0.25"), unit="CU")
    assert provider.build(request_).params == {"projectId": "proj_1"}
    (entry,) = emulator.ledger()
    assert (entry["task"], entry["billed"]) == ("dryRun", False)


def test_an_estimate_without_a_price_is_none_and_one_that_is_refused_an_error(
    make: Make, run: Run[Any], request_: CaptionRequest, emulator: EmulatorClient
) -> None:
    emulator.fail({"kind": "status", "status": 269, "body": {}})
    assert run(make().estimate(request_)) is None
    with pytest.raises(ProviderError) as caught:
        run(make(api_key="poor").estimate(request_))
    assert caught.value.kind is ErrorKind.QUOTA


# -- errors ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("status", [408, 409, 429, 500, 502, 503, 504])
def test_what_passes_is_asked_again_after_the_wait_that_is_asked_for(
    ask: Callable[..., Any], emulator: EmulatorClient, status: int
) -> None:
    emulator.fail({"kind": "status", "status": status, "headers": {"retry-after": "7"}})
    error = ask()
    assert (error.retryable, error.retry_after, error.status) == (True, 7, status)


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ({"reason": "Your plan limit is reached, upgrade to go on."}, ErrorKind.QUOTA),
        ({"error": "Monthly quota exceeded"}, ErrorKind.QUOTA),
        ({"code": "PLAN_LIMIT_REACHED", "message": "No."}, ErrorKind.QUOTA),
        ({"message": "Not enough creative units"}, ErrorKind.QUOTA),
        ({"reason": "Your plan allows 4 parallel jobs."}, ErrorKind.RATE_LIMIT),
        ({"reason": "Your plan allows 100 requests per minute."}, ErrorKind.RATE_LIMIT),
        ({"message": "Too many requests"}, ErrorKind.RATE_LIMIT),
        ("Slow down", ErrorKind.RATE_LIMIT),
        (None, ErrorKind.RATE_LIMIT),
        ([], ErrorKind.RATE_LIMIT),
    ],
)
def test_a_limit_of_the_plan_is_not_waited_for(
    ask: Callable[..., Any], emulator: EmulatorClient, body: Any, kind: ErrorKind
) -> None:
    emulator.fail({"kind": "status", "status": 429, "body": body, "headers": {"retry-after": "1"}})
    error = ask()
    assert (error.kind, error.retryable) == (kind, kind is ErrorKind.RATE_LIMIT)


@pytest.mark.parametrize(
    ("seconds", "headers", "wait"),
    [(90, {}, 90), (90, {"retry-after-ms": "500"}, 0.5), ("soon", {}, None), (-1, {}, 0), (None, {}, None)],
)
def test_a_wait_may_stand_in_the_body(
    ask: Callable[..., Any], emulator: EmulatorClient, seconds: Any, headers: dict[str, str], wait: float | None
) -> None:
    body = {"reason": "cooldown", "remainingSeconds": seconds}
    emulator.fail({"kind": "status", "status": 429, "body": body, "headers": headers})
    assert ask().retry_after == wait


@pytest.mark.parametrize("body", [{"reason": "Because."}, {"message": "Because."}, {"error": "Because."}, "Because."])
def test_the_reason_is_found_in_every_shape(ask: Callable[..., Any], emulator: EmulatorClient, body: Any) -> None:
    emulator.fail({"kind": "status", "status": 400, "body": body})
    assert "Because." in ask().message


# -- settings ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("secret", ["", None, " \n"])
def test_without_the_secret_nothing_is_sent_and_the_setting_is_named(
    ask: Callable[..., Any], make: Make, emulator: EmulatorClient, secret: Any
) -> None:
    error = ask(api_secret=secret)
    setting = "AUTOCAPTION['PROVIDERS']['default']['OPTIONS']['api_secret']"
    assert (error.kind, setting in error.message) == (ErrorKind.AUTH, True)
    assert emulator.ledger() == []
    (message,) = make(api_secret=secret).check()
    assert setting in message.msg
    assert len(make(api_key="", api_secret="").check()) == 2


@pytest.mark.parametrize(
    ("option", "value", "hint"),
    [
        ("api_key", "key:secret", "'api_secret'"),
        ("api_secret", 7, "a string"),
        ("project_id", None, "a string"),
        ("ensure_ip_cleared", 1, "True or False"),
        ("seed", "1", "a number"),
        ("seed", float("nan"), "a number"),
        ("unwanted_sequences", "a photo of", "a list"),
        ("unwanted_sequences", [""], "a list"),
        ("model_id", 3, "a string"),
        ("temperature", 2.1, "from 0 to 2"),
        ("top_p", -0.1, "from 0 to 1"),
        ("top_p", True, "from 0 to 1"),
        ("details_level", "actions", "Did you mean 'action'?"),
        ("asset_ids", ["asset_1"], "True or False"),
        ("batch_size", 0, "from 1"),
        ("batch_size", None, "from 1"),
        ("upload_assets", -1, "from 0"),
        ("upload_assets", 1.5, "a whole number"),
        ("model", "x", "Did you mean 'model_id'?"),
    ],
)
def test_a_wrong_option_is_named_with_what_would_be_right(option: str, value: Any, hint: str) -> None:
    with pytest.raises(ConfigurationError) as caught:
        ScenarioProvider("default", {"api_key": KEY, "api_secret": SECRET, option: value})
    assert hint in str(caught.value)
    assert option in str(caught.value)
    assert "secret-half" not in str(caught.value)


def test_what_the_pipeline_may_rely_on() -> None:
    provider = ScenarioProvider("default", {"api_key": KEY, "api_secret": SECRET, "batch_size": 7, "model_id": "m"})
    assert (provider.batch_size, provider.model, provider.knows_repeats) == (7, "m", False)
    assert (provider.supports_prompt, provider.supports_model, provider.takes_webhooks) == (False, True, False)
