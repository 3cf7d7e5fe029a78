"""The script that a text is written in, as far as it tells the language."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import regex

from django_autocaption.text.analysis import quotes, sentences
from django_autocaption.text.analysis.detector import is_other_language
from django_autocaption.text.tables.languages import Language

_LETTER = regex.compile(r"\p{L}")
_SHARE = 0.6
#: So many letters, or Latin words in lower case, are a sentence in another script; fewer are a name or a sign.
_FEWEST_LETTERS, _LATIN_WORDS = 4, 3
_LATIN_WORD = regex.compile(r"(?<!\w)[\p{Ll}&&\p{Latin}]+(?!\w)", regex.V1)
#: A word of Latin letters with a Cyrillic or Greek one in it, or the other way round; µm and kΩ are none.
_LOOKALIKES = regex.compile(
    r"\p{Latin}\p{Cyrillic}|\p{Cyrillic}\p{Latin}|\p{Latin}[\p{Greek}--[μΩ]]\p{Latin}|\p{Greek}\p{Latin}\p{Greek}",
    regex.V1,
)
_KANA = regex.compile(r"[\p{Hiragana}\p{Katakana}]")
_FULL_STOPS = (
    ("Han", "。"), ("Hiragana", "。"), ("Katakana", "。"), ("Devanagari", "।"), ("Bengali", "।"), ("Gurmukhi", "।"),
    ("Armenian", "։"), ("Ethiopic", "።"), ("Myanmar", "။"), ("Khmer", "។"), ("Thai", ""), ("Lao", ""),
)  # fmt: skip


def is_wrong_language(text: str, language: Language) -> bool:
    """Whether the text, but for what it quotes, is in another language than it should be."""
    return (
        is_wrong_script(text, language)
        or any(_is_foreign(sentence, language) for sentence in _of_its_own(text))
        or is_other_language(quotes.QUOTED.sub(" ", text), language)
    )


def has_two_scripts(text: str, language: Language) -> bool:
    """Whether words in a third script, neither the language's nor Latin, stand among its words outside quotation marks:
    a slip of a model that knows many languages, or a sign that it copied; or a word of letters that only look alike."""
    if text.isascii():
        return False
    own = quotes.QUOTED.sub(" ", text)
    return bool(language.scripts and _foreign_word(language.scripts).search(own)) or bool(_LOOKALIKES.search(own))


def _of_its_own(text: str) -> Sequence[str]:
    """The sentences, where there are several."""
    found = sentences.split(quotes.blanked(text))
    return found if len(found) > 1 else ()


def _is_foreign(sentence: str, language: Language) -> bool:
    """Whether a sentence has no word of its language's script: four letters of another, or a phrase in Latin ones."""
    if not language.scripts or _of(language.scripts).search(sentence):
        return False
    if len(_LATIN_WORD.findall(sentence)) >= _LATIN_WORDS:
        return True
    return len(_LETTER.findall(sentence)) - len(_of(frozenset({"Latin"})).findall(sentence)) >= _FEWEST_LETTERS


def is_wrong_script(text: str, language: Language) -> bool:
    """Whether most letters outside quotation marks belong to other scripts than the language's."""
    if not language.scripts:
        return False
    own = quotes.QUOTED.sub(" ", text)
    if own.isascii() and "Latin" in language.scripts and any(map(str.isalpha, own)):
        return False
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
    if text.isascii():
        return False
    letters = _LETTER.findall(text)
    unspaced = _of(frozenset({"Han", "Hiragana", "Katakana", "Thai", "Lao", "Khmer", "Myanmar"}))
    return bool(letters) and len(unspaced.findall("".join(letters))) > len(letters) / 2


@cache
def _foreign_word(scripts: frozenset[str]) -> regex.Pattern[str]:
    """Two letters in a row of a script that is none of these, nor Latin; π and µ stand alone."""
    own = "".join(f"\\p{{{name}}}" for name in sorted({*scripts, "Latin", "Common", "Inherited"}))
    return regex.compile(rf"[\p{{L}}--[{own}]]{{2}}", regex.V1)


@cache
def _of(scripts: frozenset[str]) -> regex.Pattern[str]:
    classes = "".join(f"\\p{{{name}}}" for name in sorted(scripts))
    return regex.compile(f"(?=\\p{{L}})[{classes}]")
