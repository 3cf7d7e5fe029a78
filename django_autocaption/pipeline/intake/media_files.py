"""Files in the site's media folders, which editors upload into rich text and no model knows, get rows of their own."""

from __future__ import annotations

from collections.abc import Collection
from mimetypes import guess_type
from pathlib import PurePosixPath

from django.core.exceptions import SuspiciousFileOperation
from django.core.files.utils import validate_file_name
from django.db import router

from django_autocaption import conf
from django_autocaption.exceptions import ConfigurationError
from django_autocaption.models import Caption, MediaFile
from django_autocaption.models.files import name_key
from django_autocaption.pipeline.runtime import databases

__all__ = [
    "note_upload",
]

LONGEST = 1000
"""Characters of a name that the rows have room for."""


def note_upload(name: str) -> MediaFile:
    """Have a file captioned that was just stored in one of AUTOCAPTION["MEDIA_FOLDERS"]: for the view that editors
    upload into. Without it, the sweep finds the file within minutes.

    ``name``: its name in the default storage, as ``storage.save`` returns it. Returns its row, new or not. Raises
    ConfigurationError for a name outside of the folders, or too long.
    """
    if not is_in_folder(name):
        folders = ", ".join(map(repr, conf.current().media_folders)) or "no folder"
        raise ConfigurationError(f"{name!r} is in none of AUTOCAPTION['MEDIA_FOLDERS'], which has {folders}.")
    objects = MediaFile.objects.using(databases.beside(router.db_for_write(MediaFile)))
    found, _created = objects.get_or_create(name_key=name_key(name), defaults={"file": name})
    return found


def add_unknown(names: Collection[str], *, using: str) -> int:
    """A row for each of these files of the folders that is an image by its name and that no caption is about yet.
    Their captions are asked for by the sweep, like those of any objects that nobody announced. Returns how many."""
    keys = {name_key(name): name for name in names if is_in_folder(name) and _is_image(name)}
    if not keys:
        return 0
    # What is about a file of a model of the site's own needs no second row.
    for known in (Caption.objects.using(using), MediaFile.objects.using(using)):
        for key in known.filter(name_key__in=list(keys)).values_list("name_key", flat=True):
            keys.pop(key, None)
    MediaFile.objects.using(using).bulk_create([MediaFile(file=name) for name in keys.values()], ignore_conflicts=True)
    return len(keys)


def is_in_folder(name: str) -> bool:
    """A name that a storage can have, in one of the folders."""
    try:
        validate_file_name(name, allow_relative_path=True)
    except SuspiciousFileOperation:
        return False
    parents = PurePosixPath(name).parents
    return len(name) <= LONGEST and any(PurePosixPath(folder) in parents for folder in conf.current().media_folders)


def _is_image(name: str) -> bool:
    return (guess_type(name)[0] or "").startswith("image/")
