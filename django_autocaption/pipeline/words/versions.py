"""Where words go: which version is made of what a machine brings, and which pointer it gets.

People win field by field, and what they published stays until they say otherwise; nothing that was said is lost.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models import F

from django_autocaption.loading import on_first_use
from django_autocaption.models import Attempt, Awaits, Caption, Origin, Review, Verb, Version
from django_autocaption.models.choices import APPROVING
from django_autocaption.models.clock import DatabaseNow
from django_autocaption.models.transitions import NOTHING_AWAITED, Columns, awaiting
from django_autocaption.models.version import TEXT_FIELDS, WORD_FIELDS, has_text
from django_autocaption.pipeline.records import bulk_update
from django_autocaption.pipeline.records.fields import any_is_followed, field_of, is_followed
from django_autocaption.pipeline.words.doubt import CONTRADICTED, is_contradicted
from django_autocaption.pipeline.words.remarks import lint
from django_autocaption.signals import words_changed

if TYPE_CHECKING:
    from django_autocaption import text
else:
    text = on_first_use("django_autocaption.text")

_LINE_BREAK = re.compile(r"[ \t]*[\n\t]\s*")


@dataclass(frozen=True, kw_only=True)
class Offer:
    """Words that a machine brings for a caption: a service's, the author's in the file, or another image's."""

    words: Mapping[str, Any]
    """All of WORD_FIELDS; they say something for the ``alt`` attribute."""
    origin: Origin
    provider: str = ""
    model: str = ""
    prompt_id: int | None = None
    attempt: Attempt | None = None
    based_on: Version | None = None
    """The version that is reused or restored."""
    human_fields: Sequence[str] = ()
    """Fields that a person wrote, in the version that this one is based on."""
    held: bool = False
    """To be read by a person before it is published."""
    awaits: Awaits = Awaits.DRAFT
    """Why it is to be read, where nothing else says more."""
    doubt: int = 0
    replaces_people: bool = False
    """Somebody with the right said that it may take the place of what people wrote."""


@dataclass(frozen=True, kw_only=True)
class NewVersion:
    """What becomes of an offer at one caption."""

    version: Version
    as_draft: bool
    history_only: bool
    """The version is kept for whoever looks back, and no pointer moves."""
    reason: Awaits
    doubt: int

    def pointers(self, caption: Caption) -> Columns:
        """Columns of the caption, as those of ``published``."""
        if self.history_only:
            return {}
        if not self.as_draft:
            return published(caption, self.version)
        columns = drafted(self.version, self.reason, doubt=self.doubt)
        if caption.current is None:
            columns |= {"origin": self.version.origin, "provider": self.version.provider}
        return columns


def merge(caption: Caption, offer: Offer, *, approved: Collection[int]) -> NewVersion:
    """The offer, with the words that people wrote. ``caption``: locked, with its versions at hand. ``approved``: ids of
    versions that people published (``approved_by_people``)."""
    current = caption.current
    kept = _kept_fields(caption, offer)
    brought = tidied(offer.words)
    words = {name: getattr(current, name) if name in kept else brought[name] for name in WORD_FIELDS}
    human_fields = sorted({*kept, *offer.human_fields}, key=WORD_FIELDS.index)
    over_people = current is None and caption.published is not None and bool(caption.published.human_fields)
    stands = current is not None and current.pk in approved and not offer.replaces_people
    as_draft = offer.held or over_people or stands
    reason = Awaits.REPLACED if over_people else offer.awaits
    says_the_same = current is not None and current.words == words
    version = Version(
        caption=caption,
        **words,
        **_picture(caption),
        # What the cleaner passed without a word is not looked at once more.
        remarked=bool(human_fields or offer.doubt) and is_remarked(caption, words),
        origin=offer.origin,
        human_fields=human_fields,
        as_draft=as_draft,
        provider=offer.provider,
        model=offer.model,
        prompt_id=offer.prompt_id,
        attempt=offer.attempt,
        based_on=offer.based_on,
    )
    beside_a_person = caption.draft is not None and bool(caption.draft.human_fields)
    return NewVersion(
        version=version,
        as_draft=as_draft,
        history_only=beside_a_person or says_the_same,
        reason=reason,
        doubt=min(offer.doubt + CONTRADICTED * is_contradicted(caption, offer.provider, words), 100),
    )


def tidied(words: Mapping[str, Any]) -> dict[str, Any]:
    """Words as they are stored, whoever wrote them: without characters that nobody sees (controls, overrides
    of direction, text hidden in tags), each but the description in one line."""
    return {name: _tidied(name, value) for name, value in words.items()}


def _tidied(name: str, value: Any) -> Any:
    if name in TEXT_FIELDS:
        seen = text.visible(value)
        return seen if name == "description" else _LINE_BREAK.sub(" ", seen)
    if name == "keywords" and isinstance(value, list | tuple):
        words = (" ".join(text.visible(str(word)).split()) for word in value)
        return [word for word in words if word]
    return value


def restore(caption: Caption, version: Version, *, approved: Collection[int]) -> NewVersion:
    """The same bytes are under the field again: what was said of them is, with the standing that it had."""
    as_draft = version.as_draft and version.pk not in approved
    copy = based_on(caption, version, as_draft=as_draft, author_id=version.author_id)
    return NewVersion(version=copy, as_draft=as_draft, history_only=False, reason=Awaits.DRAFT, doubt=0)


def published(caption: Caption, version: Version) -> Columns:
    """Columns of a caption that shows this version from now on; a draft beside it is withdrawn. The version, which may
    be new, is to have its key when they are written."""
    return {**NOTHING_AWAITED, **in_place(caption, version)}


