"""What an answer that came before is worth to another row with the same question about the same bytes."""

from __future__ import annotations

import pytest

from django_autocaption.exceptions import NOTHING_TO_SAY
from django_autocaption.models import Awaits, Batch, ErrorCode, Origin, Outcome, State
from django_autocaption.pipeline.outcome import answered
from django_autocaption.pipeline.records.reuse import Answered
from tests.pipeline.drive import WORDS, with_field
from tests.pipeline.outcome.jobs import SOURCE, attempt, claimed, job, said

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("no_worker")]


class TestAnEarlierAnswer:
    def test_serves_with_the_version_that_it_became(self) -> None:
        other = claimed("Mine.", human_fields=("alt_text",))
        earlier = attempt(other, model="model-1", outcome=Outcome.ANSWERED, words={"alt_text": WORDS})
        found = Answered(attempt=earlier, version=other.published, is_published=True)
        ending = answered.reused(job(), found, rejected=False)
        offer = ending.offer
        assert offer is not None
        assert (offer.words["alt_text"], offer.human_fields, offer.based_on) == ("Mine.", ["alt_text"], other.published)
        assert (offer.origin, offer.provider, offer.model, offer.held) == (Origin.REUSED, "default", "model-1", False)
        assert offer.attempt is None, "one version for each attempt and caption"
        assert (ending.move["state"], ending.picture, ending.attempt) == (State.DONE, SOURCE, None)

    @pytest.mark.parametrize(
        ("was_held", "always", "held"), [(False, False, False), (True, False, True), (False, True, True)]
    )
    def test_that_came_too_late_for_its_row_is_held_if_it_was_to_be(
        self, was_held: bool, always: bool, held: bool
    ) -> None:
        earlier = attempt(None, outcome=Outcome.ANSWERED, words={"alt_text": WORDS}, held=was_held)
        with with_field(review="always" if always else "auto"):
            ending = answered.reused(job(), Answered(attempt=earlier, version=None), rejected=False)
        assert ending.offer is not None
        assert (ending.offer.words["alt_text"], ending.offer.human_fields, ending.offer.held) == (WORDS, (), held)

    @pytest.mark.parametrize(
        ("is_published", "always", "held"), [(True, False, False), (False, False, True), (True, True, True)]
    )
    def test_is_held_as_its_version_stood_or_as_the_field_says(
        self, is_published: bool, always: bool, held: bool
    ) -> None:
        other = claimed(WORDS)
        earlier = attempt(other, outcome=Outcome.ANSWERED, words={"alt_text": WORDS})
        with with_field(review="always" if always else "auto"):
            found = Answered(attempt=earlier, version=other.published, is_published=is_published)
            ending = answered.reused(job(), found, rejected=False)
        assert ending.offer is not None
        assert (ending.offer.words["alt_text"], ending.offer.held) == (WORDS, held)

    def test_replaces_people_where_somebody_said_so(self) -> None:
        row = claimed(batch=Batch.objects.create(replace_human=True))
        earlier = attempt(None, outcome=Outcome.ANSWERED, words={"alt_text": WORDS})
        ending = answered.reused(job(row), Answered(attempt=earlier, version=None), rejected=False)
        assert ending.offer is not None
        assert ending.offer.replaces_people

    @pytest.mark.parametrize(
        ("outcome", "words", "rejected", "message"),
        [
            (Outcome.SILENT, {}, False, "It said so."),
            (Outcome.SILENT, {"alt_text": WORDS}, False, "It said so."),
            (Outcome.ANSWERED, {}, False, ""),
            (Outcome.ANSWERED, {"alt_text": WORDS}, True, ""),
        ],
    )
    def test_without_words_that_may_be_used_is_a_persons_to_mend(
        self, outcome: Outcome, words: dict[str, str], rejected: bool, message: str
    ) -> None:
        earlier = attempt(None, outcome=outcome, words=words, error_message=message, error_code=NOTHING_TO_SAY)
        ending = answered.reused(job(), Answered(attempt=earlier, version=None, is_published=True), rejected=rejected)
        state, code, told = said(ending)
        assert (state, code, ending.awaits, ending.offer) == (
            State.DONE,
            ErrorCode.NOTHING_TO_SAY,
            Awaits.NO_WORDS,
            None,
        )
        assert told == message if message else "brought no words that may be used" in told

    @pytest.mark.usefixtures("chain")
    @pytest.mark.parametrize(
        ("outcome", "words", "label", "rejected", "goes_on"),
        [
            (Outcome.SILENT, {}, False, False, True),
            (Outcome.SILENT, {}, False, True, False),
            (Outcome.ANSWERED, {"alt_text": WORDS}, True, False, True),
            (Outcome.ANSWERED, {"alt_text": WORDS}, True, True, False),
            (Outcome.ANSWERED, {"alt_text": WORDS}, False, False, False),
        ],
    )
    def test_lets_the_next_provider_try_unless_it_is_good_or_a_person_rejected_it(
        self, outcome: Outcome, words: dict[str, str], label: bool, rejected: bool, goes_on: bool
    ) -> None:
        earlier = attempt(None, outcome=outcome, words=words, is_label=label)
        ending = answered.reused(job(), Answered(attempt=earlier, version=None), rejected=rejected)
        assert ending.goes_on is goes_on

    @pytest.mark.usefixtures("chain")
    def test_that_became_a_version_ends_the_chain(self) -> None:
        other = claimed("Theirs.")
        earlier = attempt(other, outcome=Outcome.ANSWERED, words={"alt_text": WORDS})
        found = Answered(attempt=earlier, version=other.published, is_published=True)
        assert not answered.reused(job(), found, rejected=False).goes_on

    def test_of_these_very_bytes_changes_nothing(self) -> None:
        ending = answered.same_bytes(job(), None)
        assert (ending.move["state"], ending.picture, ending.stands, ending.offer) == (State.DONE, SOURCE, None, None)
        other = claimed("Earlier.").published
        assert answered.same_bytes(job(), other).stands == other
