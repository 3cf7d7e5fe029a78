"""Words that mean the same in many languages, looked up by their beginnings."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

import regex

from django_autocaption.providers.embedded.metadata.noise.fields import plain
from django_autocaption.providers.embedded.metadata.noise.words import table

_PART = regex.compile(r"\p{L}[\p{L}\p{M}]*")


@dataclass(frozen=True)
class Meaning:
    """Words as ``plain`` writes them, beginnings of words, and parts of texts that no spaces divide."""

    whole: frozenset[str]
    beginnings: tuple[str, ...]
    parts: tuple[str, ...]

    def __contains__(self, word: str) -> bool:
        return word in self.whole or word.startswith(self.beginnings)

    def is_among(self, words: Iterable[str]) -> bool:
        return any(word in self for word in words)

    def is_part_of(self, text: str) -> bool:
        """``text``: as ``unspaced`` gives it."""
        return any(part in text for part in self.parts)


def meaning(*lines: str, unspaced: str = "") -> Meaning:
    """``lines``: words; one that ends in ``*`` is the beginning of others. ``unspaced``: parts of Thai,
    Chinese…, in which ``_`` stands for a space."""
    found = table(*lines)
    beginnings = tuple(sorted(plain(word[:-1]) for word in found if word.endswith("*")))
    return Meaning(
        frozenset(plain(word) for word in found if not word.endswith("*")),
        beginnings,
        tuple(part.replace("_", " ") for part in unspaced.split()),
    )


def parts_of(text: str) -> list[str]:
    return [plain(word) for word in _PART.findall(text)]


def unspaced(text: str) -> str:
    return unicodedata.normalize("NFKC", text.casefold())
