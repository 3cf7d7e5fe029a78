"""Reviews: what one person decides about one caption, under the condition that picture and words are those they saw."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import router, transaction
from django.utils.translation import gettext as _

from django_autocaption import conf
from django_autocaption.exceptions import ChangedMeanwhileError, NoWordsError, OwnWordsError
from django_autocaption.models import Awaits, Caption, Origin, Reason, Review, Surface, Verb, Version, transitions
from django_autocaption.models.choices.error_codes import ErrorCode
from django_autocaption.models.clock import ahead
from django_autocaption.models.transitions import NOTHING_AWAITED, Columns, awaiting, excluded, served
from django_autocaption.models.version import NO_WORDS, WORD_FIELDS, has_text
from django_autocaption.pipeline.runtime import locks, queue
from django_autocaption.pipeline.words import sources, versions
from django_autocaption.pipeline.words.kept import share_kept

#: No longer than the columns are.
_SEEN = re.compile(r"([0-9]{1,9})\.([0-9]{1,18})?\.([0-9]{1,18})?")
#: What the score is about.
_ALT = frozenset({"alt_text", "decorative"})
#: Seconds that Undo has before the site's own fields and files follow a decision.
UNDO_TIME = 60.0


@dataclass(frozen=True)
class Seen:
    """What somebody saw of a caption when they decided: which picture, which words."""

    image_no: int
    published: int | None
    draft: int | None

    @classmethod
    def of(cls, caption: Caption) -> Seen:
        """What this row shows."""
        return cls(caption.image_no, caption.published_id, caption.draft_id)

    @classmethod
    def parse(cls, text: str) -> Seen:
        """Back from ``str()``, as a form brings it. Raises ValueError."""
        found = _SEEN.fullmatch(text)
        if found is None:
            raise ValueError(f"{text!r} does not say what was seen.")
        image_no, published, draft = found.groups()
        return cls(int(image_no), int(published) if published else None, int(draft) if draft else None)

    def __str__(self) -> str:
        """For a hidden field of a form: ``1.17.`` ."""
        return f"{self.image_no}.{self.published or ''}.{self.draft or ''}"

    @property
    def condition(self) -> dict[str, Any]:
        """Look-ups of the rows that still are as they were seen."""
        return {"image_no": self.image_no, **_is("published", self.published), **_is("draft", self.draft)}

    def holds_for(self, caption: Caption) -> bool:
        """That row still is as it was seen."""
        return self == Seen.of(caption)


def _is(pointer: str, pk: int | None) -> dict[str, Any]:
    return {f"{pointer}__isnull": True} if pk is None else {pointer: pk}


@dataclass(frozen=True, kw_only=True)
class By:
    """Who decides, and where."""

    user: Any = None
    """None = nobody who is known."""
    surface: Surface = Surface.CODE
    on_screen: int | None = None
    seconds: int | None = None
    group: UUID | None = None
    """One bulk action."""

    @property
    def user_id(self) -> Any:
        """Key of the user; None = nobody who is known."""
        return self.user.pk if self.user else None


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


def approve(caption: Caption, *, seen: Seen, by: By) -> Review:
    """Publish the draft as it is; where there is none, and the published words wait for a person, confirm those.

    Raises ChangedMeanwhileError, NoWordsError where there is neither, and OwnWordsError where it is their own
    (``is_own``).
    """
    draft = _version(caption, seen.draft)
    if draft is not None:
        if is_own(draft, by):
            raise OwnWordsError
        return publish_as(caption, draft, Verb.APPROVE, seen=seen, by=by, kept=100)
    words = _current(caption, seen)
    if words is None or seen.draft is not None or caption.review == Awaits.NOTHING:
        raise NoWordsError(_("There is no draft to approve."))
    if is_own(words, by):
        raise OwnWordsError
    waits = {"review": caption.review}  # else two who confirm at once would both be counted
    return _decide(caption, Verb.APPROVE, NOTHING_AWAITED, seen=seen, by=by, result=words, condition=waits, kept=100)


def can_be_approved(caption: Caption) -> bool:
    """There is a draft, or published words that wait for a person."""
    return caption.draft_id is not None or (caption.review != Awaits.NOTHING and caption.current is not None)


def edit(
    caption: Caption,
    words: Mapping[str, Any],
    *,
    seen: Seen,
    by: By,
    publish: bool = True,
    verb: Verb = Verb.EDIT,
) -> Review | None:
    """Store words that a person wrote: published at once, or (``publish`` False, and where nobody ``publishes_own``) as
    a draft for whoever may publish.

    ``words``: any of WORD_FIELDS, stored as ``versions.tidied`` leaves them. ``verb``: how they came, where nobody
    typed them here. Fields that say what they said keep whoever wrote them, and so stay free for machines where no
    person did. None = nothing was changed.
    Raises ChangedMeanwhileError; NoWordsError where nothing would be left to say; ValueError for a field that holds no
    words.
    """
    unknown = set(words) - set(WORD_FIELDS)
    if unknown:
        raise ValueError(f"Not words of a caption: {', '.join(sorted(unknown))}")
    base = _version(caption, seen.draft) or _current(caption, seen)
    words = versions.tidied(words)
    before = base.words if base is not None else dict(NO_WORDS)
    changed = {name: value for name, value in words.items() if value != before[name]}
    if not changed:
        return None
    after = before | changed
    if not has_text(after):
        raise NoWordsError(_("Write the alt text, or mark the image as decorative."))
    publish = publish and publishes_own(by)
    version = _written(caption, base, changed, by, as_draft=not publish)
    kept = share_kept(before["alt_text"], after["alt_text"])
    if publish:
        return publish_as(caption, version, verb, seen=seen, by=by, kept=kept)
    return _decide(caption, Verb.SUGGEST, _drafted, seen=seen, by=by, result=version, kept=kept)


def mark_decorative(caption: Caption, *, seen: Seen, by: By) -> Review:
    """Let screen readers skip the image; what was said stays in the version. Otherwise as ``edit``."""
    base = _version(caption, seen.draft) or _current(caption, seen)
    version = _written(caption, base, {"decorative": True}, by, as_draft=not publishes_own(by))
    if version.as_draft:
        return _decide(caption, Verb.SUGGEST, _drafted, seen=seen, by=by, result=version)
    return publish_as(caption, version, Verb.DECORATIVE, seen=seen, by=by)


def reject(caption: Caption, *, seen: Seen, by: By, reason: Reason = Reason.NONE, note: str = "") -> Review:
    """The draft, or where there is none the published words, are not to be shown. Only a person asks anew.

    Raises ChangedMeanwhileError, and NoWordsError where there are no words.
    """
    if seen.draft is None and seen.published is None:
        raise NoWordsError(_("There are no words to reject."))
    columns = NOTHING_AWAITED | (versions.withdrawn(caption) if seen.draft is None else {})
    return _decide(caption, Verb.REJECT, columns, seen=seen, by=by, reason=reason, note=note)


def publish_version(caption: Caption, version: Version, *, seen: Seen, by: By) -> Review:
    """Go back to an earlier version of this caption. One that was about another image is taken to be about this one.
    Raises ChangedMeanwhileError, and OwnWordsError for their own (``is_own``) that nobody else has ever approved."""
    if version.caption_id != caption.pk:
        raise ValueError("That version belongs to another caption.")
    if not may_publish(version, by):
        raise OwnWordsError
    if version.image_no != caption.image_no:
        version = versions.based_on(caption, version, author_id=version.author_id)
    return publish_as(caption, version, Verb.REVERT, seen=seen, by=by)


def adopt(caption: Caption, version: Version, *, verb: Verb, seen: Seen, by: By) -> Review | None:
    """Publish here what was decided about the same picture at another place. None = it is published here already, and
    nobody waits. Raises ChangedMeanwhileError."""
    offered = _version(caption, seen.draft) or _current(caption, seen)
    if offered is None or offered.words != version.words:
        copy = versions.based_on(caption, version, author_id=version.author_id)
        return publish_as(caption, copy, verb, seen=seen, by=by)
    return approve(caption, seen=seen, by=by) if can_be_approved(caption) else None


def unlock(caption: Caption, *, seen: Seen, by: By, fields: Collection[str] = WORD_FIELDS) -> Review | None:
    """Let machines overwrite what people wrote in these fields of the published words; they stay until then, and so
    does a draft beside them. None = no person wrote any of these. Raises ChangedMeanwhileError."""
    current = _current(caption, seen)
    if current is None or current.by_people.isdisjoint(fields):
        return None
    kept = [name for name in current.human_fields if name not in fields]
    version = versions.based_on(caption, current, human_fields=kept, author_id=current.author_id)
    return _decide(caption, Verb.UNLOCK, versions.in_place, seen=seen, by=by, result=version)


def exclude(caption: Caption, *, seen: Seen, by: By, note: str = "") -> Review:
    """Leave the image out: nothing is shown of it, and no machine asks about it unless a person does."""
    columns = {
        **versions.withdrawn(caption),
        **NOTHING_AWAITED,
        **excluded(ErrorCode.EXCLUDED, _("An editor leaves this image out.")),
        "request": caption.request + 1,
    }
    return _decide(caption, Verb.EXCLUDE, columns, seen=seen, by=by, note=note)


def leave(caption: Caption, *, seen: Seen, by: By, note: str = "") -> Review:
    """Have somebody look at it (again); the words stay as they are. Raises ChangedMeanwhileError."""
    columns = awaiting(Awaits.SENT_BACK, doubt=caption.doubt) | {"note": note}
    return _decide(caption, Verb.LATER, columns, seen=seen, by=by, note=note)


def undo(review: Review, *, by: By) -> Review:
    """Take a decision back: pointers, place in the queue and state are what they were before. Raises
    ChangedMeanwhileError where something else was decided, or came, since; ValueError where the caption is gone or the
    decision was taken back already."""
    if review.caption is None or hasattr(review, "undone_by"):
        raise ValueError("There is nothing to undo.")
    caption = review.caption
    seen = Seen(caption.image_no, review.published_after, review.draft_after)
    published = _version(caption, review.published_before)
    columns: Columns = versions.published(caption, published) if published else versions.withdrawn(caption)
    columns |= {"draft_id": review.draft_before, **awaiting(Awaits(review.review_before))}
    columns |= transitions.put_back_as(review.before, caption)
    if review.verb == Verb.LATER:
        columns["note"] = _note_before(review)
    return _decide(caption, Verb.UNDO, columns, seen=seen, by=by, result=published, undoes=review)


def _note_before(review: Review) -> str:
    if review.review_before != Awaits.SENT_BACK:
        return ""
    left = Review.objects.using(review._state.db).filter(caption=review.caption_id, verb=Verb.LATER, undone_by=None)
    return left.filter(pk__lt=review.pk).order_by("-pk").values_list("note", flat=True).first() or ""


def _written(caption: Caption, base: Version | None, changed: Mapping[str, Any], by: By, *, as_draft: bool) -> Version:
    """A version in which a person changed these words."""
    human_fields = sorted({*(base.human_fields if base else ()), *changed}, key=WORD_FIELDS.index)
    return versions.based_on(
        caption,
        base,
        **changed,
        origin=Origin.HUMAN,
        human_fields=human_fields,
        as_draft=as_draft,
        author_id=by.user_id,
    )


def publish_as(
    caption: Caption, version: Version, verb: Verb, *, seen: Seen, by: By, kept: int | None = None
) -> Review:
    """Show this version of the caption from now on, which may be new. Raises ChangedMeanwhileError."""
    return _decide(caption, verb, _published, seen=seen, by=by, result=version, kept=kept)


def _published(caption: Caption, version: Version) -> Columns:
    return versions.published(caption, version) | served()


def _drafted(caption: Caption, version: Version) -> Columns:
    return {"draft_id": version.pk, **awaiting(Awaits.DRAFT)}


def _decide(
    caption: Caption,
    verb: Verb,
    columns: Columns | Callable[[Caption, Version], Columns],
    *,
    seen: Seen,
    by: By,
    result: Version | None = None,
    condition: Mapping[str, Any] | None = None,
    **facts: Any,
) -> Review:
    """Insert the version, move the pointers if they are those that were seen, and remember it.

    ``columns``: of the caption; a function of caption and ``result`` where they need the key of a new version.
    ``condition``: look-ups that the row has to meet beside what was seen.
    """
    using = caption._state.db or router.db_for_write(Caption)
    is_new = result is not None and result.pk is None

    def store() -> Review:
        if result is not None and is_new:
            result.pk = None  # of a try that was rolled back
        met = seen.condition | dict(condition or {})
        return _store(caption, verb, columns, seen=seen, by=by, result=result, met=met, using=using, facts=facts)

    review = locks.retried(store, using=using)
    caption.refresh_from_db(using=using)
    return review


def _store(
    caption: Caption,
    verb: Verb,
    columns: Columns | Callable[[Caption, Version], Columns],
    *,
    seen: Seen,
    by: By,
    result: Version | None,
    met: Mapping[str, Any],
    using: str,
    facts: Mapping[str, Any],
) -> Review:
    with transaction.atomic(using=using):
        if result is not None and result.pk is None:
            # The row before its version: who inserts a child holds a share of its parent, which two cannot both raise.
            if not locks.hold(Caption.objects.using(using), caption.pk):
                raise ChangedMeanwhileError(caption)
            result.save(using=using, force_insert=True)
        changes = dict(columns) if isinstance(columns, Mapping) else columns(caption, result)  # type: ignore[arg-type]  # a function has its result
        changes |= undo_time(changes)
        before = caption.review
        if not Caption.objects.using(using).filter(pk=caption.pk, **met).update(**changes):
            raise ChangedMeanwhileError(caption)
        review = review_of(caption, verb, seen=seen, by=by, result=result, **facts)
        review.published_after = changes.get("published_id", seen.published)
        review.draft_after = changes.get("draft_id", seen.draft)
        review.review_before, review.review_after = before, str(changes.get("review", before))
        review.save(using=using)
        sources.follow(review)
        versions.emit_change([caption.pk] if "follow_at" in changes else [], using=using, undoable=True)
    return review


def undo_time(changes: Columns) -> Columns:
    """``follow_at``, where these columns have it: what follows from a person's decision gives Undo its time."""
    return {"follow_at": ahead(0 if queue.is_eager() else UNDO_TIME)} if "follow_at" in changes else {}


