"""Moderators decide about images: once for every language and copy, with a history, and words follow."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any
from weakref import WeakKeyDictionary

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.core.files.storage.memory import InMemoryStorage
from django.db.models import QuerySet
from django.test import override_settings
from django.utils import timezone

from django_autocaption.models import Caption, Decision, Origin, Rating, State
from django_autocaption.pipeline.intake import saved
from django_autocaption.pipeline.moderate import rulings
from django_autocaption.pipeline.records import decisions
from django_autocaption.pipeline.runtime import queue
from django_autocaption.signals import image_blocked, image_cleared, image_flagged
from tests.pictures import upload
from tests.testapp.models import Article, Photo

pytestmark = pytest.mark.django_db

WORDS = "A red bridge over a river."
HASH = "a" * 64
PUBLISHED = {"state": State.PUBLISHED, "alt_text": WORDS, "origin": Origin.PROVIDER, "content_hash": HASH}
Commit = Callable[[], AbstractContextManager[Any]]


@pytest.fixture
def moderator() -> User:
    return User.objects.create(username="moderator")


@pytest.fixture(autouse=True)
def no_worker(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Ids that were sent to the workers; nobody works on them."""
    sent: list[int] = []
    monkeypatch.setattr(queue, "_outboxes", WeakKeyDictionary())
    monkeypatch.setattr(queue, "send", lambda ids, **_: bool(sent.extend(ids)) or True)
    return sent


@pytest.fixture(autouse=True)
def articles(storage: InMemoryStorage, monkeypatch: pytest.MonkeyPatch) -> None:
    """No file of this test is left on the disk."""
    monkeypatch.setattr(Article._meta.get_field("photo"), "storage", storage)


def site(mode: str, **more: Any) -> Any:
    return override_settings(AUTOCAPTION={**settings.AUTOCAPTION, "MODERATION": {"MODE": mode}, **more})


def captions_of(photo: Any, **columns: Any) -> QuerySet[Caption]:
    rows = Caption.objects.filter(object_id=str(photo.pk), content_type__model=photo._meta.model_name)
    rows.update(**columns)
    return rows


def image(**columns: Any) -> QuerySet[Caption]:
    """The captions of a new photograph, in all languages."""
    return captions_of(Photo.objects.create(image=upload()), **columns)


class TestADecision:
    def test_is_kept_with_who_when_and_why(self, moderator: User) -> None:
        rows = image(**PUBLISHED, rating=Rating.REVIEW)
        assert rulings.clear(rows, user=moderator, reason=" An adult, whom I know. ") == 1
        caption, decision = rows.get(), Decision.objects.get()
        assert (caption.rating, caption.moderated_by, caption.moderation_source) == ("clear", moderator, "person")
        assert (caption.moderation_reason, caption.moderated_hash) == ("An adult, whom I know.", HASH)
        assert (decision.caption, decision.rating, decision.decided_by) == (caption, "clear", moderator)
        assert (decision.reason, decision.content_hash, decision.by_person) == (caption.moderation_reason, HASH, True)
        assert decision.decided_at == caption.moderated_at
        assert list(decisions.history(caption)) == [decision]

    def test_leaves_what_the_machine_found(self, moderator: User) -> None:
        rows = image(**PUBLISHED, rating=Rating.REVIEW, age_group="13-20", age_min=13, age_max=20, nsfw=False)
        rulings.clear(rows, user=moderator)
        assert (rows.get().age_group, rows.get().nsfw) == ("13-20", False)

    def test_holds_for_all_languages(self, moderator: User) -> None:
        with site("hold", LANGUAGES=["en", "de", "fr"]):
            rows = image(rating=Rating.REVIEW, state=State.REVIEW)
            rows.filter(language="de").update(content_hash=HASH)
            assert rulings.clear(rows.filter(language="en"), user=moderator) == 3
            assert set(rows.values_list("rating", "moderated_hash")) == {("clear", HASH)}
            assert Decision.objects.count() == 1

    @pytest.mark.parametrize("rating", [Rating.CLEAR, Rating.REVIEW, Rating.BLOCKED])
    def test_holds_for_copies(self, moderator: User, rating: Rating) -> None:
        act = {"clear": rulings.clear, "review": rulings.keep_flag, "blocked": rulings.block}[rating]
        rows, copy, other = image(**PUBLISHED), image(**PUBLISHED), image(**PUBLISHED | {"content_hash": "b" * 64})
        assert act(rows, user=moderator, reason="Seen.") == 2
        assert (copy.get().rating, other.get().rating) == (rating, Rating.UNCHECKED)

    def test_does_not_hold_for_a_copy_whose_file_was_replaced(self, moderator: User) -> None:
        rows, replaced = image(**PUBLISHED), image(**PUBLISHED, stale=True)
        rulings.block(rows, user=moderator, reason="No.")
        assert replaced.get().rating == Rating.UNCHECKED

    def test_about_both_of_two_copies_is_one(self, moderator: User) -> None:
        image(**PUBLISHED), image(**PUBLISHED)
        assert rulings.block(Caption.objects.all(), user=moderator, reason="No.") == 2
        assert Decision.objects.count() == 1

    def test_without_an_image_is_none(self, moderator: User) -> None:
        assert rulings.clear(image(image_name=""), user=moderator) == 0

    def test_is_kept_when_its_object_is_gone(self, moderator: User) -> None:
        photo = Photo.objects.create(image=upload())
        rulings.block(captions_of(photo, **PUBLISHED), user=moderator, reason="No.")
        photo.delete()
        assert decisions.standing_decisions([HASH], using="default")[HASH].rating == Rating.BLOCKED

    def test_holds_until_the_file_is_replaced_a_block_until_a_worker_saw_that(self, moderator: User) -> None:
        for act, left in ((rulings.clear, Rating.UNCHECKED), (rulings.block, Rating.BLOCKED)):
            photo = Photo.objects.create(image=upload())
            rows = captions_of(photo, **PUBLISHED | {"content_hash": left * 5})
            act(rows, user=moderator, reason="Seen.")
            photo.image = upload("red", "other.jpg")
            photo.save()
            assert (rows.get().rating, rows.get().moderated_hash, rows.get().moderation_source) == (left, "", "")

    def test_follows_the_file_into_which_words_were_embedded(self, moderator: User) -> None:
        rows = image(**PUBLISHED)
        rulings.clear(rows, user=moderator)
        decisions.follow_file(HASH, "c" * 64, rows)
        assert rows.get().moderated_hash == "c" * 64
        found = decisions.standing_decisions([HASH, "c" * 64], using="default")
        assert {found[h].rating for h in found} == {Rating.CLEAR} and len(found) == 2


