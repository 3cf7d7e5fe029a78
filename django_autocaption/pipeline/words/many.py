"""What one person decides about many captions at once: bound to what they saw, and told how many were left alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Protocol
from uuid import uuid4

from django.db.models import Max, QuerySet

from django_autocaption.exceptions import ChangedMeanwhileError, NoWordsError, OwnWordsError
from django_autocaption.models import Awaits, Caption, Reason, Version
from django_autocaption.pipeline.records import bulk_update
from django_autocaption.pipeline.runtime import databases
from django_autocaption.pipeline.words import reviews, versions
from django_autocaption.pipeline.words.deciding import Planned, store
from django_autocaption.pipeline.words.seen import By, Seen

#: Rows that one transaction decides about.
CHUNK = 500


@dataclass(frozen=True, kw_only=True)
class Shown:
    """What a page showed when a bulk action was chosen on it."""

    rows: Mapping[int, Seen] | None = None
    """By caption id, where the page listed them."""
    newest: int | None = None
    """Id of the newest version when the page was made, where all that match are meant: newer words nobody saw."""

    def covers(self, caption: Caption) -> bool:
        """The caption still says what the page showed."""
        if self.rows is not None:
            seen = self.rows.get(caption.pk)
            return seen is not None and seen.holds_for(caption)
        if caption.offered is None and (caption.published_id is not None or caption.is_open):
            return False  # the image was replaced, maybe meanwhile
        return max(caption.draft_id or 0, caption.published_id or 0) <= (self.newest or 0)


@dataclass(frozen=True, kw_only=True)
class Decided:
    """What came of a bulk action."""

    ids: Sequence[int]
    """The captions that were changed."""
    meanwhile: int
    """Left alone, as they no longer are what the page showed."""
    unfit: int
    """Left alone, as there is nothing to decide about."""
    own: int = 0
    """Left alone, as whoever decides wrote them, and somebody else has to approve them."""

    @property
    def changed(self) -> int:
        """How many were changed."""
        return len(self.ids)

    @property
    def left_alone(self) -> int:
        """How many were not."""
        return self.meanwhile + self.unfit + self.own


def newest_version(*, using: str) -> int:
    """For a page that lets all matching captions be chosen; 0 = there is none."""
    return Version.objects.using(using).aggregate(newest=Max("pk"))["newest"] or 0


class Plan(Protocol):
    """What a decision about one of the captions comes to, as ``Decides.plan``; None = there is nothing to decide."""

    def __call__(self, caption: Caption, /, *, seen: Seen, by: By) -> Planned | None: ...


def approve(captions: QuerySet[Caption], *, shown: Shown, by: By) -> Decided:
    """Publish the drafts of these captions as they are, and confirm published words that wait for a person."""
    return each(captions, shown, by, reviews.approve.plan)


def mark_decorative(captions: QuerySet[Caption], *, shown: Shown, by: By) -> Decided:
    """Let screen readers skip these images."""

    def plan(row: Caption, *, seen: Seen, by: By) -> Planned | None:
        return reviews.mark_decorative.plan(row, seen=seen, by=by) if row.image_name else None

    return each(captions, shown, by, plan)


def reject(
    captions: QuerySet[Caption], *, shown: Shown, by: By, reason: Reason = Reason.NONE, note: str = ""
) -> Decided:
    """Withdraw the drafts of these captions, or the published words of those that have none."""
    return each(captions, shown, by, partial(reviews.reject.plan, reason=reason, note=note))


def unlock(captions: QuerySet[Caption], *, shown: Shown, by: By) -> Decided:
    """Let machines overwrite what people wrote; the words stay until then."""
    return each(captions, shown, by, reviews.unlock.plan)


def leave(captions: QuerySet[Caption], *, shown: Shown, by: By) -> Decided:
    """Have somebody look at these captions again, of those that wait for nobody; their words stay."""

    def plan(row: Caption, *, seen: Seen, by: By) -> Planned | None:
        fit = row.image_name and row.review == Awaits.NOTHING
        return reviews.leave.plan(row, seen=seen, by=by) if fit else None

    return each(captions, shown, by, plan)


def each(captions: QuerySet[Caption], shown: Shown, by: By, plan: Plan) -> Decided:
    """Store what ``plan`` says of each of these captions as one bulk action. Each chunk is a transaction that holds its
    rows, of as many statements as for a single one."""
    by = replace(by, group=by.group or uuid4())
    using = databases.written_to(captions)

    def decide(rows: Sequence[Caption]) -> Decided:
        versions.attach(rows, using=using)
        planned: list[Planned] = []
        meanwhile = unfit = own = 0
        for row in rows:
            if not shown.covers(row):
                meanwhile += 1
                continue
            try:
                one = plan(row, seen=Seen.of(row), by=by)
            except ChangedMeanwhileError:
                meanwhile += 1
            except NoWordsError:
                unfit += 1
            except OwnWordsError:
                own += 1
            else:
                planned += [one] if one is not None else []
                unfit += one is None
        store(planned, using=using)
        return Decided(ids=[one.caption.pk for one in planned], meanwhile=meanwhile, unfit=unfit, own=own)

    keys = list(captions.using(using).order_by("pk").values_list("pk", flat=True))
    made = bulk_update.each_locked(Caption.objects.using(using), keys, decide, size=CHUNK)
    return Decided(
        ids=[pk for d in made for pk in d.ids],
        meanwhile=sum(d.meanwhile for d in made),
        unfit=sum(d.unfit for d in made),
        own=sum(d.own for d in made),
    )
