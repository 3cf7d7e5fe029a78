"""What follows from a service's answer: for the row, for the attempt, for the words, and for whoever looks next."""

from __future__ import annotations

from typing import Any

import pytest
from django.conf import settings
from django.test import override_settings

from django_autocaption import pacing
from django_autocaption.exceptions import NOTHING_TO_SAY, ErrorKind, ProviderError
from django_autocaption.models import Awaits, Batch, ErrorCode, Origin, Outcome, State
from django_autocaption.pipeline.outcome import answered
from django_autocaption.pipeline.outcome.answered import LANGUAGE_MISSING
from django_autocaption.pipeline.outcome.ending import (
    Ending,
)
from django_autocaption.types import CaptionResult, PendingJob
from tests.pipeline.drive import WORDS, with_field
from tests.pipeline.outcome.jobs import SOURCE, attempt, attempts_after, claimed, job, said

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("no_worker")]

BUSY = ProviderError("Busy.", kind=ErrorKind.RATE_LIMIT)
BROKEN = ProviderError("Broken.", kind=ErrorKind.SERVER, status=500)
REFUSED = ProviderError("Refused.", kind=ErrorKind.SAFETY, code="policy")


def after(error: ProviderError, **columns: Any) -> Ending:
    return answered.ending_of(job(claimed(**columns)), error, latency_ms=5)


class TestAnAnswer:
    def test_is_words_with_all_that_is_known_of_them(self) -> None:
        own = job()
        ending = answered.ending_of(own, CaptionResult(text=WORDS, model="model-1"), latency_ms=5)
        assert (ending.move["state"], ending.picture, ending.attempt) == (State.DONE, SOURCE, own.attempt)
        assert (ending.attempt_changes["outcome"], ending.attempt_changes["latency_ms"]) == (Outcome.ANSWERED, 5)
        assert ending.attempt_changes["words"]["alt_text"] == WORDS
        offer = ending.offer
        assert offer is not None
        assert (offer.words["alt_text"], offer.origin, offer.provider) == (WORDS, Origin.PROVIDER, "default")
        assert (offer.model, offer.attempt, offer.held, offer.replaces_people) == (
            "model-1",
            own.attempt,
            False,
            False,
        )
        assert (ending.is_final, ending.goes_on, ending.awaits, ending.retry_in) == (True, False, "", None)

    def test_without_a_models_name_is_of_the_model_that_was_asked(self) -> None:
        own = job(model="model-2")
        offer = answered.with_answer(own, CaptionResult(text=WORDS), latency_ms=5).offer
        assert offer is not None
        assert offer.model == "model-2"

    def test_without_an_attempt_names_no_model(self) -> None:
        offer = answered.with_answer(job(asked=False), CaptionResult(text=WORDS), latency_ms=5).offer
        assert offer is not None
        assert (offer.model, offer.attempt) == ("", None)

    @pytest.mark.parametrize(
        "result",
        [
            CaptionResult(text=WORDS, draft=True),
            CaptionResult(text="Eine rote Brücke über dem Fluss.", language="de", by_author=True),
        ],
    )
    def test_that_is_weak_or_doubtful_is_held(self, result: CaptionResult) -> None:
        offer = answered.with_answer(job(), result, latency_ms=5).offer
        assert offer is not None
        assert offer.held
        assert offer.doubt > 0

    def test_is_held_where_the_field_says_so(self) -> None:
        with with_field(review="always"):
            offer = answered.with_answer(job(), CaptionResult(text=WORDS), latency_ms=5).offer
        assert offer is not None
        assert offer.held

    @pytest.mark.parametrize("replaces", [True, False])
    def test_replaces_people_where_somebody_said_so(self, replaces: bool) -> None:
        row = claimed(batch=Batch.objects.create(replace_human=replaces))
        offer = answered.with_answer(job(row), CaptionResult(text=WORDS), latency_ms=5).offer
        assert offer is not None
        assert offer.replaces_people is replaces

    def test_of_the_files_author_is_the_authors(self) -> None:
        offer = answered.with_answer(job(), CaptionResult(text=WORDS, by_author=True), latency_ms=5).offer
        assert offer is not None
        assert offer.origin == Origin.AUTHOR

    @pytest.mark.parametrize(
        ("embed", "published", "origin"),
        [(True, WORDS, Origin.REUSED), (True, "Other.", Origin.AUTHOR), (False, WORDS, Origin.AUTHOR)],
    )
    def test_that_this_app_wrote_into_the_file_is_not(self, embed: bool, published: str, origin: Origin) -> None:
        with with_field(embed=embed):
            row = claimed(published, origin=Origin.REUSED)
            offer = answered.with_answer(job(row), CaptionResult(text=WORDS, by_author=True), latency_ms=5).offer
        assert offer is not None
        assert offer.origin == origin

    def test_that_is_not_fit_to_publish_is_told_with_the_reason(self) -> None:
        ending = answered.with_answer(job(), CaptionResult(text="I'm sorry, but I can't help."), latency_ms=5)
        state, code, message = said(ending)
        assert (state, code, ending.offer, ending.awaits) == (
            State.DONE,
            ErrorCode.NOT_FIT_TO_PUBLISH,
            None,
            Awaits.NO_WORDS,
        )
        assert "Scripted" in message
        assert "refusal" in message
        assert ending.attempt_changes["outcome"] == Outcome.SILENT
        assert ending.picture == SOURCE

    @pytest.mark.usefixtures("chain")
    def test_that_is_weak_goes_on_to_the_next_provider(self) -> None:
        ending = answered.with_answer(job(), CaptionResult(text=WORDS, draft=True), latency_ms=5)
        assert (ending.goes_on, ending.move, ending.offer) == (True, {"link": 1, "outages": 0}, None)
        assert ending.attempt_changes["words"]["alt_text"] == WORDS, "kept for the case that nobody has better ones"

    @pytest.mark.usefixtures("chain")
    @pytest.mark.parametrize("text", [WORDS, "I'm sorry, but I can't help."])
    def test_ends_the_chain_if_it_is_good(self, text: str) -> None:
        ending = answered.with_answer(job(), CaptionResult(text=text), latency_ms=5)
        assert ending.goes_on is (text != WORDS)


