"""What is sent to Scenario, for one image and for several."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from django_autocaption.exceptions import NOTHING_TO_SAY, ErrorKind, ProviderError
from django_autocaption.types import CaptionRequest, CaptionResult, Cost
from tests.emulator.client import EmulatorClient
from tests.providers.conftest import Run
from tests.providers.scenario.conftest import AskAll, Make, hashes

# -- what is sent -----------------------------------------------------------------------------------------------------


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


# -- batches ----------------------------------------------------------------------------------------------------------


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
    assert sum(answer.cost.amount for answer in (first, second, third)) == 1
