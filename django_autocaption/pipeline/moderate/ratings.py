"""What a decision means for captions: it is stored, holds for every caption of the same bytes, and the site is told.

A decision is about the bytes of a file, whoever shows them. A machine's gives way to a person's, and to a stricter one.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from django.db import transaction
from django.db.models import F, Q, prefetch_related_objects
from django.utils.translation import gettext as _

from django_autocaption.models import Caption, Decision, ErrorCode, Rating, clock, gate
from django_autocaption.models.choices import OPEN_STATES
from django_autocaption.models.clock import DatabaseNow
from django_autocaption.models.transitions import NO_ERROR, requested
from django_autocaption.pipeline.moderate import assessment
from django_autocaption.pipeline.records import bulk_update
from django_autocaption.pipeline.records.decisions import columns_of, outranks, standing_decisions
from django_autocaption.pipeline.runtime import queue
from django_autocaption.pipeline.words import versions
from django_autocaption.signals import image_blocked, image_cleared, image_flagged

_SIGNALS = {Rating.CLEAR: image_cleared, Rating.REVIEW: image_flagged, Rating.BLOCKED: image_blocked}
#: ``error_code`` of rows that moderation parks.
_PARKED = (ErrorCode.HELD, ErrorCode.BLOCKED)


def record(decision: Decision, caption: Caption, *, using: str, held: list[int] | None = None) -> list[int]:
    """Store what was decided at this caption, unless a person or a stricter machine decided before; or, with a decision
    that is stored already, have it hold for this caption too.

    ``caption`` gets the rating that its row has then. Returns the ids of the captions that the site's own fields and
    files have to follow, for the caller to tell. To be called in the transaction that stores the caption's other
    columns, after it did. Other captions of the bytes that somebody holds are waited for; or noted in ``held``, for
    ``hold_for``.
    """
    # The rows are locked before the standing decision is read: else that of a moderator who decides about a copy just
    # now could be overruled.
    about = lock_rows_about(decision, caption, using=using, held=held)
    return _hold(decision, caption, about, using)


def hold_for(decision: Decision, pk: int, *, using: str) -> list[int]:
    """Have a decision that was recorded hold for this caption too, if it is about the same bytes still; returns as
    ``record``. Waits for whoever holds the row; in a transaction of its own, which may be repeated."""
    with transaction.atomic(using=using):
        row = bulk_update.lock(Caption.objects.using(using), [pk]).get(pk)
        return [] if row is None or not _is_about(row, decision) else _hold(decision, row, [row], using)


def _hold(decision: Decision, caption: Caption, about: Sequence[Caption], using: str) -> list[int]:
    prefetch_related_objects(about, "decision")
    own = next((row for row in about if row.pk == caption.pk), None)
    if own is not None and own.decision is not None and own.decision.by_person and not own.moderated_hash:
        # Decided before any worker had read the file: now it is known which bytes that was about.
        decision = assessment.by_person(own.decision, decision.content_hash) if decision.content_hash else own.decision
    standing = standing_decisions([decision.content_hash], using=using).get(decision.content_hash)
    if standing is not None and standing.pk != decision.pk and outranks(standing, decision):
        decision = standing
    if decision.pk is None:
        decision.caption = own or next(iter(about), None)  # the row may be gone, or show another file by now
        decision.decided_at = decision.decided_at or clock.read(using)
        decision.save(using=using)
    rows = [row for row in about if decision.by_person or not _decided_by_person(row, decision.content_hash)]
    apply(decision, rows, using=using)
    if any(row.error_code in _PARKED for row in rows):
        _ask_for_words([row.pk for row in rows], using)
    if own is not None:
        caption.rating, caption.moderated_hash, caption.decision = own.rating, own.moderated_hash, own.decision
    return _mark_followed(rows, using)


def code_of(caption: Caption) -> str:
    """``error_code`` of this row, if moderation parks it."""
    return ErrorCode.BLOCKED if caption.rating == Rating.BLOCKED else ErrorCode.HELD


def message_of(code: str) -> str:
    """What a row that moderation parks says to editors."""
    if code == ErrorCode.BLOCKED:
        return _("Moderation has blocked this image: it is on no page, and no service is asked about it.")
    return _("Moderation holds this image back. A moderator has to allow it before any words are asked for.")


def lock_rows_about(
    decision: Decision, caption: Caption, *, using: str, held: list[int] | None = None
) -> list[Caption]:
    """The captions that it holds for, locked: all languages of this caption's image, and all captions of the bytes.

    ``held`` as of ``record``."""
    about = caption.same_image
    if decision.content_hash:
        about |= Q(moderated_hash=decision.content_hash)
        about |= Q(content_hash=decision.content_hash, moderated_hash="")
    keys = sorted(Caption.objects.using(using).filter(about).values_list("pk", flat=True))
    locked = bulk_update.lock(Caption.objects.using(using), keys, patient=held is None)
    if held is not None:
        held += [pk for pk in keys if pk not in locked]
    rows = (locked[pk] for pk in keys if pk in locked)
    return [row for row in rows if _is_about(row, decision) or _show_the_same(row, caption)]


def _is_about(row: Caption, decision: Decision) -> bool:
    known = row.moderated_hash or row.content_hash
    return bool(known) and known == decision.content_hash


def _show_the_same(one: Caption, other: Caption) -> bool:
    """As ``Caption.same_image``, of rows at hand."""
    names = ("content_type_id", "object_id", "field_name", "image_name")
    return all(getattr(one, name) == getattr(other, name) for name in names)


def apply(decision: Decision, rows: Sequence[Caption], *, using: str) -> None:
    """Write the decision's columns to these rows, and tell the site after the commit: once for each image."""
    columns = columns_of(decision)
    changing = [row.pk for row in rows if any(getattr(row, name) != value for name, value in columns.items())]
    if changing:
        Caption.objects.using(using).filter(pk__in=changing).update(**columns)
    told: dict[tuple[int, str, str], Caption] = {}
    for row in rows:
        if row.rating != decision.rating:
            told.setdefault((row.content_type_id, row.object_id, row.field_name), row)
        row.rating, row.moderated_hash, row.decision = decision.rating, decision.content_hash, decision
    signal = _SIGNALS.get(Rating(decision.rating))
    if signal is None:  # what the local model saw is no rating
        return
    for row in told.values():
        send = partial(signal.send_robust, Caption, caption=row, decision=decision)
        transaction.on_commit(send, using=using)


