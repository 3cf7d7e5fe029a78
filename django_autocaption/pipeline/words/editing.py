"""What people decide about words: approve, edit, mark decorative, unlock. Human words win, always."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import DEFAULT_DB_ALIAS, router, transaction
from django.db.models import F, Q, QuerySet
from django.utils import timezone

from django_autocaption import text
from django_autocaption.models import Caption, Origin, State
from django_autocaption.models.caption import WORD_FIELDS
from django_autocaption.pipeline.follow import embedding, writeback
from django_autocaption.pipeline.runtime import databases
from django_autocaption.registry import CaptionedField

#: Rows that one statement decides about.
CHUNK = 500


def approvable(captions: QuerySet[Caption]) -> QuerySet[Caption]:
    """Those in review that have something to publish."""
    return captions.filter(~Q(alt_text="") | Q(decorative=True), state=State.REVIEW)


def approve(captions: QuerySet[Caption], *, user: AbstractBaseUser) -> int:
    """Publish the words of captions in review as they are. Returns how many there were."""
    return _decide(approvable(captions), **_decided(user), state=State.PUBLISHED)


def mark_decorative(captions: QuerySet[Caption], *, user: AbstractBaseUser) -> int:
    """Let screen readers skip these images; their words stay on the row. Returns how many captions changed."""
    chosen = captions.exclude(image_name="")
    return _decide(chosen, **_decided(user), decorative=True, origin=Origin.HUMAN, state=State.PUBLISHED)


def _decide(captions: QuerySet[Caption], **columns: Any) -> int:
    """Change these rows, and with them what the site's own fields and the files say."""
    if not writeback.is_used() and not embedding.is_used():
        return captions.update(**columns)
    using = databases.written_to(captions)
    ids = list(captions.using(using).values_list("pk", flat=True))
    changed = 0
    for start in range(0, len(ids), CHUNK):
        rows = Caption.objects.using(using).filter(pk__in=ids[start : start + CHUNK])
        members = list(rows)
        with transaction.atomic(using=using):
            writeback.lock(members, using=using)
            changed += captions.using(using).filter(pk__in=[member.pk for member in members]).update(**columns)
            writeback.follow([member.pk for member in members], using=using)
            embedding.hand_over([member.pk for member in members], using=using)
    return changed


def edit(caption: Caption, words: Mapping[str, Any], *, user: AbstractBaseUser) -> None:
    """Store words that a person wrote: they are published at once, and no machine overwrites them.

    ``words``: any of WORD_FIELDS. Empty alt text without ``decorative`` sends the row back to review.
    """
    unknown = set(words) - set(WORD_FIELDS)
    if unknown:
        raise ValueError(f"Not words of a caption: {', '.join(sorted(unknown))}")
    using = caption._state.db or router.db_for_write(Caption)
    rows = Caption.objects.using(using).filter(pk=caption.pk)
    with transaction.atomic(using=using):
        writeback.lock([caption], using=using)
        # The other words are those of the row: ``caption`` may be older, or half filled in by a form.
        stored = rows.select_for_update().get()
        _edit(stored, words, user=user)
        writeback.follow([caption.pk], using=using, instead_of=stored.words)
    caption.refresh_from_db()


def _edit(stored: Caption, words: Mapping[str, Any], *, user: AbstractBaseUser | None, **columns: Any) -> None:
    after = stored.words | dict(words)
    spoken = bool(after["alt_text"].strip()) or after["decorative"]
    Caption.objects.using(stored._state.db).filter(pk=stored.pk).update(
        **words,
        **_decided(user),
        **columns,
        origin=Origin.HUMAN if spoken else Origin.NONE,
        state=State.PUBLISHED if spoken else State.REVIEW,
    )
    embedding.hand_over([stored.pk], using=stored._state.db or DEFAULT_DB_ALIAS)


def written_on_site(
    field: CaptionedField, captions: Iterable[Caption], texts: Mapping[str, str], *, new_image: bool = False
) -> list[int]:
    """A person wrote into the site's own text fields of one object: their words are the captions' words now.

    ``captions``: those of that object. ``texts``: name of a field → what was written there. ``new_image``: the captions
    have no words for their present image. Emptied alt text says nothing: a form that was opened before the words came
    sends it back empty. A title or description alone is taken where it corrects what was written back; otherwise it is
    the site's own business. What this app wrote itself, and what a caption says anyway, is no edit.
    Returns the ids of the captions that were changed. To be called in a transaction.
    """
    changed: list[int] = []
    for caption in captions:
        if not caption.image_name:
            continue
        targets = field.targets(caption.language)
        given = {word: texts[name] for word, name in targets.items() if name in texts}
        said = {w: _storable(w, value) for w, value in given.items() if value != caption.written.get(targets[w])}
        words = _words_for_new_image(field, targets, said) if new_image else _edited_words(caption, targets, said)
        if words:
            forgotten = {"content_hash": "", "width": None, "height": None} if new_image else {}
            _edit(caption, words, user=None, **forgotten)
            changed.append(caption.pk)
    return changed


def _words_for_new_image(field: CaptionedField, targets: Mapping[str, str], said: Mapping[str, str]) -> dict[str, Any]:
    """All words of the caption: those of the image before are gone. Nothing without alt text."""
    own = {
        word: value
        for word, value in said.items()
        if value and value != _storable(word, field.model._meta.get_field(targets[word]).get_default() or "")  # type: ignore[union-attr]
    }
    if "alt_text" not in own:
        return {}
    return dict.fromkeys(WORD_FIELDS[:4], "") | {"keywords": [], "decorative": False} | own


def _edited_words(caption: Caption, targets: Mapping[str, str], said: Mapping[str, str]) -> dict[str, Any]:
    words: dict[str, Any] = {word: value for word, value in said.items() if value != getattr(caption, word)}
    alt_text = words.pop("alt_text", None)
    kept = {word: value for word, value in words.items() if alt_text or caption.written.get(targets[word])}
    if alt_text:
        kept |= {"alt_text": alt_text, "decorative": False}
    return kept


def _storable(word: str, value: str) -> str:
    """What a person wrote, without NUL, in one line but for descriptions, and no longer than the caption can hold."""
    value = value.replace("\0", "").strip()
    if word != "description":
        value = " ".join(value.split())
    longest = Caption._meta.get_field(word).max_length  # type: ignore[union-attr]  # a column
    return text.fit(value, limit=longest)[:longest] if longest and len(value) > longest else value


def unlock(captions: QuerySet[Caption]) -> int:
    """Let machines overwrite words that people wrote. The words stay until then. Returns how many changed."""
    return captions.filter(origin=Origin.HUMAN).update(origin=Origin.PROVIDER)


def _decided(user: AbstractBaseUser | None) -> dict[str, Any]:
    """Columns of every human decision; ``user`` None = not known.

    The new revision makes answers that are still under way come too late.
    """
    return {
        "revision": F("revision") + 1,
        "standing": "",
        "stale": False,
        "claim": None,
        "error_code": "",
        "error_message": "",
        "edited_by_id": user.pk if user else None,
        "edited_at": timezone.now(),
        "settled_at": timezone.now(),
    }
