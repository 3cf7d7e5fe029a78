"""What search engines are told of: every photograph's page, with its image."""

from __future__ import annotations

from django.db.models import QuerySet

from album.models import Photo
from django_autocaption.publishing.sitemaps import CaptionedImageSitemap


class PhotoSitemap(CaptionedImageSitemap):
    def items(self) -> QuerySet[Photo]:
        """All photographs."""
        return Photo.objects.all()
