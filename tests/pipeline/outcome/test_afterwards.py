"""What follows once endings are stored: messages and looks, and what listeners and a worker's log are told."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from typing import Any

import pytest
from django.conf import settings
from django.test import override_settings

from django_autocaption.exceptions import ErrorKind, ProviderError
from django_autocaption.models import (
    Caption,
    Cursor,
    State,
)
from django_autocaption.models.transitions import done
from django_autocaption.pipeline.outcome import answered, finalisation, unasked
from django_autocaption.pipeline.outcome.ending import Ending
from django_autocaption.pipeline.runtime import events, queue
from django_autocaption.signals import caption_finalised, pipeline_step, words_changed
from django_autocaption.types import PendingJob
from tests.pipeline.drive import WORDS
from tests.pipeline.outcome.jobs import claimed, finalise, job, one, with_words
from tests.testapp.models import Photo

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("no_worker")]

Commit = Callable[[], AbstractContextManager[Any]]


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> list[tuple[list[int], float]]:
    """(ids, delay) of rows that are sent again."""
    taken: list[tuple[list[int], float]] = []
    monkeypatch.setattr(queue, "send_later", lambda ids, *, using, delay: taken.append((list(ids), delay)))
    return taken


@pytest.fixture
def looks(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    taken: list[float] = []
    monkeypatch.setattr(queue, "send_look", lambda *, using, countdown: not taken.append(countdown))
    return taken


@pytest.fixture
def heard() -> Iterator[list[tuple[str, dict[str, Any]]]]:
    """(signal, facts) of what is told."""
    told: list[tuple[str, dict[str, Any]]] = []

    def finalised(sender: Any, caption: Caption, **more: Any) -> None:
        told.append(("finalised", {"caption": caption.pk, "state": caption.state}))

    def changed(sender: Any, signal: Any, **facts: Any) -> None:
        told.append(("words", facts))

    def step(sender: Any = None, step: str = "", facts: Any = None, **more: Any) -> None:
        if step in ("caption_finalised", "captions_put_off"):
            told.append((step, facts))

    caption_finalised.connect(finalised)
    words_changed.connect(changed)
    pipeline_step.connect(step)
    yield told
    for signal, listener in ((caption_finalised, finalised), (words_changed, changed), (pipeline_step, step)):
        signal.disconnect(listener)


class TestAfterwards:
    def test_what_is_due_again_is_sent_by_its_delay(self, sent: list[tuple[list[int], float]]) -> None:
        now, soon, also_soon = claimed(), claimed(), claimed()
        finalise(unasked.put_off(also_soon, 7), unasked.put_off(now, 0), unasked.put_off(soon, 7))
        assert sorted(sent, key=lambda s: s[1]) == [([now.pk], 0), ([soon.pk, also_soon.pk], 7)]

    def test_what_is_due_again_in_the_background_is_left_to_the_backlog(
        self, sent: list[tuple[list[int], float]]
    ) -> None:
        finalise(unasked.put_off(claimed(background=True), 7))
        assert sent == []

    def test_what_ended_is_not_sent(self, sent: list[tuple[list[int], float]], looks: list[float]) -> None:
        finalise(with_words())
        assert (sent, looks) == ([], [])

    def test_a_first_job_of_a_service_has_a_look_sent(self, looks: list[float]) -> None:
        pending = PendingJob(uuid="u", job_id="job-1")
        finalise(*(answered.deferred(job(), pending, latency_ms=5) for _number in range(2)))
        assert looks == [1.0]
        finalise(answered.deferred(job(), pending, latency_ms=5))
        assert looks == [1.0], "one is under way"
        Cursor.objects.update(round_started_at=None)
        finalise(answered.deferred(job(), pending, latency_ms=5))
        assert looks == [1.0, 1.0], "nobody knows of one"

    def test_of_two_that_store_jobs_at_once_one_sends_the_look(
        self, looks: list[float], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        pending = PendingJob(uuid="u", job_id="job-1")
        endings = [answered.deferred(job(), pending, latency_ms=5) for _number in range(2)]
        assert finalisation.store(endings, using="default") == endings, (
            "both are committed before either looks for others"
        )
        monkeypatch.setattr(finalisation, "store", lambda group, *, using, held: list(group))
        for ending in reversed(endings):
            finalise(ending)
        assert looks == [1.0]

    def test_listeners_hear_of_ends_after_the_commit(
        self, heard: list[tuple[str, dict[str, Any]]], commit: Commit
    ) -> None:
        with commit():
            ending = with_words()
            finalise(ending)
            assert [name for name, _facts in heard] == ["caption_finalised"], "a step is told to whoever watches"
        pk = ending.caption.pk
        assert heard == [
            (
                "caption_finalised",
                {"caption": pk, "state": "done", "code": "", "provider": "default", "rating": "unchecked"},
            ),
            ("finalised", {"caption": pk, "state": State.DONE}),
        ]

    def test_an_end_without_a_request_names_the_rows_provider(self, heard: list[tuple[str, dict[str, Any]]]) -> None:
        finalise(Ending(caption=claimed("Old.", words={"provider": "earlier"}), move=done()))
        assert [facts["provider"] for _name, facts in heard] == ["earlier"]

    def test_an_end_without_words_names_the_provider_that_had_none(
        self, heard: list[tuple[str, dict[str, Any]]]
    ) -> None:
        refused = ProviderError("Refused.", kind=ErrorKind.SAFETY)
        finalise(answered.without_answer(job(), refused, latency_ms=5))
        assert [facts["provider"] for _name, facts in heard] == ["default"]

    def test_listeners_hear_of_what_is_put_off(self, heard: list[tuple[str, dict[str, Any]]], commit: Commit) -> None:
        row = claimed()
        with commit():
            finalise(unasked.put_off(row, 7, "in_line", "In line."))
        assert heard == [("captions_put_off", {"caption": row.pk, "state": "pending", "code": "in_line", "seconds": 7})]

    def test_nothing_is_told_of_a_row_that_stays(self, heard: list[tuple[str, dict[str, Any]]]) -> None:
        finalise(answered.still_running(job(claimed(state=State.WAITING)), 7))
        assert heard == []

    def test_the_sites_own_fields_follow_where_it_has_some(
        self, heard: list[tuple[str, dict[str, Any]]], commit: Commit
    ) -> None:
        fields = {"testapp.Photo.image": {"alt_field": "title"}}
        with override_settings(AUTOCAPTION={**settings.AUTOCAPTION, "FIELDS": fields}), commit():
            finalise(with_words())
        facts = [facts for name, facts in heard if name == "words"]
        assert facts == [{"ids": [one().pk], "using": "default", "undoable": False, "in_worker": True}]
        assert Photo.objects.get().title == WORDS


def test_a_message_counts_how_its_images_ended(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("INFO", logger=events.messages.name)
    refused = ProviderError("Refused.", kind=ErrorKind.SAFETY)
    approved = claimed("Old.")
    approved.reviews.create(verb="approve", result=approved.published, surface="form")
    with events.message():
        finalise(with_words(), with_words(), with_words(approved))
        finalise(answered.without_answer(job(), refused, latency_ms=5), Ending(caption=claimed(), move=done()))
        finalise(unasked.put_off(claimed(), 7, "in_line", "In line."), unasked.put_off(claimed(), 7))
        finalise(unasked.left_out(claimed(), "no_image", "Empty."), Ending(caption=claimed("Old."), move=done()))
    (line,) = (r.getMessage() for r in caplog.records if "message is done" in r.getMessage())
    assert set(line.removeprefix("A message is done: ").partition(";")[0].split(", ")) == {
        *("3 published", "1 for people (draft)", "1 for people (no_words)", "1 without words"),
        *("1 put off (in_line)", "1 put off", "1 excluded (no_image)"),
    }
