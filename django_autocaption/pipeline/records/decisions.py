"""What was decided about the bytes of a file, and the columns of the captions that it holds for."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import Case, Q, QuerySet, Value, When

from django_autocaption.models import Caption, Decision, Rating, gate
from django_autocaption.models.decision import PERSON

#: Rule of a check that could not be made; it is made again when the image is asked about again.
UNCHECKED = "unchecked"
#: Columns of a caption whose file was replaced: nothing is known about the new one, and a block holds until a worker
#: has seen that it is another file.
FORGOTTEN: dict[str, Any] = {
    "rating": Case(When(rating=Rating.BLOCKED, then=Value(Rating.BLOCKED)), default=Value(Rating.UNCHECKED)),
    **dict.fromkeys(("moderated_hash", "moderation_rule", "moderation_source", "moderation_reason"), ""),
    **dict.fromkeys(("age_label", "age_group"), ""),
    **dict.fromkeys(("age_min", "age_max", "age_confidence", "nsfw", "moderated_by", "moderated_at"), None),
}
#: The columns of a caption that are moderation's.
MODERATION_COLUMNS = tuple(FORGOTTEN)
_PERSONAL = dict.fromkeys(("age_min", "age_max", "confidence", "nsfw"), None) | {"raw_label": "", "age_group": ""}


def standing_decisions(hashes: Iterable[str], *, using: str) -> dict[str, Decision]:
    """The decision that holds for each of these files (sha256), where there is one: the last of a person, else the last
    of a machine. One query."""
    found: dict[str, Decision] = {}
    wanted = {content_hash for content_hash in hashes if content_hash}
    for decision in Decision.objects.using(using).filter(content_hash__in=wanted).order_by("pk"):
        before = found.get(decision.content_hash)
        if before is None or decision.by_person or not before.by_person:
            found[decision.content_hash] = decision
    return found


def outranks(standing: Decision, new: Decision) -> bool:
    """The decision that stands holds against this one of a machine: it is a person's, or as strict."""
    if standing.by_person:
        return True
    if standing.rule == UNCHECKED:
        return new.rule == UNCHECKED and (new.reason, new.nsfw) == (standing.reason, standing.nsfw)
    if new.rule == UNCHECKED and not new.nsfw:
        return True  # one source knew nothing, another did
    return gate.strictest(standing.rating, new.rating) == standing.rating


def hash_of(caption: Caption) -> str:
    """sha256 of the file that the row shows now; "" = no worker has read it yet."""
    return caption.moderated_hash or ("" if caption.stale else caption.content_hash)


def columns_of(decision: Decision) -> dict[str, Any]:
    """Columns of a caption that this decision holds for. A person's leaves what machines found as it is."""
    columns = {
        "rating": decision.rating,
        "moderated_hash": decision.content_hash,
        "moderation_rule": decision.rule,
        "moderation_source": decision.source,
        "moderation_reason": decision.reason,
        "moderated_by_id": decision.decided_by_id,
        "moderated_at": decision.decided_at,
    }
    if decision.by_person:
        return columns
    return columns | {
        "age_label": decision.raw_label,
        "age_group": decision.age_group,
        "age_min": decision.age_min,
        "age_max": decision.age_max,
        "age_confidence": decision.confidence,
        "nsfw": decision.nsfw,
    }


def history(caption: Caption) -> QuerySet[Decision]:
    """Every decision about the image of this caption, the last one first."""
    own = Q(caption=caption)
    if caption.moderated_hash:
        own |= Q(content_hash=caption.moderated_hash)
    return Decision.objects.using(caption._state.db).filter(own)


def follow_file(before: str, after: str, captions: QuerySet[Caption]) -> None:
    """This app wrote words into these captions' file, beside its picture: what was decided holds for the new bytes."""
    captions.filter(moderated_hash=before).update(moderated_hash=after)
    decision = standing_decisions([before], using=captions.db).get(before)
    if decision is not None:
        decision.pk, decision.content_hash = None, after
        decision.save(using=captions.db, force_insert=True)


def forget(made: QuerySet[Decision]) -> int:
    """Delete what these decisions tell of the people in the images; rating and rule stay, and what a moderator wrote.
    Returns how many had anything to delete."""
    told = ~Q(raw_label="", age_group="", nsfw=None, age_min=None) | (~Q(reason="") & ~Q(source=PERSON))
    found = made.filter(told)
    changed = found.exclude(source=PERSON).update(**_PERSONAL, reason="")
    return changed + found.filter(source=PERSON).update(**_PERSONAL)
