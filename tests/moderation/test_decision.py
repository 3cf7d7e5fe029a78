"""The table "age groups and unsafe images", its boundaries, and what no evidence may ever do to a rating."""

from __future__ import annotations

from dataclasses import asdict
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from django_autocaption.moderation import RATINGS, Policy, assess
from django_autocaption.moderation.policy import Rating
from tests.moderation.evidence import ADULTS, EVIDENCE, MINORS, SAFE, STRADDLING, UNCHECKED, UNSAFE


def rank(rating: Rating) -> int:
    return RATINGS.index(rating)


# The table --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("caption", ["A girl on a swing", "Students in school uniform", "a 12-year-old", "Zwei Kinder"])
@pytest.mark.parametrize("label", [None, "30-39", "banana", "13-20"])
def test_a_caption_that_mentions_a_minor_outweighs_the_model(caption: str, label: str | None) -> None:
    found = assess(age_label=label, confidence=0.99, caption=caption, nsfw=SAFE)
    assert found.rating == "review"
    assert "caption_minor" in found.flags
    assert assess(age_label=label, confidence=0.99, caption=caption, nsfw=UNSAFE).rating == "blocked"


def test_a_conflict_between_model_and_caption_is_named() -> None:
    found = assess(age_label="30-39", confidence=0.99, caption="A boy with a dog", nsfw=SAFE)
    assert (found.rule, found.age_group) == ("caption", "30-39")
    assert "conflict" in found.flags
    assert found.reasons == ("The caption mentions a minor: boy.",)


@pytest.mark.parametrize(
    ("minor_score", "nsfw", "rating", "rule"),
    [
        (0.049, SAFE, "clear", "adult_clear"),
        (0.05, SAFE, "review", "scores"),
        (0.05, UNSAFE, "blocked", "scores"),
        (0.049, UNSAFE, "review", "adult_clear"),
        (0.5, SAFE, "review", "scores"),
    ],
)
@pytest.mark.parametrize("minor", ["10-19", "3-9", "13-20"])
def test_a_minor_band_in_the_scores(minor: str, minor_score: float, nsfw: bool, rating: Rating, rule: str) -> None:
    scores = {"30-39": 1 - minor_score, minor: minor_score}
    found = assess(age_label="30-39", confidence=0.9, scores=scores, nsfw=nsfw)
    assert (found.rating, found.rule) == (rating, rule)


@pytest.mark.parametrize("nsfw", [SAFE, UNSAFE, UNCHECKED])
def test_a_label_that_cannot_be_read_waits_and_is_flagged(nsfw: bool | None) -> None:
    for label in ("banana", "", "???", "999"):
        found = assess(age_label=label, confidence=0.99, nsfw=nsfw)
        assert (found.rating, found.rule, found.age_group, found.minor_upper) == ("review", "unknown", "", 1)
        assert "unknown_label" in found.flags


@pytest.mark.parametrize("nsfw", [SAFE, UNSAFE, UNCHECKED])
def test_what_nobody_checked_is_not_clear(nsfw: bool | None) -> None:
    found = assess(nsfw=nsfw, caption="A red car")
    assert (found.rating, found.rule) == ("review", "unchecked")
    assert "age_unchecked" in found.flags
    assert ("nsfw_unchecked" in found.flags) is (nsfw is None)


# Confidence and scores --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("confidence", [None, float("nan"), -0.1, 1.01, 95, float("inf"), True])
def test_a_confidence_off_the_scale_counts_as_none(confidence: float | None) -> None:
    found = assess(age_label="30-39", confidence=confidence, nsfw=SAFE)
    assert (found.rating, found.confidence, found.minor_upper) == ("review", 0.0, 1)
    assert ("malformed_confidence" in found.flags) is (confidence is not None)
    assert found.reasons == ("The age model gave no usable confidence, which counts as 0.",)


@pytest.mark.parametrize(
    ("confidence", "scale", "fraction"),
    [
        ("79.65", "percent", 0.7965),
        (" 95.5 % ", "percent", 0.955),
        ("0.9", "fraction", 0.9),
        (Decimal("0.9"), "fraction", 0.9),
        (Fraction(9, 10), "fraction", 0.9),
        ("95%", "fraction", 0.0),
        ("95", "fraction", 0.0),
        ("1e-1", "fraction", 0.0),
        ("٩", "percent", 0.0),
        ("high", "percent", 0.0),
        (Decimal("sNaN"), "fraction", 0.0),
        pytest.param(10**5_000, "percent", 0.0, id="huge"),
        (0.9, "furlong", 0.0),
        (0.9, None, 0.0),
    ],
)
def test_reads_a_confidence_in_any_spelling_but_not_off_its_scale(confidence: Any, scale: Any, fraction: float) -> None:
    found = assess(age_label="30-39", confidence=confidence, scale=scale, nsfw=SAFE)
    assert found.confidence == pytest.approx(fraction)
    assert found.rating == ("clear" if fraction >= 0.8 else "review")


