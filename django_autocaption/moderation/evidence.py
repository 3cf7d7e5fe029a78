"""What an age model said about an image, read once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django_autocaption.moderation.ages import AgeLabel, parse_age_label
from django_autocaption.moderation.bands import AgeBand, youngest

_FULL_SCALE: Mapping[str, float] = {"fraction": 1, "percent": 100}
#: Rounded scores of one answer may miss 1 by this much.
_SUM_TOLERANCE = 0.01
#: Decimals kept, so that 1 - 0.8 and 0.1 + 0.1 meet a limit of 0.2 exactly.
_DECIMALS = 12


@dataclass(frozen=True)
class AgeEvidence:
    """The label, its confidence and all scores, with confidences on 0–1."""

    checked: bool
    """The model was asked: there is a label or a score."""
    band: AgeBand | None
    """What the label says; without a label what the highest score says; None = nothing that can be read."""
    confidence: float | None
    """None = missing or malformed; the band's own score stands in where no confidence came with the label."""
    scores: tuple[tuple[str, AgeBand | None, float], ...]
    """Label, band and confidence of the sound scores."""
    malformed: bool
    """Some score was no number on the scale."""

    @classmethod
    def read(
        cls,
        label: AgeLabel | None,
        confidence: float | None,
        scale: str,
        scores: Mapping[str, float] | None,
    ) -> AgeEvidence:
        """Never raises: what is not sound is left out, and an unknown ``scale`` makes no confidence sound."""
        sound = tuple(
            (str(name), parse_age_label(name), value)
            for name, given in (scores or {}).items()
            if (value := _fraction(given, scale)) is not None
        )
        band = _top_band(sound) if label is None else parse_age_label(label)
        if confidence is None:
            own = max((score for _, scored, score in sound if band and scored == band), default=None)
        else:
            own = _fraction(confidence, scale)
        return cls(
            checked=label is not None or bool(scores),
            band=band,
            confidence=own,
            scores=sound,
            malformed=len(sound) < len(scores or {}),
        )

    @property
    def adult(self) -> bool:
        return self.band is not None and not self.band.starts_below_adult

    @property
    def minor_upper(self) -> float:
        """The greatest chance, 0–1, that the person is under 18 which this evidence allows (see ``assess``)."""
        if not self.adult:
            return 1.0
        total = sum(score for _, _, score in self.scores)
        if not self.malformed and round(abs(total - 1), _DECIMALS) <= _SUM_TOLERANCE:
            others = sum(score for _, band, score in self.scores if band is None or band.starts_below_adult)
            return min(1.0, round(others, _DECIMALS))
        return round(1 - (self.confidence or 0.0), _DECIMALS)

    def minors_from(self, floor: float) -> dict[str, AgeBand]:
        """Labels and bands that start below 18 and have a score of at least ``floor``."""
        return {
            label: band
            for label, band, score in self.scores
            if band and band.starts_below_adult and round(score, _DECIMALS) >= floor
        }


def _fraction(value: object, scale: str) -> float | None:
    """``value`` on 0–1, or None where it is no sound confidence on ``scale``."""
    top = _FULL_SCALE.get(scale)
    if top is None or not isinstance(value, int | float) or isinstance(value, bool) or not 0 <= value <= top:
        return None
    return float(value) / top


def _top_band(scores: tuple[tuple[str, AgeBand | None, float], ...]) -> AgeBand | None:
    """The band with the highest score; the youngest of equals, and none at all where an unreadable one leads."""
    top = max((score for _, _, score in scores), default=0.0)
    leaders = [band for _, band, score in scores if score == top > 0]
    return None if None in leaders else youngest(band for band in leaders if band)
