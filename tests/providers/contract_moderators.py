"""What every service that looks for moderation, and writes no words, has to do alike."""

from __future__ import annotations

import base64
import json
import logging
from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from django_autocaption.exceptions import ProviderError
from django_autocaption.types import CaptionRequest, CaptionResult, PendingJob
from tests.emulator.client import EmulatorClient
from tests.providers.conftest import Run
from tests.providers.contract import disturbed
from tests.providers.contract_answers import Fails


class ModeratorContract(Fails):
    """``answer`` is what it says of an image in which nothing is; its ``text`` is nothing to it."""

    def test_it_says_what_moderation_asks_for(
        self, ask: Callable[..., CaptionResult], emulator: EmulatorClient
    ) -> None:
        provider = self.make()
        assert not provider.writes
        assert provider.tells_age or provider.tells_nsfw
        found = ask()
        assert found.text == ""
        assert found.structured is not None
        assert not provider.tells_nsfw or found.nsfw is False
        assert not provider.tells_age or found.age is not None or found.nobody
        json.dumps(found.raw, allow_nan=False)
        assert {entry["user_agent"].split("/")[0] for entry in emulator.ledger()} == {"django-autocaption"}

    def test_no_key_and_no_image_shows_in_anything_that_is_kept(
        self,
        emulator: EmulatorClient,
        run: Run[Any],
        question: CaptionRequest,
        reply: Callable[..., None],
        caplog: pytest.LogCaptureFixture,
    ) -> None:
        caplog.set_level(logging.DEBUG)
        encoded = base64.b64encode(question.image.data).decode()
        echo = f"No. {' '.join(self.hidden)} {question.image.data_uri()}"
        provider = self.make(emulator)
        kept = [repr(provider), repr(provider.options), repr(provider.build(question))]
        for status in (200, 400, 401, 429, 500):
            reply(status, self.error_body(echo, echo))
            with pytest.raises(ProviderError) as caught:
                run(provider.caption(question))
            kept.append(str(caught.value) + repr(vars(caught.value)))
        kept.append(caplog.text)
        for text in kept:
            for secret in (*self.hidden, encoded[:40]):
                assert secret not in text

    @settings(max_examples=60, suppress_health_check=[HealthCheck.differing_executors])
    @given(data=st.data())
    def test_whatever_stands_in_an_answer_is_a_finding_or_an_error(self, data: st.DataObject) -> None:
        provider, job = self.make(), PendingJob(uuid=str(uuid4()))
        bodies = [self.answer(job, ""), self.error_body("code", "message")]
        found = provider.read_posted(data.draw(st.sampled_from(bodies).flatmap(disturbed)), job)
        assert isinstance(found, CaptionResult | ProviderError)
        if isinstance(found, CaptionResult):
            assert found.nsfw is not None
            json.dumps(found.raw, allow_nan=False)
