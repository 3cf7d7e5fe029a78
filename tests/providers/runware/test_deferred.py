"""Runware's answers that come later: asynchronous tasks, lost answers, and what it posts."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from queue import Queue
from threading import Thread
from typing import Any
from uuid import uuid4

import pytest

from django_autocaption.exceptions import ErrorKind, ProviderError, WebhookRejected
from django_autocaption.types import CaptionRequest, CaptionResult, DeferredAnswer, PendingJob
from tests.emulator.client import EmulatorClient
from tests.providers.conftest import Run
from tests.providers.runware.conftest import Make, Refuse
from tests.watch import Watch

# -- looking ----------------------------------------------------------------------------------------------------------


def test_looks_become_rarer_up_to_ten_seconds(make: Make, run: Run[Any], emulator: EmulatorClient) -> None:
    job = PendingJob(uuid=str(uuid4()))
    waits = []
    for _ in range(8):
        job = run(make().poll(job))  # a uuid that Runware does not know is answered like a running one
        waits.append(job.poll_after)
    assert waits[:3] == [1.5, 2.25, 3.375]
    assert waits == sorted(waits)
    assert waits[-1] == 10


def test_a_synchronous_task_that_takes_too_long_goes_on_as_a_job(
    make: Make, run: Run[Any], emulator: EmulatorClient, request_: CaptionRequest
) -> None:
    emulator.fail("processing")
    job = run(make().caption(request_))
    assert (type(job), job.job_id, job.poll_after) == (PendingJob, str(request_.uuid), 1.0)
    assert run(make().poll(job)).cost is not None


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("inferenceError", ErrorKind.PROVIDER),
        ("nsfwImage", ErrorKind.SAFETY),
        ("timeoutProvider", ErrorKind.TIMEOUT),
        ("quotaReached", ErrorKind.QUOTA),
    ],
)
def test_a_task_that_failed_meanwhile_says_why(
    make: Make, run: Run[Any], emulator: EmulatorClient, request_: CaptionRequest, code: str, kind: ErrorKind
) -> None:
    emulator.fail({"kind": "task_fails", "code": code})
    provider = make(delivery_method="async")
    job = run(provider.caption(request_))
    error = run(provider.poll(job))
    assert (error.kind, error.code) == (kind, code)


@pytest.mark.parametrize(
    ("error", "is_end"),
    [
        ({"code": "invalidApiKey"}, False),
        ({"code": "rateLimitExceeded"}, False),
        ({"code": "taskNotFound"}, False),
        ({"code": "timeoutProvider"}, False),
        ({"code": "timeoutProvider", "status": "error"}, True),
        ({"code": "contentPolicyViolation"}, True),
        ({"code": "inferenceFailed"}, True),
        ({"code": "inferenceFailed", "taskUUID": str(uuid4())}, False),
        ({"code": "inferenceFailed", "taskUUID": None}, False),
    ],
)
def test_an_error_under_the_tasks_uuid_may_be_the_looks_own(
    make: Make, run: Run[Any], emulator: EmulatorClient, request_: CaptionRequest, error: Any, is_end: bool
) -> None:
    """It is the task's where it says so, or where its code is one that only the work can have."""
    provider = make(delivery_method="async")
    job = run(provider.caption(request_))
    named = {"message": "No.", "taskUUID": str(request_.uuid), **error}
    emulator.fail({"kind": "status", "status": 200, "body": {"errors": [named]}})
    try:
        assert isinstance(run(provider.poll(job)), ProviderError if is_end else PendingJob)
    except ProviderError:
        assert not is_end


def test_a_task_that_was_taken_is_a_job_whatever_the_status_says(
    make: Make, run: Run[Any], emulator: EmulatorClient, request_: CaptionRequest
) -> None:
    taken = {"taskType": "caption", "taskUUID": str(request_.uuid)}
    body = {"data": [taken], "errors": [{"code": "invalidModel", "taskUUID": str(uuid4())}]}
    emulator.fail({"kind": "status", "status": 400, "body": body})
    assert isinstance(run(make(delivery_method="async").caption(request_)), PendingJob)


@pytest.mark.timed
@pytest.mark.parametrize("lost", ["drop_after_work", "truncated", "cut_json", {"kind": "slow", "seconds": 4}])
@pytest.mark.parametrize("image_format", ["data_uri", "uuid"])
def test_a_lost_answer_is_found_again_and_billed_once(
    make: Make,
    refuse: Refuse,
    run: Run[Any],
    emulator: EmulatorClient,
    request_: CaptionRequest,
    lost: Any,
    image_format: str,
) -> None:
    emulator.fail(*(["pass", lost] if image_format == "uuid" else [lost]))
    assert refuse(timeout=1.5, image_format=image_format).outcome_unknown
    job = run(make(image_format=image_format).caption(request_))
    assert isinstance(job, PendingJob)
    watch = Watch()
    while isinstance(found := run(make().poll(job)), PendingJob):
        assert watch.spent < 5
    assert found.text.endswith("320 by 240 pixels.")
    assert len(emulator.ledger(billed=True)) == 1


# -- what is posted ---------------------------------------------------------------------------------------------------


