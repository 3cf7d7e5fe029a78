"""What Wagtail's renditions were made from, and what an editor said of an image where it stands on a page."""

from __future__ import annotations

from typing import Any

from wagtail.images.models import AbstractImage, AbstractRendition, ResponsiveImage


def source_of_rendition(given: Any) -> AbstractImage | None:
    """The image behind a rendition, its file, or a set of them (``{% picture … as photo %}``); else None."""
    if isinstance(given, ResponsiveImage):
        given = next(iter(given.renditions), None)
    row = given if isinstance(given, AbstractRendition) else getattr(given, "instance", None)
    return row.image if isinstance(row, AbstractRendition) else None


def said_there(given: Any) -> str | None:
    """The alt text that an ``ImageBlock`` gives the image in its place, "" where it is decorative there; None where
    nobody said anything."""
    found = source_of_rendition(given) or given
    image = found if isinstance(found, AbstractImage) else getattr(found, "instance", None)
    if not isinstance(image, AbstractImage):
        return None
    return "" if image.decorative else image.contextual_alt_text or None
