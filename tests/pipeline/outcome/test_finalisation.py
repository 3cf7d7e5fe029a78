"""What is stored of endings: on rows that still ask for it, in groups, whole or not at all; and what is sent then."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager, closing
from decimal import Decimal
from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, OperationalError, connection, transaction

from django_autocaption.exceptions import ErrorKind, ProviderError
from django_autocaption.models import (
    Attempt,
    Awaits,
    Caption,
    Origin,
    Outcome,
    State,
    Version,
)
from django_autocaption.models.transitions import done
from django_autocaption.pipeline.outcome import answered, finalisation, unasked
from django_autocaption.pipeline.outcome.ending import Ending
from django_autocaption.types import Cost
from tests.pipeline.drive import WORDS
from tests.pipeline.outcome.jobs import HASH, attempt, claimed, finalise, job, one, with_words
from tests.rows import PUBLISHED, REVIEW, says, stands, version

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("no_worker")]

Commit = Callable[[], AbstractContextManager[Any]]


class TestAGroup:
    def test_is_stored_whole_with_its_words_and_attempts(self) -> None:
        endings = [with_words() for _number in range(6)]
        assert finalise(*endings) == endings
        for ending in endings:
            row = Caption.objects.get(pk=ending.caption.pk)
            assert (stands(row), says(row), row.claim, row.content_hash) == (PUBLISHED, WORDS, None, HASH)
            assert (row.width, row.height, row.origin, row.provider) == (640, 480, Origin.PROVIDER, "default")
            made = row.published
            assert made is not None
            assert (made.attempt, made.content_hash, made.image_no) == (ending.attempt, HASH, 1)
            request = Attempt.objects.get(caption=row)
            assert (request.outcome, request.lease, request.latency_ms) == (Outcome.ANSWERED, None, 5)
            assert (ending.caption.state, ending.caption.published_id) == (State.DONE, made.pk), (
                "whoever holds it knows"
            )

    def test_is_as_large_as_a_transaction_takes(self, monkeypatch: pytest.MonkeyPatch) -> None:
        sizes: list[int] = []
        real = finalisation._store_group

        def write(endings: list[Ending], using: str, busy: list[Ending] | None) -> list[Ending]:
            sizes.append(len(endings))
            return real(endings, using, busy)

        monkeypatch.setattr(finalisation, "GROUP", 2)
        monkeypatch.setattr(finalisation, "_store_group", write)
        endings = [Ending(caption=claimed(), move=done()) for _number in range(5)]
        stored = finalisation.finalise(list(reversed(endings)), using="default")
        assert sizes == [2, 2, 1]
        assert stored == endings, "in the order of their rows"
        assert set(Caption.objects.values_list("state", flat=True)) == {State.DONE}

    def test_that_the_database_refuses_is_stored_one_by_one(self, caplog: pytest.LogCaptureFixture) -> None:
        good, bad = with_words(), with_words()

        def refuse(*_arguments: Any, **_more: Any) -> None:
            raise DatabaseError("value out of range")

        real = finalisation.versions.insert
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(
                finalisation.versions,
                "insert",
                lambda made, *, using: (
                    refuse() if any(v.caption_id == bad.caption.pk for v in made) else real(made, using=using)
                ),
            )
            finalise(good, bad)
        assert stands(Caption.objects.get(pk=good.caption.pk)) == PUBLISHED
        row = Caption.objects.get(pk=bad.caption.pk)
        assert (row.state, row.error_code) == (State.FAILED, "not_storable")
        assert "DatabaseError" in row.error_message
        request = Attempt.objects.get(caption=row)
        assert (request.outcome, request.latency_ms, request.words) == (Outcome.SILENT, 5, {})
        assert "A group of 2 results" in caplog.text

    def test_of_one_that_another_transaction_came_between_is_tried_whole_again(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        real, between = finalisation.versions.insert, [IntegrityError("its base was pruned at this moment")]

        def insert(made: list[Version], *, using: str) -> None:
            if between:
                raise between.pop()
            real(made, using=using)

        monkeypatch.setattr(finalisation.versions, "insert", insert)
        finalise(with_words())
        assert (stands(one()), says(one())) == (PUBLISHED, WORDS)

    def test_is_tried_again_by_nobody_where_the_database_is_away(self, monkeypatch: pytest.MonkeyPatch) -> None:
        tries: list[int] = []

        def refuse(made: list[Version], *, using: str) -> None:
            tries.append(len(made))
            raise OperationalError("away")

        monkeypatch.setattr(finalisation.versions, "insert", refuse)
        monkeypatch.setattr(finalisation.databases, "is_away", lambda using: True)
        with pytest.raises(OperationalError):
            finalise(with_words())
        assert tries == [1]

    @pytest.mark.django_db(transaction=True)
    @pytest.mark.parametrize("name", ["sqlstate", "pgcode"])
    @pytest.mark.parametrize(
        ("said", "state", "whole"),
        [
            (("terminated by an administrator",), "57P01", True),
            (("connection failure",), "08006", True),
            (("server closed the connection unexpectedly",), None, True),
            ((2013, "Lost connection to server during query"), "", True),
            (("could not extend file",), "53100", False),
            ((1114, "The table is full"), "", False),
        ],
    )
    def test_is_stored_whole_by_the_connection_after_one_that_broke(
        self, said: tuple[Any, ...], state: str | None, whole: bool, name: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Django has made another one by the time at which anybody can ask whether the database is there."""
        cause = Exception()
        setattr(cause, name, state)
        error = OperationalError(*said)
        error.__cause__ = cause
        real, breaks = finalisation.versions.insert, [error]

        def insert(made: list[Version], *, using: str) -> None:
            if breaks:
                raise breaks.pop()
            real(made, using=using)

        monkeypatch.setattr(finalisation.versions, "insert", insert)
        monkeypatch.setattr(finalisation.databases.time, "sleep", lambda seconds: None)
        finalise(with_words())
        row = one()
        if whole:
            assert (stands(row), says(row)) == (PUBLISHED, WORDS)
        else:
            assert (row.state, row.error_code) == (State.FAILED, "not_storable")
            assert "OperationalError" in row.error_message

    @pytest.mark.django_db(transaction=True)
    @pytest.mark.skipif(connection.vendor != "postgresql", reason="ends a session of PostgreSQL")
    def test_is_stored_whole_though_its_session_is_ended(self) -> None:
        ended: list[int] = []

        def end(run: Any, sql: str, *more: Any) -> Any:
            if not ended and sql.startswith('INSERT INTO "autocaption_version'):
                ended.append(connection.connection.info.backend_pid)
                with closing(connection.copy()) as another, another.cursor() as cursor:
                    cursor.execute("SELECT pg_terminate_backend(%s)", ended)
            return run(sql, *more)

        with connection.execute_wrapper(end):
            finalise(with_words())
        assert ended
        assert (stands(one()), says(one())) == (PUBLISHED, WORDS)

    def test_takes_as_many_queries_for_many_rows_as_for_few(self, django_assert_max_num_queries: Any) -> None:
        endings = [with_words(claimed("Old.")) for _number in range(12)]
        with django_assert_max_num_queries(25):
            finalise(*endings)

    def test_of_nothing_is_nothing(self) -> None:
        assert finalise() == []


