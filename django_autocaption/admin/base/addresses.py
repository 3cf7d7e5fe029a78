"""Where a browser finds the images of captions, as the objects that they belong to say it."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from hashlib import sha256

from django.contrib.admin import AdminSite
from django.urls import NoReverseMatch, reverse

from django_autocaption.models import Caption
from django_autocaption.pipeline.records.files import files_of

logger = logging.getLogger(__name__)

_FILE = "_autocaption_file"


def load_files(captions: Iterable[Caption]) -> None:
    """For the rows of a list: have ``image_url`` ask nothing more. At most one query for each image field; where that
    fails, ``image_url`` looks for each alone."""
    rows = list(captions)
    try:
        found = files_of(rows)
    except Exception as error:
        _warn(rows[0], error)
        return
    for caption in rows:
        caption.__dict__[_FILE] = found.get(caption.pk)


def image_url(caption: Caption) -> str:
    """Address of the stored image; "" where there is none. The file is not opened."""
    if _FILE not in caption.__dict__:
        load_files([caption])
    file = caption.__dict__.get(_FILE)
    try:
        return str(file.url) if file else ""
    except Exception as error:
        _warn(caption, error)
        return ""


def thumbnail_url(caption: Caption, site: AdminSite, *, model: type[Caption] = Caption) -> str:
    """Of a caption's small image in that admin site, for those who may see the page of ``model`` there; "" = it has
    none. Another for another image."""
    return _small_url(caption, site, model, "thumbnail")


def preview_url(caption: Caption, site: AdminSite, *, model: type[Caption] = Caption) -> str:
    """Of the image as large as a page has room for, likewise; that of the original where the site has no such page."""
    return _small_url(caption, site, model, "preview") or image_url(caption)


def _small_url(caption: Caption, site: AdminSite, model: type[Caption], name: str) -> str:
    if not caption.image_name:
        return ""
    try:
        url = reverse(f"{site.name}:autocaption_{model._meta.model_name}_{name}", args=[caption.pk])
    except NoReverseMatch:
        return ""
    about = f"{caption.image_no} {caption.image_name}"
    return f"{url}?v={sha256(about.encode('utf-8', 'surrogatepass')).hexdigest()[:12]}"


def _warn(caption: Caption, error: Exception) -> None:
    """Storages, and the site's own classes of files, raise what they like, and a list of captions must not fail for one
    image. What they say is not logged, as it may hold a signed address."""
    logger.warning("There is no address for %r (%s).", caption.image_name, type(error).__name__)
