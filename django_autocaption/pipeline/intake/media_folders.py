"""The site's media folders are looked through for images that nobody announced."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import timedelta

from django.core.files.storage import default_storage
from django.db import router

from django_autocaption import conf
from django_autocaption.models import Cursor, MediaFile
from django_autocaption.models.clock import DatabaseNow
from django_autocaption.pipeline.intake import media_files
from django_autocaption.pipeline.runtime import databases

NAME = "media folders"
"""Of their Cursor, whose value is the folder that was listed last."""
#: A new round begins no sooner after the last look.
PAUSE = timedelta(minutes=2)
#: Seconds that one sweep lists folders for; the next sweep goes on.
LONGEST = 5.0
#: Characters of a folder's name that the cursor has room for; behind a longer one, the look goes on.
LONGEST_NAME = 255
#: Names that are held against the database at once.
CHUNK = 500


def look(*, using: str) -> int:
    """Add what is new in AUTOCAPTION["MEDIA_FOLDERS"]. Returns how many files that are. Raises what the storage
    raises."""
    folders = conf.current().media_folders
    if not folders or databases.beside(router.db_for_write(MediaFile)) != using:
        return 0
    rows = Cursor.objects.using(using)
    rows.get_or_create(name=NAME)
    cursor = rows.annotate(now=DatabaseNow()).get(name=NAME)
    if not cursor.value and cursor.looked_at is not None and cursor.now - cursor.looked_at < PAUSE:
        return 0
    added, listed, until = 0, "", time.monotonic() + LONGEST
    for folder, names in _folders(sorted(folders), after=cursor.value):
        for start in range(0, len(names), CHUNK):
            added += media_files.add_unknown(names[start : start + CHUNK], using=using)
        if time.monotonic() > until and len(folder) <= LONGEST_NAME:
            listed = folder
            break
    rows.filter(pk=NAME).update(value=listed, looked_at=DatabaseNow())
    return added


def _folders(folders: list[str], *, after: str) -> Iterator[tuple[str, list[str]]]:
    """Each folder with the names in it, those below it behind it; those up to ``after`` were there already."""
    for folder in folders:
        try:
            inside, names = default_storage.listdir(folder)
        except FileNotFoundError:  # nobody has uploaded anything yet
            continue
        if not after or _place(folder) > _place(after):
            yield folder, [f"{folder}/{name}" for name in sorted(names)]
        below = [f"{folder}/{name}" for name in sorted(inside)]
        # A folder all of which was listed before the last one is not listed again.
        yield from _folders([f for f in below if _place(f) >= _place(after)[: len(_place(f))]], after=after)


def _place(folder: str) -> list[str]:
    return folder.split("/") if folder else []