class TestIsWanted:
    @pytest.mark.parametrize("column", ["request", "image_no"])
    def test_not_where_the_row_asks_for_something_else_by_now(self, column: str) -> None:
        ending = with_words(cost=Cost(amount=Decimal(2), unit="USD"))
        Caption.objects.update(**{column: 7})
        assert finalise(ending) == []
        assert (one().state, Version.objects.count()) == (State.WORKING, 0)
        request = Attempt.objects.get()
        assert (request.outcome, request.cost_amount) == (Outcome.ANSWERED, Decimal(2)), "it was paid for"

    def test_not_where_the_row_is_gone(self) -> None:
        gone, there = with_words(), with_words()
        Caption.objects.filter(pk=gone.caption.pk).delete()
        assert finalise(gone, there) == [there]
        assert set(Attempt.objects.values_list("outcome", flat=True)) == {Outcome.ANSWERED}, "it was paid for"

    @pytest.mark.parametrize("state", State)
    def test_only_where_something_is_under_way(self, state: State) -> None:
        ending = Ending(caption=claimed(), move=done("safety"))
        is_open = state in (State.PENDING, State.WORKING, State.WAITING)
        columns = {} if state == State.WORKING else {"claim": None, "claimed_at": None}
        Caption.objects.update(state=state, error_code="network", **columns)
        assert bool(finalise(ending)) is is_open
        assert one().error_code == ("safety" if is_open else "network")

    @pytest.mark.parametrize("while_claimed", [False, True])
    def test_under_another_claim_only_if_the_claim_does_not_matter(self, while_claimed: bool) -> None:
        row = claimed()
        request = attempt(row)
        ending = Ending(
            caption=row,
            move=done(),
            while_claimed=while_claimed,
            attempt=request,
            attempt_changes={"outcome": Outcome.UNKNOWN},
        )
        Caption.objects.update(claimed_at=row.created_at)
        assert bool(finalise(ending)) is not while_claimed
        assert (Attempt.objects.get().outcome == Outcome.ASKED) is while_claimed, "the next worker's, maybe"

    def test_a_second_answer_to_one_request_changes_it_no_more(self) -> None:
        ending = with_words()
        Attempt.objects.update(outcome=Outcome.SILENT, latency_ms=1)
        finalise(ending)
        assert (Attempt.objects.get().outcome, Attempt.objects.get().latency_ms) == (Outcome.SILENT, 1)

    def test_what_was_thought_unknown_is_known_with_its_answer(self) -> None:
        ending = with_words()
        Attempt.objects.update(outcome=Outcome.UNKNOWN)
        finalise(ending)
        assert Attempt.objects.get().outcome == Outcome.ANSWERED

    def test_what_comes_too_late_is_logged(self, caplog: pytest.LogCaptureFixture) -> None:
        caplog.set_level("INFO")
        late, wanted = with_words(), with_words()
        Caption.objects.filter(pk=late.caption.pk).update(request=7)
        finalise(late, wanted)
        said = [r.getMessage() for r in caplog.records if "late answer" in r.getMessage()]
        assert said == [f"A late answer for caption {late.caption.pk} was dropped: it asks for something else by now."]

    def test_a_row_whose_object_is_gone_keeps_its_words(self) -> None:
        row, other = claimed("Mine.", human_fields=("alt_text",)), claimed()
        finalise(unasked.gone(row))
        assert set(Caption.objects.all()) == {row, other}
        row.refresh_from_db()
        assert (row.state, row.error_code, row.published is not None) == (State.EXCLUDED, "object_gone", True)


