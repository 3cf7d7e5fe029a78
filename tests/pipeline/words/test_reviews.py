"""What is remembered of a person's decision; and that nothing is where it came too late."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest
from django.contrib.auth.models import User
from django.contrib.contenttypes.models import ContentType

from django_autocaption.exceptions import ChangedMeanwhileError, NoWordsError
from django_autocaption.models import (
    Awaits,
    Caption,
    ErrorCode,
    Origin,
    Prompt,
    PromptVersion,
    Review,
    State,
    Surface,
    Verb,
    Version,
)
from django_autocaption.models.version import WORD_FIELDS
from django_autocaption.pipeline.words import reviews, undoing
from django_autocaption.pipeline.words.seen import By, Seen
from tests.pictures import upload
from tests.rows import REVIEW, awaits, caption, version
from tests.testapp.models import Photo

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("no_worker")]


@pytest.fixture
def by(editor: User) -> By:
    return By(user=editor)


def row(alt_text: str = "Old.", **more: Any) -> Caption:
    made = caption(Photo.objects.create(image=upload()), alt_text, **more)
    made.refresh_from_db()
    return made


def with_draft(**columns: Any) -> Caption:
    """Published words, and others to be read."""
    made = row(human_fields=("alt_text",))
    version(made, "New.", standing=REVIEW, provider="newer", **columns)
    made.refresh_from_db()
    return made


class TestAReview:
    def test_has_all_that_a_score_needs_even_if_the_rows_go(self, editor: User) -> None:
        prompt = PromptVersion.objects.create(prompt=Prompt.objects.create(name="A"), text="Write.")
        made = with_draft(model="model-1", prompt=prompt)
        group = uuid4()
        by = By(user=editor, surface=Surface.LIST, on_screen=20, seconds=7, group=group)
        seen = Seen.of(made)
        review = reviews.approve(made, seen=seen, by=by)
        review.refresh_from_db()
        assert (review.caption, review.verb, review.by, review.surface) == (made, Verb.APPROVE, editor, Surface.LIST)
        assert (review.on_screen, review.seconds, review.group) == (20, 7, group)
        assert (review.content_type, review.field_name) == (ContentType.objects.get_for_model(Photo), "image")
        assert (review.language, review.provider, review.model, review.prompt) == ("en", "newer", "model-1", prompt)
        assert (review.seen_id, review.result_id) == (seen.draft, seen.draft)
        assert (review.published_before, review.draft_before) == (seen.published, seen.draft)
        assert (review.published_after, review.draft_after) == (seen.draft, None)
        assert (review.review_before, review.review_after) == (Awaits.DRAFT, Awaits.NOTHING)

    def test_of_nobody_known_names_nobody(self) -> None:
        made = with_draft()
        review = reviews.approve(made, seen=Seen.of(made), by=By())
        assert (review.by, review.surface, review.on_screen, review.seconds, review.group) == (
            None,
            Surface.CODE,
            None,
            None,
            None,
        )

    def test_of_a_rejection_names_the_service_and_what_was_seen(self, by: By) -> None:
        made = row(words={"provider": "default"})
        seen = Seen.of(made)
        review = reviews.reject(made, seen=seen, by=by)
        assert (review.seen_id, review.result, review.provider, review.model) == (seen.published, None, "default", "")
        assert (review.published_after, review.kept, review.review_after) == (None, None, Awaits.NOTHING)

    def test_of_an_edit_names_its_author_and_what_it_is_based_on(self, by: By) -> None:
        made = with_draft(model="model-1")
        draft = made.draft
        review = reviews.edit(made, {"title": "My title", "alt_text": "New."}, seen=Seen.of(made), by=by)
        assert review is not None
        assert review.result is not None
        result = review.result
        assert (result.author, result.based_on, result.as_draft) == (by.user, draft, False)
        assert (result.human_fields, result.origin, result.provider) == (["title"], Origin.HUMAN, "newer")
        assert (review.verb, review.kept, review.provider, review.model) == (Verb.EDIT, 100, "newer", "model-1")

    def test_of_a_suggestion_leaves_the_published_words(self, by: By) -> None:
        made = row(human_fields=("title",))
        seen = Seen.of(made)
        review = reviews.edit(made, {"alt_text": "Suggested."}, seen=seen, by=by, publish=False)
        assert review is not None
        assert review.result is not None
        assert (review.result.as_draft, review.result.author) == (True, by.user)
        assert review.result.human_fields == ["alt_text", "title"]
        assert (review.published_after, review.draft_after) == (seen.published, review.result.pk)
        assert (review.review_before, review.review_after) == ("", Awaits.DRAFT)
        assert (review.kept, made.draft_id, made.doubt) == (
            reviews.share_kept("Old.", "Suggested."),
            review.result.pk,
            0,
        )

    def test_says_how_the_words_came(self, by: By) -> None:
        made = row()
        review = reviews.edit(made, {"alt_text": "Imported."}, seen=Seen.of(made), by=by, verb=Verb.IMPORT)
        assert review is not None
        assert review.verb == Verb.IMPORT

    @pytest.mark.parametrize(
        ("machine", "approved", "kept"),
        [
            ("", "Mine.", None),
            ("abcdefghij", "abcdefghij", 100),
            ("abcdefghij", "xxxxx", 0),
            ("abcdefghij", "abcde", 50),
            ("abcdefghij", "abcdefghij and more", 100),
            ("abc", "ab", 67),
            ("abXcd", "abcd", 80),
            ("e" * 300, "x" + "e" * 299, 100),
        ],
    )
    def test_tells_the_share_of_the_machines_words_in_what_was_approved(
        self, by: By, machine: str, approved: str, kept: int | None
    ) -> None:
        if not machine:
            made = caption(Photo.objects.create(image=upload()), standing=REVIEW)
        else:
            made = row(machine, standing=REVIEW)
        words = {"alt_text": approved, "title": "Always another"}
        review = reviews.edit(made, words, seen=Seen.of(made), by=by)
        assert review is not None
        assert review.kept == kept


class TestAnEdit:
    def test_of_the_present_images_words_is_based_on_none_of_another(self, by: By) -> None:
        made = row(words={"image_no": 1}, human_fields=("alt_text",))
        Caption.objects.update(image_no=2)
        made = Caption.objects.get()
        reviews.edit(made, {"title": "A title", "alt_text": "About B."}, seen=Seen.of(made), by=by)
        assert made.current is not None
        assert (made.current.based_on, made.current.human_fields) == (None, ["alt_text", "title"])
        assert made.current.image_no == 2

    def test_of_a_title_without_anything_to_say_is_refused(self, by: By) -> None:
        made = caption(Photo.objects.create(image=upload()), standing=REVIEW)
        with pytest.raises(NoWordsError):
            reviews.edit(made, {"title": "A title"}, seen=Seen.of(made), by=by)
        assert not Review.objects.exists()

    def test_takes_any_word_field_and_names_all_that_are_none(self, by: By) -> None:
        made = row()
        words = dict.fromkeys(WORD_FIELDS, "x") | {"keywords": ["x"], "decorative": True}
        reviews.edit(made, words, seen=Seen.of(made), by=by)
        assert made.current is not None
        assert (made.current.words, made.current.human_fields) == (words, list(WORD_FIELDS))
        with pytest.raises(ValueError, match="age, state"):
            reviews.edit(made, {"state": "", "age": "", "title": ""}, seen=Seen.of(made), by=by)

    @pytest.mark.parametrize("changed", ["image_no", "published", "draft"])
    def test_of_what_is_not_as_it_was_seen_leaves_no_trace(self, by: By, changed: str) -> None:
        made = with_draft()
        seen = Seen.of(made)
        other = version(made, "Other.", standing="")
        if changed == "image_no":
            Caption.objects.update(image_no=2)
        elif changed == "published":
            Caption.objects.update(published=None)
        else:
            Caption.objects.update(draft=other)
        before = Caption.objects.values().get()
        count = made.versions.count()
        with pytest.raises(ChangedMeanwhileError):
            reviews.edit(made, {"alt_text": "Mine."}, seen=seen, by=by)
        assert (Caption.objects.values().get(), Review.objects.count(), made.versions.count()) == (before, 0, count)

    def test_where_nothing_was_seen_is_refused_where_something_is(self, by: By) -> None:
        made = row()
        with pytest.raises(ChangedMeanwhileError):
            reviews.edit(made, {"alt_text": "Mine."}, seen=Seen(made.image_no, None, None), by=by)


class TestOther:
    def test_decorative_is_based_on_what_was_seen(self, by: By) -> None:
        made = with_draft()
        draft = made.draft
        review = reviews.mark_decorative(made, seen=Seen.of(made), by=by)
        assert review is not None
        assert review.result is not None
        result = review.result
        assert (result.alt_text, result.based_on, result.author) == ("New.", draft, by.user)
        assert (result.decorative, result.origin, result.as_draft) == (True, Origin.HUMAN, False)
        assert (review.verb, review.kept, made.draft, made.human) == (Verb.DECORATIVE, None, None, True)

    def test_decorative_keeps_what_people_wrote(self, by: By) -> None:
        made = row(human_fields=("alt_text", "title"))
        reviews.mark_decorative(made, seen=Seen.of(made), by=by)
        assert made.current is not None
        assert made.current.human_fields == ["alt_text", "title", "decorative"]

    def test_rejection_of_nothing_is_refused(self, by: By) -> None:
        made = caption(Photo.objects.create(image=upload()), standing=REVIEW)
        with pytest.raises(NoWordsError):
            reviews.reject(made, seen=Seen.of(made), by=by)

    def test_rejection_of_the_published_leaves_nobody_waiting(self, by: By) -> None:
        made = awaits(row(), Awaits.SPOT_CHECK)
        reviews.reject(made, seen=Seen.of(made), by=by)
        assert (made.published, made.review, made.review_at) == (None, Awaits.NOTHING, None)

    def test_a_version_is_published_as_it_is_or_copied_for_another_picture(self, by: By, editor: User) -> None:
        made = row()
        earlier = version(made, "Earlier.", standing="", image_no=3, author=editor, as_draft=True)
        review = reviews.publish_version(made, earlier, seen=Seen.of(made), by=By())
        assert review.result is not None
        assert (review.verb, review.result.based_on, review.result.image_no) == (Verb.REVERT, earlier, 1)
        assert (review.result.author, review.result.as_draft) == (editor, False)

    def test_unlocking_says_who_wrote_the_words_and_keeps_them(self, by: By, editor: User) -> None:
        made = row(words={"title": "My title", "author": editor}, human_fields=("title",))
        before = made.published
        review = reviews.unlock(made, seen=Seen.of(made), by=By())
        assert review is not None
        assert review.result is not None
        result = review.result
        assert (result.human_fields, result.author, result.as_draft, result.based_on) == ([], editor, False, before)
        assert (review.verb, made.published, made.human, result.title) == (Verb.UNLOCK, result, False, "My title")

    def test_unlocking_what_is_not_locked_is_nothing(self, by: By) -> None:
        made = row()
        assert reviews.unlock(made, seen=Seen.of(made), by=by) is None
        none = caption(Photo.objects.create(image=upload()), standing=REVIEW)
        assert reviews.unlock(none, seen=Seen.of(none), by=by) is None

    def test_exclusion_shows_nothing_and_lets_no_answer_in(self, by: By) -> None:
        made = with_draft()
        review = reviews.exclude(made, seen=Seen.of(made), by=by, note="A scan.")
        assert (made.state, made.error_code, made.published, made.draft) == (State.EXCLUDED, "excluded", None, None)
        assert (made.review, made.request, review.note, review.verb) == ("", 2, "A scan.", Verb.EXCLUDE)
        assert made.error_message

    @pytest.mark.parametrize("state", [State.DONE, State.FAILED])
    def test_undo_leaves_the_work_as_it_was(self, by: By, state: State) -> None:
        made = row(state=state)
        review = reviews.reject(made, seen=Seen.of(made), by=by)
        undoing.undo(review, by=by)
        made.refresh_from_db()
        assert made.state == state
        review = reviews.exclude(made, seen=Seen.of(made), by=by)
        undoing.undo(review, by=by)
        made.refresh_from_db()
        assert (made.state, made.error_code) == (state, ErrorCode.SERVER if state == State.FAILED else "")

    def test_undo_has_what_waited_wait_again_and_nothing_published_where_nothing_was(self, by: By) -> None:
        made = row("Draft.", standing=REVIEW)
        Caption.objects.update(review=Awaits.REPLACED)
        made.refresh_from_db()
        before = Seen.of(made)
        review = reviews.approve(made, seen=before, by=by)
        undone = undoing.undo(review, by=by)
        made.refresh_from_db()
        assert (Seen.of(made), made.review, made.human) == (before, Awaits.REPLACED, False)
        assert made.review_at is not None
        assert (undone.result, undone.undoes, undone.model) == (None, review, "")
        assert (undone.published_before, undone.published_after) == (before.draft, None)
        assert (undone.draft_before, undone.draft_after) == (None, before.draft)

    def test_undo_publishes_what_was_and_is_no_approval_of_it(self, by: By) -> None:
        made = with_draft(model="model-2")
        old = made.published
        undone = undoing.undo(reviews.approve(made, seen=Seen.of(made), by=by), by=by)
        assert old is not None
        assert (undone.result, undone.published_after) == (old, old.pk)
        assert (undone.provider, undone.model, undone.kept) == ("newer", "model-2", None), "of what was taken back"

    def test_words_of_another_caption_are_none_of_this_one(self, by: By) -> None:
        made, other = with_draft(), row("Another.", standing=REVIEW)
        with pytest.raises(ChangedMeanwhileError):
            reviews.approve(made, seen=Seen(made.image_no, made.published_id, other.draft_id), by=by)

    def test_versions_at_hand_are_not_read_again(self, by: By, django_assert_max_num_queries: Any) -> None:
        made = with_draft()
        made = Caption.objects.with_words().get()
        # The row is locked (by two statements on SQLite), changed and read anew, its review inserted; in a savepoint.
        with django_assert_max_num_queries(7) as captured:
            reviews.approve(made, seen=Seen.of(made), by=by)
        assert not [query for query in captured if "FROM" in query["sql"] and Version._meta.db_table in query["sql"]]

    def test_decorative_may_be_said_by_nobody_known(self) -> None:
        made = row()
        review = reviews.mark_decorative(made, seen=Seen.of(made), by=By())
        assert review is not None
        assert review.result is not None
        assert review.result.author is None

    def test_undo_of_a_caption_that_is_gone_is_refused(self, by: By) -> None:
        made = row()
        review = reviews.reject(made, seen=Seen.of(made), by=by)
        made.delete()
        with pytest.raises(ValueError, match="nothing to undo"):
            undoing.undo(Review.objects.get(pk=review.pk), by=by)


@pytest.mark.parametrize(
    ("seen", "text"),
    [
        (Seen(1, None, None), "1.."),
        (Seen(12, 34, None), "12.34."),
        (Seen(1, None, 5), "1..5"),
        (Seen(3, 4, 5), "3.4.5"),
    ],
)
def test_what_was_seen_is_a_short_text_in_a_form(seen: Seen, text: str) -> None:
    assert (str(seen), Seen.parse(text)) == (text, seen)


def test_a_number_that_no_column_takes_is_not_what_was_seen() -> None:
    assert Seen.parse(f"{'9' * 9}.{'9' * 18}.{'9' * 18}").image_no == 999_999_999
    for huge in (f"{'9' * 10}..", f"1.{'9' * 19}.", f"1..{'9' * 19}"):
        with pytest.raises(ValueError, match="does not say"):
            Seen.parse(huge)
