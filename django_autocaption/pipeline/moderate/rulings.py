"""Decisions of moderation: stored, spread over every caption of the same bytes, and told to the site.

A decision is about the bytes of a file, whoever shows them. A person's stands until the file changes; a machine's gives
way to a person's, and to a stricter one.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from django_autocaption.models import Caption, Decision, Origin, Rating, State, gate
from django_autocaption.models.caption import UNTRIED
from django_autocaption.models.choices import OPEN_STATES
from django_autocaption.models.decision import PERSON
from django_autocaption.pipeline.follow import embedding, writeback
from django_autocaption.pipeline.records.decisions import columns_of, hash_of, outranks, standing_decisions
from django_autocaption.pipeline.runtime import databases, queue
from django_autocaption.signals import image_blocked, image_cleared, image_flagged

#: ``error_code`` of rows that moderation keeps from every (further) service.
HELD, BLOCKED = "held", "blocked"
#: Rows that one transaction decides about at first hand.
CHUNK = 100

_SIGNALS = {Rating.CLEAR: image_cleared, Rating.REVIEW: image_flagged, Rating.BLOCKED: image_blocked}


class ReasonNeededError(ValueError):
    """Blocking, or lifting a block, takes a reason, and none was given."""


# -- people ------------------------------------------------------------------------------------------------------------


def clear(captions: QuerySet[Caption], *, user: AbstractBaseUser, reason: str = "") -> int:
    """The images of these captions may be shown. Words that waited for that are published, or asked for now.

    Like ``keep_flag`` and ``block`` it holds for all languages and copies of the images: for every caption of the same
    bytes. Returns how many captions that are. Raises ReasonNeededError where a reason is needed and not given: to
    block, and to lift a block (``lifts_block``), also one that somebody else has made meanwhile; what was decided
    before that in other transactions (CHUNK) stands. Doors let nobody in without the permission ``moderate_caption``.
    """
    return _decide(captions, Rating.CLEAR, user=user, reason=reason)


def keep_flag(captions: QuerySet[Caption], *, user: AbstractBaseUser, reason: str = "") -> int:
    """A moderator has looked, and the images stay flagged: held in mode ``hold``. Otherwise as ``clear``."""
    return _decide(captions, Rating.REVIEW, user=user, reason=reason)


def block(captions: QuerySet[Caption], *, user: AbstractBaseUser, reason: str) -> int:
    """The images of these captions are on no page, and are sent to no service. Otherwise as ``clear``.

    Words are taken back from the site's own fields; stored files are not touched.
    """
    return _decide(captions, Rating.BLOCKED, user=user, reason=reason)


def lifts_block(captions: QuerySet[Caption]) -> bool:
    """Clearing these or keeping their flag would lift a block, for which a reason has to be given."""
    return captions.filter(rating=Rating.BLOCKED).exists()


def _decide(captions: QuerySet[Caption], rating: Rating, *, user: AbstractBaseUser, reason: str) -> int:
    if not reason.strip() and (rating == Rating.BLOCKED or lifts_block(captions)):
        raise ReasonNeededError(_("Give a reason: it is kept with the decision."))
    using = databases.written_to(captions)
    ids = list(captions.using(using).exclude(image_name="").order_by("pk").values_list("pk", flat=True))
    decided: set[int] = set()
    for start in range(0, len(ids), CHUNK):
        with transaction.atomic(using=using):
            for caption in Caption.objects.using(using).filter(pk__in=ids[start : start + CHUNK]).order_by("pk"):
                if caption.pk not in decided:  # as another language or a copy of one before it
                    decided |= _decide_one(caption, rating, user=user, reason=reason, using=using)
    return len(decided)


def _decide_one(caption: Caption, rating: Rating, *, user: AbstractBaseUser, reason: str, using: str) -> set[int]:
    siblings = Caption.objects.using(using).filter(_is_same_image(caption))
    content_hash = hash_of(caption) or next(filter(None, map(hash_of, siblings)), "")
    decision = Decision(
        caption=caption,
        content_hash=content_hash,
        rating=rating,
        rule=PERSON,
        source=PERSON,
        reason=reason.strip(),
        decided_by_id=user.pk,
        decided_at=timezone.now(),
    )
    decision.save(using=using)
    rows = list(_rows_about(decision, caption, using).select_for_update())
    if not decision.reason and any(row.rating == Rating.BLOCKED for row in rows):
        raise ReasonNeededError(_("Somebody has blocked this image meanwhile. Give a reason to lift the block."))
    writeback.lock(rows, using=using)
    _apply(decision, rows, using)
    for row in rows:
        if row.state in OPEN_STATES and rating in gate.PARKED[row.moderation_mode]:
            _park(row, using)
    settle_words([row.pk for row in rows], using=using)
    return {row.pk for row in rows}


def _park(row: Caption, using: str) -> None:
    """Stop what is under way: an answer that comes yet was made for another revision."""
    code = code_of(row)
    Caption.objects.using(using).filter(pk=row.pk, state__in=OPEN_STATES).update(
        revision=F("revision") + 1,
        state=row.standing if row.standing and not row.stale else State.REVIEW,
        standing="",
        claim=None,
        settled_at=timezone.now(),
        error_code=code,
        error_message=message_of(code),
    )


# -- machines ----------------------------------------------------------------------------------------------------------


def record(decision: Decision, caption: Caption, *, using: str) -> list[int]:
    """Store what a machine decided at this caption, unless a person or a stricter machine decided before; or, with a
    decision that is stored already, have it hold for this caption too.

    Returns the ids of all captions that it holds for. To be called in the transaction that stores the caption's other
    columns, after it did; the site's own fields are for the caller to update.
    """
    if decision.pk is None:
        standing = standing_decisions([decision.content_hash], using=using).get(decision.content_hash)
        if standing is not None and outranks(standing, decision):
            decision = standing
    about = list(_rows_about(decision, caption, using))
    own = next((row for row in about if row.pk == caption.pk), None)
    if decision.pk is None:
        decision.caption = own or next(iter(about), None)  # the row may be gone, or show another file by now
        decision.save(using=using)
    rows = [row for row in about if decision.by_person or not _decided_by_person(row, decision.content_hash)]
    _apply(decision, rows, using)
    for name in columns_of(decision) if own else ():
        setattr(caption, name, getattr(own, name))
    return [row.pk for row in rows]


def _decided_by_person(row: Caption, content_hash: str) -> bool:
    """A person decided about these bytes, maybe before any worker had read them."""
    return row.moderation_source == PERSON and row.moderated_hash in ("", content_hash)


# -- both --------------------------------------------------------------------------------------------------------------


def code_of(caption: Caption) -> str:
    """``error_code`` of this row, if moderation parks it."""
    return BLOCKED if caption.rating == Rating.BLOCKED else HELD


def message_of(code: str) -> str:
    """What a row that moderation parks says to editors."""
    if code == BLOCKED:
        return _("Moderation has blocked this image: it is on no page, and no service is asked about it.")
    return _("Moderation holds this image back. A moderator has to clear it before any words are asked for.")


def settle_words(ids: Sequence[int], *, using: str) -> None:
    """Have words follow their images' new ratings: asked for where they waited for that, published, or taken back.

    To be called in the transaction that changed the ratings.
    """
    _ask_for_words(ids, using)
    writeback.follow(ids, using=using)
    publishable = Caption.objects.using(using).publishable().filter(pk__in=ids)
    embedding.hand_over(list(publishable.values_list("pk", flat=True)), using=using)


def _ask_for_words(ids: Sequence[int], using: str) -> None:
    """Let go on what moderation has parked and holds no more."""
    parked = Caption.objects.using(using).filter(pk__in=ids, error_code__in=(HELD, BLOCKED))
    parked = parked.exclude(state__in=OPEN_STATES)
    free: list[Caption] = []
    for row in parked:
        if row.rating not in gate.PARKED[row.moderation_mode]:
            free.append(row)
        elif row.error_code != code_of(row):
            told = {"error_code": code_of(row), "error_message": message_of(code_of(row))}
            Caption.objects.using(using).filter(pk=row.pk).update(**told)
    Caption.objects.using(using).filter(pk__in=[row.pk for row in free]).update(error_code="", error_message="")
    wordless = [row.pk for row in free if row.origin == Origin.NONE]
    now = timezone.now()
    Caption.objects.using(using).filter(pk__in=wordless).update(
        revision=F("revision") + 1,
        state=State.PENDING,
        standing="",
        due_at=now,
        queued_at=now,
        claim=None,
        **UNTRIED,
    )
    if wordless:
        queue.send_on_commit(wordless, using=using)


def _is_same_image(caption: Caption) -> Q:
    """Captions of the same image in every language."""
    return Q(
        content_type=caption.content_type_id,
        object_id=caption.object_id,
        field_name=caption.field_name,
        image_name=caption.image_name,
    )


def _rows_about(decision: Decision, caption: Caption, using: str) -> QuerySet[Caption]:
    """The captions that it holds for: all languages of this caption's image, and all captions of the same bytes."""
    about = _is_same_image(caption)
    if decision.content_hash:
        about |= Q(moderated_hash=decision.content_hash)
        about |= Q(content_hash=decision.content_hash, stale=False, moderated_hash="")
    return Caption.objects.using(using).filter(about).order_by("pk")


def _apply(decision: Decision, rows: Sequence[Caption], using: str) -> None:
    """Write the decision's columns to these rows, and tell the site after the commit: once for each image."""
    columns = columns_of(decision)
    Caption.objects.using(using).filter(pk__in=[row.pk for row in rows]).update(**columns)
    told: dict[tuple[int, str, str], Caption] = {}
    for row in rows:
        if row.rating != decision.rating:
            told.setdefault((row.content_type_id, row.object_id, row.field_name), row)
        for name, value in columns.items():
            setattr(row, name, value)
    signal = _SIGNALS[Rating(decision.rating)]
    for row in told.values():
        send = partial(signal.send_robust, Caption, caption=row, decision=decision)
        transaction.on_commit(send, using=using)
