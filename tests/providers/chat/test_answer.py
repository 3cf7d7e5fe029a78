"""Whatever a model and its server make of the answer, the words are found in it, or it says nothing."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from django_autocaption.providers.chat.answer import (
    fields_of,
    is_cut_json,
    read_object,
    salvage,
    translations_of,
)

WORDS = {"alt_text": "A {cat} on a mat.", "decorative": False}
TEXT = json.dumps(WORDS)


@pytest.mark.parametrize(
    "content",
    [
        TEXT,
        f"```json\n{TEXT}\n```",
        f"```\n{TEXT}```",
        f"Sure! Here you are:\n```json\n{TEXT}\n```\nAnything else?",
        f'<think>Maybe {{"alt_text": "A dog."}}?</think>\n{TEXT}',
        f"◁think▷ none\n{TEXT} Hope that helps.",
        f'{{"image": {TEXT}}}',
        f"[{TEXT}]",
        json.dumps(WORDS, indent=4),
    ],
)
def test_the_object_is_found_wherever_it_stands(content: str) -> None:
    assert read_object(content) == WORDS


@pytest.mark.parametrize(
    "content", ["", "A cat.", "A set {1, 2}.", '{"error": "no"}', "{}", "[]", '{"a": {"b": 1}}', '{"image": "A cat."}']
)
def test_what_is_no_answer_is_no_object(content: str) -> None:
    assert read_object(content) is None


@given(st.text())
def test_no_content_is_too_strange(content: str) -> None:
    assert read_object(content) is None or isinstance(read_object(content), dict)
    assert isinstance(is_cut_json(content), bool)
    assert isinstance(salvage(content), str)


@given(st.text().filter(lambda text: text.strip() == text), st.integers(min_value=0))
def test_an_alt_text_is_saved_whole_or_not_at_all(alt_text: str, at: int) -> None:
    whole = json.dumps({"alt_text": alt_text, "title": "Other words"})
    cut = whole[: at % len(whole)]
    assert salvage(cut) in ("", alt_text)
    if cut:
        assert is_cut_json(cut)


@pytest.mark.parametrize("piece", ['\\"', '"', "{", '{"', "```", "<think>", "</think>", '"alt_text":', " ", "[{"])
@pytest.mark.timeout(60)
def test_even_a_very_long_answer_is_read_in_no_time(piece: str) -> None:
    for content in (piece * 200_000, '{"' + piece * 200_000, '{"alt_text": "' + piece * 200_000 + "\\"):
        read_object(content)
        is_cut_json(content)
        salvage(content)


@pytest.mark.parametrize(
    ("found", "text"),
    [
        ({"alt_text": "A cat.", "description": "Long."}, "A cat."),
        ({"altText": "A cat."}, "A cat."),
        ({"Alt Text": "A cat.", "caption": "Cats"}, "A cat."),
        ({"alt": "", "description": "A cat sleeps."}, "A cat sleeps."),
        ({"caption": "A cat.", "title": "Cat"}, "A cat."),
        ({"alt_text": ["A cat."]}, ""),
        ({"decorative": True, "description": "A line."}, ""),
    ],
)
def test_the_alt_text_has_many_names(found: dict[str, Any], text: str) -> None:
    assert fields_of(found)["text"] == text


@pytest.mark.parametrize("nobody", ["none", "None", "", "null", None, "N/A", {}, [], "no person"])
def test_where_nobody_is_there_is_no_age(nobody: Any) -> None:
    assert fields_of({"age_group": nobody, "age_confidence": 0.9})["age"] is None


@pytest.mark.parametrize(
    ("given", "label"),
    [(7, "7"), (0, "0"), (["25-44", "13-17"], '["25-44", "13-17"]'), ({"low": 4}, '{"low": 4}'), (True, "true")],
)
def test_an_age_that_is_no_text_is_one_all_the_same(given: Any, label: str) -> None:
    assert fields_of({"age_group": given})["age"].label == label


@pytest.mark.parametrize(("given", "confidence"), [(0.9, 0.9), (1, 1.0), ("0.9", None), (None, None), (True, None)])
def test_an_age_keeps_its_label_and_a_number_as_its_confidence(given: Any, confidence: float | None) -> None:
    age = fields_of({"age_group": " 25-44 ", "age_confidence": given})["age"]
    assert (age.label, age.confidence, age.scale) == ("25-44", confidence, "fraction")


@pytest.mark.parametrize(
    ("given", "nsfw"), [(True, True), (False, False), ("false", False), ("Yes", True), ("maybe", None), (0, None)]
)
def test_not_knowing_is_not_no(given: Any, nsfw: bool | None) -> None:
    assert fields_of({"nsfw": given})["nsfw"] is nsfw


@pytest.mark.parametrize(("given", "tag"), [("de", "de"), ("zh_Hant", "zh-Hant"), ("German", ""), ("", ""), (7, "")])
def test_a_language_is_a_tag_or_nothing(given: Any, tag: str) -> None:
    assert fields_of({"language": given})["language"] == tag


@pytest.mark.parametrize(
    ("given", "keywords"), [("a, b,", ("a", "b")), (["a", 7, " "], ("a",)), (None, ()), ({"a": 1}, ())]
)
def test_keywords_are_a_list_or_between_commas(given: Any, keywords: tuple[str, ...]) -> None:
    assert fields_of({"keywords": given})["keywords"] == keywords


@pytest.mark.parametrize(("group", "nobody"), [("none", True), ("No person", True), ("", False), ("13-17", False)])
def test_that_nobody_is_seen_is_said_not_guessed(group: str, nobody: bool) -> None:
    assert fields_of({**WORDS, "age_group": group})["nobody"] is nobody
    assert fields_of(WORDS)["nobody"] is False


class TestTranslations:
    def test_are_words_of_their_own_with_the_judgements_of_the_whole(self) -> None:
        german = {"alt_text": "Eine Katze.", "title": "Katze", "keywords": ["katze"]}
        found = translations_of({**WORDS, "title": "Cat", "nsfw": True, "translations": {"de": german}})
        assert found["de"]["text"] == "Eine Katze."
        assert (found["de"]["title"], found["de"]["keywords"], found["de"]["language"]) == ("Katze", ("katze",), "de")
        assert found["de"]["nsfw"] is True

    def test_say_nothing_where_they_hold_no_words(self) -> None:
        assert translations_of({**WORDS, "translations": {"de": {}, "fr": {"alt_text": " "}, "it": "Un gatto."}}) == {}

    def test_of_a_decorative_image_need_none(self) -> None:
        found = translations_of({"alt_text": "", "decorative": True, "translations": {"de": {"alt_text": ""}}})
        assert found["de"]["decorative"] is True

    @pytest.mark.parametrize("odd", [None, [], "de", 3, {"de": None}, {"de": ["Eine Katze."]}])
    def test_of_another_shape_are_none(self, odd: Any) -> None:
        assert translations_of({**WORDS, "translations": odd}) == {}
