"""What moderators decide about images: under the condition that picture and decision are those that they saw.

A person's decision stands until the file changes, whatever machines find. It does not erase what they found.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import partial

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction
from django.db.models import F, Max, QuerySet
from django.utils.translation import gettext as _

from django_autocaption.models import Caption, Decision, Rating, clock, gate
from django_autocaption.models.decision import PERSON
from django_autocaption.models.transitions import done
from django_autocaption.pipeline.moderate import ratings
from django_autocaption.pipeline.records import bulk_update
from django_autocaption.pipeline.records.decisions import hash_of
from django_autocaption.pipeline.runtime import databases, locks
from django_autocaption.pipeline.words.many import Decided

#: Rows that one transaction decides about at first hand.
CHUNK = 100


class ReasonNeededError(ValueError):
    """Blocking, or lifting a block, takes a reason, and none was given."""


@dataclass(frozen=True)
class Seen:
    """What a page showed of an image when a moderator decided: which picture, and which decision about it."""

    image_no: int
    decision: int | None

    @classmethod
    def of(cls, caption: Caption) -> Seen:
        """What this row shows."""
        return cls(caption.image_no, caption.decision_id)

    @classmethod
    def parse(cls, text: str) -> Seen:
        """Back from ``str()``, as a form brings it. Raises ValueError."""
        image_no, _dot, decision = text.partition(".")
        return cls(int(image_no), int(decision) if decision else None)

    def __str__(self) -> str:
        """For a hidden field of a form: ``1.17``, or ``1.`` where nobody had decided."""
        return f"{self.image_no}.{self.decision or ''}"


def clear(
    captions: QuerySet[Caption], *, user: AbstractBaseUser, reason: str = "", seen: Mapping[int, Seen] | None = None
) -> Decided:
    """The images of these captions may be shown. Words that waited for that are published, or asked for now.

    Like ``keep_flag`` and ``block`` it holds for all languages and copies of the images: for every caption of the same
    bytes; ``changed`` counts all of these. ``seen``, by caption id: an image that shows something else by now, or that
    is not among them, is left alone (None = whatever it shows), and so is a row without an image.

    Raises ReasonNeededError where a reason is needed and not given: to block, and to lift a block (``lifts_block``),
    also one that somebody else has made meanwhile; what was decided before that in other transactions (CHUNK) stands.
    Doors let nobody in without the permission ``moderate_caption``.
    """
    return _decide(captions, Rating.CLEAR, user=user, reason=reason, seen=seen)


def keep_flag(
    captions: QuerySet[Caption], *, user: AbstractBaseUser, reason: str = "", seen: Mapping[int, Seen] | None = None
) -> Decided:
    """A moderator has looked, and the images stay flagged: held in mode ``hold``. Otherwise as ``clear``."""
    return _decide(captions, Rating.REVIEW, user=user, reason=reason, seen=seen)


def block(
    captions: QuerySet[Caption], *, user: AbstractBaseUser, reason: str, seen: Mapping[int, Seen] | None = None
) -> Decided:
    """The images of these captions are on no page, and are sent to no service. Otherwise as ``clear``.

    Words are taken back from the site's own fields; stored files are not touched.
    """
    return _decide(captions, Rating.BLOCKED, user=user, reason=reason, seen=seen)


def lifts_block(captions: QuerySet[Caption]) -> bool:
    """Clearing these or keeping their flag would lift a block, for which a reason has to be given."""
    return captions.filter(rating=Rating.BLOCKED).exists()


def _decide(
    captions: QuerySet[Caption],
    rating: Rating,
    *,
    user: AbstractBaseUser,
    reason: str,
    seen: Mapping[int, Seen] | None,
) -> Decided:
    if not reason.strip() and (rating == Rating.BLOCKED or (seen is None and lifts_block(captions))):
        raise ReasonNeededError(_("Give a reason: it is kept with the decision."))
    using = databases.written_to(captions)
    ids = list(captions.using(using).order_by("pk").values_list("pk", flat=True))
    decided: set[int] = set()
    meanwhile: set[int] = set()
    for start in range(0, len(ids), CHUNK):
        about = partial(
            _decide_chunk, ids[start : start + CHUNK], rating, user=user, reason=reason, seen=seen, using=using
        )
        now, changed = locks.retried(partial(about, decided), using=using)
        decided |= now
        meanwhile |= changed
    meanwhile -= decided
    unfit = set(ids) - decided - meanwhile
    return Decided(ids=sorted(decided), meanwhile=len(meanwhile), unfit=len(unfit))


def _decide_chunk(
    ids: Sequence[int],
    rating: Rating,
    before: AbstractSet[int],
    *,
    user: AbstractBaseUser,
    reason: str,
    seen: Mapping[int, Seen] | None,
    using: str,
) -> tuple[set[int], set[int]]:
    """Returns the ids of captions that were decided about, and of those that show something else by now. ``before``:
    decided about already."""
    decided: set[int] = set()
    meanwhile: set[int] = set()
    with transaction.atomic(using=using):
        rows = bulk_update.lock(Caption.objects.using(using), ids)
        for caption in (rows[pk] for pk in ids if pk in rows):
            if caption.pk in before or caption.pk in decided:  # as another language or a copy of one before it
                continue
            if seen is not None and seen.get(caption.pk) != Seen.of(caption):
                meanwhile.add(caption.pk)
            elif caption.image_name:
                decided |= _decide_one(caption, rating, user=user, reason=reason, using=using)
    return decided, meanwhile


def newest_decision(*, using: str) -> int:
    """For a page that lets all matching images be chosen; 0 = there is none."""
    return int(Decision.objects.using(using).aggregate(newest=Max("pk"))["newest"] or 0)


def _decide_one(caption: Caption, rating: Rating, *, user: AbstractBaseUser, reason: str, using: str) -> set[int]:
    siblings = Caption.objects.using(using).filter(caption.same_image)
    content_hash = hash_of(caption) or next(filter(None, map(hash_of, siblings)), "")
    decision = Decision(
        caption=caption,
        content_hash=content_hash,
        rating=rating,
        rule=PERSON,
        source=PERSON,
        reason=reason.strip(),
        decided_by_id=user.pk,
        decided_at=clock.read(using),
    )
    decision.save(using=using)
    rows = ratings.lock_rows_about(decision, caption, using=using)
    if not decision.reason and any(row.rating == Rating.BLOCKED for row in rows):
        raise ReasonNeededError(_("Somebody has blocked this image meanwhile. Give a reason to lift the block."))
    put_in_force(decision, rows, using=using)
    return {row.pk for row in rows}


def put_in_force(decision: Decision, rows: Sequence[Caption], *, using: str) -> None:
    """Have a stored decision hold for these locked rows, and all that follows from it."""
    ratings.apply(decision, rows, using=using)
    for row in rows:
        if row.is_open and row.rating in gate.PARKED[row.moderation_mode]:
            _park(row, using)
    ratings.words_follow(rows, using=using)


def _park(row: Caption, using: str) -> None:
    """Stop what is under way at this locked row: an answer that comes yet was made for another request."""
    code = ratings.code_of(row)
    move = done(code, ratings.message_of(code)) | {"request": F("request") + 1}
    Caption.objects.using(using).filter(pk=row.pk).update(**move)
