"""A file that breaks off has words about what is there of it, and its row says what is wrong."""

from __future__ import annotations

from dataclasses import replace
from uuid import uuid4

import pytest

from django_autocaption.models import ErrorCode, State
from django_autocaption.pipeline.outcome import answered
from django_autocaption.types import CaptionResult, PendingJob
from tests.pipeline.drive import WORDS
from tests.pipeline.outcome.jobs import IMAGE, claimed, job, said

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("no_worker")]

ANSWER = CaptionResult(text=WORDS)


@pytest.mark.parametrize(("share", "told"), [(0.9, "90 %"), (0.251, "25 %"), (0.9999, "99 %"), (1.0, "nearly all")])
def test_the_row_is_done_and_says_how_much_is_there(share: float, told: str) -> None:
    ending = answered.with_answer(job(image=replace(IMAGE, share=share)), ANSWER, latency_ms=5)
    state, code, message = said(ending)
    assert (state, code) == (State.DONE, ErrorCode.TRUNCATED)
    assert told in message
    assert ending.offer is not None
    assert not ending.offer.held


def test_a_whole_file_has_no_remark() -> None:
    assert said(answered.with_answer(job(), ANSWER, latency_ms=5)) == (State.DONE, "", "")


def test_the_remark_is_kept_until_an_answer_comes_later() -> None:
    waits = answered.deferred(
        job(image=replace(IMAGE, share=0.5)), PendingJob(uuid=uuid4(), job_id="1", poll_after=5), latency_ms=5
    )
    state, code, message = said(waits)
    assert (state, code) == (State.WAITING, ErrorCode.TRUNCATED)
    row = claimed(error_code=code, error_message=message)
    assert said(answered.with_answer(job(row, image=None), ANSWER, latency_ms=5)) == (State.DONE, code, message)


def test_what_a_row_said_before_is_no_remark_on_a_file_that_was_read() -> None:
    row = claimed(error_code=ErrorCode.TRUNCATED, error_message="Breaks off.")
    assert said(answered.with_answer(job(row), ANSWER, latency_ms=5)) == (State.DONE, "", "")


def test_known_words_of_the_same_bytes_have_it_too() -> None:
    ending = answered.same_bytes(job(image=replace(IMAGE, share=0.5)), None)
    assert said(ending)[1] == ErrorCode.TRUNCATED
