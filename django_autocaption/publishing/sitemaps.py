"""Django sitemaps that name the images of each page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

from django.contrib.sitemaps import Sitemap
from django.db.models import Model
from django.db.models.fields.files import FieldFile
from django.utils.encoding import iri_to_uri

from django_autocaption.publishing.gate import awaits_editor, is_withheld
from django_autocaption.publishing.prefetch import prefetch_captions
from django_autocaption.registry import registry

__all__ = ["TEMPLATE", "CaptionedImageSitemap"]

#: https://developers.google.com/search/docs/crawling-indexing/sitemaps/image-sitemaps
IMAGES_PER_URL = 1_000
#: For Django's sitemap view: ``{"sitemaps": …, "template_name": TEMPLATE}``.
TEMPLATE = "autocaption/sitemap.xml"


if TYPE_CHECKING:
    _Sitemap = Sitemap[Any]
else:  # generic for type checkers alone
    _Sitemap = Sitemap


class CaptionedImageSitemap(_Sitemap):
    """A sitemap of objects, each with the addresses of its images (``image:image/image:loc``; Google has retired the
    other image tags). Subclass it as any Sitemap: ``items()`` is all that it needs.

    An image is left out while moderation blocks it or has not cleared it, and while nothing of it is published and an
    editor has to decide. The rows of one page of the sitemap cost one query.
    """

    image_fields: Sequence[str] = ()
    """Names of image fields; () = all captioned ones that an item has."""

    def images(self, item: Any) -> Iterable[FieldFile]:
        """The images of an item, those in ``image_fields``. Override it for images of related objects."""
        if not isinstance(item, Model):
            return ()
        names = self.image_fields or [f.name for f in registry.fields_of(type(item))]
        return (getattr(item, name) for name in names)

    def get_urls(self, page: int | str = 1, site: Any = None, protocol: str | None = None) -> list[dict[str, Any]]:
        """Django's list of dicts for the template, each with ``images``: at most 1,000 absolute addresses."""
        urls: list[dict[str, Any]] = super().get_urls(page=page, site=site, protocol=protocol)
        images = [list(self.images(url["item"][0] if self.i18n else url["item"])) for url in urls]
        prefetch_captions(image.instance for image in chain.from_iterable(images))
        for url, of_item in zip(urls, images, strict=True):
            shown = (image for image in of_item if image and not is_withheld(image) and not awaits_editor(image))
            addresses = dict.fromkeys(iri_to_uri(urljoin(url["location"], image.url)) for image in shown)
            url["images"] = list(addresses)[:IMAGES_PER_URL]
        return urls
