"""Rows come back from workers that are gone, and from those that cannot go on; and from nobody else."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest
from django.db import DatabaseError

from django_autocaption.models import Attempt, Caption, Outcome, State, Worker
from django_autocaption.models.clock import ago
from django_autocaption.pipeline.outcome import finalisation, lost_claims
from tests.pipeline.outcome.jobs import attempt, claimed

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("no_worker")]


def expired(patience: float = 100, most: int = 100) -> int:
    return lost_claims.expired("default", patience=patience, most=most)


def since(seconds: float, row: Caption) -> Caption:
    """That row was claimed so long ago."""
    Caption.objects.filter(pk=row.pk).update(claimed_at=ago(seconds))
    return Caption.objects.select_related("batch", "published", "draft").get(pk=row.pk)


def states() -> list[str]:
    return list(Caption.objects.order_by("pk").values_list("state", flat=True))


class TestOfSilentWorkers:
    def test_come_back_after_the_patience_that_was_said(self) -> None:
        since(100, claimed())
        since(200, claimed())
        assert expired(150) == 1
        assert states() == ["working", "pending"]

    @pytest.mark.parametrize(
        ("alive", "claimed_since", "taken"), [(149, 200, 0), (151, 200, 1), (0, 3601, 1), (0, 3599, 0)]
    )
    def test_do_not_while_the_worker_lives_unless_no_job_takes_so_long(
        self, alive: float, claimed_since: float, taken: int
    ) -> None:
        row = since(claimed_since, claimed())
        Worker.objects.create(token=row.claim, alive_at=ago(alive))
        assert expired(150) == taken

    def test_do_not_before_the_patience_is_over_even_if_that_is_longer_than_any_job(self) -> None:
        row = since(4000, claimed())
        Worker.objects.create(token=row.claim, alive_at=ago(0))
        assert expired(5000) == 0
        assert expired(3999) == 1

    def test_come_back_the_oldest_first_and_no_more_than_wanted(self) -> None:
        for _number in range(3):
            since(700, claimed())
        assert expired(most=2) == 2
        assert states() == ["pending", "pending", "working"]

    @pytest.mark.parametrize("group", [1, 2, 50])
    def test_come_back_in_groups(self, group: int, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(finalisation, "GROUP", group)
        for _number in range(3):
            since(700, claimed())
        assert expired() == 3
        assert set(states()) == {"pending"}

    def test_that_wait_for_a_service_stay(self) -> None:
        row = since(700, claimed())
        Caption.objects.filter(pk=row.pk).update(state=State.WAITING)
        assert expired() == 0

    def test_come_back_with_the_request_that_was_sent_for_them(self) -> None:
        row, other = since(700, claimed(request=2)), since(700, claimed())
        attempt(row, request=1)
        attempt(row)
        sent = attempt(row)
        attempt(row, outcome=Outcome.FAILED)
        expired()
        unknown = Attempt.objects.filter(outcome=Outcome.UNKNOWN)
        assert list(unknown) == [sent]
        assert {row.pk, other.pk} == set(Caption.objects.filter(abandoned=1).values_list("pk", flat=True))


class TestForgotten:
    def test_are_requests_without_a_row_that_still_works(self) -> None:
        working, waiting, ended = claimed(), claimed(state=State.WAITING), claimed(state=State.DONE)
        kept = [attempt(row, lease=f"{row.pk}", asked_at=ago(601)).pk for row in (working, waiting)]
        stray = [attempt(row, lease=f"stray {row}", asked_at=ago(601)).pk for row in (ended, None)]
        stray.append(attempt(None, asked_at=ago(601)).pk)  # removed with its object, and its lease with it
        attempt(None, asked_at=ago(601), outcome=Outcome.FAILED)
        young = attempt(ended, lease="young", asked_at=ago(570)).pk
        expired()
        leased = set(Attempt.objects.filter(lease__isnull=False).values_list("pk", flat=True))
        assert leased == {*kept, young}
        assert set(Attempt.objects.filter(outcome=Outcome.UNKNOWN).values_list("pk", flat=True)) == set(stray)

    def test_are_workers_of_long_ago(self) -> None:
        old, young = uuid4(), uuid4()
        Worker.objects.create(token=old, alive_at=ago(10_001))
        Worker.objects.create(token=young, alive_at=ago(9_990))
        expired()
        assert [worker.token for worker in Worker.objects.all()] == [young]


class TestGivenBack:
    def test_is_what_the_worker_still_holds(self) -> None:
        ours, ended, stolen, again = (claimed() for _number in range(4))
        Caption.objects.filter(pk=ended.pk).update(state=State.WAITING)
        Caption.objects.filter(pk=stolen.pk).update(claim=uuid4())
        Caption.objects.filter(pk=again.pk).update(claimed_at=ago(1))
        lost_claims.give_back([ours, ended, stolen, again], "default", blameless=False)
        assert states() == ["pending", "waiting", "working", "working"]

    def test_is_only_what_was_named(self) -> None:
        first, second = claimed(), claimed()
        Caption.objects.update(claim=first.claim, claimed_at=first.claimed_at)
        lost_claims.give_back([first], "default", blameless=False)
        assert states() == ["pending", "working"]
        assert second.pk

    @pytest.mark.parametrize(("blameless", "stops", "tries"), [(True, 0, 1), (False, 1, 2)])
    def test_counts_against_the_image_only_if_the_worker_was_not_told_to_stop(
        self, blameless: bool, stops: int, tries: int
    ) -> None:
        lost_claims.give_back([claimed(attempts=2)], "default", blameless=blameless)
        row = Caption.objects.get()
        assert (row.abandoned, row.attempts, row.state) == (stops, tries, State.PENDING)

    def test_expires_where_it_cannot_be(
        self, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
    ) -> None:
        def fail(*_arguments: Any, **_more: Any) -> None:
            raise DatabaseError("away")

        monkeypatch.setattr(lost_claims, "_abandon", fail)
        lost_claims.give_back([claimed()], "default", blameless=True)
        assert "1 claims could not be given back" in caplog.text
