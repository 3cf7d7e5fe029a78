"""A person's words are published as they were written, or left to an editor."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from django_autocaption.text import as_written, length, lint


@pytest.mark.parametrize(
    "text",
    [
        "sleeping cat",
        "links: Oma, rechts: Opa",
        "Autumn leaves...",
        "Sure! Here is a caption",
        "Trending on our street, by Jane Doe",
        "There we are",
        "NO PARKING",
        "Bye bye",
        "Red fox (Vulpes vulpes) in snow",
        "A watermark on old paper. No text is visible.",
        "Ｆull width",
        "Deux chats ; un chien",
    ],
)
def test_nothing_is_added_or_taken_away(text: str) -> None:
    written = as_written(text)
    assert (written.verdict, written.alt_text, written.description, written.reasons) == ("accept", text, text, ())


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("  Two dogs\r\non a  beach \n", "Two dogs on a beach"),
        ("\u202eTwo dogs\u202c\u200b", "Two dogs"),
        (unicodedata.normalize("NFD", "Café"), "Café"),
        ("CafÃ© in Lyon", "Café in Lyon"),
        ("نمی\u200cخواهم", "نمی\u200cخواهم"),
    ],
)
def test_what_nobody_sees_is_mended(raw: str, text: str) -> None:
    assert as_written(raw, language="fa" if text[0] == "ن" else "en").alt_text == text


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("bla bla bla", "lint:repetition"),
        ("Photo of my mum", "lint:redundant_start"),
        ("Sunset 🌅", "lint:emoji"),
        ("The harbour #boats", "lint:handle"),
        ("Tom &amp; Jerry", "lint:markup"),
        ("cat, dog, tree, house, car", "lint:tag_list"),
        ("Кот на окне", "lint:wrong_language"),
    ],
)
def test_what_the_linter_refuses_is_kept_for_an_editor_as_it_is(text: str, reason: str) -> None:
    written = as_written(text)
    assert (written.verdict, written.alt_text, written.reasons) == ("accept", text, (reason,))


@pytest.mark.parametrize("text", ["", " ", "Image", "DSC_0001.JPG", "a" * 80])
def test_what_describes_nothing_is_rejected(text: str) -> None:
    assert as_written(text).verdict == "reject"


def test_of_a_long_text_whole_sentences_are_said_and_all_of_it_describes() -> None:
    text = " ".join(f"Sentence {number} tells of the harbour and its many boats." for number in range(20))
    written = as_written(text)
    assert 200 < length(written.alt_text) <= 250 and text.startswith(written.alt_text + " ")
    assert (written.alt_text[-1], written.description, written.reasons) == (".", text, ())


def test_a_sentence_that_is_too_long_waits_for_an_editor() -> None:
    text = "The harbour, " + "with a boat and a boat that is older, " * 10 + "and a crane."
    written = as_written(text)
    assert length(written.alt_text) <= 250 and written.description == text
    assert written.reasons[-1] == "lint:too_long"


@given(st.text(max_size=300))
def test_no_letter_is_lost_or_made_where_it_may_be_published(text: str) -> None:
    written = as_written(text)
    if written.verdict == "reject" or written.reasons:
        return
    assert not [finding for finding in lint(written.alt_text) if finding.level == "error"]
    again = as_written(written.alt_text)
    assert (again.verdict, again.alt_text) == ("accept", written.alt_text)


def test_a_line_of_a_poem_that_reads_like_talk_is_for_an_editor() -> None:
    written = as_written("Shall I compare thee to a summer's day?")
    assert (written.verdict, written.reasons) == ("accept", ("lint:refusal",))


def test_a_person_ends_on_a_particle() -> None:
    assert as_written("Farfar tager hatten af", language="da").reasons == ()
