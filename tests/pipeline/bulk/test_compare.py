"""How a comparison is asked when things go wrong: lost messages and workers, services that answer later, replaced and
unrated images, and words that tell moderators something."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any
from unittest.mock import Mock

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.test import override_settings
from django.utils import timezone

from django_autocaption.exceptions import ErrorKind, ProviderError
from django_autocaption.models import (
    Attempt,
    Batch,
    CandidateAnswer,
    Caption,
    Comparison,
    Outcome,
    Rating,
    Spending,
    Version,
)
from django_autocaption.pipeline.bulk import answers, batches, compare, comparing
from django_autocaption.pipeline.bulk.compare import Combination
from django_autocaption.pipeline.runtime import queue
from django_autocaption.pipeline.upkeep.sweep import sweep
from django_autocaption.pipeline.work import deferred
from django_autocaption.types import CaptionResult
from tests.pictures import upload
from tests.pipeline.drive import produce
from tests.testapp.models import Photo
from tests.testapp.providers import LaterProvider, ScriptedProvider

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def site() -> Any:
    """A published caption, and three services."""
    names = {"default": "ScriptedProvider", "careful": "CarefulProvider", "later": "LaterProvider"}
    providers = {alias: {"BACKEND": f"tests.testapp.providers.{name}"} for alias, name in names.items()}
    with override_settings(AUTOCAPTION={**settings.AUTOCAPTION, "PROVIDERS": providers}):
        Photo.objects.create(image=upload())
        produce()
        ScriptedProvider.asked.clear()
        yield


@pytest.fixture(autouse=True)
def sent(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Bulk requests that a message was sent for."""
    told: list[int] = []

    def take(task: str, args: tuple[Any, ...], *rest: Any) -> bool:
        if task == queue.COMPARE:
            told.append(args[0])
        return True

    monkeypatch.setattr(queue, "_send_one", take)
    return told


def started(*aliases: str) -> Comparison:
    user = User.objects.get_or_create(username="editor")[0]
    combinations = [Combination(provider=alias) for alias in aliases]
    return compare.start(compare.sample(Caption.objects.all()), combinations, blind=True, user=user, using="default")


def ask(comparison: Comparison) -> Batch:
    comparing.ask(comparison.batch_id, using="default")
    return Batch.objects.get(pk=comparison.batch_id)


def answer(alias: str) -> CandidateAnswer:
    return CandidateAnswer.objects.get(candidate__provider=alias)


def test_a_lost_message_is_sent_again_by_the_sweep(
    sent: list[int], commit: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as broken:
        broken.setattr(queue, "_send_one", lambda *args: False)
        with commit():
            comparison = started("careful")
    sweep()
    assert sent == [comparison.batch_id]
    assert not ask(comparison).unwritten
    sweep()
    assert sent == [comparison.batch_id]


def test_a_lost_worker_is_replaced_by_the_sweep(sent: list[int]) -> None:
    comparison = started("careful")
    assert comparing.writer.begin(comparison.batch_id, using="default") is not None
    sweep()
    assert sent == [], "it may be alive"
    Batch.objects.update(claimed_at=timezone.now() - timedelta(days=1))
    sweep()
    assert sent == [comparison.batch_id]
    assert (ask(comparison).unwritten, answer("careful").words["alt_text"][:12]) == (False, "A photograph")


def test_a_request_of_a_killed_worker_that_may_be_billed_is_not_repeated() -> None:
    comparison = started("careful")
    ScriptedProvider.script.append(ProviderError("Lost.", kind=ErrorKind.TIMEOUT, outcome_unknown=True))
    ask(comparison)
    found = answer("careful")
    assert (found.ended, found.error_code, found.attempt and found.attempt.outcome) == (
        True,
        "outcome_unknown",
        Outcome.UNKNOWN,
    )
    Attempt.objects.filter(pk=found.attempt_id).update(outcome=Outcome.ASKED, lease="x" * 64)
    again = started("careful")
    Attempt.objects.filter(pk=found.attempt_id).update(comparison=again)
    ask(again)
    assert len(ScriptedProvider.asked) == 1


def test_a_killed_worker_holds_no_budget_of_a_service_whose_price_nobody_knows(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """All that is left is reserved for the first request; what is lost keeps a tenth of the limit, and others go on."""
    budgets = [{"LIMIT": "5", "UNIT": "USD"}]
    with override_settings(AUTOCAPTION={**settings.AUTOCAPTION, "BUDGETS": budgets}):
        comparison = started("careful")
        with monkeypatch.context() as killed, pytest.raises(SystemExit):
            killed.setattr(answers, "store", Mock(side_effect=SystemExit))  # asked, and nobody heard the answer
            ask(comparison)
        assert Spending.objects.get().reserved == 5
        Batch.objects.update(claim=None)
        assert not ask(comparison).unwritten
        found = answer("careful")
        assert (found.ended, found.error_code) == (True, "outcome_unknown")
        assert Spending.objects.get().reserved == Decimal("0.5")
        again = started("default")
        assert not ask(again).unwritten
        assert answer("default").words, "what is left can be spent"


def test_a_service_that_answers_later(sent: list[int]) -> None:
    comparison = started("later", "careful")
    batch = ask(comparison)
    assert (batch.unwritten, answer("later").ended, answer("careful").ended) == (True, False, True)
    said = CaptionResult(text="A later teal square.", model="later-1", raw={})
    assert not deferred.answer_came(Attempt.objects.get(provider="later"), said, using="default"), "no words of the row"
    assert not ask(comparison).unwritten
    assert answer("later").words["alt_text"] == "A later teal square."
    assert (len(LaterProvider.asked), Version.objects.count()) == (2, 1)


def test_an_error_that_passes_is_tried_again() -> None:
    comparison = started("careful")
    ScriptedProvider.script.append(ProviderError("Busy.", kind=ErrorKind.RATE_LIMIT, retry_after=0))
    batch = ask(comparison)
    found = answer("careful")
    assert (batch.unwritten, found.ended, found.error_message) == (True, False, "Busy.")
    assert not ask(comparison).unwritten
    assert answer("careful").words


def test_paused_it_asks_nobody_until_it_goes_on(sent: list[int]) -> None:
    comparison = started("careful")
    sent.clear()
    batches.pause(comparison.batch)
    assert ask(comparison).unwritten
    assert ScriptedProvider.asked == []
    batches.resume(comparison.batch)
    assert sent == [comparison.batch_id]
    assert not ask(comparison).unwritten


def test_another_image_is_not_asked_about() -> None:
    comparison = started("careful")
    Caption.objects.update(image_no=2)
    assert not ask(comparison).unwritten
    assert (answer("careful").error_code, ScriptedProvider.asked) == ("object_gone", [])


def test_an_image_that_moderation_holds_by_then_is_not_asked_about() -> None:
    comparison = started("careful")
    Caption.objects.update(rating=Rating.BLOCKED)
    ask(comparison)
    assert (answer("careful").error_code, ScriptedProvider.asked) == ("blocked", [])


def test_what_was_said_is_moderated_and_is_nobodys_words() -> None:
    changed = {**settings.AUTOCAPTION, "MODERATION": {"MODE": "flag", "NSFW_UNCHECKED": "clear"}}
    with override_settings(AUTOCAPTION=changed):
        comparison = started("careful")
        before = Caption.objects.get()
        ScriptedProvider.script.append("A little girl in a school uniform laughs.")
        ask(comparison)
    after = Caption.objects.get()
    assert (after.rating, after.published_id, after.draft) == (Rating.REVIEW, before.published_id, None)
