"""What the author wrote into the file, beside what a service says: whose words they are, and what may be said then."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.conf import settings
from django.test import override_settings

from django_autocaption.models import Awaits, Origin
from django_autocaption.models.version import NO_WORDS
from django_autocaption.pipeline.job.answer import Words
from django_autocaption.pipeline.job.job import Job
from django_autocaption.pipeline.outcome import answered
from django_autocaption.pipeline.outcome.ending import Ending
from django_autocaption.providers.embedded.metadata.author import AuthorWords
from django_autocaption.types import CaptionResult
from tests.pipeline.drive import WORDS
from tests.pipeline.outcome.jobs import SOURCE, job

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("no_worker")]

NAMED = "Angela Merkel speaks at a lectern in a large hall."


def after(text: str, *, written: AuthorWords | None = None, given: str = "") -> Ending:
    """A service said ``text`` of a file with these words, on a page that says ``given``."""
    own = job()
    own.written = written
    own.question = replace(own.question, given=given)
    return answered.with_answer(own, CaptionResult(text=text), latency_ms=5)


class TestANameOfAPerson:
    @pytest.mark.parametrize(
        ("written", "given", "held"),
        [
            (None, "", True),
            (None, "A speech of Angela Merkel", False),
            (AuthorWords(caption="A speech."), "", True),
            (AuthorWords(caption="A speech."), "A speech of Angela Merkel", False),
            (AuthorWords(caption="A speech.", title="Angela Merkel in Berlin"), "", False),
            (AuthorWords(caption="A speech.", keywords=("hall", "Merkel")), "", False),
        ],
    )
    def test_is_a_guess_unless_the_page_or_the_file_names_them(
        self, written: AuthorWords | None, given: str, held: bool
    ) -> None:
        ending = after(NAMED, written=written, given=given)
        assert ending.offer is not None
        assert ending.offer.held is held
        assert ending.attempt_changes["held"] is held, "who has the same file later holds it likewise"


@pytest.mark.usefixtures("chain")
def test_what_a_service_says_is_not_foreign_since_the_author_is() -> None:
    written = AuthorWords(caption="Eine rote Brücke über dem Fluss im Nebel.", language="de")
    assert not after(WORDS, written=written).goes_on


class TestWordsOfTheAuthor:
    def of(self, own: Job, alt_text: str = "A garden behind a house.", **more: object) -> Ending:
        columns = {**NO_WORDS, "alt_text": alt_text}
        return answered.by_author(own, Words(columns=columns, **more), columns)  # type: ignore[arg-type]  # some of them

    @pytest.mark.parametrize("held", [False, True])
    def test_are_offered_as_theirs_with_what_is_to_be_read(self, held: bool) -> None:
        own = job(asked=False)
        own.written = AuthorWords(caption="A garden behind a house.")
        ending = self.of(own, awaits=Awaits.UNREAD, doubt=40, needs_review=held)
        offer = ending.offer
        assert offer is not None
        assert (offer.origin, offer.provider, offer.attempt) == (Origin.AUTHOR, "", None)
        assert (offer.held, offer.awaits, offer.doubt) == (held, Awaits.UNREAD, 40)
        assert (ending.picture, ending.attempt) == (SOURCE, None)

    def test_are_judged_with_what_the_file_says_besides(self) -> None:
        def rule(title: str) -> str:
            own = job(asked=False)
            own.written = AuthorWords(caption="A garden behind a house.", title=title)
            decision = self.of(own).decision
            assert decision is not None
            return decision.rule

        with override_settings(AUTOCAPTION={**settings.AUTOCAPTION, "MODERATION": {"MODE": "hold"}}):
            assert rule("Two children play.") != rule("A garden.")
