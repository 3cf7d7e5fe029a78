"""Every move of a caption's state: which columns it changes, and that it changes no others."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.utils import timezone

from django_autocaption.models import Awaits, Batch, Caption, Decision, ErrorCode, Rating, State
from django_autocaption.models import transitions as moves
from django_autocaption.models.decision import UNCHECKED
from tests.rows import REVIEW, caption, version

pytestmark = pytest.mark.django_db

HASH = "a" * 64
TOKEN = UUID(int=7)
LONG_AGO = timezone.now() - timedelta(days=30)
#: What a move changes that takes the row from its worker.
FREE: dict[str, Any] = {"claim": None, "claimed_at": None}
BLAMELESS: dict[str, Any] = {"error_code": "", "error_message": ""}
ASKED_ANEW: dict[str, Any] = {"request": 6, "attempts": 0, "abandoned": 0, "outages": 0, "link": 0}
NOTHING_KNOWN: dict[str, Any] = {
    "draft": None,
    "review": "",
    "review_at": None,
    "doubt": 0,
    "rating": Rating.UNCHECKED,
    "moderated_hash": "",
    "decision": None,
    "image_name": "b.jpg",
    "image_no": 5,
    "content_hash": "",
    "width": None,
    "height": None,
}


def soon(seconds: float = 0) -> Any:
    """So many seconds from now."""
    return pytest.approx(seconds, abs=20)


def full(**columns: Any) -> Caption:
    """A row with something in every column, of the last month: a worker's, with published words and a draft."""
    decision = Decision.objects.create(content_hash=HASH, rating=Rating.CLEAR, rule="clear", decided_at=LONG_AGO)
    row = caption(
        alt_text="Published.",
        state=State.WORKING,
        request=5,
        image_name="a.jpg",
        image_no=4,
        content_hash=HASH,
        width=64,
        height=48,
        link=1,
        attempts=2,
        abandoned=1,
        outages=3,
        batch=Batch.objects.create(),
        rating=Rating.CLEAR,
        moderated_hash=HASH,
        decision=decision,
        error_code=ErrorCode.SERVER,
        error_message="Out of order.",
    )
    version(row, "Draft.", standing=REVIEW)
    moments = dict.fromkeys(("due_at", "queued_at", "claimed_at", "finalised_at", "review_at", "follow_at"), LONG_AGO)
    Caption.objects.filter(pk=row.pk).update(**{"doubt": 50} | moments | columns)
    return Caption.objects.get(pk=row.pk)


def free(state: str = State.FAILED, **columns: Any) -> Caption:
    """The same without a worker."""
    return full(state=state, **FREE, **columns)


def changed_by(columns: moves.Columns, row: Caption) -> dict[str, Any]:
    """Columns that the move changes, with their new values; moments in seconds from now. The database keeps the key of
    a name itself."""
    before = Caption.objects.filter(pk=row.pk).values().get()
    Caption.objects.filter(pk=row.pk).update(**columns)
    after = Caption.objects.filter(pk=row.pk).values().get()
    changed = {name for name in after if after[name] != before[name]} - {"name_key"}
    return {name.removesuffix("_id"): _told(after[name]) for name in changed}


def _told(value: Any) -> Any:
    return (value - timezone.now()).total_seconds() if isinstance(value, datetime) else value


def test_a_new_row_is_due_at_once_and_its_message_is_sent() -> None:
    found = changed_by(moves.new(background=False), free(background=True))
    assert found == {"state": "pending", "due_at": soon(), "queued_at": soon(), "background": False}


def test_a_new_row_of_a_bulk_request_is_due_and_its_message_is_left_to_the_backlog() -> None:
    found = changed_by(moves.new(background=True), free(background=False))
    assert found == {"state": "pending", "due_at": soon(), "queued_at": None, "background": True}


