"""An empty album, and the sample photographs saved into it as a site would save uploads."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from django.conf import settings
from django.core.files import File

from album.models import Photo

PHOTOS: Path = settings.BASE_DIR / "photos"


def empty_album() -> None:
    """Delete every photograph, and all files of earlier runs, whatever database those used."""
    for photo in Photo.objects.all():
        photo.delete()  # one by one: the captions go with them
    shutil.rmtree(settings.MEDIA_ROOT / "photos", ignore_errors=True)


def save_samples() -> list[Photo]:
    """Save each sample photograph through the ORM, in the order of the album."""
    return [_save(entry) for entry in json.loads((PHOTOS / "photos.json").read_text(encoding="utf-8"))]


def _save(entry: dict[str, str]) -> Photo:
    with (PHOTOS / entry["file"]).open("rb") as file:
        image = File(file, name=entry["file"])
        return Photo.objects.create(title=entry["title"], credit=entry["credit"], license=entry["license"], image=image)
