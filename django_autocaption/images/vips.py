"""Large PNG and WebP files decoded and shrunk in one go by libvips, on sites that have pyvips.

It takes half the processor time of Pillow and a part of the memory, as the original's pixels are never held. A JPEG it
reads no faster than Pillow, which lets the same decoder shrink by itself. It decides nothing: Pillow has opened the
file and its size is within the limits before, and whatever libvips refuses or has doubts about, Pillow decodes.
"""

from __future__ import annotations

import importlib
import os
from functools import cache
from typing import Any

from PIL import Image

from django_autocaption.images.sight.subject import is_one_colour
from django_autocaption.images.stripping import strip

#: The smallest original that libvips is worth calling for: times the wanted longer side.
LEAST_FACTOR = 2

_MODES = {1: "L", 3: "RGB"}


def shrunk(data: bytes, kind: str, opened: Image.Image, *, max_edge: int) -> Image.Image | None:
    """The picture in L or RGB, on white, its longer side ``max_edge``, in the colour space and with the ``info`` of
    ``opened``; None where Pillow is to decode it.

    ``opened``: the same file as Pillow sees it, not loaded; its size was checked by the caller.
    Never raises.
    """
    longest = max(opened.size)
    if kind not in {"PNG", "WEBP"} or longest < LEAST_FACTOR * max_edge or getattr(opened, "is_animated", False):
        return None
    bare = strip(data, kind)  # no reader of metadata but Pillow's sees any
    if bare is None or (kind == "PNG" and _has_parts_behind_its_pixels(data)):  # Pillow would find those while loading
        return None
    pyvips = _library()
    if pyvips is None:
        return None
    width, height = (max(1, round(edge * max_edge / longest)) for edge in opened.size)
    try:
        picture = _open(pyvips, bare, kind)
        if (picture.width, picture.height) != opened.size or picture.format != "uchar":
            return None
        if kind == "WEBP":
            picture = _open(pyvips, bare, kind, scale=max_edge / longest)
        transparent = picture.hasalpha()
        if transparent:
            picture = picture.flatten(background=255)
        picture = picture.resize(width / picture.width, vscale=height / picture.height)
        image = Image.frombytes(_MODES[picture.bands], (width, height), picture.write_to_memory())
        if transparent and is_one_colour(image):  # there may be something white, which Pillow puts on black
            return None
    except Exception:  # whatever it is: Pillow has the last word on every file
        return None
    image.info = {key: value for key, value in opened.info.items() if key != "transparency"}
    return image


def warm_up() -> None:
    """Load the library now and have it begin its threads, where there is one: they take address space, which a process
    that limits its own has to count."""
    pyvips = _library()
    if pyvips is not None:
        pyvips.Image.black(64, 64).resize(0.5).write_to_memory()


def _open(pyvips: Any, data: bytes, kind: str, **options: float) -> Any:
    """By the loader of that kind and no other: libvips is not asked to guess."""
    loader = pyvips.Image.pngload_source if kind == "PNG" else pyvips.Image.webpload_source
    source = pyvips.Source.new_from_memory(data)  # a buffer pyvips would write into its log, with every byte
    return loader(source, access="sequential", fail_on="error", **options)


def _library() -> Any:
    """The module pyvips; None where it is missing, or was used by the process that this one was forked from: libvips
    waits for its threads, which did not come along (https://github.com/libvips/ruby-vips/issues/396)."""
    process, pyvips = _loaded()
    return pyvips if process == os.getpid() else None


@cache
def _loaded() -> tuple[int, Any]:
    """The process that loaded pyvips, and the module. At the first large file only: it takes 18 MB."""
    try:
        pyvips = importlib.import_module("pyvips")
        if not pyvips.at_least_libvips(8, 13):  # older ones block nothing
            return os.getpid(), None
        pyvips.block_untrusted_set(True)  # loaders that nobody tests with hostile files
        pyvips.cache_set_max(0)  # it would keep the last hundred originals
        pyvips.concurrency_set(1)  # images are prepared on as many threads as there are cores
    except Exception:  # not installed, without its library, or older than what is called here
        return os.getpid(), None
    return os.getpid(), pyvips


def _has_parts_behind_its_pixels(png: bytes) -> bool:
    """Of a PNG that ``strip`` could follow to its end."""
    start, name, previous = 8, b"", b""
    while name != b"IEND":
        previous, name = name, png[start + 4 : start + 8]
        start += 12 + int.from_bytes(png[start : start + 4], "big")
    return previous != b"IDAT"
