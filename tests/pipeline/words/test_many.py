"""A bulk action is bound to what its page showed, and says how many rows it left alone."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.utils import timezone

from django_autocaption.exceptions import ChangedMeanwhileError, NoWordsError, OwnWordsError
from django_autocaption.models import Awaits, Caption, Reason, Review, State, Surface, Verb
from django_autocaption.pipeline.runtime import queue
from django_autocaption.pipeline.words import many, reviews, undoing, versions
from django_autocaption.pipeline.words.deciding import Planned
from django_autocaption.pipeline.words.many import Decided, Shown
from django_autocaption.pipeline.words.seen import By, Seen
from django_autocaption.signals import words_changed
from tests.pictures import upload
from tests.rows import PUBLISHED, REVIEW, all_stand, caption, says, version
from tests.testapp.models import Article, Photo

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("no_worker")]


@pytest.fixture
def by(editor: User) -> By:
    return By(user=editor)


def drafts(number: int) -> list[Caption]:
    return [caption(Photo.objects.create(image=upload()), f"Draft {n}.", standing=REVIEW) for n in range(number)]


def listed(rows: list[Caption]) -> Shown:
    return Shown(rows={row.pk: Seen.of(row) for row in rows})


def counts(decided: Decided) -> tuple[int, int]:
    """How many were changed, and left alone as they had changed meanwhile."""
    return decided.changed, decided.meanwhile


def test_listed_rows_are_approved_if_they_say_what_the_list_said(by: By) -> None:
    rows = drafts(3)
    shown = listed(rows)
    version(rows[1], "Unread.", standing=REVIEW)
    assert counts(many.approve(Caption.objects.all(), shown=shown, by=by)) == (2, 1)
    assert all_stand() == [PUBLISHED, REVIEW, PUBLISHED]
    assert {r.verb for r in Review.objects.all()} == {Verb.APPROVE}
    assert len({r.group for r in Review.objects.all()}) == 1


def test_all_that_match_are_approved_up_to_what_was_there(by: By) -> None:
    rows = drafts(2)
    shown = Shown(newest=many.newest_version(using="default"))
    newer = caption(Photo.objects.create(image=upload()), "Unread.", standing=REVIEW)
    assert counts(many.approve(Caption.objects.all(), shown=shown, by=by)) == (2, 1)
    assert [says(row) for row in Caption.objects.publishable().order_by("pk")] == [says(row) for row in rows]
    newer.refresh_from_db()
    assert newer.published is None


def test_rows_that_the_page_did_not_show_are_left_alone(by: By) -> None:
    rows = drafts(2)
    assert counts(many.approve(Caption.objects.all(), shown=listed(rows[:1]), by=by)) == (1, 1)


def test_a_picture_that_was_replaced_meanwhile_is_not_decorative(by: By) -> None:
    rows = drafts(2)
    shown = listed(rows)
    photo = Photo.objects.get(pk=rows[0].object_id)
    photo.image = upload("red", "b.jpg")
    photo.save()
    assert counts(many.mark_decorative(Caption.objects.all(), shown=shown, by=by)) == (1, 1)
    assert [row.pk for row in Caption.objects.publishable()] == [rows[1].pk]


def test_drafts_are_rejected_together(by: By) -> None:
    rows = drafts(2)
    assert many.reject(Caption.objects.all(), shown=listed(rows), by=by).changed == 2
    assert {row.draft_id for row in Caption.objects.all()} == {None}


def test_words_of_people_are_unlocked_together(by: By) -> None:
    row = caption(Photo.objects.create(image=upload()), "Mine.", human_fields=("alt_text",))
    assert many.unlock(Caption.objects.all(), shown=listed([row]), by=by).changed == 1
    assert not Caption.objects.get().human


class TestWhatWasShown:
    @pytest.mark.parametrize(("ahead", "covered"), [(-1, False), (0, True), (1, True)])
    def test_of_all_that_match_is_up_to_the_newest_version(self, ahead: int, covered: bool) -> None:
        (row,) = drafts(1)
        assert Shown(newest=many.newest_version(using="default") + ahead).covers(row) is covered

    def test_of_all_that_match_is_no_newer_published_words_either(self) -> None:
        row = caption(Photo.objects.create(image=upload()), "New.")
        assert row.published is not None
        assert not Shown(newest=row.published.pk - 1).covers(row)
        version(row, "Newer.", standing=REVIEW)
        assert not Shown(newest=row.published.pk).covers(row), "the draft is newer"

    def test_of_a_page_without_any_version_is_what_has_none(self) -> None:
        assert many.newest_version(using="default") == 0
        row = caption(Photo.objects.create(image=upload()), standing=REVIEW)
        assert Shown(newest=0).covers(row)
        assert Shown().covers(row)

    @pytest.mark.parametrize(("state", "covered"), [(State.DONE, True), (State.FAILED, True), (State.PENDING, False)])
    def test_of_all_that_match_is_no_picture_that_is_asked_about(self, state: State, covered: bool) -> None:
        row = caption(Photo.objects.create(image=upload()), standing="", state=state)
        assert Shown(newest=0).covers(row) is covered

    def test_of_all_that_match_is_no_picture_that_took_another_ones_place(self) -> None:
        row = caption(Photo.objects.create(image=upload()), "About A.")
        row.image_no = 2
        assert not Shown(newest=many.newest_version(using="default")).covers(row)

    def test_is_nothing_where_nothing_was_listed(self) -> None:
        (row,) = drafts(1)
        assert not Shown(rows={}).covers(row)


class TestAnApproval:
    def test_of_many_is_remembered_as_one_of_each(self, by: By) -> None:
        row = caption(Photo.objects.create(image=upload()), "Old.", human_fields=("alt_text",))
        draft = version(row, "New.", standing=REVIEW, provider="newer", model="model-1")
        old = row.published
        assert old is not None
        seen = replace(by, surface=Surface.LIST, on_screen=20)
        decided = many.approve(Caption.objects.all(), shown=listed([row]), by=seen)
        assert (decided.ids, decided.changed, decided.left_alone) == ([row.pk], 1, 0)
        row.refresh_from_db()
        assert (row.published, row.draft, row.review, row.human, row.provider) == (draft, None, "", False, "newer")
        review = Review.objects.get()
        assert (review.caption, review.by, review.surface, review.on_screen) == (row, by.user, Surface.LIST, 20)
        assert (review.seen, review.result, review.kept) == (draft, draft, 100)
        assert (review.published_before, review.published_after) == (old.pk, draft.pk)
        assert (review.draft_before, review.draft_after) == (draft.pk, None)
        assert (review.review_before, review.review_after) == (Awaits.DRAFT, Awaits.NOTHING)
        assert (review.provider, review.model) == ("newer", "model-1")

    def test_of_many_can_be_undone_one_by_one(self, by: By) -> None:
        rows = drafts(2)
        many.approve(Caption.objects.all(), shown=listed(rows), by=by)
        undoing.undo(Review.objects.get(caption=rows[0]), by=by)
        assert all_stand() == [REVIEW, PUBLISHED]

    def test_of_what_has_no_draft_is_none(self, by: By) -> None:
        rows = [*drafts(1), caption(Photo.objects.create(image=upload()), "Published.")]
        decided = many.approve(Caption.objects.all(), shown=listed(rows), by=by)
        assert (decided.changed, decided.meanwhile, decided.unfit, decided.left_alone) == (1, 0, 1, 1)
        assert Review.objects.count() == 1

    def test_ends_what_nobody_has_begun(self, by: By) -> None:
        rows = drafts(2)
        Caption.objects.filter(pk=rows[0].pk).update(state=State.PENDING, queued_at=rows[0].created_at)
        Caption.objects.filter(pk=rows[1].pk).update(state=State.WAITING)
        many.approve(Caption.objects.filter(pk__in=[row.pk for row in rows]), shown=listed(rows), by=by)
        assert list(Caption.objects.order_by("pk").values_list("state", flat=True)) == [State.DONE, State.WAITING]

    def test_of_more_than_a_transaction_holds_leaves_none_out(self, by: By, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(many, "CHUNK", 2)
        rows = drafts(5)
        assert sorted(many.approve(Caption.objects.all(), shown=listed(rows), by=by).ids) == [row.pk for row in rows]
        assert set(all_stand()) == {PUBLISHED}
        (group,) = {r.group for r in Review.objects.all()}
        assert group is not None
        first = Review.objects.order_by("pk").values_list("caption", flat=True)[:2]
        assert set(first) == {rows[0].pk, rows[1].pk}, "the oldest first"

    def test_leaves_failures_of_others_alone(self, by: By) -> None:
        (row,) = drafts(1)
        caption(Photo.objects.create(image=upload()), state=State.FAILED)
        many.approve(Caption.objects.filter(pk=row.pk), shown=listed([row]), by=by)
        row.refresh_from_db()
        assert (Caption.objects.filter(state=State.FAILED).count(), row.follow_at) == (1, None)

    @pytest.mark.usefixtures("articles_site")
    @pytest.mark.parametrize("eager", [False, True])
    def test_has_the_sites_own_fields_follow_when_undo_has_had_its_time(
        self, by: By, eager: bool, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(queue, "is_eager", lambda: eager)
        row = caption(Article.objects.create(photo=upload()), "Draft.", field_name="photo", standing=REVIEW)
        heard: list[tuple[list[int], Any]] = []
        monkeypatch.setattr(versions, "emit_change", lambda ids, **more: heard.append((ids, more)))
        many.approve(Caption.objects.all(), shown=listed([row]), by=by)
        row.refresh_from_db()
        assert row.follow_at is not None
        assert (row.follow_at - timezone.now()).total_seconds() == pytest.approx(0 if eager else 60, abs=0.9)
        assert heard == [([row.pk], {"using": "default", "undoable": True})]


class TestEachOfMany:
    def test_is_one_group_and_counts_what_is_unfit(self, by: By) -> None:
        rows = [
            caption(Photo.objects.create(image=upload()), "Mine.", human_fields=("alt_text",)),
            caption(Photo.objects.create(image=upload()), "A machine's."),
            caption(Photo.objects.create(image=upload()), standing=REVIEW),
        ]
        shown = listed(rows)
        decided = many.unlock(Caption.objects.all(), shown=shown, by=by)
        assert (decided.ids, decided.meanwhile, decided.unfit) == ([rows[0].pk], 0, 2)
        rejected = many.reject(
            Caption.objects.all(), shown=listed(list(Caption.objects.all())), by=by, reason=Reason.VAGUE, note="Thin."
        )
        assert (len(rejected.ids), rejected.meanwhile, rejected.unfit) == (2, 0, 1)
        rejections = Review.objects.filter(verb=Verb.REJECT)
        assert {(r.reason, r.note, r.by) for r in rejections} == {(Reason.VAGUE, "Thin.", by.user)}
        assert len({r.group for r in rejections}) == 1
        assert Review.objects.get(verb=Verb.UNLOCK).group not in {None, *(r.group for r in rejections)}

    def test_tells_apart_why_it_is_left_alone(self, by: By) -> None:
        rows = drafts(5)
        errors = dict(
            zip(
                [row.pk for row in rows],
                [ChangedMeanwhileError(rows[0]), NoWordsError(), OwnWordsError()],
                strict=False,
            )
        )

        def plan(row: Caption, *, seen: Seen, by: By) -> Planned | None:
            if row.pk in errors:
                raise errors[row.pk]
            return reviews.reject.plan(row, seen=seen, by=by) if row.pk == rows[3].pk else None

        decided = many.each(Caption.objects.all(), listed(rows), by, plan)
        assert decided == Decided(ids=[rows[3].pk], meanwhile=1, unfit=2, own=1)
        assert [review.caption for review in Review.objects.all()] == [rows[3]]

    def test_without_a_file_is_not_decorative(self, by: By) -> None:
        row = caption(Photo.objects.create(image=upload()), standing=REVIEW, image_name="")
        assert many.mark_decorative(Caption.objects.all(), shown=listed([row]), by=by) == Decided(
            ids=[], meanwhile=0, unfit=1
        )


def test_nothing_follows_where_the_site_has_no_field_of_its_own(by: By, commit: Any) -> None:
    heard: list[Any] = []

    def listen(sender: Any, **facts: Any) -> None:
        heard.append(facts)

    rows = drafts(2)
    words_changed.connect(listen)
    try:
        with commit():
            many.approve(Caption.objects.all(), shown=listed(rows), by=by)
    finally:
        words_changed.disconnect(listen)
    assert all_stand() == [PUBLISHED, PUBLISHED]
    assert heard == []
