"""What ``clean`` makes of answers as services of every kind write them, and of good captions that look like them."""

from __future__ import annotations

import unicodedata

import pytest

from django_autocaption.text import Level, clean, lint

from .cases.answers_languages import ANSWERS_LANGUAGES
from .cases.answers_models import MODELS
from .cases.answers_prose import PROSE
from .cases.answers_wrapped import WRAPPED
from .cases.failures import FAILURES
from .cases.failures_languages import FAILURES_LANGUAGES
from .cases.plausible import PLAUSIBLE
from .cases.plausible_languages import PLAUSIBLE_LANGUAGES
from .cases.plausible_openings import PLAUSIBLE_OPENINGS

GOOD = [*(("en", text) for text in PLAUSIBLE + PLAUSIBLE_OPENINGS), *PLAUSIBLE_LANGUAGES]
ANSWERS = [*(("en", *case) for case in WRAPPED + PROSE + MODELS), *ANSWERS_LANGUAGES]
NOTHING = [*(("en", text) for text in FAILURES), *FAILURES_LANGUAGES]


@pytest.mark.parametrize(("language", "text"), GOOD, ids=lambda value: value[:50])
def test_good_caption_is_accepted_as_it_is(language: str, text: str) -> None:
    cleaned = clean(text, language=language, limit=250)
    came = unicodedata.normalize("NFC", text)
    if cleaned.alt_text == came:
        assert (cleaned.verdict, cleaned.reasons) == ("accept", ())
    else:  # but for its full stop
        assert cleaned.alt_text[:-1] == came
        assert (cleaned.verdict, cleaned.reasons) == ("clean", ("punctuated",))


@pytest.mark.parametrize(("language", "raw", "alt_text"), ANSWERS, ids=lambda value: value[:50])
def test_answer_gives_its_words(language: str, raw: str, alt_text: str) -> None:
    cleaned = clean(raw, language=language)
    assert (cleaned.alt_text, cleaned.verdict) == (alt_text, "clean")


@pytest.mark.parametrize(("language", "raw"), NOTHING, ids=lambda value: value[:50])
def test_failure_gives_no_words(language: str, raw: str) -> None:
    cleaned = clean(raw, language=language)
    assert (cleaned.verdict, cleaned.alt_text, cleaned.caption, cleaned.description) == ("reject", "", "", "")
    assert cleaned.reasons


def test_words_are_final() -> None:
    for language, alt_text in sorted({(case[0], case[-1]) for case in GOOD + ANSWERS}):
        once = clean(alt_text, language=language, limit=250)
        twice = clean(once.alt_text, language=language, limit=250)
        assert (twice.verdict, twice.alt_text) == ("accept", once.alt_text)
        assert not [finding for finding in lint(once.alt_text, language=language) if finding.level is Level.ERROR]
