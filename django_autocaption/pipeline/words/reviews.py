"""The verbs: what a person can decide about a caption. Each says what it comes to; ``words.deciding`` stores it, under
the condition that picture and words are those that the person saw."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from difflib import SequenceMatcher
from typing import Any

from django.utils.translation import gettext as _

from django_autocaption import conf
from django_autocaption.exceptions import NoWordsError, OwnWordsError
from django_autocaption.models import Awaits, Caption, Origin, Reason, Verb, Version
from django_autocaption.models.choices.error_codes import ErrorCode
from django_autocaption.models.transitions import NOTHING_AWAITED, awaiting, excluded, served
from django_autocaption.models.version import NO_WORDS, WORD_FIELDS, has_text
from django_autocaption.pipeline.words import versions
from django_autocaption.pipeline.words.deciding import Decides, Planned
from django_autocaption.pipeline.words.seen import By, Seen


def publishes_own(by: By) -> bool:
    """They may publish what they write, where they may publish at all. Code that names nobody may."""
    return by.user_id is None or conf.current().APPROVE_OWN


def is_own(version: Version, by: By) -> bool:
    """They wrote it, and somebody else has to approve it."""
    return version.author_id is not None and version.author_id == by.user_id and not publishes_own(by)


def may_publish(version: Version, by: By) -> bool:
    """It is not their own, or somebody else has approved it once."""
    using = str(version._state.db)
    return not is_own(version, by) or bool(versions.approved_by_people([version.pk], using=using))


def can_be_approved(caption: Caption) -> bool:
    """There is a draft, or published words that wait for a person."""
    return caption.draft_id is not None or (caption.review != Awaits.NOTHING and caption.current is not None)


@Decides
def approve(caption: Caption, *, seen: Seen, by: By) -> Planned:
    """Publish the draft as it is; where there is none, and the published words wait for a person, confirm those.

    Raises NoWordsError where there is neither, and OwnWordsError where it is their own (``is_own``).
    """
    words = caption.offered
    if words is None or not can_be_approved(caption):
        raise NoWordsError(_("There is no draft to approve."))
    if is_own(words, by):
        raise OwnWordsError
    if words.pk == caption.draft_id:
        return published(caption, words, Verb.APPROVE, by=by, kept=100)
    return Planned(caption=caption, by=by, verb=Verb.APPROVE, columns=NOTHING_AWAITED, result=words, kept=100)


@Decides
def edit(
    caption: Caption,
    words: Mapping[str, Any],
    *,
    seen: Seen,
    by: By,
    publish: bool = True,
    verb: Verb = Verb.EDIT,
) -> Planned | None:
    """Store words that a person wrote: published at once, or (``publish`` False, and where nobody ``publishes_own``) as
    a draft for whoever may publish.

    ``words``: any of WORD_FIELDS, stored as ``versions.tidied`` leaves them. ``verb``: how they came, where nobody
    typed them here. Fields that say what they said keep whoever wrote them, and so stay free for machines where no
    person did. None = nothing was changed.
    Raises NoWordsError where nothing would be left to say; ValueError for a field that holds no words.
    """
    unknown = set(words) - set(WORD_FIELDS)
    if unknown:
        raise ValueError(f"Not words of a caption: {', '.join(sorted(unknown))}")
    before = caption.offered.words if caption.offered is not None else dict(NO_WORDS)
    changed = {name: value for name, value in versions.tidied(words).items() if value != before[name]}
    if not changed:
        return None
    after = before | changed
    if not has_text(after):
        raise NoWordsError(_("Write the alt text, or mark the image as decorative."))
    kept = share_kept(before["alt_text"], after["alt_text"])
    return _written(caption, changed, verb, by=by, publish=publish, kept=kept)


@Decides
def mark_decorative(caption: Caption, *, seen: Seen, by: By) -> Planned:
    """Let screen readers skip the image; what was said stays in the version. Otherwise as ``edit``."""
    return _written(caption, {"decorative": True}, Verb.DECORATIVE, by=by)


@Decides
def reject(caption: Caption, *, seen: Seen, by: By, reason: Reason = Reason.NONE, note: str = "") -> Planned:
    """The draft, or where there is none the published words, are not to be shown. Only a person asks anew.

    Raises NoWordsError where there are no words.
    """
    if caption.draft_id is None and caption.published_id is None:
        raise NoWordsError(_("There are no words to reject."))
    columns = NOTHING_AWAITED | (versions.withdrawn(caption) if caption.draft_id is None else {})
    return Planned(caption=caption, by=by, verb=Verb.REJECT, columns=columns, reason=reason, note=note)


@Decides
def publish_version(caption: Caption, version: Version, *, seen: Seen, by: By) -> Planned:
    """Go back to an earlier version of this caption. One that was about another image is taken to be about this one.
    Raises OwnWordsError for their own (``is_own``) that nobody else has ever approved."""
    if version.caption_id != caption.pk:
        raise ValueError("That version belongs to another caption.")
    if not may_publish(version, by):
        raise OwnWordsError
    if version.image_no != caption.image_no:
        version = versions.based_on(caption, version, author_id=version.author_id)
    return published(caption, version, Verb.REVERT, by=by)


def adopted(caption: Caption, version: Version, verb: Verb, *, seen: Seen, by: By) -> Planned | None:
    """Publish here what was decided about the same picture at another place. None = it is published here already, and
    nobody waits."""
    if caption.offered is None or caption.offered.words != version.words:
        copy = versions.based_on(caption, version, author_id=version.author_id)
        return published(caption, copy, verb, by=by)
    return approve.plan(caption, seen=seen, by=by) if can_be_approved(caption) else None


@Decides
def unlock(caption: Caption, *, seen: Seen, by: By, fields: Collection[str] = WORD_FIELDS) -> Planned | None:
    """Let machines overwrite what people wrote in these fields of the published words; they stay until then, and so
    does a draft beside them. None = no person wrote any of these."""
    current = caption.current
    if current is None or current.by_people.isdisjoint(fields):
        return None
    kept = [name for name in current.human_fields if name not in fields]
    version = versions.based_on(caption, current, human_fields=kept, author_id=current.author_id)
    columns = versions.in_place(caption, version)
    return Planned(caption=caption, by=by, verb=Verb.UNLOCK, columns=columns, result=version)


@Decides
def exclude(caption: Caption, *, seen: Seen, by: By, note: str = "") -> Planned:
    """Leave the image out: nothing is shown of it, and no machine asks about it unless a person does."""
    columns = {
        **versions.withdrawn(caption),
        **NOTHING_AWAITED,
        **excluded(ErrorCode.EXCLUDED, _("An editor leaves this image out.")),
        "request": caption.request + 1,
    }
    return Planned(caption=caption, by=by, verb=Verb.EXCLUDE, columns=columns, note=note)


@Decides
def leave(caption: Caption, *, seen: Seen, by: By, note: str = "") -> Planned:
    """Have somebody look at it (again); the words stay as they are."""
    columns = awaiting(Awaits.SENT_BACK, doubt=caption.doubt) | {"note": note}
    return Planned(caption=caption, by=by, verb=Verb.LATER, columns=columns, note=note)


def published(caption: Caption, version: Version, verb: Verb, *, by: By, kept: int | None = None) -> Planned:
    """Show this version of the caption from now on, which may be new."""
    columns = versions.published(caption, version) | served(caption)
    return Planned(caption=caption, by=by, verb=verb, columns=columns, result=version, kept=kept)


def _written(
    caption: Caption, changed: Mapping[str, Any], verb: Verb, *, by: By, publish: bool = True, kept: int | None = None
) -> Planned:
    """A version in which a person changed these words: published, or a draft."""
    publish = publish and publishes_own(by)
    base = caption.offered
    version = versions.based_on(
        caption,
        base,
        **changed,
        origin=Origin.HUMAN,
        human_fields=sorted({*(base.human_fields if base else ()), *changed}, key=WORD_FIELDS.index),
        as_draft=not publish,
        author_id=by.user_id,
    )
    if publish:
        return published(caption, version, verb, by=by, kept=kept)
    columns = versions.drafted(version)
    return Planned(caption=caption, by=by, verb=Verb.SUGGEST, columns=columns, result=version, kept=kept)


def share_kept(draft: str, approved: str) -> int | None:
    """Of the draft's characters those that are in the approved text, 0-100; None = there was no draft."""
    if not draft:
        return None
    same = sum(block.size for block in SequenceMatcher(None, draft, approved, autojunk=False).get_matching_blocks())
    return round(100 * same / len(draft))
