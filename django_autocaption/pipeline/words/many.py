"""What one person decides about many captions at once: bound to what they saw, and told how many were left alone."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from uuid import uuid4

from django.db.models import Max, QuerySet

from django_autocaption.exceptions import ChangedMeanwhileError, NoWordsError, OwnWordsError
from django_autocaption.models import Awaits, Caption, Reason, Review, Verb, Version
from django_autocaption.models.transitions import NOTHING_AWAITED, served
from django_autocaption.pipeline.records import bulk_update
from django_autocaption.pipeline.runtime import databases
from django_autocaption.pipeline.words import reviews, sources, versions
from django_autocaption.pipeline.words.reviews import By, Seen

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


def approve(captions: QuerySet[Caption], *, shown: Shown, by: By) -> Decided:
    """Publish the drafts of these captions as they are, and confirm published words that wait for a person."""
    by = replace(by, group=by.group or uuid4())

    def decide(rows: Sequence[Caption], using: str) -> Decided:
        seen = [row for row in rows if shown.covers(row)]
        fit = [(row, row.offered) for row in seen if reviews.can_be_approved(row) and row.offered is not None]
        others = [(row, words) for row, words in fit if not reviews.is_own(words, by)]
        _approve([(row, words) for row, words in others if words.pk == row.draft_id], by, using)
        _confirm([(row, words) for row, words in others if words.pk != row.draft_id], by, using)
        return Decided(
            ids=[row.pk for row, _words in others],
            meanwhile=len(rows) - len(seen),
            unfit=len(seen) - len(fit),
            own=len(fit) - len(others),
        )

    return _in_chunks(captions, decide)


def mark_decorative(captions: QuerySet[Caption], *, shown: Shown, by: By) -> Decided:
    """Let screen readers skip these images."""
    return each(
        captions,
        shown,
        by,
        lambda row, by: reviews.mark_decorative(row, seen=Seen.of(row), by=by) if row.image_name else None,
    )


def reject(
    captions: QuerySet[Caption], *, shown: Shown, by: By, reason: Reason = Reason.NONE, note: str = ""
) -> Decided:
    """Withdraw the drafts of these captions, or the published words of those that have none."""
    return each(
        captions,
        shown,
        by,
        lambda row, by: reviews.reject(row, seen=Seen.of(row), by=by, reason=reason, note=note),
    )


def unlock(captions: QuerySet[Caption], *, shown: Shown, by: By) -> Decided:
    """Let machines overwrite what people wrote; the words stay until then."""
    return each(captions, shown, by, lambda row, by: reviews.unlock(row, seen=Seen.of(row), by=by))


def leave(captions: QuerySet[Caption], *, shown: Shown, by: By) -> Decided:
    """Have somebody look at these captions again, of those that wait for nobody; their words stay."""

    def decide(row: Caption, by: By) -> Review | None:
        fit = row.image_name and row.review == Awaits.NOTHING
        return reviews.leave(row, seen=Seen.of(row), by=by) if fit else None

    return each(captions, shown, by, decide)


def _approve(drafted: Sequence[tuple[Caption, Version]], by: By, using: str) -> None:
    """One UPDATE for rows that change alike, one INSERT of their reviews; in the transaction that holds the rows."""
    made: list[Review] = []
    wanted = []
    following: list[int] = []
    for row, draft in drafted:
        columns = versions.published(row, draft)
        columns |= reviews.undo_time(columns)
        if "follow_at" in columns:
            following.append(row.pk)
        wanted.append((row, columns))
        made.append(_approval(row, draft, by))
    bulk_update.write(Caption, wanted, using=using)
    Caption.objects.using(using).filter(pk__in=[row.pk for row, _draft in drafted]).update(**served())
    Review.objects.using(using).bulk_create(made)
    sources.follow_all(made)
    versions.emit_change(following, using=using, undoable=True)


def _confirm(standing: Sequence[tuple[Caption, Version]], by: By, using: str) -> None:
    """The rows are held, and still wait for a person."""
    rows = Caption.objects.using(using).filter(pk__in=[row.pk for row, _words in standing])
    rows.update(**NOTHING_AWAITED)
    Review.objects.using(using).bulk_create([_approval(row, words, by) for row, words in standing])


def _approval(row: Caption, words: Version, by: By) -> Review:
    review = reviews.review_of(row, Verb.APPROVE, seen=Seen.of(row), by=by, result=words, kept=100)
    review.published_after, review.draft_after = words.pk, None
    review.review_before, review.review_after = row.review, ""
    return review


def each(captions: QuerySet[Caption], shown: Shown, by: By, decide: Callable[[Caption, By], Review | None]) -> Decided:
    """``decide`` about each of these captions, which are locked, with their versions; all as one bulk action."""
    by = replace(by, group=by.group or uuid4())

    def decide_each(rows: Sequence[Caption], using: str) -> Decided:
        ids: list[int] = []
        meanwhile = unfit = own = 0
        for row in rows:
            if not shown.covers(row):
                meanwhile += 1
                continue
            try:
                decided = decide(row, by)
            except ChangedMeanwhileError:
                meanwhile += 1
            except NoWordsError:
                unfit += 1
            except OwnWordsError:
                own += 1
            else:
                ids += [row.pk] if decided is not None else []
                unfit += decided is None
        return Decided(ids=ids, meanwhile=meanwhile, unfit=unfit, own=own)

    return _in_chunks(captions, decide_each)


def _in_chunks(captions: QuerySet[Caption], decide: Callable[[Sequence[Caption], str], Decided]) -> Decided:
    """``decide`` about these rows: locked, with their versions, each chunk in a transaction of its own."""
    using = databases.written_to(captions)

    def about(rows: Sequence[Caption]) -> Decided:
        versions.attach(rows, using=using)
        return decide(rows, using)

    keys = list(captions.using(using).order_by("pk").values_list("pk", flat=True))
    made = bulk_update.each_locked(Caption.objects.using(using), keys, about, size=CHUNK)
    return Decided(
        ids=[pk for d in made for pk in d.ids],
        meanwhile=sum(d.meanwhile for d in made),
        unfit=sum(d.unfit for d in made),
        own=sum(d.own for d in made),
    )
