"""What a service says to whoever asked: told by what its words are about, in any language."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator
from enum import IntEnum
from functools import cache, lru_cache

import regex

from django_autocaption.text.analysis import quotes
from django_autocaption.text.tables.base import DOTTED
from django_autocaption.text.tables.languages import ENGLISH, LANGUAGES, Language, tables_for
from django_autocaption.text.tables.talk import INTERNATIONAL, TALK

#: Characters; longer talk has other words in it, too.
_LONGEST = 300
#: Words of talk that outweigh a strange one: where somebody declines, and within an English text of two signs, for what
#: a caption is about stands at its end, "a beautiful photo of a lake".
_ENOUGH = 3
_WORD = regex.compile(r"[\p{L}\p{M}]+(?:['’·][\p{L}\p{M}]+)*")


class Kind(IntEnum):
    """What a word is for, to talk."""

    STRANGE = 0
    SEEN = 1
    BETWEEN = 2
    FUNCTION = 3
    SUBJECT = 4
    SIGN = 5
    NEGATION = 6
    VOICE = 7


class Vocabulary:
    """The words of talk in one language."""

    def __init__(self, language: Language) -> None:
        talk = TALK[language.code]
        listed = (
            (Kind.BETWEEN, talk.between),
            (Kind.FUNCTION, " ".join(language.function_words)),
            (Kind.SUBJECT, talk.subjects + INTERNATIONAL),
            (Kind.SIGN, talk.signs),
            (Kind.VOICE, talk.voices),
            (Kind.NEGATION, talk.negations),
            (Kind.SEEN, talk.seen),
            (Kind.STRANGE, talk.unlike),
        )
        self.code = language.code
        self._words: dict[str, Kind] = {}
        self._stems: dict[str, Kind] = {}
        for kind, text in listed:
            for word in _folded(text, self.code).split():
                if word.endswith("-"):
                    self._stems[word[:-1]] = kind
                else:
                    self._words[word] = kind
        self._lengths = sorted({len(stem) for stem in self._stems}, reverse=True)
        self._parts = tuple(_folded(talk.parts, self.code).split())
        pieces = "|".join(map(regex.escape, sorted(self._words, key=len, reverse=True)))
        self._piece = None if language.spaced else regex.compile(rf"(?:{pieces})|[\p{{L}}\p{{M}}]")
        self.kind = lru_cache(maxsize=4_096)(self._kind)

    def words(self, text: str) -> Iterator[str]:
        """The words of a text, in order."""
        return (match[0] for match in (self._piece or _WORD).finditer(_folded(quotes.blanked(text), self.code)))

    @property
    def is_english(self) -> bool:
        return self.code == ENGLISH.code

    def ends_strange(self, text: str) -> bool:
        """Whether the last word is on no list."""
        *_others, last = self.words(text)
        return self.kind(last) is Kind.STRANGE

    def _kind(self, word: str) -> Kind:
        if word in self._words:
            return self._words[word]
        for length in self._lengths:
            if word[:length] in self._stems:
                return self._stems[word[:length]]
        rests = (word[len(part) :] for part in self._parts if word.startswith(part) and word != part)
        return max((self.kind(rest) for rest in rests), default=Kind.STRANGE)


def is_talk(text: str, language: Language) -> bool:
    """Whether a text is made of words about pictures, models and answers alone, so that nothing in it can be seen:
    "Thanks for sharing this picture!". Not for words of people: "Download file" is what an icon says."""
    # "See." is a lake in German, "and" a duck in Danish
    return any(_signs(text, table, words=1 if table is language else 2) for table in tables_for(language))


def is_excuse(text: str, language: Language) -> bool:
    """Whether a text is talk that no person writes, in the language that it should be in: of two signs, or in a
    sentence."""
    return _signs(text, language, words=4) > 0 or _signs(text, language, words=2) > 1


def _signs(text: str, language: Language, *, words: int) -> int:
    """The signs of a text that is talk of at least so many words, 0 of another one."""
    if len(text) > _LONGEST or language.code not in TALK:
        return 0
    vocabulary = _vocabulary(language.code)
    kinds = _kinds(text, vocabulary)
    signs = kinds[Kind.SIGN] + kinds[Kind.NEGATION] + kinds[Kind.VOICE]
    is_declined = kinds[Kind.NEGATION] and kinds[Kind.VOICE]
    may_be_strange = is_declined or (vocabulary.is_english and signs > 1 and not vocabulary.ends_strange(text))
    if kinds[Kind.STRANGE] and not (may_be_strange and signs + kinds[Kind.SUBJECT] >= _ENOUGH * kinds[Kind.STRANGE]):
        return 0
    if kinds[Kind.SEEN] and not kinds[Kind.NEGATION]:
        return 0
    if kinds.total() < words:
        return 0
    return signs or int(1 < kinds.total() == kinds[Kind.FUNCTION])


def _kinds(text: str, vocabulary: Vocabulary) -> Counter[Kind]:
    """How many different words of each kind a text has; of one that begins with what is strange, as captions do, that
    alone."""
    seen: dict[str, Kind] = {}
    has_begun = False
    for word in vocabulary.words(text):
        kind = seen[word] = vocabulary.kind(word)
        if kind is Kind.STRANGE and not has_begun:
            return Counter((kind,))
        has_begun = has_begun or kind > Kind.FUNCTION
    return Counter(seen.values())


@cache
def _vocabulary(code: str) -> Vocabulary:
    return Vocabulary(LANGUAGES[code])


def _folded(text: str, code: str) -> str:
    text = unicodedata.normalize("NFC", text).replace("’", "'")
    return (text.replace("I", "ı").replace("İ", "i") if code in DOTTED else text).casefold()
