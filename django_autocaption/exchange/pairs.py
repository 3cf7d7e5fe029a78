"""Captions of the same image in two languages, for translators."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum

from django_autocaption.exchange.rows import held
from django_autocaption.models import Caption


class LeftOut(StrEnum):
    """Why a caption has no words to translate from."""

    HELD = "held"
    """Moderation has not cleared the source language's caption."""
    WORDLESS = "wordless"
    """There are no words in the source language, or none for the present image, or the image is decorative."""


def pairs(
    chunks: Iterable[Sequence[Caption]], *, source: str, left_out: Counter[LeftOut]
) -> Iterator[tuple[Caption, Caption]]:
    """(caption in the language ``source``, caption) for each that can be translated; the others are counted.
    ``chunks``: as of ``rows.chunks``."""
    for chunk in chunks:
        groups: dict[tuple[int, str], list[Caption]] = {}
        for caption in chunk:
            groups.setdefault((caption.content_type_id, caption.field_name), []).append(caption)
        for (content_type, field_name), members in groups.items():
            originals = (
                Caption.objects.using(members[0]._state.db)
                .with_words()
                .filter(
                    content_type=content_type,
                    field_name=field_name,
                    language=source,
                    object_id__in=[caption.object_id for caption in members],
                )
            )
            refused = set(held(originals).values_list("object_id", flat=True))
            by_key = {original.object_id: original for original in originals}
            for caption in members:
                original = by_key.get(caption.object_id)
                if caption.object_id in refused:
                    left_out[LeftOut.HELD] += 1
                elif original is None or not _speaks(original):
                    left_out[LeftOut.WORDLESS] += 1
                else:
                    yield original, caption


def _speaks(original: Caption) -> bool:
    words = original.offered
    return words is not None and not words.decorative and bool(words.alt_text.strip())
