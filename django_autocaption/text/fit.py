"""The text cut to a length, where a reader would stop."""

from __future__ import annotations

import re
from itertools import islice

import regex

from django_autocaption.text.analysis import quotes, script, sentences
from django_autocaption.text.endings import breaks_a_phrase, phrase_ends, without_dangling
from django_autocaption.text.tables.languages import Language, language_for

#: Flags apart: for a long row of them ``\X`` alone takes quadratic time.
_GRAPHEME = regex.compile(r"\p{Regional_Indicator}{2}+[\p{M}\u200D]*+|\X")
_CLAUSE = re.compile(r"[,;:](?=\s)|\s[–—-](?=\s)|—|\s(?=\()|[，、；：،؛](?=.)", re.DOTALL)
_CLAUSE_SHARE = 0.4
#: Graphemes that are read on, for a sentence does not end inside a quotation.
_LONGEST_QUOTATION = 202
#: Ends of clauses that are tried, from the last one on.
_TRIES = 25
#: Kinsoku: these never begin a line, and so a cut text never ends before them; the others never end one (JIS X 4051).
_NEVER_FIRST = frozenset(
    "、。，．・：；？！ー―」』）］｝〕〉》】ゝゞ々ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ…‥ๆะาำ"
)
_NEVER_LAST = frozenset("「『（［｛〔〈《【")
_RUN = regex.compile(r"[\p{Latin}\p{N}]|[\p{Katakana}ー]")


def fit(text: str, *, limit: int = 125, language: str = "en") -> str:
    """``text`` in at most ``limit`` graphemes: whole sentences, else a clause of 40 % of the limit or more, else
    a phrase, else words.

    Graphemes are user-perceived characters (UAX #29, https://unicode.org/reports/tr29/). A cut text ends on no article,
    preposition or conjunction, has no ellipsis and leaves room for a full stop. Chinese and Japanese are cut by kinsoku
    rules, Thai at a space. Text that fits comes back as it is, trimmed.
    """
    return fitted(text.strip(), limit=limit, language=language_for(language))


def graphemes(text: str) -> list[str]:
    """The user-perceived characters of a text."""
    return list(text) if text.isascii() else _GRAPHEME.findall(text)


def length(text: str) -> int:
    """Length in graphemes."""
    return len(text) if text.isascii() else sum(1 for _ in _GRAPHEME.finditer(text))


def fitted(text: str, *, limit: int, language: Language, whole: int = 0) -> str:
    """As ``fit``, for a language that was looked up already. ``whole``: graphemes up to which a first sentence stays as
    it is where none of its clauses can stand for it."""
    if len(text) <= limit or length(text) <= limit:
        return text
    if found := _whole_sentences(text, limit):
        return found
    room = max(1, limit - 1)
    if clause := _clause(text, room, language):
        return clause
    first = _first_sentence(text, whole) if whole > limit else ""
    return first or _cut(text, room, language)


def _whole_sentences(text: str, limit: int) -> str:
    beginning = _first(text, limit + _LONGEST_QUOTATION)
    whole = sentences.split(beginning)
    if len(beginning) < len(text):
        whole = whole[:-1]
    kept: list[str] = []
    used = 0
    for sentence in whole:
        gap = len(sentences.gap(kept[-1])) if kept else 0
        used += gap + length(sentence)
        if used > limit:
            break
        kept.append(sentence)
    return sentences.join(kept)


def _first(text: str, count: int) -> str:
    """The first ``count`` graphemes."""
    if count <= 0 or text.isascii():
        return text[: max(0, count)]
    last = next(islice(_GRAPHEME.finditer(text), count - 1, None), None)
    return text[: last.end()] if last else text


def _first_sentence(text: str, limit: int) -> str:
    """The first sentence, if it has at most ``limit`` graphemes and an end; "" else."""
    sentence = sentences.split(_first(text, limit + _LONGEST_QUOTATION))[0]
    return sentence if length(sentence) <= limit and (sentences.is_ended(sentence) or sentence == text) else ""


def _clause(text: str, room: int, language: Language) -> str:
    """The beginning of the text up to the last clause that ends in ``room`` graphemes; "" where none does that says
    enough."""
    within = _first(text, room)
    shortest = len(_first(text, int(room * _CLAUSE_SHARE)))
    inside = quotes.spans(text)
    following = text[len(within) : len(within) + 2]
    for match in list(_CLAUSE.finditer(within + following))[: -_TRIES - 1 : -1]:
        if match.start() > len(within):
            continue
        if match.start() < shortest:
            break
        quoted = any(start < match.start() < end for start, end in inside)
        if not quoted and not breaks_a_phrase(text, match.start(), language):
            clause = without_dangling(within[: match.start()], language)
            if len(clause) >= shortest:
                return clause
    return ""


def _cut(text: str, room: int, language: Language) -> str:
    """The beginning of the text in ``room`` graphemes, cut at a phrase, a word or (unspaced scripts) a character."""
    within = _first(text, room)
    shortest = int(len(within) * _CLAUSE_SHARE)
    first = sentences.split(text[: len(within) + _LONGEST_QUOTATION])[0]
    heads = phrase_ends(first, language, longest=len(within), shortest=shortest)
    if (head := next(heads, "")) and len(head) >= shortest // 2:
        return head
    return without_dangling(_at_word(within, text[len(within) : len(within) + 1], language), language)


def _at_word(within: str, following: str, language: Language) -> str:
    if not following or following.isspace():
        return within
    if script.is_unspaced(within) if language.full_stop is None else not language.spaced:
        space = within.rfind(" ")
        if language.full_stop == "" and space > 0:
            return within[:space]
        return _kinsoku(within, following)
    space = max(within.rfind(" "), within.rfind("\xa0"))
    return within[:space] if space > 0 else within


def _kinsoku(within: str, following: str) -> str:
    """The text cut where a Chinese or Japanese line may break."""
    end = len(within)
    while end > 1:
        last, first = within[end - 1], within[end] if end < len(within) else following
        run = _RUN.match(last) and _RUN.match(first)
        if first in _NEVER_FIRST or last in _NEVER_LAST or run or regex.match(r"\p{M}", first):
            end -= 1
        else:
            break
    return within[:end] if end > len(within) // 2 else within
