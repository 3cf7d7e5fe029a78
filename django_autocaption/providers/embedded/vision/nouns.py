"""The 1000 classes of ImageNet-1k (ILSVRC 2012) in plain nouns: the table is ``nouns.csv`` beside this file.

The order of the classes is a fact of the data set (https://www.image-net.org/challenges/LSVRC/2012/); the nouns are our
own. Breeds, species and makes are left to those who know them. A class may stand under a general and a special noun
("bird", "owl"): the model is often sure of the first and not of the second. Where the model takes what it has no class
for (deer, seals, hedgehogs…) for its neighbour, the noun names both.

Some classes are never spoken and only show in the raw answer, under the reason why. On a portrait the model sees what
the person wears; people and apes must never be taken for each other; a weapon or a prison is no small mistake; and
"pattern", "creature" and "thing" take whatever has no class of its own.

``translations.csv`` has the spoken ones in other languages: our own, held against the dictionaries of FreeDict
(https://freedict.org) and the names of emoji in CLDR (https://cldr.unicode.org) where these have the word, and read
where they have another one. ``docs/providers/embedded.md`` tells how many that were; the others have one source, us.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import cache
from importlib import resources

from django_autocaption.text.tables.base import DOTTED
from django_autocaption.text.tables.languages import language_for


def _numbers(text: str) -> frozenset[int]:
    """``1 4-6`` → 1, 4, 5, 6."""
    spans = (part.partition("-") for part in text.split())
    return frozenset(number for low, _, high in spans for number in range(int(low), int(high or low) + 1))


def _read(spoken: str) -> Mapping[str, frozenset[int]]:
    table = resources.files(__package__).joinpath("nouns.csv").read_text("utf-8")
    return {
        row["noun"]: _numbers(row["classes"]) for row in csv.DictReader(table.splitlines()) if row["spoken"] == spoken
    }


#: Class numbers (0–999) of every noun that an alt text may say.
SPOKEN: Mapping[str, frozenset[int]] = _read("yes")
#: Those of the rest, by the reason why no alt text may say them.
SILENT: Mapping[str, frozenset[int]] = _read("no")


@cache
def _translations() -> Mapping[str, Mapping[str, str]]:
    table = resources.files(__package__).joinpath("translations.csv").read_text("utf-8")
    return {row["noun"]: {"en": row["noun"]} | row for row in csv.DictReader(table.splitlines())}


def languages() -> tuple[str, ...]:
    """Language tags that the spoken nouns are known in, English first."""
    return tuple(tag for tag in next(iter(_translations().values())) if tag != "noun")


def language_of(tag: str) -> str:
    """That of ``languages`` which serves for a language tag: "de" for "de-AT"; "" = none does. Chinese is in simplified
    characters, and serves for no tag that asks for traditional ones."""
    parts = tag.lower().replace("_", "-").split("-")
    if parts[0] == "zh" and not {"hant", "tw", "hk", "mo"}.isdisjoint(parts):
        return ""
    code = language_for(tag).code
    return code if code in languages() else ""


def translated(noun: str, language: str) -> str:
    """A spoken noun in one of ``languages``, with a capital first letter."""
    word = _translations()[noun][language]
    first = "İ" if language in DOTTED and word[0] == "i" else word[0].upper()
    return first + word[1:]
