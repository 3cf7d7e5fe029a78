"""A worker beside others at the same rows: nothing that they hold or delete costs its other images anything."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from django_autocaption.models import Attempt, Caption, State
from django_autocaption.pipeline.records import leases
from django_autocaption.pipeline.runtime import backlog, queue
from django_autocaption.pipeline.words import removal
from django_autocaption.pipeline.work import claims
from tests.pictures import upload
from tests.pipeline.beside import held, needs_row_locks, states
from tests.pipeline.outcome.jobs import IMAGE, job
from tests.testapp.models import Photo
from tests.watch import Watch

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("no_worker")]


@pytest.fixture
def rows() -> list[Caption]:
    for number in range(3):
        Photo.objects.create(image=upload((number, 0, 0)))
    return list(Caption.objects.order_by("pk"))


@needs_row_locks
class TestARowThatSomebodyHolds:
    @pytest.mark.timed
    def test_keeps_no_other_from_being_claimed_and_its_message_is_not_lost(
        self, rows: list[Caption], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        sent: list[tuple[list[int], float | None]] = []

        def take(task: str, args: Any, using: str, countdown: float | None) -> bool:
            sent.append((*args, countdown))
            return True

        monkeypatch.setattr(queue, "_send_one", take)
        monkeypatch.setattr(queue, "is_eager", lambda: False)
        watch = Watch()
        with held(rows[1]):
            won = claims.claim([row.pk for row in rows], using="default")
        assert watch.spent < 3
        assert [caption.pk for caption in won] == [rows[0].pk, rows[2].pk]
        assert sent == [([rows[1].pk], claims.HELD)]
        late = claims.claim([rows[1].pk], using="default")
        assert [caption.pk for caption in late] == [rows[1].pk]

    def test_is_given_back_with_a_later_sign_of_life(self, rows: list[Caption]) -> None:
        """The worker lives on: its claim would not end for an hour."""
        won = claims.claim([row.pk for row in rows], using="default")
        with held(rows[1]):
            claims.give_back(won, using="default", blameless=True)
            claims.release(won, using="default")
            assert states() == [State.PENDING, State.WORKING, State.PENDING]
            claims._process.beats.clear()
            claims.beat(using="default")
            assert states()[1] == State.WORKING, "held still"
        claims._process.beats.clear()
        claims.beat(using="default")
        assert states() == [State.PENDING] * 3
        assert claims._process.owed == {}

    @pytest.mark.timed
    def test_holds_up_nobody_who_sends_messages(self, rows: list[Caption], monkeypatch: pytest.MonkeyPatch) -> None:
        Caption.objects.update(background=True, queued_at=None)
        taken: list[int] = []
        monkeypatch.setattr(queue, "send", lambda ids, **_more: bool(taken.extend(ids) or True))
        watch = Watch()
        with held(rows[0]):
            assert backlog.feed(using="default") == 2
        assert watch.spent < 3
        assert sorted(taken) == [rows[1].pk, rows[2].pk]


@needs_row_locks
def test_of_two_deleted_among_many_the_others_are_asked_about() -> None:
    """The object of a job is deleted between its claim and its request: the database refuses the attempts."""
    jobs = [job(asked=False, image=replace(IMAGE, content_hash=f"{number}" * 64)) for number in range(5)]
    removal.remove([jobs[1].caption.pk, jobs[3].caption.pk], using="default")
    leased = leases.lease(jobs, using="default")
    assert leased.leaders == [jobs[0], jobs[2], jobs[4]]
    assert leased.unrepeatable == []
    assert all(own in (jobs[1], jobs[3]) for own in leased.followers)
    assert Attempt.objects.count() == 3
    assert set(Caption.objects.values_list("state", flat=True)) == {State.WORKING}