class TestARefusal:
    """Of a service, before there were words: people look at these first."""

    @pytest.mark.usefixtures("chain")
    @pytest.mark.parametrize(
        ("error", "doubt"),
        [(REFUSED, 30), (BROKEN, 0), (ProviderError("None.", kind=ErrorKind.PROTOCOL, code=NOTHING_TO_SAY), 0)],
    )
    def test_makes_what_the_next_one_says_doubtful(self, error: ProviderError, doubt: int) -> None:
        own = job(claimed(attempts=5))
        answered.without_answer(own, error, latency_ms=5)
        offer = answered.with_answer(own, CaptionResult(text=WORDS), latency_ms=5).offer
        assert offer is not None
        assert offer.doubt == doubt

    @pytest.mark.usefixtures("chain")
    def test_in_words_does_so_too(self) -> None:
        own = job()
        assert answered.with_answer(own, CaptionResult(text="I'm sorry, but I can't help."), latency_ms=5).goes_on
        offer = answered.with_answer(own, CaptionResult(text=WORDS), latency_ms=5).offer
        assert offer is not None
        assert offer.doubt == 30

    def test_that_goes_on_to_describe_does(self) -> None:
        text = f"I'm sorry, I can't identify people, but the image shows {WORDS[0].lower()}{WORDS[1:]}"
        offer = answered.with_answer(job(), CaptionResult(text=text), latency_ms=5).offer
        assert offer is not None
        assert offer.doubt >= 30


