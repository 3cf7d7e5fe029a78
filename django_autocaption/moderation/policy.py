"""What a site may set about moderation, and what a decision remembers."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final, Literal, get_args

Rating = Literal["clear", "review", "blocked"]
Rule = Literal[
    "minor", "straddling", "caption", "scores", "unknown", "unchecked", "adult_near", "adult_clear", "nobody"
]

#: From the mildest to the strictest.
RATINGS: Final[tuple[Rating, ...]] = ("clear", "review", "blocked")
#: From the strictest to the mildest row of the table (see ``assess``). Stable: stored, and translated where shown.
RULES: Final[tuple[Rule, ...]] = get_args(Rule)

_CHOICES: Final = {
    "straddling": ("minor", "review"),
    "nsfw_unchecked": ("clear", "review"),
}


@dataclass(frozen=True, kw_only=True)
class Policy:
    """The thresholds of ``assess``. Raises ValueError with the field's name where a value makes no sense."""

    minor_upper_limit: float = 0.20
    """0–1. An adult is clear only if the chance of being under 18 is at most this."""
    minor_band_floor: float = 0.05
    """0–1. A score of at least this for a band that starts below 18 counts as a minor."""
    near_adult_below: int = 25
    """Years. Adult bands that start below this get the rule ``adult_near``, others ``adult_clear``."""
    straddling: Literal["minor", "review"] = "minor"
    """A band on both sides of 18: rated like a minor, or held for review and never blocked by itself."""
    nsfw_unchecked: Literal["clear", "review"] = "review"
    """An adult whose image nobody checked for unsafe content: held for review, or cleared as if it were safe."""

    def __post_init__(self) -> None:
        for name in ("minor_upper_limit", "minor_band_floor"):
            value = getattr(self, name)
            if not isinstance(value, int | float) or isinstance(value, bool) or not 0 <= value <= 1:
                raise ValueError(f"{name!r} must be a number from 0 to 1, not {value!r}.")
        bound = self.near_adult_below
        if not isinstance(bound, int) or isinstance(bound, bool) or bound < 0:
            raise ValueError(f"'near_adult_below' must be an age in whole years, not {bound!r}.")
        for name, choices in _CHOICES.items():
            if getattr(self, name) not in choices:
                raise ValueError(f"{name!r} must be {' or '.join(map(repr, choices))}, not {getattr(self, name)!r}.")


@dataclass(frozen=True, kw_only=True)
class Assessment:
    """One decision with everything that led to it, fit to be stored."""

    rating: Rating
    """``clear`` may be shown, ``review`` waits for a person, ``blocked`` for one with the permission to lift it."""
    rule: Rule
    """The row of the table that decided (see ``assess``)."""
    age_group: str = ""
    """The band in its normal spelling: ``13-20``, ``65+``, ``<18``, ``17``; empty if none is known."""
    age_min: int | None = None
    age_max: int | None = None
    """Years, included; None = no upper end, or (with ``age_min`` None) no band."""
    confidence: float | None = None
    """0–1; missing or malformed counts as 0. None = nobody looked at ages."""
    minor_upper: float
    """0–1. The greatest chance that the person is under 18 which the evidence allows."""
    reasons: tuple[str, ...] = ()
    """Sentences for the moderator, the deciding one first."""
    flags: tuple[str, ...] = ()
    """Short stable words for what was missing or odd: see ``decision.py``."""
    raw_label: str = ""
    """The age label as the model wrote it."""
    thresholds: Policy = field(default_factory=Policy)
