"""What a moderator reads: why an image was rated as it was, in sentences of ours."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import example, given

from django_autocaption.moderation import RULES, assess
from tests.moderation.evidence import EVIDENCE, SAFE

SENTENCES = re.compile(
    r"""The\ age\ model\ sees\ a\ minor\ \((?P<band><?[0-9]+(-[0-9]+)?)\)\.
    |The\ age\ group\ [0-9]+(-[0-9]+|\+)\ includes\ minors\.
    |The\ caption\ mentions\ a\ minor:\ [\w '-]{1,40}…?(,\ ([\w '-]{1,40}…?|…))*\.
    |The\ age\ model\ does\ not\ rule\ out\ a\ minor:\ (<?[0-9]+(-[0-9]+|\+)?(,\ )?)+\.
    |The\ age\ model's\ label\ could\ not\ be\ read\.
    |Nobody\ checked\ the\ age\ of\ people\ in\ the\ image\.
    |Nobody\ checked\ whether\ the\ image\ is\ unsafe\ for\ work\.
    |The\ image\ may\ be\ unsafe\ for\ work\.
    |The\ age\ model\ gave\ no\ usable\ confidence,\ which\ counts\ as\ 0\.
    |The\ age\ model\ is\ not\ sure\ enough\ that\ the\ person\ is\ an\ adult\.
    |Some\ scores\ of\ the\ age\ model\ are\ not\ numbers\ on\ its\ scale\.
    |No\ person\ can\ be\ seen\.
    |The\ age\ model\ sees\ adults\ only\.""",
    re.VERBOSE,
)


@given(EVIDENCE)
@example({"scores": {"<script>13-20</script>\x1b[2J": 0.5, "13-20 and my address": 0.5}})
def test_reasons_are_sentences_of_ours_and_quote_no_model(evidence: dict[str, Any]) -> None:
    found = assess(**evidence)
    assert found.reasons and len(set(found.reasons)) == len(found.reasons)
    assert found.rule in RULES
    for reason in found.reasons:
        assert SENTENCES.fullmatch(reason), reason


@pytest.mark.parametrize(
    ("evidence", "rating", "reason"),
    [
        ({"confidence": 0.5}, "review", "The age model is not sure enough that the person is an adult."),
        ({}, "review", "The age model gave no usable confidence, which counts as 0."),
        ({"confidence": "high"}, "review", "The age model gave no usable confidence, which counts as 0."),
        ({"confidence": "high", "scores": {"30-39": 1.0}}, "clear", "The age model sees adults only."),
    ],
)
def test_of_an_adult_it_is_told_what_is_missing(evidence: dict[str, Any], rating: str, reason: str) -> None:
    found = assess(age_label="30-39", nsfw=SAFE, **evidence)
    assert (found.rating, found.reasons) == (rating, (reason,))


def test_a_reason_quotes_little_of_a_long_caption() -> None:
    found = assess(caption="Kleinkind" + "x" * 500 + " with a girl, a boy, a baby, a teen, a tween and a toddler")
    assert len(found.reasons[0]) < 150 and found.reasons[0].count("…") == 2


def test_a_reason_quotes_five_words_and_forty_characters_of_each() -> None:
    five = "girl, boy, baby, teen, tween"
    assert assess(caption=five).reasons[0] == f"The caption mentions a minor: {five}."
    assert assess(caption=f"{five}, toddler").reasons[0] == f"The caption mentions a minor: {five}, …."
    forty = "kleinkind" + "x" * 31
    assert assess(caption=forty).reasons[0] == f"The caption mentions a minor: {forty}."
    assert assess(caption=f"{forty}x").reasons[0] == f"The caption mentions a minor: {forty}…."


def test_a_label_that_cannot_be_written_down_is_left_out() -> None:
    assert assess(age_label=10**5_000).raw_label == ""
