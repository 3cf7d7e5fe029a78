"""What Wagtail's renditions were made from, and what an editor said of an image where it stands on a page."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from wagtail.images import get_image_model
from wagtail.images.models import AbstractImage, AbstractRendition, ResponsiveImage


def source_of_rendition(given: Any) -> AbstractImage | None:
    """The image behind a rendition, or a set of them (``{% picture … as photo %}``); None for anything else."""
    if isinstance(given, ResponsiveImage):
        given = next(iter(given.renditions), None)
    return given.image if isinstance(given, AbstractRendition) else None


def said_there(given: Any) -> str | None:
    """The alt text that an ``ImageBlock`` gives the image in its place, "" where it is decorative there; None where
    nobody said anything."""
    image = source_of_rendition(given) or given
    if not isinstance(image, AbstractImage):
        return None
    return "" if image.decorative else image.contextual_alt_text or None


def originals_of_renditions(names: Collection[str]) -> dict[str, str]:
    """Files of renditions → files of their images, for ``{{ page.body|richtext|with_alt_texts }}``."""
    renditions = get_image_model().get_rendition_model()._base_manager.filter(file__in=names)
    return dict(renditions.values_list("file", "image__file"))
