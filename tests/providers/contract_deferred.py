"""The contract about answers that come later: looked for, or posted by the service."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from typing import Any
from uuid import uuid4

import pytest

from django_autocaption.exceptions import ErrorKind, ProviderError, WebhookRejected
from django_autocaption.types import CaptionRequest, CaptionResult, DeferredAnswer, PendingJob
from tests.emulator.client import EmulatorClient
from tests.providers.conftest import Run
from tests.providers.contract_hooks import SECRETS, ContractHooks
from tests.watch import Watch


class AnswersLater(ContractHooks):
    """``poll`` and ``read_webhook``."""

    # -- later --------------------------------------------------------------------------------------------------------

    @pytest.mark.timed
    def test_a_job_that_is_answered_later_is_looked_at_until_it_is_done(
        self, emulator: EmulatorClient, run: Run[Any], question: CaptionRequest
    ) -> None:
        if self.late_options is None:
            assert not self.provider_class.answers_later
            return
        emulator.wait(0.3)
        provider = self.make(emulator, **self.late_options)
        assert provider.answers_later
        watch = Watch()
        job = run(provider.caption(question))
        assert isinstance(job, PendingJob)
        assert (job.uuid, job.model) == (str(question.uuid), provider.model)
        assert job.job_id
        # Another process looks, and knows only what a row of the database holds.
        stored = PendingJob(uuid=job.uuid, job_id=job.job_id, model=job.model)
        while isinstance(looked := run(self.make(emulator, **self.late_options).poll(stored)), PendingJob):
            assert watch.spent < 5
            assert (looked.uuid, looked.job_id) == (job.uuid, job.job_id)
        assert "320 by 240 pixels" in looked.text
        assert run(provider.poll(stored)).text == looked.text
        assert len(emulator.ledger(billed=True)) == 1

    @pytest.mark.parametrize(
        "fault",
        ["reset", "html", "cut_json", "non_utf8", "huge"]
        + [{"kind": "status", "status": status} for status in (200, 400, 401, 402, 403, 404, 409, 410, 429, 500, 503)]
        + [{"kind": "status", "status": status, "body": {"code": status, "message": "No."}} for status in (401, 403)],
    )
    def test_a_look_that_fails_is_an_error_and_may_be_repeated(
        self, emulator: EmulatorClient, run: Run[Any], question: CaptionRequest, fault: Any
    ) -> None:
        if self.late_options is None:
            return
        provider = self.make(emulator, **self.late_options)
        job = run(provider.caption(question))
        emulator.fail(fault)
        with pytest.raises(ProviderError):
            run(provider.poll(job))
        assert "320 by 240 pixels" in run(provider.poll(job)).text

    def test_an_answer_about_another_job_is_not_taken_for_ours(
        self, emulator: EmulatorClient, run: Run[Any], question: CaptionRequest, reply: Callable[..., None]
    ) -> None:
        if self.late_options is None:
            return
        provider = self.make(emulator, **self.late_options)
        job = run(provider.caption(question))
        reply(200, self.answer(PendingJob(uuid=str(uuid4()), job_id="another"), "Theirs."))
        try:
            assert isinstance(run(provider.poll(job)), PendingJob)
        except ProviderError as error:
            assert error.kind is ErrorKind.PROTOCOL

    # -- webhooks -----------------------------------------------------------------------------------------------------

    def posted(self, *, secret: str = SECRETS[0], age: float = 0) -> tuple[PendingJob, bytes, dict[str, str]]:
        job = PendingJob(uuid=str(uuid4()), job_id=str(uuid4()))
        return job, *self.webhook(job, "A cat on a mat.", secret=secret, at=time.time() - age)

    def read(
        self, body: bytes, headers: Mapping[str, str], secrets: Sequence[str] = SECRETS
    ) -> Sequence[DeferredAnswer]:
        return self.make(**(self.webhook_options(secrets) or {})).read_webhook(body, headers)

    def test_a_posted_answer_is_read_however_late_and_however_often(self) -> None:
        if self.webhook_options(SECRETS) is None:
            assert not self.make().takes_webhooks
            with pytest.raises(WebhookRejected):
                self.make().read_webhook(b"{}", {})
            return
        assert self.make(**self.webhook_options(SECRETS) or {}).takes_webhooks
        for secret in SECRETS:
            job, body, headers = self.posted(secret=secret)
            (first,), (second,) = self.read(body, headers), self.read(body, headers)
            assert first == second
            assert isinstance(first.answer, CaptionResult)
            assert first.answer.text == "A cat on a mat."
            assert first.job_id in (job.uuid, job.job_id)

    @pytest.mark.parametrize("body", [b"", b"{", b"[]", b"{}", b"7", b"null", b"\xff\xfe", b"<html>", b"[" * 100_000])
    def test_a_posted_body_that_is_no_answer_is_rejected(self, body: bytes) -> None:
        if self.webhook_options(SECRETS) is not None:
            with pytest.raises(WebhookRejected):
                self.read(body, self.posted()[2])

    def test_a_posted_answer_without_a_recent_signature_of_ours_is_rejected(self) -> None:
        if not self.provider_class.signs_webhooks:
            return
        _job, body, headers = self.posted()
        forged = [
            (body + b" ", headers),
            (body, {}),
            *((body, {name: value for name, value in headers.items() if name != left_out}) for left_out in headers),
            *((body, {**headers, name: value + "0"}) for name, value in headers.items() if name != "content-type"),
            self.posted(secret="whsec_a-stranger's")[1:],
            self.posted(secret="")[1:],
            self.posted(age=3600)[1:],
            self.posted(age=-3600)[1:],
        ]
        for wrong_body, wrong_headers in forged:
            if "content-type" in headers and wrong_headers == {k: v for k, v in headers.items() if k != "content-type"}:
                continue
            with pytest.raises(WebhookRejected) as caught:
                self.read(wrong_body, wrong_headers)
            assert not any(secret in str(caught.value) for secret in SECRETS)

    def test_without_a_secret_no_posted_answer_is_believed(self) -> None:
        if self.provider_class.signs_webhooks:
            for secret in ("", SECRETS[0]):
                with pytest.raises(WebhookRejected):
                    self.read(*self.posted(secret=secret)[1:], secrets=())
