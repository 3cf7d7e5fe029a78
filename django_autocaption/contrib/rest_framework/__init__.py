"""Words in the answers of Django REST framework: fields, and lists that ask once for all of their rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.db.models import Model
from rest_framework import serializers

from django_autocaption.publishing.gate import alt_text, published_caption
from django_autocaption.publishing.prefetch import is_prefetched, prefetch_captions

__all__ = ["AltTextField", "CaptionField", "CaptionedListSerializer"]


class AltTextField(serializers.Field):  # type: ignore[misc]  # untyped
    """``alt = AltTextField(source="image")``: the published alt text of an image, as ``publishing.gate.alt_text``.

    ``default_text``: until words are published.
    """

    def __init__(self, *, default_text: str = "", **options: Any) -> None:
        self.default_text = default_text
        super().__init__(read_only=True, **options)

    def to_representation(self, value: Any) -> str:
        """``value``: the image."""
        return alt_text(value, default=self.default_text)


class CaptionField(serializers.Field):  # type: ignore[misc]  # untyped
    """``caption = CaptionField(source="image")``: all published words of an image, or None."""

    def __init__(self, **options: Any) -> None:
        super().__init__(read_only=True, **options)

    def to_representation(self, value: Any) -> dict[str, Any] | None:
        """``value``: the image."""
        caption = published_caption(value)
        if caption is None:
            return None
        return {
            "alt_text": "" if caption.decorative else caption.alt_text,
            "decorative": caption.decorative,
            "title": caption.title,
            "description": caption.description,
            "keywords": list(caption.keywords),
            "language": caption.language,
            "by_machine": bool(caption.provider) and "alt_text" not in caption.human_fields,
        }


class CaptionedListSerializer(serializers.ListSerializer):  # type: ignore[misc]  # untyped
    """As ``list_serializer_class`` in a serializer's ``Meta``: one query for the captions of all rows of an answer, and
    of objects in serializers inside of it, as far as they were loaded together with the rows."""

    def to_representation(self, data: Any) -> Any:
        """``data``: a page, a list, a queryset or a manager."""
        rows = list(data.all() if hasattr(data, "all") else data)
        shown = [*rows, *_inside(self.child, rows)]
        prefetch_captions(each for each in shown if isinstance(each, Model) and not is_prefetched(each))
        return super().to_representation(rows)


def _inside(serializer: Any, rows: Sequence[Any]) -> Iterator[Any]:
    """What serializers inside of this one show of these rows, however deep."""
    for field in getattr(serializer, "fields", {}).values():
        inner = field.child if isinstance(field, serializers.ListSerializer) else field
        if isinstance(inner, serializers.BaseSerializer):
            found = [each for row in rows for each in _loaded(row, field.source)]
            yield from found
            yield from _inside(inner, found)


def _loaded(row: Any, relation: str) -> Iterable[Any]:
    """The objects of this relation that ``select_related`` or ``prefetch_related`` brought along."""
    if not isinstance(row, Model):
        return ()
    one = row._state.fields_cache.get(relation)
    return getattr(row, "_prefetched_objects_cache", {}).get(relation, ()) if one is None else (one,)
