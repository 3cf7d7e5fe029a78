"""Names of things in a text, for keywords: what stands behind an article, not what is done, nor who is called what.

Japanese has no spaces: there, runs of ideographs and katakana are names of things. Chinese needs the segmenter of
``[languages]``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import dropwhile, takewhile

import regex

from django_autocaption.text.analysis import sentences
from django_autocaption.text.analysis.segmenter import chinese_nouns
from django_autocaption.text.tables.base import words
from django_autocaption.text.tables.grammar import GRAMMARS, PEOPLE, PLACES, Grammar
from django_autocaption.text.tables.languages import Language, language_for, tables_for
from django_autocaption.text.tables.languages.germanic.english.vocabulary import ING_NOUNS

_TOKEN = regex.compile(r"(?i:[ld])['’](?=\p{L})|[\p{L}\p{M}\p{N}]+(?:[-'’][\p{L}\p{M}\p{N}]+)*|[^\s\p{L}\p{M}\p{N}]")
_LETTER = regex.compile(r"\p{L}")
#: Names of things in Japanese: ideographs and katakana, unless an ending makes a verb or an adjective of them.
_JAPANESE = regex.compile(
    r"(?<![\p{N}\p{Han}\p{Katakana}ー])[\p{Han}\p{Katakana}ー]{2,8}+(?![いきくけげしじすせちったてみめむれりるろん])"
)
_NUMERAL = regex.compile(r"[一二三四五六七八九十百千万\p{N}]")
_LONGEST = 3
_LOOKED_AT = 1_000
#: English words that follow a noun without being part of its name.
_AFTER_NOUNS = words("full bigger larger smaller taller longer than")


def names_of_things(text: str, language: Language) -> Iterator[str]:
    """Phrases of at most three words, in the order of the text, of which the beginning is looked at."""
    text = text[:_LOOKED_AT]
    if language.code == "ja":
        found = (match[0] for match in _JAPANESE.finditer(text))
        yield from (name for name in found if name not in PLACES | PEOPLE and not _NUMERAL.search(name))
        return
    if language.code == "zh":
        yield from (name for name in chinese_nouns(text) if name not in PLACES | PEOPLE)
        return
    grammar = GRAMMARS.get(language.code)
    if grammar is None:
        return
    ends = _ends_of(language.code)
    for sentence in sentences.split(text):
        tokens = _TOKEN.findall(sentence)
        for number, token in enumerate(tokens):
            if _introduces(token, grammar) or number == 0:
                start = number + 1 if _introduces(token, grammar) else number
                if phrase := _phrase(tokens[start : start + _LONGEST + 1], grammar, ends, first=start == 0):
                    yield phrase


@cache
def _ends_of(code: str) -> frozenset[str]:
    """Words that are no part of a thing's name, in a language whose grammar is known."""
    grammar = GRAMMARS[code]
    known = frozenset(w for t in tables_for(language_for(code)) for w in t.function_words | t.dangling_when_cut)
    return (
        known
        | _AFTER_NOUNS
        | grammar.openers
        | grammar.links
        | grammar.clauses
        | grammar.conjunctions
        | grammar.articles
    )


def _introduces(token: str, grammar: Grammar) -> bool:
    return token.lower().rstrip("'’") in grammar.articles


def _phrase(tokens: Sequence[str], grammar: Grammar, ends: frozenset[str], *, first: bool) -> str:
    """The noun with its adjectives at the start of these tokens; "" where it is somebody's name, or cannot be told from
    a verb."""
    run = list(takewhile(lambda token: _LETTER.match(token) and token.lower() not in ends, tokens))
    if grammar.nouns_are_capitalised:
        chosen = _german(run, first=first)
    elif grammar.adjectives_follow:
        chosen = list(dropwhile(lambda token: token.lower() in grammar.before_nouns, run))[:1]
    else:
        chosen = _english(run) if len(run) < len(tokens) or len(tokens) <= _LONGEST else []
        if any(token[0].isupper() for token in chosen[1 if first else 0 :]):
            return ""
    if not chosen or {chosen[-1].lower()} & (PLACES | PEOPLE):
        return ""
    if grammar.adjectives_follow and not first and chosen[0][0].isupper():
        return ""
    return " ".join(chosen)


def _german(run: Sequence[str], *, first: bool) -> list[str]:
    """The first noun. At the start of a sentence an adjective has a capital as well: there the last one is taken, and
    none where what follows may be a verb."""
    nouns = [token for token in run[:_LONGEST] if token[0].isupper()]
    if first and len(run) > 1 and run[1][0].islower():
        return nouns[1:][-1:]
    return nouns[-1:] if first else nouns[:1]


def _english(run: Sequence[str]) -> list[str]:
    """Up to what is done: "its mouth runs", "white jerseys race", "a man wearing"."""
    kept: list[str] = []
    for word in run:
        lower = word.lower()
        plural = bool(kept) and kept[-1].lower().endswith("s")
        if kept and lower in (_ACTIONS if plural else _ACTS):
            break
        if lower.endswith(("ing", "ed")) and lower not in ING_NOUNS and word == run[-1]:
            break
        kept.append(word)
    return kept


#: What is done in pictures, as English says it of several ("jerseys race") and of one ("the mouth runs").
_ACTIONS = words("""
    sit stand lie hold run walk ride play look lean wave feed write read wear carry jump fly swim climb race shake
    smile rise hang rest face point reach drink eat cook work talk watch show cover surround fill lead stretch
    cross grow shine fall fade glow drive park push pull throw catch kick hit serve pour cut paint draw sing dance
    sleep kneel crouch gather wait pass move turn open close sell buy use make take give put set place lay ask say
    contain feature include float drift graze perch tower overlook dominate line flow meet enter leave
""")
_ACTS = frozenset(form for verb in _ACTIONS for form in (f"{verb}s", f"{verb}es", f"{verb[:-1]}ies"))
