"""Answers that come late, or never: what was reserved for them is booked once, or given back."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any
from unittest import mock

import pytest
from django.contrib.auth.models import User
from django.test import TestCase
from django.utils import timezone

from django_autocaption.models import Attempt, Outcome, State, Version
from django_autocaption.pipeline.intake import requests
from django_autocaption.pipeline.outcome import finalisation, lost_claims
from django_autocaption.pipeline.upkeep import sweep
from django_autocaption.pipeline.words import reviews
from django_autocaption.pipeline.words.seen import By, Seen
from django_autocaption.pipeline.work import deferred
from django_autocaption.types import CaptionResult, Cost
from tests.pictures import upload
from tests.pipeline.admission.test_reservations import answers, dollars, due, photos, spent, states
from tests.pipeline.drive import WORDS, one, produce, with_provider
from tests.rows import PUBLISHED, stands
from tests.testapp.models import Photo
from tests.testapp.providers import ScriptedProvider

pytestmark = pytest.mark.django_db

MOVES = ("excluded", "asked again", "another image", "deleted")


class TestALateAnswer:
    def test_that_comes_later_is_settled_then(self, scripted: type[ScriptedProvider]) -> None:
        with with_provider("LaterProvider", BUDGETS=[dollars("1", PRICE="0.3")]):
            photos(1)
            produce()
            assert spent() == (Decimal(0), Decimal("0.3"))
            due()
            answers(scripted, "0.2")
            deferred.poll_jobs(using="default")
        assert spent() == (Decimal("0.2"), Decimal(0))

    def test_that_comes_twice_is_counted_once(self, scripted: type[ScriptedProvider]) -> None:
        with with_provider("LaterProvider", BUDGETS=[dollars("1", PRICE="0.3")]):
            photos(1)
            produce()
            answer = CaptionResult(text=WORDS, cost=Cost(amount=Decimal("0.2"), unit="USD"))
            for _count in range(2):
                deferred.answer_came(Attempt.objects.select_related("caption").get(), answer, using="default")
        assert spent() == (Decimal("0.2"), Decimal(0))

    @pytest.mark.parametrize("wanted", [True, False])
    def test_that_comes_after_its_worker_was_given_up_gives_back_what_is_still_kept(self, wanted: bool) -> None:
        """As where the worker was frozen: it read the attempt before a sweep did."""
        with with_provider("LaterProvider", BUDGETS=[dollars("5")]):
            photos(1)
            produce()
            assert spent() == (Decimal(0), Decimal(5)), "all of it, as nobody knows the price"
            frozen = Attempt.objects.select_related("caption").get()
            lost_claims.unheard(Attempt.objects.all())
            assert spent() == (Decimal(0), Decimal("0.5"))
            if not wanted:
                _move_on("asked again")
                assert frozen.caption is not None
                frozen.caption.refresh_from_db()
            answer = CaptionResult(text=WORDS, cost=Cost(amount=Decimal("0.2"), unit="USD"))
            assert deferred.answer_came(frozen, answer, using="default") is wanted
        assert spent() == (Decimal("0.2"), Decimal(0))

    @pytest.mark.parametrize("meanwhile", MOVES)
    def test_that_never_comes_to_a_row_that_moved_on_keeps_no_more_than_any_other(self, meanwhile: str) -> None:
        with with_provider("LaterProvider", BUDGETS=[dollars("5")]):
            photos(1)
            produce()
            _move_on(meanwhile)
            assert spent() == (Decimal(0), Decimal(5))
            lost_claims.expired("default", patience=0, most=10)
        assert Attempt.objects.earliest("pk").outcome == Outcome.UNKNOWN
        assert spent() == (Decimal(0), Decimal("0.5"))

    def test_is_counted_though_nobody_wants_the_words_any_more(self, scripted: type[ScriptedProvider]) -> None:
        with with_provider("LaterProvider", BUDGETS=[dollars("1", PRICE="0.3")]):
            photos(1)
            produce()
            attempt = Attempt.objects.select_related("caption").get()
            answers(scripted, "0.2")
            due()
            with mock.patch("django_autocaption.pipeline.work.deferred.finalise", side_effect=_excluded_first):
                deferred.poll_jobs(using="default")
        attempt.refresh_from_db()
        assert (stands(one()), attempt.outcome) == (State.EXCLUDED, Outcome.ANSWERED)
        assert spent() == (Decimal("0.2"), Decimal(0))

    def test_is_counted_though_it_comes_after_weeks(self) -> None:
        with with_provider("LaterProvider", BUDGETS=[dollars("1", PRICE="0.3")]):
            photos(1)
            produce()
            Attempt.objects.update(asked_at=timezone.now() - timedelta(days=30))
            answer = CaptionResult(text=WORDS, cost=Cost(amount=Decimal("0.2"), unit="USD"))
            deferred.answer_came(Attempt.objects.select_related("caption").get(), answer, using="default")
        assert Attempt.objects.get().latency_ms == 2**31 - 1, "more than a column holds"
        assert states() == [PUBLISHED]

    @pytest.mark.parametrize("meanwhile", MOVES)
    def test_is_counted_when_it_is_posted_about_a_row_that_moved_on(self, meanwhile: str) -> None:
        with with_provider("LaterProvider", BUDGETS=[dollars("1", PRICE="0.3")]):
            photos(1)
            produce()
            first = Attempt.objects.get()
            _move_on(meanwhile)
            assert spent() == (Decimal(0), Decimal("0.3"))
            answer = CaptionResult(text=WORDS, cost=Cost(amount=Decimal("0.2"), unit="USD"), raw={"said": WORDS})
            for _count in range(2):
                attempt = Attempt.objects.select_related("caption__batch").get()
                assert not deferred.answer_came(attempt, answer, using="default")
        first.refresh_from_db()
        assert spent() == (Decimal("0.2"), Decimal(0))
        assert (first.outcome, first.lease, first.cost_amount) == (Outcome.ANSWERED, None, Decimal("0.2"))
        remembered = {} if meanwhile == "deleted" else {"said": WORDS}
        assert ((first.raw or {}), first.words.get("alt_text")) == (remembered, WORDS if remembered else None)
        assert not Version.objects.filter(alt_text=WORDS).exists(), "but its words are dropped"

    @pytest.mark.parametrize("meanwhile", MOVES)
    def test_is_looked_for_though_the_row_moved_on(self, meanwhile: str, scripted: type[ScriptedProvider]) -> None:
        with with_provider("LaterProvider", BUDGETS=[dollars("1", PRICE="0.3")]):
            photos(1)
            produce()
            first = Attempt.objects.get()
            _move_on(meanwhile)
            sweep.sweep()
            assert spent() == (Decimal(0), Decimal("0.3")), "the job still runs"
            answers(scripted, "0.2")
            sweep.sweep()
        first.refresh_from_db()
        assert (spent(), first.outcome) == ((Decimal("0.2"), Decimal(0)), Outcome.ANSWERED)
        assert not Version.objects.filter(alt_text=WORDS).exists(), "but its words are dropped"


def _move_on(how: str) -> None:
    """The row of the only photo no longer waits for what was asked."""
    photo = Photo.objects.get()
    if how == "excluded":
        reviews.exclude(one(), seen=Seen.of(one()), by=By(user=User.objects.create(username="editor")))
    elif how == "asked again":
        requests.request(photo, recaption=True)
    elif how == "another image":
        photo.image.save("other.jpg", upload("red"))
    else:
        with TestCase.captureOnCommitCallbacks(execute=True):
            photo.delete()


def _excluded_first(endings: Any, *, using: str) -> Any:
    """An editor who leaves the image out is faster than the answer."""
    if endings:
        reviews.exclude(one(), seen=Seen.of(one()), by=By(user=User.objects.create(username="editor")))
    return finalisation.finalise(endings, using=using)
