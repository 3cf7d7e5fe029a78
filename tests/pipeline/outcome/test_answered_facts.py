"""What goes along with words, or with their absence: the model, the prompt, and what moderation makes of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings
from django.test import override_settings

from django_autocaption.exceptions import ErrorKind, ProviderError
from django_autocaption.models import Outcome, Prompt, PromptVersion, Rating
from django_autocaption.pipeline.outcome import answered
from django_autocaption.pipeline.records.reuse import Answered
from django_autocaption.types import CaptionResult, PendingJob
from tests.pipeline.drive import WORDS, with_field
from tests.pipeline.outcome.jobs import attempt, claimed, job

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("no_worker")]

CHILDREN = "Two children play in a garden."
REFUSED = ProviderError("Refused.", kind=ErrorKind.SAFETY, code="policy")


def moderated(mode: str) -> Any:
    """Two providers are asked, one after the other, and what they say is judged."""
    second = {"BACKEND": "tests.testapp.providers.ScriptedProvider"}
    changed = {
        "PROVIDERS": {**settings.AUTOCAPTION["PROVIDERS"], "second": second},
        "FIELDS": {"testapp.Photo.image": {"provider": ["default", "second"]}},
        "MODERATION": {"MODE": mode},
    }
    return override_settings(AUTOCAPTION={**settings.AUTOCAPTION, **changed})


def prompt() -> PromptVersion:
    made = Prompt.objects.create(name="A", text="Describe it.")
    return PromptVersion.objects.create(prompt=made, text="Describe it.")


class TestTheModelsName:
    def test_is_cut_to_what_a_row_holds(self) -> None:
        offer = answered.with_answer(job(), CaptionResult(text=WORDS, model="m" * 300), latency_ms=5).offer
        assert offer is not None
        assert offer.model == "m" * 200

    def test_of_a_running_job_is_too(self) -> None:
        pending = PendingJob(uuid="u", job_id="job-1", model="m" * 300)
        assert answered.deferred(job(), pending, latency_ms=5).attempt_changes["model"] == "m" * 200


class TestThePrompt:
    def test_goes_with_an_answer(self) -> None:
        version = prompt()
        with with_field(prompt="A"):
            offer = answered.with_answer(job(), CaptionResult(text=WORDS), latency_ms=5).offer
        assert offer is not None
        assert offer.prompt_id == version.pk

    def test_goes_with_an_earlier_answer(self) -> None:
        version = prompt()
        earlier = attempt(None, outcome=Outcome.ANSWERED, words={"alt_text": WORDS}, prompt_version=version)
        offer = answered.reused(job(), Answered(attempt=earlier, version=None), rejected=False).offer
        assert offer is not None
        assert offer.prompt_id == version.pk

    def test_goes_with_a_label(self) -> None:
        version = prompt()
        with moderated("off"):
            row = claimed(link=1)
            attempt(row, outcome=Outcome.ANSWERED, words={"alt_text": "bridge"}, prompt_version=version)
            offer = answered.without_answer(job(row), REFUSED, latency_ms=5).offer
        assert offer is not None
        assert offer.prompt_id == version.pk


class TestWhatWasSaid:
    @pytest.fixture(autouse=True)
    def _held(self) -> Iterator[None]:
        with moderated("hold"):
            yield

    def test_that_an_image_shows_a_child_keeps_it_from_the_next_service(self) -> None:
        ending = answered.with_answer(job(), CaptionResult(text=CHILDREN, draft=True), latency_ms=5)
        assert (ending.goes_on, ending.offer is None) == (False, False)
        assert ending.decision is not None
        assert ending.decision.rating in (Rating.REVIEW, Rating.BLOCKED)

    def test_is_judged_where_it_is_not_fit_to_publish(self) -> None:
        text = "I'm sorry, but I can't describe the two children."
        ending = answered.with_answer(job(), CaptionResult(text=text), latency_ms=5)
        assert ending.offer is None
        assert ending.decision is not None
        assert ending.decision.rating in (Rating.REVIEW, Rating.BLOCKED)

    def test_earlier_is_judged_for_this_image(self) -> None:
        earlier = attempt(None, outcome=Outcome.ANSWERED, words={"alt_text": CHILDREN})
        row = claimed(link=1)
        ending = answered.reused(job(row), Answered(attempt=earlier, version=None), rejected=False)
        assert ending.decision is not None
        assert ending.decision.rating in (Rating.REVIEW, Rating.BLOCKED)

    def test_earlier_by_a_person_is_no_evidence(self) -> None:
        def rule(alt_text: str, *human_fields: str) -> str:
            other = claimed(alt_text, human_fields=human_fields)
            earlier = attempt(other, outcome=Outcome.ANSWERED, words={"alt_text": WORDS})
            found = Answered(attempt=earlier, version=other.published, is_published=True)
            decision = answered.reused(job(), found, rejected=False).decision
            assert decision is not None
            return decision.rule

        assert rule(CHILDREN) != rule(WORDS)
        assert rule(CHILDREN, "alt_text") == rule(WORDS)

    def test_by_a_label_is_judged_when_it_is_offered(self) -> None:
        row = claimed(link=1)
        attempt(row, outcome=Outcome.ANSWERED, words={"alt_text": CHILDREN})
        ending = answered.without_answer(job(row), REFUSED, latency_ms=5)
        assert ending.offer is not None
        assert ending.decision is not None
        assert ending.decision.rating in (Rating.REVIEW, Rating.BLOCKED)