def words_follow(rows: Sequence[Caption], *, using: str) -> None:
    """Have words follow their images' new ratings: asked for where they waited for that, published, or taken back.

    To be called in the transaction that changed the ratings.
    """
    _ask_for_words([row.pk for row in rows], using)
    versions.emit_change(_mark_followed(rows, using), using=using)


def _decided_by_person(row: Caption, content_hash: str) -> bool:
    """A person decided about these bytes, maybe before any worker had read them."""
    by_person = row.decision is not None and row.decision.by_person
    return by_person and row.moderated_hash in ("", content_hash)


def _mark_followed(rows: Sequence[Caption], using: str) -> list[int]:
    """The site's own fields and files have to follow, where these captions publish words. Returns their ids."""
    ids = [row.pk for row in rows if row.published_id is not None and versions.followed(row)]
    if ids:
        Caption.objects.using(using).filter(pk__in=ids).update(follow_at=DatabaseNow())
    return ids


def _ask_for_words(ids: Sequence[int], using: str) -> None:
    """Let go on what moderation has parked and holds no more."""
    parked = Caption.objects.using(using).filter(pk__in=ids, error_code__in=_PARKED).exclude(state__in=OPEN_STATES)
    free: list[Caption] = []
    for row in parked.with_words():
        if row.rating not in gate.PARKED[row.moderation_mode]:
            free.append(row)
        elif row.error_code != code_of(row):
            told = {"error_code": code_of(row), "error_message": message_of(code_of(row))}
            Caption.objects.using(using).filter(pk=row.pk).update(**told)
    if not free:
        return
    Caption.objects.using(using).filter(pk__in=[row.pk for row in free]).update(**NO_ERROR)
    wordless = [row.pk for row in free if row.offered is None]
    # Whoever asked for them asks still, and what was just decided holds.
    asked = requested(batch=None) | {"rating": F("rating"), "batch_id": F("batch_id")}
    Caption.objects.using(using).filter(pk__in=wordless).update(**asked)
    if wordless:
        queue.send_on_commit(wordless, using=using)
