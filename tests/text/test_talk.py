"""What a service says to whoever asked is no alt text, however it is put; captions in the same words are."""

from __future__ import annotations

import re

import pytest

from django_autocaption import text
from tests.text.cases.near_talk import NEAR_TALK
from tests.text.cases.talk import TALK


def test_talk_is_no_alt_text() -> None:
    assert [said for said in TALK if text.clean(said).verdict != "reject"] == []


def test_services_fail_in_english_whatever_language_was_wanted() -> None:
    """A single word may be another language's: "See." is a lake in German."""
    several = [said for said in TALK if len(set(re.findall(r"[^\W\d_]+", said.lower()))) > 1]
    assert [said for said in several if text.clean(said, language="de").verdict != "reject"] == []


def test_captions_in_the_same_words_stay_as_they_are() -> None:
    assert [caption for caption in NEAR_TALK if text.clean(caption).alt_text != caption] == []


@pytest.mark.parametrize(
    "answer",
    [
        "Hello! A fox in the snow.",
        "Thanks for sharing this picture with me. A fox in the snow.",
        "A fox in the snow. I hope that helps, please let me know!",
        "Great shot! A fox in the snow. Nice composition and lighting.",
    ],
)
def test_talk_around_a_caption_goes(answer: str) -> None:
    assert text.clean(answer).alt_text == "A fox in the snow."


def test_what_a_sign_says_is_seen() -> None:
    assert text.clean('A sign that says "Sorry, not available".').verdict != "reject"


@pytest.mark.parametrize("written", ["Download file.", "Thank you.", "Share.", "Open image."])
def test_a_person_may_say_what_an_icon_does(written: str) -> None:
    assert "refusal" not in {finding.code for finding in text.lint(written)}
