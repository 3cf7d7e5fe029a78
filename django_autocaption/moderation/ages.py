"""From the age label of any model, or a few words of free text, to a band of years."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import regex

from django_autocaption.moderation.bands import ADULT_AGE, OLDEST_AGE, AgeBand, youngest
from django_autocaption.moderation.figures import finite
from django_autocaption.moderation.folding import fold
from django_autocaption.moderation.minors import compiled, mentions_minor, plain
from django_autocaption.moderation.structures import from_json, labels_in
from django_autocaption.moderation.words import ages as words
from django_autocaption.moderation.words.numbers import BELOW_18, FROM_18, YEARS

AgeLabel = str | float | Sequence[str | float] | Mapping[str, object]

#: Characters; what is longer is an essay, not a label.
LONGEST_LABEL = 1_000

_ANY_MINOR = AgeBand(0, ADULT_AGE - 1, open_below=True)
_RANGE = re.compile(rf"\s*{words.RANGE}\s*")
_NEGATIVE = re.compile(r"(?:^|[^\w\s+)]|[^\W\d]\s)\s*-[0-9]")
_DIGIT = re.compile("[0-9]")
_WORD_OR_SIGN = re.compile(r"\w+|[^\w\s]")
#: Numbers that other languages spell; those below are articles, too.
_FEWEST_SPELT = 3


def parse_age_label(label: object) -> AgeBand | None:
    """The band of years that ``label`` names, or None where it names none for certain. Never raises.

    Reads ranges (``13-20``, ``Teenager 13–20``, ``(15, 20)``), open ends (``more than 70``, ``65+``, ``under 18``),
    decades (``20s``, ``late teens``), ages (``17``, ``17.0``, ``18 months``) and words (``child``, ``Senior``).
    Several faces (a list, or parts between commas and the like): the youngest minimum decides. Objects, also as JSON:
    the values of their keys for age.

    Doubt may lower an age, never raise it. Next to words that are not understood, minors are believed; adults only
    as a range or open end after one leading word, which must not be a negation.

    Label sets: ``0-2 … 60-69, more than 70`` (https://huggingface.co/nateraw/vit-age-classifier) and ``0-12 … 65+``
    (Open Age Detection), both offered by https://runware.ai/docs/en/tools/caption, and those alike.
    """
    if isinstance(label, str):
        if len(label) > LONGEST_LABEL:
            return None
        label = from_json(label)
    return _youngest_face([_one_face(face) for face in labels_in(label)])


def _one_face(label: object) -> AgeBand | None:
    if isinstance(label, str):
        return _youngest_face([_read(part) for part in _parts(label)]) if len(label) <= LONGEST_LABEL else None
    years = finite(label)
    if years is None or not 0 <= years < OLDEST_AGE + 1:
        return None
    return AgeBand(int(years), int(years))


def _youngest_face(faces: Sequence[AgeBand | None]) -> AgeBand | None:
    """The youngest; None if that is an adult while another face could not be read."""
    found = youngest(face for face in faces if face)
    return None if found and not found.starts_below_adult and None in faces else found


def _parts(label: str) -> list[str]:
    """One part a face, or what is written about it; parts that say nothing of age ("Male") are left out.

    A word and a number ("adult, 30s") are one face: nobody labels one in words and the next in figures.
    """
    parts = words.SEPARATOR.split(words.plain(fold(html.unescape(label)).casefold()))
    telling = [part for part in parts if words.FILLER.sub("", part)]
    if len(telling) == 2 and sum(_is_spoken(part) for part in telling) == 1 and _DIGIT.search("".join(telling)):
        return [" ".join(telling)]
    return telling


def _is_spoken(part: str) -> bool:
    bands, unknown = _words(part)
    return bool(bands) and not unknown


@dataclass(frozen=True)
class _Age:
    band: AgeBand
    bare: bool = False
    """A lone number without a unit: the weakest evidence."""


def _read(part: str) -> AgeBand | None:
    """The band that one part of a label names, None in doubt (see ``parse_age_label``).

    Numbers are more precise than words ("Teenager 13-20"), unless only the words say that it is a minor.
    """
    ages, gaps = _numbers(part)
    rest = " ".join(gaps)
    if _NEGATIVE.search(part) or _DIGIT.search(rest):
        return None
    bands, unknown = _words(rest)
    age = youngest(age.band for age in ages)
    if age:
        bands = [band for band in bands if band != AgeBand(*words.YOUNG)]
    minors = [band for band in bands if band.starts_below_adult] or _of_minors(rest)
    if minors:
        return age if age and age.starts_below_adult else youngest(minors)
    if not unknown:
        return age or youngest(bands)
    if age and age.starts_below_adult and words.HEDGES.issuperset(unknown):
        return age
    sure = youngest(age.band for age in ages if not age.bare)
    if sure is None or sure.starts_below_adult:
        return sure
    leading = len(unknown) == 1 and unknown == _words(gaps[0])[1] and unknown[0] not in words.NEGATIONS
    return sure if leading and sure == age and sure.age_min != sure.age_max else None


def _of_minors(text: str) -> list[AgeBand]:
    """Bands of words for minors, and of numbers below 18, in any language."""
    spelt = [YEARS[found["spelt"].lower()] for found in _spelt().finditer(plain(text)) if found["spelt"]]
    return [AgeBand(years, years) for years in spelt if years >= _FEWEST_SPELT] or [_ANY_MINOR] * bool(
        mentions_minor(text, "en")
    )


@cache
def _spelt() -> regex.Pattern[str]:
    return compiled(rf"(?<!\w)(?:(?P<grown>{FROM_18})|(?P<spelt>{BELOW_18}))(?!\w)")


def _numbers(part: str) -> tuple[list[_Age], list[str]]:
    """Ages in digits, the two ends of a range as one, and the text before, between and after them."""
    ages: list[_Age] = []
    gaps: list[str] = []
    position = 0
    for found in words.AGE.finditer(part):
        age, gap = _age(found), part[position : found.start()]
        if age is None:
            continue
        if ages and _RANGE.fullmatch(gap):
            ages[-1] = _Age(ages[-1].band.joined(age.band))
        else:
            ages.append(age)
            gaps.append(gap)
        position = found.end()
    return ages, [*gaps, part[position:]]


def _age(found: re.Match[str]) -> _Age | None:
    """The age that one match of ``words.AGE`` means; None for one that nobody reaches."""
    if found["teens"] or found["decade"]:
        start = int(found["decade"] or 10)
        first, last = words.DECADE_PARTS[found["part"]]
        return _Age(AgeBand(max(start + first, 13) if found["teens"] else start + first, start + last))
    years = int(found["years"])
    if years > OLDEST_AGE:
        return None
    if found["under"]:
        return _Age(AgeBand(0, max(years - 1, 0), open_below=True))
    if found["up_to"] or found["and_down"]:
        return _Age(AgeBand(0, years))
    if found["over"] or found["and_up"]:
        return _Age(AgeBand(years))
    return _Age(AgeBand(years, years), bare=not found["unit"])


def _words(text: str) -> tuple[list[AgeBand], list[str]]:
    """The bands that words of ``text`` stand for, and the words and signs that this vocabulary does not know."""
    bands = []
    for pattern, ends in words.BANDS:
        text, count = pattern.subn(" ", text)
        bands += [AgeBand(*ends)] * bool(count)
    return bands, _WORD_OR_SIGN.findall(words.FILLER.sub(" ", text))
