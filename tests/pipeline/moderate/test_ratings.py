"""What machines find is stored, holds for every copy, and gives way to people and to stricter machines."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest
from django.contrib.auth.models import User

from django_autocaption.models import Caption, Decision, Rating, State
from django_autocaption.pipeline.moderate import ratings, rulings
from django_autocaption.pipeline.records import decisions
from django_autocaption.signals import image_blocked, image_cleared, image_flagged
from tests.pipeline.moderate.images import HASH, WORDS, image, machine, site

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("no_worker")]

Commit = Callable[[], AbstractContextManager[Any]]


class TestAMachine:
    def test_writes_what_it_found(self) -> None:
        caption = image(WORDS).get()
        found = machine(Rating.REVIEW, raw_label="13-20", age_group="13-20", age_min=13, age_max=20, confidence=0.8)
        ratings.record(found, caption, using="default")
        for row in (caption, Caption.objects.get()):
            assert (row.rating, row.moderated_hash, row.decision) == ("review", HASH, found)
        stored = Decision.objects.get()
        assert (stored.raw_label, stored.age_min, stored.age_max, stored.confidence) == ("13-20", 13, 20, 0.8)

    def test_never_overrules_a_person(self, moderator: User) -> None:
        rows = image(WORDS)
        rulings.clear(rows, user=moderator)
        caption = rows.get()
        ratings.record(machine(Rating.BLOCKED), caption, using="default")
        assert (rows.get().rating, caption.rating, Decision.objects.count()) == ("clear", "clear", 1)

    def test_never_overrules_a_person_who_decided_before_any_worker_had_read_the_file(self, moderator: User) -> None:
        rows = image(content_hash="")
        rulings.block(rows, user=moderator, reason="No.")
        ratings.record(machine(Rating.CLEAR), rows.get(), using="default")
        assert rows.get().rating == Rating.BLOCKED

    @pytest.mark.parametrize(
        ("first", "second", "holds"),
        [
            (machine(Rating.BLOCKED), machine(Rating.REVIEW), "blocked"),
            (machine(Rating.REVIEW), machine(Rating.CLEAR), "review"),
            (machine(Rating.CLEAR), machine(Rating.REVIEW), "review"),
            (machine(Rating.REVIEW, "unchecked"), machine(Rating.CLEAR), "clear"),
        ],
    )
    def test_gives_way_to_a_stricter_one_but_not_to_a_check_that_failed(
        self, first: Decision, second: Decision, holds: str
    ) -> None:
        rows = image(WORDS)
        for found in (first, second):
            found.pk = None
            ratings.record(found, rows.get(), using="default")
        assert rows.get().rating == holds

    def test_says_the_same_twice_in_one_row(self) -> None:
        rows = image(WORDS)
        for _ in range(2):
            ratings.record(machine(Rating.REVIEW), rows.get(), using="default")
        assert Decision.objects.count() == 1

    def test_that_knows_no_better_overrules_nobody_who_decided_about_a_copy(self, moderator: User) -> None:
        rows, copy = image(WORDS), image(content_hash="")
        rulings.clear(rows, user=moderator)
        ratings.record(machine(Rating.BLOCKED), copy.get(), using="default")
        assert (rows.get().rating, copy.get().rating) == (Rating.CLEAR, Rating.CLEAR)

    def test_does_not_tell_its_caller_otherwise_than_a_person_did_meanwhile(self, moderator: User) -> None:
        rows = image(content_hash="")
        caption = rows.get()
        rulings.clear(rows, user=moderator)
        ratings.record(machine(Rating.REVIEW), caption, using="default")
        assert (caption.rating, rows.get().rating) == (Rating.CLEAR, Rating.CLEAR)

    def test_that_frees_an_image_has_its_words_asked_for(self, no_worker: list[int]) -> None:
        with site("hold"):
            rows, copy = image(WORDS), image(content_hash=HASH, state=State.DONE)
            ratings.record(machine(Rating.REVIEW, "unchecked"), rows.get(), using="default")
            copy.update(error_code="held")
            ratings.record(machine(Rating.CLEAR, "adult_clear"), rows.get(), using="default")
        assert (copy.get().state, copy.get().rating) == (State.PENDING, Rating.CLEAR)
        assert (rows.get().state, rows.get().error_code) == (State.DONE, "")

    def test_that_only_looked_rates_nothing_and_tells_nobody(self, commit: Commit) -> None:
        heard: list[Any] = []

        def hear(**told: Any) -> None:
            heard.append(told)

        for signal in (image_blocked, image_cleared, image_flagged):
            signal.connect(hear)
        try:
            with commit():
                rows = image(WORDS)
                ratings.record(machine(Rating.UNCHECKED, "looked", nsfw=False), rows.get(), using="default")
        finally:
            for signal in (image_blocked, image_cleared, image_flagged):
                signal.disconnect(hear)
        found = decisions.findings_of(rows.get())
        assert (rows.get().rating, heard) == (Rating.UNCHECKED, [])
        assert found is not None and found.nsfw is False
