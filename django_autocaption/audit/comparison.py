"""What a comparison came to: how often each candidate was best, and what a million images would cost with it."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from statistics import median_low

from django_autocaption.audit.scoreboard import wilson
from django_autocaption.models import Candidate, CandidateAnswer, Comparison, Prompt, Verdict, Vote
from django_autocaption.registry import CaptionedField

MILLION = 1_000_000


@dataclass(kw_only=True)
class Standing:
    """One candidate."""

    candidate: Candidate
    answered: int = 0
    """Images that it has words for."""
    silent: int = 0
    """It has none, and there will be none."""
    votes: int = 0
    """On images that it has words for."""
    best: int = 0
    """Of these votes, for its words."""
    equal: int = 0
    """Of these votes, that all are equally good."""
    costs: Mapping[str, Decimal] = field(default_factory=dict)
    """By unit: what one answer cost on average, those that were known already at what they had cost."""
    latency_ms: int | None = None
    """Median; None = not known."""

    @property
    def share(self) -> float | None:
        """Of the votes those for its words, 0-1; None = there are no votes."""
        return self.best / self.votes if self.votes else None

    @property
    def interval(self) -> tuple[float, float]:
        """Where that share lies with 95 % confidence."""
        return wilson(self.best, self.votes)

    @property
    def costs_of_a_million(self) -> Mapping[str, Decimal]:
        """By unit."""
        return {unit: amount * MILLION for unit, amount in self.costs.items()}


@dataclass(frozen=True, kw_only=True)
class Result:
    """Of the whole comparison."""

    standings: Sequence[Standing]
    """Those first that were best most often."""
    verdicts: Mapping[Verdict, int]
    voters: int

    @property
    def winner(self) -> Standing | None:
        """The one whose interval lies above those of all others; None = nobody yet."""
        if len(self.standings) < 2 or not self.standings[0].votes:
            return None
        first, *others = self.standings
        return first if all(first.interval[0] > other.interval[1] for other in others) else None


def result(comparison: Comparison) -> Result:
    """From all votes, whoever cast them; three queries."""
    using = str(comparison._state.db)
    votes = list(Vote.objects.using(using).filter(comparison=comparison))
    answers = list(CandidateAnswer.objects.using(using).filter(candidate__comparison=comparison))
    standings = [
        _standing(candidate, [a for a in answers if a.candidate_id == candidate.pk], votes)
        for candidate in comparison.candidates.using(using)
    ]
    standings.sort(key=lambda standing: (-(standing.share or 0), standing.candidate.pk))
    return Result(
        standings=standings,
        verdicts={verdict: sum(vote.verdict == verdict for vote in votes) for verdict in Verdict},
        voters=len({vote.user_id for vote in votes}),
    )


def prompt_of(candidate: Candidate, field: CaptionedField) -> tuple[str, bool]:
    """The name of the prompt by which this image field is captioned as the candidate was asked, and whether that prompt
    is there and says so by now; ``("", True)`` where nothing but the service and its model was chosen."""
    if not candidate.prompt:
        return "", True
    version = candidate.prompt_version
    named = version.prompt if version is not None else None
    if named is not None and named.text == candidate.prompt:
        return named.name, True
    name = field.options.prompt or f"{field.model._meta.model_name}-{field.name}"
    prompts = Prompt.objects.using(str(candidate._state.db))
    return name, prompts.filter(name=name, text=candidate.prompt).exists()


def setting_of(candidate: Candidate, field: CaptionedField) -> str:
    """What to write in the settings so that this image field is captioned as the candidate was asked, as Python. The
    prompt that it names is ``prompt_of``'s."""
    lines = [f'AUTOCAPTION["FIELDS"]["{field.label}"]["provider"] = {_quoted(candidate.provider)}']
    if candidate.model:
        lines.append(
            f'AUTOCAPTION["PROVIDERS"][{_quoted(candidate.provider)}]["OPTIONS"]["model"] = {_quoted(candidate.model)}'
        )
    name, _says = prompt_of(candidate, field)
    if name:
        lines.append(f'AUTOCAPTION["FIELDS"]["{field.label}"]["prompt"] = {_quoted(name)}')
    return "\n".join(lines)


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _standing(candidate: Candidate, answers: Sequence[CandidateAnswer], votes: Sequence[Vote]) -> Standing:
    with_words = {answer.caption_id for answer in answers if answer.words}
    counted = [vote for vote in votes if vote.caption_id in with_words]
    latencies = [answer.latency_ms for answer in answers if answer.latency_ms is not None]
    billed: dict[str, list[Decimal]] = defaultdict(list)
    for answer in answers:
        if answer.cost_amount is not None and answer.cost_unit:
            billed[answer.cost_unit].append(answer.cost_amount)
    return Standing(
        candidate=candidate,
        answered=len(with_words),
        silent=sum(answer.ended and not answer.words for answer in answers),
        votes=len(counted),
        best=sum(candidate.pk in vote.best for vote in counted),
        equal=sum(vote.verdict == Verdict.EQUAL for vote in counted),
        costs={unit: sum(amounts, Decimal(0)) / len(amounts) for unit, amounts in billed.items()},
        latency_ms=median_low(latencies) if latencies else None,
    )
