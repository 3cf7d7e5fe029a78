"""Icons, and cursors, which are icons with another number in front: what is transparent in them, as browsers have it.

https://learn.microsoft.com/previous-versions/ms997538(v=msdn.10)
"""

from __future__ import annotations

import io
import struct
from typing import Any

from PIL import IcoImagePlugin

_ICON = b"\0\0\1\0"
_HEAD, _ENTRY, _PNG = 6, 16, b"\x89PNG"
#: Bits of a pixel with an alpha channel; Pillow takes a mask for all others.
_WITH_ALPHA, _WITH_MASK = 32, 24


class IconFile(IcoImagePlugin.IcoImageFile):
    """The largest of its pictures, as Pillow decodes it."""

    def _open(self) -> None:
        assert self.fp is not None  # noqa: S101 - for the type checker
        self.fp = io.BytesIO(_with_bits(self.fp.read()))
        super()._open()

    def load(self) -> Any:
        """Where the alpha channel shows nothing at all, a program knew of none: the mask counts."""
        loaded = super().load()
        entries = self.ico.entry
        has_alpha = any(entry.bpp == _WITH_ALPHA for entry in entries)
        if has_alpha and self.mode == "RGBA" and self.im.getband(3).getextrema() == (0, 0):
            self.ico.entry = [entry._replace(bpp=_WITH_MASK) for entry in entries]
            self._im = None
            loaded = super().load()
        return loaded


def _with_bits(data: bytes) -> bytes:
    """As an icon whose directory has the bits that its drawings have: there a cursor says where it points to."""
    directory = bytearray(data[: _HEAD + _ENTRY * int.from_bytes(data[4:6], "little")])
    for start in range(_HEAD, len(directory) - _ENTRY + 1, _ENTRY):
        (place,) = struct.unpack_from("<L", directory, start + 12)
        head = data[place : place + 16]
        bits = _WITH_ALPHA if head.startswith(_PNG) else int.from_bytes(head[14:], "little")
        struct.pack_into("<HH", directory, start + 4, 1, bits)
    return _ICON + bytes(directory[4:]) + data[len(directory) :]
