"""What a page says of the image's file: its address, size and type. No file is opened for it."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from django.db.models.fields.files import FieldFile
from django.http import HttpRequest
from django.utils.encoding import iri_to_uri

from django_autocaption.exceptions import ConfigurationError
from django_autocaption.loading import on_first_use
from django_autocaption.pipeline.runtime import addresses
from django_autocaption.publishing.caption import PublishedCaption
from django_autocaption.publishing.sources import source_of

if TYPE_CHECKING:
    from PIL import Image
else:
    Image = on_first_use("PIL.Image")


def absolute_url(url: str, request: HttpRequest | None = None) -> str:
    """``https://host/path`` of an address on this site: by the request, else by AUTOCAPTION["SITE_URL"].

    Addresses that are absolute already, as some storages give them, pass through.
    Raises ConfigurationError for a relative one with neither.
    """
    if request is not None:
        return request.build_absolute_uri(url)
    parts = urlsplit(url)
    if parts.scheme and parts.netloc:
        return iri_to_uri(url)
    site = addresses.site()
    if not site:
        raise ConfigurationError(
            f"Crawlers need an absolute address, and {url!r} is none. Give the function the request, add "
            "'django.template.context_processors.request' to the templates, or set AUTOCAPTION['SITE_URL']."
        )
    return iri_to_uri(urljoin(f"{site}/", url))


def web_page(address: str, request: HttpRequest | None = None) -> str:
    """A page's absolute address; "" unless the given one is ``http(s)://…`` or begins with one slash."""
    if address.startswith("/") and not address.startswith("//"):
        return absolute_url(address, request)
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    return iri_to_uri(address) if parts.scheme in ("http", "https") and parts.netloc else ""


def size_of(image: FieldFile, caption: PublishedCaption | None) -> tuple[int, int] | None:
    """Width and height in pixels: those noted with the words, which are of the image turned upright, as browsers show
    it; else those of the ImageField's ``width_field`` and ``height_field``, which a row for a rendition may have as
    well; else None."""
    if caption is not None and caption.width and caption.height and source_of(image) is image:
        return caption.width, caption.height
    field, row = getattr(image, "field", None), getattr(image, "instance", None)
    names = (getattr(field, "width_field", None), getattr(field, "height_field", None))
    width, height = (getattr(row, name, None) if name else None for name in names)
    return (int(width), int(height)) if width and height else None


def media_type(name: str) -> str:
    """``image/jpeg`` and so on by the file name's extension; "" for one that is no image's."""
    extension = PurePosixPath(name).suffix.lower()
    if extension == ".svg":
        return "image/svg+xml"
    found = Image.MIME.get(Image.registered_extensions().get(extension, ""), "")
    return found if found.startswith("image/") else ""