@pytest.fixture
def mailbox() -> Iterator[tuple[str, Queue[tuple[str, bytes]]]]:
    """An address that takes what is posted, after it has refused the first time."""
    posted: Queue[tuple[str, bytes]] = Queue()
    refused: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["content-length"]))
            if refused:
                posted.put((self.path, body))
            self.send_response(200 if refused else 503)
            self.end_headers()
            refused.append(self.path)

        def log_message(self, *args: Any) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/hook?token=abc", posted
        server.shutdown()
        thread.join()


@pytest.mark.parametrize("delivery_method", ["sync", "async"])
def test_an_answer_is_posted_to_the_address_that_was_given(
    make: Make,
    run: Run[Any],
    emulator: EmulatorClient,
    request_: CaptionRequest,
    mailbox: tuple[str, Queue[tuple[str, bytes]]],
    delivery_method: str,
) -> None:
    url, posted = mailbox
    provider = make(webhook=True, delivery_method=delivery_method)
    emulator.fail("posted_twice")
    run(provider.caption(replace(request_, callback_url=url)))
    answers: list[DeferredAnswer] = []
    for _ in range(2):
        path, body = posted.get(timeout=5)
        assert path == "/hook?token=abc"
        answers += provider.read_webhook(body, {})
    first, second = answers
    assert first == second
    assert first.job_id == str(request_.uuid)
    assert isinstance(first.answer, CaptionResult)
    assert first.answer.text.endswith("320 by 240 pixels.")
    assert first.answer.cost is not None


def test_a_failure_is_posted_too(
    make: Make,
    run: Run[Any],
    emulator: EmulatorClient,
    request_: CaptionRequest,
    mailbox: tuple[str, Queue[tuple[str, bytes]]],
) -> None:
    url, posted = mailbox
    provider = make(webhook=True, delivery_method="async")
    emulator.fail({"kind": "task_fails", "code": "inferenceError"})
    run(provider.caption(replace(request_, callback_url=url)))
    (late,) = provider.read_webhook(posted.get(timeout=5)[1], {})
    assert isinstance(late.answer, ProviderError)
    assert (late.job_id, late.answer.kind) == (str(request_.uuid), ErrorKind.PROVIDER)


@pytest.mark.parametrize(("webhook", "callback_url"), [(False, "https://site.example/?token=t"), (True, "")])
def test_no_address_is_given_without_the_option_or_without_an_address(
    make: Make, request_: CaptionRequest, webhook: bool, callback_url: str
) -> None:
    call = make(webhook=webhook).build(replace(request_, callback_url=callback_url))
    assert "webhookURL" not in call.json[0]


UUID_A, UUID_B = "0a0a0a0a-1111-4222-8333-444444444444", "0b0b0b0b-1111-4222-8333-444444444444"
DONE = {"taskType": "imageCaption", "taskUUID": UUID_A.upper(), "text": "A cat."}
FAILED = {"taskUUID": UUID_B, "code": "nsfwImage", "message": "No."}


def read(make: Make, body: Any) -> list[DeferredAnswer]:
    return list(make(webhook=True).read_webhook(json.dumps(body).encode(), {}))


@pytest.mark.parametrize("body", [DONE, [DONE], {"data": [DONE]}, {"data": DONE}, {"data": [DONE], "errors": []}])
def test_a_result_is_read_in_every_wrapping(make: Make, body: Any) -> None:
    (late,) = read(make, body)
    assert isinstance(late.answer, CaptionResult)
    assert (late.job_id, late.answer.text) == (UUID_A, "A cat.")


@pytest.mark.parametrize(
    "body",
    [
        FAILED,
        [FAILED],
        {"errors": [FAILED]},
        {"errors": FAILED},
        {"data": [{"taskUUID": UUID_B, "status": "error", "error": {"code": "nsfwImage", "message": "No."}}]},
    ],
)
def test_a_failure_is_read_in_every_wrapping(make: Make, body: Any) -> None:
    (late,) = read(make, body)
    assert isinstance(late.answer, ProviderError)
    assert (late.job_id, late.answer.kind, late.answer.code) == (UUID_B, ErrorKind.SAFETY, "nsfwImage")


@pytest.mark.parametrize("body", [[DONE, FAILED], {"data": [DONE], "errors": [FAILED]}])
def test_several_tasks_are_read_from_one_post(make: Make, body: Any) -> None:
    assert [(late.job_id, type(late.answer)) for late in read(make, body)] == [
        (UUID_A, CaptionResult),
        (UUID_B, ProviderError),
    ]


def test_a_task_that_is_still_running_is_no_answer_yet(make: Make) -> None:
    (late,) = read(make, {"taskUUID": UUID_A, "status": "processing"})
    assert isinstance(late.answer, PendingJob)


@pytest.mark.parametrize(
    "body", [{"text": "A cat."}, {"taskUUID": "not-one", "text": "A cat."}, {"taskUUID": [UUID_A]}]
)
def test_what_names_no_task_is_rejected(make: Make, body: Any) -> None:
    with pytest.raises(WebhookRejected):
        read(make, body)
