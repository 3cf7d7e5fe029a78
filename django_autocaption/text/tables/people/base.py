"""What a language says of people that alt text leaves out."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class People:
    """Patterns over folded text (``moderation.minors.plain``), any case; a space stands for spaces or hyphens."""

    persons: str
    """Words for people."""
    traits: str
    """Origin, religion, disability, looks, great age: words that tell it of the person they stand beside."""
    alone: str
    """Words that tell it by themselves, and decades of life."""
    between: str = ""
    """What may stand between a trait and its person, with the space before it."""
    after: bool = False
    """The trait stands behind the person, or before it; otherwise before it, or behind a copula."""
    copulas: str = ""
    """Words that lead from a person to a trait: "is"."""
    not_a_person: str = ""
    """What behind, or before, a person makes a thing of it: "women's"; searched on its side."""
    spaced: bool = True
