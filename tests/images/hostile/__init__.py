"""Files of our own making that ask for much: memory, time, other programs. Each is made when it is needed."""

from __future__ import annotations

from tests.images.hostile import animations, boxes, derived, disguised, gif, jpeg, lies, png, rare, tiff, webp
from tests.images.hostile.parts import Hostile

#: What each is called, and how it is made.
HOSTILE: dict[str, Hostile] = {
    name: file
    for module in (jpeg, png, gif, webp, animations, tiff, boxes, derived, rare, disguised, lies)
    for name, file in module.FILES.items()
}
