"""``THUMBNAIL_BACKEND = "django_autocaption.contrib.sorl.ThumbnailBackend"``: sorl's thumbnails know their images."""

from __future__ import annotations

from typing import Any

from sorl.thumbnail import base

from django_autocaption.publishing.sources import register_source

__all__ = ["ThumbnailBackend"]

_SOURCE = "autocaption_source"


class ThumbnailBackend(base.ThumbnailBackend):
    """As sorl's own. What ``{% thumbnail photo.image "200x200" as small %}`` gives has the words of ``photo.image``."""

    def get_thumbnail(self, file_: Any, geometry_string: str, **options: Any) -> Any:
        """``file_``: what the thumbnail is made from, as the template has it."""
        made = super().get_thumbnail(file_, geometry_string, **options)
        if made:
            setattr(made, _SOURCE, file_)
        return made


@register_source
def _source_of(given: Any) -> Any:
    return getattr(given, _SOURCE, None)
