"""The site's house style and its word list, as they stand beside the words that people judge."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django_autocaption import conf


@dataclass(frozen=True, kw_only=True)
class Guide:
    """What the site says of words in some of its languages."""

    style: str
    preferred: Sequence[tuple[str, str]]
    """(what is not to be said, what is said instead)."""
    forbidden: Sequence[str]
    languages: list[str] = field(default_factory=list, compare=False)
    """Tags."""


def guides(languages: Iterable[str]) -> list[Guide]:
    """For words in these languages, what is the same for several of them once; [] = nothing."""
    settings, found = conf.current(), list[Guide]()
    for language in dict.fromkeys(languages):
        words = settings.word_list(language)
        guide = Guide(
            style=settings.house_style(language),
            preferred=[(word.rstrip("*"), instead) for word, instead in words.preferred.items()],
            forbidden=[word.rstrip("*") for word in words.forbidden],
        )
        if guide not in found:
            found.append(guide)
        found[found.index(guide)].languages.append(language)
    return [guide for guide in found if guide.style or guide.preferred or guide.forbidden]
