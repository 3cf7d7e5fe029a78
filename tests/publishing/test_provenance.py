"""Words of a machine that nobody approved can be told from those that a person stands for, where the site wants it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import override_settings
from django.utils.safestring import mark_safe
from django.utils.translation import override

from django_autocaption.models import Caption, Origin, Rating, Review, Surface, Verb
from django_autocaption.models.choices import APPROVING
from django_autocaption.pipeline.words import reviews, undoing
from django_autocaption.pipeline.words.seen import By, Seen
from django_autocaption.publishing.gate import published_caption
from django_autocaption.publishing.prefetch import prefetch_captions
from tests.browser import axe
from tests.chromium import chromium
from tests.publishing.samples import WORDS, Page, photo_with, render
from tests.publishing.test_example_pages import assert_valid
from tests.rows import REVIEW
from tests.testapp.models import Photo

MARK = "data-alt-source"
NOTE = "{% described_by_ai photo.image %}"
ALL = f"{{% captioned_img photo.image %}}{{% figure photo.image %}}{NOTE}{{% image_jsonld photo.image %}}"
BY_MACHINE: dict[str, Any] = {"origin": Origin.PROVIDER, "provider": "runware"}


def with_provenance(on: bool = True, **keys: Any) -> Any:
    return override_settings(AUTOCAPTION={**settings.AUTOCAPTION, "PROVENANCE": on, **keys})


def is_marked(photo: Photo) -> bool:
    """All that could tell agrees."""
    page = Page(render("{% captioned_img photo.image %}", photo=photo))
    told = {page.one("img").get(MARK) == "machine", render(NOTE, photo=photo) != ""}
    caption = Page(render("{% image_jsonld photo.image %}", photo=photo)).data.get("caption")
    if caption is not None:
        told.add(isinstance(caption, dict))
    (answer,) = told
    return answer


@pytest.mark.django_db
class TestWhatIsMarked:
    @pytest.fixture(autouse=True)
    def _on(self) -> Any:
        with with_provenance():
            yield

    @pytest.mark.parametrize("origin", [Origin.PROVIDER, Origin.REUSED])
    def test_words_of_a_service(self, origin: Origin) -> None:
        assert is_marked(photo_with(origin=origin, provider="runware"))

    @pytest.mark.parametrize(
        "columns",
        [
            {"origin": Origin.AUTHOR, "provider": ""},
            {"origin": Origin.REUSED, "provider": ""},
            {"origin": Origin.HUMAN, "provider": "runware", "human_fields": ("alt_text",)},
            BY_MACHINE | {"human_fields": ("alt_text",)},
            BY_MACHINE | {"decorative": True},
            BY_MACHINE | {"standing": REVIEW},
        ],
    )
    def test_but_not_what_others_wrote_or_nobody_shows(self, columns: dict[str, Any]) -> None:
        assert not is_marked(photo_with(**columns))

    def test_nor_what_a_person_approved_until_they_take_it_back(self, django_user_model: Any) -> None:
        photo = photo_with(standing=REVIEW, **BY_MACHINE)
        row, by = Caption.objects.get(), By(user=django_user_model.objects.create_user("editor"))
        review = reviews.approve(row, seen=Seen.of(row), by=by)
        assert not is_marked(photo)
        undoing.undo(review, by=by)
        assert render("{% alt photo.image %}", photo=photo) == ""
        reviews.approve(row, seen=Seen.of(row), by=by)
        assert not is_marked(photo)

    @pytest.mark.parametrize("verb", Verb)
    @pytest.mark.parametrize("is_undone", [False, True])
    def test_by_what_they_decided_about_the_words(self, verb: Verb, is_undone: bool) -> None:
        photo = photo_with(**BY_MACHINE)
        row = Caption.objects.get()
        review = Review.objects.create(caption=row, verb=verb, result=row.published, surface=Surface.LIST)
        if is_undone:
            Review.objects.create(caption=row, verb=Verb.UNDO, undoes=review, surface=Surface.LIST)
        assert is_marked(photo) is (is_undone or verb not in APPROVING)

    def test_nor_a_new_title_of_theirs_beside_the_machines_alt_text(self) -> None:
        photo = photo_with(**BY_MACHINE)
        row = Caption.objects.get()
        reviews.edit(row, {"title": "Bridge"}, seen=Seen.of(row), by=By())
        assert not is_marked(photo)

    def test_each_language_by_itself(self) -> None:
        with with_provenance(LANGUAGES=["en", "de"]):
            photo = photo_with(**BY_MACHINE)
            row = Caption.objects.get(language="de")
            reviews.edit(row, {"alt_text": "Eine rote Brücke."}, seen=Seen.of(row), by=By())
            assert is_marked(photo)
            with override("de"):
                assert not is_marked(photo)

    def test_nothing_of_an_image_that_is_withheld(self) -> None:
        with with_provenance(MODERATION={"MODE": "hold"}):
            assert render(ALL, photo=photo_with(rating=Rating.BLOCKED, **BY_MACHINE)) == ""

    def test_at_no_further_query(self, django_assert_num_queries: Any) -> None:
        photos = [photo_with(**BY_MACHINE) for _number in range(3)]
        prefetch_captions(photos[:1])
        with django_assert_num_queries(1):
            prefetch_captions(photos)
        with django_assert_num_queries(0):
            assert all(is_marked(photo) for photo in photos)

    def test_structured_data_has_it_on_the_words_and_never_on_the_image(self) -> None:
        photo = photo_with(**BY_MACHINE)
        data = Page(render("{% image_jsonld photo.image %}", photo=photo)).data
        assert data["caption"] == {
            "@type": "MediaObject",
            "encodingFormat": "text/plain",
            "text": WORDS,
            "inLanguage": "en",
            "digitalSourceType": "https://schema.org/TrainedAlgorithmicMediaDigitalSource",
        }
        assert "digitalSourceType" not in data

    def test_the_note_is_in_the_sites_words_and_safe(self) -> None:
        photo = photo_with(**BY_MACHINE)
        tag = "{% described_by_ai photo.image text=t class='note' data_x='\"' %}"
        assert render(tag, photo=photo, t="<b>") == '<small class="note" data-x="&quot;">&lt;b&gt;</small>'
        assert Page(render(tag, photo=photo, t=mark_safe("<b>AI</b>"))).tags == ["small", "b"]

    def test_a_sites_own_attribute_wins(self) -> None:
        tag = "{% captioned_img photo.image data_alt_source='ours' %}"
        assert Page(render(tag, photo=photo_with(**BY_MACHINE))).one("img")[MARK] == "ours"


@pytest.mark.django_db
def test_nothing_is_told_unless_the_site_wants_it() -> None:
    photo = photo_with(**BY_MACHINE)
    assert not is_marked(photo)
    caption = published_caption(photo.image)
    assert caption is not None
    assert (caption.approved, caption.is_unapproved_machines) == (None, False)


@pytest.mark.django_db
class TestMissing:
    @pytest.mark.parametrize("tag", ["captioned_img", "figure"])
    @pytest.mark.parametrize(
        ("columns", "options", "alt"),
        [
            ({"standing": REVIEW}, "", ""),
            ({"standing": REVIEW}, "missing='empty'", ""),
            ({"standing": REVIEW}, "missing='omit'", None),
            ({"standing": REVIEW}, "missing='omit' default='Bridge'", "Bridge"),
            ({"decorative": True}, "missing='omit'", ""),
            ({}, "missing='omit'", WORDS),
        ],
    )
    def test_words_are_told_from_decoration(
        self, tag: str, columns: dict[str, Any], options: str, alt: str | None
    ) -> None:
        image = Page(render(f"{{% {tag} photo.image {options} %}}", photo=photo_with(**columns))).one("img")
        assert image.get("alt") == alt
        assert ("alt" in image) == (alt is not None)

    def test_another_value_is_an_error(self) -> None:
        with pytest.raises(ValueError, match="'empty', 'omit'"):
            render("{% captioned_img photo.image missing='no' %}", photo=photo_with())


@pytest.mark.browser
@pytest.mark.django_db
def test_pages_are_valid_with_and_without_it_and_a_screen_reader_hears_the_note_beside_the_words(
    tmp_path: Path,
) -> None:
    photo = photo_with(description="A red steel bridge crosses a wide river.", **BY_MACHINE)
    pages = {}
    for on in (False, True):
        with with_provenance(on):
            pages[on] = (
                '<!DOCTYPE html><html lang="en"><head><title>Bridge</title>'
                + render("{% image_jsonld photo.image %}</head><body><main><h1>Bridge</h1>", photo=photo)
                + render(f"{{% figure photo.image %}}<p>{NOTE}</p></main></body></html>", photo=photo)
            ).replace("<p></p>", "")
    assert_valid(pages.values(), tmp_path)
    without, told = (json.loads(Page(markup).scripts[0]) for markup in pages.values())
    caption = {"@type": "MediaObject", "encodingFormat": "text/plain", "text": without["caption"], "inLanguage": "en"}
    by_a_model = {"digitalSourceType": "https://schema.org/TrainedAlgorithmicMediaDigitalSource"}
    assert told == without | {"caption": caption | by_a_model}, "of the image nothing else is said"
    with chromium() as browser:
        heard = {}
        for on, markup in pages.items():
            view = browser.new_page()
            view.set_content(markup)
            assert axe.complaints(view) == []
            heard[on] = view.locator("main").aria_snapshot()
    assert f'img "{WORDS}"' in heard[False]
    assert "Described by AI" not in heard[False]
    assert [line for line in heard[True].splitlines() if line not in heard[False].splitlines()] == [
        "  - paragraph: Described by AI"
    ]