class TestAReason:
    @pytest.mark.parametrize("reason", ["", "  \n"])
    def test_is_needed_to_block(self, moderator: User, reason: str) -> None:
        rows = image(**PUBLISHED)
        with pytest.raises(ValueError, match="reason"):
            rulings.block(rows, user=moderator, reason=reason)
        assert rows.get().rating == Rating.UNCHECKED

    @pytest.mark.parametrize("act", [rulings.clear, rulings.keep_flag])
    def test_is_needed_to_lift_a_block(self, moderator: User, act: Callable[..., int]) -> None:
        rows = image(**PUBLISHED, rating=Rating.BLOCKED)
        assert rulings.lifts_block(rows)
        with pytest.raises(ValueError, match="reason"):
            act(rows, user=moderator)
        assert act(rows, user=moderator, reason="A mistake.") == 1
        assert not rulings.lifts_block(rows)


class TestWords:
    def test_that_waited_are_published(self, moderator: User) -> None:
        with site("hold"):
            rows = image(**PUBLISHED, rating=Rating.REVIEW)
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
        self, moderator: User, commit: Commit, no_worker: list[int], mode: str, act: Callable[..., int], asked: bool
    ) -> None:
        with commit():
            rows = image(rating=Rating.BLOCKED, state=State.REVIEW, error_code="blocked", error_message="Blocked.")
        no_worker.clear()
        with site(mode), commit():
            act(rows, user=moderator, reason="Fine.")
        caption = rows.get()
        assert (caption.state == State.PENDING, no_worker == [caption.pk]) == (asked, asked)
        assert (caption.error_code, caption.revision) == (("", 2) if asked else ("held", 1))

    def test_that_an_editor_wrote_are_not_asked_for_again(self, moderator: User, no_worker: list[int]) -> None:
        with site("hold"):
            rows = image(**PUBLISHED | {"origin": Origin.HUMAN}, rating=Rating.REVIEW, error_code="held")
            rulings.clear(rows, user=moderator)
        assert (rows.get().state, rows.get().error_code, no_worker) == (State.PUBLISHED, "", [])

    def test_that_failed_for_another_reason_stay_failed(self, moderator: User) -> None:
        rows = image(rating=Rating.REVIEW, state=State.FAILED, error_code="quota")
        rulings.clear(rows, user=moderator)
        assert (rows.get().state, rows.get().error_code) == (State.FAILED, "quota")

    @pytest.mark.parametrize("state", [State.PENDING, State.WORKING, State.WAITING])
    def test_of_a_blocked_image_are_no_longer_waited_for(self, moderator: User, state: State) -> None:
        rows = image(state=state)
        rulings.block(rows, user=moderator, reason="No.")
        caption = rows.get()
        assert (caption.state, caption.error_code, caption.revision) == (State.REVIEW, "blocked", 2)

    def test_that_stood_while_others_were_asked_for_stand_again_unseen(self, moderator: User) -> None:
        rows = image(**PUBLISHED | {"state": State.WORKING, "standing": State.PUBLISHED})
        rulings.block(rows, user=moderator, reason="No.")
        assert (rows.get().state, rows.get().is_publishable) == (State.PUBLISHED, False)

    def test_of_a_blocked_image_are_taken_back_from_the_sites_own_field(self, moderator: User) -> None:
        fields = {"testapp.Article.photo": {"alt_field": "photo_alt"}}
        with site("flag", FIELDS=fields):
            article = Article.objects.create(photo=upload(), photo_alt="")
            rows = captions_of(article, **PUBLISHED, written={"photo_alt": WORDS})
            Article.objects.update(photo_alt=WORDS)
            copy = Article.objects.create(photo=upload())
            rulings.block(captions_of(copy, content_hash=HASH), user=moderator, reason="No.")
            article.refresh_from_db()
            assert (rows.get().rating, article.photo_alt) == (Rating.BLOCKED, "")
            rulings.clear(rows, user=moderator, reason="A mistake.")
            article.refresh_from_db()
            assert article.photo_alt == WORDS

    def test_of_a_blocked_image_are_not_asked_for_again(self, moderator: User) -> None:
        blocked, free = image(**PUBLISHED, rating=Rating.BLOCKED), image(**PUBLISHED, rating=Rating.REVIEW)
        batch = saved.request_captions(Caption.objects.all())
        assert (batch.requested_count, free.get().state) == (1, State.PENDING)
        assert blocked.get().state == State.PUBLISHED


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
        self, moderator: User, commit: Commit, act: Callable[..., int], signal: Any
    ) -> None:
        heard: list[tuple[Caption, Decision]] = []

        def hear(sender: type[Caption], caption: Caption, decision: Decision, **_: Any) -> None:
            assert Caption.objects.get(pk=caption.pk).rating == decision.rating == caption.rating
            heard.append((caption, decision))

        def fail(**_: Any) -> None:
            raise RuntimeError("a receiver of the site's")

        with site("flag", LANGUAGES=["en", "de"]):
            rows = image(**PUBLISHED)
            image(**PUBLISHED)
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


