"""What a page gets to know of an image: its published words, and who wrote them."""

from __future__ import annotations

import json
from dataclasses import dataclass

from django_autocaption.models import Origin
from django_autocaption.publishing.prefetch import Row

__all__ = [
    "PublishedCaption",
]


@dataclass(frozen=True, kw_only=True)
class PublishedCaption:
    """The published words of one image in one language, for reading."""

    alt_text: str
    title: str
    description: str
    meta_description: str
    keywords: tuple[str, ...]
    decorative: bool
    """Screen readers skip the image, whatever ``alt_text`` says."""
    language: str
    image_name: str
    """Name of the file in its storage."""
    width: int | None
    height: int | None
    """Pixels of the image turned upright; None = not known."""
    origin: str
    """``author``, ``provider``, ``reused`` or ``human``."""
    provider: str
    """Alias of the service that wrote what no person did; "" = none did."""
    model: str
    human_fields: frozenset[str]
    """Names of the fields above that a person wrote; the other words are a machine's."""
    approved: bool | None
    """A person published these words, or confirmed them; None = not known, as AUTOCAPTION["PROVENANCE"] is off."""

    @property
    def is_unapproved_machines(self) -> bool:
        """The words are those of a captioning service, and no person has approved them; False where that is not
        known, and for words of the image's author, of a person and of a rule."""
        by_service = self.origin in (Origin.PROVIDER, Origin.REUSED) and bool(self.provider)
        return self.approved is False and by_service and not self.decorative and "alt_text" not in self.human_fields


def published(row: Row) -> PublishedCaption:
    """The same as a page's code reads it."""
    return PublishedCaption(
        alt_text=row.alt_text,
        title=row.title,
        description=row.description,
        meta_description=row.meta_description,
        keywords=tuple(json.loads(row.keywords)),
        decorative=row.decorative,
        language=row.language,
        image_name=row.image_name,
        width=row.width,
        height=row.height,
        origin=row.origin,
        provider=row.provider,
        model=row.model,
        human_fields=frozenset(json.loads(row.human_fields)),
        approved=row.approved,
    )