def drafted(version: Version, reason: Awaits = Awaits.DRAFT, *, doubt: int = 0) -> Columns:
    """Columns of a caption beside whose words this version waits for a person."""
    return {"draft": version, **awaiting(reason, doubt=doubt)}


def in_place(caption: Caption, version: Version) -> Columns:
    """The same, with what waits for a person left as it is."""
    return {
        "published": version,
        "human": bool(version.human_fields),
        "origin": version.origin,
        "provider": version.provider,
        **followed(caption),
    }


def withdrawn(caption: Caption) -> Columns:
    """Columns of a caption that shows nothing any more."""
    return {"published_id": None, "human": False, "origin": "", "provider": "", **followed(caption)}


def followed(caption: Caption) -> Columns:
    """The site's own fields and files have to follow, where the image field has such: from now on."""
    if not any_is_followed():
        return {}
    field = field_of(caption)
    return {"follow_at": DatabaseNow()} if field is not None and is_followed(field) else {}


def emit_change(ids: Sequence[int], *, using: str, undoable: bool = False, in_worker: bool = False) -> None:
    """Have what follows from other words of these captions follow after the commit. ``undoable``: a person decided, and
    may still take it back; ``in_worker``: a worker changed them, who may take time."""
    if ids:
        send = partial(
            words_changed.send_robust, Caption, ids=list(ids), using=using, undoable=undoable, in_worker=in_worker
        )
        transaction.on_commit(send, using=using)


def attach(captions: Iterable[Caption], *, using: str) -> None:
    """Have the published and drafted versions of these captions at hand, with one query or none."""
    rows = list(captions)
    ids = {pk for row in rows for pk in (row.published_id, row.draft_id) if pk is not None}
    found = Version.objects.using(using).in_bulk(ids)
    for row in rows:
        row.published = found.get(row.published_id) if row.published_id is not None else None
        row.draft = found.get(row.draft_id) if row.draft_id is not None else None


def insert(versions: Sequence[Version], *, using: str) -> None:
    """Write new versions, which get their keys. One whose base was pruned meanwhile is based on nothing."""
    bases = {version.based_on_id for version in versions if version.based_on_id is not None}
    if bases:
        there = set(Version.objects.using(using).filter(pk__in=bases).values_list("pk", flat=True))
        for version in versions:
            if version.based_on_id not in there:
                version.based_on = None
    bulk_update.insert(versions, using=using)


def approved_by_people(ids: Collection[int | None], *, using: str) -> frozenset[int]:
    """Those of these versions that a person published, and that no person took back since; and those that stand again
    as such a version did, since its picture came back (``restore``)."""
    wanted = frozenset(pk for pk in ids if pk is not None)
    reviews = Review.objects.using(using).filter(verb__in=APPROVING, undone_by=None)
    found = frozenset(reviews.filter(result__in=wanted).values_list("result_id", flat=True))
    if not (rest := wanted - found):
        return found
    copies = dict(_restored(rest, using))
    originals = approved_by_people(copies.values(), using=using)
    return found | {pk for pk, original in copies.items() if original in originals}


def _restored(ids: Collection[int], using: str) -> Iterable[tuple[int, int]]:
    """(version, the one of the same caption and bytes whose words it says again). Who edits has other words."""
    rows = Version.objects.using(using).filter(pk__in=ids, based_on__caption=F("caption")).exclude(content_hash="")
    same = rows.filter(based_on__content_hash=F("content_hash"), based_on__alt_text=F("alt_text"))
    return same.values_list("pk", "based_on_id")


def rejected_by_people(ids: Collection[int], *, using: str) -> frozenset[int]:
    """Those of these versions that a person rejected, and did not take that back."""
    found = Review.objects.using(using).filter(seen__in=ids, verb=Verb.REJECT, undone_by=None)
    return frozenset(found.values_list("seen_id", flat=True))


def _kept_fields(caption: Caption, offer: Offer) -> frozenset[str]:
    """Fields of the present image's words that the offer may not change."""
    current = caption.current
    if current is None or offer.replaces_people:
        return frozenset()
    kept = current.by_people
    if "decorative" in kept and current.decorative:
        kept |= {"alt_text"}
    if "alt_text" in kept and has_text(current.words):
        kept |= {"decorative"}
    return kept


def _picture(caption: Caption) -> dict[str, Any]:
    """Columns that say which picture a version is about."""
    return {
        "image_no": caption.image_no,
        "image_name": caption.image_name,
        "content_hash": caption.content_hash,
    }


def based_on(caption: Caption, base: Version | None, **columns: Any) -> Version:
    """A new version about the caption's present image that says what ``base`` says, but for ``columns``."""
    words = base.words if base is not None else {}
    provenance = (
        {name: getattr(base, name) for name in ("provider", "model", "prompt_id", "origin", "human_fields")}
        if base is not None
        else {}
    )
    said = {**words, **provenance, **tidied(columns)}
    same = base is not None and base.words == {name: said[name] for name in WORD_FIELDS}
    remarked = base.remarked if base is not None and same else is_remarked(caption, said)
    return Version(caption=caption, based_on=base, remarked=remarked, **{**_picture(caption), **said})


def is_remarked(caption: Caption, words: Mapping[str, Any]) -> bool:
    """The linter has something to say of this alt text."""
    if words.get("decorative") or not words.get("alt_text"):
        return False
    found = lint(words["alt_text"], src=caption.image_name, language=caption.language)
    return any(finding.level is not text.Level.INFO for finding in found)
