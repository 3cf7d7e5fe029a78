"""Undo at the moderation desk: what one moderator decided last is taken back, and what stood before it holds again.

Nothing of it is forgotten: both decisions stay in the image's history.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from django_autocaption.exceptions import ChangedMeanwhileError
from django_autocaption.models import Decision, clock
from django_autocaption.models.decision import PERSON
from django_autocaption.pipeline.moderate import ratings, rulings
from django_autocaption.pipeline.records import decisions
from django_autocaption.pipeline.runtime import locks

#: Decisions that are looked at to find the one that is taken back next.
LOOKED_AT = 20


@dataclass(frozen=True, kw_only=True)
class Step:
    """What a moderator decided about one image."""

    decision: Decision
    """With its caption."""
    built_upon: bool
    """Somebody decided since, or the image is another one: it stays."""

    @property
    def key(self) -> int:
        """Names the step in a form."""
        return int(self.decision.pk)


def steps(user: Any, *, after: int, using: str) -> list[Step]:
    """What that person decided after the decision ``after`` and did not take back, the last step first. One query, and
    one for each that holds again because a later one was taken back."""
    made = Decision.objects.using(using).filter(decided_by=user.pk, source=PERSON, pk__gt=after)
    made = made.filter(undoes=None, undone_by=None).order_by("-pk")
    made = made.select_related("caption__content_type", "caption__decision__undoes")
    return [Step(decision=one, built_upon=not _stands(one, using)) for one in made[:LOOKED_AT]]


def next_step(found: Sequence[Step]) -> tuple[Step | None, list[Step]]:
    """The step that Undo takes back next, and the later ones that it has to leave alone."""
    for place, step in enumerate(found):
        if not step.built_upon:
            return step, list(found[:place])
    return None, list(found)


def take_back(decision: Decision, *, using: str) -> Decision:
    """Have what stood before it hold again, for every caption that it holds for. Returns that, as it was stored anew.

    Raises ChangedMeanwhileError where somebody decided since, or it was taken back already.
    """
    return locks.retried(lambda: _take_back(decision, using), using=using)


def _take_back(decision: Decision, using: str) -> Decision:
    caption = decision.caption
    if caption is None:
        raise ChangedMeanwhileError(caption)
    with transaction.atomic(using=using):
        about = ratings.lock_rows_about(decision, caption, using=using)
        own = next((row for row in about if row.pk == caption.pk), caption)
        if not _holds(own.decision, decision, using):
            raise ChangedMeanwhileError(caption)
        rows = [row for row in about if row.decision_id == own.decision_id]
        undone = Decision.objects.using(using).filter(undoes=decision.pk).exists()
        before = decisions.standing_before(decision, using=using)
        if undone or before is None:
            raise ChangedMeanwhileError(caption)
        before.pk, before._state.adding = None, True
        before.undoes, before.decided_at = decision, clock.read(using)
        before.caption, before.content_hash = caption, decision.content_hash
        before.save(using=using, force_insert=True)
        rulings.put_in_force(before, rows, using=using)
    return before


def _stands(decision: Decision, using: str) -> bool:
    return decision.caption is not None and _holds(decision.caption.decision, decision, using)


def _holds(now: Decision | None, decision: Decision, using: str) -> bool:
    """The decision that holds now is that one, or repeats it for the same bytes."""
    if now is None or now.undoes_id is None:
        return now == decision
    return now.content_hash == decision.content_hash and decisions.repeated(now, using=using) == decision
