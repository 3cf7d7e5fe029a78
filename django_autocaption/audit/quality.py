"""The classes that images fall into, and the two percentages made of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from django_autocaption.loading import on_first_use

if TYPE_CHECKING:
    from django_autocaption import text
else:
    text = on_first_use("django_autocaption.text")

EXAMPLES = 3


class Quality(StrEnum):
    """What is wrong with the words of an image, from the worst to nothing. An image is in one class: its worst."""

    MISSING = "missing"
    """No words, or none that a page may show."""
    STALE = "stale"
    """Words that were written for an earlier file."""
    FILE_NAME = "file_name"
    """A file name or a placeholder (WCAG F30, https://www.w3.org/WAI/WCAG22/Techniques/failures/F30)."""
    UNFIT = "unfit"
    """Anything else that the linter refuses: markup, addresses, emoji, refusals, the wrong language…"""
    TOO_SHORT = "too_short"
    TOO_LONG = "too_long"
    REDUNDANT = "redundant"
    """Says that it is an image, or the caption beside it again."""
    DECORATIVE = "decorative"
    """Empty on purpose."""
    GOOD = "good"
    """The linter finds no error; warnings are left to editors."""


class Missing(StrEnum):
    """Why an image has no words that a page may show."""

    NOT_ASKED = "not_asked"
    """No row: nobody asked for its words yet."""
    WAITING = "waiting"
    """A machine has still to say or to check something."""
    REVIEW = "review"
    """A person has to decide about a draft, or to write the words."""
    FAILED = "failed"
    EXCLUDED = "excluded"
    REJECTED = "rejected"
    """A person took the words away, and nobody has asked for others."""
    HELD = "held"
    """Moderation has not cleared the image."""


_ORDER = tuple(Quality)
_CLASS_OF_CODE = {
    "missing": Quality.MISSING,
    "blank": Quality.MISSING,
    "file_name": Quality.FILE_NAME,
    "placeholder": Quality.FILE_NAME,
    "not_words": Quality.FILE_NAME,
    "too_short": Quality.TOO_SHORT,
    "too_long": Quality.TOO_LONG,
    "redundant_start": Quality.REDUNDANT,
    "same_as_caption": Quality.REDUNDANT,
}


def quality_of(findings: Iterable[text.Finding]) -> Quality:
    """The worst class that the linter's errors name; GOOD if there are none."""
    found = {_CLASS_OF_CODE.get(f.code, Quality.UNFIT) for f in findings if f.level is text.Level.ERROR}
    return min(found, key=_ORDER.index, default=Quality.GOOD)


@dataclass(kw_only=True)
class Tally:
    """Numbers of images. Percentages are rounded down, so that 100 means all of them; without images they are 100."""

    images: int = 0
    published: int = 0
    """Images for which a page shows words, or an empty alt text on purpose."""
    classes: Counter[Quality] = field(default_factory=Counter)
    missing: Counter[Missing] = field(default_factory=Counter)
    """The class MISSING by reason."""
    same_words: int = 0
    """Images whose published words the site says of a different picture, too."""
    house_style: int = 0
    """Images whose published words go against the site's word list."""
    examples: dict[Quality, list[str]] = field(default_factory=dict)
    """Keys of the first few objects of each class."""

    def add(self, quality: Quality, *, published: bool, why: Missing | None = None, key: str = "") -> None:
        """Count one image. ``why``: of the class MISSING; ``key``: names the image's object."""
        self.images += 1
        self.published += published
        self.classes[quality] += 1
        if why is not None:
            self.missing[why] += 1
        known = self.examples.setdefault(quality, [])
        if key and len(known) < EXAMPLES:
            known.append(key)

    @property
    def fit(self) -> int:
        """Number of images that are good or decorative."""
        return self.classes[Quality.GOOD] + self.classes[Quality.DECORATIVE]

    @property
    def coverage(self) -> float:
        """Percent of the images for which something is published, 0–100."""
        return _percent(self.published, self.images)

    @property
    def quality(self) -> float:
        """Percent of the images that are good or decorative, 0–100."""
        return _percent(self.fit, self.images)

    def reaches(self, percent: float) -> bool:
        """Whether ``quality``, before rounding, is at least that."""
        return self.fit * 100 >= percent * self.images


def total(tallies: Iterable[Tally]) -> Tally:
    """All of them in one, without examples."""
    result = Tally()
    for tally in tallies:
        result.images += tally.images
        result.published += tally.published
        result.classes += tally.classes
        result.missing += tally.missing
        result.same_words += tally.same_words
        result.house_style += tally.house_style
    return result


def _percent(part: int, whole: int) -> float:
    return part * 1000 // whole / 10 if whole else 100.0
