"""How decisions about words are stored: planned for rows that are held and still are what was seen, then written, for
one or for many with the same few statements."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import update_wrapper
from typing import Concatenate, Generic, ParamSpec, TypeVar, cast, overload

from django.db import router, transaction

from django_autocaption.exceptions import ChangedMeanwhileError, NoWordsError
from django_autocaption.models import Caption, Reason, Review, Surface, Verb, Version, transitions
from django_autocaption.models.clock import ahead
from django_autocaption.models.transitions import Columns
from django_autocaption.pipeline.records import bulk_update
from django_autocaption.pipeline.runtime import locks, queue
from django_autocaption.pipeline.words import sources, versions
from django_autocaption.pipeline.words.seen import By, Seen

#: What the score is about.
_ALT = frozenset({"alt_text", "decorative"})
#: Seconds that Undo has before the site's own fields and files follow a decision.
UNDO_TIME = 60.0


@dataclass(frozen=True, kw_only=True)
class Planned:
    """What a decision comes to."""

    caption: Caption
    """Its row as it is before, held."""
    by: By
    verb: Verb
    columns: Columns
    """Of the caption. Pointers name versions that may have no keys yet."""
    result: Version | None = None
    """The version that it publishes or drafts, which may be new."""
    undoes: Review | None = None
    reason: Reason = Reason.NONE
    note: str = ""
    kept: int | None = None


P = ParamSpec("P")
Plan = TypeVar("Plan", bound=Planned | None, covariant=True)


class Decides(Generic[P, Plan]):
    """A decision about one caption, made of the function that plans it, whose row is held and as it was ``seen``.

    Called with any row of the caption, it is stored: the caption is then as it is by now, and the Review is returned;
    None where nothing is planned. Raises ChangedMeanwhileError where the picture or its words are not those seen.
    """

    def __init__(self, plan: Callable[Concatenate[Caption, P], Plan]) -> None:
        self.plan = plan
        update_wrapper(self, plan)

    @overload
    def __call__(self: Decides[P, Planned], caption: Caption, *args: P.args, **kwargs: P.kwargs) -> Review: ...
    @overload
    def __call__(self, caption: Caption, *args: P.args, **kwargs: P.kwargs) -> Review | None: ...
    def __call__(self, caption: Caption, *args: P.args, **kwargs: P.kwargs) -> Review | None:
        using = caption._state.db or router.db_for_write(Caption)

        def work() -> Review | None:
            with transaction.atomic(using=using):
                row = held(caption, cast(Seen, kwargs["seen"]), using=using)
                try:
                    planned = self.plan(row, *args, **kwargs)
                except NoWordsError:
                    if row.review != caption.review:  # somebody else saw to it
                        raise ChangedMeanwhileError(caption) from None
                    raise
                return store([planned], using=using)[0] if planned is not None else None

        review = locks.retried(work, using=using)
        if review is not None:
            caption.refresh_from_db(using=using)
            review.caption = caption
        return review


def held(caption: Caption, seen: Seen, *, using: str) -> Caption:
    """The caption's row, locked until the transaction ends, with the versions that are at hand. Raises
    ChangedMeanwhileError where it is not what was seen."""
    row = bulk_update.lock(Caption.objects.using(using), [caption.pk]).get(caption.pk)
    if row is None or not seen.holds_for(row):
        raise ChangedMeanwhileError(caption)
    return bulk_update.changed(caption, {f.attname: getattr(row, f.attname) for f in Caption._meta.concrete_fields})


def store(planned: Sequence[Planned], *, using: str) -> list[Review]:
    """Insert the versions, move the pointers and remember who decided; in the transaction that holds the rows."""
    results = [one.result for one in planned if one.result is not None]
    versions.insert([version for version in results if version.pk is None], using=using)
    later = ahead(0 if queue.is_eager() else UNDO_TIME)
    wanted = [
        (one.caption, one.columns | {"follow_at": later} if "follow_at" in one.columns else one.columns)
        for one in planned
    ]
    bulk_update.write(Caption, wanted, using=using)
    made = [_review(one) for one in planned]
    bulk_update.insert(made, using=using)
    sources.follow_all(made, using=using)
    following = [row.pk for row, columns in wanted if "follow_at" in columns]
    versions.emit_change(following, using=using, undoable=True)
    return made


def _review(planned: Planned) -> Review:
    """With the facts as they are now."""
    before, by = planned.caption, planned.by
    after = bulk_update.changed(before, planned.columns)
    seen = before.draft or before.published
    words = planned.result if by.surface == Surface.COMPARISON else seen
    judged = words if words is not None and not words.by_people & _ALT else None
    return Review(
        caption=before,
        verb=planned.verb,
        seen=seen,
        result=planned.result,
        published_before=before.published_id,
        published_after=after.published_id,
        draft_before=before.draft_id,
        draft_after=after.draft_id,
        review_before=before.review,
        review_after=after.review,
        before=transitions.remembered(before),
        undoes=planned.undoes,
        reason=planned.reason,
        note=planned.note or by.note,
        kept=planned.kept,
        by_id=by.user_id,
        surface=by.surface,
        on_screen=by.on_screen,
        seconds=by.seconds,
        group=by.group,
        content_type_id=before.content_type_id,
        field_name=before.field_name,
        language=before.language,
        provider=judged.provider if judged else "",
        model=judged.model if judged else "",
        prompt_id=judged.prompt_id if judged else None,
    )