class TestWords:
    def test_that_were_said_before_anybody_read_the_file_are_about_that_file(self) -> None:
        row = claimed("Mine.", human_fields=("alt_text",))
        draft = version(row, "Draft.", standing=REVIEW)
        Version.objects.update(content_hash="")
        finalise(answered.same_bytes(job(row), None))
        assert set(Version.objects.values_list("content_hash", flat=True)) == {HASH}
        assert draft.pk == one().draft_id

    def test_of_another_caption_that_nobody_read_stay_so(self) -> None:
        row, other = claimed("Mine."), claimed("Theirs.")
        Version.objects.update(content_hash="")
        finalise(answered.same_bytes(job(row), None))
        assert Version.objects.get(caption=other).content_hash == ""

    def test_that_a_person_approved_once_come_back_to_the_page(self) -> None:
        row = claimed(image_no=3)
        earlier = version(row, "Earlier.", standing="", image_no=1, as_draft=True)
        row.reviews.create(verb="approve", result=earlier, surface="form")
        finalise(answered.same_bytes(job(row, asked=False), earlier))
        assert (stands(one()), says(one())) == (PUBLISHED, "Earlier.")

    def test_that_were_about_another_file_are_not(self) -> None:
        row = claimed("Old.", content_hash="a" * 64)
        finalise(answered.same_bytes(job(row), None))
        assert Version.objects.get().content_hash == "a" * 64

    def test_that_a_person_approved_stay_and_the_new_ones_wait(self) -> None:
        row = claimed("Old.")
        row.reviews.create(verb="approve", result=row.published, surface="form")
        finalise(with_words(row))
        assert (stands(one()), says(one())) == (REVIEW, WORDS)
        assert one().published == row.published

    def test_of_the_same_bytes_are_copied(self) -> None:
        row = claimed(image_no=3)
        earlier = version(row, "Earlier.", standing="", image_no=1)
        finalise(answered.same_bytes(job(row, asked=False), earlier))
        current = one().current
        assert current is not None
        assert (current.alt_text, current.based_on, current.content_hash) == ("Earlier.", earlier, HASH)

    @pytest.mark.parametrize(("words", "review"), [("", Awaits.NO_WORDS), ("Old.", Awaits.NOTHING)])
    def test_where_there_are_none_a_person_is_waited_for(self, words: str, review: Awaits) -> None:
        refused = ProviderError("Refused.", kind=ErrorKind.SAFETY)
        finalise(answered.without_answer(job(claimed(words)), refused, latency_ms=5))
        assert (one().state, one().review, one().error_code) == (State.DONE, review, "safety")

    def test_that_are_a_draft_already_are_waited_for_as_such(self) -> None:
        row = claimed()
        version(row, "Draft.", standing=REVIEW)
        refused = ProviderError("Refused.", kind=ErrorKind.SAFETY)
        finalise(answered.without_answer(job(row), refused, latency_ms=5))
        assert one().review == Awaits.DRAFT

    def test_are_about_the_file_that_was_found(self) -> None:
        row = claimed()
        row.image_name = "found.jpg"
        finalise(with_words(row))
        assert one().image_name == "found.jpg"


def test_nothing_is_stored_of_a_transaction_that_fails() -> None:
    ending = with_words()
    with pytest.raises(RuntimeError), transaction.atomic():
        finalise(ending)
        raise RuntimeError
    assert connection.is_usable()
    assert (one().state, Version.objects.count(), Attempt.objects.get().outcome) == (
        State.WORKING,
        0,
        Outcome.ASKED,
    )


@pytest.mark.parametrize(
    ("columns", "image_name", "told"),
    [
        ({"error_message": "No room for a b.jpg or a%20b.jpg."}, "a b.jpg", "No room for the file or the file."),
        ({"error_message": "Empty."}, "", "Empty."),
        ({"error_message": ""}, "a.jpg", ""),
        ({}, "a.jpg", None),
    ],
)
def test_an_error_does_not_tell_the_stored_path(columns: dict[str, str], image_name: str, told: str | None) -> None:
    columns = {"state": "failed", **columns}
    assert finalisation.telling_no_name(columns, image_name).get("error_message") == told
