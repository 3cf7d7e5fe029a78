"""The table "age groups and unsafe images" whole: every class × NSFW × confidence × source."""

from __future__ import annotations

from itertools import product
from typing import Any

import pytest

from django_autocaption.moderation import assess
from tests.moderation.evidence import ADULTS, MINORS, SAFE, STRADDLING, UNCHECKED, UNSAFE

CONFIDENCES = (None, "nonsense", float("nan"), -0.1, 0.0, 0.05, 0.79, 0.7999999, 0.80, 0.81, 1.0, 1.1)
CHECKS = (SAFE, UNSAFE, UNCHECKED)
SURE = frozenset({0.80, 0.81, 1.0})


def by_label(label: str, confidence: Any) -> dict[str, Any]:
    return {"age_label": label, "confidence": confidence}


def by_percent(label: str, confidence: Any) -> dict[str, Any]:
    percent = round(confidence * 100, 6) if isinstance(confidence, float) else confidence
    return {"age_label": label, "confidence": percent, "scale": "percent"}


def by_top_score(label: str, confidence: Any) -> dict[str, Any]:
    return (
        {"scores": {label: confidence, "45-64": 0.0}} if confidence in SURE else by_score_and_label(label, confidence)
    )


def by_score_and_label(label: str, confidence: Any) -> dict[str, Any]:
    return {"age_label": label, "scores": {} if confidence is None else {label: confidence}}


def by_youngest_face(label: str, confidence: Any) -> dict[str, Any]:
    return {"age_label": ["65+", label, "65+"], "confidence": confidence}


def by_faces_in_text(label: str, confidence: Any) -> dict[str, Any]:
    return {"age_label": f"65+; {label}; 70+", "confidence": confidence}


def by_json(label: str, confidence: Any) -> dict[str, Any]:
    return {"age_label": f'{{"ageGroup": "{label}", "confidence": 12.5}}', "confidence": confidence}


SOURCES = (by_label, by_percent, by_top_score, by_score_and_label, by_youngest_face, by_faces_in_text, by_json)


@pytest.mark.parametrize("source", SOURCES)
@pytest.mark.parametrize(("label", "rule"), [*MINORS.items(), *STRADDLING.items()])
def test_minors_wait_and_are_blocked_where_unsafe_however_sure_the_model_is(source: Any, label: str, rule: str) -> None:
    for confidence, nsfw in product(CONFIDENCES, CHECKS):
        found = assess(**source(label, confidence), nsfw=nsfw)
        assert (found.rating, found.rule) == ("blocked" if nsfw else "review", rule)
        assert found.minor_upper == 1


@pytest.mark.parametrize("source", SOURCES)
@pytest.mark.parametrize(("label", "rule"), ADULTS.items())
def test_adults_are_clear_only_if_sure_and_checked_for_nsfw(source: Any, label: str, rule: str) -> None:
    for confidence, nsfw in product(CONFIDENCES, CHECKS):
        found = assess(**source(label, confidence), nsfw=nsfw)
        sure = confidence in SURE
        assert (found.rating, found.rule) == ("clear" if sure and nsfw is SAFE else "review", rule)
        assert ("low_confidence" in found.flags) is not sure
        assert ("nsfw_unchecked" in found.flags) is (nsfw is UNCHECKED)


@pytest.mark.parametrize("label", ["", "unknown", "N/A", "no person", "banana", "65-", "999", "adult?", "LABEL_3"])
def test_unknown_labels_wait_and_are_flagged_however_sure_the_model_is(label: str) -> None:
    for confidence, nsfw in product(CONFIDENCES, CHECKS):
        found = assess(age_label=label, confidence=confidence, nsfw=nsfw)
        assert (found.rating, found.rule, found.age_min, found.age_max) == ("review", "unknown", None, None)
        assert "unknown_label" in found.flags


@pytest.mark.parametrize("label", [None, *MINORS, *STRADDLING, *ADULTS, "banana", ""])
@pytest.mark.parametrize("caption", ["A girl on a swing", "Teenagers in school uniform", "Zwei Kinder", "男孩", "طفل"])
def test_a_caption_that_names_a_minor_is_heard_beside_every_label(label: str | None, caption: str) -> None:
    for confidence, nsfw in product(CONFIDENCES, CHECKS):
        found = assess(age_label=label, confidence=confidence, nsfw=nsfw, caption=caption)
        assert found.rating == ("blocked" if nsfw else "review")
        assert found.rule in ("minor", "straddling", "caption")
        assert ("conflict" in found.flags) is (label in ADULTS)


@pytest.mark.parametrize("minor", [*MINORS, *STRADDLING])
@pytest.mark.parametrize(
    ("score", "found_out"), [(0.0, False), (0.0499, False), (0.05, True), (0.0501, True), (0.5, True)]
)
def test_a_minors_score_counts_from_its_floor(minor: str, score: float, found_out: bool) -> None:
    for scale, nsfw in product(("fraction", "percent"), CHECKS):
        factor = 100 if scale == "percent" else 1
        scores = {"30-39": (1 - score) * factor, minor: score * factor}
        found = assess(age_label="30-39", confidence=0.9 * factor, scale=scale, scores=scores, nsfw=nsfw)
        assert (found.rule == "scores") is found_out
        if found_out:
            assert found.rating == ("blocked" if nsfw else "review")
        else:
            assert found.rating == ("clear" if nsfw is SAFE else "review")


@pytest.mark.parametrize(
    ("label", "age_group", "age_min", "age_max", "rule"),
    [
        ("17", "17", 17, 17, "minor"),
        ("17.99", "17", 17, 17, "minor"),
        ("18", "18", 18, 18, "adult_near"),
        ("17-18", "17-18", 17, 18, "straddling"),
        ("18-19", "18-19", 18, 19, "adult_near"),
        ("under 18", "<18", 0, 17, "minor"),
        ("under 19", "<19", 0, 18, "straddling"),
        ("24", "24", 24, 24, "adult_near"),
        ("24-25", "24-25", 24, 25, "adult_near"),
        ("25", "25", 25, 25, "adult_clear"),
        ("25+", "25+", 25, None, "adult_clear"),
        ("24+", "24+", 24, None, "adult_near"),
        ("17+", "17+", 17, None, "straddling"),
    ],
)
def test_17_and_18_are_apart_and_24_and_25(
    label: str, age_group: str, age_min: int, age_max: int | None, rule: str
) -> None:
    found = assess(age_label=label, confidence=0.95, nsfw=SAFE)
    assert (found.age_group, found.age_min, found.age_max, found.rule) == (age_group, age_min, age_max, rule)
