"""What every captioning service across the network has to do alike, over real sockets: one subclass for each provider.

    class TestAcmeContract(ProviderContract):
        provider_class = AcmeProvider
        emulator_name = "acme"
        error_cases = ((400, "bad_image", ErrorKind.VALIDATION), …)

        def answer(self, job, text): return {"id": job.uuid, "caption": text}
        def empty_answers(self, job): return [{"id": job.uuid, "caption": ""}]
        def error_body(self, code, message): return {"error": {"code": code, "message": message}}

A service that answers later, posts its answers, or takes several images sets the attributes for that too. What only one
service does is tested in its own file.
"""

from __future__ import annotations

import base64
import json
import logging
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from django_autocaption.exceptions import ErrorKind, ProviderError
from django_autocaption.types import CaptionRequest, CaptionResult, PendingJob
from tests.emulator.client import EmulatorClient
from tests.providers.conftest import Run
from tests.providers.contract_answers import AnswersAtOnce
from tests.providers.contract_deferred import AnswersLater
from tests.providers.contract_hooks import CALLBACK, CALLBACK_TOKEN, KEY, SECRETS

__all__ = ["CALLBACK", "CALLBACK_TOKEN", "KEY", "SECRETS", "ProviderContract"]


class ProviderContract(AnswersAtOnce, AnswersLater):
    """Every line of the contract; the hooks are in ``contract_hooks``."""

    # -- settings -----------------------------------------------------------------------------------------------------

    @pytest.mark.parametrize("key", ["", None, "  \n"])
    def test_without_a_key_nothing_is_sent_and_the_setting_is_named(
        self, emulator: EmulatorClient, run: Run[Any], question: CaptionRequest, key: Any
    ) -> None:
        provider = self.make(emulator, api_key=key)
        if provider.needs_key:
            error = self.expect_error(run, provider, question)
            setting = "AUTOCAPTION['PROVIDERS']['default']['OPTIONS']['api_key']"
            assert (error.kind, error.retryable) == (ErrorKind.AUTH, False)
            assert setting in error.message
            assert emulator.ledger() == []
            assert [(m.id, setting in m.msg) for m in provider.check()] == [("autocaption.W010", True)]

    # -- secrets ------------------------------------------------------------------------------------------------------

    def test_no_key_token_or_image_shows_in_anything_that_is_kept(
        self,
        emulator: EmulatorClient,
        run: Run[Any],
        question: CaptionRequest,
        reply: Callable[..., None],
        caplog: pytest.LogCaptureFixture,
    ) -> None:
        caplog.set_level(logging.DEBUG)
        encoded = base64.b64encode(question.image.data).decode()
        hidden = (*self.hidden, *(SECRETS if self.provider_class.signs_webhooks else ()))
        echo = f"A cat, {' '.join(hidden)} {question.image.data_uri()} {encoded} {CALLBACK}"
        options = self.webhook_options(SECRETS) or {}
        provider = self.make(emulator, **options)
        kept = [repr(provider), repr(provider.options), repr(question), repr(self.make(**options).job_of(question))]
        kept.append(repr(provider.build(question)))

        async def keep(**options: Any) -> None:
            try:
                result = await self.make(emulator, **options).caption(replace(question, uuid=uuid4()))
                kept.append(repr(result) + json.dumps(getattr(result, "raw", None), ensure_ascii=False))
            except ProviderError as error:
                kept.append(repr(error) + str(error) + repr(vars(error)))

        own = self.make().job_of(question)
        for status in (200, 400, 401, 429, 500):
            reply(status, self.error_body(echo, echo))
            run(keep(**options))
        for fault in ("pass", "reset", "html", "cut_json", "huge"):
            emulator.fail(fault)
            run(keep(**options))
        run(keep(api_key=f"wrong-{KEY}"))
        body = self.answer(own, echo)
        reply(200, {**body, "echo": [{echo: echo}]} if isinstance(body, dict) else body)
        try:
            kept.append(repr(answered := run(provider.caption(question))) + json.dumps(answered.raw))
        except ProviderError as error:
            kept.append(repr(vars(error)))
        kept.append(caplog.text)
        for text in kept:
            for secret in (*hidden, encoded[:40], CALLBACK_TOKEN):
                assert secret not in text

    # -- whatever comes -----------------------------------------------------------------------------------------------

    @settings(max_examples=60, suppress_health_check=[HealthCheck.differing_executors])
    @given(data=st.data())
    def test_whatever_stands_in_an_answer_is_words_a_job_or_an_error(self, data: st.DataObject) -> None:
        provider = self.make()
        job = PendingJob(uuid=str(uuid4()), job_id="job_1")
        bodies = [self.answer(job, "A cat."), self.error_body("code", "message"), *self.empty_answers(job)]
        bodies += [priced[0] for body in self.empty_answers(job) if (priced := self.priced(body, job))]
        body = data.draw(st.sampled_from(bodies).flatmap(disturbed))
        answer = provider.read_posted(body, job)
        assert isinstance(answer, CaptionResult | PendingJob | ProviderError)
        if isinstance(answer, CaptionResult):
            assert answer.text.strip() or answer.structured
            json.dumps(answer.raw, allow_nan=False)


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=5,
)


def disturbed(body: Any) -> st.SearchStrategy[Any]:
    """JSON data like ``body`` in which one value, at any depth, is anything."""
    ways = [ANYTHING]
    if isinstance(body, dict):
        ways += [disturbed(value).map(partial(_with, body, key)) for key, value in body.items()]
    if isinstance(body, list):
        ways += [disturbed(value).map(partial(_with, body, at)) for at, value in enumerate(body)]
    return st.one_of(ways)


def _with(body: Any, at: Any, new: Any) -> Any:
    changed = body.copy()
    changed[at] = new
    return changed