def test_float_noise_moves_no_boundary() -> None:
    assert assess(age_label="30-39", confidence=0.1 + 0.7, nsfw=SAFE).rating == "clear"
    noisy = {"30-39": 0.95, "10-19": 0.15 - 0.1}
    assert noisy["10-19"] < 0.05
    assert assess(age_label="30-39", confidence=0.95, scores=noisy, nsfw=SAFE).rule == "scores"


@pytest.mark.parametrize("evidence", [{}, {"caption": "A red car"}, {"nsfw": SAFE}])
def test_where_nobody_looked_at_ages_there_is_no_confidence(evidence: dict[str, Any]) -> None:
    assert assess(**evidence).confidence is None


def test_the_scale_is_declared_and_never_guessed() -> None:
    assert assess(age_label="30-39", confidence=79.65, scale="percent").confidence == pytest.approx(0.7965)
    assert assess(age_label="30-39", confidence=0.9, scale="percent", nsfw=SAFE).rating == "review"
    assert assess(age_label="30-39", confidence=90, scale="fraction", nsfw=SAFE).rating == "review"
    assert assess(age_label="30-39", confidence=90, scale="percent", nsfw=SAFE).rating == "clear"


def test_known_scores_say_more_than_the_confidence() -> None:
    scores = {"20-29": 45.0, "30-39": 40.0, "40-49": 12.0, "10-19": 3.0}
    found = assess(age_label="20-29", confidence=45.0, scale="percent", scores=scores, nsfw=SAFE)
    assert (found.rating, found.minor_upper) == ("clear", 0.03)


def test_many_small_minor_scores_add_up() -> None:
    small = {"3-9": 0.04, "10-12": 0.04, "13-15": 0.04, "16-17": 0.04}
    at_limit = assess(scores={"30-39": 0.80, **small, "0-2": 0.04}, nsfw=SAFE)
    above = assess(scores={"30-39": 0.79, **small, "0-2": 0.04, "17": 0.01}, nsfw=SAFE)
    assert (at_limit.rating, at_limit.minor_upper) == ("clear", 0.2)
    assert (above.rating, above.minor_upper) == ("review", 0.21)


def test_scores_that_are_not_all_known_leave_the_confidence() -> None:
    found = assess(age_label="30-39", confidence=0.5, scores={"30-39": 0.5, "40-49": 0.3}, nsfw=SAFE)
    assert (found.rating, found.minor_upper) == ("review", 0.5)


def test_an_unreadable_score_may_be_a_minor() -> None:
    assert assess(scores={"30-39": 0.7, "mystery": 0.3}, nsfw=SAFE).minor_upper == 0.3


@pytest.mark.parametrize("bad", [float("nan"), -0.1, 2.0, "high", None])
def test_malformed_scores_are_left_out_and_nothing_is_cleared(bad: Any) -> None:
    found = assess(age_label="30-39", confidence=0.95, scores={"30-39": 0.95, "10-19": bad}, nsfw=SAFE)
    assert (found.rating, found.minor_upper) == ("review", 0.05)
    assert "malformed_scores" in found.flags


@pytest.mark.parametrize(
    "scores",
    [
        [("30-39", 0.9), ("10-19", 0.1)],
        [["30-39", 0.9], ["10-19", 0.1]],
        [{"label": "30-39", "score": 0.9}, {"label": "10-19", "score": 0.1}],
        ({"label": "30-39", "confidence": "0.9"}, {"label": "10-19", "confidence": "0.1"}),
    ],
)
def test_scores_come_as_pairs_too(scores: Any) -> None:
    found = assess(scores=scores, nsfw=UNSAFE)
    assert (found.rating, found.rule, found.age_group, found.confidence) == ("blocked", "scores", "30-39", 0.9)


@pytest.mark.parametrize("scores", ["0.9", 5, True, [0.9], {1: 0.5}, [("30-39",)], [{"name": "30-39"}], [None]])
def test_scores_of_no_known_shape_clear_nothing(scores: Any) -> None:
    found = assess(age_label="30-39", confidence=0.95, scores=scores, nsfw=SAFE)
    assert (found.rating, found.flags) == ("review", ("malformed_scores",))


