"""How large an original may be, and how large the prepared image."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class ImageLimits:
    """How large an original may be, and how large the prepared image."""

    max_file_size: int = 50 * 1024 * 1024
    """Bytes of the stored file; a larger one is excluded."""
    max_pixels: int = 100_000_000
    """Width × height of the original; a larger one is excluded. Pillow's own ``Image.MAX_IMAGE_PIXELS`` (89 million
    unless the site changes it) holds as well: the smaller of the two decides."""
    max_edge: int = 1024
    """Pixels of the longer side of the prepared image."""
    max_bytes: int | None = None
    """Bytes of the prepared image; None = whatever ``max_edge`` gives."""
    small_edge: int | None = None
    """Pixels of the longer side of a second one, for the lists of people; None = there is none."""
