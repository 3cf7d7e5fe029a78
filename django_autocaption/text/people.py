"""What a text says of people that alt text leaves out: exact age, origin, religion, disability, looks."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache

import regex

from django_autocaption.moderation.minors import compiled, exact_ages, goes_with_a_thing, mentions_minor, plain
from django_autocaption.text.tables.people import PEOPLE
from django_autocaption.text.tables.people.base import People

#: Characters before a person that are looked at.
_NEAR = 40


@lru_cache(maxsize=256)
def attributes(text: str, language: str) -> tuple[str, ...]:
    """The words of ``text`` that say such a thing of somebody, lower case, each once; ages in any language.

    ``language``: code of the language's table. A word counts only beside a word for people ("a black umbrella" has
    none), and where that is no part of a thing's name ("a women's jacket"). Never raises.
    """
    found = list(exact_ages(text))
    people = PEOPLE.get(language)
    if people is not None:
        found += (match.group().strip(" -").lower() for match in _told(plain(text), people))
    return tuple(dict.fromkeys(found))


@lru_cache(maxsize=5_000)
def speaks_of_people(text: str, language: str) -> bool:
    """It names a minor or tells an attribute: nothing for a keyword, which stands alone.

    Remembered: a site's images have their keywords in common.
    """
    return bool(mentions_minor(text, language) or attributes(text, language) or _is_trait(text, language))


def _is_trait(text: str, language: str) -> bool:
    """The whole text is such a word: "muslim", "asiatisch"."""
    people = PEOPLE.get(language)
    return people is not None and _traits(people).fullmatch(plain(text)) is not None


def _told(text: str, people: People) -> Iterator[regex.Match[str]]:
    yield from _alone(people).finditer(text)
    beside = None
    for trait in _traits(people).finditer(text):
        beside = beside or _beside(people)
        before, after = beside
        person = after.match(text, trait.end())
        if person is None:
            start = max(0, trait.start() - _NEAR)
            person = before.search(text, start, trait.start())
        if person is not None and not _is_of_a_thing(text, person, people):
            yield trait


def _is_of_a_thing(text: str, person: regex.Match[str], people: People) -> bool:
    start, end = person.span("person")
    if people.not_a_person:
        thing = _thing(people)
        if (people.after and thing.search(text[max(0, start - _NEAR) : start])) or (
            not people.after and thing.match(text, end)
        ):
            return True
    child = regex.compile(r".+").match(text, start, end)
    return child is not None and bool(mentions_minor(child[0])) and goes_with_a_thing(text, child)


@cache
def _alone(people: People) -> regex.Pattern[str]:
    return compiled(_word(people.alone, people))


@cache
def _traits(people: People) -> regex.Pattern[str]:
    return compiled(_word(people.traits, people))


@cache
def _thing(people: People) -> regex.Pattern[str]:
    return compiled(people.not_a_person)


@cache
def _beside(people: People) -> tuple[regex.Pattern[str], regex.Pattern[str]]:
    """The person before a trait, and the one behind it."""
    space, edge = (" ", r"(?!\w)") if people.spaced else (" ?", "")
    between = f"(?:{people.between}){{0,2}}" if people.between else ""
    person = rf"(?<person>{people.persons}){edge}"
    start = r"(?<!\w)" if people.spaced else ""
    leads = rf"(?:{people.copulas})?" if people.after else people.copulas
    before = rf"{start}{person}{between}{leads}{space}$" if people.after or leads else r"(?!)"
    return compiled(before), compiled(rf"{between}{space}{person}")


def _word(pattern: str, people: People) -> str:
    return rf"(?<!\w)(?:{pattern})(?!\w)" if people.spaced else rf"(?:{pattern})"
