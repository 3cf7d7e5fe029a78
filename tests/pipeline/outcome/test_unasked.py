"""What becomes of images that nobody is asked about, or whose worker did not come back."""

from __future__ import annotations

import pytest
from django.conf import settings
from django.test import override_settings

from django_autocaption.exceptions import ImageError
from django_autocaption.models import ErrorCode, Outcome, Rating, State
from django_autocaption.pipeline.outcome import unasked
from django_autocaption.pipeline.outcome.ending import (
    code_of,
)
from django_autocaption.types import Lack
from tests.pipeline.outcome.jobs import HASH, SOURCE, attempt, attempts_after, claimed, job, said
from tests.rows import REVIEW, version

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("no_worker")]


class TestNotAsked:
    def test_what_moderation_holds_is_done(self) -> None:
        ending = unasked.held(job(), ErrorCode.BLOCKED, "Blocked.")
        assert (said(ending), ending.picture) == ((State.DONE, ErrorCode.BLOCKED, "Blocked."), SOURCE)

    @pytest.mark.parametrize(
        ("error", "attempts", "state"),
        [
            (ImageError("Down.", code="storage", retryable=True), 4, State.PENDING),
            (ImageError("Down.", code="storage", retryable=True), 5, State.FAILED),
            (ImageError("Broken.", code="unreadable"), 1, State.FAILED),
            (ImageError("Tiny.", code="unreadable", excluded=True), 1, State.EXCLUDED),
        ],
    )
    def test_a_file_that_cannot_be_captioned_ends_as_its_error_says(
        self, error: ImageError, attempts: int, state: State
    ) -> None:
        ending = unasked.broken_image(claimed(attempts=attempts), error)
        assert said(ending) == (state, code_of(error), error.message)
        assert ending.retry_in == (240 if state == State.PENDING else None)
        assert ending.picture == ({} if error.retryable else {"content_hash": "", "width": None, "height": None})

    @pytest.mark.parametrize("rating", Rating)
    def test_a_broken_file_is_no_longer_what_was_rated_but_a_block_holds(self, rating: Rating) -> None:
        row = claimed(rating=rating, moderated_hash=HASH)
        picture = unasked.broken_image(row, ImageError("Broken.", code="unreadable")).picture
        assert picture == {
            "content_hash": "",
            "width": None,
            "height": None,
            "moderated_hash": "",
            "decision_id": None,
            "rating": Rating.BLOCKED if rating == Rating.BLOCKED else Rating.UNCHECKED,
        }

    def test_a_rule_leaves_it_out(self) -> None:
        assert said(unasked.left_out(claimed(), ErrorCode.NO_IMAGE, "Empty.")) == ("excluded", "no_image", "Empty.")

    @pytest.mark.parametrize("lack", Lack)
    def test_what_shows_nothing_is_known_by_its_bytes(self, lack: Lack) -> None:
        ending = unasked.nothing_to_describe(job(), lack, "Nothing.")
        state = State.DONE if lack is Lack.ONE_COLOUR else State.EXCLUDED
        assert (said(ending), ending.picture) == ((state, lack, "Nothing."), SOURCE)

    def test_an_object_that_is_gone_leaves_its_row_out(self) -> None:
        assert said(unasked.gone(claimed())) == ("excluded", "object_gone", "The object of this image is gone.")

    def test_what_cannot_be_asked_fails(self) -> None:
        assert said(unasked.unasked(claimed(), ErrorCode.SETTINGS, "Wrong.")) == ("failed", "settings", "Wrong.")

    @pytest.mark.parametrize("words", ["published", "draft", ""])
    def test_a_cancelled_request_leaves_what_there_is(self, words: str) -> None:
        row = claimed("Published." if words == "published" else "")
        if words == "draft":
            version(row, "Draft.", standing=REVIEW)
        state, code, message = said(unasked.cancelled(row))
        assert (state, code) == (State.DONE if words else State.EXCLUDED, ErrorCode.CANCELLED)
        assert message == "The bulk request was cancelled."

    def test_what_is_put_off_is_no_try(self) -> None:
        ending = unasked.put_off(claimed(attempts=2), 1000, "in_line", "In line.")
        assert said(ending) == (State.PENDING, "in_line", "In line.")
        assert (ending.move["attempts"], ending.retry_in) == (1, 1000)

    @pytest.mark.parametrize(("repeats", "outcome"), [(False, Outcome.FAILED), (True, Outcome.UNKNOWN)])
    def test_what_was_not_sent_is_anothers_at_once_and_no_try(self, repeats: bool, outcome: Outcome) -> None:
        own = job(claimed(attempts=2))
        own.repeats = repeats
        ending = unasked.unsent(own)
        assert (ending.move["state"], ending.move["attempts"], ending.retry_in) == (State.PENDING, 1, 0)
        assert (ending.attempt, ending.attempt_changes["outcome"]) == (own.attempt, outcome)
        assert (ending.move["error_code"], ending.move["error_message"]) == ("", "")


class TestAbandoned:
    """Rows whose worker did not come back."""

    def test_is_due_at_once_and_counted(self) -> None:
        ending = unasked.abandoned(claimed(attempts=2), None)
        assert (ending.move["state"], ending.move["abandoned"], attempts_after(ending.move)) == (
            State.PENDING,
            1,
            "counted",
        )
        assert (ending.retry_in, ending.while_claimed, ending.attempt, ending.attempt_changes) == (None, True, None, {})

    @pytest.mark.parametrize(("asked", "counts"), [(False, 1), (True, "counted")])
    def test_by_a_worker_that_was_told_to_stop_is_no_stop_and_no_try_unless_it_asked(
        self, asked: bool, counts: object
    ) -> None:
        row = claimed(attempts=2, abandoned=1)
        request = attempt(row) if asked else None
        ending = unasked.abandoned(row, request, blameless=True)
        assert (ending.move["state"], ending.move["abandoned"], attempts_after(ending.move)) == (
            State.PENDING,
            1,
            counts,
        )

    def test_leaves_what_it_had_asked_unknown(self) -> None:
        row = claimed()
        request = attempt(row, lease="question")
        ending = unasked.abandoned(row, request)
        assert (ending.attempt, ending.attempt_changes["outcome"]) == (request, Outcome.UNKNOWN)
        assert ending.attempt_changes["lease"] is None

    @pytest.mark.parametrize(
        ("before", "most", "state"), [(3, 5, "pending"), (4, 5, "failed"), (1, 1, "pending"), (2, 1, "failed")]
    )
    def test_is_parked_after_so_many_stops(self, before: int, most: int, state: str) -> None:
        """MAX_ATTEMPTS of them, and three at least."""
        with override_settings(AUTOCAPTION={**settings.AUTOCAPTION, "MAX_ATTEMPTS": most}):
            row = claimed(abandoned=before)
            ending = unasked.abandoned(row, None)
        assert (said(ending)[0], ending.move["abandoned"]) == (state, before + 1)
        if state == "failed":
            assert said(ending)[1] == "abandoned"
            assert f"{before + 1} workers stopped while they worked on the image" in said(ending)[2]

    def test_waits_for_a_person_where_asking_again_may_be_billed_twice(self) -> None:
        careful = {"default": {"BACKEND": "tests.testapp.providers.CarefulProvider"}}
        with override_settings(AUTOCAPTION={**settings.AUTOCAPTION, "PROVIDERS": careful}):
            row = claimed()
            state, code, message = said(unasked.abandoned(row, attempt(row)))
            assert (state, code) == ("failed", "outcome_unknown")
            assert "“default”" in message
            assert said(unasked.abandoned(row, None))[0] == "pending", "nothing was asked"
