"""Which versions the linter has something to say of, and words as they are stored."""

from __future__ import annotations

from typing import Any

import pytest

from django_autocaption.models import Caption, Origin, Version
from django_autocaption.models.version import NO_WORDS
from django_autocaption.pipeline.words import reviews, versions
from django_autocaption.pipeline.words.seen import By, Seen
from tests.rows import caption, version

pytestmark = pytest.mark.django_db
ME = By()
UNENDED = "A red bridge over a river"


def edited(row: Caption, **words: Any) -> Version:
    reviews.edit(row, words, seen=Seen.of(row), by=ME)
    row.refresh_from_db()
    assert row.published is not None
    return row.published


@pytest.fixture
def row(db: None) -> Caption:
    return caption(alt_text="A red bridge.", image_name="photos/a.jpg")


@pytest.mark.parametrize(
    ("alt_text", "remarked"),
    [(UNENDED, True), ("A red bridge over a river.", False), ("A boy plays on a beach.", False)],
)
def test_are_those_with_a_fault_and_not_those_with_a_fact(row: Caption, alt_text: str, remarked: bool) -> None:
    assert edited(row, alt_text=alt_text, title="A bridge").remarked is remarked


def test_nothing_is_remarked_where_nothing_is_said(row: Caption) -> None:
    assert not versions.is_remarked(row, {"decorative": True, "alt_text": UNENDED})
    assert not versions.is_remarked(row, {"alt_text": ""})


@pytest.mark.parametrize(
    ("said", "remarked"),
    [({}, False), ({"doubt": 5}, True), ({"human_fields": ("alt_text",)}, True), ({"human_fields": ("title",)}, True)],
)
def test_what_the_cleaner_passed_without_a_word_is_not_looked_at(said: dict[str, Any], remarked: bool) -> None:
    row = caption(object_id="2", image_name="photos/b.jpg")
    for words, expected in (UNENDED, remarked), (f"{UNENDED}.", False):
        offer = versions.Offer(words={**NO_WORDS, "alt_text": words}, origin=Origin.PROVIDER, **said)
        assert versions.merge(row, offer, approved=[]).version.remarked is expected


@pytest.mark.parametrize(("human", "judged"), [((), "default"), (("title",), "default"), (("alt_text",), "")])
def test_a_decision_judges_the_service_that_wrote_the_alt_text(human: tuple[str, ...], judged: str) -> None:
    row = caption(
        alt_text="A red bridge.", image_name="photos/a.jpg", human_fields=human, words={"provider": "default"}
    )
    assert reviews.leave(row, seen=Seen.of(row), by=ME).provider == judged


def test_a_decision_about_no_words_judges_nobody() -> None:
    row = caption(object_id="2", image_name="photos/b.jpg")
    assert reviews.leave(row, seen=Seen.of(row), by=ME).provider == ""


@pytest.mark.parametrize(("alt_text", "remarked"), [(UNENDED, False), ("A red bridge.", True)])
def test_the_same_words_keep_what_was_said_of_them(row: Caption, alt_text: str, remarked: bool) -> None:
    base = version(row, alt_text, standing="", human_fields=("alt_text",), remarked=remarked)
    assert versions.based_on(row, base, human_fields=[]).remarked is remarked
    assert versions.based_on(row, base, alt_text=f"{alt_text}!").remarked is False


def test_words_are_stored_in_a_line_each_and_the_description_in_its_own(row: Caption) -> None:
    lines = "A red\nbridge\u202e."
    made = edited(row, alt_text=lines, title=lines, description=lines, keywords=("red \u200b bridge", " ", "river"))
    assert (made.alt_text, made.title, made.description) == ("A red bridge.", "A red bridge.", "A red\nbridge.")
    assert made.keywords == ["red bridge", "river"]


class TestWhatPeopleApproved:
    """Words that stand again because their picture came back."""

    @pytest.fixture
    def approved(self, row: Caption) -> Version:
        row.content_hash = "a" * 64
        row.save()
        made = version(row, "A red bridge over a river.", standing="")
        reviews.publish_version(row, made, seen=Seen.of(row), by=ME)
        row.refresh_from_db()
        return made

    def again(self, row: Caption, approved: Version, **columns: Any) -> Version:
        return version(row, **{"alt_text": approved.alt_text, "standing": "", "based_on": approved, **columns})

    def holds(self, made: Version) -> bool:
        return made.pk in versions.approved_by_people([made.pk], using="default")

    def test_is_approved_again(self, row: Caption, approved: Version) -> None:
        assert self.holds(self.again(row, approved))

    @pytest.mark.parametrize("columns", [{"alt_text": "Other words."}, {"content_hash": "b" * 64}])
    def test_is_not_of_other_words_or_bytes(self, row: Caption, approved: Version, columns: dict[str, Any]) -> None:
        assert not self.holds(self.again(row, approved, **columns))

    def test_is_not_of_another_caption(self, approved: Version) -> None:
        other = caption(object_id="2", image_name="photos/b.jpg", content_hash="a" * 64)
        assert not self.holds(self.again(other, approved))

    def test_is_not_where_nobody_approved(self, row: Caption, approved: Version) -> None:
        unread = version(row, "A red bridge at night.", standing="")
        found = versions.approved_by_people(
            [self.again(row, unread).pk, (same := self.again(row, approved)).pk], using="default"
        )
        assert found == {same.pk}

    def test_is_not_of_bytes_that_nobody_has_read(self, row: Caption, approved: Version) -> None:
        Version.objects.update(content_hash="")
        assert not self.holds(self.again(row, approved, content_hash=""))