class TestAnError:
    def test_that_may_pass_is_tried_again_later(self) -> None:
        own = job()
        ending = answered.ending_of(
            own, ProviderError("Busy.", kind=ErrorKind.RATE_LIMIT, retry_after=90), latency_ms=5
        )
        assert said(ending) == (State.PENDING, "rate_limit", "Busy.")
        assert (ending.retry_in, attempts_after(ending.move), ending.attempt) == (90, "counted", own.attempt)
        assert (ending.attempt_changes["outcome"], ending.attempt_changes["latency_ms"]) == (Outcome.FAILED, 5)

    @pytest.mark.parametrize(("attempts", "state"), [(4, State.PENDING), (5, State.FAILED), (6, State.FAILED)])
    def test_is_final_after_so_many_tries(self, attempts: int, state: State) -> None:
        ending = after(BUSY, attempts=attempts)
        assert said(ending) == (state, "rate_limit", "Busy.")
        assert ending.picture == (SOURCE if state == State.FAILED else {})
        assert ending.attempt_changes["outcome"] == Outcome.FAILED

    def test_without_words_is_a_persons_to_mend(self) -> None:
        ending = after(REFUSED)
        assert said(ending) == (State.DONE, "safety", "Refused.")
        assert (ending.awaits, ending.attempt_changes["outcome"]) == (Awaits.NO_WORDS, Outcome.SILENT)

    @pytest.mark.usefixtures("chain")
    @pytest.mark.parametrize("error", [REFUSED, ProviderError("No.", kind=ErrorKind.AUTH)])
    def test_goes_on_to_the_next_provider(self, error: ProviderError) -> None:
        own = job()
        ending = answered.without_answer(own, error, latency_ms=5)
        assert (ending.goes_on, ending.move, ending.attempt) == (True, {"link": 1, "outages": 0}, own.attempt)
        assert ending.attempt_changes["latency_ms"] == 5

    @pytest.mark.usefixtures("chain")
    def test_of_an_answer_that_came_later_leaves_the_next_provider_to_another_worker(self) -> None:
        own = job(claimed(attempts=3), image=None)
        ending = answered.without_answer(own, REFUSED, latency_ms=5)
        assert (ending.goes_on, ending.retry_in, ending.move["state"]) == (False, 0, State.PENDING)
        assert (ending.move["attempts"], ending.move["link"], ending.move["outages"]) == (0, 1, 0)
        assert (ending.attempt, ending.attempt_changes["outcome"]) == (own.attempt, Outcome.SILENT)

    def test_of_one_language_among_several_has_it_asked_alone(self) -> None:
        own = job()
        error = ProviderError("Not in it.", kind=ErrorKind.PROTOCOL, code=LANGUAGE_MISSING)
        ending = answered.without_answer(own, error, latency_ms=5)
        assert (own.alone, ending.goes_on, ending.move, ending.attempt) == (True, True, {}, own.attempt)
        assert ending.attempt_changes["outcome"] == Outcome.FAILED

    def test_without_an_attempt_changes_none(self) -> None:
        assert answered.without_answer(job(asked=False), BUSY, latency_ms=5).attempt_changes == {}

    @pytest.mark.parametrize("repeated", [False, True])
    def test_whose_outcome_is_unknown_may_be_repeated_once(self, repeated: bool) -> None:
        row = claimed()
        if repeated:
            attempt(row, outcome=Outcome.UNKNOWN)
        error = ProviderError("Timed out.", kind=ErrorKind.TIMEOUT, outcome_unknown=True)
        state, code, message = said(answered.without_answer(job(row), error, latency_ms=5))
        assert (state, code) == ((State.FAILED, "outcome_unknown") if repeated else (State.PENDING, "timeout"))
        assert ("billed" in message) is repeated
        assert message.startswith("Timed out.")

    @pytest.mark.usefixtures("chain")
    def test_whose_outcome_is_unknown_is_not_paid_elsewhere_again(self) -> None:
        row = claimed()
        attempt(row, outcome=Outcome.UNKNOWN)
        error = ProviderError("Timed out.", kind=ErrorKind.TIMEOUT, outcome_unknown=True)
        assert not answered.without_answer(job(row), error, latency_ms=5).goes_on


class TestAFailureThatMayBeTheServices:
    """5xx or no answer, while the service does not count as down."""

    def of(self, *, to_blame: bool = False, error: ProviderError = BROKEN, **columns: Any) -> Ending:
        own = job(claimed(**columns))
        own.is_to_blame = to_blame
        return answered.without_answer(own, error, latency_ms=5)

    @pytest.mark.parametrize(("outages", "wait"), [(0, 2), (1, 4), (2, 8), (3, 16), (4, 30), (40, 30)])
    def test_counts_as_no_try_and_is_tried_again_soon(self, outages: int, wait: float) -> None:
        ending = self.of(attempts=5, outages=outages)
        assert (ending.move["attempts"], ending.move["outages"], ending.retry_in) == (4, outages + 1, wait)
        assert said(ending) == (State.PENDING, "server", "Broken.")

    def test_waits_no_longer_than_the_site_says(self) -> None:
        with override_settings(AUTOCAPTION={**settings.AUTOCAPTION, "RETRY_DELAY": 3000}):
            assert self.of(attempts=5, outages=40).retry_in == 3000

    @pytest.mark.parametrize(("asked_for", "wait"), [(1, 2), (90, 90), (1e9, 3600)])
    def test_waits_as_long_as_the_service_says(self, asked_for: float, wait: float) -> None:
        error = ProviderError("Overloaded.", kind=ErrorKind.SERVER, status=503, retry_after=asked_for)
        assert self.of(error=error).retry_in == wait

    def test_is_the_images_where_others_got_through(self) -> None:
        ending = self.of(to_blame=True, attempts=2, outages=1)
        assert (attempts_after(ending.move), ending.move.get("outages"), ending.retry_in) == ("counted", None, 60)
        assert said(ending) == (State.PENDING, "server", "Broken.")

    def test_which_is_final_after_so_many_tries(self) -> None:
        state, code, message = said(self.of(to_blame=True, attempts=5, outages=2))
        assert (state, code) == (State.FAILED, "server")
        assert message == (
            "Broken. Scripted failed on this image 7 times, and answered about others meanwhile: it cannot take the"
            " image. Replace the file, or choose another provider."
        )

    @pytest.mark.usefixtures("chain")
    def test_after_which_the_next_provider_is_asked(self) -> None:
        assert self.of(to_blame=True, attempts=4).retry_in == 240
        assert self.of(to_blame=True, attempts=5).goes_on
        assert self.of(attempts=5).retry_in == 2, "as long as nothing speaks against the image, it is asked again"


