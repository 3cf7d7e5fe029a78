"""Drafts about as many copies of a photograph, and somebody who reviews them: ``python -m … PHOTOGRAPH NUMBER``."""

from __future__ import annotations

import sys
from pathlib import Path

import django


def main(photograph: Path, number: int) -> None:
    django.setup()
    from django.conf import settings
    from django.contrib.auth.models import User

    from tests.rows import REVIEW, caption
    from tests.testapp.models import Photo

    User.objects.create_superuser("editor", password="only for tests")
    data = photograph.read_bytes()
    for one in range(number):
        name = f"{one}.jpg"
        (Path(settings.MEDIA_ROOT) / name).write_bytes(data + one.to_bytes(4, "big"))
        photo = Photo.objects.bulk_create([Photo(title=name, image=name)])[0]
        caption(photo, f"Draft number {one} of a photograph.", standing=REVIEW)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
