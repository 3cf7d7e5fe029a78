"""Choose among language alternatives by BCP 47 tags."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django_autocaption.providers.embedded.metadata.xmp import Alternative

DEFAULT = "x-default"


def choose(alternatives: Sequence[Alternative], language: str) -> Alternative | None:
    """The wording that suits ``language`` best: its own tag, its base language, x-default, the first; None of none.

    The chosen one carries "" for a language where its language is not known.
    """
    by_tag: dict[str, Alternative] = {}
    for alternative in alternatives:
        by_tag.setdefault(_normal(alternative.language), alternative)
    for tag in _wanted(_normal(language), by_tag):
        if tag in by_tag:
            return _named(by_tag[tag], alternatives)
    return _named(alternatives[0], alternatives) if alternatives else None


def _wanted(language: str, present: Sequence[str] | dict[str, Alternative]) -> Iterator[str]:
    """Tags in order of preference: the tag cut shorter and shorter (RFC 4647, 3.4), its sisters, the default."""
    parts = language.split("-")
    yield from ("-".join(parts[:length]) for length in range(len(parts), 0, -1))
    yield from (tag for tag in present if tag.split("-")[0] == parts[0])
    yield DEFAULT


def _named(chosen: Alternative, alternatives: Sequence[Alternative]) -> Alternative:
    """x-default repeats one of the others (XMP Part 1, 8.2.2.4): then that one's language is the language."""
    if _normal(chosen.language) not in {DEFAULT, ""}:
        return chosen
    for other in alternatives:
        if other.text == chosen.text and _normal(other.language) not in {DEFAULT, ""}:
            return other
    return Alternative("", chosen.text)


def _normal(tag: str) -> str:
    return tag.strip().replace("_", "-").lower()
