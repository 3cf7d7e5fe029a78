"""Does a caption speak of a minor, and of whose age?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import groupby
from operator import itemgetter

import regex

from django_autocaption.moderation.bands import ADULT_AGE
from django_autocaption.moderation.folding import fold
from django_autocaption.moderation.words import things
from django_autocaption.moderation.words.exact_ages import EXACT, OF_MINORS
from django_autocaption.moderation.words.minors import OWN_WORDS, PIECES, WORDS
from django_autocaption.moderation.words.numbers import YEARS

#: What nobody's age is; words before a word, and characters on its sides, in which its thing is looked for.
_OLDEST, _WORDS_BEFORE, _NEAR = 120, 4, 60
#: Characters of a word without spaces around it that are looked at.
_LONGEST = 16

_SPACES = regex.compile(r"\s+")
_HYPHENS = regex.compile(r" ?-[ -]*")
_WORD = re.compile(r"\w+")
_WORD_AND_NEXT = re.compile(r"\w+\W?")
_NEXT = re.compile(r"\W{0,4}\w{0,20}")
#: Letters of scripts without spaces between words.
_UNSPACED = re.compile(r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
#: What a text must have in it to be looked at for each of some patterns.
_Gated = tuple[tuple[regex.Pattern[str], tuple[regex.Pattern[str], ...]], ...]


@lru_cache(maxsize=256)
def mentions_minor(caption: str, language: str | None = None) -> tuple[str, ...]:
    """What in ``caption`` may name a minor: lower-case words in their order, each once; empty if nothing does.

    Words of every language that the app knows are looked for; ``language`` (a BCP 47 tag) adds those that would
    mislead in others. Whole words where the script has them, and only where they are not about a thing or an animal
    (``words.things``): "cowboy" is none, nor are "baby elephant", "child seat" and "Kinderbuch", while "Boy Scouts"
    are: a person is asked to look. Never raises.

    Remembered, because cleaner, linter and moderation ask about the same words.
    """
    text = plain(caption)
    base = (language or "").replace("_", "-").split("-")[0].lower()
    words = _words_in(text, base if base in OWN_WORDS else None)
    found = [(match.start(), match.group()) for match in words if not goes_with_a_thing(text, match)]
    found += [(age.start(), age.group()) for age in _of_people(_exact(), text) if years_of(age) < ADULT_AGE]
    found += [(age.start(), age.group()) for age in _of_people(_of_minors(), text) if years_of(age) < ADULT_AGE]
    return tuple(dict.fromkeys(word.strip(" -").lower() for _, word in sorted(found)))


def exact_ages(caption: str) -> tuple[str, ...]:
    """The ages that ``caption`` gives people, in any language: "60-jähriger", "6歳". Never raises."""
    return tuple(dict.fromkeys(age.group().strip(" -").lower() for age in _of_people(_exact(), plain(caption))))


def goes_with_a_thing(text: str, match: regex.Match[str]) -> bool:
    """The word for a child, found in ``plain`` text, only tells what kind of thing that is: "child seat"."""
    return _goes_with(_children_s(), text, match)


def plain(text: str) -> str:
    """Folded text, spaces and hyphens each alone."""
    return _HYPHENS.sub("-", _SPACES.sub(" ", fold(text)))


def years_of(age: regex.Match[str]) -> int:
    """What is given in months or as a limit counts as no year."""
    said = age.groupdict()
    if said.get("age"):
        return int(said["age"])
    return YEARS[said["spelt"].lower()] if said.get("spelt") else ADULT_AGE if said.get("grown") else 0


def _words_in(text: str, language: str | None) -> Iterator[regex.Match[str]]:
    end = 0
    for word in _WORD_AND_NEXT.finditer(text):
        if word.start() >= end and _may_begin(word[0], language):
            match = _whole_words(language).match(text, word.start())
            if match is not None:
                end = match.end()
                yield match
    if _UNSPACED.search(text):
        yield from _pieces().finditer(text)


@lru_cache(maxsize=20_000)
def _may_begin(word: str, language: str | None) -> bool:
    """Captions have few words that begin anything which is looked for: whoever knows them need not look again.

    ``word``: with the character behind it, else any word may begin what is only known by its end ("Drittklässler").
    """
    return _whole_words(language).match(word, partial=True) is not None


def _of_people(patterns: _Gated, text: str) -> Iterator[regex.Match[str]]:
    for age in _found(patterns, text):
        if years_of(age) <= _OLDEST and not _goes_with(_aged(), text, age):
            yield age


def _found(patterns: _Gated, text: str) -> Iterator[regex.Match[str]]:
    """Matches of those patterns that a look for their first part does not rule out."""
    for gate, gated in patterns:
        if gate.search(text):
            for pattern in gated:
                yield from pattern.finditer(text)


@dataclass(frozen=True)
class _Around:
    """What makes a thing of a word, behind it and before it."""

    behind: regex.Pattern[str]
    before: regex.Pattern[str]


def _goes_with(around: _Around, text: str, match: regex.Match[str]) -> bool:
    """What stands behind or before the match makes a thing of it."""
    start, end = match.span()
    if _may_follow(around, match[0][-_LONGEST:], _NEXT.match(text, end)[0]):  # type: ignore[index]  # matches anything
        behind = text[max(0, start - 1) : end + _NEAR]
        if around.behind.match(behind, end - max(0, start - 1)):
            return True
    near = text[max(0, start - _NEAR) : start]
    words = [word for word in _WORD.finditer(near) if _may_precede(around, word[0])][-_WORDS_BEFORE:]
    starts = [word.start() for word in words]
    if near and _UNSPACED.match(near[-1]):
        starts += range(max(0, len(near) - _LONGEST), len(near))
    return any(around.before.match(near, at) for at in starts)


@lru_cache(maxsize=20_000)
def _may_follow(around: _Around, word: str, following: str) -> bool:
    return around.behind.match(word + following, len(word), partial=True) is not None


@lru_cache(maxsize=20_000)
def _may_precede(around: _Around, word: str) -> bool:
    return around.before.match(word, partial=True) is not None


@cache
def _whole_words(language: str | None) -> regex.Pattern[str]:
    whole = "|".join([*WORDS.values(), *([OWN_WORDS[language]] if language else [])])
    return compiled(rf"(?<!\w)(?:{whole})(?!\w)")


@cache
def _pieces() -> regex.Pattern[str]:
    return compiled("|".join(PIECES.values()))


@cache
def _exact() -> _Gated:
    by_gate = groupby(EXACT, key=itemgetter(0))
    return tuple((compiled(gate), tuple(compiled(pattern) for _gate, pattern in gated)) for gate, gated in by_gate)


@cache
def _of_minors() -> _Gated:
    return ((compiled("[0-9]|old"), tuple(map(compiled, OF_MINORS))),)


@cache
def _children_s() -> _Around:
    return _around(things.AFTER_A_CHILD, things.BEFORE_A_CHILD)


@cache
def _aged() -> _Around:
    return _around(things.AFTER_AN_AGE, things.BEFORE_AN_AGE)


def _around(after: Iterable[str], before: Iterable[str]) -> _Around:
    return _Around(compiled(f"(?:{'|'.join(after)})"), compiled(f"(?:{'|'.join(before)})$"))


def compiled(pattern: str) -> regex.Pattern[str]:
    """A pattern over ``plain`` text, any case: lines are joined, and a space stands for a space or a hyphen."""
    one_line = "".join(line.strip() for line in pattern.splitlines())
    return regex.compile(fold(one_line).replace(" ", r"[\s-]"), regex.IGNORECASE)
