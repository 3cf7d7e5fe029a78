"""Words that a site does not want to read in its alt texts, found as whole words in any script."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from functools import lru_cache

import regex

#: Scripts that put no blank between words: there a word is found wherever its letters stand.
_UNSPACED = r"\p{Han}\p{Hiragana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}"
#: Katakana stands beside them, and its words end where it does.
_KATAKANA = r"[\p{Katakana}ー]"
_LETTER = rf"[[\p{{L}}\p{{M}}\p{{N}}_]--[{_UNSPACED}\p{{Katakana}}ー]]"
_IN_UNSPACED = regex.compile(rf"[{_UNSPACED}]", regex.V1)
_IN_KATAKANA = regex.compile(_KATAKANA, regex.V1)
#: What is written together with the word after it: articles, conjunctions and prepositions of Arabic and Hebrew.
_JOINED_BEFORE = (
    (regex.compile(r"\p{Arabic}"), "[وف]?(?:[بكل]?(?:ال)?|لل)"),
    (regex.compile(r"\p{Hebrew}"), "[ושה]{0,2}[בכלמ]?ה?"),
)
#: And with the word before it: particles of Korean.
_JOINED_AFTER = (
    (
        regex.compile(r"\p{Hangul}"),
        "들?(?:은|는|이|가|을|를|의|에|에서|에게|께|와|과|도|로|으로|만|까지|부터|처럼|보다|이나|나)?",
    ),
)
_STRAIGHT = str.maketrans("’‘ʼ", "'''")
#: Languages whose capital I is another letter's.
_DOTLESS = frozenset({"tr", "az"})


def found(text: str, avoided: Mapping[str, str], language: str) -> tuple[tuple[str, str], ...]:
    """What of ``avoided`` the text says: (the word as the list has it, what is said instead, "" = nothing), each once,
    in the order of the text.

    ``avoided``: a word or a phrase → what is said instead; with ``*`` at its end it is the beginning of words. Large
    and small letters are alike. A word inside the very phrase that should replace it is none ("phone" in "mobile
    phone").
    """
    if not avoided:
        return ()
    folded, ordered = _folded(text, language), tuple(sorted(avoided, key=len, reverse=True))
    said = []
    for hit in _any_of(ordered, language).finditer(folded):
        word = ordered[(hit.lastindex or 1) - 1]
        instead = avoided[word]
        if not (instead and _is_inside(hit, _any_of((instead,), language).finditer(folded))):
            said.append((_bare(word), instead))
    return tuple(dict.fromkeys(said))


def _is_inside(hit: regex.Match[str], others: Iterable[regex.Match[str]]) -> bool:
    start, end = hit.span(hit.lastindex or 0)
    return any(other.start(1) <= start and end <= other.end(1) for other in others)


@lru_cache(maxsize=256)
def _any_of(words: tuple[str, ...], language: str) -> regex.Pattern[str]:
    """Finds whichever comes first, as the group with its number."""
    return regex.compile("|".join(_whole(word, language) for word in words), regex.V1)


def _whole(word: str, language: str) -> str:
    """A pattern of the word as it stands in a text, a group around it."""
    folded, begins = _folded(_bare(word), language), word.endswith("*")
    before, after = f"(?<!{_LETTER})", "" if begins else f"(?!{_LETTER})"
    if _IN_UNSPACED.match(folded[0]):
        before = ""
    elif _IN_KATAKANA.match(folded[0]):
        before = f"(?<!{_KATAKANA})"
    if _IN_UNSPACED.match(folded[-1]):
        after = r"(?!\p{M})"
    elif _IN_KATAKANA.match(folded[-1]) and not begins:
        after = f"(?!{_KATAKANA})"
    for pattern, joined in _JOINED_BEFORE:
        before += joined if pattern.match(folded[0]) else ""
    for pattern, joined in _JOINED_AFTER:
        after = joined + after if pattern.match(folded[-1]) and not begins else after
    spaced = r"\s+".join(map(regex.escape, folded.split()))
    return f"{before}({spaced}){after}"


def _bare(word: str) -> str:
    return word.rstrip("*").strip()


def _folded(text: str, language: str) -> str:
    """As it is compared: composed, of small letters, with straight apostrophes."""
    composed = unicodedata.normalize("NFKC", text).translate(_STRAIGHT)
    if language.lower().replace("_", "-").partition("-")[0] in _DOTLESS:
        composed = composed.replace("İ", "i").replace("I", "ı")
    return unicodedata.normalize("NFKC", composed.casefold())
