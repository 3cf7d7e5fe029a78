"""The language by its little words ("the", "der"), which sentences have in any language and names in none."""

from __future__ import annotations

from collections import Counter
from functools import cache

import regex

from django_autocaption.text.tables.languages import LANGUAGES, Language

_WORD = regex.compile(r"\p{L}+(?:['’]\p{L}+)?")
#: Of another language, without one of the wanted: none of 1,800 good captions in 31 languages has as many.
_FEWEST = 2


def speaks_another(text: str, language: Language) -> bool:
    """Whether a text has little words of one other language, at least two, and none that only the wanted one has.

    Nobody's language is told by letters that stand alone, nor by a title, whose words all begin with a capital but for
    little ones: "The Lord of the Rings". False for a language whose own are not known.
    """
    if not language.function_words:
        return False
    said = _WORD.findall(text)
    shared: list[frozenset[str]] = []
    others: Counter[str] = Counter()
    for word in map(str.casefold, said):
        known = _languages_of().get(word, frozenset())
        if language.code in known:
            shared.append(known)
        elif len(word) > 1:
            others.update(known)
    return any(
        count >= _FEWEST
        and LANGUAGES[other].scripts == language.scripts
        and all(other in known for known in shared)
        and any(word.islower() and word not in LANGUAGES[other].function_words for word in said)
        for other, count in others.items()
    )


@cache
def _languages_of() -> dict[str, frozenset[str]]:
    """The codes of the languages of each little word."""
    spaced = [language for language in LANGUAGES.values() if language.spaced]
    every = frozenset().union(*(language.function_words for language in spaced))
    return {word: frozenset(one.code for one in spaced if word in one.function_words) for word in every}
