"""Titles end where a phrase ends, and the other texts of a page keep to theirs: ninety sets that people have read."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from django_autocaption.text import seo, width
from django_autocaption.text.endings import dangles
from django_autocaption.text.tables.grammar import GRAMMARS, PLACES
from django_autocaption.text.tables.languages import language_for
from tests.text.seo_sets import says, sets


@pytest.mark.parametrize("one", sets(), ids=lambda one: f"{one['language']}: {one['alt_text'][:40]}")
def test_pages_say_what_people_have_read(one: dict[str, Any]) -> None:
    assert says(one) == one["says"]


@pytest.mark.parametrize("one", sets(), ids=lambda one: f"{one['language']}: {one['alt_text'][:40]}")
def test_what_holds_for_all_of_them(one: dict[str, Any]) -> None:
    told = says(one)
    assert 8 <= width(told["title"]) <= 60
    assert not dangles(f"{told['title']}.", language_for(one["language"]))
    assert told["title"].rpartition(" ")[2].lower() not in PLACES
    assert told["meta_description"] or one["alt_text"].startswith(told["title"])
    assert width(told["meta_description"]) <= 155


class TestTitles:
    @pytest.mark.parametrize(
        ("text", "title"),
        [
            ("A mug, 330 ml.", "A mug, 330 ml"),
            (
                "In the background, " + "a lighthouse stands on a cliff above a sea that is grey and rough today.",
                "A lighthouse stands on a cliff above a sea",
            ),
            (
                "Red, green and blue paint in open tins beside brushes on a table in an artist's bright studio.",
                "Red, green and blue paint in open tins beside brushes",
            ),
            (
                "A woman wearing a long red evening dress looking over the rail of a ferry at the skyline.",
                "A woman wearing a long red evening dress",
            ),
            (
                "An old barn surrounded by fields of ripe wheat under a sky full of very dark thunderclouds.",
                "An old barn surrounded by fields of ripe wheat",
            ),
        ],
    )
    def test_end_before_the_phrase_that_does_not_fit(self, text: str, title: str) -> None:
        assert seo(alt_text=text).title == title

    def test_a_short_sentence_of_the_description_is_better_than_a_cut(self) -> None:
        words = seo(
            alt_text="Two women in dark suits shake hands across a table that plans and cups of cold coffee cover.",
            description="Two women shake hands across a table. Plans and coffee cups cover it.",
        )
        assert words.title == "Two women shake hands across a table"

    @given(st.text(max_size=300), st.sampled_from(sorted([*GRAMMARS, "ja", "zh", "ru", "ar", "th", "tr"])))
    def test_are_short_whatever_the_text(self, text: str, language: str) -> None:
        words = seo(alt_text=text, language=language)
        assert width(words.title) <= 60
        assert width(words.meta_description) <= 155
        assert len(words.file_name) <= 80


@pytest.mark.parametrize(
    ("language", "text", "things"),
    [
        ("en", "A dog runs past the Eiffel Tower with a red ball in its mouth.", ["dog", "red ball", "mouth"]),
        ("en", "The jerseys race while a man holding an umbrella waits.", ["jerseys", "umbrella"]),
        ("de", "Frisch gebackene Brote liegen neben einer Schale mit dem Salz.", ["brote", "schale", "salz"]),
        ("fr", "L'église d'un petit village se reflète dans une rivière.", ["église", "village", "rivière"]),
        ("es", "Una mujer lee en el banco de un parque.", ["banco", "parque"]),
        ("ja", "赤い橋の下で、女性が本棚とテーブルを運んでいる。", ["本棚", "テーブル"]),
        ("zh", "一只大狗在草地上追着皮球。", ["大狗", "草地", "皮球"]),
        ("ru", "Собака бежит по пляжу.", []),
    ],
)
def test_keywords_are_names_of_things(language: str, text: str, things: list[str]) -> None:
    assert list(seo(alt_text=text, language=language).keywords) == things