@pytest.mark.parametrize("nsfw", [1, "true", "no", 0.4, float("nan")])
def test_a_check_for_nsfw_that_says_anything_but_no_is_a_yes(nsfw: Any) -> None:
    assert "nsfw" in assess(age_label="30-39", confidence=0.95, nsfw=nsfw).flags
    assert assess(age_label="3-9", nsfw=nsfw).rating == "blocked"


@pytest.mark.parametrize("nsfw", ["", [], {}])
def test_a_check_for_nsfw_that_says_nothing_was_none(nsfw: Any) -> None:
    assert assess(age_label="30-39", confidence=0.95, nsfw=nsfw).flags == ("nsfw_unchecked",)


def test_without_a_label_the_highest_score_names_it_and_the_youngest_of_equals() -> None:
    assert assess(scores={"30-39": 0.9, "40-49": 0.1}).age_group == "30-39"
    assert assess(scores={"30-39": 0.5, "20-29": 0.5}).age_group == "20-29"
    assert assess(scores={"mystery": 0.9, "40-49": 0.1}).rule == "unknown"


def test_several_faces_are_rated_by_the_youngest() -> None:
    assert assess(age_label="21-44, 13-20", confidence=0.99, nsfw=UNSAFE).rating == "blocked"
    assert assess(age_label=["21-44", "65+"], confidence=0.99, nsfw=SAFE).rating == "clear"


# The record and the policy ----------------------------------------------------------------------------------------


def test_a_decision_keeps_what_led_to_it() -> None:
    policy = Policy(minor_upper_limit=0.1)
    found = assess(age_label="Teenager 13–20", confidence=79.65, scale="percent", nsfw=UNSAFE, policy=policy)
    assert (found.raw_label, found.age_group, found.age_min, found.age_max) == ("Teenager 13–20", "13-20", 13, 20)
    assert (found.rating, found.rule) == ("blocked", "straddling")
    assert found.confidence == pytest.approx(0.7965)
    assert found.reasons == ("The age group 13-20 includes minors.", "The image may be unsafe for work.")
    assert found.flags == ("nsfw",)
    assert asdict(found.thresholds)["minor_upper_limit"] == 0.1


def test_a_caption_in_a_known_language_says_more() -> None:
    assert assess(caption="Un mineur assis", nsfw=SAFE).rule == "unchecked"
    assert assess(caption="Un mineur assis", nsfw=SAFE, language="fr").rule == "caption"


def test_every_threshold_can_be_set() -> None:
    adult: dict[str, Any] = {"age_label": "25-32", "confidence": 0.85}
    assert assess(**adult, nsfw=SAFE, policy=Policy(minor_upper_limit=0.1)).rating == "review"
    assert assess(**adult, nsfw=SAFE, policy=Policy(near_adult_below=30)).rule == "adult_near"
    assert assess(**adult, policy=Policy(nsfw_unchecked="clear")).rating == "clear"
    scores = {"30-39": 0.9, "3-9": 0.1}
    assert assess(scores=scores, nsfw=SAFE, policy=Policy(minor_band_floor=0.2)).rating == "clear"


def test_straddling_bands_can_be_kept_from_blocking_but_minors_cannot() -> None:
    policy = Policy(straddling="review")
    assert assess(age_label="13-20", nsfw=UNSAFE, policy=policy).rating == "review"
    assert assess(scores={"13-20": 0.9, "21-44": 0.1}, nsfw=UNSAFE, policy=policy).rating == "review"
    assert assess(age_label="0-12", nsfw=UNSAFE, policy=policy).rating == "blocked"
    found = assess(age_label="13-20", caption="a girl", nsfw=UNSAFE, policy=policy)
    assert (found.rating, found.rule) == ("blocked", "caption")
    found = assess(age_label="21-44", scores={"13-20": 0.1, "3-9": 0.1}, nsfw=UNSAFE, policy=policy)
    assert (found.rating, found.rule) == ("blocked", "scores")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("minor_upper_limit", 1.5),
        ("minor_upper_limit", float("nan")),
        ("minor_band_floor", -1),
        ("minor_band_floor", "0.1"),
        ("near_adult_below", 24.5),
        ("straddling", "clear"),
        ("nsfw_unchecked", "blocked"),
    ],
)
def test_a_policy_that_makes_no_sense_is_refused_by_name(name: str, value: Any) -> None:
    with pytest.raises(ValueError, match=name):
        Policy(**{name: value})


# What holds for all evidence --------------------------------------------------------------------------------------


@given(EVIDENCE)
@example({"age_label": "30", "confidence": 10**400})
def test_never_clears_without_an_adult(evidence: dict[str, Any]) -> None:
    found = assess(**evidence)
    assert 0 <= found.minor_upper <= 1
    assert found.confidence is None or 0 <= found.confidence <= 1
    assert found.reasons
    if found.rating == "clear":
        assert found.age_min is not None and found.age_min >= 18 and not evidence["nsfw"]
        assert found.minor_upper <= 0.20


