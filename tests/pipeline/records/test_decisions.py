"""What was decided about bytes: which decision holds, where it goes when the bytes change, what is forgotten of it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from django_autocaption.models import Caption, Decision, Rating
from django_autocaption.models.decision import BY_WORDS, LOOKED, PERSON, UNCHECKED
from django_autocaption.models.decision import WORDS as FROM_WORDS
from django_autocaption.pipeline.records.decisions import (
    findings_of,
    follow_file,
    forget,
    history,
    outranks,
    repeated,
    standing_before,
    standing_decisions,
)
from tests.pipeline.moderate.images import HASH, WORDS, image, machine

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("no_worker")]
OTHER = "c" * 64
NOON = timezone.now()


def person(rating: Rating = Rating.CLEAR, **more: Any) -> Decision:
    return machine(rating, PERSON, **{"source": PERSON, "decided_at": NOON} | more)


def by_words(rating: Rating = Rating.REVIEW, rule: str = BY_WORDS, caption: int | None = 1, **more: Any) -> Decision:
    """Of what a caption says."""
    return machine(rating, rule, **{"source": FROM_WORDS, "caption_id": caption} | more)


def later(seconds: float) -> dict[str, Any]:
    return {"decided_at": NOON + timedelta(seconds=seconds)}


def kept(*made: Decision) -> list[Decision]:
    for decision in made:
        decision.save()
    return list(made)


@pytest.mark.parametrize(
    ("standing", "new", "holds"),
    [
        (person(**later(0)), person(**later(1)), False),
        (person(**later(0)), person(**later(0)), True),
        (person(**later(1)), person(**later(0)), True),
        (machine(Rating.BLOCKED, **later(9)), person(), False),
        (person(), machine(Rating.BLOCKED), True),
        (person(), machine(Rating.REVIEW, UNCHECKED), True),
        (machine(Rating.REVIEW, UNCHECKED), machine(Rating.CLEAR), False),
        (machine(Rating.REVIEW, UNCHECKED), machine(Rating.REVIEW, UNCHECKED), True),
        (machine(Rating.REVIEW, UNCHECKED), machine(Rating.REVIEW, UNCHECKED, reason="Down."), False),
        (machine(Rating.REVIEW, UNCHECKED), machine(Rating.REVIEW, UNCHECKED, nsfw=False), False),
        (machine(Rating.CLEAR), machine(Rating.REVIEW, UNCHECKED), True),
        (machine(Rating.CLEAR), machine(Rating.REVIEW, UNCHECKED, nsfw=False), True),
        (machine(Rating.CLEAR), machine(Rating.REVIEW, UNCHECKED, nsfw=True), False),
        (machine(Rating.UNCHECKED, LOOKED), machine(Rating.REVIEW, UNCHECKED), False),
        (machine(Rating.REVIEW), machine(Rating.CLEAR), True),
        (machine(Rating.REVIEW), machine(Rating.REVIEW), True),
        (machine(Rating.REVIEW), machine(Rating.BLOCKED), False),
        # other words of the same caption
        (by_words(), by_words(Rating.CLEAR, "nobody"), False),
        (by_words(), by_words(Rating.REVIEW, UNCHECKED), False),
        (by_words(), by_words(Rating.CLEAR, caption=2), True),
        (by_words(caption=None), by_words(Rating.CLEAR, caption=None), True),
        (by_words(), by_words(Rating.CLEAR, source="age runware:154@1"), True),
        (by_words(source="age runware:154@1"), by_words(Rating.CLEAR), True),
        (by_words(rule="minor"), by_words(Rating.CLEAR), True),
    ],
)
def test_a_decision_holds_against_a_new_one(standing: Decision, new: Decision, holds: bool) -> None:
    assert outranks(standing, new) is holds


class TestStanding:
    def test_is_the_last_of_a_person_else_the_last_of_a_machine(self) -> None:
        machines = kept(machine(Rating.REVIEW), machine(Rating.CLEAR))
        assert standing_decisions([HASH], using="default") == {HASH: machines[1]}
        people = kept(person(), machine(Rating.BLOCKED), person(Rating.REVIEW), machine(Rating.CLEAR))
        assert standing_decisions([HASH], using="default") == {HASH: people[2]}

    def test_is_about_the_files_that_were_asked_about(self) -> None:
        found, _other = kept(machine(Rating.REVIEW), machine(Rating.BLOCKED, content_hash=OTHER))
        assert standing_decisions([HASH, "d" * 64], using="default") == {HASH: found}

    def test_is_never_that_of_another_file_that_nobody_has_read(self) -> None:
        kept(person(Rating.BLOCKED, content_hash=""))
        assert standing_decisions([""], using="default") == {}

    def test_is_what_held_before_where_that_was_taken_back(self) -> None:
        first, mistake = kept(person(Rating.REVIEW), person(Rating.BLOCKED))
        (again,) = kept(person(Rating.REVIEW, undoes=mistake))
        assert standing_decisions([HASH], using="default") == {HASH: again}
        assert standing_before(mistake, using="default") == first
        assert standing_before(first, using="default") is None

    def test_before_is_about_the_same_caption_or_the_same_bytes(self) -> None:
        row, copy = image(WORDS).get(), image(WORDS).get()
        unread, bytes_of_another = kept(
            person(Rating.REVIEW, caption=row, content_hash=""), machine(Rating.CLEAR, caption=copy)
        )
        kept(person(Rating.BLOCKED, caption=copy, content_hash=OTHER), person(Rating.BLOCKED, content_hash=""))
        (last,) = kept(machine(Rating.CLEAR, caption=row))
        assert standing_before(last, using="default") == unread
        unread.delete()
        assert standing_before(last, using="default") == bytes_of_another

    def test_before_a_file_that_nobody_has_read_is_about_the_same_caption(self) -> None:
        row = image().get()
        kept(person(Rating.BLOCKED, content_hash=""))
        (last,) = kept(person(Rating.REVIEW, caption=row, content_hash=""))
        assert standing_before(last, using="default") is None


class TestTakenBack:
    def test_one_after_the_other_each_that_stood_before_holds_again(self) -> None:
        first, second, third = kept(person(Rating.REVIEW), person(), person(Rating.BLOCKED))
        (once,) = kept(person(undoes=third))
        assert standing_decisions([HASH], using="default") == {HASH: once}
        assert repeated(once, using="default") == second
        (twice,) = kept(person(Rating.REVIEW, undoes=second))
        assert standing_decisions([HASH], using="default") == {HASH: twice}
        assert repeated(twice, using="default") == first
        (anew,) = kept(person(Rating.BLOCKED))
        assert standing_decisions([HASH], using="default") == {HASH: anew}

    def test_leaves_what_the_last_machine_saw(self) -> None:
        seen, mistake = kept(machine(Rating.REVIEW), person(Rating.BLOCKED))
        (again,) = kept(machine(Rating.REVIEW, undoes=mistake))
        assert standing_decisions([HASH], using="default") == {HASH: again}
        assert repeated(again, using="default") == seen
        (looked,) = kept(machine(Rating.CLEAR))
        assert standing_decisions([HASH], using="default") == {HASH: looked}
        (decided,) = kept(person(Rating.BLOCKED))
        kept(machine(Rating.CLEAR))
        assert standing_decisions([HASH], using="default") == {HASH: decided}

    def test_holds_where_the_one_that_it_repeats_is_gone(self) -> None:
        first, mistake = kept(person(Rating.REVIEW), person(Rating.BLOCKED))
        (again,) = kept(person(Rating.REVIEW, undoes=mistake))
        first.delete()
        assert standing_decisions([HASH], using="default") == {HASH: again}
        assert repeated(again, using="default") == again

    def test_repeats_nothing_where_nothing_was(self) -> None:
        _first, second = kept(person(Rating.REVIEW), person())
        assert repeated(second, using="default") == second


class TestHistory:
    def test_has_what_was_decided_at_the_caption_or_about_its_bytes(self) -> None:
        row, copy = image(WORDS, moderated_hash=HASH).get(), image(WORDS).get()
        own = machine(Rating.REVIEW, caption=row, content_hash=OTHER)
        elsewhere = machine(Rating.CLEAR, caption=copy)
        kept(own, elsewhere, machine(Rating.BLOCKED, caption=copy, content_hash=OTHER))
        assert list(history(row)) == [elsewhere, own]

    def test_of_a_file_that_nobody_has_read_has_no_others(self) -> None:
        kept(person(Rating.BLOCKED, content_hash=""))
        assert list(history(image().get())) == []


class TestFindings:
    def test_are_none_where_nobody_has_looked(self) -> None:
        assert findings_of(image(WORDS).get()) is None

    def test_are_what_the_machine_saw_that_decided(self) -> None:
        first, _second = kept(machine(Rating.REVIEW), machine(Rating.CLEAR))
        assert findings_of(image(WORDS, decision=first).get()) == first

    def test_are_the_last_of_a_machine_where_a_person_decided(self) -> None:
        _first, last, decided = kept(machine(Rating.REVIEW), machine(Rating.CLEAR), person())
        kept(machine(Rating.BLOCKED, content_hash=OTHER))
        assert findings_of(image(WORDS, decision=decided, moderated_hash=HASH).get()) == last

    def test_are_not_those_of_another_file_that_nobody_has_read(self) -> None:
        _found, decided = kept(machine(Rating.REVIEW, content_hash=""), person(content_hash=""))
        assert findings_of(image(decision=decided).get()) is None


class TestAFileThatThisAppWroteTo:
    def test_keeps_what_was_decided(self) -> None:
        (found,) = kept(machine(Rating.REVIEW, age_min=13))
        rows = image(WORDS, moderated_hash=HASH)
        follow_file(HASH, OTHER, rows)
        copied = Decision.objects.exclude(pk=found.pk).get()
        assert (copied.content_hash, copied.rating, copied.age_min) == (OTHER, Rating.REVIEW, 13)
        row = rows.get()
        assert (row.rating, row.moderated_hash, row.decision) == (Rating.REVIEW, OTHER, copied)

    def test_keeps_what_a_machine_saw_before_a_person_decided(self) -> None:
        kept(machine(Rating.REVIEW), machine(Rating.CLEAR, age_min=25), person(Rating.BLOCKED))
        rows = image(WORDS, moderated_hash=HASH)
        follow_file(HASH, OTHER, rows)
        copied = Decision.objects.filter(content_hash=OTHER)
        assert [(d.by_person, d.age_min) for d in copied.order_by("pk")] == [(False, 25), (True, None)]
        assert rows.get().decision == copied.get(source=PERSON)

    def test_is_told_to_the_captions_of_its_bytes_only(self) -> None:
        kept(machine(Rating.REVIEW))
        other = image(WORDS, moderated_hash="d" * 64)
        follow_file(HASH, OTHER, Caption.objects.all())
        assert (other.get().moderated_hash, other.get().rating) == ("d" * 64, Rating.UNCHECKED)

    def test_without_a_decision_is_known_by_its_new_bytes(self) -> None:
        rows, other = image(WORDS, moderated_hash=HASH), image(WORDS, moderated_hash="d" * 64)
        follow_file(HASH, OTHER, Caption.objects.all())
        assert (rows.get().moderated_hash, other.get().moderated_hash) == (OTHER, "d" * 64)
        assert not Decision.objects.exists()


class TestForgetting:
    NOTHING: dict[str, Any] = {
        "raw_label": "",
        "age_group": "",
        "age_min": None,
        "age_max": None,
        "confidence": None,
        "nsfw": None,
    }

    @pytest.mark.parametrize(
        "told",
        [
            {"raw_label": "13-20"},
            {"age_group": "13-20"},
            {"age_min": 13, "age_max": 20},
            {"confidence": 0.5},
            {"nsfw": False},
            {"reason": "The age group 13-20 includes minors."},
        ],
    )
    def test_takes_whatever_a_machine_told(self, told: dict[str, Any]) -> None:
        (made,) = kept(machine(Rating.REVIEW, **told))
        assert forget(Decision.objects.all()) == 1
        made.refresh_from_db()
        assert {name: getattr(made, name) for name in self.NOTHING} == self.NOTHING
        assert (made.reason, made.rating, made.rule) == ("", Rating.REVIEW, "minor")
        assert forget(Decision.objects.all()) == 0

    def test_leaves_what_a_moderator_wrote(self) -> None:
        told, bare = kept(person(reason="An actor.", age_min=13), person(reason="An actor, too."))
        assert forget(Decision.objects.all()) == 1
        told.refresh_from_db()
        bare.refresh_from_db()
        assert (told.age_min, told.reason, bare.reason) == (None, "An actor.", "An actor, too.")

    def test_counts_those_of_people_and_machines(self) -> None:
        kept(machine(Rating.REVIEW, age_min=13), machine(Rating.CLEAR), person(age_min=13), person(age_min=14))
        assert forget(Decision.objects.all()) == 3