def machine(rating: Rating, rule: str = "minor", **more: Any) -> Decision:
    return Decision(
        **{"content_hash": HASH, "source": "age runware:154@1", "decided_at": timezone.now()} | more,
        rating=rating,
        rule=rule,
    )


class TestAMachine:
    def test_writes_what_it_found(self) -> None:
        caption = image(**PUBLISHED).get()
        found = machine(Rating.REVIEW, raw_label="13-20", age_group="13-20", age_min=13, age_max=20, confidence=0.8)
        rulings.record(found, caption, using="default")
        stored = Caption.objects.get()
        for row in (caption, stored):
            assert (row.rating, row.age_label, row.age_min, row.age_max) == ("review", "13-20", 13, 20)
            assert (row.age_confidence, row.moderation_source) == (0.8, "age runware:154@1")

    def test_never_overrules_a_person(self, moderator: User) -> None:
        rows = image(**PUBLISHED)
        rulings.clear(rows, user=moderator)
        caption = rows.get()
        rulings.record(machine(Rating.BLOCKED), caption, using="default")
        assert (rows.get().rating, caption.rating, Decision.objects.count()) == ("clear", "clear", 1)

    def test_never_overrules_a_person_who_decided_before_any_worker_had_read_the_file(self, moderator: User) -> None:
        rows = image(content_hash="")
        rulings.block(rows, user=moderator, reason="No.")
        rulings.record(machine(Rating.CLEAR), rows.get(), using="default")
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
        rows = image(**PUBLISHED)
        for found in (first, second):
            found.pk = None
            rulings.record(found, rows.get(), using="default")
        assert rows.get().rating == holds

    def test_says_the_same_twice_in_one_row(self) -> None:
        rows = image(**PUBLISHED)
        for _ in range(2):
            rulings.record(machine(Rating.REVIEW), rows.get(), using="default")
        assert Decision.objects.count() == 1
