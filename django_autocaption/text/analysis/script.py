"""The script that a text is written in, as far as it tells the language."""

from __future__ import annotations

from functools import cache

import regex

from django_autocaption.text.analysis import quotes
from django_autocaption.text.analysis.detector import is_other_language
from django_autocaption.text.tables.languages import Language

_LETTER = regex.compile(r"\p{L}")
_SHARE = 0.6
_KANA = regex.compile(r"[\p{Hiragana}\p{Katakana}]")
_FULL_STOPS = (
    ("Han", "。"), ("Hiragana", "。"), ("Katakana", "。"), ("Devanagari", "।"), ("Bengali", "।"), ("Gurmukhi", "।"),
    ("Armenian", "։"), ("Ethiopic", "።"), ("Myanmar", "။"), ("Khmer", "។"), ("Thai", ""), ("Lao", ""),
)  # fmt: skip


def is_wrong_language(text: str, language: Language) -> bool:
    """Whether the text, but for what it quotes, is in another language than it should be."""
    return is_wrong_script(text, language) or is_other_language(quotes.QUOTED.sub(" ", text), language)


def is_wrong_script(text: str, language: Language) -> bool:
    """Whether most letters outside quotation marks belong to other scripts than the language's."""
    if not language.scripts:
        return False
    own = quotes.QUOTED.sub(" ", text)
    letters = len(_LETTER.findall(own))
    if not letters:
        own, letters = text, len(_LETTER.findall(text))
    expected = len(_of(language.scripts).findall(own))
    share = 0.3 if not language.spaced or language.code == "ko" else _SHARE
    if expected < share * letters:
        return True
    if language.code == "ja":
        return letters >= 10 and not _KANA.search(own)
    return language.code == "zh" and len(_KANA.findall(own)) > 0.2 * letters


def full_stop(text: str, language: Language) -> str:
    """The mark that ends a sentence of this text: its language's, or where that is unknown its script's."""
    if language.full_stop is not None:
        return language.full_stop
    letters = _LETTER.findall(text[-80:])
    for name, mark in _FULL_STOPS:
        if letters and len(_of(frozenset({name})).findall("".join(letters))) > len(letters) / 2:
            return mark
    return "."


def is_unspaced(text: str) -> bool:
    """Whether the text is mostly in a script without spaces between words."""
    letters = _LETTER.findall(text)
    unspaced = _of(frozenset({"Han", "Hiragana", "Katakana", "Thai", "Lao", "Khmer", "Myanmar"}))
    return bool(letters) and len(unspaced.findall("".join(letters))) > len(letters) / 2


@cache
def _of(scripts: frozenset[str]) -> regex.Pattern[str]:
    classes = "".join(f"\\p{{{name}}}" for name in sorted(scripts))
    return regex.compile(f"(?=\\p{{L}})[{classes}]")
