"""Where a sitting is and what comes next, case by case: one image after the other, and many on one page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pytest
from django.contrib.auth.models import User

from django_autocaption.desk import leases, sittings
from django_autocaption.desk.leases import Image
from django_autocaption.desk.queue import Filter
from django_autocaption.models import Batch, Caption, Decision, Queue, Rating, Sitting, Surface
from django_autocaption.models.decision import PERSON
from django_autocaption.pipeline.words import reviews
from django_autocaption.pipeline.words.seen import By, Seen
from tests.admin.rows import caption, decided, draft

pytestmark = pytest.mark.django_db


def sitting_of(user: User, ids: Sequence[int], position: int = 0) -> Sitting:
    sitting = sittings.begin(user, Filter(), ids, using="default")
    sitting.position = position
    sitting.save()
    return sitting


def place(sitting: Sitting) -> tuple[list[int], int]:
    """Its keys and its position, as they are stored."""
    stored = Sitting.objects.get(pk=sitting.pk)
    assert (stored.ids, stored.position) == (sitting.ids, sitting.position)
    return stored.ids, stored.position


@pytest.mark.parametrize(
    ("step", "ids", "position", "after", "at"),
    [
        (lambda s: sittings.done_with(s, 1), [1, 2], 0, [1, 2], 1),
        (lambda s: sittings.done_with(s, 2), [1, 2, 3], 0, [2, 3, 1], 1),
        (lambda s: sittings.done_with(s, 2), [1, 2], 1, [1, 2], 2),
        (lambda s: sittings.done_with(s, 2), [1, 2], 2, [1, 2], 2),
        (lambda s: sittings.skip(s, 2), [1, 2, 3], 1, [1, 3, 2], 1),
        (lambda s: sittings.skip(s, 2), [1, 2, 3], 0, [3, 1, 2], 0),
        (lambda s: sittings.skip(s, 1), [1, 2, 3], 1, [1, 2, 3], 1),
        (lambda s: sittings.skip(s, 9), [1, 2, 3], 1, [1, 2, 3], 1),
        (lambda s: sittings.back_to(s, [1]), [1, 2, 3], 2, [1, 2, 3], 0),
        (lambda s: sittings.back_to(s, [3]), [1, 2, 3], 1, [1, 2, 3], 1),
        (lambda s: sittings.back_to(s, [9, 2]), [1, 2, 3], 2, [1, 2, 3], 1),
        (lambda s: sittings.back_to(s, [9, 8]), [1, 2, 3], 2, [1, 2, 8, 3], 2),
        (lambda s: sittings.done_with_all(s, {3, 5}), [1, 2, 3, 4, 5], 1, [1, 3, 5, 2, 4], 3),
        (lambda s: sittings.done_with_all(s, {1, 9}), [1, 2, 3], 1, [1, 2, 3], 1),
        (lambda s: sittings.skip_all(s, {2, 4}), [1, 2, 3, 4, 5], 1, [1, 3, 5, 2, 4], 1),
        (lambda s: sittings.skip_all(s, {1, 9}), [1, 2, 3], 1, [1, 2, 3], 1),
        (lambda s: sittings.all_back_to(s, [[2], [1]]), [1, 2, 3, 4, 5], 3, [3, 1, 2, 4, 5], 1),
        (lambda s: sittings.all_back_to(s, [[9, 2]]), [1, 2, 3], 2, [1, 2, 3], 1),
        (lambda s: sittings.all_back_to(s, [[3]]), [1, 2, 3], 1, [1, 3, 2], 1),
        (lambda s: sittings.all_back_to(s, [[9, 8], [2]]), [1, 2, 3], 2, [1, 2, 8, 3], 1),
    ],
)
def test_a_step_moves_what_it_is_about(
    step: Callable[[Sitting], Any], ids: list[int], position: int, after: list[int], at: int, ada: User
) -> None:
    sitting = sitting_of(ada, ids, position)
    step(sitting)
    assert place(sitting) == (after, at)


@pytest.mark.parametrize(("keys", "key"), [([9, 2], 2), ([9, 8], 8)])
def test_back_to_says_which_key_the_sitting_has(keys: list[int], key: int, ada: User) -> None:
    assert sittings.back_to(sitting_of(ada, [1, 2, 3], 2), keys) == key


def made(kinds: str, bob: User) -> list[int]:
    """Captions: ``f`` waits and is free, ``b`` waits and Bob looks at it; the others do not wait: ``d`` is decided,
    ``l`` in a language that the site has no more, ``e`` without an image."""
    keys = []
    for kind in kinds:
        columns: dict[str, Any] = {"l": {"language": "fr"}, "e": {"image_name": ""}}.get(kind, {})
        row = caption() if kind == "d" else draft(**columns)
        if kind == "b":
            leases.take(Image.of(row), bob, using="default")
        keys.append(row.pk)
    return keys


@pytest.mark.parametrize("looked_at", [1, 2, 3, 50])
@pytest.mark.parametrize(
    ("kinds", "after", "at", "key", "held"),
    [
        ("f", [0], 0, 0, []),
        ("df", [0, 1], 1, 1, []),
        ("dbfdf", [0, 2, 3, 4, 1], 1, 2, []),
        ("bdf", [1, 2, 0], 1, 2, []),
        ("bbf", [2, 0, 1], 0, 2, []),
        ("bb", [0, 1], 0, None, [0, 1]),
        ("dbd", [0, 2, 1], 2, None, [1]),
        ("dd", [0, 1], 2, None, []),
        ("lef", [0, 1, 2], 2, 2, []),
        ("", [], 0, None, []),
    ],
)
def test_the_next_image_is_the_first_that_waits_and_is_free(
    kinds: str,
    after: list[int],
    at: int,
    key: int | None,
    held: list[int],
    looked_at: int,
    ada: User,
    bob: User,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sittings, "LOOKED_AT", looked_at)
    keys = made(kinds, bob)
    sitting = sitting_of(ada, [0, *keys], 1)
    found = sittings.go_on(sitting, ada)
    assert place(sitting) == ([0, *(keys[number] for number in after)], at + 1)
    assert found.key == (None if key is None else keys[key])
    assert list(found.held) == [keys[number] for number in held]


@pytest.mark.parametrize("looked_at", [1, 2, 3, 50])
@pytest.mark.parametrize(
    ("kinds", "most", "found", "after", "at"),
    [
        ("ff", 1, [0], [0, 1], 0),
        ("dbfdff", 2, [2, 4], [0, 3, 2, 4, 5, 1], 2),
        ("dbfdff", 3, [2, 4, 5], [0, 3, 2, 4, 5, 1], 2),
        ("dbfdff", 9, [2, 4, 5], [0, 3, 2, 4, 5, 1], 2),
        ("bd", 2, [], [1, 0], 1),
        ("", 2, [], [], 0),
    ],
)
def test_the_next_images_are_those_that_wait_and_are_free(
    kinds: str,
    most: int,
    found: list[int],
    after: list[int],
    at: int,
    looked_at: int,
    ada: User,
    bob: User,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sittings, "LOOKED_AT", looked_at)
    keys = made(kinds, bob)
    sitting = sitting_of(ada, [0, *keys], 1)
    assert sittings.come_next(sitting, ada, most) == [keys[number] for number in found]
    assert place(sitting) == ([0, *(keys[number] for number in after)], at + 1)


class TestSittings:
    def test_of_a_person_the_last_five_stay(self, ada: User, bob: User) -> None:
        theirs = sitting_of(bob, [1])
        own = [sitting_of(ada, [1]) for _number in range(7)]
        kept = set(Sitting.objects.values_list("pk", flat=True))
        assert kept == {theirs.pk, *(sitting.pk for sitting in own[2:])}

    def test_are_found_by_their_queue_until_they_are_at_their_end_the_last_one_first(self, ada: User) -> None:
        first, second = sitting_of(ada, [1, 2], 1), sitting_of(ada, [1])
        sitting_of(ada, [1], 1), sitting_of(ada, [])
        other = sittings.begin(ada, Filter(), [1], queue=Queue.MODERATION, using="default")
        assert [found.pk for found in sittings.of(ada, using="default")] == [second.pk, first.pk]
        assert [found.pk for found in sittings.of(ada, queue=Queue.MODERATION, using="default")] == [other.pk]

    def test_know_what_was_decided_before(self, ada: User) -> None:
        rows = [draft() for _number in range(2)]
        reviews.approve(rows[0], seen=Seen.of(rows[0]), by=By())
        last = reviews.approve(rows[1], seen=Seen.of(rows[1]), by=By())
        decision = decided(caption())
        assert sitting_of(ada, []).decided_after == last.pk
        moderation = sittings.begin(ada, Filter(language="de"), [], queue=Queue.MODERATION, using="default")
        assert (moderation.decided_after, moderation.queue) == (decision.pk, Queue.MODERATION)
        assert (moderation.filter, moderation.user) == ({"language": "de"}, ada)

    def test_the_first_of_all_has_nothing_before_it(self, ada: User) -> None:
        assert sitting_of(ada, []).decided_after == 0

    def test_keep_their_persons_keys(self, ada: User, bob: User) -> None:
        sitting_of(ada, [])
        assert sittings.uses_single_keys(ada, using="default")
        sittings.use_single_keys(sitting_of(ada, []), False)
        assert not sittings.uses_single_keys(ada, using="default")
        assert sittings.uses_single_keys(bob, using="default")
        assert not sitting_of(ada, []).single_keys
        assert not Sitting.objects.filter(user=ada, single_keys=True).exists(), "the earlier ones, too"
        sittings.use_single_keys(sitting_of(ada, []), True)
        assert sittings.uses_single_keys(ada, using="default")

    def test_count_what_their_person_had_asked_anew_since(self, ada: User, bob: User) -> None:
        mine, before, theirs, another = (caption() for _number in range(4))
        asked = {row: Batch.objects.create(requested_by=user) for row, user in ((before, ada), (theirs, bob))}
        sitting = sitting_of(ada, [mine.pk, before.pk, theirs.pk])
        asked |= {row: Batch.objects.create(requested_by=ada) for row in (mine, another)}
        for row, batch in asked.items():
            Caption.objects.filter(pk=row.pk).update(batch=batch)
        assert sittings.asked(sitting) == 1

    def test_count_what_was_decided_at_the_desk_alone(self, ada: User) -> None:
        sitting = sitting_of(ada, [1, 2, 3], 1)
        rows = [draft() for _number in range(3)]
        for row, surface in zip(rows, (Surface.DESK, Surface.FORM, Surface.DESK), strict=True):
            reviews.approve(row, seen=Seen.of(row), by=By(user=ada, surface=surface))
        summary = sittings.summary(sitting)
        assert (list(summary.decided.values()), summary.rejected, summary.left) == ([2], {}, 2)


def test_rulings_of_a_sitting_are_its_persons_that_stand(ada: User, bob: User) -> None:
    def ruled(rating: Rating, **more: Any) -> Decision:
        columns = {"rule": PERSON, "source": PERSON, "decided_by": ada, "rating": rating}
        return decided(caption(), **columns | more)

    ruled(Rating.CLEAR)
    sitting = sittings.begin(ada, Filter(), [], queue=Queue.MODERATION, using="default")
    ruled(Rating.CLEAR), ruled(Rating.CLEAR), ruled(Rating.BLOCKED)
    ruled(Rating.REVIEW, decided_by=bob)
    ruled(Rating.REVIEW, source="local")
    mistake = ruled(Rating.REVIEW)
    ruled(Rating.REVIEW, undoes=mistake)
    assert sittings.ruled(sitting) == {Rating.CLEAR: 2, Rating.BLOCKED: 1}


def test_a_sitting_of_words_goes_on_with_words_and_one_of_moderation_with_images(ada: User) -> None:
    words, flagged = draft(), caption(rating=Rating.REVIEW)
    ids = [words.pk, flagged.pk]
    assert sittings.go_on(sitting_of(ada, ids[::-1]), ada).key == words.pk
    moderation = sittings.begin(ada, Filter(), ids, queue=Queue.MODERATION, using="default")
    assert sittings.go_on(moderation, ada).key == flagged.pk
    assert Caption.objects.count() == 2
