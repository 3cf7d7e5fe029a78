"""Whatever a model and its server make of the answer, the words are found in it, or it says nothing."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from django_autocaption.providers.hosted import Complaint
from django_autocaption.providers.openai.answer import (
    content_of,
    fields_of,
    is_cut_json,
    read_object,
    salvage,
    translations_of,
)
from django_autocaption.providers.openai.errors import read_complaint, reset_after

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
@pytest.mark.timeout(5)
def test_even_a_very_long_answer_is_read_in_no_time(piece: str) -> None:
    for content in (piece * 200_000, '{"' + piece * 200_000, '{"alt_text": "' + piece * 200_000 + "\\"):
        read_object(content)
        is_cut_json(content)
        salvage(content)


@pytest.mark.parametrize(
    ("message", "text"),
    [
        ({"content": " A cat. "}, "A cat."),
        ({"content": None}, ""),
        ({}, ""),
        ({"content": {"text": "A cat."}}, ""),
        ({"content": [{"type": "text", "text": "A "}, {"type": "image"}, {"type": "text", "text": "cat."}]}, "A cat."),
        ({"content": ["A ", "cat.", 7]}, "A cat."),
    ],
)
def test_content_is_text_parts_or_nothing(message: dict[str, Any], text: str) -> None:
    assert content_of(message) == text


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


@pytest.mark.parametrize("nobody", ["none", "None", "", "null", None, "N/A", 7, [], "no person"])
def test_where_nobody_is_there_is_no_age(nobody: Any) -> None:
    assert fields_of({"age_group": nobody, "age_confidence": 0.9})["age"] is None


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


@pytest.mark.parametrize(
    ("payload", "complaint"),
    [
        ({"error": {"message": "No.", "type": "t", "param": None, "code": "c"}}, Complaint(code="c", text="No.")),
        ({"error": {"message": "No.", "type": "t", "code": None}}, Complaint(code="t", text="No.")),
        ({"error": {"message": "No.", "param": "seed"}}, Complaint(text="seed: No.")),
        ({"error": {"message": "Bad seed.", "param": "seed"}}, Complaint(text="Bad seed.")),
        ({"error": {"message": "No.", "code": 429, "type": "quota"}}, Complaint(code="quota", text="No.")),
        ({"error": {"message": "No.", "code": 429, "type": "other"}}, Complaint(code="429", text="No.")),
        ({"error": "No."}, Complaint(text="No.")),
        ({"detail": "No."}, Complaint(text="No.")),
        ({"detail": [{"loc": ["body", "seed"], "msg": "No.", "type": "t"}]}, Complaint(code="t", text="seed: No.")),
        ({"object": "error", "message": "No.", "code": 404}, Complaint(code="404", text="No.")),
        ({"message": "No.", "request_id": "r"}, Complaint(text="No.")),
        ([{"error": {"message": "No.", "code": 400}}], Complaint(code="400", text="No.")),
        ({"choices": [{"error": {"message": "No.", "code": 502}}]}, Complaint(code="502", text="No.")),
        ({"error": None, "choices": [{"message": {}}]}, None),
        ({"choices": [], "message": 7}, None),
        ([], None),
        ("error", None),
    ],
)
def test_an_error_is_read_in_every_dialect(payload: Any, complaint: Complaint | None) -> None:
    assert read_complaint(payload, known=("quota",)) == complaint


@pytest.mark.parametrize(
    ("text", "seconds"),
    [("120ms", 0.12), ("1m2s", 62), ("1h2m3.5s", 3723.5), ("6m0s", 360), ("7.66s", 7.66), ("2d", 172800), ("12", 12)],
)
def test_a_reset_is_a_duration(text: str, seconds: float) -> None:
    assert reset_after({"x-ratelimit-reset-requests": text}) == pytest.approx(seconds)


@pytest.mark.parametrize("text", ["", " ", "s", "-1s", "1y", "2026-01-01T00:00:00Z", "nan", "inf"])
def test_what_is_no_duration_says_nothing(text: str) -> None:
    assert reset_after({"x-ratelimit-reset-requests": text}) is None


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
