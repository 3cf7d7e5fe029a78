"""What Runware says goes wrong, wherever it stands in the answer."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest

from django_autocaption.exceptions import ErrorKind
from django_autocaption.types import CaptionRequest
from tests.emulator.client import EmulatorClient
from tests.providers.runware.conftest import Ask, Refuse

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
    refuse: Refuse, emulator: EmulatorClient, place: str, code: str, kind: ErrorKind
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
        (403, "", ErrorKind.AUTH, False),
        (403, "contentPolicyViolation", ErrorKind.SAFETY, False),
        (408, "", ErrorKind.TIMEOUT, True),
        (418, "", ErrorKind.VALIDATION, False),
        (429, "quotaExceeded", ErrorKind.QUOTA, False),
        (503, "invalidSomething", ErrorKind.SERVER, True),
        (599, "", ErrorKind.SERVER, True),
    ],
)
def test_the_status_decides_first_then_the_code(
    refuse: Refuse, emulator: EmulatorClient, status: int, code: str, kind: ErrorKind, retryable: bool
) -> None:
    emulator.fail({"kind": "status", "status": status, "code": code})
    error = refuse()
    assert (error.kind, error.code, error.status, error.retryable) == (kind, code, status, retryable)
    assert not error.outcome_unknown


def test_the_text_decides_last(refuse: Refuse, emulator: EmulatorClient) -> None:
    emulator.fail({"kind": "status", "status": 400, "message": "You have insufficient credits."})
    assert refuse().kind is ErrorKind.QUOTA


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
def test_an_answer_to_something_else_is_a_protocol_error(refuse: Refuse, emulator: EmulatorClient, fault: Any) -> None:
    emulator.fail(fault)
    error = refuse()
    assert (error.kind, error.outcome_unknown) == (ErrorKind.PROTOCOL, True)


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
