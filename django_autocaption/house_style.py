"""How a site wants alt text to be written, and the words that it prefers or forbids, as settings have them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields

from django_autocaption.languages import tag_of
from django_autocaption.options import did_you_mean, read_options

#: Characters of the house style, and of a word on a list.
LONGEST_STYLE, LONGEST_WORD = 2_000, 100


@dataclass(frozen=True, kw_only=True)
class WordList:
    """AUTOCAPTION["WORD_LIST"], or what it says for one language."""

    preferred: Mapping[str, str] = field(default_factory=dict)
    """What is not to be said → what is said instead: ``{"cell phone": "mobile"}``."""
    forbidden: Sequence[str] = ()
    """What is not to be said at all."""

    def __post_init__(self) -> None:
        if not isinstance(self.preferred, Mapping):
            raise ValueError(f"'preferred' must be a dict of words, not {self.preferred!r}.")
        if isinstance(self.forbidden, str) or not isinstance(self.forbidden, Sequence):
            raise ValueError(f"'forbidden' must be a list of words, not {self.forbidden!r}.")
        for word in (*self.preferred, *self.preferred.values(), *self.forbidden):
            if not isinstance(word, str) or not word.strip(" *") or len(word) > LONGEST_WORD:
                raise ValueError(f"A word must be text of 1 to {LONGEST_WORD} characters, not {word!r}.")
        avoided = {word.strip().casefold() for word in (*self.preferred, *self.forbidden)}
        for word in self.preferred.values():
            if word.strip().casefold() in avoided:
                raise ValueError(f"{word!r} is to be said, and not to be said.")

    @property
    def avoided(self) -> Mapping[str, str]:
        """What is not to be said → what is said instead, "" = nothing."""
        return {**dict.fromkeys(self.forbidden, ""), **self.preferred}


def read_styles(given: object) -> Mapping[str, str]:
    """HOUSE_STYLE by language tag; under "" the text for all. Raises ValueError."""
    by_tag = {"": given} if isinstance(given, str) else given
    if not isinstance(by_tag, Mapping):
        raise ValueError(f"'HOUSE_STYLE' must be a text, or a dict of texts by language, not {given!r}.")
    for text in by_tag.values():
        if not isinstance(text, str) or len(text) > LONGEST_STYLE:
            raise ValueError(f"'HOUSE_STYLE' must be text of at most {LONGEST_STYLE} characters.")
    return {tag and tag_of(tag, setting="HOUSE_STYLE"): " ".join(text.split()) for tag, text in by_tag.items()}


def read_word_lists(given: object) -> Mapping[str, WordList]:
    """WORD_LIST by language tag; under "" the list for all. Raises ValueError, ConfigurationError."""
    if not isinstance(given, Mapping):
        raise ValueError(f"'WORD_LIST' must be a dict, not {given!r}.")
    names = [f.name for f in fields(WordList)]
    if not given or set(names) & set(given):
        return {"": read_options(WordList, given, where="AUTOCAPTION['WORD_LIST']")}
    found = {}
    for key, part in given.items():
        try:
            tag = tag_of(key, setting="WORD_LIST")
        except ValueError as error:
            near = did_you_mean(str(key), names)
            raise ValueError(f"{error}" if near.startswith(" Valid") else f"'WORD_LIST' has {key!r}.{near}") from None
        found[tag] = read_options(WordList, part, where=f"AUTOCAPTION['WORD_LIST'][{key!r}]")
    return found
