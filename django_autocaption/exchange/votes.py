"""The votes of a comparison as CSV: a line for each vote and candidate, for whoever counts otherwise than we do."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator

from django_autocaption.exchange import spreadsheet
from django_autocaption.exchange.rows import key_of
from django_autocaption.models import CandidateAnswer, Caption, Comparison, Vote

COLUMNS = (
    "model",
    "object_id",
    "field",
    "language",
    "person",
    "verdict",
    "candidate",
    "asked_model",
    "prompt",
    "best",
    "alt_text",
    "cost",
    "unit",
    "ms",
)


def write(
    comparison: Comparison, captions: Collection[Caption], *, name_of: Callable[[Vote], str], bom: bool = False
) -> Iterator[str]:
    """The file, piece by piece. ``captions``: those that whoever asks may see; ``name_of``: how a voter is called."""
    return spreadsheet.pieces(_lines(comparison, captions, name_of), columns=COLUMNS, bom=bom)


def _lines(
    comparison: Comparison, captions: Collection[Caption], name_of: Callable[[Vote], str]
) -> Iterator[tuple[str, ...]]:
    using = str(comparison._state.db)
    known = {caption.pk: caption for caption in captions}
    answers = CandidateAnswer.objects.using(using).filter(candidate__comparison=comparison, caption__in=known)
    said: dict[int, list[CandidateAnswer]] = {}
    for answer in answers.select_related("candidate").order_by("candidate_id"):
        said.setdefault(answer.caption_id, []).append(answer)
    votes = Vote.objects.using(using).filter(comparison=comparison, caption__in=known)
    for vote in votes.order_by("caption_id", "pk"):
        key = key_of(known[vote.caption_id])
        for answer in said.get(vote.caption_id, ()):
            candidate = answer.candidate
            yield (
                key.model,
                key.object_id,
                key.field,
                key.language,
                name_of(vote),
                vote.verdict,
                candidate.provider or "published",
                candidate.model,
                candidate.prompt,
                "yes" if candidate.pk in vote.best else "no",
                str(answer.words.get("alt_text", "")),
                "" if answer.cost_amount is None else f"{answer.cost_amount.normalize():f}",
                answer.cost_unit,
                "" if answer.latency_ms is None else str(answer.latency_ms),
            )