def review_of(caption: Caption, verb: Verb, *, seen: Seen, by: By, result: Version | None, **facts: Any) -> Review:
    """A decision about this caption, with the facts as they are now; without what came of the pointers."""
    words = result if by.surface == Surface.COMPARISON else _version(caption, seen.draft or seen.published)
    judged = words if words is not None and not words.by_people & _ALT else None
    return Review(
        caption=caption,
        verb=verb,
        seen_id=seen.draft or seen.published,
        result=result,
        published_before=seen.published,
        draft_before=seen.draft,
        by_id=by.user_id,
        surface=by.surface,
        on_screen=by.on_screen,
        seconds=by.seconds,
        group=by.group,
        content_type_id=caption.content_type_id,
        field_name=caption.field_name,
        language=caption.language,
        before=transitions.remembered(caption),
        provider=judged.provider if judged else "",
        model=judged.model if judged else "",
        prompt_id=judged.prompt_id if judged else None,
        **facts,
    )


def _version(caption: Caption, pk: int | None) -> Version | None:
    if pk is None:
        return None
    for known in (caption.draft, caption.published):
        if known is not None and known.pk == pk:
            return known
    return Version.objects.using(caption._state.db).filter(pk=pk, caption=caption).first()


def _current(caption: Caption, seen: Seen) -> Version | None:
    published = _version(caption, seen.published)
    return published if published is not None and published.image_no == seen.image_no else None
