"""What is stored beside an ending: what moderation makes of what was said, and what the request cost."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from django.conf import settings
from django.test import override_settings

from django_autocaption.models import (
    Attempt,
    Caption,
    Decision,
    Outcome,
    Rating,
    Spending,
)
from django_autocaption.models.transitions import done, excluded
from django_autocaption.pipeline.admission import reservations
from django_autocaption.pipeline.job.job import Job
from django_autocaption.pipeline.moderate import assessment
from django_autocaption.pipeline.outcome import answered, finalisation, unasked
from django_autocaption.pipeline.outcome.ending import Ending
from django_autocaption.types import CaptionResult
from tests.pipeline.drive import WORDS
from tests.pipeline.outcome.jobs import HASH, attempt, claimed, finalise, job, one, with_words
from tests.rows import version
from tests.testapp.models import Photo

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("no_worker")]


class TestModeration:
    @pytest.fixture(autouse=True)
    def _flag(self) -> Iterator[None]:
        chosen = {"MODE": "flag"}
        with override_settings(AUTOCAPTION={**settings.AUTOCAPTION, "MODERATION": chosen}):
            yield

    def test_a_row_that_nobody_checked_says_so(self) -> None:
        finalise(Ending(caption=claimed(), move=done("quota", "No credit.")))
        found = Decision.objects.get()
        assert (found.rule, found.rating) == ("unchecked", Rating.REVIEW)
        assert "No credit." in found.reason

    @pytest.mark.parametrize("code", ["no_image", "not_registered", "cancelled", "object_gone"])
    def test_a_row_that_shows_nothing_needs_no_check(self, code: str) -> None:
        finalise(Ending(caption=claimed(), move=excluded(code, "…")))
        assert not Decision.objects.exists()

    @pytest.mark.parametrize("end", ["gone", "rated", "going on"])
    def test_a_row_that_is_gone_rated_or_not_at_its_end_needs_none(self, end: str) -> None:
        row = claimed(rating=Rating.CLEAR if end == "rated" else Rating.UNCHECKED)
        ending = {
            "gone": unasked.gone(row),
            "rated": Ending(caption=row, move=done()),
            "going on": unasked.put_off(row, 7),
        }[end]
        finalise(ending)
        assert not Decision.objects.exists()

    def test_what_was_said_is_judged_and_named_with_its_version(self) -> None:
        finalise(with_words(text="Two children play in a garden."))
        found = Decision.objects.get()
        assert (found.version, found.content_hash, found.rating) == (one().published, HASH, one().rating)
        assert one().rating != Rating.UNCHECKED

    def test_what_was_found_without_words_names_no_version(self) -> None:
        own = job()
        found = assessment.before_words(own.caption, HASH, age=None, nsfw=True, source=assessment.LOCAL)
        finalise(replace(answered.with_answer(own, CaptionResult(text=WORDS), latency_ms=5), decision=found))
        assert Decision.objects.get().version is None

    def test_a_picture_that_came_back_unchecked_names_no_version(self) -> None:
        row = claimed(image_no=3)
        earlier = version(row, "Earlier.", standing="", image_no=1)
        finalise(answered.same_bytes(job(row, asked=False), earlier))
        assert Decision.objects.get().version is None

    def test_what_was_said_too_late_is_judged_all_the_same(self) -> None:
        ending = with_words(text="Two children play in a garden.")
        Caption.objects.update(request=7)
        finalise(ending)
        found = Decision.objects.get()
        assert (found.content_hash, found.version) == (HASH, None)

    def test_what_was_said_too_late_and_twice_is_judged_once(self) -> None:
        ending = with_words(text="Two children play in a garden.")
        Caption.objects.update(request=7)
        Attempt.objects.update(outcome=Outcome.ANSWERED)
        finalise(ending)
        assert not Decision.objects.exists()


class TestBooking:
    @pytest.fixture
    def own(self) -> Iterator[Job]:
        """A job whose request is paid for, and its money reserved."""
        with override_settings(AUTOCAPTION={**settings.AUTOCAPTION, "BUDGETS": [{"LIMIT": 10, "UNIT": "requests"}]}):
            made = job()
            reservations.reserve([[made]])
            assert self.money() == (0, 1)
            yield made

    def money(self) -> tuple[Decimal, Decimal]:
        """Spent and reserved."""
        row = Spending.objects.get()
        return row.spent, row.reserved

    @pytest.mark.parametrize("late", [False, True])
    def test_is_of_what_a_request_cost_whatever_became_of_its_row(self, own: Job, late: bool) -> None:
        if late:
            Caption.objects.update(request=7)
        ending = answered.with_answer(own, CaptionResult(text=WORDS), latency_ms=5)
        finalise(ending, unasked.put_off(claimed(), 7))
        assert self.money() == (1, 0)

    def test_of_an_answer_without_a_row_is_of_its_cost(self, own: Job) -> None:
        assert own.attempt is not None
        finalisation.book(own.attempt, {"outcome": Outcome.ANSWERED}, using="default")
        assert self.money() == (1, 0)

    def test_a_late_answer_is_booked_once(self) -> None:
        request = attempt(None)
        changes = {"outcome": Outcome.ANSWERED, "latency_ms": 5}
        finalisation.book(request, changes, using="default")
        finalisation.book(request, changes | {"latency_ms": 9}, using="default")
        found = Attempt.objects.get()
        assert (found.outcome, found.latency_ms) == (Outcome.ANSWERED, 5)

    def test_of_another_request_leaves_this_one_alone(self) -> None:
        request, other = attempt(None), attempt(None)
        finalisation.book(request, {"outcome": Outcome.ANSWERED}, using="default")
        other.refresh_from_db()
        assert other.outcome == Outcome.ASKED


def test_what_was_said_of_an_object_that_is_gone_is_not_kept(commit: Callable[[], AbstractContextManager[Any]]) -> None:
    ending = with_words(raw={"said": WORDS})
    with commit():
        Photo.objects.all().delete()
    finalise(ending)
    request = Attempt.objects.get()
    assert (request.caption, request.outcome) == (None, Outcome.ANSWERED)
    assert (request.words, request.raw) == ({}, None)
