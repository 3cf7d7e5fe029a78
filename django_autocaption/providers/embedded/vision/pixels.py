"""A prepared image as the models on this machine see it."""

from __future__ import annotations

import io

from PIL import Image


def open_rgb(data: bytes) -> Image.Image | None:
    """The image in RGB, what is transparent on white as on most pages; None if it cannot be decoded."""
    try:
        with Image.open(io.BytesIO(data)) as image:
            rgba = image.convert("RGBA") if image.has_transparency_data else image.convert("RGB")
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None
    if rgba.mode == "RGB":
        return rgba
    white = Image.new("RGBA", rgba.size, "white")
    white.alpha_composite(rgba)
    return white.convert("RGB")
