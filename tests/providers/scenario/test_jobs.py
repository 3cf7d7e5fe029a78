"""Captions that stand in a job, and what they cost."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from django_autocaption.exceptions import ErrorKind, ProviderError
from django_autocaption.providers.scenario.reply import Place
from django_autocaption.types import CaptionRequest, Cost, PendingJob
from tests.emulator.client import EmulatorClient
from tests.providers.conftest import Run
from tests.providers.scenario.conftest import AskAll, Make

# -- jobs -------------------------------------------------------------------------------------------------------------


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
        error = run(make().poll(job))
        assert (error.kind, error.retryable, error.code) == (kind, retryable, task["status"])


@pytest.mark.parametrize(
    "body",
    [
        {"job": {"jobId": "another", "status": "failure"}},
        {"job": {"status": "failure"}},
        {"job": {"status": "success"}},
        {"error": "Forbidden"},
        {"reason": "The key is unknown."},
    ],
)
def test_what_names_another_job_or_none_is_no_end_of_ours(
    ask: Callable[..., Any], make: Make, run: Run[Any], emulator: EmulatorClient, body: Any
) -> None:
    job = ask(project_id="slow")
    emulator.fail({"kind": "status", "status": 200, "body": body})
    with pytest.raises(ProviderError):
        run(make().poll(job))


def test_an_error_beside_a_job_that_runs_leaves_a_job_to_look_at(
    ask: Callable[..., Any], emulator: EmulatorClient
) -> None:
    emulator.fail({"kind": "only", "body": {"error": "Too slow.", "job": {"jobId": "job_1", "status": "queued"}}})
    job = ask()
    assert isinstance(job, PendingJob)
    assert Place.read(job.job_id).job == "job_1"


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


# -- cost -------------------------------------------------------------------------------------------------------------


@given(st.decimals(0, 10**7, places=6), st.integers(1, 100))
def test_no_fraction_of_a_price_is_lost(total: Decimal, count: int) -> None:
    parts = [share.amount for share in Cost(amount=total, unit="CU").shares(count)]
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
