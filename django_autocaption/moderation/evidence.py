"""What an age model said about an image, read once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django_autocaption.moderation.ages import AgeLabel, parse_age_label
from django_autocaption.moderation.bands import AgeBand, youngest
from django_autocaption.moderation.figures import Scale, fraction

Scores = Mapping[str, float] | Iterable[tuple[str, float]]

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
    """Missing or malformed counts as 0; the band's own score stands in where none came with the label. None = nobody
    looked at ages."""
    believable: bool
    """A sound confidence was given."""
    scores: tuple[tuple[str, AgeBand | None, float], ...]
    """Label, band and confidence of the sound scores."""
    malformed: bool
    """Some score was no number on the scale."""

    @classmethod
    def read(
        cls,
        label: AgeLabel | None,
        confidence: float | None,
        scale: Scale,
        scores: Scores | None,
    ) -> AgeEvidence:
        """Never raises: what is not sound is left out, and an unknown ``scale`` makes no confidence sound."""
        given = _pairs(scores)
        sound = tuple(
            (name, parse_age_label(name), score)
            for name, value in given
            if isinstance(name, str) and (score := fraction(value, scale)) is not None
        )
        band = _top_band(sound) if label is None else parse_age_label(label)
        checked = label is not None or bool(given)
        if confidence is None:
            own = max((score for _, scored, score in sound if band and scored == band), default=None)
        else:
            own = fraction(confidence, scale)
        return cls(
            checked=checked,
            band=band,
            confidence=(own or 0.0) if checked else None,
            believable=own is not None,
            scores=sound,
            malformed=len(sound) < len(given),
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

    def minors_from(self, floor: float) -> tuple[AgeBand, ...]:
        """Bands that start below 18 and have a score of at least ``floor``, each once."""
        return tuple(
            dict.fromkeys(
                band
                for _, band, score in self.scores
                if band and band.starts_below_adult and round(score, _DECIMALS) >= floor
            )
        )


def _pairs(scores: object) -> tuple[tuple[object, object], ...]:
    """Labels and values of a mapping, of pairs, or of objects with ``label`` and ``score``, as classifiers give them.

    What is none of these becomes a pair of Nones, which no reader takes for sound.
    """
    if scores is None:
        return ()
    if isinstance(scores, Mapping):
        return tuple(scores.items())
    if not isinstance(scores, list | tuple):
        return ((None, None),)
    return tuple(map(_pair, scores))


def _pair(score: object) -> tuple[object, object]:
    if isinstance(score, Mapping):
        return score.get("label"), score.get("score", score.get("confidence"))
    return (score[0], score[1]) if isinstance(score, list | tuple) and len(score) == 2 else (None, None)


def _top_band(scores: tuple[tuple[str, AgeBand | None, float], ...]) -> AgeBand | None:
    """The band with the highest score; the youngest of equals, and none at all where an unreadable one leads."""
    top = max((score for _, _, score in scores), default=0.0)
    leaders = [band for _, band, score in scores if score == top > 0]
    return None if None in leaders else youngest(band for band in leaders if band)
