"""The cards of a comparison: an order that tells nothing, and equal answers as one choice."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User

from django_autocaption.desk import comparisons
from django_autocaption.models import Batch, CandidateAnswer, Comparison, Kind, Verdict
from django_autocaption.models.version import NO_WORDS
from tests.admin.rows import caption

pytestmark = pytest.mark.django_db
IMAGES = 20


def compared(*texts: str, published: str = "") -> Comparison:
    """Twenty images, about each of which a candidate says each of these; ``published``: what stands there."""
    made = Comparison.objects.create(batch=Batch.objects.create(kind=Kind.COMPARE))
    candidates = [made.candidates.create(provider=f"service {number}") for number, _text in enumerate(texts)]
    said = list(texts)
    if published:
        candidates.append(made.candidates.create())
        said.append(published)
    for row in [caption() for _number in range(IMAGES)]:
        for candidate, text in zip(candidates, said, strict=True):
            words = {**NO_WORDS, "alt_text": text}
            candidate.answers.create(caption=row, image_no=row.image_no, ended=True, words=words)
    return made


def laid(comparison: Comparison, user: User) -> list[comparisons.Card]:
    return comparisons.cards(comparison, comparisons.captions_of(comparison), user)


def order(comparison: Comparison, user: User) -> list[list[int]]:
    """Candidates in the order of each card."""
    return [[choice.candidates[0].pk for choice in card.choices] for card in laid(comparison, user)]


def test_the_order_is_another_one_for_each_image_and_person_and_stays(ada: User, bob: User) -> None:
    comparison = compared("One.", "Two.", "Three.", published="Four.")
    seen = order(comparison, ada)
    assert len({tuple(card) for card in seen}) > IMAGES // 4, "each image has its own"
    firsts = {card[0] for card in seen}
    assert firsts == set(comparison.candidates.values_list("pk", flat=True)), "each comes first somewhere"
    assert order(comparison, ada) == seen
    assert order(comparison, bob) != seen


def test_equal_answers_are_one_choice_that_nobody_takes_from_the_published_words(ada: User) -> None:
    comparison = compared("Same.", "Same.", "Other.", published="Other.")
    for card in laid(comparison, ada):
        found = {choice.words["alt_text"]: choice for choice in card.choices}
        assert {text: len(choice.answers) for text, choice in found.items()} == {"Same.": 2, "Other.": 2}
        assert found["Same."].taken_from is not None and found["Other."].taken_from is None
        assert [choice.number for choice in card.choices] == [1, 2]


def test_a_vote_is_about_a_choice_or_about_all(ada: User) -> None:
    comparison = compared("One.", "Two.")
    card = laid(comparison, ada)[0]
    choice = card.choices[0]
    for verdict, about in ((Verdict.BEST, None), (Verdict.EQUAL, choice)):
        with pytest.raises(ValueError, match="nothing to vote for"):
            comparisons.vote(card, verdict, about, comparison=comparison, user=ada)
    comparisons.vote(card, Verdict.BEST, choice, comparison=comparison, user=ada)
    comparisons.vote(card, Verdict.NONE, None, comparison=comparison, user=ada)
    assert [(vote.verdict, vote.best) for vote in comparison.votes.all()] == [("none", [])], "the last one counts"
    assert not comparisons.are_told(comparison, laid(comparison, ada)), "19 more wait for a vote"


def test_a_blind_comparison_tells_whose_words_are_whose_when_all_is_answered_and_voted_about(ada: User) -> None:
    comparison = compared("One.", "Two.")
    late = CandidateAnswer.objects.filter(candidate__comparison=comparison).order_by("pk").first()
    assert late is not None
    words = late.words
    CandidateAnswer.objects.filter(pk=late.pk).update(words={}, ended=False)
    for card in laid(comparison, ada):
        if card.is_ready:
            comparisons.vote(card, Verdict.EQUAL, None, comparison=comparison, user=ada)
    assert not comparisons.are_told(comparison, laid(comparison, ada)), "an answer is still to come"
    CandidateAnswer.objects.filter(pk=late.pk).update(words=words, ended=True)
    assert not comparisons.are_told(comparison, laid(comparison, ada)), "and a vote"
    (last,) = [card for card in laid(comparison, ada) if card.vote is None]
    comparisons.vote(last, Verdict.EQUAL, None, comparison=comparison, user=ada)
    assert comparisons.are_told(comparison, laid(comparison, ada))
