"""What ``clean`` makes of answers as services of every kind write them, and of good captions that look like them."""

from __future__ import annotations

import unicodedata
from pathlib import Path

from django_autocaption.text import Level, lint
from tests.every import every

from .cases.answers_languages import ANSWERS_LANGUAGES
from .cases.answers_models import MODELS
from .cases.answers_prose import PROSE
from .cases.answers_wrapped import WRAPPED
from .cases.failures import FAILURES
from .cases.failures_languages import FAILURES_LANGUAGES
from .cases.plausible import PLAUSIBLE
from .cases.plausible_languages import PLAUSIBLE_LANGUAGES
from .cases.plausible_openings import PLAUSIBLE_OPENINGS
from .cleaned import cleaned

GOOD = [*(("en", text) for text in PLAUSIBLE + PLAUSIBLE_OPENINGS), *PLAUSIBLE_LANGUAGES]
#: Language, answer, and what is left of it; written down before there was a rule for them.
FRESH = [
    tuple(line.replace("\\n", "\n").split("\t"))
    for line in (Path(__file__).parent / "cases" / "answers_fresh.txt").read_text("utf-8").splitlines()
]
ANSWERS = [*(("en", *case) for case in WRAPPED + PROSE + MODELS), *ANSWERS_LANGUAGES, *(c for c in FRESH if c[2])]
NOTHING = [*(("en", text) for text in FAILURES), *FAILURES_LANGUAGES, *(case[:2] for case in FRESH if not case[2])]


@every(GOOD)
def test_good_caption_is_accepted_as_it_is(language: str, text: str) -> None:
    found = cleaned(text, language=language, limit=250)
    came = unicodedata.normalize("NFC", text)
    if found.alt_text == came:
        assert (found.verdict, found.reasons) == ("accept", ())
    else:  # but for its full stop
        assert found.alt_text[:-1] == came
        assert (found.verdict, found.reasons) == ("clean", ("punctuated",))


@every(ANSWERS)
def test_answer_gives_its_words(language: str, raw: str, alt_text: str) -> None:
    found = cleaned(raw, language=language)
    assert (found.alt_text, found.verdict) == (alt_text, "clean")


@every(NOTHING)
def test_failure_gives_no_words(language: str, raw: str) -> None:
    found = cleaned(raw, language=language)
    assert (found.verdict, found.alt_text, found.caption, found.description) == ("reject", "", "", "")
    assert found.reasons


def test_words_are_final() -> None:
    for language, alt_text in sorted({(case[0], case[-1]) for case in GOOD + ANSWERS}):
        once = cleaned(alt_text, language=language, limit=250)
        twice = cleaned(once.alt_text, language=language, limit=250)
        assert (twice.verdict, twice.alt_text) == ("accept", once.alt_text)
        assert not [finding for finding in lint(once.alt_text, language=language) if finding.level is Level.ERROR]