def test_a_new_row_has_the_moment_that_was_read() -> None:
    moment = timezone.now() + timedelta(hours=1)
    assert moves.new(background=False, now=moment) == {
        "state": "pending",
        "due_at": moment,
        "queued_at": moment,
        "background": False,
    }


def test_a_request_begins_anew_and_takes_no_words_away() -> None:
    found = changed_by(moves.requested(batch=None), full())
    moments = {"due_at": soon(), "queued_at": soon()}
    assert found == {"state": "pending", **moments, **FREE, **BLAMELESS, **ASKED_ANEW, "batch": None}


def test_a_request_may_belong_to_a_bulk_request_whose_messages_wait() -> None:
    batch = Batch.objects.create()
    found = changed_by(moves.requested(batch=batch, background=True), full())
    assert (found["batch"], found["background"], found["queued_at"]) == (batch.pk, True, None)


@pytest.mark.parametrize(("rule", "rating"), [(UNCHECKED, Rating.UNCHECKED), ("an_adult_only", Rating.REVIEW)])
def test_a_request_has_a_check_made_again_that_could_not_be_made(rule: str, rating: Rating) -> None:
    row = full(rating=Rating.REVIEW)
    Decision.objects.update(rule=rule)
    Decision.objects.create(content_hash=HASH, rating=Rating.REVIEW, rule=UNCHECKED, decided_at=LONG_AGO)  # another's
    changed_by(moves.requested(batch=None), row)
    row.refresh_from_db()
    assert row.rating == rating


@pytest.mark.parametrize("by_values", [False, True])
def test_another_picture_has_no_words_and_no_rating_and_is_asked_about(by_values: bool) -> None:
    row = full()
    columns = moves.replaced_in(row, "b.jpg", background=False) if by_values else moves.replaced("b.jpg")
    assert changed_by(columns, row) == {
        **{"state": "pending", "due_at": soon(), "queued_at": soon(), "batch": None},
        **FREE,
        **BLAMELESS,
        **ASKED_ANEW,
        **NOTHING_KNOWN,
    }


def test_another_picture_of_a_row_at_hand_may_wait_its_turn() -> None:
    row = full()
    found = changed_by(moves.replaced_in(row, "b.jpg", background=True), row)
    assert (found["background"], found["queued_at"]) == (True, None)


def test_what_was_found_under_a_row_at_hand_is_told_in_values_where_it_depends_on_the_row() -> None:
    """So that many rows can be written at once."""
    row = full()
    columns = moves.replaced_in(row, "b.jpg", background=True)
    assert (columns["request"], columns["image_no"], columns["rating"]) == (6, 5, Rating.UNCHECKED)


@pytest.mark.parametrize(("is_sent", "queued_at"), [(True, soon()), (False, None)])
def test_what_a_row_waited_for_has_come(is_sent: bool, queued_at: Any) -> None:
    found = changed_by(moves.called(is_sent=is_sent), free(state=State.PENDING))
    assert found == {"due_at": soon(), "queued_at": queued_at}


def test_another_picture_of_a_bulk_request_waits_its_turn() -> None:
    batch = Batch.objects.create()
    found = changed_by(moves.replaced("b.jpg", batch=batch, background=True), full())
    assert (found["batch"], found["background"], found["queued_at"]) == (batch.pk, True, None)


@pytest.mark.parametrize("by_values", [False, True])
def test_another_picture_under_the_hands_of_its_worker_leaves_the_work_alone(by_values: bool) -> None:
    row = full()
    columns = moves.another_picture("b.jpg", instead_of=row if by_values else None)
    assert changed_by(columns, row) == NOTHING_KNOWN


@pytest.mark.parametrize("rating", Rating)
def test_another_picture_of_a_row_at_hand_is_told_in_values(rating: Rating) -> None:
    """So that whoever goes on with the row knows them without asking the database."""
    columns = moves.another_picture("b.jpg", instead_of=full(rating=rating))
    assert [name for name, value in columns.items() if hasattr(value, "resolve_expression")] == []


