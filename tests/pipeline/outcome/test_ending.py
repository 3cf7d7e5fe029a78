"""Codes, waits, and what is final: what all endings have in common."""

from __future__ import annotations

import pytest

from django_autocaption.exceptions import NOTHING_TO_SAY, ErrorKind, ImageError, ProviderError
from django_autocaption.models import ErrorCode, Outcome, State
from django_autocaption.pipeline.outcome.ending import (
    Ending,
    backoff,
    code_of,
    code_of_earlier,
    put_back_ending,
    repeat_after,
)
from tests.pipeline.outcome.jobs import attempt, claimed

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("no_worker")]


class TestCodes:
    @pytest.mark.parametrize(
        ("error", "code"),
        [
            (ImageError("Down.", code="storage"), ErrorCode.STORAGE),
            (ImageError("?", code="of another"), ErrorCode.UNREADABLE),
            (ProviderError("?", kind=ErrorKind.SERVER, code=ErrorCode.BUG), ErrorCode.BUG),
            (ProviderError("?", kind=ErrorKind.SERVER, code="cancelled"), ErrorCode.SERVER),
            (ProviderError("?", kind=ErrorKind.PROTOCOL, code=NOTHING_TO_SAY), ErrorCode.NOTHING_TO_SAY),
            (
                ProviderError("?", kind=ErrorKind.VALIDATION, code="prompt_not_supported"),
                ErrorCode.PROMPT_NOT_SUPPORTED,
            ),
            (ProviderError("?", kind=ErrorKind.QUOTA), ErrorCode.QUOTA),
        ],
    )
    def test_are_ours_whatever_a_service_says(self, error: ProviderError | ImageError, code: ErrorCode) -> None:
        assert code_of(error) is code

    @pytest.mark.parametrize(
        ("outcome", "said", "code"),
        [
            (Outcome.SILENT, "contentPolicy", ErrorCode.SAFETY),
            (Outcome.SILENT, "", ErrorCode.NOTHING_TO_SAY),
            (Outcome.SILENT, NOTHING_TO_SAY, ErrorCode.NOTHING_TO_SAY),
            (Outcome.ANSWERED, "contentPolicy", ErrorCode.NOTHING_TO_SAY),
            (Outcome.SILENT, ErrorCode.PROTOCOL, ErrorCode.PROTOCOL),
        ],
    )
    def test_of_an_earlier_answer_tell_a_refusal_from_silence(self, outcome: str, said: str, code: ErrorCode) -> None:
        assert code_of_earlier(attempt(None, outcome=outcome, error_code=said)) is code


class TestWaits:
    @pytest.mark.parametrize(
        ("attempts", "seconds"), [(0, 30), (1, 30), (2, 60), (3, 120), (7, 1920), (8, 3600), (99, 3600)]
    )
    def test_double_up_to_an_hour(self, attempts: int, seconds: float) -> None:
        assert backoff(attempts) == seconds

    @pytest.mark.parametrize(
        ("asked_for", "attempts", "seconds"),
        [
            (None, 1, 30),
            (None, 2, 60),
            (0, 1, 0),
            (0, 2, 30),
            (0, 3, 60),
            (45, 1, 45),
            (45, 2, 45),
            (45, 3, 60),
            (3601, 1, 3600),
        ],
    )
    def test_are_as_long_as_a_service_asks_and_no_shorter_than_half_the_own(
        self, asked_for: float | None, attempts: int, seconds: float
    ) -> None:
        assert repeat_after(asked_for, attempts) == seconds


@pytest.mark.parametrize("attempts", [0, 1, 3])
def test_what_counts_for_nothing_takes_one_try_back_and_never_below_none(attempts: int) -> None:
    row = claimed(attempts=attempts)
    assert put_back_ending(row, 5, counts=False).move["attempts"] == max(attempts - 1, 0)
    assert "attempts" not in put_back_ending(row, 5).move
    assert put_back_ending(row, 5).attempt_changes == {}


@pytest.mark.parametrize("state", [*State, None])
def test_an_end_is_final_where_nothing_more_happens_by_itself(state: State | None) -> None:
    ending = Ending(caption=claimed(), move={"state": state} if state else {})
    assert ending.is_final is (state in (State.DONE, State.FAILED, State.EXCLUDED))
