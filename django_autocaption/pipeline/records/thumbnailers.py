"""Packages that make the small images of lists in place of this app, where the site names one in THUMBNAILS."""

from __future__ import annotations

import logging
from importlib import import_module
from typing import Any

from django.db.models.fields.files import FieldFile
from django.utils.module_loading import import_string

from django_autocaption import conf
from django_autocaption.models import Caption
from django_autocaption.pipeline.records.files import files_of
from django_autocaption.pipeline.records.previews import EDGE

logger = logging.getLogger(__name__)


def address(caption: Caption) -> str:
    """Of the thumbnail that the package named in THUMBNAILS makes, if it has none yet, and keeps; "" = none is named,
    or it could not."""
    named = conf.current().THUMBNAILS
    if not named:
        return ""
    make = _PACKAGES.get(named) or import_string(named)
    try:
        file = files_of([caption]).get(caption.pk)
        return "" if file is None else str(make(file, EDGE))
    except Exception as error:  # another's code, about a foreign file; what it says may name the file
        logger.warning("No thumbnail by %s (%s).", named, type(error).__name__)
        return ""


def _easy(file: FieldFile, edge: int) -> str:
    make: Any = import_module("easy_thumbnails.files").get_thumbnailer
    return str(make(file).get_thumbnail({"size": (edge, edge), "crop": True}).url)


def _sorl(file: FieldFile, edge: int) -> str:
    make: Any = import_module("sorl.thumbnail").get_thumbnail
    return str(make(file, f"{edge}x{edge}", crop="center").url)


def _imagekit(file: FieldFile, edge: int) -> str:
    specs, processors = import_module("imagekit"), import_module("imagekit.processors")
    columns = {"processors": [processors.ResizeToFill(edge, edge)], "format": "JPEG", "options": {"quality": 70}}
    made = import_module("imagekit.cachefiles").ImageCacheFile(type("Small", (specs.ImageSpec,), columns)(source=file))
    made.generate()
    return str(made.url)


_PACKAGES = {"easy_thumbnails": _easy, "sorl": _sorl, "imagekit": _imagekit}
