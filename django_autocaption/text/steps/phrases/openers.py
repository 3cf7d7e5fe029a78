"""Openings that only say that there is an image."""

from __future__ import annotations

import re

from django_autocaption.text.steps.draft import Draft
from django_autocaption.text.tables.languages import Language, tables_for

_TITLE = re.compile(r"(?:(?:An?|The|This)\s+)(?:[A-Z]\w+\s+){0,3}(?:Images?|Pictures?|Photos?|Photographs?)\s+[oO]f\b")
_REDUNDANT_END = re.compile(
    r"\s+(?:(?:in|within|of)\s+this\s+(?:image|picture|photo|photograph)|(?:in|within)\s+the\s+image)(?=[.!]|$)",
    re.IGNORECASE,
)
_GAP = " \t\n,:;–—-"


def openers(draft: Draft) -> None:
    """Drop "There is a", "The image shows", "A photo of", as often as they come; media that inform (map…) stay."""
    draft.replace(without_openers(draft.text, draft.language), "opener")
    draft.replace(_REDUNDANT_END.sub("", draft.text) or draft.text, "opener")


def without_openers(text: str, language: Language) -> str:
    """The text without redundant openings of its language and of English."""
    for _ in range(6):
        before = text
        for table in tables_for(language):
            if not _TITLE.match(text):
                text = _cut(table.strong_opener, text)
                text = _cut(table.weak_opener, text)
            for frame in table.frame:
                text = frame.sub(lambda match: match["words"], text, count=1)
        if text == before:
            break
    return text


def is_redundant(text: str, language: Language) -> bool:
    """Whether the text begins with words that only say that there is an image."""
    return without_openers(text, language) != text


def _cut(opener: re.Pattern[str], text: str) -> str:
    match = opener.match(text)
    if not match or not match.end():
        return text
    rest = text[match.end() :].lstrip(_GAP)
    return rest if any(character.isalnum() for character in rest) else text
