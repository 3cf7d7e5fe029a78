"""One person decides about one caption: compare-and-set on what they saw, field by field, and nothing is lost."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.test import override_settings

from django_autocaption.exceptions import ChangedMeanwhileError, NoWordsError
from django_autocaption.models import Awaits, Caption, Origin, Reason, Review, State, Surface, Verb, Version
from django_autocaption.pipeline.words import reviews, undoing
from django_autocaption.pipeline.words.seen import By, Seen
from tests.pictures import upload
from tests.rows import PUBLISHED, REVIEW, caption, says, stands, version
from tests.testapp.models import Photo

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("no_worker")]

MACHINE = {"title": "A machine's title", "description": "A machine's description.", "keywords": ["bridge"]}


@pytest.fixture
def by(editor: User) -> By:
    return By(user=editor)


def drafted(alt_text: str = "Machine.") -> Caption:
    return caption(Photo.objects.create(image=upload()), alt_text, standing=REVIEW, words=MACHINE)


def published(alt_text: str = "Machine.", **more: object) -> Caption:
    return caption(Photo.objects.create(image=upload()), alt_text, words=MACHINE, **more)


class TestApprove:
    def test_publishes_the_draft_as_it_is(self, by: By) -> None:
        row = drafted()
        draft = row.draft
        review = reviews.approve(row, seen=Seen.of(row), by=by)
        assert (row.published, row.draft, row.review, row.review_at) == (draft, None, Awaits.NOTHING, None)
        assert (row.human, row.origin) == (False, Origin.PROVIDER), "approved words are still the machine's"
        assert (review.verb, review.seen, review.result, review.by, review.kept) == (
            Verb.APPROVE,
            draft,
            draft,
            by.user,
            100,
        )

    def test_takes_the_place_of_what_was_published(self, by: By) -> None:
        row = published("Old.")
        version(row, "New.", standing=REVIEW)
        assert row.current is not None
        assert row.current.alt_text == "Old.", "approved words stay on their page until better ones are approved"
        reviews.approve(row, seen=Seen.of(row), by=by)
        assert row.current.alt_text == "New."
        assert Version.objects.filter(alt_text="Old.").exists()

    def test_of_nothing_is_refused(self, by: By) -> None:
        row = published()
        with pytest.raises(NoWordsError):
            reviews.approve(row, seen=Seen.of(row), by=by)

    def test_is_taken_while_the_settings_are_wrong(self, by: By) -> None:
        row = drafted()
        with override_settings(AUTOCAPTION={**settings.AUTOCAPTION, "FIELDS": {"testapp.Gone.image": {}}}):
            reviews.approve(row, seen=Seen.of(row), by=by)
        assert (stands(row), row.follow_at) == (PUBLISHED, None)

    def test_of_words_that_nobody_saw_changes_nothing(self, by: By) -> None:
        row = drafted("About A.")
        seen = Seen.of(row)
        other = version(row, "About B.", standing=REVIEW)
        with pytest.raises(ChangedMeanwhileError):
            reviews.approve(row, seen=seen, by=by)
        row.refresh_from_db()
        assert (row.draft, row.published) == (other, None)
        assert not Review.objects.exists()


class TestEdit:
    def test_publishes_and_protects_only_what_was_written(self, by: By) -> None:
        row = drafted()
        reviews.edit(row, {"alt_text": "Mine."}, seen=Seen.of(row), by=by)
        current = row.current
        assert current is not None
        assert (current.alt_text, current.title) == ("Mine.", MACHINE["title"])
        assert (current.human_fields, current.origin, current.author) == (["alt_text"], Origin.HUMAN, by.user)
        assert (row.human, stands(row)) == (True, PUBLISHED)

    def test_keeps_what_earlier_people_wrote(self, by: By) -> None:
        row = published("Mine.", human_fields=("alt_text",))
        reviews.edit(row, {"title": "My title"}, seen=Seen.of(row), by=by)
        assert row.current is not None
        assert row.current.human_fields == ["alt_text", "title"]

    def test_over_an_older_edit_leaves_it_within_reach(self, by: By) -> None:
        row = published("First.", human_fields=("alt_text",))
        first = row.published
        reviews.edit(row, {"alt_text": "Second."}, seen=Seen.of(row), by=by)
        assert [v.alt_text for v in row.versions.all()] == ["Second.", "First."]
        assert row.current is not None
        assert row.current.based_on == first

    def test_without_a_change_is_none(self, by: By) -> None:
        row = drafted()
        assert reviews.edit(row, {"alt_text": "Machine."}, seen=Seen.of(row), by=by) is None
        assert not Review.objects.exists()

    def test_says_how_much_of_the_machines_words_was_kept(self, by: By) -> None:
        row = drafted("A red bridge.")
        review = reviews.edit(row, {"alt_text": "A blue bridge."}, seen=Seen.of(row), by=by)
        assert review is not None
        assert review.kept is not None
        assert 60 < review.kept < 95

    def test_by_the_second_of_two_editors_overwrites_nothing(self, by: By) -> None:
        row = drafted()
        first, second = Seen.of(row), Seen.of(row)
        reviews.edit(row, {"alt_text": "First."}, seen=first, by=by)
        late = Caption.objects.get(pk=row.pk)
        with pytest.raises(ChangedMeanwhileError):
            reviews.edit(late, {"alt_text": "Second."}, seen=second, by=by)
        assert says(Caption.objects.get(pk=row.pk)) == "First."

    def test_that_was_written_about_a_picture_which_is_gone_lands_on_no_other(self, by: By) -> None:
        row = drafted("About A.")
        seen = Seen.of(row)
        photo = Photo.objects.get()
        photo.image = upload("red", "b.jpg")
        photo.save()
        with pytest.raises(ChangedMeanwhileError):
            reviews.edit(Caption.objects.get(pk=row.pk), {"alt_text": "Still about A."}, seen=seen, by=by)
        assert not Caption.objects.publishable().exists()

    def test_by_somebody_who_may_not_publish_is_a_draft(self, by: By) -> None:
        row = published("Old.")
        reviews.edit(row, {"alt_text": "A suggestion."}, seen=Seen.of(row), by=by, publish=False)
        assert row.current is not None
        assert row.draft is not None
        assert (row.current.alt_text, row.draft.alt_text, row.review) == ("Old.", "A suggestion.", Awaits.DRAFT)
        assert Review.objects.get().verb == Verb.SUGGEST

    def test_that_leaves_nothing_to_say_is_refused(self, by: By) -> None:
        row = published()
        with pytest.raises(NoWordsError):
            reviews.edit(row, {"alt_text": "  "}, seen=Seen.of(row), by=by)

    def test_of_anything_but_words_is_refused(self, by: By) -> None:
        row = published()
        with pytest.raises(ValueError, match="state"):
            reviews.edit(row, {"state": "done"}, seen=Seen.of(row), by=by)

    def test_serves_a_request_that_nobody_began_with(self, by: By) -> None:
        photo = Photo.objects.create(image=upload())
        row = Caption.objects.get(object_id=photo.pk)
        reviews.edit(row, {"alt_text": "Mine."}, seen=Seen.of(row), by=by)
        assert row.state == State.DONE

    def test_leaves_a_request_under_way_to_its_worker(self, by: By) -> None:
        row = drafted()
        Caption.objects.update(state=State.WAITING, due_at=row.created_at)
        row.refresh_from_db()
        reviews.edit(row, {"alt_text": "Mine."}, seen=Seen.of(row), by=by)
        assert (row.state, says(row)) == (State.WAITING, "Mine.")


class TestReject:
    def test_withdraws_the_draft_and_keeps_what_is_published(self, by: By) -> None:
        row = published("Old.")
        version(row, "Worse.", standing=REVIEW)
        review = reviews.reject(row, seen=Seen.of(row), by=by, reason=Reason.INVENTED, note="No dog there.")
        assert (row.draft, stands(row), says(row)) == (None, PUBLISHED, "Old.")
        assert (review.reason, review.note) == (Reason.INVENTED, "No dog there.")

    def test_without_another_leaves_nothing_published(self, by: By) -> None:
        row = drafted()
        reviews.reject(row, seen=Seen.of(row), by=by)
        assert (row.state, row.review, row.offered) == (State.DONE, Awaits.NOTHING, None)

    def test_of_published_words_takes_them_off_the_page(self, by: By) -> None:
        row = published()
        reviews.reject(row, seen=Seen.of(row), by=by)
        assert (row.published, row.human, row.origin) == (None, False, "")


class TestDecorative:
    def test_is_a_decision_of_a_person(self, by: By) -> None:
        row = caption(Photo.objects.create(image=upload()), standing=REVIEW, error_code="nothing_to_say")
        reviews.mark_decorative(row, seen=Seen.of(row), by=by)
        assert row.current is not None
        assert (row.current.decorative, row.current.human_fields) == (True, ["decorative"])
        assert stands(row) == PUBLISHED

    def test_keeps_what_was_said(self, by: By) -> None:
        row = published("A line.")
        reviews.mark_decorative(row, seen=Seen.of(row), by=by)
        assert row.current is not None
        assert (row.current.alt_text, row.current.decorative) == ("A line.", True)


class TestEarlierVersions:
    def test_are_published_again(self, by: By) -> None:
        row = published("First.", human_fields=("alt_text",))
        first = row.published
        assert first is not None
        version(row, "Second.")
        reviews.publish_version(row, first, seen=Seen.of(row), by=by)
        assert (row.published, row.human) == (first, True)

    def test_about_another_image_are_taken_to_be_about_this_one(self, by: By) -> None:
        row = published("About A.", human_fields=("alt_text",))
        first = row.published
        assert first is not None
        photo = Photo.objects.get()
        photo.image = upload("red", "b.jpg")
        photo.save()
        row = Caption.objects.get(pk=row.pk)
        reviews.publish_version(row, first, seen=Seen.of(row), by=by)
        assert row.current is not None
        assert (row.current.alt_text, row.current.image_no, row.current.based_on) == ("About A.", 2, first)
        assert row.current.human_fields == ["alt_text"]

    def test_of_another_caption_are_refused(self, by: By) -> None:
        row, other = published(), published("Another.")
        assert other.published is not None
        with pytest.raises(ValueError, match="another caption"):
            reviews.publish_version(row, other.published, seen=Seen.of(row), by=by)


class TestUndo:
    def test_puts_everything_back(self, by: By) -> None:
        row = published("Old.", human_fields=("alt_text",))
        version(row, "New.", standing=REVIEW)
        before = Seen.of(row)
        review = reviews.approve(row, seen=before, by=by)
        undone = undoing.undo(review, by=by)
        row.refresh_from_db()
        assert (Seen.of(row), row.review, row.human) == (before, Awaits.DRAFT, True)
        assert (undone.verb, undone.undoes) == (Verb.UNDO, review)

    def test_is_possible_once(self, by: By) -> None:
        row = drafted()
        review = reviews.approve(row, seen=Seen.of(row), by=by)
        undoing.undo(review, by=by)
        with pytest.raises(ValueError, match="nothing to undo"):
            undoing.undo(Review.objects.get(pk=review.pk), by=by)

    def test_comes_too_late_after_another_decision(self, by: By) -> None:
        row = drafted()
        review = reviews.approve(row, seen=Seen.of(row), by=by)
        reviews.edit(row, {"alt_text": "Mine."}, seen=Seen.of(row), by=by)
        with pytest.raises(ChangedMeanwhileError):
            undoing.undo(Review.objects.get(pk=review.pk), by=by)

    def test_of_an_exclusion_has_the_image_back(self, by: By) -> None:
        row = published()
        review = reviews.exclude(row, seen=Seen.of(row), by=by)
        assert (row.state, row.published) == (State.EXCLUDED, None)
        undoing.undo(review, by=by)
        row.refresh_from_db()
        assert stands(row) == PUBLISHED


def test_unlocked_words_stay_and_are_nobodys_to_keep(by: By) -> None:
    row = published("Mine.", human_fields=("alt_text",))
    reviews.unlock(row, seen=Seen.of(row), by=by)
    assert row.current is not None
    assert (says(row), row.human, row.current.human_fields) == ("Mine.", False, [])


def test_what_was_seen_goes_through_a_form() -> None:
    row = drafted()
    assert Seen.parse(str(Seen.of(row))) == Seen.of(row)
    for nonsense in ("", "1", "a.b.c", "1.2.3.4", ".1.2"):
        with pytest.raises(ValueError):
            Seen.parse(nonsense)


@pytest.mark.parametrize(("surface", "provider"), [(Surface.COMPARISON, "theirs"), (Surface.DESK, "ours")])
def test_a_comparison_judges_whom_it_chose_and_any_other_decision_what_was_offered(
    surface: Surface, provider: str, by: By
) -> None:
    row = drafted()
    chosen = version(row, "Chosen.", standing="", provider="theirs")
    Version.objects.filter(pk=row.draft_id).update(provider="ours")
    row = Caption.objects.with_words().get()
    review = reviews.publish_version(row, chosen, seen=Seen.of(row), by=replace(by, surface=surface))
    assert review.provider == provider
