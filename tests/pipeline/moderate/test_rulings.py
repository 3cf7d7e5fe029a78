"""Moderators decide about images: once for every language and copy, with a history, and words follow."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.files.storage.memory import InMemoryStorage
from django.utils import timezone

from django_autocaption.models import Caption, Decision, Origin, Rating, State
from django_autocaption.models.transitions import another_picture
from django_autocaption.pipeline.moderate import ratings, rulings
from django_autocaption.pipeline.moderate.rulings import ReasonNeededError, Seen
from django_autocaption.pipeline.records import bulk_update, decisions
from django_autocaption.pipeline.words.many import Decided
from django_autocaption.signals import image_blocked, image_cleared, image_flagged
from tests.pictures import upload
from tests.pipeline.moderate.images import HASH, WORDS, captions_of, image, machine, site
from tests.pipeline.rated import ask_again
from tests.rows import DONE, PUBLISHED, stands, version
from tests.testapp.models import Article, Photo

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("no_worker")]

Commit = Callable[[], AbstractContextManager[Any]]


@pytest.fixture(autouse=True)
def articles(storage: InMemoryStorage, monkeypatch: pytest.MonkeyPatch) -> None:
    """No file of this test is left on the disk."""
    monkeypatch.setattr(Article._meta.get_field("photo"), "storage", storage)


class TestADecision:
    def test_is_kept_with_who_when_and_why(self, moderator: User) -> None:
        rows = image(WORDS, rating=Rating.REVIEW)
        before = timezone.now()
        assert rulings.clear(rows, user=moderator, reason=" An adult, whom I know. ").changed == 1
        caption, decision = rows.get(), Decision.objects.get()
        assert (caption.rating, caption.moderated_hash, caption.decision) == ("clear", HASH, decision)
        assert (decision.caption, decision.rating, decision.decided_by) == (caption, "clear", moderator)
        assert (decision.rule, decision.source, decision.by_person) == ("person", "person", True)
        assert (decision.reason, decision.content_hash) == ("An adult, whom I know.", HASH)
        assert before <= decision.decided_at <= timezone.now()
        assert list(decisions.history(caption)) == [decision]

    def test_leaves_what_the_machine_found(self, moderator: User) -> None:
        rows = image(WORDS)
        found = machine(Rating.REVIEW, age_group="13-20", age_min=13, age_max=20, nsfw=False)
        ratings.record(found, rows.get(), using="default")
        rulings.clear(rows, user=moderator)
        assert decisions.findings_of(rows.get()) == found
        decisions.follow_file(HASH, "c" * 64, rows)
        kept = decisions.findings_of(rows.get())
        assert kept is not None and (kept.content_hash, kept.age_group, kept.nsfw) == ("c" * 64, "13-20", False)

    def test_leaves_nothing_that_a_machine_found_in_an_earlier_file(self, moderator: User) -> None:
        rows = image(WORDS)
        ratings.record(machine(Rating.REVIEW, age_min=13), rows.get(), using="default")
        photo = Photo.objects.get()
        photo.image = upload("red", "other.jpg")
        photo.save()
        rulings.clear(rows, user=moderator)
        assert decisions.findings_of(rows.get()) is None

    def test_holds_for_all_languages(self, moderator: User) -> None:
        with site("hold", LANGUAGES=["en", "de", "fr"]):
            rows = image(rating=Rating.REVIEW, state=State.DONE)
            rows.filter(language="de").update(content_hash=HASH)
            assert rulings.clear(rows.filter(language="en"), user=moderator).changed == 3
            assert set(rows.values_list("rating", "moderated_hash")) == {("clear", HASH)}
            assert Decision.objects.count() == 1

    @pytest.mark.parametrize("rating", [Rating.CLEAR, Rating.REVIEW, Rating.BLOCKED])
    def test_holds_for_copies(self, moderator: User, rating: Rating) -> None:
        act = {"clear": rulings.clear, "review": rulings.keep_flag, "blocked": rulings.block}[rating]
        rows, copy, other = image(WORDS), image(WORDS), image(WORDS, content_hash="b" * 64)
        assert act(rows, user=moderator, reason="Seen.").changed == 2
        assert (copy.get().rating, other.get().rating) == (rating, Rating.UNCHECKED)

    def test_does_not_hold_for_a_copy_whose_file_was_replaced(self, moderator: User) -> None:
        rows, replaced = image(WORDS), image(WORDS)
        replaced.update(**another_picture("other.jpg"))
        rulings.block(rows, user=moderator, reason="No.")
        assert replaced.get().rating == Rating.UNCHECKED

    def test_about_both_of_two_copies_is_one(self, moderator: User) -> None:
        image(WORDS), image(WORDS)
        assert rulings.block(Caption.objects.all(), user=moderator, reason="No.").changed == 2
        assert Decision.objects.count() == 1

    def test_without_an_image_is_none(self, moderator: User) -> None:
        assert rulings.clear(image(image_name=""), user=moderator).changed == 0

    def test_is_kept_when_its_object_is_gone(self, moderator: User) -> None:
        photo = Photo.objects.create(image=upload())
        rulings.block(captions_of(photo, WORDS), user=moderator, reason="No.")
        photo.delete()
        assert decisions.standing_decisions([HASH], using="default")[HASH].rating == Rating.BLOCKED

    def test_holds_until_the_file_is_replaced_a_block_until_a_worker_saw_that(self, moderator: User) -> None:
        for act, left in ((rulings.clear, Rating.UNCHECKED), (rulings.block, Rating.BLOCKED)):
            photo = Photo.objects.create(image=upload())
            rows = captions_of(photo, WORDS, content_hash=left * 5)
            act(rows, user=moderator, reason="Seen.")
            photo.image = upload("red", "other.jpg")
            photo.save()
            assert (rows.get().rating, rows.get().moderated_hash, rows.get().decision) == (left, "", None)

    def test_follows_the_file_into_which_words_were_embedded(self, moderator: User) -> None:
        rows = image(WORDS)
        rulings.clear(rows, user=moderator)
        decisions.follow_file(HASH, "c" * 64, rows)
        assert rows.get().moderated_hash == "c" * 64
        found = decisions.standing_decisions([HASH, "c" * 64], using="default")
        assert {found[h].rating for h in found} == {Rating.CLEAR} and len(found) == 2

    def test_before_any_worker_had_read_the_file_is_about_this_image_alone(self, moderator: User) -> None:
        other, unread = image(WORDS), image(content_hash="")
        rulings.block(unread, user=moderator, reason="No.")
        assert (unread.get().rating, other.get().rating) == (Rating.BLOCKED, Rating.UNCHECKED)
        assert Decision.objects.get().content_hash == ""

    def test_comes_too_late_for_a_row_that_was_deleted_meanwhile(
        self, moderator: User, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        kept, gone = image(WORDS).get(), image(WORDS, content_hash="b" * 64).get()
        lock = bulk_update.lock

        def late(rows: Any, *arguments: Any, **more: Any) -> Any:
            Caption.objects.filter(pk=gone.pk).delete()
            return lock(rows, *arguments, **more)

        monkeypatch.setattr(bulk_update, "lock", late)
        found = rulings.block(Caption.objects.all(), user=moderator, reason="No.")
        assert (found.ids, found.meanwhile, found.unfit) == ([kept.pk], 0, 1)


class TestWhatThePageShowed:
    def test_binds_the_decision(self, moderator: User) -> None:
        same, another, unlisted = (image(WORDS, content_hash=letter * 64) for letter in "bcd")
        seen = {row.get().pk: Seen.of(row.get()) for row in (same, another)}
        another.update(image_no=2)
        found = rulings.clear(Caption.objects.all(), user=moderator, seen=seen)
        assert (found.ids, found.meanwhile, found.unfit) == ([same.get().pk], 2, 0)
        assert [rows.get().rating for rows in (same, another, unlisted)] == ["clear", "unchecked", "unchecked"]

    def test_an_image_that_somebody_blocked_since_is_left_alone_and_takes_no_reason(self, moderator: User) -> None:
        rows, blocked = image(WORDS), image(WORDS, content_hash="b" * 64)
        seen = {row.pk: Seen.of(row) for row in Caption.objects.all()}
        rulings.block(blocked, user=moderator, reason="No.")
        found = rulings.clear(Caption.objects.all(), user=moderator, seen=seen)
        assert (found.ids, found.meanwhile) == ([rows.get().pk], 1)
        assert blocked.get().rating == Rating.BLOCKED

    def test_a_copy_that_was_decided_about_with_another_row_is_not_told_as_left_alone(self, moderator: User) -> None:
        unlisted, listed = image(WORDS).get(), image(WORDS).get()
        found = rulings.clear(Caption.objects.all(), user=moderator, seen={listed.pk: Seen.of(listed)})
        assert (found.ids, found.meanwhile, found.unfit) == ([unlisted.pk, listed.pk], 0, 0)

    def test_is_written_into_a_form_and_read_again(self, moderator: User) -> None:
        rows = image(WORDS, image_no=3)
        undecided = Seen.of(rows.get())
        assert (str(undecided), Seen.parse("3.")) == ("3.", undecided)
        rulings.clear(rows, user=moderator)
        decided = Seen.of(rows.get())
        assert (decided.image_no, decided.decision) == (3, Decision.objects.get().pk)
        assert Seen.parse(str(decided)) == decided
        with pytest.raises(ValueError, match="invalid literal"):
            Seen.parse("three.")


class TestAReason:
    @pytest.mark.parametrize("reason", ["", "  \n"])
    def test_is_needed_to_block(self, moderator: User, reason: str) -> None:
        rows = image(WORDS)
        with pytest.raises(ValueError, match="reason"):
            rulings.block(rows, user=moderator, reason=reason)
        assert rows.get().rating == Rating.UNCHECKED

    @pytest.mark.parametrize("act", [rulings.clear, rulings.keep_flag])
    def test_is_needed_to_lift_a_block(self, moderator: User, act: Callable[..., Decided]) -> None:
        rows = image(WORDS, rating=Rating.BLOCKED)
        assert rulings.lifts_block(rows)
        with pytest.raises(ValueError, match="reason"):
            act(rows, user=moderator)
        assert act(rows, user=moderator, reason="A mistake.").changed == 1
        assert not rulings.lifts_block(rows)

    def test_is_needed_before_any_image_is_decided_about(
        self, moderator: User, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(rulings, "CHUNK", 1)
        image(WORDS), image(WORDS, rating=Rating.BLOCKED, content_hash="b" * 64)
        with pytest.raises(ReasonNeededError):
            rulings.clear(Caption.objects.all(), user=moderator)
        assert not Decision.objects.exists()


class TestWords:
    def test_that_waited_are_published(self, moderator: User) -> None:
        with site("hold"):
            rows = image(WORDS, rating=Rating.REVIEW)
            assert not Caption.objects.publishable().exists()
            rulings.clear(rows, user=moderator)
            assert rows.get().is_publishable

    @pytest.mark.parametrize(
        ("mode", "act", "asked"),
        [
            ("hold", rulings.clear, True),
            ("hold", rulings.keep_flag, False),
            ("flag", rulings.keep_flag, True),
            ("off", rulings.clear, True),
        ],
    )
    def test_are_asked_for_once_nothing_holds_the_image(
        self, moderator: User, commit: Commit, no_worker: list[int], mode: str, act: Callable[..., Decided], asked: bool
    ) -> None:
        with commit():
            rows = image(rating=Rating.BLOCKED, state=State.DONE, error_code="blocked", error_message="Blocked.")
        no_worker.clear()
        with site(mode), commit():
            act(rows, user=moderator, reason="Fine.")
        caption = rows.get()
        assert (stands(caption) == State.PENDING, no_worker == [caption.pk]) == (asked, asked)
        assert (caption.error_code, caption.request) == (("", 2) if asked else ("held", 1))

    def test_that_an_editor_wrote_are_not_asked_for_again(self, moderator: User, no_worker: list[int]) -> None:
        with site("hold"):
            rows = image(rating=Rating.REVIEW, state=State.DONE, error_code="held")
            version(rows.get(), WORDS, origin=Origin.HUMAN, human_fields=("alt_text",))
            rulings.clear(rows, user=moderator)
        assert (stands(rows.get()), rows.get().error_code, no_worker) == (PUBLISHED, "", [])

    def test_about_an_earlier_image_do_not_stand_for_those_about_the_present_one(self, moderator: User) -> None:
        with site("hold"):
            rows = image(WORDS)
            rows.update(**another_picture("other.jpg"))
            rows.update(rating=Rating.REVIEW, error_code="held")
            rulings.clear(rows, user=moderator)
        assert rows.get().state == State.PENDING

    def test_that_failed_for_another_reason_stay_failed(self, moderator: User) -> None:
        rows = image(rating=Rating.REVIEW, state=State.FAILED, error_code="quota")
        rulings.clear(rows, user=moderator)
        assert (rows.get().state, rows.get().error_code) == (State.FAILED, "quota")

    @pytest.mark.parametrize("state", [State.PENDING, State.WORKING, State.WAITING])
    def test_of_a_blocked_image_are_no_longer_waited_for(self, moderator: User, state: State) -> None:
        rows, other = image(state=state, due_at=timezone.now()), image(state=state, due_at=timezone.now())
        rulings.block(rows, user=moderator, reason="No.")
        caption = rows.get()
        assert (stands(caption), caption.error_code, caption.request) == (DONE, "blocked", 2)
        assert (other.get().state, other.get().request) == (state, 1)

    def test_that_stood_while_others_were_asked_for_stand_again_unseen(self, moderator: User) -> None:
        rows = image(WORDS, state=State.WORKING)
        rulings.block(rows, user=moderator, reason="No.")
        assert (stands(rows.get()), rows.get().is_publishable) == (PUBLISHED, False)

    def test_of_a_blocked_image_are_taken_back_from_the_sites_own_field(self, moderator: User, commit: Commit) -> None:
        fields = {"testapp.Article.photo": {"alt_field": "photo_alt"}}
        with site("flag", FIELDS=fields):
            article = Article.objects.create(photo=upload(), photo_alt="")
            rows = captions_of(article, WORDS, written={"photo_alt": WORDS})
            Article.objects.update(photo_alt=WORDS)
            copy = Article.objects.create(photo=upload())
            with commit():
                rulings.block(captions_of(copy, content_hash=HASH), user=moderator, reason="No.")
            article.refresh_from_db()
            assert (rows.get().rating, article.photo_alt) == (Rating.BLOCKED, "")
            with commit():
                rulings.clear(rows, user=moderator, reason="A mistake.")
            article.refresh_from_db()
            assert article.photo_alt == WORDS

    def test_of_a_blocked_image_are_not_asked_for_again(self, moderator: User) -> None:
        blocked, free = image(WORDS, rating=Rating.BLOCKED), image(WORDS, rating=Rating.REVIEW)
        batch = ask_again(Caption.objects.all())
        assert (batch.requested_count, free.get().state) == (1, State.PENDING)
        assert stands(blocked.get()) == PUBLISHED


class TestTheSite:
    @pytest.mark.parametrize(
        ("act", "signal"),
        [
            (rulings.clear, image_cleared),
            (rulings.keep_flag, image_flagged),
            (rulings.block, image_blocked),
        ],
    )
    def test_is_told_after_the_commit_once_for_each_image(
        self, moderator: User, commit: Commit, act: Callable[..., Decided], signal: Any
    ) -> None:
        heard: list[tuple[Caption, Decision]] = []

        def hear(sender: type[Caption], caption: Caption, decision: Decision, **_: Any) -> None:
            assert Caption.objects.get(pk=caption.pk).rating == decision.rating == caption.rating
            heard.append((caption, decision))

        def fail(**_: Any) -> None:
            raise RuntimeError("a receiver of the site's")

        with site("flag", LANGUAGES=["en", "de"]):
            rows = image(WORDS)
            image(WORDS)
            signal.connect(fail)
            signal.connect(hear)
            try:
                with commit():
                    act(rows, user=moderator, reason="Seen.")
                    assert heard == []
                assert len({caption.object_id for caption, _ in heard}) == len(heard) == 2
                with commit():
                    act(rows, user=moderator, reason="Seen again.")
                assert len(heard) == 2, "nothing changed"
            finally:
                signal.disconnect(fail)
                signal.disconnect(hear)
