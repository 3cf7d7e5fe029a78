"""The first frame of a file as a browser shows it: on a transparent canvas, where it does not cover all of it."""

from __future__ import annotations

from PIL import GifImagePlugin, Image

from django_autocaption.images.shown.png import Chunks, Frame, first_frame

Size = tuple[int, int]


class HiddenError(Exception):
    """An animation that hides its still picture, and has no frame that could be shown instead."""


def first_shown(data: bytes, png: Chunks) -> Frame | None:
    """The frame to be shown instead of the picture that an animated PNG begins with; None where that is shown.

    Raises HiddenError.
    """
    if not png.hides_its_picture:
        return None
    frame = first_frame(data, png)
    if frame is None:
        raise HiddenError
    return frame


def covered(opened: Image.Image) -> tuple[int, int, int, int] | None:
    """The part of its canvas that the first frame of a GIF covers; None for all of it, and for what is no GIF.

    ``opened``: not loaded yet.
    """
    if not isinstance(opened, GifImagePlugin.GifImageFile) or not opened.tile or "transparency" in opened.info:
        return None  # Pillow leaves transparent what a frame with a transparent colour does not cover
    extents = opened.tile[0].extents
    return None if extents in {None, (0, 0, *opened.size)} else extents


def on_canvas(image: Image.Image, size: Size, place: Size) -> Image.Image:
    """``image`` with its upper left corner at ``place``, on a transparent canvas."""
    if image.size == size:
        return image
    canvas = Image.new("RGBA", size)
    canvas.paste(image.convert("RGBA"), place)
    canvas.info = {key: value for key, value in image.info.items() if key != "transparency"}
    return canvas
