"""Several sources about one image: the most cautious of them decides, and nothing that one of them saw is lost."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from django_autocaption.moderation import RATINGS, Assessment, assess, most_cautious
from tests.moderation.evidence import EVIDENCE, SAFE, UNSAFE

ADULT = assess(age_label="30-39", confidence=0.95, nsfw=SAFE)
TEENAGER = assess(age_label="Teenager 13–20", confidence=79.65, scale="percent", nsfw=SAFE)
UNSAFE_ADULT = assess(age_label="21-44", confidence=0.9, nsfw=UNSAFE)
UNSAFE_GIRL = assess(caption="A girl", nsfw=UNSAFE)


def rank(one: Assessment) -> int:
    return RATINGS.index(one.rating)


def test_the_strictest_decides_and_the_others_are_heard() -> None:
    found = most_cautious([ADULT, TEENAGER, UNSAFE_GIRL])
    assert (found.rating, found.rule) == ("blocked", "caption")
    assert (found.age_group, found.age_min, found.age_max) == ("13-20", 13, 20)
    assert (found.raw_label, found.confidence) == ("Teenager 13–20", pytest.approx(0.7965))
    assert found.reasons == (
        "The caption mentions a minor: girl.",
        "The image may be unsafe for work.",
        "The age model sees adults only.",
        "The age group 13-20 includes minors.",
    )
    assert found.flags == ("age_unchecked", "nsfw", "caption_minor")
    assert found.minor_upper == 1


def test_of_equals_the_upper_rule_of_the_table_decides() -> None:
    assert most_cautious([UNSAFE_ADULT, TEENAGER]).rule == "straddling"
    assert most_cautious([TEENAGER, UNSAFE_ADULT]).rule == "straddling"


@pytest.mark.parametrize(("narrow", "wide"), [("13-19", "13-20"), ("13-20", "13+"), ("21-30", "21-44")])
def test_of_bands_that_start_alike_the_widest_is_kept(narrow: str, wide: str) -> None:
    one, other = assess(age_label=narrow, nsfw=SAFE), assess(age_label=wide, nsfw=SAFE)
    assert most_cautious([one, other]).age_group == most_cautious([other, one]).age_group == wide


def test_an_unreadable_label_is_kept_where_no_band_is_known() -> None:
    unread = assess(age_label="banana", nsfw=SAFE)
    assert most_cautious([UNSAFE_GIRL, unread]).raw_label == "banana"


def test_nothing_to_combine_is_an_error() -> None:
    with pytest.raises(ValueError, match="no assessment"):
        most_cautious([])


ASSESSMENTS = st.lists(EVIDENCE.map(lambda evidence: assess(**evidence)), min_size=1, max_size=4)


@given(ASSESSMENTS)
def test_is_never_milder_than_any(given_: Sequence[Assessment]) -> None:
    found = most_cautious(iter(given_))
    assert rank(found) == max(map(rank, given_))
    assert found.minor_upper == max(one.minor_upper for one in given_)
    youngest = [one.age_min for one in given_ if one.age_min is not None]
    assert found.age_min == min(youngest, default=None)
    for one in given_:
        assert set(one.reasons) <= set(found.reasons)
        assert set(one.flags) <= set(found.flags)
    assert len(set(found.reasons)) == len(found.reasons)


@given(ASSESSMENTS, st.randoms(use_true_random=False))
def test_the_order_does_not_matter(given_: list[Assessment], random: st.DataObject) -> None:
    shuffled = list(given_)
    random.shuffle(shuffled)
    one, other = most_cautious(given_), most_cautious(shuffled)
    assert (one.rating, one.rule, one.age_group, one.age_min, one.age_max, one.minor_upper) == (
        (other.rating, other.rule, other.age_group, other.age_min, other.age_max, other.minor_upper)
    )


@given(ASSESSMENTS)
def test_saying_it_again_changes_nothing(given_: list[Assessment]) -> None:
    found = most_cautious(given_)
    assert most_cautious([found]) == found
    assert most_cautious([found, found]) == found
    assert most_cautious([found, *given_]) == found


@given(EVIDENCE)
def test_one_alone_is_itself(evidence: dict[str, object]) -> None:
    alone = assess(**evidence)
    assert most_cautious([alone]) == alone
