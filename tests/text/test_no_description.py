"""What services say in place of a description is no alt text, in any language; captions that come close to it are."""

from __future__ import annotations

from collections import Counter

import pytest

from django_autocaption.text import Level, clean, lint
from django_autocaption.text.steps.phrases.refusal import is_refusal
from django_autocaption.text.tables.excuses import EXCUSES, excuse
from django_autocaption.text.tables.languages import LANGUAGES
from tests.every import every

from .cases.no_description import GOOD_CAPTIONS, NO_DESCRIPTIONS


@every(NO_DESCRIPTIONS)
def test_answer_that_is_no_description_is_rejected(language: str, text: str) -> None:
    assert clean(text, language=language).verdict == "reject"
    assert [finding for finding in lint(text, language=language) if finding.level is Level.ERROR]


@every(GOOD_CAPTIONS)
def test_caption_that_comes_close_is_kept(language: str, text: str) -> None:
    assert clean(text, language=language).verdict != "reject"
    assert "refusal" not in [finding.code for finding in lint(text, language=language)]


def test_every_language_with_a_table_has_its_excuses_and_its_cases() -> None:
    others = set(LANGUAGES) - {"en"}
    assert set(EXCUSES) == others
    assert Counter(language for language, _ in NO_DESCRIPTIONS) == dict.fromkeys(others, 24)
    assert min(Counter(language for language, _ in GOOD_CAPTIONS).values()) >= 16


def test_what_the_image_says_is_no_excuse() -> None:
    assert is_refusal("Bei der Verarbeitung ist ein Fehler aufgetreten.", "de")
    assert not is_refusal("„Bei der Verarbeitung ist ein Fehler aufgetreten“ steht auf einem Bildschirm.", "de")


def test_description_behind_an_excuse_is_kept() -> None:
    answer = "Einen Moment bitte, ich analysiere das Bild. Das Bild zeigt einen Hund am Strand."
    assert clean(answer, language="de").alt_text == "Einen Hund am Strand."


@pytest.mark.parametrize("code", EXCUSES)
def test_what_says_nothing_of_an_image_is_no_excuse(code: str) -> None:
    assert not excuse(code).match("")
    assert not excuse(code).match("3 × 4 = 12")
