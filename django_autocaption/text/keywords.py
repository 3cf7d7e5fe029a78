"""Which words may become keywords: no artist, brand, person, age or style."""

from __future__ import annotations

import re
from collections.abc import Iterable

from django_autocaption.text.analysis.invisible import visible
from django_autocaption.text.people import speaks_of_people
from django_autocaption.text.tables.base import DOTTED
from django_autocaption.text.tables.tails import BOORU, LIKELY, NOT_KEYWORDS, PLAIN, SURE

MAXIMUM = 10
_EDGE = " \t\n.,;:!?\"'“”‘’()[]{}*_#-–—|/"
_SCORE = re.compile(r"[\s:(=]+\d*\.?\d+\s*%?\)?$")
_AGE = re.compile(r"\b\d{1,3}\s*(?:[-–]\s*\d{1,3}|\+|years?|yo\b|s\b)|\byear[- ]old\b", re.IGNORECASE)
_ADDRESS = re.compile(r"://|www\.|@|\.\w{2,4}$")


def filtered(candidates: Iterable[str], *, language: str) -> tuple[str, ...]:
    """At most ten keywords, lower case, each once, of one to four words, in the order given. ``language``: code of
    their table, for words about people, and for I and İ."""
    kept: dict[str, None] = {}
    for candidate in candidates:
        keyword = _SCORE.sub("", " ".join(visible(candidate).replace("_", " ").split())).strip(_EDGE)
        keyword = (keyword.replace("I", "ı") if language in DOTTED else keyword).replace("İ", "i").lower()
        if _is_keyword(keyword, candidate) and not speaks_of_people(keyword, language):
            kept.setdefault(keyword)
        if len(kept) == MAXIMUM:
            break
    return tuple(kept)


def from_tail(segments: Iterable[str], head: str) -> list[str]:
    """Segments of a CLIP tail that may be kept: made of plain words of things only, as far as can be told."""
    seen = set(re.findall(r"\w+", head.lower()))
    kept = []
    for segment in segments:
        parts = re.findall(r"[\w'-]+", segment.lower())
        if 0 < len(parts) <= 3 and all(part in PLAIN for part in parts) and not set(parts) <= seen:
            kept.append(segment)
    return kept


def from_tags(segments: Iterable[str]) -> list[str]:
    """Tags of a tagger that may be kept: observations, but no style, artist or rating."""
    return [segment for segment in segments if not SURE.match(segment.strip()) and not _is_artist(segment)]


def _is_artist(segment: str) -> bool:
    return bool(re.match(r"\s*(?:by|artist|style|inspired)\b", segment, re.IGNORECASE))


def _is_keyword(keyword: str, candidate: str) -> bool:
    parts = keyword.split()
    if not 1 <= len(parts) <= 4 or not 2 <= len(keyword) <= 50 or not any(character.isalpha() for character in keyword):
        return False
    if (
        _AGE.search(keyword)
        or _ADDRESS.search(keyword)
        or re.match(r"\d+\s*(?:girls?|boys?|persons?|people)\b", keyword)
    ):
        return False
    if _is_artist(keyword):
        return False
    if any(part in NOT_KEYWORDS for part in parts) or "<" in keyword:
        return False
    return not (BOORU.match(candidate.strip()) and LIKELY.match(keyword))
