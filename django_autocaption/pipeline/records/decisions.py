"""What was decided about the bytes of a file, and the columns of the captions that it holds for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import DEFAULT_DB_ALIAS
from django.db.models import Q, QuerySet

from django_autocaption.models import Caption, Decision, gate
from django_autocaption.models.decision import BY_WORDS, LOOKED, PERSON, UNCHECKED, WORDS

_PERSONAL = dict.fromkeys(("age_min", "age_max", "confidence", "nsfw"), None) | {"raw_label": "", "age_group": ""}


def standing_decisions(hashes: Iterable[str], *, using: str) -> dict[str, Decision]:
    """The decision that holds for each of these files (sha256), where there is one: the last of a person, else the last
    of a machine. One query."""
    found: dict[str, list[Decision]] = {}
    wanted = {content_hash for content_hash in hashes if content_hash}
    for decision in Decision.objects.using(using).filter(content_hash__in=wanted).order_by("pk"):
        found.setdefault(decision.content_hash, []).append(decision)
    standing = {content_hash: _standing(made) for content_hash, made in found.items()}
    return {content_hash: decision for content_hash, decision in standing.items() if decision is not None}


def standing_before(decision: Decision, *, using: str) -> Decision | None:
    """What held for the same image before this one was made, as ``standing_decisions`` says it; None = nothing."""
    about = Q(caption=decision.caption_id)
    if decision.content_hash:
        about |= Q(content_hash=decision.content_hash)
    made = Decision.objects.using(using).filter(about, pk__lt=decision.pk).order_by("pk")
    return _standing(list(made))


def repeated(decision: Decision, *, using: str) -> Decision:
    """Where one holds again because a later one was taken back: that one, as it was made first."""
    while (taken_back := decision.undoes) is not None:
        before = standing_before(taken_back, using=using)
        if before is None:
            break
        decision = before
    return decision


def _standing(made: Sequence[Decision]) -> Decision | None:
    """Of the decisions about one image, the oldest first: the last of a person, else the last of a machine; what was
    taken back is as if it had not been made, and so is what repeated it."""
    people: list[list[Decision]] = []
    machines: Decision | None = None
    for decision in made:
        people = [same for same in people if all(one.pk != decision.undoes_id for one in same)]
        if not decision.by_person:
            machines = decision
        elif decision.undoes_id is not None and people:
            people[-1].append(decision)
        else:
            people.append([decision])
    return people[-1][-1] if people else machines


def outranks(standing: Decision, new: Decision) -> bool:
    """The decision that stands holds against this new one: it is a person's, or as strict. Of two people's, the later
    one holds."""
    if new.by_person:
        return standing.by_person and standing.decided_at >= new.decided_at
    if standing.by_person:
        return True
    if standing.rule == LOOKED:
        return False  # the new one knows what it saw
    if _takes_its_place(standing, new):
        return False
    if standing.rule == UNCHECKED:
        return new.rule == UNCHECKED and (new.reason, new.nsfw) == (standing.reason, standing.nsfw)
    if new.rule == UNCHECKED and not new.nsfw:
        return True  # one source knew nothing, another did
    return gate.strictest(standing.rating, new.rating) == standing.rating


def _takes_its_place(standing: Decision, new: Decision) -> bool:
    """Both were made from words of the same caption: what the earlier ones alone led to lapses with them."""
    same = standing.caption_id is not None and standing.caption_id == new.caption_id
    return same and standing.rule == BY_WORDS and standing.source == new.source == WORDS


def hash_of(caption: Caption) -> str:
    """sha256 of the file that the row shows now; "" = no worker has read it yet."""
    return caption.moderated_hash or caption.content_hash


def columns_of(decision: Decision) -> dict[str, Any]:
    """Columns of a caption that this decision holds for."""
    return {"rating": decision.rating, "moderated_hash": decision.content_hash, "decision_id": decision.pk}


def history(caption: Caption) -> QuerySet[Decision]:
    """Every decision about the image of this caption, the last one first."""
    own = Q(caption=caption)
    if caption.moderated_hash:
        own |= Q(content_hash=caption.moderated_hash)
    return Decision.objects.using(caption._state.db).filter(own).select_related("undone_by")


def findings_of(caption: Caption) -> Decision | None:
    """What a machine saw last in the present image, also where a person decided since; None = none has looked."""
    if caption.decision is None or not caption.decision.by_person:
        return caption.decision
    return _machines(hash_of(caption), using=caption._state.db or DEFAULT_DB_ALIAS)


def follow_file(before: str, after: str, captions: QuerySet[Caption]) -> None:
    """This app wrote words into these captions' file, beside its picture: what was decided holds for the new bytes."""
    decision = standing_decisions([before], using=captions.db).get(before)
    if decision is None:
        captions.filter(moderated_hash=before).update(moderated_hash=after)
        return
    found = _machines(before, using=captions.db) if decision.by_person else None
    for known in (found, decision) if found is not None else (decision,):
        known.pk, known.content_hash, known.undoes = None, after, None
        known.save(using=captions.db)
    captions.filter(moderated_hash=before).update(**columns_of(decision))


def _machines(content_hash: str, *, using: str) -> Decision | None:
    """The last decision of a machine about these bytes."""
    about = Decision.objects.using(using).filter(content_hash=content_hash).exclude(content_hash="")
    return about.exclude(source=PERSON).first()


def forget(made: QuerySet[Decision]) -> int:
    """Delete what these decisions tell of the people in the images; rating and rule stay, and what a moderator wrote.
    Returns how many had anything to delete."""
    told = ~Q(raw_label="", age_group="", nsfw=None, age_min=None, confidence=None) | (
        ~Q(reason="") & ~Q(source=PERSON)
    )
    found = made.filter(told)
    changed = found.exclude(source=PERSON).update(**_PERSONAL, reason="")
    return changed + found.update(**_PERSONAL)  # those of people are left
