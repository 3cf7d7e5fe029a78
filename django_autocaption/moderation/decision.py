"""The rule: from an age label, its scores, the NSFW check and the caption to one rating."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django_autocaption.moderation.ages import AgeLabel
from django_autocaption.moderation.evidence import AgeEvidence, Scores
from django_autocaption.moderation.figures import Scale, finite
from django_autocaption.moderation.minors import mentions_minor
from django_autocaption.moderation.policy import RATINGS, Assessment, Policy, Rating, Rule
from django_autocaption.moderation.reasons import Reason, gettext_noop

DEFAULT_POLICY = Policy()

#: Words of a caption, and characters of each, that a reason quotes: enough to find them.
MOST_QUOTED, LONGEST_QUOTE = 5, 40


def assess(
    *,
    age_label: AgeLabel | None = None,
    confidence: float | None = None,
    scale: Scale = "fraction",
    scores: Scores | None = None,
    nsfw: bool | None = None,
    nobody: bool = False,
    caption: str = "",
    language: str | None = None,
    policy: Policy = DEFAULT_POLICY,
) -> Assessment:
    """Rate one image; in doubt it is ``review``, never ``clear`` by accident. Never raises for odd evidence.

    ``age_label``: as the model wrote it, None = age was not asked. ``confidence`` and ``scores`` (label → confidence,
    or pairs) are in the declared ``scale``, 0–1 or 0–100; missing, NaN, negative or too large counts as 0. Without a
    label the highest score names it. ``nsfw``: None = not checked, which is neither yes nor no. ``nobody``: instead of
    a label, a model that can tell has looked and seen no person; age models cannot, they always name an age.
    ``caption`` in any language; a known ``language`` (a BCP 47 tag) adds words that would mislead in others (see
    ``mentions_minor``).

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
    nobody        no label and no scores: a model saw no person             clear       review
    ============  ========================================================  ==========  =======

    An adult is clear if NSFW was checked and is no, ``minor_upper`` is within its limit and no score is malformed.
    ``minor_upper`` is 1 for a band that starts below 18 or is not known; else what the scores leave to others than
    adults where all are known (they sum to 1); else 1 − confidence.

    Flags: unknown_label, age_unchecked, nsfw, nsfw_unchecked, caption_minor, conflict, malformed_confidence,
    malformed_scores, low_confidence.
    """
    evidence = AgeEvidence.read(age_label, confidence, scale, scores)
    nsfw = _checked(nsfw)
    words = mentions_minor(_text(caption), _text(language))
    minor_upper = evidence.minor_upper
    unsure = minor_upper > policy.minor_upper_limit
    empty = nobody is True and not evidence.checked
    findings = list(_minor_findings(evidence, words, nsfw, policy))
    if not findings and evidence.band:
        findings.append(_adult_finding(evidence, nsfw, policy, unsure))
    elif not findings:
        findings.append(_nobody_finding(nsfw, policy) if empty else _unknown_finding(evidence))
    findings.sort(key=lambda finding: -RATINGS.index(finding.rating))
    decided, band = findings[0], evidence.band
    reasons = [finding.reason for finding in findings] + [_NSFW] * bool(nsfw)
    flags = {
        "unknown_label": band is None and evidence.checked,
        "age_unchecked": not evidence.checked and not empty,
        "nsfw": bool(nsfw),
        "nsfw_unchecked": nsfw is None,
        "caption_minor": bool(words),
        "conflict": bool(words) and evidence.adult,
        "malformed_confidence": confidence is not None and not evidence.believable,
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
        minor_upper=0.0 if empty and not words else minor_upper,
        reasons=tuple(dict.fromkeys(reasons)),
        flags=tuple(name for name, up in flags.items() if up),
        raw_label=_text(age_label),
        thresholds=policy,
    )


_NSFW = Reason(gettext_noop("The image may be unsafe for work."))
_NSFW_UNCHECKED = Reason(gettext_noop("Nobody checked whether the image is unsafe for work."))


def _text(value: object) -> str:
    try:
        return "" if value is None else str(value)
    except Exception:  # someone else's __str__, or an integer of too many digits
        return ""


def _checked(nsfw: object) -> bool | None:
    """What is neither true nor false is no "no": something is a yes, nothing is no check."""
    return False if nsfw is False or finite(nsfw) == 0 else bool(nsfw) or None


@dataclass(frozen=True)
class _Finding:
    rule: Rule
    rating: Rating
    reason: Reason


def _minor_findings(
    evidence: AgeEvidence, words: tuple[str, ...], nsfw: bool | None, policy: Policy
) -> Iterator[_Finding]:
    as_minor: Rating = "blocked" if nsfw else "review"
    as_straddling: Rating = as_minor if policy.straddling == "minor" else "review"
    band = evidence.band
    if band and band.ends_below_adult:
        yield _Finding("minor", as_minor, Reason(gettext_noop("The age model sees a minor (%(what)s)."), band.label))
    elif band and band.starts_below_adult:
        reason = Reason(gettext_noop("The age group %(what)s includes minors."), band.label)
        yield _Finding("straddling", as_straddling, reason)
    if words:
        reason = Reason(gettext_noop("The caption mentions a minor: %(what)s."), _quoted(words))
        yield _Finding("caption", as_minor, reason)
    if seen := evidence.minors_from(policy.minor_band_floor):
        rating = as_minor if any(band.ends_below_adult for band in seen) else as_straddling
        groups = ", ".join(band.label for band in seen)
        reason = Reason(gettext_noop("The age model does not rule out a minor: %(what)s."), groups)
        yield _Finding("scores", rating, reason)


def _quoted(words: tuple[str, ...]) -> str:
    quotes = [word if len(word) <= LONGEST_QUOTE else f"{word[:LONGEST_QUOTE]}…" for word in words[:MOST_QUOTED]]
    return ", ".join(quotes + ["…"] * (len(words) > MOST_QUOTED))


def _unknown_finding(evidence: AgeEvidence) -> _Finding:
    if evidence.checked:
        return _Finding("unknown", "review", Reason(gettext_noop("The age model's label could not be read.")))
    return _Finding("unchecked", "review", Reason(gettext_noop("Nobody checked the age of people in the image.")))


def _nobody_finding(nsfw: bool | None, policy: Policy) -> _Finding:
    if nsfw:
        return _Finding("nobody", "review", _NSFW)
    if nsfw is None and policy.nsfw_unchecked == "review":
        return _Finding("nobody", "review", _NSFW_UNCHECKED)
    return _Finding("nobody", "clear", Reason(gettext_noop("No person can be seen.")))


def _adult_finding(evidence: AgeEvidence, nsfw: bool | None, policy: Policy, unsure: bool) -> _Finding:
    band = evidence.band
    near = band is not None and band.age_min < policy.near_adult_below
    rule: Rule = "adult_near" if near else "adult_clear"
    if nsfw:
        return _Finding(rule, "review", _NSFW)
    if not evidence.believable and unsure:
        return _Finding(
            rule, "review", Reason(gettext_noop("The age model gave no usable confidence, which counts as 0."))
        )
    if unsure:
        return _Finding(
            rule, "review", Reason(gettext_noop("The age model is not sure enough that the person is an adult."))
        )
    if evidence.malformed:
        return _Finding(
            rule, "review", Reason(gettext_noop("Some scores of the age model are not numbers on its scale."))
        )
    if nsfw is None and policy.nsfw_unchecked == "review":
        return _Finding(rule, "review", _NSFW_UNCHECKED)
    return _Finding(rule, "clear", Reason(gettext_noop("The age model sees adults only.")))
