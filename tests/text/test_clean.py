"""What ``clean`` makes of the answers of captioning services."""

from __future__ import annotations

import pytest

from django_autocaption.text import Level, clean, lint

from .cases.accepted import ACCEPTED
from .cases.mended import MENDED
from .cases.rejected import REJECTED


@pytest.mark.parametrize(("language", "text"), ACCEPTED, ids=lambda value: value[:50])
def test_good_caption_comes_through_untouched(language: str, text: str) -> None:
    cleaned = clean(text, language=language, limit=250)
    assert (cleaned.verdict, cleaned.reasons) == ("accept", ())
    assert cleaned.alt_text.startswith(text)
    assert len(cleaned.alt_text) <= len(text) + 1


@pytest.mark.parametrize(("language", "raw", "alt_text"), MENDED, ids=lambda value: value[:50])
def test_answer_is_mended(language: str, raw: str, alt_text: str) -> None:
    cleaned = clean(raw, language=language)
    assert (cleaned.alt_text, cleaned.verdict) == (alt_text, "clean")


@pytest.mark.parametrize(("language", "raw", "reason"), REJECTED, ids=lambda value: str(value)[:50])
def test_answer_without_words_is_rejected(language: str, raw: object, reason: str) -> None:
    cleaned = clean(raw, language=language)
    assert (cleaned.verdict, cleaned.alt_text) == ("reject", "")
    assert cleaned.reasons[-1].startswith(reason)


@pytest.mark.parametrize(("language", "raw"), [case[:2] for case in ACCEPTED + MENDED], ids=lambda value: value[:50])
def test_cleaning_twice_changes_nothing_and_lint_is_content(language: str, raw: str) -> None:
    once = clean(raw, language=language)
    twice = clean(once.alt_text, language=language)
    assert twice.alt_text == once.alt_text
    assert twice.verdict in {"accept", "clean"}
    assert not [finding for finding in lint(once.alt_text, language=language) if finding.level is Level.ERROR]
