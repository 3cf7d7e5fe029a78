"""Does a caption speak of a minor?"""

from __future__ import annotations

from functools import cache

import regex

from django_autocaption.moderation.bands import ADULT_AGE
from django_autocaption.moderation.folding import fold
from django_autocaption.moderation.words.ages import NUMBER_WORDS
from django_autocaption.moderation.words.minors import AGES, OWN_WORDS, PIECES, WORDS

_SPACES = regex.compile(r"\s+")
_HYPHENS = regex.compile(r" ?-[ -]*")


def mentions_minor(caption: str, language: str | None = None) -> tuple[str, ...]:
    """What in ``caption`` may name a minor: lower-case words in their order, each once; empty if nothing does.

    Words of every language that the app knows are looked for; ``language`` (a BCP 47 tag) adds those that would
    mislead in others. Whole words where the script has them: "cowboy" is none, nor are "baby elephant" and "minor
    scratches", while "Boy Scouts" and "baby carrots" are: a person is asked to look. Never raises.
    """
    text = _HYPHENS.sub("-", _SPACES.sub(" ", fold(caption)))
    base = (language or "").replace("_", "-").split("-")[0].lower()
    found = [(match.start(), match.group()) for match in _words(base if base in OWN_WORDS else None).finditer(text)]
    for pattern in _ages():
        found += [(match.start(), match.group()) for match in pattern.finditer(text) if _is_minor(match)]
    return tuple(dict.fromkeys(words.strip(" -").lower() for _, words in sorted(found)))


def _is_minor(match: regex.Match[str]) -> bool:
    age = match.groupdict().get("age")
    if age is None:
        return True
    years = int(age) if age.isdecimal() else NUMBER_WORDS.index(age.lower())
    return years < ADULT_AGE


@cache
def _words(language: str | None) -> regex.Pattern[str]:
    whole = "|".join([*WORDS.values(), *([OWN_WORDS[language]] if language else [])])
    return _compile(rf"(?<!\w)(?:{whole})(?!\w)|{'|'.join(PIECES.values())}")


@cache
def _ages() -> tuple[regex.Pattern[str], ...]:
    return tuple(map(_compile, AGES))


def _compile(pattern: str) -> regex.Pattern[str]:
    one_line = "".join(line.strip() for line in pattern.splitlines())
    return regex.compile(fold(one_line).replace(" ", r"[\s-]"), regex.IGNORECASE)
