"""A person wrote into the site's own text fields: their words are the captions' words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django.db.models import QuerySet

from django_autocaption.loading import on_first_use
from django_autocaption.models import Caption, Surface, Verb, Version
from django_autocaption.models.clock import DatabaseNow
from django_autocaption.pipeline.records import bulk_update
from django_autocaption.pipeline.words import reviews, versions
from django_autocaption.pipeline.words.seen import By, Seen
from django_autocaption.registry import CaptionedField

if TYPE_CHECKING:
    from django_autocaption import text
else:
    text = on_first_use("django_autocaption.text")


def written_on_site(
    field: CaptionedField, captions: QuerySet[Caption], texts: Mapping[str, str], *, new_image: bool = False
) -> list[int]:
    """``captions``: those of one object. ``texts``: name of a field → what was written there. ``new_image``: the
    captions have no words for their present image.

    Emptied alt text says nothing: a form that was opened before the words came sends it back empty. A title or
    description alone is taken where it corrects what was written back; otherwise it is the site's own business. What
    this app wrote itself, then or earlier, is no edit: the form was opened before something changed.
    Returns the ids of the captions that were changed. To be called in a transaction.
    """
    using = captions.db
    rows = bulk_update.lock(Caption.objects.using(using), list(captions.values_list("pk", flat=True)))
    versions.attach(rows.values(), using=using)
    changed: list[int] = []
    for caption in rows.values():
        if not caption.image_name:
            continue
        targets = field.targets(caption.language)
        given = {word: texts[name] for word, name in targets.items() if name in texts}
        said = {w: storable(w, value) for w, value in given.items() if value != caption.written.get(targets[w])}
        if said and caption.written:
            said = _without_stale(caption, field, targets, said, using)
        words = _words_for_new_image(field, targets, said) if new_image else _edited_words(caption, targets, said)
        by = By(surface=Surface.SITE)
        if words and reviews.edit(caption, words, seen=Seen.of(caption), by=by, verb=Verb.WRITE_BACK):
            changed.append(caption.pk)
    return changed


def fitted(version: Version | None, word: str, field: Any, *, language: str) -> str:
    """The word as the site's field can hold it, cut between words; "" for a decorative image, which says nothing."""
    whole = "" if version is None or version.decorative else str(getattr(version, word))
    said, limit = whole, field.max_length
    while field.max_length and len(said) > field.max_length:
        said = text.fit(whole, limit=limit, language=language) if limit else ""
        # ``fit`` counts graphemes, of one code point or more; the field counts code points.
        limit = min(limit - 1, limit * field.max_length // max(len(said), 1))
    return said


def storable(word: str, value: str) -> str:
    """What a person wrote, without what nobody sees, in one line but for descriptions, and no longer than a version can
    hold."""
    value = text.visible(value).strip()
    if word != "description":
        value = " ".join(value.split())
    longest = Version._meta.get_field(word).max_length  # type: ignore[union-attr]  # a column
    return text.fit(value, limit=longest)[:longest] if longest and len(value) > longest else value


def _without_stale(
    caption: Caption, field: CaptionedField, targets: Mapping[str, str], said: Mapping[str, str], using: str
) -> dict[str, str]:
    """What is left without texts that were written into the field by this app once: they came back from a form that
    was opened before something changed. The field is ours to write again."""
    earlier = list(Version.objects.using(using).filter(caption=caption))

    def is_ours(word: str, value: str) -> bool:
        column = field.model._meta.get_field(targets[word])
        said_once = (storable(word, fitted(v, word, column, language=caption.language)) for v in earlier)
        return bool(value) and value in said_once

    stale = {word: value for word, value in said.items() if is_ours(word, value)}
    if stale:
        caption.written = caption.written | {targets[word]: value for word, value in stale.items()}
        changes = {"written": caption.written, "follow_at": DatabaseNow()}
        Caption.objects.using(using).filter(pk=caption.pk).update(**changes)
        versions.emit_change([caption.pk], using=using, undoable=True)
    return {word: value for word, value in said.items() if word not in stale}


def _words_for_new_image(field: CaptionedField, targets: Mapping[str, str], said: Mapping[str, str]) -> dict[str, Any]:
    """Nothing without alt text; what the site's field has by default says nothing."""
    own: dict[str, Any] = {}
    for word, value in said.items():
        default = field.model._meta.get_field(targets[word]).get_default()  # type: ignore[union-attr]  # concrete ones
        if value and value != storable(word, default or ""):
            own[word] = value
    return own if "alt_text" in own else {}


def _edited_words(caption: Caption, targets: Mapping[str, str], said: Mapping[str, str]) -> dict[str, Any]:
    current = caption.offered
    words: dict[str, Any] = {
        word: value for word, value in said.items() if value != (getattr(current, word) if current else "")
    }
    alt_text = words.pop("alt_text", None)
    kept = {word: value for word, value in words.items() if alt_text or caption.written.get(targets[word])}
    if alt_text:
        kept |= {"alt_text": alt_text, "decorative": False}
    return kept
