"""The rule: from an age label, its scores, the NSFW check and the caption to one rating."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django_autocaption.moderation.ages import AgeLabel, parse_age_label
from django_autocaption.moderation.bands import ADULT_AGE, AgeBand
from django_autocaption.moderation.minors import mentions_minor
from django_autocaption.moderation.policy import RATINGS, Assessment, Policy, Rating, Rule, Scale

_FULL_SCALE: Mapping[str, float] = {"fraction": 1, "percent": 100}
#: Rounded scores of one answer may miss 1 by this much.
_SUM_TOLERANCE = 0.01
#: Decimals kept, so that 1 - 0.8 and 0.1 + 0.1 meet a limit of 0.2 exactly.
_DECIMALS = 9
DEFAULT_POLICY = Policy()


def assess(
    *,
    age_label: AgeLabel | None = None,
    confidence: float | None = None,
    scale: Scale = "fraction",
    scores: Mapping[str, float] | None = None,
    nsfw: bool | None = None,
    caption: str = "",
    policy: Policy = DEFAULT_POLICY,
) -> Assessment:
    """Rate one image; in doubt it is ``review``, never ``clear`` by accident. Never raises for odd evidence.

    ``age_label``: as the model wrote it, None = age was not asked. ``confidence`` and ``scores`` (label → confidence)
    are in the declared ``scale``, 0–1 or 0–100; missing, NaN, negative or too large counts as 0. Without a label the
    highest score names it. ``nsfw``: None = not checked, which is neither yes nor no. ``caption`` in any language.

    Every row that applies is looked at; the strictest decides, the upper one of equals:

    ============  ========================================================  ==========  =======
    rule          applies                                                   not NSFW    NSFW
    ============  ========================================================  ==========  =======
    minor         the band ends below 18                                    review      blocked
    straddling    the band starts below 18 and reaches it                   review      blocked
    caption       the caption has a word for a minor                        review      blocked
    scores        a band that starts below 18 has at least the floor        review      blocked
    unknown       the label cannot be read                                  review      review
    unchecked     no label and no scores: nobody looked at ages             review      review
    adult_near    18 ≤ start < 25                                           see below   review
    adult_clear   start ≥ 25                                                see below   review
    ============  ========================================================  ==========  =======

    An adult is clear if NSFW was checked and is no, ``minor_upper`` is within its limit and no score is malformed.
    ``minor_upper`` is 1 for a band that starts below 18 or is not known; else what the scores leave to others than
    adults where all are known (they sum to 1); else 1 − confidence.

    Flags: unknown_label, age_unchecked, nsfw, nsfw_unchecked, caption_minor, conflict, malformed_confidence,
    malformed_scores, low_confidence.
    """
    evidence = _Evidence.read(age_label, confidence, scale, scores)
    words = mentions_minor(caption)
    minor_upper = evidence.minor_upper
    unsure = minor_upper > policy.minor_upper_limit
    findings = list(_minor_findings(evidence, words, nsfw, policy)) or [
        _adult_finding(evidence, nsfw, policy, unsure) if evidence.band else _unknown_finding(evidence)
    ]
    findings.sort(key=lambda finding: -RATINGS.index(finding.rating))
    decided, band = findings[0], evidence.band
    adult = band is not None and band.age_min >= ADULT_AGE
    flags = {
        "unknown_label": band is None and evidence.checked,
        "age_unchecked": not evidence.checked,
        "nsfw": bool(nsfw),
        "nsfw_unchecked": nsfw is None,
        "caption_minor": bool(words),
        "conflict": bool(words) and adult,
        "malformed_confidence": confidence is not None and evidence.confidence is None,
        "malformed_scores": evidence.malformed,
        "low_confidence": adult and unsure,
    }
    return Assessment(
        rating=decided.rating,
        rule=decided.rule,
        age_group=band.label if band else "",
        age_min=band.age_min if band else None,
        age_max=band.age_max if band else None,
        confidence=evidence.confidence,
        minor_upper=minor_upper,
        reasons=tuple(finding.reason for finding in findings),
        flags=tuple(name for name, up in flags.items() if up),
        raw_label="" if age_label is None else str(age_label),
        thresholds=policy,
    )


@dataclass(frozen=True)
class _Finding:
    rule: Rule
    rating: Rating
    reason: str


@dataclass(frozen=True)
class _Evidence:
    """What the age model said, read once."""

    checked: bool
    band: AgeBand | None
    confidence: float | None
    """0–1, None = missing or malformed; the band's own score stands in where no confidence came with the label."""
    scores: tuple[tuple[str, AgeBand | None, float], ...]
    malformed: bool

    @classmethod
    def read(
        cls, label: AgeLabel | None, confidence: float | None, scale: str, scores: Mapping[str, float] | None
    ) -> _Evidence:
        sound = [
            (str(name), parse_age_label(name), value)
            for name, given in (scores or {}).items()
            if (value := _fraction(given, scale)) is not None
        ]
        band = _top_band(sound) if label is None else parse_age_label(label)
        own_scores = (score for _, scored, score in sound if scored == band)
        return cls(
            checked=label is not None or bool(scores),
            band=band,
            confidence=max(own_scores, default=None) if confidence is None else _fraction(confidence, scale),
            scores=tuple(sound),
            malformed=len(sound) < len(scores or {}),
        )

    @property
    def minor_upper(self) -> float:
        if self.band is None or self.band.starts_below_adult:
            return 1.0
        total = sum(score for _, _, score in self.scores)
        if not self.malformed and round(abs(total - 1), _DECIMALS) <= _SUM_TOLERANCE:
            minors = sum(score for _, band, score in self.scores if band is None or band.starts_below_adult)
            return min(1.0, round(minors, _DECIMALS))
        return round(1 - (self.confidence or 0.0), _DECIMALS)