class TestWhileAServiceIsDown:
    @pytest.fixture(autouse=True)
    def _down(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(pacing, "tried_again_in", lambda alias, failed_before: 40.0)

    def test_a_failure_is_no_try_and_the_next_probe_is_another_image(self) -> None:
        own = job(claimed(attempts=3, outages=1))
        ending = answered.without_answer(own, BUSY, latency_ms=5)
        assert (ending.move["attempts"], ending.move["outages"], ending.retry_in) == (2, 2, 42.0)
        state, code, message = said(ending)
        assert (state, code) == (State.PENDING, "provider_down")
        assert "Scripted gives no answers" in message
        assert (ending.attempt, ending.attempt_changes["outcome"]) == (own.attempt, Outcome.FAILED)

    @pytest.mark.parametrize(("outages", "state"), [(48, State.PENDING), (49, State.FAILED), (50, State.FAILED)])
    def test_an_image_that_no_service_can_take_is_given_up_in_the_end(self, outages: int, state: State) -> None:
        found, code, message = said(after(BUSY, outages=outages))
        assert found == state
        if state == State.FAILED:
            assert code == "rate_limit"
            assert message.startswith(f"Busy. Scripted failed on this image {outages + 1} times")

    @pytest.mark.parametrize("attempts", [1, 5])
    def test_what_cannot_pass_fails_all_the_same(self, attempts: int) -> None:
        assert said(after(ProviderError("No.", kind=ErrorKind.AUTH), attempts=attempts)) == (
            State.FAILED,
            "auth",
            "No.",
        )

    def test_an_image_that_failed_waits_for_its_own_turn(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Probes prefer images that never failed: those may ask at once."""
        monkeypatch.setattr(pacing, "tried_again_in", lambda alias, failed_before: 40.0 if failed_before else 0.0)
        assert said(after(BUSY))[:2] == (State.PENDING, "provider_down")

    @pytest.mark.usefixtures("chain")
    def test_the_next_provider_is_asked(self) -> None:
        assert after(BUSY).goes_on


class TestALabel:
    """Words for review of a provider further up the chain."""

    @pytest.fixture(autouse=True)
    def _chain(self, chain: None) -> None:
        """Two providers."""

    @pytest.mark.parametrize("error", [REFUSED, ProviderError("No.", kind=ErrorKind.AUTH)])
    def test_is_offered_where_better_words_never_came(self, error: ProviderError) -> None:
        row = claimed(link=1)
        label = attempt(row, outcome=Outcome.ANSWERED, words={"alt_text": "bridge"}, model="labels-1")
        ending = answered.without_answer(job(row), error, latency_ms=5)
        offer = ending.offer
        assert offer is not None
        assert (offer.words["alt_text"], offer.words["title"], offer.held) == ("bridge", "", True)
        assert (offer.provider, offer.model, offer.attempt, offer.origin) == (
            "default",
            "labels-1",
            label,
            Origin.PROVIDER,
        )
        assert (ending.awaits, ending.move["state"], ending.picture) == (Awaits.NOTHING, State.DONE, SOURCE)
        assert said(ending)[2] == error.message

    def test_is_not_where_there_are_words(self) -> None:
        row = claimed("Words.", link=1)
        attempt(row, outcome=Outcome.ANSWERED, words={"alt_text": "bridge"})
        assert answered.without_answer(job(row), REFUSED, latency_ms=5).offer is None

    def test_is_not_looked_for_at_the_first_provider(self) -> None:
        with with_field():
            row = claimed()
            attempt(row, outcome=Outcome.ANSWERED, words={"alt_text": "bridge"})
            assert answered.without_answer(job(row), REFUSED, latency_ms=5).offer is None


class TestAJobOfTheService:
    def test_is_waited_for_with_what_it_is_known_by(self) -> None:
        own = job()
        pending = PendingJob(uuid="u", job_id="job-1", model="later-1", poll_after=1000)
        ending = answered.ending_of(own, pending, latency_ms=5)
        assert (ending.move["state"], ending.attempt, ending.is_final) == (State.WAITING, own.attempt, False)
        assert ending.attempt_changes == {"external_id": "job-1", "model": "later-1", "latency_ms": 5}

    def test_that_still_runs_is_looked_at_again_unless_another_took_it(self) -> None:
        ending = answered.still_running(job(), 1000)
        assert ending.while_claimed
        assert set(ending.move) == {"claim", "claimed_at", "due_at"}
        assert ending.attempt is None