@pytest.mark.parametrize("by_values", [False, True])
@pytest.mark.parametrize("rating", Rating)
def test_a_block_holds_until_somebody_has_seen_that_the_picture_is_another(rating: Rating, by_values: bool) -> None:
    row = full(rating=rating)
    changed_by(moves.another_picture("b.jpg", instead_of=row if by_values else None), row)
    row.refresh_from_db()
    assert row.rating == (Rating.BLOCKED if rating == Rating.BLOCKED else Rating.UNCHECKED)


def test_an_emptied_field_is_left_out_and_no_answer_is_for_it() -> None:
    assert changed_by(moves.cleared("No image."), full()) == {
        **NOTHING_KNOWN,
        **FREE,
        "image_name": "",
        "request": 6,
        "state": "excluded",
        "finalised_at": soon(),
        "error_code": "no_image",
        "error_message": "No image.",
    }


def test_a_row_whose_object_is_gone_is_the_only_excluded_one_that_has_no_time() -> None:
    row = full()
    changed_by(moves.gone("Its object is gone."), row)
    row.refresh_from_db()
    assert (row.state, row.error_code, row.due_at) == ("excluded", "object_gone", None)
    for move in (moves.excluded("svg", "A drawing."), moves.cleared("No image."), moves.recalled("Cancelled.")):
        other = full()
        changed_by(move, other)
        other.refresh_from_db()
        assert other.due_at is not None


def test_a_claim_is_a_try() -> None:
    row = free(State.PENDING)
    found = changed_by(moves.claimed(TOKEN), row)
    assert found == {"state": "working", "claim": TOKEN, "claimed_at": soon(), "attempts": 3}


def test_what_is_put_back_is_due_later_and_needs_a_message() -> None:
    found = changed_by(moves.put_back(1000, "network", "Nobody answered."), full())
    assert found == {
        **FREE,
        "state": "pending",
        "due_at": soon(1000),
        "queued_at": None,
        "error_code": "network",
        "error_message": "Nobody answered.",
    }


def test_what_is_put_back_without_a_reason_has_none() -> None:
    found = changed_by(moves.put_back(0), full())
    assert found == {"state": "pending", "due_at": soon(), "queued_at": None, **FREE, **BLAMELESS}


def test_what_waits_for_a_service_is_looked_at_later() -> None:
    assert changed_by(moves.waiting(1000), full()) == {"state": "waiting", "due_at": soon(1000), **FREE, **BLAMELESS}


def test_a_look_is_a_claim_and_no_try() -> None:
    found = changed_by(moves.looked_at(TOKEN, until=1000), free(State.WAITING))
    assert found == {"claim": TOKEN, "claimed_at": soon(), "due_at": soon(1000)}


def test_what_is_done_has_nothing_to_complain_of() -> None:
    assert changed_by(moves.done(), full()) == {"state": "done", "finalised_at": soon(), **FREE, **BLAMELESS}


@pytest.mark.parametrize("move", [moves.done, moves.failed, moves.excluded])
def test_an_end_says_why(move: Any) -> None:
    assert changed_by(move("safety", "It refused."), full()) == {
        **FREE,
        "state": move.__name__,
        "finalised_at": soon(),
        "error_code": "safety",
        "error_message": "It refused.",
    }


@pytest.mark.parametrize(
    ("pointers", "state"),
    [
        ({}, State.DONE),
        ({"published": None}, State.DONE),
        ({"draft": None}, State.DONE),
        ({"published": None, "draft": None}, State.EXCLUDED),
    ],
)
def test_a_cancelled_request_leaves_what_there_is_and_is_asked_by_no_sweep(
    pointers: dict[str, None], state: State
) -> None:
    row = free(State.PENDING, **pointers)
    assert changed_by(moves.recalled("Cancelled."), row) == {
        "state": state,
        "finalised_at": soon(),
        "queued_at": None,
        "error_code": "cancelled",
        "error_message": "Cancelled.",
    }


