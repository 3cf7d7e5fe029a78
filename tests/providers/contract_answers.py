"""The contract about one exchange: words, errors, answers that cannot be read, and no answer at all."""

from __future__ import annotations

import hashlib
import json
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any
from uuid import uuid4

import pytest

from django_autocaption import __version__
from django_autocaption.exceptions import ErrorKind, ProviderError
from django_autocaption.types import CaptionRequest, CaptionResult, Cost, PendingJob, PreparedImage
from tests.emulator.client import EmulatorClient
from tests.providers.conftest import Run, picture
from tests.providers.contract_hooks import ContractHooks


class Fails(ContractHooks):
    """Errors, answers that cannot be read, and no answer at all, in the mode that answers at once."""

    def test_a_request_that_was_refused_is_not_billed(
        self, refuse: Callable[..., ProviderError], reply: Callable[..., None]
    ) -> None:
        for status in (400, 401, 402, 429, 500):
            reply(status, self.error_body(self.error_cases[0][1], "Emulated failure."))
            error = refuse()
            assert (error.cost, error.billed) == (None, False), status

    def test_every_documented_error_has_its_kind(
        self, refuse: Callable[..., ProviderError], reply: Callable[..., None], emulator: EmulatorClient
    ) -> None:
        for status, code, kind in self.error_cases:
            reply(status, self.error_body(code, "Emulated failure."))
            error = refuse()
            assert (error.kind, error.status) == (kind, status), (status, code)
            assert not error.outcome_unknown
            assert self.provider_class.service in error.message
        assert emulator.ledger(billed=True) == []

    def test_an_error_on_http_200_is_an_error(
        self, refuse: Callable[..., ProviderError], reply: Callable[..., None], question: CaptionRequest
    ) -> None:
        for body, kind in self.hidden_errors(self.make().job_of(question)):
            reply(200, body)
            assert refuse().kind is kind, body

    @pytest.mark.parametrize(
        ("status", "kind", "retryable"),
        [
            (401, ErrorKind.AUTH, False),
            (402, ErrorKind.QUOTA, False),
            (404, ErrorKind.NOT_FOUND, False),
            (413, ErrorKind.VALIDATION, False),
            (429, ErrorKind.RATE_LIMIT, True),
            (500, ErrorKind.SERVER, True),
            (502, ErrorKind.SERVER, True),
            (503, ErrorKind.SERVER, True),
            (504, ErrorKind.SERVER, True),
        ],
    )
    @pytest.mark.parametrize("page", [False, True], ids=["error body", "web page"])
    def test_the_status_tells_the_kind(
        self,
        refuse: Callable[..., ProviderError],
        reply: Callable[..., None],
        emulator: EmulatorClient,
        status: int,
        kind: ErrorKind,
        retryable: bool,
        page: bool,
    ) -> None:
        if page:
            emulator.fail({"kind": "html", "status": status})
        else:
            reply(status, self.error_body("", "Emulated failure."))
        error = refuse()
        assert (error.kind, error.retryable, error.status) == (kind, retryable, status)
        assert error.outcome_unknown is (status in self.unknown_statuses)
        assert "<" not in error.message

    @pytest.mark.parametrize(
        ("headers", "seconds"), [({}, None), ({"retry-after": "7"}, 7), ({"retry-after-ms": "90"}, 0.09)]
    )
    def test_too_many_requests_say_how_long_to_wait(
        self,
        refuse: Callable[..., ProviderError],
        reply: Callable[..., None],
        headers: dict[str, str],
        seconds: float | None,
    ) -> None:
        reply(429, self.error_body("", "Slow down."), **headers)
        error = refuse()
        assert (error.kind, error.retryable, error.retry_after) == (ErrorKind.RATE_LIMIT, True, seconds)

    @pytest.mark.parametrize("kind", ["html", "cut_json", "empty", "non_utf8", "huge", "bomb"])
    def test_an_answer_that_cannot_be_read_is_a_protocol_error(
        self, refuse: Callable[..., ProviderError], emulator: EmulatorClient, kind: str
    ) -> None:
        emulator.fail(kind)
        error = refuse()
        assert (error.kind, error.status, error.outcome_unknown) == (ErrorKind.PROTOCOL, 200, True)

    def test_a_redirect_is_not_followed(self, refuse: Callable[..., ProviderError], emulator: EmulatorClient) -> None:
        emulator.fail({"kind": "redirect", "location": emulator.base_url(self.emulator_name)})
        assert refuse().kind is ErrorKind.PROTOCOL
        assert emulator.ledger() == []

    def test_an_answer_to_another_request_is_noticed(
        self, refuse: Callable[..., ProviderError], reply: Callable[..., None]
    ) -> None:
        if self.names_requests:
            reply(200, self.answer(PendingJob(uuid=str(uuid4()), job_id="another"), "Theirs."))
            assert refuse().kind is ErrorKind.PROTOCOL

    # -- no answer ----------------------------------------------------------------------------------------------------

    def test_a_service_that_is_not_there_got_nothing(self, refuse: Callable[..., ProviderError]) -> None:
        error = refuse(base_url="http://127.0.0.1:1/v1")
        assert (error.kind, error.retryable, error.outcome_unknown) == (ErrorKind.SERVER, True, False)

    def test_a_timeout_before_sending_got_nothing(self, refuse: Callable[..., ProviderError]) -> None:
        with full_server() as url:
            error = refuse(base_url=url, connect_timeout=0.5)
        assert (error.kind, error.retryable, error.outcome_unknown) == (ErrorKind.TIMEOUT, True, False)

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
        self, refuse: Callable[..., ProviderError], emulator: EmulatorClient, fault: Any, kind: ErrorKind
    ) -> None:
        emulator.fail(fault)
        error = refuse(timeout=1.2)
        assert (error.kind, error.retryable, error.outcome_unknown, error.status) == (kind, True, True, None)


