"""A band of years."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

ADULT_AGE = 18
#: Years; nobody is known to have lived longer than 122.
OLDEST_AGE = 130


@dataclass(frozen=True)
class AgeBand:
    """Ages in whole years, both ends included."""

    age_min: int
    age_max: int | None = None
    """None = no upper end."""
    open_below: bool = field(default=False, compare=False)
    """Written as "under N": changes the label only."""

    @property
    def label(self) -> str:
        """The normal spelling: ``13-20``, ``65+``, ``<18``, ``17``."""
        if self.age_max is None:
            return f"{self.age_min}+"
        if self.open_below:
            return f"<{self.age_max + 1}"
        return str(self.age_min) if self.age_min == self.age_max else f"{self.age_min}-{self.age_max}"

    @property
    def starts_below_adult(self) -> bool:
        return self.age_min < ADULT_AGE

    @property
    def ends_below_adult(self) -> bool:
        return self.age_max is not None and self.age_max < ADULT_AGE

    def joined(self, other: AgeBand) -> AgeBand:
        """The band from the lower start to the higher end of the two, in either order."""
        open_ended = self.age_max is None or other.age_max is None
        return AgeBand(
            min(self.age_min, other.age_min),
            None if open_ended else max(self.age_max or 0, other.age_max or 0),
        )


def youngest(bands: Iterable[AgeBand]) -> AgeBand | None:
    """The band with the lowest start, the widest of equals; None if there is no band."""
    return min(bands, key=lambda band: (band.age_min, band.age_max is not None, -(band.age_max or 0)), default=None)