@given(EVIDENCE)
def test_unsafe_never_lowers_a_rating_and_is_never_clear(evidence: dict[str, Any]) -> None:
    unsafe = assess(**{**evidence, "nsfw": UNSAFE}).rating
    assert rank(unsafe) >= max(rank(assess(**evidence).rating), rank("review"))


@given(EVIDENCE)
def test_a_minor_in_the_caption_never_lowers_a_rating(evidence: dict[str, Any]) -> None:
    mentioned = assess(**{**evidence, "caption": f"{evidence['caption']}. A child."}).rating
    assert rank(mentioned) >= rank(assess(**evidence).rating)


@given(EVIDENCE, st.sampled_from(["0-2", "3-9", "child", "under 18", "17"]))
def test_a_minors_label_never_lowers_a_rating(evidence: dict[str, Any], label: str) -> None:
    assert rank(assess(**{**evidence, "age_label": label}).rating) >= rank(assess(**evidence).rating)


@given(EVIDENCE, st.sampled_from(["0-2", "3-9", "10-17"]), st.floats(0.05, 1))
def test_a_minors_score_never_lowers_a_rating(evidence: dict[str, Any], label: str, score: float) -> None:
    evidence["scale"] = "fraction"
    more = {key: value for key, value in (evidence["scores"] or {}).items() if key != label} | {label: score}
    without = {**evidence, "scores": {key: value for key, value in more.items() if key != label}}
    assert rank(assess(**{**evidence, "scores": more}).rating) >= rank(assess(**without).rating)


@given(st.sampled_from([*ADULTS]), st.floats(0, 1), st.floats(0, 1), st.none() | st.booleans())
def test_less_confidence_never_lowers_an_adults_rating(label: str, one: float, other: float, nsfw: bool | None) -> None:
    less, more = sorted((one, other))
    unsure = assess(age_label=label, confidence=less, nsfw=nsfw).rating
    assert rank(unsure) >= rank(assess(age_label=label, confidence=more, nsfw=nsfw).rating)


FACES = st.sampled_from([*MINORS, *STRADDLING, *ADULTS, "banana", ""])


@given(EVIDENCE, st.lists(FACES, max_size=3), st.sampled_from([*MINORS]))
def test_a_younger_face_never_lowers_a_rating(evidence: dict[str, Any], faces: list[str], minor: str) -> None:
    alone = assess(**{**evidence, "age_label": faces}).rating
    assert rank(assess(**{**evidence, "age_label": [*faces, minor]}).rating) >= rank(alone)


ANYTHING = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.decimals()
    | st.text(max_size=30)
    | st.binary(max_size=9),
    lambda some: st.lists(some, max_size=4) | st.dictionaries(st.text(max_size=9) | st.integers(), some, max_size=4),
    max_leaves=8,
)


@given(
    st.fixed_dictionaries(
        dict.fromkeys(("age_label", "confidence", "scale", "scores", "nsfw", "caption", "language"), ANYTHING)
    )
)
@example({"age_label": 10**5_000})
@example({"age_label": "[" * 900})
@example({"scores": [[[]]]})
def test_nothing_at_all_makes_it_raise(anything: dict[str, Any]) -> None:
    assert assess(**anything).rating in RATINGS


class TestNobody:
    """A model that can tell has looked, and there is no person."""

    def test_is_clear_where_the_image_is_known_to_be_safe(self) -> None:
        found = assess(nobody=True, nsfw=False, caption="A bridge over a river.")
        assert (found.rating, found.rule, found.age_group, found.minor_upper) == ("clear", "nobody", "", 0.0)
        assert found.reasons == ("No person can be seen.",)

    @pytest.mark.parametrize("nsfw", [True, None])
    def test_says_nothing_about_other_dangers(self, nsfw: bool | None) -> None:
        assert assess(nobody=True, nsfw=nsfw).rating == "review"
        assert assess(nobody=True, nsfw=None, policy=Policy(nsfw_unchecked="clear")).rating == "clear"

    @pytest.mark.parametrize(
        "evidence", [{"age_label": "13-20"}, {"scores": {"10-19": 0.9}}, {"caption": "A girl."}, {"age_label": "who?"}]
    )
    def test_gives_way_to_any_other_evidence(self, evidence: dict[str, Any]) -> None:
        told = assess(nsfw=True, **evidence)
        assert assess(nobody=True, nsfw=True, **evidence).rating == told.rating
        assert assess(nobody=True, nsfw=False, **evidence).rating == "review"
