"""Width of a text as search results show it, and the text cut to one."""

from __future__ import annotations

import unicodedata

from django_autocaption.text.fit import fitted, graphemes
from django_autocaption.text.tables.languages import Language


def width(text: str) -> int:
    """Width units of a text: combining marks 0, East Asian wide and fullwidth characters 2, others 1 (UAX #11,
    https://unicode.org/reports/tr11/)."""
    if text.isascii():
        return len(text)
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def within(text: str, limit: int, language: Language) -> str:
    """The text in at most ``limit`` width units."""
    used = 0
    for count, grapheme in enumerate(graphemes(text[: limit * 40])):
        used += width(grapheme)
        if used > limit:
            return fitted(text, limit=max(1, count), language=language)
    return text
