"""The cards of a comparison: what was said of each image, in an order that tells nothing, and what one person thinks.

Equal answers are one choice. The order is another one for each image and person, and the same whenever they look.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from django_autocaption.models import Candidate, CandidateAnswer, Caption, Comparison, Verdict, Vote


@dataclass(kw_only=True)
class Choice:
    """Words that one candidate, or several alike, gave for an image."""

    number: int
    """From 1; the key that chooses it."""
    answers: list[CandidateAnswer]

    @property
    def candidates(self) -> list[Candidate]:
        """Whose words they are."""
        return [answer.candidate for answer in self.answers]

    @property
    def words(self) -> dict[str, Any]:
        """By field."""
        return dict(self.answers[0].words)

    @property
    def taken_from(self) -> CandidateAnswer | None:
        """The answer that is published where somebody takes these words; None = they are the published ones."""
        asked = [answer for answer in self.answers if answer.candidate.is_asked]
        return asked[0] if len(asked) == len(self.answers) else None


@dataclass(kw_only=True)
class Card:
    """One image of a comparison, for one person."""

    caption: Caption
    choices: list[Choice] = field(default_factory=list)
    without_words: list[CandidateAnswer] = field(default_factory=list)
    """They ended without."""
    waiting: list[CandidateAnswer] = field(default_factory=list)
    vote: Vote | None = None

    @property
    def is_ready(self) -> bool:
        """People may vote: everybody has answered who will, and there is something to choose from."""
        return not self.waiting and bool(self.choices)

    def choice(self, number: str) -> Choice | None:
        """The one with that number."""
        return next((choice for choice in self.choices if str(choice.number) == number), None)

    def is_best(self, choice: Choice) -> bool:
        """The person voted for it."""
        return self.vote is not None and any(candidate.pk in self.vote.best for candidate in choice.candidates)


def captions_of(comparison: Comparison) -> list[Caption]:
    """The images of the sample, with their words, whoever may see them."""
    using = str(comparison._state.db)
    answers = CandidateAnswer.objects.using(using).filter(candidate__comparison=comparison)
    rows = Caption.objects.using(using).filter(pk__in=answers.values("caption"))
    return list(rows.select_related("content_type", "published", "draft").order_by("pk"))


def cards(comparison: Comparison, captions: Iterable[Caption], user: Any) -> list[Card]:
    """One for each of these captions of the comparison; three queries."""
    using = str(comparison._state.db)
    found = {caption.pk: Card(caption=caption) for caption in captions}
    about = {"caption__in": found}
    answers = CandidateAnswer.objects.using(using).filter(candidate__comparison=comparison, **about)
    is_over = comparison.batch.cancelled_at is not None
    said: dict[int, dict[tuple[bool, str], list[CandidateAnswer]]] = {pk: {} for pk in found}
    for answer in answers.select_related("candidate").order_by("candidate_id"):
        card = found[answer.caption_id]
        answer.caption = card.caption
        if answer.words:
            same = (bool(answer.words["decorative"]), str(answer.words["alt_text"]))
            said[card.caption.pk].setdefault(same, []).append(answer)
        elif answer.ended or is_over:
            card.without_words.append(answer)
        else:
            card.waiting.append(answer)
    for pk, card in found.items():
        groups = sorted(said[pk].values(), key=lambda group: min(_place(a, user) for a in group))
        card.choices = [Choice(number=number, answers=group) for number, group in enumerate(groups, start=1)]
    for vote in Vote.objects.using(using).filter(comparison=comparison, user=user.pk, **about):
        found[vote.caption_id].vote = vote
    return list(found.values())


def vote(card: Card, verdict: Verdict, choice: Choice | None, *, comparison: Comparison, user: Any) -> Vote:
    """Remember what this person thinks, instead of what they thought before. Raises ValueError where that makes no
    sense: for BEST a choice is needed, for the others none."""
    if not card.is_ready or (verdict == Verdict.BEST) != (choice is not None):
        raise ValueError("There is nothing to vote for.")
    best = [candidate.pk for candidate in choice.candidates] if choice is not None else []
    made, _new = Vote.objects.using(comparison._state.db).update_or_create(
        comparison=comparison,
        caption=card.caption,
        user_id=user.pk,
        defaults={"verdict": verdict, "best": best},
    )
    return made


def are_told(comparison: Comparison, laid: Sequence[Card]) -> bool:
    """Whose words are whose may be told of the comparison as a whole: it is not blind, or this person has voted about
    all that there is to vote about, and no answer is still to come."""
    return not comparison.blind or all(
        not card.waiting and (card.vote is not None or not card.is_ready) for card in laid
    )


def _place(answer: CandidateAnswer, user: Any) -> str:
    named = f"{answer.candidate.comparison_id} {answer.caption_id} {answer.candidate_id} {user.pk}"
    return sha256(named.encode()).hexdigest()