@pytest.mark.parametrize("state", State)
def test_words_of_a_person_end_what_nobody_has_begun(state: State) -> None:
    columns = {"claim": uuid4()} if state in (State.WORKING, State.WAITING) else FREE
    row = full(state=state, **columns)
    changed_by(moves.served(row), row)
    row.refresh_from_db()
    goes_on = state in (State.WORKING, State.WAITING)
    assert (row.state, row.queued_at) == (state if goes_on else State.DONE, None)
    assert (row.error_code, row.error_message) == ("", "")


def test_what_waits_for_a_person_does_so_since_now() -> None:
    found = changed_by(moves.awaiting(Awaits.REPLACED, doubt=70), full())
    assert found == {"review": "replaced", "review_at": soon(), "doubt": 70}
    assert changed_by(moves.awaiting(Awaits.DRAFT), full())["doubt"] == 0


def test_what_waits_for_nobody_waits_since_no_moment() -> None:
    found = changed_by(moves.awaiting(Awaits.NOTHING, doubt=70), full(draft=None))
    assert found == {"review": "", "review_at": None, "doubt": 0}


def test_what_is_withdrawn_waits_for_nobody() -> None:
    assert changed_by(moves.NOTHING_AWAITED, full()) == {"draft": None, "review": "", "review_at": None, "doubt": 0}


# -- a decision that is taken back -------------------------------------------------------------------------------------


@pytest.mark.parametrize("state", State)
def test_of_a_row_that_is_decided_about_only_what_the_decision_ends_is_remembered(state: State) -> None:
    row = full(state=state, **({} if state == State.WORKING else FREE))
    ends = state in (State.PENDING, State.FAILED, State.EXCLUDED)
    problem = {"state": state, "error_code": "server", "error_message": "Out of order."}
    waited = {"review_at": LONG_AGO.isoformat(), "doubt": 50}
    assert moves.remembered(row) == waited | (problem if ends else {})
    row.review_at = None
    assert moves.remembered(row) == (problem if ends else {})


@pytest.mark.parametrize("now", [State.DONE, State.EXCLUDED])
@pytest.mark.parametrize("state", [State.PENDING, State.FAILED, State.EXCLUDED])
def test_what_a_decision_ended_is_as_it_was(state: State, now: State) -> None:
    remembered = moves.remembered(free(state))
    other = {"error_code": ErrorCode.EXCLUDED, "error_message": "Left out."}
    row = free(now, review_at=timezone.now(), doubt=0, queued_at=None, **other)
    problem = {"error_code": "server", "error_message": "Out of order."}
    moments = {"due_at": soon()} if state == State.PENDING else {"finalised_at": soon()}
    expected: dict[str, Any] = {"review_at": pytest.approx((LONG_AGO - timezone.now()).total_seconds(), abs=20)}
    expected |= {"doubt": 50, "state": state, **problem, **moments}
    if state == now:
        del expected["state"]
    assert changed_by(moves.put_back_as(remembered, row), row) == expected
    assert Caption.objects.due().exists() == (state == State.PENDING), "at once"


def test_words_that_were_there_before_somebody_left_the_image_out_are_done_again() -> None:
    row = free(State.EXCLUDED)
    found = changed_by(moves.put_back_as({}, row), row)
    assert found == {"state": "done", "finalised_at": soon(), **BLAMELESS}


@pytest.mark.parametrize("before", [{}, {"state": State.FAILED, "error_code": "server", "error_message": "Out."}])
@pytest.mark.parametrize("now", [State.PENDING, State.WORKING, State.WAITING, State.FAILED])
def test_a_row_that_was_asked_for_since_goes_on(before: dict[str, Any], now: State) -> None:
    row = full(state=now, **({} if now == State.WORKING else FREE))
    assert moves.put_back_as(before, row) == {}


def test_a_row_that_is_done_stays_so_where_nothing_was_remembered() -> None:
    assert moves.put_back_as({}, free(State.DONE)) == {}
