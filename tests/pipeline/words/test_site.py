"""What a person wrote into the site's own fields: which of it is an edit, and how it fits there and here."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from django.utils import timezone

from django_autocaption.models import Caption, Origin, Review, Surface, Verb, Version
from django_autocaption.pipeline.words import versions
from django_autocaption.pipeline.words.site import fitted, storable, written_on_site
from django_autocaption.registry import CaptionedField, registry
from tests.pictures import upload
from tests.pipeline.articles import CAT, DOG, MINE
from tests.rows import REVIEW, caption, version
from tests.testapp.models import Article

GERMAN = "Eine rote Brücke über dem breiten Fluss"
#: Letters of two code points each, five a word.
COMBINED = " ".join(["e\u0301" * 5] * 10)


def field() -> CaptionedField:
    found = registry.get(Article, "photo")
    assert found is not None
    return found


def row(alt_text: str = CAT, written: dict[str, str] | None = None, **more: Any) -> Caption:
    made = caption(Article.objects.create(photo=upload()), alt_text, field_name="photo", **more)
    made.written = written or {}
    made.save()
    return made


def wrote(texts: dict[str, str], *, new_image: bool = False) -> list[int]:
    return written_on_site(field(), Caption.objects.all(), texts, new_image=new_image)


def current() -> Version:
    found = Caption.objects.with_words().get().current
    assert found is not None
    return found


@pytest.mark.django_db
@pytest.mark.usefixtures("articles_site", "no_worker")
class TestAText:
    def test_is_a_persons_words_and_is_remembered_as_such(self) -> None:
        made = row()
        assert wrote({"photo_alt": f" {MINE}\n"}) == [made.pk]
        assert (current().alt_text, current().human_fields, current().origin) == (MINE, ["alt_text"], Origin.HUMAN)
        review = Review.objects.get()
        assert (review.verb, review.surface, review.by) == (Verb.WRITE_BACK, Surface.SITE, None)

    def test_is_that_of_the_other_words_where_it_corrects_ours(self) -> None:
        row(written={"photo_title": "Ours"}, words={"title": "Ours"})
        assert wrote({"photo_title": "Mine", "photo_text": "The site's own."})
        assert (current().title, current().description, current().human_fields) == ("Mine", "", ["title"])

    def test_beside_an_alt_text_is_taken_whatever_was_written_there(self) -> None:
        row()
        wrote({"photo_alt": MINE, "photo_title": "Mine", "photo_text": "In\nfull."})
        assert (current().title, current().description) == ("Mine", "In\nfull.")

    @pytest.mark.parametrize(
        "texts", [{}, {"photo_alt": ""}, {"photo_alt": CAT}, {"headline": MINE}, {"photo_title": "Mine"}]
    )
    def test_that_says_nothing_new_is_none(self, texts: dict[str, str]) -> None:
        row()
        assert (wrote(texts), Review.objects.count()) == ([], 0)

    def test_that_was_written_last_is_ours(self) -> None:
        row(DOG, written={"photo_alt": CAT})
        assert (wrote({"photo_alt": CAT}), current().alt_text) == ([], DOG)

    def test_that_was_written_once_came_back_from_an_old_form_and_is_written_over(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        told: list[tuple[list[int], Any]] = []
        monkeypatch.setattr(versions, "emit_change", lambda ids, **more: told.append((ids, more)))
        made = row(DOG, written={"photo_alt": DOG})
        version(made, CAT, standing="")
        assert wrote({"photo_alt": CAT, "photo_title": "Mine"}) == []
        found = Caption.objects.get()
        assert (found.written, current().alt_text) == ({"photo_alt": CAT}, DOG)
        assert told == [([made.pk], {"using": "default", "undoable": True})]
        assert found.follow_at is not None
        assert abs((found.follow_at - timezone.now()).total_seconds()) < 20

    def test_that_came_back_for_one_object_is_no_other_ones(self) -> None:
        made, other = row(DOG, written={"photo_alt": DOG}), row(DOG, written={"photo_alt": DOG})
        version(made, CAT, standing="")
        written_on_site(field(), Caption.objects.filter(pk=made.pk), {"photo_alt": CAT}, new_image=False)
        other.refresh_from_db()
        assert (other.written, other.follow_at) == ({"photo_alt": DOG}, None)

    def test_that_is_nobodys_business_has_nothing_follow(self) -> None:
        row(DOG, written={"photo_alt": DOG})
        assert (wrote({"photo_title": "Mine"}), Caption.objects.get().follow_at) == ([], None)

    def test_that_says_what_a_decorative_image_would_say_leaves_it_silent(self) -> None:
        row(words={"decorative": True}, human_fields=("decorative",))
        assert (wrote({"photo_alt": CAT}), current().decorative) == ([], True)

    def test_that_nobody_said_here_is_no_old_forms(self) -> None:
        made = row(DOG, written={"photo_alt": DOG})
        other = row("Another.")
        version(other, MINE, standing="")
        assert written_on_site(field(), Caption.objects.filter(pk=made.pk), {"photo_alt": MINE}) == [made.pk]

    def test_that_was_never_written_there_is_no_old_forms(self) -> None:
        made = row(DOG)
        version(made, CAT, standing="")
        assert wrote({"photo_alt": CAT}) == [made.pk]

    def test_of_a_person_and_one_of_an_old_form_come_apart(self) -> None:
        made = row(DOG, written={"photo_alt": DOG, "photo_title": "New"}, words={"title": "New"})
        version(made, CAT, standing="", title="Old")
        assert wrote({"photo_alt": MINE, "photo_title": "Old"}) == [made.pk]
        assert (current().alt_text, current().title, current().human_fields) == (MINE, "New", ["alt_text"])

    def test_makes_a_decorative_image_speak(self) -> None:
        row(words={"decorative": True}, human_fields=("decorative",))
        wrote({"photo_alt": MINE})
        assert (current().alt_text, current().decorative) == (MINE, False)
        assert current().human_fields == ["alt_text", "decorative"]

    def test_corrects_the_draft_that_is_offered(self) -> None:
        made = row()
        version(made, DOG, standing=REVIEW)
        assert wrote({"photo_alt": DOG}) == [], "that is what the draft says"
        assert wrote({"photo_alt": CAT}) == [made.pk]

    def test_of_a_row_without_a_file_is_none(self) -> None:
        row()
        Caption.objects.update(image_name="")
        assert wrote({"photo_alt": MINE}) == []

    @pytest.mark.parametrize(
        ("texts", "words"),
        [
            ({"photo_alt": MINE, "photo_title": "Mine"}, (MINE, "Mine")),
            ({"photo_alt": MINE, "photo_title": ""}, (MINE, "")),
            ({"photo_title": "Mine"}, None),
            ({"photo_alt": ""}, None),
        ],
    )
    def test_with_a_new_image_is_about_that_one_if_there_is_an_alt_text(
        self, texts: dict[str, str], words: tuple[str, str] | None
    ) -> None:
        row(words={"title": "Old"})
        Caption.objects.update(image_no=2)
        assert bool(wrote(texts, new_image=True)) is (words is not None)
        if words:
            assert (current().alt_text, current().title, current().based_on) == (*words, None)

    def test_with_a_new_image_that_every_object_has_says_nothing(self, monkeypatch: pytest.MonkeyPatch) -> None:
        row()
        Caption.objects.update(image_no=2)
        monkeypatch.setattr(Article._meta.get_field("photo_alt"), "_get_default", lambda: " A  picture ")
        assert wrote({"photo_alt": "A picture"}, new_image=True) == []
        assert wrote({"photo_alt": "Another picture"}, new_image=True) != []


@pytest.mark.parametrize(
    ("alt_text", "longest", "fits"),
    [
        (GERMAN, None, GERMAN),
        (GERMAN, len(GERMAN), GERMAN),
        (GERMAN, len(GERMAN) - 1, "Eine rote Brücke"),
        (GERMAN, 26, "Eine rote Brücke"),
        (COMBINED, 1, ""),
        (COMBINED, 2, "e\u0301"),
        (COMBINED, 21, COMBINED[:21]),
        (COMBINED, 31, COMBINED[:21]),
        (COMBINED, 33, COMBINED[:32]),
    ],
)
def test_a_fields_length_is_counted_in_code_points_and_texts_are_cut_between_words(
    alt_text: str, longest: int | None, fits: str
) -> None:
    said = Version(alt_text=alt_text)
    assert fitted(said, "alt_text", SimpleNamespace(max_length=longest), language="de") == fits


def test_nothing_is_said_of_a_decorative_image_and_of_none() -> None:
    field = SimpleNamespace(max_length=60)
    assert fitted(None, "alt_text", field, language="en") == ""
    assert fitted(Version(alt_text=CAT, decorative=True), "alt_text", field, language="en") == ""


@pytest.mark.parametrize(
    ("word", "written", "stored"),
    [
        ("alt_text", " A\n cat\0 \t sleeps. ", "A cat sleeps."),
        ("title", "A\ncat", "A cat"),
        ("description", " A\n cat\0 \t sleeps. ", "A\n cat \t sleeps."),
        ("title", "x" * 300, "x" * 300),
        ("title", "word " * 60 + "x", ("word " * 60).strip()),
        ("title", "e\u0301" * 200, "e\u0301" * 150),
        ("alt_text", "word " * 100, ("word " * 100).strip()),
        ("description", "word " * 1000 + "x", "word " * 1000 + "x"),
    ],
)
def test_what_a_person_wrote_is_stored_as_a_version_can_hold_it(word: str, written: str, stored: str) -> None:
    assert storable(word, written) == stored
