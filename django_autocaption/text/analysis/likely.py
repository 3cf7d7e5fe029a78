"""In which of a few languages a text is, where nobody says so."""

from __future__ import annotations

import re
from collections.abc import Sequence

from django_autocaption.text.analysis.script import is_wrong_language
from django_autocaption.text.tables.languages import Language, language_for

_WORD = re.compile(r"[^\W\d_]+")


def likely_language(text: str, tags: Sequence[str]) -> str:
    """The one of these BCP 47 tags in whose script the text is, and of whose little words ("the", "der") it has most;
    the first of them where that is all alike. ``tags``: one or more."""
    return max(tags, key=lambda tag: _likelihood(text, language_for(tag)))


def _likelihood(text: str, language: Language) -> tuple[bool, int]:
    little = sum(word in language.function_words for word in _WORD.findall(text.lower()))
    return not is_wrong_language(text, language), little