class AnswersAtOnce(Fails):
    """``caption`` and ``caption_batch`` in that mode."""

    # -- words --------------------------------------------------------------------------------------------------------

    def test_an_image_gets_words(
        self, ask: Callable[..., CaptionResult], emulator: EmulatorClient, image: PreparedImage
    ) -> None:
        result = ask()
        assert "320 by 240 pixels" in result.text
        assert result.cost is None or (isinstance(result.cost, Cost) and result.cost.unit)
        json.dumps(result.raw, allow_nan=False)
        (entry,) = emulator.ledger(billed=True)
        assert entry["image"] == hashlib.sha256(image.data).hexdigest()
        assert entry["user_agent"] == f"django-autocaption/{__version__}"

    def test_other_images_get_other_words(self, ask: Callable[..., CaptionResult], question: CaptionRequest) -> None:
        other = replace(question, uuid=uuid4(), image=picture((240, 240, 240), (10, 60, 10)))
        assert ask(question).text != ask(other).text

    def test_a_prompt_is_followed_or_refused_but_never_dropped(
        self, emulator: EmulatorClient, run: Run[Any], question: CaptionRequest
    ) -> None:
        provider = self.make(emulator)
        prompted = replace(question, prompt="Sag auf Deutsch, was man sieht.")
        if provider.supports_prompt:
            assert run(provider.caption(prompted)).text
            assert "Sag auf Deutsch, was man sieht." in emulator.ledger(billed=True)[0]["prompt"]
        else:
            error = self.expect_error(run, provider, prompted)
            assert (error.kind, error.retryable) == (ErrorKind.VALIDATION, False)
            assert "prompt" in error.message
            assert emulator.ledger() == []

    def test_a_batch_gets_each_image_its_own_words(
        self, emulator: EmulatorClient, run: Run[Any], question: CaptionRequest, ask: Callable[..., CaptionResult]
    ) -> None:
        colours = [((0, 0, 0), (9, 9, 9)), ((250, 0, 0), (0, 0, 250)), ((250, 250, 250), (0, 250, 0))]
        requests = [replace(question, uuid=uuid4(), image=picture(*pair)) for pair in colours]
        provider = self.make(emulator, **(self.batch_options or {}))
        answers = run(provider.caption_batch(requests))
        assert [answer.text for answer in answers] == [ask(replace(r, uuid=uuid4())).text for r in requests]
        assert len({answer.text for answer in answers}) == 3
        if self.batch_options is not None:
            assert provider.batch_size >= 3

    # -- answers without words ----------------------------------------------------------------------------------------

    def test_an_empty_answer_is_a_non_answer(
        self, refuse: Callable[..., ProviderError], reply: Callable[..., None], question: CaptionRequest
    ) -> None:
        for body in self.empty_answers(self.make().job_of(question)):
            reply(200, body)
            error = refuse()
            assert error.silent, body
            assert not error.retryable, body

    def test_what_was_billed_is_told_words_or_not(
        self, refuse: Callable[..., ProviderError], reply: Callable[..., None], question: CaptionRequest
    ) -> None:
        job = self.make().job_of(question)
        for body in self.empty_answers(job):
            reply(200, body)
            assert refuse().billed, body
            priced = self.priced(body, job)
            assert (priced is None) is (not self.make().cost_units)
            if priced is not None:
                reply(200, priced[0])
                error = refuse()
                assert (error.cost, error.billed) == (priced[1], True), body
                assert error.cost is None or error.cost.unit in self.make().cost_units


@contextmanager
def full_server() -> Iterator[str]:
    """A port that accepts no further connection."""
    with socket.socket() as full:
        full.bind(("127.0.0.1", 0))
        full.listen(0)
        waiting = [socket.socket() for _ in range(3)]
        for one in waiting:
            one.setblocking(False)
            one.connect_ex(full.getsockname())
        try:
            yield f"http://127.0.0.1:{full.getsockname()[1]}"
        finally:
            for one in waiting:
                one.close()
