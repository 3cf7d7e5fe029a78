"""The rule: from an age label, its scores, the NSFW check and the caption to one rating."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django_autocaption.moderation.ages import AgeLabel
from django_autocaption.moderation.evidence import AgeEvidence
from django_autocaption.moderation.minors import mentions_minor
from django_autocaption.moderation.policy import RATINGS, Assessment, Policy, Rating, Rule, Scale

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
    evidence = AgeEvidence.read(age_label, confidence, scale, scores)
    words = mentions_minor(caption)
    minor_upper = evidence.minor_upper
    unsure = minor_upper > policy.minor_upper_limit
    findings = list(_minor_findings(evidence, words, nsfw, policy)) or [
        _adult_finding(evidence, nsfw, policy, unsure) if evidence.band else _unknown_finding(evidence)
    ]
    findings.sort(key=lambda finding: -RATINGS.index(finding.rating))
    decided, band = findings[0], evidence.band
    flags = {
        "unknown_label": band is None and evidence.checked,
        "age_unchecked": not evidence.checked,
        "nsfw": bool(nsfw),
        "nsfw_unchecked": nsfw is None,
        "caption_minor": bool(words),
        "conflict": bool(words) and evidence.adult,
        "malformed_confidence": confidence is not None and evidence.confidence is None,
        "malformed_scores": evidence.malformed,
        "low_confidence": evidence.adult and unsure,
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


def _minor_findings(
    evidence: AgeEvidence, words: tuple[str, ...], nsfw: bool | None, policy: Policy
) -> Iterator[_Finding]:
    as_minor: Rating = "blocked" if nsfw else "review"
    as_straddling: Rating = as_minor if policy.straddling == "minor" else "review"
    band = evidence.band
    if band and band.ends_below_adult:
        yield _Finding("minor", as_minor, f"The age model sees a minor ({band.label}).")
    elif band and band.starts_below_adult:
        yield _Finding("straddling", as_straddling, f"The age group {band.label} includes minors.")
    if words:
        yield _Finding("caption", as_minor, f"The caption mentions a minor: {', '.join(words)}.")
    if seen := evidence.minors_from(policy.minor_band_floor):
        rating = as_minor if any(band.ends_below_adult for band in seen.values()) else as_straddling
        yield _Finding("scores", rating, f"The age model does not rule out a minor: {', '.join(seen)}.")


def _unknown_finding(evidence: AgeEvidence) -> _Finding:
    if evidence.checked:
        return _Finding("unknown", "review", "The age model's label could not be read.")
    return _Finding("unchecked", "review", "Nobody checked the age of people in the image.")


def _adult_finding(evidence: AgeEvidence, nsfw: bool | None, policy: Policy, unsure: bool) -> _Finding:
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
