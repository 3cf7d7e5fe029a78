"""AUTOCAPTION: what each key about images does."""

from __future__ import annotations

import sys
from concurrent.futures import ThreadPoolExecutor, wait
from io import BytesIO
from typing import Any

import pytest
from django.core.files.storage import default_storage
from PIL import Image

from django_autocaption.images.children.pool import Children
from django_autocaption.images.limits import ImageLimits
from django_autocaption.images.shrinking import shrink
from django_autocaption.models import Caption
from django_autocaption.pipeline.records.thumbnailers import address
from django_autocaption.pipeline.runtime import decoding
from tests.effects import rows
from tests.effects.table import Table, cases
from tests.effects.world import World
from tests.pictures import jpeg

pytestmark = pytest.mark.django_db(databases=["default", "other"])


def max_file_size(world: World, spare: int) -> str:
    picture = world.picture()
    world.set(MAX_FILE_SIZE=picture.size + spare)
    return rows.standing(world.captioned(image=picture))


def max_pixels(world: World, most: int) -> str:
    world.set(MAX_PIXELS=most)
    return rows.standing(world.captioned(image=world.picture((64, 48))))


def max_edge(world: World, pixels: int) -> tuple[int, int]:
    world.set(MAX_EDGE=pixels)
    world.captioned(image=world.picture((640, 480)))
    return Image.open(BytesIO(world.asked[0].image.data)).size


def min_edge(world: World, pixels: int | None) -> str:
    world.set(MIN_EDGE=pixels)
    return rows.standing(world.captioned(image=world.picture((40, 30))))


def decode_in_children(world: World, wanted: bool) -> bool:
    world.set(DECODE_IN_CHILDREN=wanted)
    return decoding.decoder() is not shrink


def decoding_memory(world: World, most: int) -> bool:
    """Whether an image is decoded while a larger one is."""
    world.set(DECODING_MEMORY=most)
    children: Children = getattr(decoding.decoder(), "__self__")  # noqa: B009 - of a bound method
    with ThreadPoolExecutor(1) as thread, children._room.for_bytes(300 * 1024**2, alone=False):
        done = thread.submit(children.shrink, jpeg(size=(2001, 2000)), name="a", limits=ImageLimits())
        wait([done], timeout=5 if most > 480 * 1024**2 else 0.5)
        return done.done()


def decoding_python(world: World, python: str) -> str:
    world.set(DECODING_PYTHON=python)
    return rows.standing(world.captioned(image=world.picture()))


def thumbnails(world: World, by: str) -> str:
    world.set(THUMBNAILS=by)
    photo = world.captioned()
    return address(Caption.objects.select_related("content_type").get(object_id=str(photo.pk)))


def small(file: Any, edge: int) -> str:
    """What THUMBNAILS names."""
    return f"/small/{edge}"


def media_folders(world: World, folders: list[str]) -> bool:
    world.set(MEDIA_FOLDERS=folders)
    default_storage.save("diaries/2026/bridge.jpg", world.picture((64, 48)))
    world.sweep()
    return Caption.objects.filter(content_type__model="mediafile").exists()


IMAGES: Table = {
    "THUMBNAILS": (thumbnails, [("", ""), (f"{__name__}.small", "/small/144")]),
    "MAX_FILE_SIZE": (max_file_size, [(0, "published"), (-1, "left out")]),
    "MAX_PIXELS": (max_pixels, [(64 * 48, "published"), (64 * 48 - 1, "left out")]),
    "MAX_EDGE": (max_edge, [(320, (320, 240)), (160, (160, 120)), (1024, (640, 480))]),
    "MIN_EDGE": (min_edge, [(None, "published"), (0, "published"), (30, "published"), (31, "left out")]),
    "DECODE_IN_CHILDREN": (decode_in_children, [(True, True), (False, False)]),
    "DECODING_MEMORY": (decoding_memory, [(490 * 1024**2, True), (480 * 1024**2, False)]),
    "DECODING_PYTHON": (decoding_python, [("", "published"), (sys.executable, "published"), ("/none", "waits")]),
    "MEDIA_FOLDERS": (media_folders, [([], False), (["diaries"], True), (["diaries/2026/"], True), (["diary"], False)]),
}


@pytest.mark.parametrize(("look", "value", "seen"), cases(IMAGES))
def test_a_key_does_what_the_readme_says(look: Any, value: Any, seen: Any, world: World) -> None:
    assert look(world, value) == seen