def _fraction(value: object, scale: str) -> float | None:
    """``value`` on 0–1, or None where it is no sound confidence on ``scale``."""
    top = _FULL_SCALE.get(scale)
    if top is None or not isinstance(value, int | float) or isinstance(value, bool) or not 0 <= value <= top:
        return None
    return float(value) / top


def _top_band(scores: list[tuple[str, AgeBand | None, float]]) -> AgeBand | None:
    """The band with the highest score; the youngest of equals, and none at all where an unreadable one leads."""
    top = max((score for _, _, score in scores), default=0.0)
    leaders = [band for _, band, score in scores if score == top > 0]
    if not leaders or None in leaders:
        return None
    return min((band for band in leaders if band), key=lambda band: band.age_min)


def _minor_findings(
    evidence: _Evidence, words: tuple[str, ...], nsfw: bool | None, policy: Policy
) -> Iterator[_Finding]:
    rating: Rating = "blocked" if nsfw else "review"
    band = evidence.band
    if band and band.age_max is not None and band.age_max < ADULT_AGE:
        yield _Finding("minor", rating, f"The age model sees a minor ({band.label}).")
    elif band and band.starts_below_adult:
        straddling = rating if policy.straddling == "minor" else "review"
        yield _Finding("straddling", straddling, f"The age group {band.label} includes minors.")
    if words:
        yield _Finding("caption", rating, f"The caption mentions a minor: {', '.join(words)}.")
    seen = [
        name
        for name, scored, score in evidence.scores
        if scored and scored.starts_below_adult and round(score, _DECIMALS) >= policy.minor_band_floor
    ]
    if seen:
        yield _Finding("scores", rating, f"The age model does not rule out a minor: {', '.join(seen)}.")


def _unknown_finding(evidence: _Evidence) -> _Finding:
    if evidence.checked:
        return _Finding("unknown", "review", "The age model's label could not be read.")
    return _Finding("unchecked", "review", "Nobody checked the age of people in the image.")


def _adult_finding(evidence: _Evidence, nsfw: bool | None, policy: Policy, unsure: bool) -> _Finding:
    band = evidence.band
    near = band is not None and band.age_min < policy.near_adult_below
    rule: Rule = "adult_near" if near else "adult_clear"
    if nsfw:
        return _Finding(rule, "review", "The image may be unsafe for work.")
    if unsure:
        return _Finding(rule, "review", "The age model is not sure enough that the person is an adult.")
    if evidence.malformed:
        return _Finding(rule, "review", "Some scores of the age model are not numbers on its scale.")
    if nsfw is None and policy.nsfw_unchecked == "review":
        return _Finding(rule, "review", "Nobody checked whether the image is unsafe for work.")
    return _Finding(rule, "clear", "The age model sees adults only.")
