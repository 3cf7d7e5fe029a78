"""What becomes of words that a machine brings: which version is made of them, and whether it is shown, read or kept."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from django.utils import timezone

from django_autocaption.models import Attempt, Awaits, Caption, Origin, Prompt, PromptVersion, Review, Verb, Version
from django_autocaption.models.choices import APPROVING
from django_autocaption.models.version import NO_WORDS
from django_autocaption.pipeline.records import bulk_update
from django_autocaption.pipeline.words import versions
from django_autocaption.pipeline.words.versions import NewVersion, Offer
from django_autocaption.signals import words_changed
from tests.pictures import upload
from tests.pipeline.articles import site
from tests.rows import REVIEW, caption, version
from tests.testapp.models import Article, Photo

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("no_worker")]

HASH = "a" * 64
SAID: dict[str, Any] = {
    "alt_text": "Said.",
    "title": "Said title",
    "description": "Said in full.",
    "meta_description": "Said in short.",
    "keywords": ["said"],
    "decorative": False,
}
REST = {name: value for name, value in SAID.items() if name != "alt_text"}
MINE: dict[str, Any] = {"title": "My title", "description": "In my words.", "keywords": ["mine"]}


def row(alt_text: str = "", **more: Any) -> Caption:
    """A caption of the fourth picture under its field."""
    made = caption(
        Photo.objects.create(image=upload()), alt_text, image_no=4, content_hash=HASH, provider="old", **more
    )
    made.refresh_from_db()
    return made


def offer(**more: Any) -> Offer:
    return Offer(**{"words": SAID, "origin": Origin.PROVIDER, "provider": "default", **more})


def merge(caption: Caption, offered: Offer, *approved: Version | None) -> NewVersion:
    return versions.merge(caption, offered, approved=[v.pk for v in approved if v is not None])


def store(new: NewVersion) -> Version:
    versions.insert([new.version], using="default")
    return Version.objects.get(pk=new.version.pk)


def moved(caption: Caption, new: NewVersion) -> dict[str, Any]:
    """Columns that the pointers change, without the moment."""
    columns = new.pointers(caption)
    assert ("review_at" in columns) is ("review" in columns)
    return {name: value for name, value in columns.items() if name != "review_at"}


class TestAnOffer:
    def test_is_kept_whole_with_where_it_came_from_and_what_it_is_about(self) -> None:
        caption = row()
        prompt = PromptVersion.objects.create(prompt=Prompt.objects.create(name="A"), text="Write.")
        attempt = Attempt.objects.create(request=1, provider="default", asked_at=timezone.now())
        base = version(row("Elsewhere."), "Elsewhere.", standing="")
        offered = offer(
            origin=Origin.REUSED,
            model="model-1",
            prompt_id=prompt.pk,
            attempt=attempt,
            based_on=base,
            human_fields=("title", "alt_text"),
            doubt=30,
        )
        made = store(merge(caption, offered))
        assert made.words == SAID
        assert (made.caption, made.image_no, made.image_name, made.content_hash) == (
            caption,
            4,
            caption.image_name,
            HASH,
        )
        assert (made.origin, made.provider, made.model) == (Origin.REUSED, "default", "model-1")
        assert (made.prompt, made.attempt, made.based_on) == (prompt, attempt, base)
        assert made.human_fields == ["alt_text", "title"], "in the order of the fields"
        assert (made.as_draft, made.author) == (False, None)

    def test_is_shown_at_once_where_nothing_was(self) -> None:
        caption = row()
        new = merge(caption, offer())
        made = store(new)
        assert (new.as_draft, new.history_only) == (False, False)
        assert moved(caption, new) == {
            "published": made,
            "draft_id": None,
            "review": Awaits.NOTHING,
            "doubt": 0,
            "human": False,
            "origin": Origin.PROVIDER,
            "provider": "default",
        }

    def test_that_is_held_waits_for_a_reader_with_its_doubt(self) -> None:
        caption = row()
        new = merge(caption, offer(held=True, doubt=30))
        made = store(new)
        assert made.as_draft
        assert moved(caption, new) == {
            "draft": made,
            "review": Awaits.DRAFT,
            "doubt": 30,
            "origin": Origin.PROVIDER,
            "provider": "default",
        }

    @pytest.mark.parametrize(
        ("before", "more", "doubt"),
        [
            ("A red boat lies on a lake.", {}, 60),
            ("A red boat lies on a lake.", {"provider": "default"}, 30),
            ("A red boat lies on a lake.", {"human_fields": ("title",)}, 30),
            ("A dish of spaghetti with tomatoes.", {}, 30),
        ],
    )
    def test_that_another_service_contradicts_is_doubtful(self, before: str, more: dict[str, Any], doubt: int) -> None:
        caption = row(before, **{"human_fields": ()} | {k: v for k, v in more.items() if k != "provider"})
        if "provider" in more:
            Version.objects.filter(caption=caption).update(provider=more["provider"])
            caption.refresh_from_db()
        words = {**SAID, "alt_text": "Spaghetti with tomatoes in a bowl."}
        assert merge(caption, offer(words=words, held=True, doubt=30)).doubt == doubt

    def test_is_no_more_doubtful_than_a_hundred(self) -> None:
        caption = row("A red boat lies on a lake.")
        words = {**SAID, "alt_text": "Spaghetti with tomatoes in a bowl."}
        assert merge(caption, offer(words=words, held=True, doubt=90)).doubt == 100

    def test_that_waits_beside_published_words_leaves_the_filters_of_lists_to_these(self) -> None:
        caption = row("Old.")
        new = merge(caption, offer(held=True))
        made = store(new)
        assert moved(caption, new) == {"draft": made, "review": Awaits.DRAFT, "doubt": 0}

    def test_takes_the_place_of_what_a_machine_said(self) -> None:
        caption = row("Old.")
        new = merge(caption, offer())
        assert (new.as_draft, new.history_only, new.version.words) == (False, False, SAID)

    def test_waits_beside_what_a_person_approved(self) -> None:
        caption = row("Old.")
        new = merge(caption, offer(), caption.published)
        assert (new.as_draft, new.history_only, new.reason) == (True, False, Awaits.DRAFT)

    def test_takes_the_place_of_what_a_person_approved_if_somebody_said_so(self) -> None:
        caption = row("Old.")
        assert not merge(caption, offer(replaces_people=True), caption.published).as_draft

    def test_that_says_what_is_shown_is_kept_and_moves_nothing(self) -> None:
        caption = row("Said.", words=REST)
        new = merge(caption, offer(held=True))
        assert new.history_only
        assert new.pointers(caption) == {}

    def test_that_differs_in_one_word_field_is_news(self) -> None:
        caption = row("Said.", words=REST | {"keywords": ["other"]})
        assert not merge(caption, offer()).history_only

    def test_is_kept_beside_a_draft_of_a_person(self) -> None:
        caption = row()
        version(caption, "Suggested.", standing=REVIEW, human_fields=("alt_text",))
        new = merge(caption, offer())
        assert new.history_only
        assert new.pointers(caption) == {}

    def test_takes_the_place_of_a_machines_draft(self) -> None:
        caption = row()
        version(caption, "Draft.", standing=REVIEW)
        assert not merge(caption, offer()).history_only


class TestWordsOfPeople:
    def test_are_in_what_a_machine_brings(self) -> None:
        caption = row("Old.", words=MINE, human_fields=("title", "keywords"))
        new = merge(caption, offer(human_fields=("description",)))
        said = new.version.words
        assert (said["alt_text"], said["title"], said["keywords"]) == ("Said.", "My title", ["mine"])
        assert said["description"] == "Said in full."
        assert new.version.human_fields == ["title", "description", "keywords"]

    def test_are_not_where_they_may_be_replaced(self) -> None:
        caption = row("Old.", words=MINE, human_fields=("title",))
        new = merge(caption, offer(replaces_people=True))
        assert (new.version.words, new.version.human_fields) == (SAID, [])

    def test_of_another_picture_are_not_and_what_comes_waits_to_be_read(self) -> None:
        caption = row("Old.", words=MINE | {"image_no": 3}, human_fields=("title",))
        new = merge(caption, offer())
        assert (new.version.words, new.version.human_fields) == (SAID, [])
        assert (new.as_draft, new.reason) == (True, Awaits.REPLACED)

    def test_of_another_picture_wait_for_nobody_where_a_machine_wrote_them(self) -> None:
        new = merge(row("Old.", words={"image_no": 3}), offer())
        assert (new.as_draft, new.reason) == (False, Awaits.DRAFT)

    def test_that_the_image_is_decorative_keep_what_was_said_before(self) -> None:
        caption = row("Old.", words={"decorative": True}, human_fields=("decorative",))
        said = merge(caption, offer()).version
        assert (said.alt_text, said.decorative) == ("Old.", True)
        assert said.human_fields == ["alt_text", "decorative"]

    def test_that_it_is_not_decorative_leave_the_alt_text_free(self) -> None:
        caption = row("Old.", human_fields=("decorative",))
        said = merge(caption, offer()).version
        assert (said.alt_text, said.decorative) == ("Said.", False)

    def test_in_the_alt_text_keep_the_image_from_becoming_decorative(self) -> None:
        caption = row("Mine.", human_fields=("alt_text",))
        said = merge(caption, offer(words=SAID | {"decorative": True})).version
        assert (said.alt_text, said.decorative) == ("Mine.", False)
        assert said.human_fields == ["alt_text", "decorative"]

    def test_in_the_title_do_not(self) -> None:
        caption = row("Old.", human_fields=("title",))
        assert merge(caption, offer(words=SAID | {"decorative": True})).version.decorative


class TestAPictureThatCameBack:
    @pytest.mark.parametrize(
        ("as_draft", "approved", "waits"),
        [(False, False, False), (True, False, True), (True, True, False), (False, True, False)],
    )
    def test_has_its_words_with_the_standing_that_they_had(self, as_draft: bool, approved: bool, waits: bool) -> None:
        caption = row()
        earlier = version(
            caption, "Earlier.", standing="", image_no=1, as_draft=as_draft, human_fields=("title",), model="model-1"
        )
        ids = [earlier.pk] if approved else []
        new = versions.restore(caption, earlier, approved=ids)
        made = store(new)
        assert (new.as_draft, made.as_draft, new.history_only, new.doubt) == (waits, waits, False, 0)
        assert new.reason == Awaits.DRAFT
        assert (made.image_no, made.image_name, made.content_hash) == (4, caption.image_name, HASH)
        assert (made.words, made.based_on) == (earlier.words, earlier)
        assert (made.provider, made.model, made.origin) == (earlier.provider, "model-1", earlier.origin)
        assert made.human_fields == ["title"]

    def test_names_who_wrote_them(self, editor: Any) -> None:
        caption = row()
        earlier = version(caption, "Earlier.", standing="", image_no=1, author=editor)
        assert versions.restore(caption, earlier, approved=()).version.author == editor


class TestWhoPublished:
    @pytest.mark.parametrize("verb", Verb)
    def test_is_a_person_by_these_verbs(self, verb: Verb) -> None:
        made = version(row("Old."), "New.", standing="")
        Review.objects.create(caption=made.caption, verb=verb, result=made, surface="form")
        approving = {"approve", "edit", "decorative", "revert", "import", "write_back"}
        assert set(APPROVING) == approving
        assert versions.approved_by_people([made.pk, None], using="default") == (
            {made.pk} if verb in approving else set()
        )

    def test_is_nobody_once_that_was_taken_back(self) -> None:
        made = version(row("Old."), "New.", standing="")
        review = Review.objects.create(caption=made.caption, verb=Verb.APPROVE, result=made, surface="form")
        Review.objects.create(caption=made.caption, verb=Verb.UNDO, undoes=review, surface="form")
        assert versions.approved_by_people([made.pk], using="default") == set()

    def test_is_asked_of_no_database_for_no_versions(self, django_assert_num_queries: Any) -> None:
        with django_assert_num_queries(0):
            assert versions.approved_by_people([None], using="default") == set()
            assert versions.rejected_by_people([], using="default") == set()

    def test_who_rejected_is_remembered_until_it_is_taken_back(self) -> None:
        caption = row("Old.")
        assert caption.published is not None
        for verb in Verb:
            other = version(caption, f"By {verb}.", standing="")
            Review.objects.create(caption=caption, verb=verb, seen=other, surface="form")
        found = versions.rejected_by_people([v.pk for v in caption.versions.all()], using="default")
        assert [Version.objects.get(pk=pk).alt_text for pk in found] == ["By reject."]
        assert versions.rejected_by_people([caption.published.pk], using="default") == set()
        rejection = Review.objects.get(verb=Verb.REJECT)
        Review.objects.create(caption=caption, verb=Verb.UNDO, undoes=rejection, surface="form")
        assert versions.rejected_by_people(found, using="default") == set()


class TestInserted:
    @pytest.fixture(params=[True, False], ids=["in one go", "one by one"], autouse=True)
    def _database(self, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
        """MySQL gives no keys back for an INSERT of many rows."""
        features = SimpleNamespace(can_return_rows_from_bulk_insert=request.param)
        monkeypatch.setattr(bulk_update, "connections", {"default": SimpleNamespace(features=features)})

    def test_versions_have_their_keys(self) -> None:
        caption = row("Old.")
        made = [versions.based_on(caption, None, alt_text=text) for text in ("One.", "Two.")]
        versions.insert(made, using="default")
        assert [Version.objects.get(pk=version.pk).alt_text for version in made] == ["One.", "Two."]

    def test_one_whose_base_was_pruned_meanwhile_is_based_on_nothing(self) -> None:
        caption = row("Old.")
        pruned, kept = version(caption, "Pruned.", standing=""), version(caption, "Kept.", standing="")
        made = [versions.based_on(caption, base) for base in (pruned, kept)]
        Version.objects.filter(pk=pruned.pk).delete()
        versions.insert(made, using="default")
        assert [(one.alt_text, one.based_on) for one in Version.objects.order_by("pk")[2:]] == [
            ("Pruned.", None),
            ("Kept.", kept),
        ]


class TestPointers:
    def test_to_words_of_a_person_say_so(self) -> None:
        caption = row("Old.")
        mine = version(caption, "Mine.", standing="", human_fields=("alt_text",), origin=Origin.HUMAN, provider="p")
        assert versions.published(caption, mine) == {
            "published": mine,
            "draft_id": None,
            "review": Awaits.NOTHING,
            "review_at": None,
            "doubt": 0,
            "human": True,
            "origin": Origin.HUMAN,
            "provider": "p",
        }

    def test_to_nothing_leave_nothing_for_the_filters_of_lists(self) -> None:
        assert versions.withdrawn(row("Old.")) == {"published_id": None, "human": False, "origin": "", "provider": ""}

    def test_are_followed_where_the_site_has_fields_of_its_own(self) -> None:
        with site():
            article = caption(Article.objects.create(photo=upload()), "Old.", field_name="photo")
            other = row("Other.")
            assert set(versions.followed(article)) == {"follow_at"}
            assert versions.followed(other) == {}, "that field has none"
            assert "follow_at" in versions.withdrawn(article)
            assert article.published is not None
            assert "follow_at" in versions.published(article, article.published)

    def test_are_followed_by_files_into_which_the_words_are_written(self) -> None:
        with site(embed=True, alt_field="", title_field="", description_field=""):
            article = caption(Article.objects.create(photo=upload()), "Old.", field_name="photo")
            assert set(versions.followed(article)) == {"follow_at"}

    def test_have_their_versions_at_hand_with_one_query(self, django_assert_num_queries: Any) -> None:
        both, none = row("Old."), row()
        version(both, "Draft.", standing=REVIEW)
        rows = list(Caption.objects.order_by("pk"))
        with django_assert_num_queries(1):
            versions.attach(rows, using="default")
            assert [(r.published and r.published.alt_text, r.draft and r.draft.alt_text) for r in rows] == [
                ("Old.", "Draft."),
                (None, None),
            ]
        with django_assert_num_queries(0):
            versions.attach([Caption.objects.none().first() or none], using="default")


def test_a_version_without_a_base_says_nothing_but_what_it_is_given() -> None:
    caption = row()
    made = versions.based_on(caption, None, decorative=True, origin=Origin.HUMAN)
    assert made.words == dict(NO_WORDS) | {"decorative": True}
    assert (made.based_on, made.provider, made.human_fields) == (None, "", [])


def test_many_versions_are_one_insert_and_get_their_keys(django_assert_num_queries: Any) -> None:
    made = [versions.based_on(row(), None, alt_text=f"Words {n}.", origin=Origin.PROVIDER) for n in range(3)]
    with django_assert_num_queries(1):
        versions.insert(made, using="default")
    assert [v.pk for v in made] == sorted(Version.objects.values_list("pk", flat=True))


def test_whoever_tells_of_other_words_says_whether_a_person_or_a_worker_changed_them(commit: Any) -> None:
    heard: list[tuple[bool, bool]] = []

    def listen(sender: Any, undoable: bool, in_worker: bool, **facts: Any) -> None:
        heard.append((undoable, in_worker))

    words_changed.connect(listen)
    try:
        with commit():
            versions.emit_change([1], using="default")
            versions.emit_change([1], using="default", undoable=True)
            versions.emit_change([1], using="default", in_worker=True)
            versions.emit_change([], using="default")
    finally:
        words_changed.disconnect(listen)
    assert heard == [(False, False), (True, False), (False, True)]
