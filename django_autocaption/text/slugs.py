"""A file name for an image, made from its words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cache

import regex

from django_autocaption.text.tables.grammar import GRAMMARS
from django_autocaption.text.tables.languages import language_for

_FEWEST, _MOST, _LONGEST = 3, 8, 80
#: Characters of the text, which may begin with many function words.
_LOOKED_AT = 500
#: A number is one word, whatever stands between its digits.
_WORD = regex.compile(r"\p{N}+(?:[.,\u00a0\u202f]\p{N}+)+|[\p{L}\p{M}\p{N}]+(?:['’][\p{L}\p{M}]+)?")
_THOUSANDS = re.compile(r"(?<=\d)[.,\u00a0\u202f](?=\d{3}(?!\d))")
_TO_ASCII = str.maketrans(
    {"ß": "ss", "ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"}
)
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})
#: How a language writes its own letters where it has none but those of English.
_OWN: Mapping[str, dict[int, str]] = {
    **dict.fromkeys(("de",), _UMLAUTS),
    **dict.fromkeys(("da", "nb", "nn", "no"), str.maketrans({"ø": "oe", "å": "aa"})),
    "ca": str.maketrans({"·": ""}),
}
#: Articles and prepositions that are written together with their noun: ``l'entrée``, ``d'une``.
_ELIDED = regex.compile(r"^(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|dell|all|nell|sull|dall|un|quest)['’](?=\p{L})")
_ELIDING = {"fr", "it", "ca", "oc"}


def slug(text: str, *, language: str = "en") -> str:
    """Three to eight words of a text, lower case, joined by hyphens, without Latin accents; 80 characters at most.

    A language's own way to do without its letters is followed ("ä" is "ae" in German), elided articles go, a number is
    one word. Function words are left out where at least three words remain. A text of fewer words gives as many as it
    has.
    """
    table = language_for(language)
    base = table.code.partition("-")[0]
    lower = unicodedata.normalize("NFKC", text[:_LOOKED_AT]).lower()
    found = [word for match in _WORD.findall(lower) if (word := _plain(_whole(match, base), base))]
    telling = [word for word in found if word not in _empty_words(table.code, base)]
    chosen = (telling if len(telling) >= _FEWEST else found)[:_MOST]
    while len(chosen) > 1 and (len(written := "-".join(chosen)) > _LONGEST or written.count("-") >= _MOST):
        chosen.pop()
    return unicodedata.normalize("NFC", "-".join(chosen)[:_LONGEST])


@cache
def _empty_words(code: str, base: str) -> frozenset[str]:
    """Words that name nothing, as a slug has them."""
    language, grammar = language_for(code), GRAMMARS.get(code)
    words = language.function_words
    if grammar is not None:
        words |= grammar.clauses | grammar.conjunctions | grammar.openers
    return frozenset(_plain(word, base) for word in words)


def _whole(word: str, language: str) -> str:
    """The word without what is written together with it."""
    if word[0].isdigit():
        whole = word if word.startswith("0") else _THOUSANDS.sub("", word)
        return regex.sub(r"[.,\u00a0\u202f]", "-", whole)
    return _ELIDED.sub("", word) if language in _ELIDING else word


def _plain(word: str, language: str) -> str:
    if word.isascii():
        return word.replace("'", "")
    own = word.translate(_OWN.get(language, {})).translate(_TO_ASCII)
    bare = regex.sub(r"(?<=\p{Latin})\p{Mn}+", "", unicodedata.normalize("NFKD", own))
    return re.sub(r"['’]", "", bare)
