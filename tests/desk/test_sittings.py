"""A sitting keeps its order and its place, whatever others do; leases keep two people from one image."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.utils import timezone

from django_autocaption.desk import leases, sittings
from django_autocaption.desk.leases import Image
from django_autocaption.desk.queue import Filter
from django_autocaption.models import Awaits, Caption, Lease, Reason, Review, Sitting, Surface, Verb
from django_autocaption.pipeline.words import reviews, undoing
from django_autocaption.pipeline.words.seen import By, Seen
from tests.admin.rows import draft

pytestmark = pytest.mark.django_db
USING = "default"


def begun(user: User, rows: list[Caption]) -> Sitting:
    return sittings.begin(user, Filter(), [row.pk for row in rows], using=USING)


def decided(*rows: Caption) -> None:
    for row in rows:
        reviews.reject(row, seen=Seen.of(row), by=By())


def test_what_was_decided_meanwhile_is_passed_over(ada: User, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sittings, "LOOKED_AT", 2)
    rows = [draft() for _ in range(6)]
    sitting = begun(ada, rows)
    decided(*rows[:3])
    Caption.objects.filter(pk=rows[3].pk).delete()
    assert sittings.go_on(sitting, ada).key == rows[4].pk
    assert (sitting.position, sitting.ids) == (4, [row.pk for row in rows])
    again = sittings.find(ada, sitting.pk, using=USING)
    assert again is not None and again.position == 4
    decided(*rows[4:])
    assert sittings.go_on(sitting, ada).key is None
    assert sittings.of(ada, using=USING) == []


def test_what_others_look_at_goes_to_the_end_and_comes_back(ada: User, bob: User) -> None:
    a, b, c = rows = [draft() for _ in range(3)]
    sitting = begun(ada, rows)
    for row in (a, c):
        assert leases.take(Image.of(row), bob, using=USING) is None
    assert sittings.go_on(sitting, ada).key == b.pk
    assert sitting.ids == [b.pk, c.pk, a.pk]
    sittings.done_with(sitting, b.pk)
    found = sittings.go_on(sitting, ada)
    assert (found.key, set(found.held)) == (None, {a.pk, c.pk})
    leases.give_back(Image.of(a), bob, using=USING)
    assert sittings.go_on(sitting, ada).key == a.pk


def test_skip_goes_to_the_end_and_undo_to_its_place(ada: User) -> None:
    a, b, c = rows = [draft() for _ in range(3)]
    sitting = begun(ada, rows)
    sittings.skip(sitting, a.pk)
    assert sittings.go_on(sitting, ada).key == b.pk
    decided(b)
    sittings.done_with(sitting, b.pk)
    sittings.done_with(sitting, b.pk)
    assert (sitting.position, sittings.go_on(sitting, ada).key) == (1, c.pk)
    assert sittings.back_to(sitting, [b.pk]) == b.pk
    assert (sitting.position, sitting.ids) == (0, [b.pk, c.pk, a.pk])
    foreign = draft()
    assert sittings.back_to(sitting, [foreign.pk]) == foreign.pk
    assert sitting.ids[0] == foreign.pk


def test_who_decides_ahead_goes_on_from_there_and_comes_round_to_what_was_passed_over(ada: User) -> None:
    a, b, c, d = rows = [draft() for _ in range(4)]
    sitting = begun(ada, rows)
    assert sittings.coming_after(sitting, c.pk) == [d.pk, a.pk, b.pk]
    decided(c)
    sittings.done_with(sitting, c.pk)
    assert sittings.go_on(sitting, ada).key == d.pk
    assert sittings.coming_after(sitting, c.pk) == [d.pk, a.pk, b.pk], "also from one that is done with"
    sittings.skip(sitting, d.pk)
    assert sittings.go_on(sitting, ada).key == a.pk
    sittings.skip(sitting, b.pk)
    assert sittings.go_on(sitting, ada).key == d.pk, "also who skips"
    assert (sitting.ids, sitting.position) == ([c.pk, d.pk, a.pk, b.pk], 1)
    assert sittings.back_to(sitting, [c.pk]) == c.pk
    assert (sittings.go_on(sitting, ada).key, sittings.coming_after(sitting, c.pk)) == (d.pk, [d.pk, a.pk, b.pk])


def test_two_tabs_do_not_undo_each_others_steps(ada: User) -> None:
    a, b, _c = rows = [draft() for _ in range(3)]
    one = begun(ada, rows)
    other = sittings.find(ada, one.pk, using=USING)
    assert other is not None
    sittings.done_with(one, a.pk)
    sittings.done_with(other, a.pk)
    assert other.position == 1
    sittings.done_with(other, b.pk)
    sittings.skip(one, b.pk)
    assert Sitting.objects.get().position == 2


def test_the_last_sittings_stay_and_hand_on_the_switch(ada: User, bob: User) -> None:
    rows = [draft()]
    theirs = begun(bob, rows)
    first = begun(ada, rows)
    sittings.use_single_keys(first, False)
    made = [begun(ada, rows) for _ in range(sittings.KEPT)]
    assert {row.pk for row in sittings.of(ada, using=USING)} == {row.pk for row in made}
    assert not any(row.single_keys for row in made)
    assert sittings.find(ada, theirs.pk, using=USING) is None


def test_the_summary_counts_what_stands(ada: User, bob: User) -> None:
    rows = [draft() for _ in range(5)]
    by = By(user=ada, surface=Surface.DESK)
    reviews.approve(rows[0], seen=Seen.of(rows[0]), by=by)
    sitting = begun(ada, rows[1:])
    taken_back = reviews.approve(rows[1], seen=Seen.of(rows[1]), by=by)
    undoing.undo(Review.objects.get(pk=taken_back.pk), by=by)
    reviews.approve(rows[2], seen=Seen.of(rows[2]), by=by)
    reviews.reject(rows[3], seen=Seen.of(rows[3]), by=by, reason=Reason.VAGUE)
    reviews.approve(rows[4], seen=Seen.of(rows[4]), by=By(user=bob, surface=Surface.DESK))
    summary = sittings.summary(sitting)
    assert summary.decided == {Verb.APPROVE: 1, Verb.REJECT: 1}
    assert (summary.rejected, summary.left) == ({Reason.VAGUE: 1}, 4)


def test_of_two_sittings_of_a_person_each_counts_its_own_images(ada: User) -> None:
    one, other = draft(), draft()
    sitting, another = begun(ada, [one]), begun(ada, [other])
    by = By(user=ada, surface=Surface.DESK)
    reviews.approve(one, seen=Seen.of(one), by=by)
    reviews.reject(other, seen=Seen.of(other), by=by, reason=Reason.VAGUE)
    assert sittings.summary(sitting).decided == {Verb.APPROVE: 1}
    assert sittings.summary(another).decided == {Verb.REJECT: 1}


def test_a_lease_is_one_persons_and_ends_by_itself(ada: User, bob: User, django_assert_num_queries: Any) -> None:
    image = Image.of(draft())
    assert leases.take(image, ada, using=USING) is None
    with django_assert_num_queries(1):
        assert leases.take(image, ada, using=USING) is None, "in another tab"
    held = leases.take(image, bob, using=USING)
    assert held is not None and held.user == ada
    assert leases.others([image], ada, using=USING) == {}
    assert leases.others([image], bob, using=USING) == {image: held}
    leases.give_back(image, bob, using=USING)
    assert Lease.objects.get().user == ada
    assert leases.take(image, bob, using=USING, over=True) is None
    assert Lease.objects.get().user == bob
    Lease.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    assert leases.others([image], ada, using=USING) == {}
    assert leases.take(image, ada, using=USING) is None
    Lease.objects.update(expires_at=timezone.now() - timedelta(days=2))
    begun(ada, [])
    assert not Lease.objects.exists()


def test_left_for_later_is_no_decision_about_the_words(ada: User) -> None:
    row = draft(doubt=30)
    by = By(user=ada, surface=Surface.DESK)
    first = reviews.leave(row, seen=Seen.of(row), by=by, note="Ask Bob.")
    assert (row.review, row.note, row.doubt, row.draft_id) == (Awaits.SENT_BACK, "Ask Bob.", 30, first.draft_after)
    second = reviews.leave(row, seen=Seen.of(row), by=by, note="Asked.")
    undoing.undo(Review.objects.get(pk=second.pk), by=by)
    assert Caption.objects.get(pk=row.pk).note == "Ask Bob."
    undoing.undo(Review.objects.get(pk=first.pk), by=by)
    assert (Caption.objects.get(pk=row.pk).review, Caption.objects.get(pk=row.pk).note) == (Awaits.DRAFT, "")
