"""How good each provider, model and prompt has proved in each image field, from what people decided about its words.

The sums are those that the sweep made of the decisions (``pipeline.scores.counting``).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from math import sqrt

from django.contrib.contenttypes.models import ContentType

from django_autocaption.models import Cursor, PromptVersion, Reason, Score, Verb
from django_autocaption.pipeline.runtime import databases
from django_autocaption.pipeline.scores.counting import NAME

#: Decisions below which a share says too little to be compared.
ENOUGH = 30
#: Of the normal distribution: 95 in 100 lie between -Z and Z.
Z = 1.959963984540054


def wilson(part: int, whole: int) -> tuple[float, float]:
    """Between which shares (0-1) the true one lies with 95 % confidence, where ``part`` of ``whole`` were seen; of
    none, anything is possible (https://www.itl.nist.gov/div898/handbook/prc/section2/prc241.htm)."""
    if not whole:
        return 0.0, 1.0
    share, weight = part / whole, Z * Z / whole
    middle = (share + weight / 2) / (1 + weight)
    half = Z * sqrt(share * (1 - share) / whole + weight / (4 * whole)) / (1 + weight)
    return max(middle - half, 0.0), min(middle + half, 1.0)


@dataclass(frozen=True, order=True)
class Subject:
    """What is compared."""

    field: str
    """``app_label.Model.field``."""
    provider: str
    model: str
    prompt: str
    """Its name, and the number of its text; "" = the service's own question."""
    spot_check: bool
    """Only words that were drawn after they had published themselves, or only drafts."""


@dataclass(kw_only=True)
class Line:
    """What people decided about one subject's words."""

    subject: Subject
    approved: int = 0
    """As they were."""
    edited: int = 0
    rejected: Counter[Reason] = field(default_factory=Counter)
    kept: int = 0
    """Sum of the shares, 0-100, of the texts that stayed."""
    costs: defaultdict[str, Decimal] = field(default_factory=lambda: defaultdict(Decimal))
    """By unit: what all the decided words cost."""
    passed: Counter[str] = field(default_factory=Counter)
    """By unit: how many of them were approved, edited or not."""
    latencies: Counter[int] = field(default_factory=Counter)
    """Milliseconds → how many requests."""
    rank: int | None = None
    """Its place among those of its field; None = there are too few decisions."""

    def add(self, row: Score) -> None:
        """One of its sums."""
        if row.verb == Verb.REJECT:
            self.rejected[Reason(row.reason)] += row.number
        elif row.verb == Verb.APPROVE:
            self.approved += row.number
        else:
            self.edited += row.number
        if row.verb != Verb.REJECT:
            self.kept += row.kept
            self.passed[row.cost_unit] += row.number
        self.costs[row.cost_unit] += row.cost_amount
        self.latencies.update({int(name): number for name, number in row.latencies.items()})

    @property
    def decided(self) -> int:
        """How many texts."""
        return self.approved + self.edited + self.rejected.total()

    @property
    def share_approved(self) -> float | None:
        """Of the decided ones, those that were approved unedited; 0-1."""
        return self.approved / self.decided if self.decided else None

    @property
    def interval(self) -> tuple[float, float]:
        """Where that share lies with 95 % confidence."""
        return wilson(self.approved, self.decided)

    @property
    def share_kept(self) -> float | None:
        """Of the characters of the drafts that were approved, edited or not, those that stayed; 0-1. None = no such."""
        number = self.approved + self.edited
        return self.kept / number / 100 if number else None

    @property
    def cost_of_approved(self) -> Mapping[str, Decimal]:
        """By unit: what one caption cost that people let pass, those that they rejected with it. A unit in which none
        was approved, or of which nothing was told, is missing."""
        return {
            unit: amount / self.passed[unit]
            for unit, amount in sorted(self.costs.items())
            if unit and amount and self.passed[unit] > 0
        }

    @property
    def median_latency(self) -> int | None:
        """Milliseconds, in two significant digits; None = no request was made."""
        half, below = self.latencies.total() / 2, 0
        for milliseconds, number in sorted(self.latencies.items()):
            below += number
            if number > 0 and below >= half:
                return milliseconds
        return None


@dataclass(frozen=True, kw_only=True)
class Board:
    """The scoreboard of a site, or of one person's decisions."""

    as_of: datetime | None
    """Up to when decisions are in it; None = no sweep has counted yet."""
    lines: Sequence[Line]
    """By field; drafts before spot checks, the best first, those with too few decisions last."""


def scoreboard(*, user: str | None = None) -> Board:
    """``user``: primary key, as text, of whose decisions; None = everybody's."""
    lines: dict[Subject, Line] = {}
    moments: list[datetime | None] = []
    for using in databases.with_captions():
        rows = Score.objects.using(using).all()
        _add(list(rows if user is None else rows.filter(user=user)), using, lines)
        moments.append(Cursor.objects.using(using).filter(pk=NAME).values_list("looked_at", flat=True).first())
    known = [moment for moment in moments if moment is not None]
    return Board(
        as_of=min(known) if len(known) == len(moments) else None,
        lines=_ranked([line for line in lines.values() if line.decided > 0]),
    )


def people() -> list[str]:
    """Primary keys, as text, of those whose decisions are counted."""
    found: set[str] = set()
    for using in databases.with_captions():
        found |= set(Score.objects.using(using).exclude(user="").values_list("user", flat=True).distinct())
    return sorted(found)


def _add(rows: Sequence[Score], using: str, lines: dict[Subject, Line]) -> None:
    versions = PromptVersion.objects.using(using).select_related("prompt")
    prompts = versions.in_bulk({row.prompt for row in rows if row.prompt})
    types = ContentType.objects.db_manager(using)
    for row in rows:
        model = types.get_for_id(row.content_type_id).model_class()
        if model is None:
            continue
        subject = Subject(
            field=f"{model._meta.label}.{row.field_name}",
            provider=row.provider,
            model=row.model,
            prompt=str(prompts.get(row.prompt, row.prompt)) if row.prompt else "",
            spot_check=row.spot_check,
        )
        lines.setdefault(subject, Line(subject=subject)).add(row)


def _ranked(lines: Iterable[Line]) -> list[Line]:
    """In order. Ranked by the lower end of the interval, so that a few lucky decisions win nothing."""
    ordered = sorted(
        lines,
        key=lambda line: (
            line.subject.field,
            line.subject.spot_check,
            line.decided < ENOUGH,
            -line.interval[0],
            line.subject,
        ),
    )
    places: Counter[tuple[str, bool]] = Counter()
    for line in ordered:
        if line.decided >= ENOUGH:
            group = (line.subject.field, line.subject.spot_check)
            places[group] += 1
            line.rank = places[group]
    return ordered
