"""Words in the answers of Django REST framework: fields, and lists that ask once for all of their rows."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from django_autocaption.publishing.gate import alt_text, published_caption
from django_autocaption.publishing.prefetch import prefetch_captions

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
    """As ``list_serializer_class`` in a serializer's ``Meta``: the captions of all rows of an answer cost one query."""

    def to_representation(self, data: Any) -> Any:
        """``data``: a page, a list, a queryset or a manager."""
        return super().to_representation(prefetch_captions(data.all() if hasattr(data, "all") else data))
